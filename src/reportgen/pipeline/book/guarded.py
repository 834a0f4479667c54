"""Where the report of a stranger's pack prints its values: found out by a worker, and told as numbers and texts."""

from __future__ import annotations

import json
from typing import Any, NamedTuple, cast

from reportgen.pipeline.book.places import Part, Place, Printings, counted
from reportgen.pipeline.compile import finish_report
from reportgen.pipeline.guard import Guard, guarded_work
from reportgen.pipeline.project import Job
from reportgen.source import Result, Span, World
from reportgen.writers import WRITERS, Writer


class Told(NamedTuple):
    """How often a finished report prints each value in which place, and the names of its articles."""

    printings: Printings
    articles: tuple[str, ...]


def guarded_printings(guard: Guard, job: Job, writer: Writer, shipped: str, world: World, author: str) -> Result[Told]:
    """What the worker tells of the finished report; raises as `guarded_report` does."""
    form = next(name for name, each in WRITERS.items() if each is writer)
    content, findings = guarded_work(guard, _printings, job, form, shipped, world, author)
    rows, articles = json.loads(content)
    return Result(Told(dict(map(_read, rows)), tuple(map(str, articles))), findings)


def _printings(job: Job, form: str, shipped: str, world: World, author: str) -> Result[bytes]:
    finished, findings = finish_report(job, WRITERS[form], shipped, world, author)
    printed = counted(finished.document)
    rows = [[key, span, [[place, count] for place, count in places.items()]] for (key, span), places in printed.items()]
    return Result(json.dumps([rows, [article.job.name for article in finished.articles]]).encode(), findings)


def _read(row: list[Any]) -> tuple[tuple[str, Span], dict[Place, int]]:
    key, span, places = row
    return (key, Span(*span)), {Place(names, cast(Part, part), number): n for (names, part, number), n in places}
