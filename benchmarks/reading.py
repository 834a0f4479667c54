"""Documents read back by python-docx: to compare what the engines wrote, and to give the peers their data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import zip_longest
from typing import NamedTuple, TypeVar

from docx import Document
from docx.document import Document as WordDocument
from docx.table import _Row
from docx.text.paragraph import Paragraph

from benchmarks.peers.data import Led, Part, Plain, ReportData, Section, Table


class Line(NamedTuple):
    """A paragraph as read: its style, that style's first-line indent (1/100 character), its run-in head, its text."""

    style: str
    indent: str
    lead: str
    text: str


class Row(NamedTuple):
    """A row of a table as read: whether it repeats on every page, and its cells with the looks of their first lines."""

    head: bool
    cells: tuple[Line, ...]

    @property
    def texts(self) -> list[str]:
        """The texts of the cells."""
        return [cell.text for cell in self.cells]


E = TypeVar("E", bound=Line | Row)
Looks = Mapping[str, tuple[str, str]]
"""By a style's id, its name and its first-line indent."""


class DifferenceError(Exception):
    """Two documents that should be the same report are not."""


def read(path: str) -> list[Line | Row]:
    """The paragraphs and the rows of tables of the document at `path`, in reading order."""
    document = Document(path)
    looks = _looks(document)
    found: list[Line | Row] = []
    for block in document.iter_inner_content():
        if isinstance(block, Paragraph):
            found.append(_line(block, looks))
        else:
            found += (_row(row, looks) for row in block.rows)
    return found


def _looks(document: WordDocument) -> Looks:
    looks = {}
    for style in document.styles:
        indents = style.element.xpath("./w:pPr/w:ind/@w:firstLineChars")
        looks[style.style_id] = (style.name or "", str(indents[0]) if indents else "")
    return looks


def _line(paragraph: Paragraph, looks: Looks) -> Line:
    """A run-in head is a first run that is bold or in a style of its own."""
    runs = paragraph.runs
    led = len(runs) > 1 and (runs[0]._r.style is not None or bool(runs[0].bold))
    lead = runs[0].text if led else ""
    name, indent = looks[paragraph._p.style or "Normal"]
    return Line(name, indent, lead, paragraph.text[len(lead) :])


def _row(row: _Row, looks: Looks) -> Row:
    repeats = bool(row._tr.xpath("./w:trPr/w:tblHeader"))
    return Row(repeats, tuple(_line(cell.paragraphs[0], looks)._replace(text=cell.text) for cell in row.cells))


def compare(ours: str, theirs: str) -> None:
    """Raise `DifferenceError` at the first place in which the document at `theirs` is not as the one at `ours`."""
    for number, (mine, other) in enumerate(zip_longest(read(ours), read(theirs)), 1):
        if mine != other:
            raise DifferenceError(f"paragraph or row {number} of {theirs}\n  ours:   {mine}\n  theirs: {other}")


def report_data(found: list[Line | Row]) -> ReportData:
    """The peers' data: the report's finished texts, in the structure that its styles and run-in heads show."""
    title, subtitle, speaker = _lines(found[:3])
    opening, review, plan = _groups(found[3:], "Heading 2")
    return {
        "title": title.text,
        "subtitle": subtitle.text,
        "speaker": speaker.text,
        "opening": _plain(_lines(opening)),
        "review": _part(review),
        "plan": _part(plan),
    }


def _lines(found: list[Line | Row]) -> list[Line]:
    return [each for each in found if isinstance(each, Line)]


def _groups(found: list[E], style: str) -> Iterator[list[E]]:
    """`found` up to the first line of `style`, then from each of them to the next."""
    group: list[E] = []
    for each in found:
        if isinstance(each, Line) and each.style == style:
            yield group
            group = []
        group.append(each)
    yield group


def _part(found: list[Line | Row]) -> Part:
    (heading, *rest), tables = _without_tables(found)
    before, *sections = _groups(rest, "Heading 3")
    last = sections[-1] if sections else before
    leads = [at for at, line in enumerate(last) if line.lead]
    # What stands after the last run-in paragraph belongs to the part, not to its last section.
    ending = last[leads[-1] + 1 :] if leads else []
    del last[len(last) - len(ending) :]
    return {
        "title": heading.text,
        "opening": _plain(before),
        "sections": [_section(section) for section in sections],
        "tasks": _led(before),
        "ending": _plain(ending),
        "tables": {f"t{number}": table for number, table in enumerate(tables, 1)},
    }


def _without_tables(found: list[Line | Row]) -> tuple[list[Line], list[Table]]:
    """The lines and the tables apart; the line before a header row is the caption."""
    lines: list[Line] = []
    tables: list[Table] = []
    for each in found:
        if isinstance(each, Line):
            lines.append(each)
        elif each.head:
            tables.append({"caption": lines.pop().text, "head": each.texts, "rows": []})
        else:
            tables[-1]["rows"].append({f"c{number}": text for number, text in enumerate(each.texts, 1)})
    return lines, tables


def _section(lines: list[Line]) -> Section:
    heading, *rest = lines
    led = _led(rest)
    items = [entry for entry in led if entry["lead"].startswith("（")]
    points = [entry for entry in led if entry not in items]
    return {"title": heading.text, "paragraphs": _plain(rest), "points": points, "entries": items}


def _plain(lines: list[Line]) -> list[Plain]:
    return [{"text": line.text} for line in lines if not line.lead]


def _led(lines: list[Line]) -> list[Led]:
    return [{"lead": line.lead, "text": line.text} for line in lines if line.lead]
