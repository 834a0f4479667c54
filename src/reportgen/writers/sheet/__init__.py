"""Sheets: rows and columns for people's eyes, for CSV, or for Excel. A face of its own: no build needs it."""

from reportgen.source import Result
from reportgen.writers.sheet.columns import aligned
from reportgen.writers.sheet.rows import Cell, Sheet, digits
from reportgen.writers.sheet.separated import csv_file


def xlsx_file(sheet: Sheet, epoch: int | None = None, author: str = "") -> Result[bytes]:
    """The bytes of an Excel file; see `reportgen.writers.sheet.workbook`."""
    from reportgen.writers.sheet import workbook  # openpyxl takes longer to import than a build to run

    return workbook.xlsx_file(sheet, epoch, author)


__all__ = ["Cell", "Sheet", "aligned", "csv_file", "digits", "xlsx_file"]
