"""Entries of the book: each figure of a report, every place where it is printed, and the formulas that use it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from reportgen.figures import Book, Figure
from reportgen.pipeline.book.places import Place, Printings, counted, identity
from reportgen.pipeline.compile import check_data, finish_report
from reportgen.pipeline.project import Job, load_project, require
from reportgen.source import Diagnostic, FormulaOrigin, ReportgenError, Result, World
from reportgen.writers import Writer

if TYPE_CHECKING:
    from reportgen.pipeline.guard import Guard


class Entry(NamedTuple):
    """A figure of the report named `report`: how often it is printed in which place, and the formulas that name it."""

    report: str
    figure: Figure
    printed: Mapping[Place, int]
    used_in: tuple[str, ...]


def figure_book(
    jobs: Iterable[Job], writer: Writer, shipped: str, world: World, author: str = "", guard: Guard | None = None
) -> Result[tuple[Entry, ...]]:
    """The figures of each of `jobs` in the order of its data, with all findings of the reports that print them.

    With a `guard` the reports are made in its worker.

    Raises `ReportgenError` with all that is wrong when one of the reports can't be finished: nobody could say where
    its figures are printed.
    """
    book: list[Entry] = []
    diagnostics: list[Diagnostic] = []
    failed = False
    for job in jobs:
        try:
            of_report = _entries_of(job, writer, shipped, world, author, guard)
        except ReportgenError as error:
            diagnostics += error.diagnostics
            failed = True
        else:
            diagnostics += of_report.diagnostics
            book += of_report.value
    if failed:
        raise ReportgenError(*diagnostics)
    return Result(tuple(book), tuple(diagnostics))


def _entries_of(
    job: Job, writer: Writer, shipped: str, world: World, author: str, guard: Guard | None
) -> Result[tuple[Entry, ...]]:
    if guard is not None:
        from reportgen.pipeline.book.guarded import guarded_printings

        (printed, articles), findings = guarded_printings(guard, job, writer, shipped, world, author)
        return Result(entries(job.name, _book(job, articles, shipped, world), printed), findings)
    finished, findings = finish_report(job, writer, shipped, world, author)
    return Result(entries(job.name, finished.report.book, counted(finished.document)), findings)


def _book(job: Job, articles: Sequence[str], shipped: str, world: World) -> Book:
    """The figures of the data, without a template: those of the report and of the articles that are bound into it."""
    own = check_data(job, shipped, world).value.book
    if not articles:
        return own
    from reportgen.pipeline.bound import joined_book

    jobs = require(load_project(world)).jobs
    return joined_book(
        own, ((name, check_data(jobs[name], shipped, world).value.book) for name in articles if name in jobs)
    )


def entries(report: str, book: Book, printed: Printings) -> tuple[Entry, ...]:
    """An entry for each figure of `book`, with the places where it is printed."""
    uses = _uses(book)
    return tuple(
        Entry(report, figure, printed.get(identity(figure.origin), {}), tuple(uses.get(figure.key, ())))
        for figure in book.values()
        if figure is not None
    )


def _uses(book: Book) -> dict[str, list[str]]:
    """The names of the formulas by the figures they use."""
    uses: dict[str, list[str]] = {}
    for figure in book.values():
        if figure is not None and isinstance(figure.origin, FormulaOrigin):
            for used in figure.origin.inputs:
                uses.setdefault(used.origin.key, []).append(figure.key)
    return uses
