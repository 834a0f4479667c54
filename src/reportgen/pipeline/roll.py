"""Next year's data made from this year's (`reportgen roll`): new files beside the old, and the project moved on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from reportgen.dataset import Field
from reportgen.dataset.next_year import Value, next_year, promised, same_keys, values
from reportgen.pipeline.chain import chain_of
from reportgen.pipeline.compile import check_data
from reportgen.pipeline.layers import schema_of
from reportgen.pipeline.paths import filled, placeholders
from reportgen.pipeline.project import PROJECT_FILE, DataFile, Job
from reportgen.source import Diagnostic, Edit, Node, ReportgenError, Scalar, Severity, World, load, problem
from reportgen.source import Mapping as YamlMapping
from reportgen.source.catalog import severity_of
from reportgen.source.slips import apply, unified_diff

_PERIOD = ("期间", "period")
_REPORTS = ("报告", "reports")


class NewFile(NamedTuple):
    """A file as it is to be: its path, the one it was made from, what both hold, and how many values are left open."""

    path: str
    origin: str
    before: bytes
    after: bytes
    opened: int = 0

    @property
    def diff(self) -> str:
        """The lines that differ."""
        return unified_diff(self.before.decode(), self.after.decode(), self.origin, self.path)


class NextYear(NamedTuple):
    """All that moving on comes to: the year, the new data files, the project file, and files that both years share."""

    year: int
    files: tuple[NewFile, ...]
    project: NewFile
    shared: tuple[Diagnostic, ...] = ()


def roll_project(chosen: Sequence[Job], built: Sequence[Job], shipped: str, world: World) -> NextYear:
    """The next year of the reports `chosen` in the project file, which are `built` for each unit if they have units.

    Nothing is written. Raises `ReportgenError` with all that stands in the way: data with errors, no period, a path
    that does not name it, a file that is there already, a text that can't be edited.
    """
    root = load(world.read(PROJECT_FILE), PROJECT_FILE).value
    declared = list(_declared(root))
    if faults := [*_undated(chosen), *_shared(declared, chosen)]:
        raise ReportgenError(*faults)
    if faults := [found for job in built for found in _errors(job, shipped, world)]:
        raise ReportgenError(problem("PRJ018", None, year=chosen[0].period), *faults)
    files = list(_new_files(built, shipped, world))
    if taken := [problem("PRJ015", None, path=file.path) for file in files if _is_there(file.path, world)]:
        raise ReportgenError(*taken)
    names = {job.name for job in chosen}
    periods = dict.fromkeys(period for period, reports in declared if names & reports)
    project = _edited(PROJECT_FILE, PROJECT_FILE, world.read(PROJECT_FILE), [_later(each) for each in periods])
    return NextYear(max(job.period or 0 for job in chosen) + 1, tuple(files), project, tuple(_of_all_years(chosen)))


# What stands in the way


def _undated(chosen: Iterable[Job]) -> Iterator[Diagnostic]:
    """Reports of no year, or whose data or units are the same in every year."""
    for job in chosen:
        units = () if job.units is None else (job.units.folder, *job.units.listed)
        undated = [place for place in units if place is not None and "period" not in placeholders(place.value)]
        if job.period is None:
            yield problem("PRJ013", job.pack_span, report=job.name)
        elif undated or not (job.dated or job.units):
            yield problem("PRJ014", undated[0].span if undated else job.data_span, report=job.name, year=job.period)


def _of_all_years(chosen: Iterable[Job]) -> Iterator[Diagnostic]:
    """The data files whose path names no year: what is changed in one for the next year changes in this one, too."""
    for job in chosen:
        dated = {file.span for file in job.dated}
        yield from (problem("PRJ031", file.span, path=file.value) for file in job.data if file.span not in dated)


def _declared(root: Node | None) -> Iterator[tuple[Scalar, set[str]]]:
    """Each period that the project file declares, with the names of the reports that it is for."""
    reports = _value(root, _REPORTS)
    entries = reports.items if isinstance(reports, YamlMapping) else ()
    own = {key.value: period for key, report in entries if (period := _value(report, _PERIOD)) is not None}
    for name, period in own.items():
        if isinstance(period, Scalar):
            yield period, {name}
    common = _value(root, _PERIOD)
    if isinstance(common, Scalar):
        yield common, {key.value for key, _ in entries} - set(own)


def _value(node: Node | None, names: Sequence[str]) -> Node | None:
    entries = node.items if isinstance(node, YamlMapping) else ()
    return next((value for key, value in entries if key.value in names), None)


def _shared(declared: Iterable[tuple[Scalar, set[str]]], chosen: Sequence[Job]) -> Iterator[Diagnostic]:
    """A period for reports that were asked for and for others: it can't move on for some of them only."""
    names = {job.name for job in chosen}
    for period, reports in declared:
        if names & reports and reports - names:
            yield problem("PRJ016", period.span, reports="、".join(sorted(reports - names)))


