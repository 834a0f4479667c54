"""The widths of table columns: by the stylesheet, or by the longest line in each."""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.document import Inlines, Table, plain_text
from reportgen.styles import Stylesheet
from reportgen.zh import width


def column_widths(node: Table, sheet: Stylesheet) -> list[int]:
    """Twips for each column; together they are as wide as the text area."""
    look, total = sheet.table, sheet.page.text_width
    weights: Sequence[float] = look.columns
    if len(weights) != len(node.aligns):
        columns = zip(*node.head, *node.rows, strict=True)
        weights = [min(max(look.narrowest, *map(_longest, column)), look.widest) for column in columns]
    widths = [int(total * weight / sum(weights)) for weight in weights]
    widths[-1] += total - sum(widths)
    return widths


def _longest(cell: Inlines) -> float:
    text = plain_text(cell)
    # Most cells are one line.
    return max(map(width, text.split("\n"))) if "\n" in text else width(text)
