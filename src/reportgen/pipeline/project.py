"""The project file, reportgen.yaml: which reports there are, from which data, by which pack, under what name."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from reportgen.pipeline.paths import PLACEHOLDERS, filled, is_inside, placeholders, read_period
from reportgen.pipeline.wanted import Wanted, read_wanted
from reportgen.source import (
    Diagnostic,
    Node,
    ReportgenError,
    Result,
    Scalar,
    Sequence,
    Span,
    World,
    is_file_name,
    load,
    problem,
    suggestion,
)
from reportgen.source import Mapping as YamlMapping

PROJECT_FILE = "reportgen.yaml"
DEFAULT_FOLDER = "output"
# What a job asks for whose document is to have no contents, whatever its template says.
NO_CONTENTS = -1

_PROJECT_KEYS = {
    "reports": "reports", "报告": "reports", "output": "output", "输出文件夹": "output",
    "author": "author", "作者": "author", "period": "period", "期间": "period",
    "checks": "checks", "检查": "checks",
}  # fmt: skip
_CHECK_KEYS = {
    "select": "select", "只查": "select", "ignore": "ignore", "不查": "ignore",
    "terms": "terms", "用语": "terms",
}  # fmt: skip
_REPORT_KEYS = {
    "pack": "pack",
    "模板包": "pack",
    "data": "data",
    "数据": "data",
    "output": "output",
    "输出": "output",
    "styles": "styles",
    "样式": "styles",
    "style_document": "style_document",
    "样式文件": "style_document",
    "messages": "messages",
    "语句": "messages",
    "numbering": "numbering",
    "序号": "numbering",
    "period": "period",
    "期间": "period",
    "units": "units",
    "单位": "units",
    "contents": "contents",
    "目录": "contents",
}

# What people write for a key, unlike it as it is.
_SAID = {"年份": "期间", "年度": "期间", "年": "期间", "year": "period"}

_OPEN = re.compile(r"[{｛]([^{}｛｝]*)[}｝]")
# What stands in front of the name of a file only where a list was meant.
_LIST_MARKS = frozenset("-［－—·•")
# The end of a file name and what joins it to the next one.
_JOINED = re.compile(r"\.ya?ml\s*([，、,;；])", re.IGNORECASE)


class DataFile(NamedTuple):
    """The path of a file or folder of data (`value`), and where it is named."""

    value: str
    span: Span


class Units(NamedTuple):
    """The units a report is built for: all in a folder, or those listed; their paths may leave the period open."""

    folder: DataFile | None
    listed: tuple[DataFile, ...] = ()


class Job(NamedTuple):
    """One report of the project. `output` is a file name without suffix.

    `styles`, `style_document` (the path of a Word file), `messages` and `numbering` go over what the pack says of
    looks, fixed sentences and numbers. `period` is the year it declares; `dated` are those paths of `data` that name
    it, as written: other years have the same files. With `units` it is built once for each of them, and `output` may
    leave their names open. `contents` is how many levels its table of contents has, 0 if it
    asks for none. `wanted` and the files of `terms` are the same for all reports of a project.
    """

    name: str
    pack: str
    pack_span: Span
    data: tuple[DataFile, ...]
    data_span: Span
    output: str
    output_span: Span
    styles: Node | None
    style_document: Scalar | None = None
    messages: Node | None = None
    numbering: Node | None = None
    period: int | None = None
    dated: tuple[DataFile, ...] = ()
    units: Units | None = None
    wanted: Wanted = Wanted()
    terms: tuple[DataFile, ...] = ()
    contents: int = 0


class Artifact(NamedTuple):
    """What a job makes, a finished file: the name the job gives it, with the writer's suffix, and its bytes."""

    name: str
    content: bytes


class Project(NamedTuple):
    """The reports by name, the folder that outputs go to, and the author to name in them (none if empty)."""

    jobs: Mapping[str, Job]
    folder: str
    author: str


def load_project(world: World) -> Result[Project]:
    """The project in the world's root folder; raises `ReportgenError` where there is none."""
    result = _read_project(world)
    if not any(found.fix for found in result.diagnostics):
        return result
    from reportgen.pipeline.draft import settle

    return Result(result.value, tuple(settle(world, _faults).found))


def _faults(world: World) -> tuple[Diagnostic, ...]:
    try:
        return _read_project(world).diagnostics
    except ReportgenError as error:
        return error.diagnostics


