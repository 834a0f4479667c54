"""The peers' templates: one outline of the report, written into the base document with the tags of each engine."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple, Protocol

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.table import _Row

from benchmarks.peers.base import TABLE
from benchmarks.peers.data import TABLE_CELL, TABLE_HEAD, ReportData


class Line(NamedTuple):
    """A paragraph of the outline: its style, and the field that it prints, behind the field of its run-in head."""

    style: str
    field: str
    lead: str = ""


class Each(NamedTuple):
    """What is repeated for each record of the list `field`."""

    field: str
    pieces: tuple[Piece, ...]


class Within(NamedTuple):
    """What takes its fields from the record `field`."""

    field: str
    pieces: tuple[Piece, ...]


class Rows(NamedTuple):
    """A table: its header row as it is, and a row for each record of `rows`."""

    head: Sequence[str]


Piece = Line | Each | Within | Rows

_BODY = (Line("Body Text", "text"),)
_LED = (Line("Body Text", "text", "lead"),)
_SECTION = (
    Line("heading 3", "title"),
    Each("paragraphs", _BODY),
    Each("points", _LED),
    Each("entries", _LED),
)


def outline(data: ReportData) -> tuple[Piece, ...]:
    """The outline of a report whose parts have the tables of `data`."""
    return (
        Line("heading 1", "title"),
        Line("Subtitle", "subtitle"),
        Line("报告人", "speaker"),
        Each("opening", _BODY),
        *(
            Within(part, _part([table["head"] for table in data[part]["tables"].values()]))
            for part in ("review", "plan")
        ),
    )


def _part(heads: Sequence[Sequence[str]]) -> tuple[Piece, ...]:
    return (
        Line("heading 2", "title"),
        Each("opening", _BODY),
        Each("sections", _SECTION),
        Each("tasks", _LED),
        Each("ending", _BODY),
        *(
            Within(f"tables.t{number}", (Line("Body Text", "caption"), Rows(head)))
            for number, head in enumerate(heads, 1)
        ),
    )


class Paragraph(NamedTuple):
    """A paragraph of a template: the name of its style, its run-in head in bold (empty for none), and its text."""

    style: str
    lead: str
    text: str


class TableRows(NamedTuple):
    """A table of a template: its header row, and the rows below it, which hold tags."""

    head: Sequence[str]
    rows: Sequence[Sequence[str]]


class Syntax(Protocol):
    """The tags of an engine, for pieces whose fields belong to the record at `scope`."""

    def written(self, pieces: Sequence[Piece], scope: str) -> Iterator[Paragraph | TableRows]:
        """The paragraphs and tables that stand for `pieces` in the template."""


class Jinja:
    """docxtpl and rust-docxtpl: `{%p for … %}` in paragraphs of their own, `{%tr for … %}` in rows."""

    def written(self, pieces: Sequence[Piece], scope: str = "") -> Iterator[Paragraph | TableRows]:
        """A loop's variable is named after its list."""
        for piece in pieces:
            match piece:
                case Line(style, field, lead):
                    yield Paragraph(style, lead and f"{{{{ {scope}{lead} }}}}", f"{{{{ {scope}{field} }}}}")
                case Each(field, inner):
                    yield Paragraph("Body Text", "", f"{{%p for {field}_ in {scope}{field} %}}")
                    yield from self.written(inner, f"{field}_.")
                    yield Paragraph("Body Text", "", "{%p endfor %}")
                case Within(field, inner):
                    yield from self.written(inner, f"{scope}{field}.")
                case Rows(head):
                    cells = [f"{{{{ row.c{number} }}}}" for number, _ in enumerate(head, 1)]
                    yield TableRows(head, ([f"{{%tr for row in {scope}rows %}}"], cells, ["{%tr endfor %}"]))


class Sections:
    """docxtemplater: `{#list}` and `{/list}` in paragraphs of their own; of a row, in its first and last cell."""

    def written(self, pieces: Sequence[Piece], scope: str = "") -> Iterator[Paragraph | TableRows]:
        """Inside a section its record's fields go by their bare names."""
        for piece in pieces:
            match piece:
                case Line(style, field, lead):
                    yield Paragraph(style, lead and f"{{{lead}}}", f"{{{field}}}")
                case Each(field, inner) | Within(field, inner):
                    names = field.split(".")
                    yield from (Paragraph("Body Text", "", f"{{#{name}}}") for name in names)
                    yield from self.written(inner)
                    yield from (Paragraph("Body Text", "", f"{{/{name}}}") for name in reversed(names))
                case Rows(head):
                    yield TableRows(head, [_looped([f"{{c{number}}}" for number, _ in enumerate(head, 1)], "rows")])


