"""The report by python-docx as its documentation teaches it: `add_paragraph` with a style's name, and bold runs."""

from __future__ import annotations

import sys

from docx import Document

from benchmarks.peers.data import Build, paragraphs, read_by_c


def prepare(base: str) -> Build:
    """The base document is opened for each document."""

    def build(source: str, target: str) -> None:
        document = Document(base)
        for style, lead, text in paragraphs(read_by_c(source)):
            paragraph = document.add_paragraph(style=style)
            if lead:
                paragraph.add_run(lead).bold = True
            paragraph.add_run(text)
        document.save(target)

    return build


def main() -> None:
    """One document in a process of its own: BASE SOURCE TARGET."""
    prepare(sys.argv[1])(sys.argv[2], sys.argv[3])
