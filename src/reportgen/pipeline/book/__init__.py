"""The book of figures (数字册): for who questions a figure, where each comes from and where the report prints it.

A face of its own, so that a build does not import it.
"""

from reportgen.pipeline.book.entries import Entry, entries, figure_book
from reportgen.pipeline.book.places import Place, printings
from reportgen.pipeline.book.wording import exact_number, place_in_words, screen_of, sheet_of
from reportgen.source import MachineError, Result
from reportgen.writers.sheet import Sheet, aligned, csv_file, xlsx_file


def xlsx_of(sheet: Sheet, path: str, epoch: int | None, author: str) -> Result[bytes]:
    """The sheet as an Excel file for `path`; `MachineError` where the library finds no room for its drafts."""
    try:
        return xlsx_file(sheet, epoch, author)
    except OSError as error:  # openpyxl writes each sheet to the system's folder for temporary files first
        raise MachineError("OUT004", path, error.strerror or type(error).__name__) from error


__all__ = [
    "Entry",
    "Place",
    "Sheet",
    "aligned",
    "csv_file",
    "entries",
    "exact_number",
    "figure_book",
    "place_in_words",
    "printings",
    "screen_of",
    "sheet_of",
    "xlsx_of",
]
