"""What is plain text to Markdown: prose and lines with no sign in them that it would read.

To know that soon changes no result, only how soon it is found.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Protocol

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from reportgen.document import Inline, Inlines, Text
from reportgen.markup.marks import is_single, value_content
from reportgen.source import Origin

# Every character that an enabled inline rule looks at (the ruler's names: newline, escape, backticks, emphasis,
# link, image, autolink, entity, footnote_ref).
MARKUP = re.compile(r"[\n\\`*_\[\]<&]")
_MARKS = re.compile(rb"[\\`*_\[\]<&|]")


# How a line begins that can open no block but a paragraph. Digits may number a list, `{.` names a role.
WORDS = re.compile(r"[^\x00-\x7f]|[A-Za-z]|\{(?!\.)|\d{1,9}(?![\d.)])")


class Printed(Protocol):
    """What a value of the data prints: words, and the place they come from."""

    @property
    def text(self) -> str:
        """The words."""

    @property
    def origin(self) -> Origin:
        """Where they come from."""


def is_plain(prose: str) -> bool:
    """Whether `prose` is paragraphs of one line each, blank lines between, with nothing in it that Markdown reads."""
    if _MARKS.search(prose.encode("ascii", "ignore")) or " \n" in prose or prose[-1:] == " ":
        return False
    lines = prose.split("\n")
    return all(WORDS.match(line) for line in lines[::2]) and not any(lines[1::2])


def prose_lines(parts: Iterable[str | Printed]) -> list[Inlines]:
    """The content of each line of plain prose, from its words and its values."""
    lines: list[Inlines] = []
    line: list[Inline] = []
    for part in parts:
        if not isinstance(part, str):
            line += value_content(part.text, part.origin)
        elif "\n" not in part:
            line.append(Text(part))
        else:
            words, *below = part.split("\n")
            for following in below:
                lines.append((*line, Text(words)) if words else tuple(line))
                line, words = [], following
            line += [Text(words)] if words else []
    return [*lines, tuple(line)]


def plain_inline(md: MarkdownIt) -> None:
    """Let markdown-it look for inline markup only where there can be any."""
    md.core.ruler.at("inline", _inline)


def _inline(state: StateCore) -> None:
    for token in state.tokens:
        if token.type != "inline":
            continue
        if token.children is None:
            token.children = []
        if MARKUP.search(token.content):
            state.md.inline.parse(token.content, state.md, state.env, token.children)
        elif token.content and not is_single(token.content):
            token.children.append(Token("text", "", 0, content=token.content))
