"""What a page's body brings along while it is written: headings, footnotes, rules for tables and charts, findings."""

from __future__ import annotations

from typing import NamedTuple

from reportgen.document import Document, Heading, plain_text
from reportgen.source import Diagnostic
from reportgen.styles import Stylesheet


class Entry(NamedTuple):
    """A heading as the contents name it: how deep it lies (1 is outermost), its id, its words."""

    depth: int
    name: str
    words: str


def heading_id(at: int) -> str:
    """The id of the heading `at` of the report, from 1."""
    return f"h{at}"


class Written:
    """The report, its looks, and what was gathered so far."""

    def __init__(self, document: Document, sheet: Stylesheet) -> None:
        self.document = document
        self.sheet = sheet
        self.headings: list[Entry] = []
        self.notes: list[str] = []
        self.rules: list[str] = []
        self.charts = 0
        self.diagnostics: list[Diagnostic] = []
        self.in_note = False
        self.open_comments = 0  # whose words have begun and not ended
        self._above: list[int] = []  # the levels of the headings that the next one stands under

    def heading(self, node: Heading) -> Entry:
        """Take a heading in. One that skips a level lies no deeper than one below that above it."""
        while self._above and self._above[-1] >= node.level:
            self._above.pop()
        self._above.append(node.level)
        words = (node.number + plain_text(node.content)).replace("\n", " ")
        entry = Entry(len(self._above), heading_id(len(self.headings) + 1), words or "（无标题）")
        self.headings.append(entry)
        return entry
