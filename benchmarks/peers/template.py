"""The docxtpl template of the report: the base document with Jinja tags, made by python-docx."""

from __future__ import annotations

from collections.abc import Sequence

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.table import _Row

from benchmarks.peers.base import TABLE
from benchmarks.peers.data import TABLE_CELL, TABLE_HEAD

_FRONT = (
    ("heading 1", "{{ title }}"),
    ("Subtitle", "{{ subtitle }}"),
    ("报告人", "{{ speaker }}"),
    ("Body Text", "{%p for text in opening %}"),
    ("Body Text", "{{ text }}"),
    ("Body Text", "{%p endfor %}"),
)
_PART = (
    ("Body Text", "{%p for part in parts %}"),
    ("heading 2", "{{ part.title }}"),
    ("Body Text", "{%p for text in part.opening %}"),
    ("Body Text", "{{ text }}"),
    ("Body Text", "{%p endfor %}"),
    ("Body Text", "{%p for section in part.sections %}"),
    ("heading 3", "{{ section.title }}"),
    ("Body Text", "{%p for text in section.paragraphs %}"),
    ("Body Text", "{{ text }}"),
    ("Body Text", "{%p endfor %}"),
    ("Body Text", "{%p for led in section.points %}"),
    ("Body Text", "{{ led.lead }}|{{ led.text }}"),
    ("Body Text", "{%p endfor %}"),
    ("Body Text", "{%p for led in section.entries %}"),
    ("Body Text", "{{ led.lead }}|{{ led.text }}"),
    ("Body Text", "{%p endfor %}"),
    ("Body Text", "{%p endfor %}"),
    ("Body Text", "{%p for led in part.tasks %}"),
    ("Body Text", "{{ led.lead }}|{{ led.text }}"),
    ("Body Text", "{%p endfor %}"),
    ("Body Text", "{%p for text in part.ending %}"),
    ("Body Text", "{{ text }}"),
    ("Body Text", "{%p endfor %}"),
)
_PART_END = (("Body Text", "{%p endfor %}"),)
_TABLES = (("Body Text", "{%p if part.tables %}"),)
_TABLES_END = (("Body Text", "{%p endif %}"),)


def make_template(base: str, target: str, heads: Sequence[Sequence[str]]) -> None:
    """Write the template to `target`, with a table for each of `heads`, the header rows of a part that has tables."""
    document = Document(base)
    _add_paragraphs(document, _FRONT + _PART)
    if heads:
        _add_paragraphs(document, _TABLES)
        for number, head in enumerate(heads):
            _add_paragraphs(document, (("Body Text", f"{{{{ part.tables[{number}].caption }}}}"),))
            _add_table(document, head, f"part.tables[{number}].rows")
        _add_paragraphs(document, _TABLES_END)
    _add_paragraphs(document, _PART_END)
    document.save(target)


def _add_paragraphs(document: WordDocument, paragraphs: Sequence[tuple[str, str]]) -> None:
    """Words before a `|` are a run-in head, in bold."""
    for style, text in paragraphs:
        paragraph = document.add_paragraph(style=style)
        lead, bar, rest = text.partition("|")
        paragraph.add_run(lead).bold = True if bar else None
        if bar:
            paragraph.add_run(rest)


def _add_table(document: WordDocument, head: Sequence[str], rows: str) -> None:
    """A table whose header row stands in the template, and whose other rows are a loop over `rows`."""
    table = document.add_table(rows=0, cols=len(head), style=TABLE.name)
    first = table.add_row()
    first._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    _fill(first, head, TABLE_HEAD)
    _fill(table.add_row(), [f"{{%tr for row in {rows} %}}"], TABLE_CELL)
    _fill(table.add_row(), [f"{{{{ row[{at}] }}}}" for at in range(len(head))], TABLE_CELL)
    _fill(table.add_row(), ["{%tr endfor %}"], TABLE_CELL)


def _fill(row: _Row, texts: Sequence[str], style: str) -> None:
    for cell, text in zip(row.cells, texts, strict=False):  # a row that is a tag has its first cell only
        cell.text = text
        cell.paragraphs[0].style = style
