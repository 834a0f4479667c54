"""The page numbers of a table of contents, counted on the pages that LibreOffice lays out, and counted again."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from io import BytesIO

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from reportgen.source import MachineError, Result, problem
from reportgen.writers.docx.page_numbers import filled, names
from reportgen.writers.pdf.program import converted, find_program
from reportgen.writers.pdf.seen import read_pdf
from reportgen.writers.pdf.wanted import read_docx

# What bookmarks are told apart by: the digits at the ends of their names.
_DIGITS = 9
# From LibreOffice 7.4 on: a PDF in which each bookmark of the Word file is a destination by its name.
_WITH_DESTINATIONS = 'pdf:writer_pdf_Export:{"ExportBookmarksToPDFDestination":{"type":"boolean","value":"true"}}'
# Numbers may make a line longer and so move what follows once or twice; what never comes to rest is not printed.
_MOST_ROUNDS = 4


def with_page_numbers(made: Result[bytes]) -> Result[bytes]:
    """A Word file of ours with the numbers in its contents, if they can be counted here; as it was if they can't."""
    try:
        program = find_program()
        counted = _settled(made.value, program)
    except MachineError:
        return made
    if counted is None:
        return made
    docx, pdf = counted
    found = [each for each in made.diagnostics if each.code != "OUT040"]
    seen = read_pdf(pdf)
    missing = read_docx(docx).missing(seen.fonts) if seen is not None else []
    if missing:
        found.append(problem("OUT041", None, fonts="、".join(missing)))
    return Result(docx, tuple(found))


def _settled(docx: bytes, program: str) -> tuple[bytes, bytes] | None:
    """The Word file with numbers that its own pages agree with, and those pages; None if there are none such."""
    wanted = names(docx)
    pages: Mapping[str, int] = {}
    for _ in range(_MOST_ROUNDS):
        pdf = converted(docx, program, kind=_WITH_DESTINATIONS)
        seen = _pages(pdf, wanted)
        if seen is None or seen == pages:
            return (docx, pdf) if seen else None
        docx, pages = filled(docx, seen), seen
    return None


def _pages(pdf: bytes, wanted: Collection[str]) -> dict[str, int] | None:
    """On which page, from 1, each of the `wanted` destinations lies; None if one lies nowhere.

    Footers count the pages of the whole document from 1, and so does this.
    """
    try:
        reader = PdfReader(BytesIO(pdf))
        # LibreOffice writes the `_` of a name in a way of its own.
        known = {name[-_DIGITS:]: place for name, place in reader.named_destinations.items()}
        pages = {name: reader.get_destination_page_number(known[name[-_DIGITS:]]) for name in wanted}
    except (PyPdfError, ValueError, KeyError, TypeError, RecursionError):
        return None
    numbers = {name: page + 1 for name, page in pages.items() if page is not None and page >= 0}
    return numbers if numbers.keys() == pages.keys() else None