def _errors(job: Job, shipped: str, world: World) -> list[Diagnostic]:
    """What keeps this year's report from being built as it is: its data are to be right before they are carried on."""
    try:
        found: Sequence[Diagnostic] = check_data(job, shipped, world).diagnostics
    except ReportgenError as error:
        found = error.diagnostics
    return [each for each in found if severity_of(each.code) is Severity.ERROR]


def _is_there(path: str, world: World) -> bool:
    """Whether something stands at `path` that a new file would take the place of."""
    try:
        world.read(path)
    except ReportgenError as error:
        return [each.code for each in error.diagnostics] != ["SRC001"]
    return True


# What is made


class _Made(NamedTuple):
    """What becomes of one file: where it goes, its tree, and all that changes in it, as the reports that use it say."""

    target: str
    root: Node | None
    values: dict[Value, None]
    edits: dict[Edit, None]


def _new_files(built: Iterable[Job], shipped: str, world: World) -> Iterator[NewFile]:
    """The data files of the next year, each made once for all reports that use it."""
    made: dict[str, _Made] = {}
    for job in built:
        schema = schema_of(chain_of(job, shipped, world)).value
        paths = {filled(file.value, {"period": str(job.period)}): file for file in job.dated}
        for path, file in paths.items():
            if path not in made:
                made[path] = _Made(_next(file, job), load(world.read(path), path).value, {}, {})
        _take_in(schema, job, made)
    for path, each in made.items():
        yield _new_file(path, each, world.read(path))


def _next(file: DataFile, job: Job) -> str:
    return filled(file.value, {"period": str((job.period or 0) + 1)}).replace("\\", "/")


def _take_in(schema: Field, job: Job, made: Mapping[str, _Made]) -> None:
    """Add what one report says of the files it is built from."""
    files = [made[file.value] for file in job.data if file.value in made]
    for each in files:
        if each.root is not None:
            each.values.update(dict.fromkeys(values(each.root, schema)))
    roots = [each.root for each in files if isinstance(each.root, YamlMapping)]
    for edit in promised(roots, schema):
        made[edit.span.path].edits[edit] = None


def _new_file(path: str, made: _Made, content: bytes) -> NewFile:
    names = made.root.items if isinstance(made.root, YamlMapping) else ()
    is_chinese = any(not key.value.isascii() for key, _ in names)
    edits = [*next_year(made.values, is_chinese), *made.edits]
    file = _edited(path, made.target, content, edits)
    # The edits are of lines; that they came out as meant is seen by reading the file.
    after = load(file.after, file.path)
    if after.diagnostics or not same_keys(made.root, after.value):
        raise ReportgenError(problem("PRJ017", made.root.span if made.root is not None else None))
    return file._replace(opened=sum(value.opens for value in made.values))


def _edited(origin: str, path: str, content: bytes, edits: Iterable[Edit]) -> NewFile:
    text = content.decode()
    end = "\r\n" if "\r\n" in text else "\n"
    ours = [edit._replace(replacement=edit.replacement.replace("\n", end)) for edit in edits]
    return NewFile(path, origin, content, apply(text, ours).encode())


def _later(period: Scalar) -> Edit:
    """The year of a period, one later, and nothing else of how it is written."""
    digits = [at for at, character in enumerate(period.value) if character.isdigit()]
    year = int(period.value[digits[0] : digits[0] + 4])
    return Edit(period.place(digits[0], 4), str(year + 1))
