"""A sheet as CSV (RFC 4180) that Excel opens as it is: UTF-8 with its mark, and no text that would be computed."""

from __future__ import annotations

import csv
import re
from types import SimpleNamespace

from reportgen.writers.sheet.rows import Cell, Sheet, digits, is_like_a_formula

# What every spreadsheet reads as a number by itself, so that there is nothing in it to compute: -5, -5%, +0.8.
_NUMBER = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?%?")


def csv_file(sheet: Sheet) -> bytes:
    """Lines that end with CR LF. A text that begins with a sign gets an apostrophe in front, see `harmless`."""
    lines: list[str] = []
    writer = csv.writer(SimpleNamespace(write=lines.append), lineterminator="\r\n")
    writer.writerows([_written(cell) for cell in row] for row in (sheet.head, *sheet.rows))
    return "".join(lines).encode("utf-8-sig")


def _written(cell: Cell) -> str:
    return harmless(cell) if isinstance(cell, str) else digits(cell)


def harmless(text: str) -> str:
    """`text` as a spreadsheet shows it and never computes it: behind an apostrophe if it looks like a formula.

    A bare number stays as it is. An apostrophe that was there before is doubled, so that taking away the first one
    always gives the text back.
    """
    if text.startswith("'") or (is_like_a_formula(text) and not _NUMBER.fullmatch(text)):
        return f"'{text}"
    return text
