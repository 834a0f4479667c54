"""The report by python-docx as its documentation teaches it: `add_paragraph` with a style's name, and bold runs.

Tables are written row by row (`row.cells`), in linear time; `table.cell(row, column)` would be quadratic.
"""

from __future__ import annotations

import sys

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.table import _Row

from benchmarks.peers.base import TABLE
from benchmarks.peers.data import TABLE_CELL, TABLE_HEAD, Build, Paragraph, Table, blocks, read_json


def prepare(base: str) -> Build:
    """The base document is opened for each document."""

    def build(source: str, target: str) -> None:
        document = Document(base)
        for block in blocks(read_json(source)):
            if isinstance(block, Paragraph):
                _add_paragraph(document, block)
            else:
                _add_table(document, block)
        document.save(target)

    return build


def _add_paragraph(document: WordDocument, written: Paragraph) -> None:
    paragraph = document.add_paragraph(style=written.style)
    if written.lead:
        paragraph.add_run(written.lead).bold = True
    paragraph.add_run(written.text)


def _add_table(document: WordDocument, written: Table) -> None:
    table = document.add_table(rows=0, cols=len(written["head"]), style=TABLE.name)
    head = table.add_row()
    head._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    _fill(head, written["head"], TABLE_HEAD)
    for texts in written["rows"]:
        _fill(table.add_row(), list(texts.values()), TABLE_CELL)


def _fill(row: _Row, texts: list[str], style: str) -> None:
    for cell, text in zip(row.cells, texts, strict=True):
        cell.text = text
        cell.paragraphs[0].style = style


def main() -> None:
    """One document in a process of its own: BASE SOURCE TARGET."""
    prepare(sys.argv[1])(sys.argv[2], sys.argv[3])
