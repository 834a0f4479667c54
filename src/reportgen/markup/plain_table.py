"""A short cut around markdown-it for tables whose cells are plain words and values.

It changes no result, only how soon it is found: a table of which every row begins and ends with a bar and holds
nothing that Markdown reads inside a line is one token. Any other table is left to markdown-it's own rule.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

PLAIN_TABLE = "plain_table"

_DELIMITERS = re.compile(r"\|(?:[ \t]*:?-+:?[ \t]*\|)+")
_MARKUP = re.compile(r"[\\`*_\[\]<&]")


def plain_tables(md: MarkdownIt) -> None:
    """Put the short cut before markdown-it's own rule."""
    md.block.ruler.before("table", PLAIN_TABLE, _table)


def _table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    if silent or state.src[_begin(state, start)] != "|":
        return False
    lines: list[str] = []
    for number in range(start, end):
        if state.isEmpty(number):
            break
        line = state.src[_begin(state, number) : state.eMarks[number]].rstrip(" \t")
        if state.is_code_block(number) or not _is_plain_row(line):
            return False
        lines.append(line)
    if len(lines) < 2 or not _DELIMITERS.fullmatch(lines[1]):
        return False
    delimiters = _cells(lines[1])
    rows = [_cells(line) for at, line in enumerate(lines) if at != 1]
    if len(rows[0]) != len(delimiters):
        return False
    token = state.push(PLAIN_TABLE, "", 0)
    # GFM 4.10: a row has as many cells as the header, short ones are filled up and long ones cut.
    token.meta = {"delimiters": delimiters, "rows": [(row + [""] * len(delimiters))[: len(delimiters)] for row in rows]}
    state.line = start + len(lines)
    return True


def _begin(state: StateBlock, line: int) -> int:
    return min(state.bMarks[line] + state.tShift[line], len(state.src) - 1)


def _is_plain_row(line: str) -> bool:
    return len(line) > 1 and line[0] == line[-1] == "|" and not _MARKUP.search(line)


def _cells(line: str) -> list[str]:
    return [cell.strip(" \t") for cell in line[1:-1].split("|")]
