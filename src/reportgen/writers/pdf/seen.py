"""What is really in a PDF: its letters, and the fonts they are set in."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from typing import Any, NamedTuple

from pypdf import PageObject, PdfReader
from pypdf.errors import PyPdfError

from reportgen.writers.pdf.wanted import letters_of


class Seen(NamedTuple):
    """Letters and digits with how often they stand there, and the names of fonts."""

    letters: Counter[str]
    fonts: frozenset[str]


def read_pdf(pdf: bytes) -> Seen | None:
    """What stands on the pages of a PDF; None if it can't be read, or has no page."""
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it says of odd files is no finding of ours
    if not pdf.startswith(b"%PDF-"):
        return None
    try:
        pages = list(PdfReader(BytesIO(pdf)).pages)
        letters = letters_of("".join(page.extract_text() for page in pages))
        return Seen(letters, frozenset(name for page in pages for name in _fonts(page))) if pages else None
    except (PyPdfError, ValueError, KeyError, TypeError, RecursionError):
        return None


def _fonts(page: PageObject) -> Iterator[str]:
    """The names of a page's fonts, without the six letters that mark a subset."""
    resources: Any = page["/Resources"]
    for font in resources.get("/Font", {}).values():
        name = str(font.get_object().get("/BaseFont", "")).lstrip("/")
        yield name[7:] if name[6:7] == "+" else name
