"""A sheet as an aligned table for people's eyes: a full-width character takes two columns."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from reportgen.source import escaped, is_wide
from reportgen.writers.sheet.rows import Cell, Sheet, digits

_BETWEEN = "  "
_NARROWEST = 4
# A line ends behind one of these rather than elsewhere.
_PAUSES = " ；;，,、。.)）"


def aligned(sheet: Sheet, columns: int | None = None) -> str:
    """The sheet as lines; none is wider than `columns` of the terminal, if these are told and not too few."""
    head, *rows = ([_shown(cell) for cell in row] for row in (sheet.head, *sheet.rows))
    widths = [max(map(columns_of, column)) for column in zip(head, *rows, strict=True)]
    if columns is not None:
        room = columns - len(_BETWEEN) * (len(widths) - 1)
        widths = _squeezed(widths, room)
    rule = ["-" * width for width in widths]
    return "".join(line + "\n" for row in (head, rule, *rows) for line in _lines(row, widths))


def columns_of(text: str) -> int:
    """How many columns of a terminal `text` takes: two for a full-width character, none for a combining one."""
    if text.isascii():
        return len(text)
    return sum(2 if is_wide(each) else 0 if unicodedata.combining(each) else 1 for each in text)


def _shown(cell: Cell) -> str:
    return escaped(" ".join(cell.split())) if isinstance(cell, str) else digits(cell)


def _squeezed(widths: Sequence[int], room: int) -> list[int]:
    """`widths` with as much taken from the widest as makes all of them fit into `room`."""
    widest = max(widths)
    while widest > _NARROWEST and sum(min(width, widest) for width in widths) > room:
        widest -= 1
    return [min(width, widest) for width in widths]


def _lines(row: Sequence[str], widths: Sequence[int]) -> Iterator[str]:
    """The lines of a row, without blanks at their ends."""
    for pieces in zip_longest(*(list(_wrapped(cell, width)) for cell, width in zip(row, widths, strict=True))):
        yield _BETWEEN.join(_padded(piece or "", width) for piece, width in zip(pieces, widths, strict=True)).rstrip()


def _padded(text: str, width: int) -> str:
    return text + " " * (width - columns_of(text))


def _wrapped(text: str, width: int) -> Iterable[str]:
    """`text` in pieces of at most `width` columns, which end behind a pause where there is one in their second half."""
    while columns_of(text) > width:
        end = _fitting(text, width)
        pause = max(text.rfind(each, end // 2, end) for each in _PAUSES) + 1
        yield text[: pause or end].rstrip()
        text = text[pause or end :].lstrip()
    yield text


def _fitting(text: str, width: int) -> int:
    """How many characters of `text` fit into `width` columns, at least one."""
    end = 1
    taken = columns_of(text[:1])
    while end < len(text) and (taken := taken + columns_of(text[end])) <= width:
        end += 1
    return end
