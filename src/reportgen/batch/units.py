"""Units (单位): whom a report is built for, the files each adds to the data, and the file that each gets.

A unit is a folder with YAML files, or one YAML file. Its name is that of the folder or file.
"""

from __future__ import annotations

import posixpath
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from reportgen.pipeline import DataFile, Disk, Job, Units, filled, placeholders
from reportgen.source import Diagnostic, ReportgenError, Result, Span, is_file_name, problem

_SUFFIXES = (".yaml", ".yml")
# What Windows' Notepad makes of 甲.yaml when it is told to save a text.
_MISNAMED = tuple(f"{suffix}.txt" for suffix in _SUFFIXES)
# What stands between the name of a report and that of a unit, where the project does not say how they go together.
_BETWEEN = "-"


class Unit(NamedTuple):
    """A unit: its name, the path of its folder or file in the project, and that path as written, its period open."""

    name: str
    path: str
    is_folder: bool
    pattern: str = ""


class Order(NamedTuple):
    """One report to be built for one unit, and the name of the file that it becomes."""

    report: str
    unit: Unit
    output: str


class Plan(NamedTuple):
    """All that is to be built, and what can't be: findings by unit."""

    orders: tuple[Order, ...]
    refused: tuple[tuple[Unit, Diagnostic], ...]


def plan(jobs: Iterable[Job], suffix: str, world: Disk) -> Result[Plan]:
    """The orders of all reports for all their units, in the order of the names.

    A unit that can't have a file is refused by itself. Two that would be written over one another are findings of the
    whole, because nobody can say which of them was meant; so is a folder without units.
    """
    orders: list[Order] = []
    refused: list[tuple[Unit, Diagnostic]] = []
    found: list[Diagnostic] = []
    for job in jobs:
        units = find_units(job.units, job.period, world) if job.units is not None else Result([])
        found += units.diagnostics
        for unit in units.value:
            name = _output(job, unit)
            if is_file_name(name):
                orders.append(Order(job.name, unit, name + suffix))
            else:
                refused.append((unit, problem("PRJ021", Span(unit.path), unit=unit.name, name=name)))
    found += _clashes(orders)
    return Result(Plan(tuple(orders), tuple(refused)), tuple(found))


def find_units(units: Units, period: int | None, world: Disk) -> Result[list[Unit]]:
    """The units that a report of `period` names; what is wrong with the folder or the list as a whole is told."""
    year = {} if period is None else {"period": str(period)}
    if units.folder is None:
        return _listed(units.listed, year, world)
    folder = filled(units.folder.value, year)
    try:
        found = _in_folder(folder, units.folder.value, world)
    except ReportgenError as error:
        return Result([], tuple(each._replace(span=units.folder.span) for each in error.diagnostics))
    if not found.value:
        return Result([], (*found.diagnostics, problem("PRJ022", units.folder.span, path=folder)))
    return found


def _in_folder(folder: str, pattern: str, world: Disk) -> Result[list[Unit]]:
    """What is a unit in `folder`; Word files, hidden files and the like that stand there are passed over."""
    units: list[Unit] = []
    found: list[Diagnostic] = []
    for entry in world.entries(folder):
        path = posixpath.join(folder, entry.name)
        if _is_passed_over(entry.name):
            continue
        if entry.name.lower().endswith(_MISNAMED):
            found.append(problem("PRJ023", Span(path), name=entry.name, right=entry.name[: -len(".txt")]))
        elif entry.is_folder or _is_yaml(entry.name):
            units.append(Unit(_name(entry.name), path, entry.is_folder, posixpath.join(pattern, entry.name)))
    return Result(units, tuple(found))


def _listed(places: Iterable[DataFile], year: Mapping[str, str], world: Disk) -> Result[list[Unit]]:
    units: list[Unit] = []
    found: list[Diagnostic] = []
    for place in places:
        pattern = posixpath.normpath(place.value.replace("\\", "/"))
        path = filled(pattern, year)
        try:
            units.append(Unit(_name(posixpath.basename(path)), path, world.is_folder(path), pattern))
        except ReportgenError as error:
            found += (each._replace(span=place.span) for each in error.diagnostics)
    return Result(units, tuple(found))


def _is_yaml(name: str) -> bool:
    return name.lower().endswith(_SUFFIXES)


def _is_passed_over(name: str) -> bool:
    """Whether a name is of what systems and Word keep beside people's files: .DS_Store, ~$甲.docx."""
    return name.startswith((".", "~"))


def _name(file: str) -> str:
    return posixpath.splitext(file)[0] if _is_yaml(file) else file


def _output(job: Job, unit: Unit) -> str:
    pattern = job.output if "unit" in placeholders(job.output) else f"{job.output}{_BETWEEN}{{unit}}"
    return filled(pattern, {"unit": unit.name})


def _clashes(orders: Iterable[Order]) -> Iterator[Diagnostic]:
    """Outputs that some file system takes for one: it may not tell A from a, nor é from e with an accent."""
    taken: dict[str, Order] = {}
    for order in orders:
        other = taken.setdefault(unicodedata.normalize("NFC", order.output.casefold()), order)
        if other is not order:
            first, second = (each.unit.path for each in (other, order))
            yield problem("PRJ024", Span(second), first=first, second=second, name=order.output)


def unit_job(job: Job, order: Order, files: Iterable[str]) -> Job:
    """The job of one unit: `files`, its own, come behind those of the report."""
    own = tuple(DataFile(path, Span(path)) for path in files)
    return job._replace(
        data=(*job.data, *own),
        data_span=Span(order.unit.path),
        output=order.output,
        dated=(*job.dated, *_dated(order.unit, own)),
        units=None,
    )


def _dated(unit: Unit, files: Iterable[DataFile]) -> Iterator[DataFile]:
    """The unit's own files as far as other years have the same: their paths with the period left open."""
    if "period" in placeholders(unit.pattern):
        for file in files:
            yield file._replace(value=unit.pattern + file.value[len(unit.path) :])


def jobs_of_units(jobs: Sequence[Job], world: Disk) -> Result[list[Job]]:
    """The jobs of all units of `jobs`, named after report and unit; and all that is wrong with units."""
    planned, found = plan(jobs, "", world)
    by_name = {job.name: job for job in jobs}
    ready: list[Job] = []
    told = [*found, *(refusal for _, refusal in planned.refused)]
    for order in planned.orders:
        try:
            job = unit_job(by_name[order.report], order, unit_files(order.unit, world))
            ready.append(job._replace(name=f"{job.name} {order.unit.name}"))
        except ReportgenError as error:
            told += error.diagnostics
    return Result(ready, tuple(told))


def unit_files(unit: Unit, world: Disk) -> tuple[str, ...]:
    """The paths of a unit's YAML files, in the order of their names; raises `ReportgenError` when it has none."""
    if not unit.is_folder:
        return (unit.path,)
    entries = (entry.name for entry in world.entries(unit.path))
    names = [name for name in entries if _is_yaml(name) and not _is_passed_over(name)]
    if not names:
        raise ReportgenError(problem("PRJ025", Span(unit.path), path=unit.path))
    return tuple(posixpath.join(unit.path, name) for name in names)
