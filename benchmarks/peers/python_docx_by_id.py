"""The report by python-docx, tuned: paragraphs and runs made on the XML, with styles by their ids."""

from __future__ import annotations

import io
import sys

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.document import CT_Body
from docx.oxml.table import CT_Row, CT_Tbl
from docx.shared import Mm

from benchmarks.peers.base import LEAD, STYLES, TABLE
from benchmarks.peers.data import TABLE_CELL, TABLE_HEAD, Build, Paragraph, Table, blocks, read_json

_TEXT_WIDTH = Mm(156)
_IDS = {style.name: style.id for style in STYLES}


def prepare(base: str) -> Build:
    """The base document is read from disk once; each document opens it from memory."""
    with open(base, "rb") as file:
        content = file.read()

    def build(source: str, target: str) -> None:
        document = Document(io.BytesIO(content))
        body = document.element.body
        for block in blocks(read_json(source)):
            if isinstance(block, Paragraph):
                _add_paragraph(body, block)
            else:
                _add_table(body, block)
        document.save(target)

    return build


def _add_paragraph(body: CT_Body, written: Paragraph) -> None:
    paragraph = body.add_p()
    paragraph.style = _IDS[written.style]
    if written.lead:
        run = paragraph.add_r()
        run.style = LEAD.id
        run.add_t(written.lead)
    run = paragraph.add_r()
    first, *rest = written.text.split("\n")
    run.add_t(first)
    for line in rest:
        run.add_br()
        run.add_t(line)


def _add_table(body: CT_Body, written: Table) -> None:
    table = CT_Tbl.new_tbl(1 + len(written["rows"]), len(written["head"]), _TEXT_WIDTH)
    table.tblStyle_val = TABLE.id
    body._insert_tbl(table)
    head, *rows = table.tr_lst
    head.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    _fill(head, written["head"], _IDS[TABLE_HEAD])
    for row, texts in zip(rows, written["rows"], strict=True):
        _fill(row, list(texts.values()), _IDS[TABLE_CELL])


def _fill(row: CT_Row, texts: list[str], style: str) -> None:
    for cell, text in zip(row.tc_lst, texts, strict=True):
        paragraph = cell.p_lst[0]
        paragraph.style = style
        paragraph.add_r().add_t(text)


def main() -> None:
    """One document in a process of its own: BASE SOURCE TARGET."""
    prepare(sys.argv[1])(sys.argv[2], sys.argv[3])
