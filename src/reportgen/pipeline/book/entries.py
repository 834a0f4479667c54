"""Entries of the book: each figure of a report, every place where it is printed, and the formulas that use it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from reportgen.document import Document
from reportgen.figures import Book, Figure
from reportgen.pipeline.book.places import Place, printings
from reportgen.pipeline.compile import finish_report
from reportgen.pipeline.project import Job
from reportgen.source import Diagnostic, FormulaOrigin, Origin, ReportgenError, Result, Span, World
from reportgen.writers import Writer


class Entry(NamedTuple):
    """A figure of the report named `report`: how often it is printed in which place, and the formulas that name it."""

    report: str
    figure: Figure
    printed: Mapping[Place, int]
    used_in: tuple[str, ...]


def figure_book(
    jobs: Iterable[Job], writer: Writer, shipped: str, world: World, author: str = ""
) -> Result[tuple[Entry, ...]]:
    """The figures of each of `jobs` in the order of its data, with all findings of the reports that print them.

    Raises `ReportgenError` with all that is wrong when one of the reports can't be finished: nobody could say where
    its figures are printed.
    """
    book: list[Entry] = []
    diagnostics: list[Diagnostic] = []
    failed = False
    for job in jobs:
        try:
            finished = finish_report(job, writer, shipped, world, author)
        except ReportgenError as error:
            diagnostics += error.diagnostics
            failed = True
        else:
            diagnostics += finished.diagnostics
            book += entries(job.name, finished.value.report.book, finished.value.document)
    if failed:
        raise ReportgenError(*diagnostics)
    return Result(tuple(book), tuple(diagnostics))


def entries(report: str, book: Book, document: Document) -> tuple[Entry, ...]:
    """An entry for each figure of `book`, held against the finished tree."""
    printed: dict[tuple[str, Span], Counter[Place]] = {}
    for value, place in printings(document):
        printed.setdefault(_identity(value.origin), Counter())[place] += 1
    uses = _uses(book)
    return tuple(
        Entry(report, figure, printed.get(_identity(figure.origin), {}), tuple(uses.get(figure.key, ())))
        for figure in book.values()
        if figure is not None
    )


def _identity(origin: Origin) -> tuple[str, Span]:
    # The origins themselves may hold a long chain of formulas, and another value of the data may bear the same name.
    return origin.key, origin.span


def _uses(book: Book) -> dict[str, list[str]]:
    """The names of the formulas by the figures they use."""
    uses: dict[str, list[str]] = {}
    for figure in book.values():
        if figure is not None and isinstance(figure.origin, FormulaOrigin):
            for used in figure.origin.inputs:
                uses.setdefault(used.origin.key, []).append(figure.key)
    return uses
