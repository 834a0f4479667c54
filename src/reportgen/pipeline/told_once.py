"""One mistake, one finding: they are gathered, those that follow from another left out, many of a kind told as one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from reportgen.pipeline.paths import filled, period_folder
from reportgen.pipeline.project import DataFile, Job
from reportgen.source import Diagnostic, ReportgenError, Result, Severity, Span, nearest, problem

T = TypeVar("T")

# So many empty places of one file are told as one finding, which names as many.
_MANY_EMPTY = 5

# A data file, or a group in it, is not of names and values, and so was left out.
_LEAVES_A_FILE_OUT = frozenset({"DAT001", "YML020"})
# What a file that was left out may be the cause of: a key that is missing, a figure that is unknown, or only a group.
_FOLLOWS_FROM_A_FILE = frozenset({"DAT004", "FIG002", "FIG004", "FIG012"})
# What a key that was left out may be the cause of, where it is named.
_FOLLOWS_FROM_A_KEY = frozenset({"FIG002", "FIG004"})
# The values of a finding that name such a key.
_LEFT_OUT = {"DAT004": ("key", "name"), "DAT002": ("suggestion",)}


def causes(found: Sequence[Diagnostic], file_left_out: bool) -> tuple[Diagnostic, ...]:
    """The findings without those that only follow from another: one mistake gives one finding."""
    if file_left_out or any(each.code in _LEAVES_A_FILE_OUT for each in found):
        return tuple(each for each in found if each.code not in _FOLLOWS_FROM_A_FILE)
    missing = {each.values[name] for each in found for name in _LEFT_OUT.get(each.code, ()) if name in each.values}
    misnamed = [each.values["name"] for each in found if each.code == "DAT007"]
    return tuple(
        each
        for each in found
        if each.code not in _FOLLOWS_FROM_A_KEY
        or (each.values["name"] not in missing and not nearest(each.values["name"].split(".")[-1], misnamed))
    )


def gathered(found: Sequence[Diagnostic]) -> Sequence[Diagnostic]:
    """The findings, the empty places of a file as one where they are many, as in a year that was just begun."""
    empty: dict[str, list[Diagnostic]] = {}
    for each in found:
        if each.code == "DAT005" and each.span is not None and each.span.line:
            empty.setdefault(each.span.path, []).append(each)
    many = [places for places in empty.values() if len(places) >= _MANY_EMPTY]
    told = {id(each) for places in many for each in places}
    return [*(each for each in found if id(each) not in told), *map(_empty, many)] if many else found


def _empty(places: Sequence[Diagnostic]) -> Diagnostic:
    named = "、".join(each.values["key"] for each in places[:_MANY_EMPTY])
    more = "……" if len(places) > _MANY_EMPTY else ""
    return problem("PRJ019", places[0].span, count=len(places), keys=named + more)


def without_years(found: Sequence[Diagnostic], job: Job) -> list[Diagnostic]:
    """The findings, one in the place of those that miss every file of a folder that the period names."""
    missed = {each.span: each for each in found if each.code == "SRC001"}
    if not missed:
        return [*found]
    folders: dict[str, list[DataFile]] = {}
    for file in job.dated:
        if folder := period_folder(file.value):
            folders.setdefault(folder, []).append(file)
    gone: dict[Span | None, Diagnostic | None] = {}
    for folder, files in folders.items():
        if len(files) > 1 and all(file.span in missed for file in files):
            path = filled(folder, {"period": str(job.period)})
            told = problem("PRJ030", files[0].span, path=path, period=job.period)
            gone |= {**dict.fromkeys((file.span for file in files), None), files[0].span: told}
    kept = (gone.get(each.span, each) if each.code == "SRC001" else each for each in found)
    return [each for each in kept if each is not None]


class Findings:
    """Gathers the findings of stages that can go on without one another."""

    def __init__(self) -> None:
        self.diagnostics: list[Diagnostic] = []
        self.stopped = False  # whether a stage could not go on

    def take(self, result: Result[T]) -> T:
        """The value of a stage that could go on."""
        self.diagnostics += result.diagnostics
        return result.value

    def attempt(self, stage: Callable[[], Result[T]]) -> T | None:
        """The stage's value, or None if it could not go on."""
        try:
            return self.take(stage())
        except ReportgenError as error:
            self.diagnostics += error.diagnostics
            self.stopped = True
            return None

    def stop_on_errors(self, told: Callable[[Sequence[Diagnostic]], Sequence[Diagnostic]] = tuple) -> None:
        """Raise `ReportgenError` if there is an error, with all that `told` makes of the findings."""
        if not self.diagnostics:
            return
        from reportgen.source.catalog import severity_of  # words for findings: only when there are any

        if any(severity_of(found.code) is Severity.ERROR for found in self.diagnostics):
            raise ReportgenError(*told(self.diagnostics))
