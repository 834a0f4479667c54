"""Two short cuts through markdown-it for what a report is made of: paragraphs of plain Chinese text.

They change no result, only how soon it is found. A line that begins with a letter or a wide character and has a
blank line below can be nothing but a paragraph; text without any special character has no inline markup.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.common.utils import mdTrim
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

# Every character that an enabled inline rule looks at (the ruler's names: newline, escape, backticks, emphasis,
# link, image, autolink, entity, footnote_ref).
_MARKUP = re.compile(r"[\n\\`*_\[\]<&]")


def plain_paragraphs(md: MarkdownIt) -> None:
    """Put the short cuts before markdown-it's own rules."""
    md.block.ruler.before("table", "plain_paragraph", _paragraph)
    md.core.ruler.at("inline", _inline)


def _paragraph(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    at, limit = state.bMarks[start] + state.tShift[start], state.eMarks[start]
    if silent or state.is_code_block(start) or not _begins_text(state.src[at : at + 1]):
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


def _begins_text(first: str) -> bool:
    """Whether a line that begins so can open no block but a paragraph; a digit may open a list."""
    return first > "\x7f" or first.isalpha()


def _inline(state: StateCore) -> None:
    for token in state.tokens:
        if token.type != "inline":
            continue
        if token.children is None:
            token.children = []
        if _MARKUP.search(token.content):
            state.md.inline.parse(token.content, state.md, state.env, token.children)
        elif token.content:
            token.children.append(Token("text", "", 0, content=token.content))
