"""Documents read back by python-docx: to compare what the engines wrote, and to give the peers their data."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest
from typing import NamedTuple

from docx import Document

from benchmarks.peers.data import Led, Part, ReportData, Section


class Line(NamedTuple):
    """A paragraph as read: its style, that style's first-line indent (1/100 character), its run-in head, its text."""

    style: str
    indent: str
    lead: str
    text: str


class DifferenceError(Exception):
    """Two documents that should be the same report are not."""


def read(path: str) -> list[Line]:
    """The paragraphs of the document at `path`. A run-in head is a first run that is bold or in a style of its own."""
    document = Document(path)
    looks = {}
    for style in document.styles:
        indents = style.element.xpath("./w:pPr/w:ind/@w:firstLineChars")
        looks[style.style_id] = (style.name or "", str(indents[0]) if indents else "")
    lines = []
    for paragraph in document.paragraphs:
        runs = paragraph.runs
        led = len(runs) > 1 and (runs[0]._r.style is not None or bool(runs[0].bold))
        lead = runs[0].text if led else ""
        name, indent = looks[paragraph._p.style or "Normal"]
        lines.append(Line(name, indent, lead, paragraph.text[len(lead) :]))
    return lines


def compare(ours: str, theirs: str) -> None:
    """Raise `DifferenceError` at the first paragraph in which the document at `theirs` is not as the one at `ours`."""
    for number, (mine, other) in enumerate(zip_longest(read(ours), read(theirs)), 1):
        if mine != other:
            raise DifferenceError(f"paragraph {number} of {theirs}\n  ours:   {mine}\n  theirs: {other}")


def report_data(lines: list[Line]) -> ReportData:
    """The peers' data: the report's finished texts, in the structure that its styles and run-in heads show."""
    title, subtitle, speaker, *rest = lines
    opening, *parts = _groups(rest, "Heading 2")
    return {
        "title": title.text,
        "subtitle": subtitle.text,
        "speaker": speaker.text,
        "opening": [line.text for line in opening],
        "parts": [_part(part) for part in parts],
    }


def _groups(lines: list[Line], style: str) -> Iterator[list[Line]]:
    """`lines` up to the first of `style`, then from each of them to the next."""
    group: list[Line] = []
    for line in lines:
        if line.style == style:
            yield group
            group = []
        group.append(line)
    yield group


def _part(lines: list[Line]) -> Part:
    heading, *rest = lines
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
    }


def _section(lines: list[Line]) -> Section:
    heading, *rest = lines
    led = _led(rest)
    items = [entry for entry in led if entry["lead"].startswith("（")]
    points = [entry for entry in led if entry not in items]
    return {"title": heading.text, "paragraphs": _plain(rest), "points": points, "entries": items}


def _plain(lines: list[Line]) -> list[str]:
    return [line.text for line in lines if not line.lead]


def _led(lines: list[Line]) -> list[Led]:
    return [{"lead": line.lead, "text": line.text} for line in lines if line.lead]
