"""Reports made in a worker: the stages as they are, on presses that stay ready for the next report."""

from __future__ import annotations

from reportgen.packs import find_chain
from reportgen.pipeline.compile import PROJECT_PACKS, Artifact, Press, finish_report, prepare
from reportgen.pipeline.guard.process import Guard
from reportgen.pipeline.project import Job
from reportgen.source import Diagnostic, ReportgenError, Result, Span, World
from reportgen.writers import WRITERS, Writer

# The presses of a worker, by all that goes into them: a pack is read once, however many reports it makes.
_PRESSES: dict[str, Result[Press]] = {}
_MOST_PRESSES = 16


def guarded_report(guard: Guard, job: Job, form: str, shipped: str, world: World, author: str = "") -> Result[Artifact]:
    """What `compile_report` gives for the writer named `form`, made in the guard's worker.

    `world` goes there as a copy. Raises `ReportgenError`, also for a pack that ran into a limit, and `MachineError`.
    """
    try:
        content, findings = guard.run(_document, job, form, shipped, world, author)
    except ReportgenError as error:
        raise ReportgenError(*_placed(error.diagnostics, job, shipped, world)) from error
    return Result(Artifact(job.output + WRITERS[form].suffix, content), findings)


def _document(job: Job, form: str, shipped: str, world: World, author: str) -> Result[bytes]:
    finished, findings = finish_report(job, WRITERS[form], shipped, world, author, _press)
    return Result(finished.content, findings)


def _press(job: Job, writer: Writer, shipped: str, world: World) -> Result[Press]:
    key = repr((job.pack, job.pack_span, job.styles, writer.suffix, shipped))
    if key not in _PRESSES:
        if len(_PRESSES) >= _MOST_PRESSES:
            _PRESSES.clear()
        _PRESSES[key] = prepare(job, writer, shipped, world)
    return _PRESSES[key]


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
