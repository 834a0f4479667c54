"""What other programs read in the forms of a report: the words of web pages, Markdown and plain text."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from typing import Any

import html5lib
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

HTML = "{http://www.w3.org/1999/xhtml}"
_READER = MarkdownIt("commonmark").enable("table").use(footnote_plugin)


def page_of(content: bytes) -> Any:
    """The page as a strict parser reads it: any error is one of ours."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        parser = html5lib.HTMLParser(strict=True, tree=html5lib.getTreeBuilder("lxml"))
        return parser.parse(content, transport_encoding="utf-8").getroot()


def words_of_page(content: bytes) -> tuple[str, str]:
    """The words of the article and those of its footnotes, without their numbers and ways back."""
    article = next(page_of(content).iter(f"{HTML}article"))
    for mark in [*article.iter(f"{HTML}a"), *article.iter(f"{HTML}span")]:
        if mark.get("role") in ("doc-noteref", "doc-backlink") or mark.get("class") == "number":
            mark.text = ""
    notes = [node for node in article.iter(f"{HTML}section") if node.get("class") == "notes"]
    noted = "".join("".join(node.itertext()) for node in notes)
    return "".join(article.itertext()).removesuffix(noted + "\n"), noted


def words_of_markdown(content: bytes) -> tuple[str, str]:
    """The words of the text and those of its footnotes, as markdown-it reads them."""
    tokens = _READER.parse(content.decode())
    begin = next((at for at, token in enumerate(tokens) if token.type == "footnote_block_open"), len(tokens))
    return "\n".join(_words(tokens[:begin])), "\n".join(_words(tokens[begin:]))


def _words(tokens: list[Token]) -> Iterator[str]:
    for token in tokens:
        if token.type in ("fence", "code_block", "html_block"):
            yield token.content
        for child in token.children or ():
            if child.type in ("softbreak", "hardbreak"):
                yield ""
            elif child.type in ("text", "text_special", "code_inline"):
                yield child.content


def words_of_text(content: bytes) -> tuple[str, str]:
    """The words of a plain text and of its footnotes, without the marks of those and the addresses of links."""
    plain = re.sub(r"（(?:https?://|[\w.]+@)[^（）]*）", "", content.decode("utf-8-sig"))
    text, _, notes = re.sub(r"［\d+］", "", plain).partition("注：\r\n")
    return text, notes