def _looped(cells: list[str], rows: str, close: str = "rows") -> list[str]:
    """The cells with a loop over `rows` around them."""
    return [f"{{#{rows}}}{cells[0]}", *cells[1:-1], f"{cells[-1]}{{/{close}}}"]


class InLines:
    """easy-template-x: a loop opens and closes inside its first and last paragraph, or it would leave empty ones."""

    def written(self, pieces: Sequence[Piece], scope: str = "") -> Iterator[Paragraph | TableRows]:
        """`scope` is the path from the loop's record."""
        for piece in pieces:
            match piece:
                case Line(style, field, lead):
                    yield Paragraph(style, lead and f"{{{scope}{lead}}}", f"{{{scope}{field}}}")
                case Each(field, inner):
                    yield from _around(list(self.written(inner)), f'{{#{scope}{field} [loopOver: "paragraph"]}}', "{/}")
                case Within(field, inner):
                    yield from self.written(inner, f"{scope}{field}.")
                case Rows(head):
                    cells = [f"{{c{number}}}" for number, _ in enumerate(head, 1)]
                    yield TableRows(head, [_looped(cells, f"{scope}rows", "")])


def _around(written: list[Paragraph | TableRows], begin: str, end: str) -> list[Paragraph | TableRows]:
    first = written[0]
    assert isinstance(first, Paragraph)
    head = first._replace(lead=begin + first.lead) if first.lead else first._replace(text=begin + first.text)
    written[0] = head
    last = written[-1]
    assert isinstance(last, Paragraph)
    written[-1] = last._replace(text=last.text + end)
    return written


class Indices:
    """carbone: `{d.list[i].field}` is repeated as far as the mark `{d.list[i+1]…}` behind it, which is taken out."""

    def written(self, pieces: Sequence[Piece], scope: str = "d.") -> Iterator[Paragraph | TableRows]:
        """`scope` is the whole path to the record."""
        for piece in pieces:
            match piece:
                case Line(style, field, lead):
                    yield Paragraph(style, lead and f"{{{scope}{lead}}}", f"{{{scope}{field}}}")
                case Each(field, inner):
                    yield from self.written(inner, f"{scope}{field}[i].")
                    first = inner[0]
                    assert isinstance(first, Line)
                    yield Paragraph("Body Text", "", f"{{{scope}{field}[i+1].{first.field}}}")
                case Within(field, inner):
                    yield from self.written(inner, f"{scope}{field}.")
                case Rows(head):
                    yield TableRows(
                        head,
                        [
                            [f"{{{scope}rows[{at}].c{number}}}" for number, _ in enumerate(head, 1)]
                            for at in ("i", "i+1")
                        ],
                    )


TEMPLATES: dict[str, Syntax] = {
    "template.docx": Jinja(),
    "sections.docx": Sections(),
    "in-lines.docx": InLines(),
    "indices.docx": Indices(),
}
"""The templates by their file names."""


def make_template(syntax: Syntax, base: str, target: str, data: ReportData) -> None:
    """Write the template to `target`."""
    document = Document(base)
    root = "d." if isinstance(syntax, Indices) else ""
    for written in syntax.written(outline(data), root):
        if isinstance(written, Paragraph):
            _add_paragraph(document, written)
        else:
            _add_table(document, written)
    document.save(target)


def _add_paragraph(document: WordDocument, written: Paragraph) -> None:
    paragraph = document.add_paragraph(style=written.style)
    if written.lead:
        paragraph.add_run(written.lead).bold = True
    paragraph.add_run(written.text)


def _add_table(document: WordDocument, written: TableRows) -> None:
    table = document.add_table(rows=0, cols=len(written.head), style=TABLE.name)
    first = table.add_row()
    first._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    _fill(first, written.head, TABLE_HEAD)
    for cells in written.rows:
        _fill(table.add_row(), cells, TABLE_CELL)


def _fill(row: _Row, texts: Sequence[str], style: str) -> None:
    for cell, text in zip(row.cells, texts, strict=False):  # a row that is a tag has its first cell only
        cell.text = text
        cell.paragraphs[0].style = style
