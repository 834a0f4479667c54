"""`{.role}` on a line of its own names the role of the block below it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock

ROLE = "role"
# The role of a paragraph that names another report, which is put in its place.
BOUND_REPORT = "bound-report"

ROLE_LINE = re.compile(r"\{\.([\w-]{1,64})\}[ \t]*")


def role_lines(md: MarkdownIt) -> None:
    """Read role lines as tokens of their own, whose content is the role."""
    md.block.ruler.before("fence", ROLE, _role_line)


def _role_line(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    at = state.bMarks[start] + state.tShift[start]
    if state.src[at : at + 1] != "{" or state.is_code_block(start):
        return False
    line = ROLE_LINE.fullmatch(state.src, at, state.eMarks[start])
    if line is None:
        return False
    if not silent:
        state.push(ROLE, "", 0).content = line[1]
        state.line = start + 1
    return True
