"""Reports made in a worker, by the stages as they are: what the program asks for, and what the worker does.

Only the worker imports the stages.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from reportgen.pipeline.chain import chain_of
from reportgen.pipeline.guard.process import Guard
from reportgen.pipeline.project import Artifact, Job
from reportgen.pipeline.recording import Answers, Recording
from reportgen.source import Diagnostic, ReportgenError, Result, Span, World
from reportgen.writers import WRITERS, Writer

if TYPE_CHECKING:
    from reportgen.pipeline.compile import Press

# The presses of a worker by their editions: a pack is read once, however many reports it makes.
_PRESSES: dict[str, Result[Press]] = {}
_MOST_PRESSES = 16


class Attempt(NamedTuple):
    """What came of a report made of files by value: its bytes, if there can be any, and the files it missed."""

    content: bytes | None
    missed: tuple[str, ...]


def guarded_report(guard: Guard, job: Job, form: str, shipped: str, world: World, author: str = "") -> Result[Artifact]:
    """What `compile_report` gives for the writer named `form`, made in the guard's worker.

    `world` goes there as a copy. Raises `ReportgenError`, also for a pack that ran into a limit, and `MachineError`.
    """
    made = guarded_work(guard, _document, job, form, shipped, world, author)
    content, findings = WRITERS[form].finished(made)
    return Result(Artifact(job.output + WRITERS[form].suffix, content), findings)


def guarded_attempt(
    guard: Guard,
    job: Job,
    form: str,
    shipped: str,
    world: Answers,
    files: Mapping[str, bytes],
    author: str,
    edition: str,
) -> Result[Attempt]:
    """The report that the press for `job`, whose packs are in `world`, makes of `files` alone.

    An `edition` names all that goes into the press, in its present state: it stays ready for the next report of the
    same edition. Raises `ReportgenError` when it ran into a limit, and `MachineError`. Findings that allow no document
    are no error: what it missed may change them.
    """
    answer, findings = guarded_work(guard, _attempt, job, form, shipped, world, files, author, edition)
    head, _, content = answer.partition(b"\n")
    made, missed = json.loads(head)
    placed = findings if made else tuple(_placed(findings, job, shipped, world))
    return Result(Attempt(content if made else None, tuple(map(str, missed))), placed)


def guarded_together(guard: Guard, jobs: Sequence[Job], shipped: str, world: World) -> tuple[Diagnostic, ...]:
    """What the reports of `jobs`, which are not none, say differently of the same thing."""
    return guarded_work(guard, _together, jobs[0], "tree", shipped, world, tuple(jobs)).diagnostics


def guarded_check(guard: Guard, job: Job, form: str, shipped: str, world: World) -> tuple[Diagnostic, ...]:
    """What is found while the report's press is made ready; raises `ReportgenError` when it can't be."""
    return guarded_work(guard, _check, job, form, shipped, world).diagnostics


def guarded_work(
    guard: Guard, work: Callable[..., Result[bytes]], job: Job, form: str, shipped: str, world: World, *more: Any
) -> Result[bytes]:
    """`work(job, form, shipped, world, *more)` in the guard's worker; findings without a line name the template."""
    try:
        return guard.run(work, job, form, shipped, world, *more)
    except ReportgenError as error:
        raise ReportgenError(*_placed(error.diagnostics, job, shipped, world)) from error


def _document(job: Job, form: str, shipped: str, world: World, author: str) -> Result[bytes]:
    from reportgen.pipeline.compile import proofread_report

    finished, findings = proofread_report(job, WRITERS[form], shipped, world, author)
    return Result(finished.content, findings)


def _attempt(
    job: Job, form: str, shipped: str, world: Answers, files: Mapping[str, bytes], author: str, edition: str
) -> Result[bytes]:
    from reportgen.pipeline.compile import finish_report

    seen = Recording(world._replace(contents={**world.contents, **files}))

    def press(job: Job, writer: Writer, shipped: str, _: World) -> Result[Press]:
        return _press(edition, job, writer, shipped, world)  # what a press asks for is no input of the report's

    content = None
    try:
        finished, findings = finish_report(job, WRITERS[form], shipped, seen, author, press)
        content = finished.content
    except ReportgenError as error:
        findings = error.diagnostics
    head = json.dumps([content is not None, list(dict.fromkeys(seen.unread))])
    return Result(b"\n".join((head.encode(), content or b"")), findings)


def _together(_: Job, form: str, shipped: str, world: World, jobs: Sequence[Job]) -> Result[bytes]:
    from reportgen.pipeline.proofreading.together import check_together

    return Result(b"", check_together(jobs, shipped, world))


def _check(job: Job, form: str, shipped: str, world: World) -> Result[bytes]:
    from reportgen.pipeline.compile import prepare

    return Result(b"", prepare(job, WRITERS[form], shipped, world).diagnostics)


def _press(edition: str, job: Job, writer: Writer, shipped: str, world: World) -> Result[Press]:
    from reportgen.pipeline.compile import prepare_single

    if edition not in _PRESSES:
        if len(_PRESSES) >= _MOST_PRESSES:
            _PRESSES.clear()
        _PRESSES[edition] = prepare_single(job, writer, shipped, world)
    return _PRESSES[edition]


def _placed(found: tuple[Diagnostic, ...], job: Job, shipped: str, world: World) -> list[Diagnostic]:
    """The findings, those that know of no line at the template that the build renders."""
    return [each if each.span else each._replace(span=_entry(job, shipped, world)) for each in found]


def _entry(job: Job, shipped: str, world: World) -> Span:
    try:
        chain = chain_of(job, shipped, world)
    except ReportgenError:
        return job.pack_span
    path = chain.template_paths().get(chain.entry)
    return job.pack_span if path is None else Span(path)
