"""The report by python-docx, tuned: paragraphs and runs made on the XML, with styles by their ids."""

from __future__ import annotations

import io
import sys

from docx import Document

from benchmarks.peers.base import LEAD, STYLES
from benchmarks.peers.data import Build, paragraphs, read_by_c

_IDS = {style.name: style.id for style in STYLES}


def prepare(base: str) -> Build:
    """The base document is read from disk once; each document opens it from memory."""
    with open(base, "rb") as file:
        content = file.read()

    def build(source: str, target: str) -> None:
        document = Document(io.BytesIO(content))
        body = document.element.body
        for style, lead, text in paragraphs(read_by_c(source)):
            paragraph = body.add_p()
            paragraph.style = _IDS[style]
            if lead:
                run = paragraph.add_r()
                run.style = LEAD.id
                run.add_t(lead)
            run = paragraph.add_r()
            first, *rest = text.split("\n")
            run.add_t(first)
            for line in rest:
                run.add_br()
                run.add_t(line)
        document.save(target)

    return build


def main() -> None:
    """One document in a process of its own: BASE SOURCE TARGET."""
    prepare(sys.argv[1])(sys.argv[2], sys.argv[3])
