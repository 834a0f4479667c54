"""Reports made in a worker, by the stages as they are."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from reportgen.packs import find_chain
from reportgen.pipeline.compile import PROJECT_PACKS, Artifact, Press, finish_report, prepare
from reportgen.pipeline.guard.process import Guard
from reportgen.pipeline.project import Job
from reportgen.source import Diagnostic, ReportgenError, Result, Span, World
from reportgen.writers import WRITERS, Writer

# The presses of a worker by their editions: a pack is read once, however many reports it makes.
_PRESSES: dict[str, Result[Press]] = {}
_MOST_PRESSES = 16


def guarded_report(
    guard: Guard, job: Job, form: str, shipped: str, world: World, author: str = "", edition: str = ""
) -> Result[Artifact]:
    """What `compile_report` gives for the writer named `form`, made in the guard's worker.

    `world` goes there as a copy. An `edition` names all that goes into the press, in its present state: the press stays
    ready for the next report of the same edition. Raises `ReportgenError`, also for a pack that ran into a limit, and
    `MachineError`.
    """
    content, findings = guarded_work(guard, _document, job, form, shipped, world, author, edition)
    return Result(Artifact(job.output + WRITERS[form].suffix, content), findings)


def guarded_work(
    guard: Guard, work: Callable[..., Result[bytes]], job: Job, form: str, shipped: str, world: World, *more: str
) -> Result[bytes]:
    """`work(job, form, shipped, world, *more)` in the guard's worker; findings without a line name the template."""
    try:
        return guard.run(work, job, form, shipped, world, *more)
    except ReportgenError as error:
        raise ReportgenError(*_placed(error.diagnostics, job, shipped, world)) from error


def _document(job: Job, form: str, shipped: str, world: World, author: str, edition: str) -> Result[bytes]:
    press_for = partial(_press, edition) if edition else prepare
    finished, findings = finish_report(job, WRITERS[form], shipped, world, author, press_for)
    return Result(finished.content, findings)


def _press(edition: str, job: Job, writer: Writer, shipped: str, world: World) -> Result[Press]:
    if edition not in _PRESSES:
        if len(_PRESSES) >= _MOST_PRESSES:
            _PRESSES.clear()
        _PRESSES[edition] = prepare(job, writer, shipped, world)
    return _PRESSES[edition]


def _placed(found: tuple[Diagnostic, ...], job: Job, shipped: str, world: World) -> list[Diagnostic]:
    """The findings, those that know of no line at the template that the build renders."""
    return [each if each.span else each._replace(span=_entry(job, shipped, world)) for each in found]


def _entry(job: Job, shipped: str, world: World) -> Span:
    try:
        chain = find_chain(job.pack, (PROJECT_PACKS, shipped), world, job.pack_span)
    except ReportgenError:
        return job.pack_span
    path = chain.template_paths().get(chain.entry)
    return job.pack_span if path is None else Span(path)
