"""A sheet: a title, a header row, and rows of as many cells; which texts a spreadsheet would take for a formula."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

Cell = str | Decimal

# What makes a spreadsheet compute a text (OWASP, CSV Injection), full-width forms included: Excel takes those too
# where people write with an input method.
_SIGNS = tuple("=+-@＝＋－＠")


class Sheet(NamedTuple):
    """Rows of texts and exact numbers."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def is_like_a_formula(text: str) -> bool:
    """Whether a spreadsheet may compute `text` instead of showing it: it begins with a sign, a tab or a line's end."""
    return text.startswith(("\t", "\r", "\n")) or text.lstrip().startswith(_SIGNS)


def digits(number: Decimal) -> str:
    """All digits of `number`, without an exponent or zeros that say nothing."""
    written = format(number, "f")
    return written.rstrip("0").rstrip(".") if "." in written else written