def _read_project(world: World) -> Result[Project]:
    loaded = load(world.read(PROJECT_FILE), PROJECT_FILE)
    reading = _Reading(list(loaded.diagnostics))
    top = reading.entries(loaded.value, _PROJECT_KEYS) if loaded.value is not None else {}
    wanted, terms = reading.checks(_written(top.get("checks")))
    read = reading.jobs(top.get("reports"), top.get("period"))
    jobs = {job.name: job._replace(wanted=wanted, terms=terms) for job in read}
    reading.check_outputs(jobs.values())
    if not jobs and not reading.diagnostics:
        reading.diagnostics.append(problem("PRJ002", Span(PROJECT_FILE)))
    folder = reading.folder(top.get("output"))
    author = reading.text(top.get("author"), "")
    return Result(Project(jobs, folder, author), tuple(reading.diagnostics))


def require(result: Result[Project]) -> Project:
    """The project, if nothing was found wrong with its file."""
    if result.diagnostics:
        raise ReportgenError(*result.diagnostics)
    return result.value


class _Reading:
    """Takes the project file apart and gathers what does not fit."""

    def __init__(self, diagnostics: list[Diagnostic]) -> None:
        self.diagnostics = diagnostics

    def entries(self, node: Node, known: Mapping[str, str]) -> dict[str, Node]:
        """The entries of a mapping by their English names; a misspelt key stands for the one it is nearest to."""
        found: dict[str, Node] = {}
        meant: dict[str, Node] = {}
        if not isinstance(node, YamlMapping):
            self._no_entries(node)
            return found
        for key, value in node.items:
            name = known.get(key.value)
            if name is None:
                key, told = self._spelling(key, value)
                name = known.get(key.value)
                if told and name is None:
                    continue
            if name is None:
                said = _SAID.get(key.value, "")
                near = {"suggestion": said} if said in known else suggestion(key.value, known)
                self.diagnostics.append(problem("PRJ003", key.span, key=key.value, **near))
                if near:
                    meant.setdefault(known[near["suggestion"]], value)
            elif name in found:
                self.diagnostics.append(problem("PRJ004", key.span, key=key.value))
            else:
                found[name] = value
        return {**meant, **found}

    def _no_entries(self, node: Node) -> None:
        """Tell why `node` holds no entries: a slip that shows, or the plain fact."""
        from reportgen.source.slips import entry_slips

        self.diagnostics += entry_slips(node) or [problem("PRJ001", node.span)]

    def _spelling(self, key: Scalar, value: Node) -> tuple[Scalar, bool]:
        """An unknown key as it was meant, and whether a slip in it has been told."""
        from reportgen.source.slips import key_slips, meant

        slips = key_slips(key, value)
        self.diagnostics += slips
        return (key._replace(value=meant(key)), True) if slips else (key, False)

    def jobs(self, node: Node | None, period: Node | None) -> Iterator[Job]:
        """The reports; `period` is that of those that declare none themselves."""
        if node is None:
            return
        if not isinstance(node, YamlMapping):
            self._no_entries(node)
            return
        for key, value in node.items:
            parts = self.entries(value, _REPORT_KEYS)
            if period is not None:
                parts.setdefault("period", period)
            job = self._job(key, parts) if isinstance(value, YamlMapping) else None
            if job is not None:
                yield job

    def checks(self, node: Node | None) -> tuple[Wanted, tuple[DataFile, ...]]:
        """What is to be checked in the finished text, and the files that say how names are written."""
        entries = self.entries(node, _CHECK_KEYS) if node is not None else {}
        wanted = read_wanted(entries.get("select"), entries.get("ignore"), self.diagnostics)
        terms = _written(entries.get("terms"))
        files = self._files(terms) if terms is not None else ()
        return wanted, tuple(DataFile(file.value, file.span) for file in files)

    def check_outputs(self, jobs: Iterable[Job]) -> None:
        """Two reports must not be written over one another, also where a file system takes A for a."""
        taken: dict[str, Job] = {}
        for job in jobs:
            other = taken.setdefault(job.output.casefold(), job)
            if other is not job:
                self.diagnostics.append(problem("PRJ009", job.output_span, first=other.name, second=job.name))

    def folder(self, node: Node | None) -> str:
        """The folder for outputs, which lies inside the project."""
        folder = self.text(node, DEFAULT_FOLDER)
        if node is not None and not is_inside(folder):
            self.diagnostics.append(problem("SRC004", node.span, path=folder))
        return folder

    def _job(self, key: Scalar, parts: dict[str, Node]) -> Job | None:
        pack, data = parts.get("pack"), parts.get("data")
        for name, label in (("pack", "模板包"), ("data", "数据")):
            if name not in parts:
                self.diagnostics.append(problem("PRJ005", key.span, report=key.value, key=label))
        if pack is None or data is None:
            return None
        if not isinstance(pack, Scalar) or pack.is_null:
            self.diagnostics.append(problem("PRJ006", pack.span))
            return None
        period = self._period(parts.get("period"))
        year = {} if period is None else {"period": str(period)}
        written, units = parts.get("output", key), _written(parts.get("units"))
        paths, places = tuple(self._files(data)), tuple(self._files(units)) if units is not None else ()
        self._check_placeholders((*paths, *places), ("period",))
        self._check_placeholders((written,) if isinstance(written, Scalar) else (), ("period", "unit"))
        if "period" not in parts:
            self._miss_period(key, (*paths, *places, written))
        files = tuple(DataFile(filled(path.value, year), path.span) for path in paths)
        output = self._output(written, year)
        styles, messages, numbering = (_written(parts.get(name)) for name in ("styles", "messages", "numbering"))
        looks = parts.get("style_document")
        document = next(self._files(looks), None) if looks is not None else None
        dated = tuple(DataFile(path.value, path.span) for path in paths if "period" in placeholders(path.value))
        job = Job(key.value, pack.value, pack.span, files, data.span, output, written.span, styles)
        return job._replace(
            style_document=document,
            messages=messages,
            numbering=numbering,
            period=period,
            dated=dated,
            units=_units(units, places),
            contents=self._contents(parts.get("contents")),
        )

    def _period(self, node: Node | None) -> int | None:
        text = self.text(node, "")
        period = read_period(text)
        if period is None and isinstance(node, Scalar):
            self.diagnostics.append(problem("PRJ010", node.span, text=text))
        return period

    def _contents(self, node: Node | None) -> int:
        """How many levels of headings the contents have (目录)."""
        text = self.text(node, "")
        if isinstance(node, Scalar) and not re.fullmatch("[1-3]?", text):
            self.diagnostics.append(problem("OUT043", node.span, text=text))
            return 0
        return int(text or 0)

    def _check_placeholders(self, written: Iterable[Scalar], meant: Iterable[str]) -> None:
        """Tell of braces in which stands none of what is `meant` there."""
        names = [name for name in PLACEHOLDERS if PLACEHOLDERS[name] in meant]
        known = [f"{{{name}}}" for name in names]
        for text, found in _open(written):
            if found[0] not in known:
                near = {key: f"{{{name}}}" for key, name in suggestion(found[1].strip(), names).items()}
                place = text.place(found.start(), len(found[0]))
                self.diagnostics.append(problem("PRJ012", place, found=found[0], known="、".join(known), **near))

    def _miss_period(self, report: Scalar, written: Iterable[Node]) -> None:
        """Tell, once, that no period is declared where a path or name waits for one."""
        for text, found in _open(each for each in written if isinstance(each, Scalar)):
            if "period" in placeholders(found[0]):
                place = text.place(found.start(), len(found[0]))
                self.diagnostics.append(problem("PRJ011", place, report=report.value, found=found[0]))
                return

    def _files(self, node: Node) -> Iterator[Scalar]:
        if isinstance(node, YamlMapping) or (isinstance(node, Scalar) and node.value[:1] in _LIST_MARKS):
            from reportgen.source.slips import item_slips

            if slips := item_slips(node):
                self.diagnostics += slips
                return
        for item in node.items if isinstance(node, Sequence) else (node,):
            joined = _JOINED.search(item.value) if isinstance(item, Scalar) else None
            if isinstance(item, Scalar) and joined is not None:
                place = item.place(joined.start(1), 1)
                self.diagnostics.append(problem("YML047", place, mark=joined[1]))
            elif isinstance(item, Scalar) and not item.is_null and is_inside(item.value):
                yield item
            elif isinstance(item, Scalar) and not item.is_null:
                self.diagnostics.append(problem("SRC004", item.span, path=item.value))
            else:
                self.diagnostics.append(problem("PRJ006", item.span))

    def _output(self, written: Node, values: Mapping[str, str]) -> str:
        name = filled(written.value, values).strip() if isinstance(written, Scalar) else ""
        name = name.removesuffix(".docx").removesuffix(".doc")
        if not is_file_name(name):
            self.diagnostics.append(problem("PRJ007", written.span, name=name))
        return name

    def text(self, node: Node | None, default: str) -> str:
        if node is None or (isinstance(node, Scalar) and node.is_null):
            return default
        if isinstance(node, Scalar):
            return node.value.strip()
        self.diagnostics.append(problem("PRJ006", node.span))
        return default


def _written(node: Node | None) -> Node | None:
    """The node, if it holds anything: all below its key may be commented out."""
    return None if isinstance(node, Scalar) and node.is_null else node


def _open(written: Iterable[Scalar]) -> Iterator[tuple[Scalar, re.Match[str]]]:
    """All that stands in braces."""
    return ((text, found) for text in written for found in _OPEN.finditer(text.value))


def _units(node: Node | None, places: tuple[Scalar, ...]) -> Units | None:
    named = tuple(DataFile(place.value, place.span) for place in places)
    return Units(None, named) if isinstance(node, Sequence) else Units(named[0]) if named else None
