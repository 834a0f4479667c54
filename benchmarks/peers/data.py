"""What every peer reads: the finished texts of a report as JSON, or as YAML by the fast loader or by the usual one."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import NamedTuple, TypedDict


class Plain(TypedDict):
    """A paragraph of body text: a record, since not every engine can loop over bare strings."""

    text: str


class Led(TypedDict):
    """A paragraph that a run-in head leads."""

    lead: str
    text: str


class Section(TypedDict):
    """A section of a part. `entries` are its items: a key `items` would be a method of dict in Jinja."""

    title: str
    paragraphs: list[Plain]
    points: list[Led]
    entries: list[Led]


class Table(TypedDict):
    """A table with its caption and one header row; the cells of the other rows are named `c1`, `c2` and so on."""

    caption: str
    head: list[str]
    rows: list[dict[str, str]]


class Part(TypedDict):
    """A part of the report: review or plan. Its tables stand behind its ending, named `t1`, `t2` and so on."""

    title: str
    opening: list[Plain]
    sections: list[Section]
    tasks: list[Led]
    ending: list[Plain]
    tables: dict[str, Table]


class ReportData(TypedDict):
    """A whole report, every text finished and every number in place."""

    title: str
    subtitle: str
    speaker: str
    opening: list[Plain]
    review: Part
    plan: Part


class Paragraph(NamedTuple):
    """A paragraph to be written: the name of its style, its run-in head (empty for none) and its text."""

    style: str
    lead: str
    text: str


TABLE_HEAD, TABLE_CELL = "表头文字", "表格文字"
"""The styles of the text in header rows and in all others."""

Read = Callable[[str], ReportData]
Build = Callable[[str, str], None]
"""Reads the data at the first path and writes the document to the second."""


def read_json(path: str) -> ReportData:
    """The data at `path` as JSON, which costs next to nothing to read."""
    with open(path, "rb") as file:
        data: ReportData = json.load(file)
    return data


def read_by_c(path: str) -> ReportData:
    """The data at `path` by libyaml: the fastest that PyYAML can do."""
    return _read(path, "CSafeLoader")


def read_as_usual(path: str) -> ReportData:
    """The data at `path` by `yaml.safe_load`, as most programs call it."""
    return _read(path, "SafeLoader")


def _read(path: str, loader: str) -> ReportData:
    import yaml  # who reads JSON need not wait for it

    with open(path, "rb") as file:
        data: ReportData = yaml.load(file, Loader=getattr(yaml, loader))
    return data


def blocks(data: ReportData) -> Iterator[Paragraph | Table]:
    """The report in reading order."""
    yield Paragraph("heading 1", "", data["title"])
    yield Paragraph("Subtitle", "", data["subtitle"])
    yield Paragraph("报告人", "", data["speaker"])
    yield from _body(data["opening"])
    for part in (data["review"], data["plan"]):
        yield Paragraph("heading 2", "", part["title"])
        yield from _body(part["opening"])
        for section in part["sections"]:
            yield Paragraph("heading 3", "", section["title"])
            yield from _body(section["paragraphs"])
            yield from _led(section["points"] + section["entries"])
        yield from _led(part["tasks"])
        yield from _body(part["ending"])
        for table in part["tables"].values():
            yield Paragraph("Body Text", "", table["caption"])
            yield table


def _body(paragraphs: list[Plain]) -> Iterator[Paragraph]:
    return (Paragraph("Body Text", "", each["text"]) for each in paragraphs)


def _led(entries: list[Led]) -> Iterator[Paragraph]:
    return (Paragraph("Body Text", entry["lead"], entry["text"]) for entry in entries)
