"""The line of a file that a finding speaks of, with carets below the very characters, as a terminal shows it."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from reportgen.source.span import Span
from reportgen.source.text import safe

# Longer lines are cut around the carets, so that they fit a window and a message in a chat.
COLUMNS = 76


class Excerpt(NamedTuple):
    """Two lines to print, `gutter + line` and `margin + carets`; gutter and margin are equally wide."""

    gutter: str
    line: str
    margin: str
    carets: str


class _Cell(NamedTuple):
    """One character of the file: what is shown for it, and how many columns that takes."""

    shown: str
    width: int


_CUT = _Cell("…", 1)


def source_lines(content: bytes) -> list[str]:
    """The lines of a file as `Span` counts them; none when it is not UTF-8."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return []
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def excerpt(lines: Sequence[str], span: Span) -> Excerpt | None:
    """The first line of `span` with its stretch marked, to the line's end when it goes on; None without such a line.

    A mere point marks one character.
    """
    if not 0 < span.line <= len(lines):
        return None
    line = lines[span.line - 1]
    start = min(max(span.column - 1, 0), len(line))
    end = max(_end(line, span), start + 1)
    gutter = f"{span.line:5} | "
    before, marked, after = _fitted(line, start, end, COLUMNS - len(gutter))
    ahead = "".join(cell.shown for cell in before)
    shown = ahead + "".join(cell.shown for cell in (*marked, *after)).rstrip()
    carets = " " * _width(before) + "^" * max(_width(marked), 1)
    return Excerpt(gutter, shown, " " * (len(gutter) - 2) + "| ", carets)


def _end(line: str, span: Span) -> int:
    return len(line.rstrip()) if span.end_line > span.line else span.end_column - 1


def _fitted(line: str, start: int, end: int, room: int) -> tuple[list[_Cell], list[_Cell], list[_Cell]]:
    """The cells before, in and behind the marked stretch, cut where they need more than `room` columns."""
    # No more of a line than can be shown is looked at: it may be as long as the file.
    cells = [_cell(character) for character in line[max(start - room, 0) : start + room + 1]]
    start, end = min(start, room), end - max(start - room, 0)
    if start == len(cells):
        cells.append(_Cell(" ", 1))  # the place behind the last character
    first, last = _window([cell.width for cell in cells], start, room)
    cut_before, cut_after = [_CUT] * (first > 0), [_CUT] * (last < len(cells))
    return (
        [*cut_before, *cells[first:start]],
        cells[start : min(end, last)],
        [*cells[max(end, start) : last], *cut_after],
    )


def _window(widths: Sequence[int], start: int, room: int) -> tuple[int, int]:
    """From where to where cells are shown: all if they fit, else some before `start` and as many behind as can be."""
    if sum(widths) <= room:
        return 0, len(widths)
    room -= 2  # for the signs of a cut
    first, used, ahead = start, 0, max(room // 3, room - sum(widths[start:]))
    while first and used + widths[first - 1] <= ahead:
        first -= 1
        used += widths[first]
    last = start
    while last < len(widths) and used + widths[last] <= room:
        used += widths[last]
        last += 1
    return first, last


def _cell(character: str) -> _Cell:
    shown = "→" if character == "\t" else safe(character)
    return _Cell(shown, sum(_columns(each) for each in shown))


def _columns(character: str) -> int:
    """The columns a character takes in a terminal: UAX 11, where what is ambiguous (“”, —) is narrow."""
    if unicodedata.category(character) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _width(cells: Sequence[_Cell]) -> int:
    return sum(cell.width for cell in cells)
