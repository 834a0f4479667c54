"""The files of a project put right: every certain fix, tried in memory first and shown as a diff."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import NamedTuple

from reportgen.pipeline.compile import check_data
from reportgen.pipeline.draft import Settled, settle
from reportgen.pipeline.project import PROJECT_FILE, Job, Project, load_project
from reportgen.source import Diagnostic, ReportgenError, World
from reportgen.source.slips import certain_text, unified_diff


class Repair(NamedTuple):
    """One file as it is on the disk and as it should be, the lines that differ, and the findings that were fixed."""

    path: str
    before: bytes
    after: bytes
    diff: str
    fixes: tuple[Diagnostic, ...]


def repair_project(world: World, shipped: str, names: Sequence[str] = ()) -> list[Repair]:
    """What can be put right in the project file and in the data of its reports (all, or those named), by path.

    Nothing is written. Only fixes that leave no other choice are made; what else is wrong stays to be told. The text
    is UTF-8 afterwards; line ends and a byte order mark stay.
    """
    return _repairs(settle(world, partial(_ours, shipped, names)), world)


def repair_data(world: World, shipped: str, job: Job) -> list[Repair]:
    """The same for the data of one job: that of a unit, which the project file does not name."""
    return _repairs(settle(world, partial(_of_data, shipped, job)), world)


def _repairs(settled: Settled, world: World) -> list[Repair]:
    return [
        _repair(path, world.read(path), after, [each for each in settled.fixes if each.span and each.span.path == path])
        for path, after in sorted(settled.files.items())
    ]


def _of_data(shipped: str, job: Job, world: World) -> list[Diagnostic]:
    """What is wrong with the files of the job's data."""
    ours = {file.value for file in job.data}
    return [each for each in _found(job, shipped, world) if each.span is not None and each.span.path in ours]


def _ours(shipped: str, names: Sequence[str], world: World) -> list[Diagnostic]:
    """What is wrong with the project file and the data of its reports; packs are another office's."""
    try:
        project, found = load_project(world)
    except ReportgenError as error:
        project, found = Project({}, "", ""), error.diagnostics
    ours = {PROJECT_FILE, *(file.value for job in project.jobs.values() for file in job.data)}
    everything = [*found, *_data_findings(project, world, shipped, names)]
    return [each for each in everything if each.span is not None and each.span.path in ours]


def _data_findings(project: Project, world: World, shipped: str, names: Sequence[str]) -> Iterator[Diagnostic]:
    for name, job in project.jobs.items():
        if not names or name in names:
            yield from _found(job, shipped, world)


def _found(job: Job, shipped: str, world: World) -> tuple[Diagnostic, ...]:
    try:
        return check_data(job, shipped, world).diagnostics
    except ReportgenError as error:
        return error.diagnostics


def _repair(path: str, before: bytes, after: bytes, fixes: list[Diagnostic]) -> Repair:
    text = certain_text(before)
    return Repair(
        path, before, after, unified_diff(before.decode() if text is None else text, after.decode(), path), tuple(fixes)
    )
