"""The page numbers in the contents of a finished Word file: which are wanted, and a file with them in their places."""

from __future__ import annotations

import re
from collections.abc import Mapping
from io import BytesIO
from zipfile import ZipFile

from reportgen.ooxml import FAST, deflate, package
from reportgen.writers.docx.contents import DIRTY

_DOCUMENT = "word/document.xml"
_NUMBER = re.compile(
    r"(?<= PAGEREF )(?P<name>_Toc\d{9})(?P<code> \\h </w:instrText></w:r>"
    r'<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>)[^<]*'
)


def names(docx: bytes) -> list[str]:
    """The bookmarks that the contents of a Word file of ours lead to."""
    with ZipFile(BytesIO(docx)) as parts:
        return [found["name"] for found in _NUMBER.finditer(parts.read(_DOCUMENT).decode())]


def filled(docx: bytes, pages: Mapping[str, int]) -> bytes:
    """The Word file with the page number of each bookmark in its contents, which need no refreshing any more."""
    with ZipFile(BytesIO(docx)) as parts:
        text = parts.read(_DOCUMENT).decode()
        text = _NUMBER.sub(lambda found: f"{found['name']}{found['code']}{pages[found['name']]}", text)
        text = text.replace(DIRTY, "")
        return package(
            deflate(name, text.encode() if name == _DOCUMENT else parts.read(name), FAST) for name in parts.namelist()
        )
