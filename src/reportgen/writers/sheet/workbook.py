"""A sheet as an Excel file by openpyxl: frozen header, numbers as numbers, texts never as formulas, the same bytes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from openpyxl import Workbook
from openpyxl.cell import Cell as ExcelCell
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from reportgen.ooxml import FAST, core_properties, deflate, encode, package
from reportgen.source import Diagnostic, ReportgenError, Result, problem
from reportgen.writers.sheet.columns import columns_of
from reportgen.writers.sheet.rows import Cell, Sheet, digits, is_like_a_formula

# Excel's own limits: rows of a sheet, and UTF-16 units of a cell's text.
MAX_ROWS = 1_048_576
MAX_TEXT = 32_767
# Excel keeps 15 digits of a number; one with more would be changed.
_MOST_DIGITS = 15

_WIDEST = 60
_CORE = "docProps/core.xml"


def xlsx_file(sheet: Sheet, epoch: int | None = None, author: str = "") -> Result[bytes]:
    """The workbook's bytes, stamped with `epoch` (seconds since 1970) if there is one.

    A text too long for a cell is cut, with a finding; `ReportgenError` if there are more rows than Excel has.
    """
    if len(sheet.rows) >= MAX_ROWS:
        raise ReportgenError(problem("OUT006", None, rows=f"{len(sheet.rows):,}", limit=f"{MAX_ROWS - 1:,}"))
    diagnostics: list[Diagnostic] = []
    book = Workbook(write_only=True)
    table: Any = book.create_sheet(sheet.title)
    widths = [min(max(map(_columns, column)), _WIDEST) for column in zip(sheet.head, *sheet.rows, strict=True)]
    last = get_column_letter(len(widths))
    for at, width in enumerate(widths, 1):
        table.column_dimensions[get_column_letter(at)].width = width + 2
    table.freeze_panes = "A2"
    table.auto_filter.ref = f"A1:{last}{len(sheet.rows) + 1}"
    table.append([_head(table, name) for name in sheet.head])
    for row in sheet.rows:
        table.append(list(_cells(table, row, widths, diagnostics)))
    stamp = {} if epoch is None else {"epoch": str(epoch)}
    meta = {"title": sheet.title, **({"author": author} if author else {}), **stamp}
    return Result(_packed(book, meta), tuple(diagnostics))


def _columns(cell: Cell) -> int:
    return columns_of(cell) if isinstance(cell, str) else len(digits(cell))


def _head(table: Any, name: str) -> ExcelCell:
    cell = WriteOnlyCell(table, name)
    cell.font = Font(bold=True)
    return cell


def _cells(
    table: Any, row: tuple[Cell, ...], widths: list[int], diagnostics: list[Diagnostic]
) -> Iterator[ExcelCell | str | None]:
    """The cells of a row, whose first names it in findings."""
    for content, width in zip(row, widths, strict=True):
        if isinstance(content, Decimal) and len(content.as_tuple().digits) <= _MOST_DIGITS:
            yield _number(table, content)
            continue
        text = content if isinstance(content, str) else digits(content)
        kept = _kept(text)
        if kept != text:
            diagnostics.append(problem("OUT005", None, name=str(row[0]), limit=f"{MAX_TEXT:,}"))
        yield _text(table, kept, wraps=columns_of(kept) > width)


def _number(table: Any, number: Decimal) -> ExcelCell:
    written = digits(number)
    cell = WriteOnlyCell(table)
    cell.value = number
    places = len(written.partition(".")[2])
    cell.number_format = "#,##0" + ("." + "0" * places if places else "")
    return cell


def _text(table: Any, text: str, wraps: bool) -> ExcelCell | str | None:
    """A cell that is a text whatever it says; what needs no cell of its own, openpyxl writes faster as it is."""
    like_a_formula = is_like_a_formula(text)
    if not (like_a_formula or wraps or text.startswith("#")):
        return text or None
    cell = WriteOnlyCell(table, text)
    cell.data_type = "s"  # openpyxl would take `=…` for a formula and `#N/A` for an error
    if like_a_formula:
        cell.quotePrefix = True  # and Excel, once somebody edits the cell
    if wraps:
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    return cell


def _kept(text: str) -> str:
    """As much of `text` as a cell holds."""
    if 2 * len(text) <= MAX_TEXT:
        return text
    units = text.encode("utf-16-le")
    return text if len(units) <= 2 * MAX_TEXT else units[: 2 * (MAX_TEXT - 1)].decode("utf-16-le", "ignore") + "…"


def _packed(book: Workbook, meta: Mapping[str, str]) -> bytes:
    """The workbook's parts in a package of ours: openpyxl stamps both the zip and the properties with the clock."""
    memory = BytesIO()
    book.save(memory)
    with ZipFile(memory) as saved:
        parts = {name: saved.read(name) for name in saved.namelist()}
    parts[_CORE] = encode(core_properties(meta))
    return package(deflate(name, content, FAST) for name, content in parts.items())
