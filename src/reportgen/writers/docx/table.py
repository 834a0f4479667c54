"""Tables: fixed column widths that fill the text area, header rows that repeat on every page."""

from collections.abc import Sequence
from typing import NamedTuple

from reportgen.document import Align, Inlines, Table
from reportgen.ooxml import TABLE_STYLE
from reportgen.source import problem
from reportgen.writers.columns import column_widths
from reportgen.writers.docx.collected import Collected
from reportgen.writers.docx.runs import runs

# Word opens no table with more columns (Word's specifications and limits: 63).
MAX_COLUMNS = 63


class _Column(NamedTuple):
    """What the cells of a column share: the width of their text in twips, and their properties as XML."""

    text_width: int
    properties: str
    alignment: str


def table(node: Table, collected: Collected) -> str:
    """The table, as wide as the text area."""
    if len(node.aligns) > MAX_COLUMNS:
        collected.diagnostics.append(problem("DOC002", node.span, columns=len(node.aligns), limit=MAX_COLUMNS))
    widths = column_widths(node, collected.sheet)
    grid = "".join(f'<w:gridCol w:w="{each}"/>' for each in widths)
    columns = [_column(across, align, collected) for across, align in zip(widths, node.aligns, strict=True)]
    outer = collected.width
    head = "".join(_row(cells, columns, collected, "table-head") for cells in node.head)
    rows = "".join(_row(cells, columns, collected, "table-cell") for cells in node.rows)
    collected.width = outer
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{TABLE_STYLE}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0"'
        f' w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{head}{rows}</w:tbl>'
    )


def _column(across: int, align: Align, collected: Collected) -> _Column:
    vertical = collected.sheet.table.vertical
    properties = f'<w:tcPr><w:tcW w:w="{across}" w:type="dxa"/><w:vAlign w:val="{vertical}"/></w:tcPr>'
    alignment = "" if align is Align.NONE else f'<w:jc w:val="{align.value}"/>'
    return _Column(across - 2 * collected.sheet.table.cell_margin, properties, alignment)


def _row(cells: tuple[Inlines, ...], columns: Sequence[_Column], collected: Collected, role: str) -> str:
    written = []
    for cell, (text_width, properties, alignment) in zip(cells, columns, strict=True):
        collected.width = text_width
        paragraph = collected.paragraph(role, runs(cell, collected), alignment)
        written.append(f"<w:tc>{properties}{paragraph}</w:tc>")
    whole = "" if collected.sheet.table.split_rows and role != "table-head" else "<w:cantSplit/>"
    repeats = "<w:tblHeader/>" if role == "table-head" else ""
    properties = f"<w:trPr>{whole}{repeats}</w:trPr>" if whole or repeats else ""
    return f"<w:tr>{properties}{''.join(written)}</w:tr>"
