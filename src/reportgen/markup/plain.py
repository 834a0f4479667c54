"""Short cuts around markdown-it for what a report is made of: paragraphs of plain Chinese text.

They change no result, only how soon it is found. A line that begins with a letter or a wide character and has a
blank line below can be nothing but a paragraph; text without any special character has no inline markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Protocol

from markdown_it import MarkdownIt
from markdown_it.common.utils import mdTrim
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from reportgen.document import Inline, Inlines, Text
from reportgen.markup.marks import is_single, value_content
from reportgen.source import Origin

# Every character that an enabled inline rule looks at (the ruler's names: newline, escape, backticks, emphasis,
# link, image, autolink, entity, footnote_ref).
_MARKUP = re.compile(r"[\n\\`*_\[\]<&]")
_MARKS = re.compile(rb"[\\`*_\[\]<&|]")


# How a line begins that can open no block but a paragraph. Digits may number a list, `{.` names a role.
_WORDS = re.compile(r"[^\x00-\x7f]|[A-Za-z]|\{(?!\.)|\d{1,9}(?![\d.)])")


class Printed(Protocol):
    """What a value of the data prints: words, and the place they come from."""

    @property
    def text(self) -> str: ...
    @property
    def origin(self) -> Origin: ...


def is_plain(prose: str) -> bool:
    """Whether `prose` is paragraphs of one line each, blank lines between, with nothing in it that Markdown reads."""
    if _MARKS.search(prose.encode("ascii", "ignore")) or " \n" in prose or prose[-1:] == " ":
        return False
    lines = prose.split("\n")
    return all([_WORDS.match(line) for line in lines[::2]]) and not any(lines[1::2])


def prose_lines(parts: Iterable[str | Printed]) -> list[Inlines]:
    """The content of each line of plain prose, from its words and its values."""
    lines: list[list[Inline]] = [[]]
    for part in parts:
        if not isinstance(part, str):
            lines[-1] += value_content(part.text, part.origin)
        elif "\n" not in part:
            lines[-1].append(Text(part))
        else:
            first, *rest = part.split("\n")
            lines[-1] += [Text(first)] if first else []
            lines += [[Text(line)] if line else [] for line in rest]
    return [tuple(line) for line in lines]


def plain_paragraphs(md: MarkdownIt) -> None:
    """Put the short cuts before markdown-it's own rules."""
    md.block.ruler.before("table", "plain_paragraph", _paragraph)
    md.core.ruler.at("inline", _inline)


def _paragraph(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    at, limit = state.bMarks[start] + state.tShift[start], state.eMarks[start]
    if silent or state.is_code_block(start) or not _WORDS.match(state.src, at):
        return False
    if start + 1 < end and not state.isEmpty(start + 1):
        return False
    state.line = start + 1
    state.push("paragraph_open", "p", 1).map = [start, start + 1]
    content = state.push("inline", "", 0)
    content.content = mdTrim(state.src[at:limit])
    content.map = [start, start + 1]
    content.children = []
    state.push("paragraph_close", "p", -1)
    return True


def _inline(state: StateCore) -> None:
    for token in state.tokens:
        if token.type != "inline":
            continue
        if token.children is None:
            token.children = []
        if _MARKUP.search(token.content):
            state.md.inline.parse(token.content, state.md, state.env, token.children)
        elif token.content and not is_single(token.content):
            token.children.append(Token("text", "", 0, content=token.content))
