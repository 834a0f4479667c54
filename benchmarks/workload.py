"""The workloads: the real report of `data/2022/`, plain or with tables, one number changed in each, or made longer."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

import yaml

from benchmarks import ROOT, ours
from benchmarks.peers.base import make_base
from benchmarks.peers.template import TEMPLATES, make_template
from benchmarks.reading import read, report_data

# The real year, here and in the projects that are made of it.
DATA = "data/2022"

# Printed once; no formula uses it.
_CHANGED = "630多万人"

_PACKS = Path(__file__).with_name("packs")


class Report(NamedTuple):
    """A report that the engines write: its name in the tables, and the pack that makes it of the data."""

    name: str
    pack: str


PLAIN = Report("report", "work-report")
WITH_TABLES = Report("report with tables", "report-with-tables")
REPORTS = (WITH_TABLES, PLAIN)


class Workload:
    """The files of one report that the engines start from, in one folder.

    `project/` is ours, `data.json` or `data.yaml` what a peer reads; `ours.docx` is the document that all others must
    equal.
    """

    def __init__(self, report: Report, folder: Path) -> None:
        self.report = report
        self.folder = folder
        self.project = folder / "project"
        self.finished = folder / "ours.docx"

    def make(self, times: int = 1) -> Workload:
        """Write all the files, the report `times` as long."""
        self.folder.mkdir(parents=True)
        shutil.copytree(ROOT / DATA, self.project / DATA)
        shutil.copytree(_PACKS, self.project / "templates")
        (self.project / "reportgen.yaml").write_text(_project_file(self.report), encoding="utf-8")
        if times > 1:
            _lengthen(self.project / DATA, times)
        ours.prepare(str(self.project))(str(self.project), str(self.finished))
        data = report_data(read(str(self.finished)))
        for name, text in (("data.yaml", _dump(data)), ("data.json", json.dumps(data, ensure_ascii=False))):
            (self.folder / name).write_text(text, encoding="utf-8")
        make_base(self.path("base.docx"))
        for name, syntax in TEMPLATES.items():
            make_template(syntax, self.path("base.docx"), self.path(name), data)
        return self

    def path(self, name: str) -> str:
        """The path of a file that engines start from."""
        return str(self.folder / name)

    def documents(self, count: int) -> list[Path]:
        """Folders with the data of `count` documents, each with another number: ours in `data/`, the peers' beside."""
        return [self._document(number) for number in range(count)]

    def _document(self, number: int) -> Path:
        folder = self.folder / "documents" / f"{number:04}"
        (folder / DATA).mkdir(parents=True)
        text = f"{631 + number}多万人"
        changed = 0
        for file in (self.project / DATA).iterdir():
            content = file.read_text(encoding="utf-8")
            changed += content.count(_CHANGED)
            (folder / DATA / file.name).write_text(content.replace(_CHANGED, text), encoding="utf-8")
        for name in ("data.yaml", "data.json"):
            content = (self.folder / name).read_text(encoding="utf-8")
            if (changed, content.count(_CHANGED)) != (1, 1):
                raise ValueError(f"{_CHANGED} should stand once in the data and once in the report")
            (folder / name).write_text(content.replace(_CHANGED, text), encoding="utf-8")
        return folder


def _project_file(report: Report) -> str:
    """The project file of the checkout, its report built by the pack of `report`."""
    before, pack, after = (ROOT / "reportgen.yaml").read_text(encoding="utf-8").partition(PLAIN.pack)
    after = re.split(r"^  (?=\S)", after, maxsplit=1, flags=re.MULTILINE)[0]  # the other reports are not measured
    if not pack or pack in after:
        raise ValueError(f"reportgen.yaml should name {PLAIN.pack} once")
    return f"{before}{report.pack}{after}"


def memory_folder() -> str | None:
    """A folder in memory where the system has one, else None for the usual temporary folder."""
    return "/dev/shm" if os.access("/dev/shm", os.W_OK) else None


def _lengthen(folder: Path, times: int) -> None:
    """Make each list, prose and table of figures in the data files `times` as long; the title page stays."""
    for file in folder.iterdir():
        data = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
        if "会议" not in data:
            file.write_text(_dump({key: _longer(value, times) for key, value in data.items()}), encoding="utf-8")


def _longer(value: object, times: int) -> object:
    match value:
        case str() if "\n" in value:
            return "\n".join(_shuffled(value, copy) for copy in range(times))
        case list():
            return [_copied(item, copy) for copy in range(times) for item in value]
        case dict() if all(isinstance(inner, dict) for inner in value.values()):
            return {_renamed(group, copy): figures for copy in range(times) for group, figures in value.items()}
        case dict():
            return {key: _longer(inner, times) for key, inner in value.items()}
        case _:
            return value


def _copied(value: object, copy: int) -> object:
    match value:
        case str():
            return _shuffled(value, copy)
        case list():
            return [_copied(inner, copy) for inner in value]
        case dict():
            return {key: _copied(inner, copy) for key, inner in value.items()}
        case _:
            return value


def _renamed(group: str, copy: int) -> str:
    return f"{group}{copy + 1}" if copy else group


def _shuffled(text: str, copy: int) -> str:
    """`text` with its Chinese characters in another order, so that copies do not compress away.

    Punctuation and digits stay; references go to the copy's own group of figures. The first copy is as it was.
    """
    if not copy:
        return text
    pieces = re.split(r"(\{[^{}]*\}|[^一-鿿])", text)
    at = [number for number, piece in enumerate(pieces) if piece and "一" <= piece[0] <= "鿿"]
    characters = "".join(pieces[number] for number in at)
    order = sorted(range(len(characters)), key=lambda number: crc32(f"{copy}/{number}".encode()))
    shuffled = iter([characters[number] for number in order])
    for number, piece in enumerate(pieces):
        if piece.startswith("{"):
            group, dot, name = piece[1:].partition(".")
            pieces[number] = f"{{{_renamed(group, copy)}.{name}" if dot else piece
        elif piece and "一" <= piece[0] <= "鿿":
            pieces[number] = "".join(next(shuffled) for _ in piece)
    return "".join(pieces)


class _Dumper(yaml.SafeDumper):
    """Writes as people do: texts of several lines in literal blocks, and what comes twice twice."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


_Dumper.add_representer(str, _text)


def _dump(data: Mapping[str, object] | object) -> str:
    return yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=1_000_000)
