"""Writers: tree and stylesheet to bytes. A new format is one module and one line in `WRITERS`.

A writer's module is imported when it is asked for.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from reportgen.writers.writer import Write, Writer

if TYPE_CHECKING:
    from reportgen.source import Result
    from reportgen.styles import Stylesheet


def _docx(sheet: Stylesheet) -> Write:
    from reportgen.writers import docx, when_used

    return when_used.prepare(sheet, docx.prepare)


def _html(sheet: Stylesheet) -> Write:
    from reportgen.writers import html, when_used

    return when_used.prepare(sheet, html.prepare)


def _markdown(sheet: Stylesheet) -> Write:
    from reportgen.writers import markdown

    return markdown.prepare(sheet)


def _text(sheet: Stylesheet) -> Write:
    from reportgen.writers import text

    return text.prepare(sheet)


def _page_numbers(made: Result[bytes]) -> Result[bytes]:
    """The Word file with page numbers in its contents, where it has contents."""
    if not any(found.code == "OUT040" for found in made.diagnostics):
        return made
    from reportgen.writers.pdf.page_numbers import with_page_numbers

    return with_page_numbers(made)


def _pdf(content: bytes) -> Result[bytes]:
    from reportgen.writers import pdf

    return pdf.convert(content)


def _tree(sheet: Stylesheet) -> Write:
    from reportgen.writers import tree

    return tree.prepare(sheet)


WRITERS: Mapping[str, Writer] = {
    writer.name: writer
    for writer in (
        Writer("docx", ".docx", _docx, complete=_page_numbers),
        Writer("html", ".html", _html),
        Writer("md", ".md", _markdown),
        Writer("txt", ".txt", _text),
        Writer("pdf", ".pdf", _docx, _pdf, _page_numbers),
        Writer("tree", ".tree.txt", _tree),
    )
}

__all__ = ["WRITERS", "Write", "Writer"]
