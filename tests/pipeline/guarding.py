"""Projects on the disk whose pack is a stranger's, made into reports by a guard."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from small_project import on_disk

from reportgen.pipeline import Artifact, Disk, Job, load_project, require, shipped_packs
from reportgen.pipeline.guard import Guard, guarded_report
from reportgen.source import Diagnostic, ReportgenError, Result, in_order

TEMPLATE = "templates/note/note.md.j2"


def opened(folder: Path, files: Mapping[str, str | bytes]) -> tuple[Job, Disk]:
    """The only report of the project with `files`, written into `folder`, and its world."""
    world = Disk(str(on_disk(folder, files)), shipped_packs())
    (job,) = require(load_project(world)).jobs.values()
    return job, world


def made(guard: Guard, folder: Path, files: Mapping[str, str | bytes], form: str = "tree") -> Result[Artifact]:
    """The report that the guard's worker makes of the project."""
    job, world = opened(folder, files)
    return guarded_report(guard, job, form, shipped_packs(), world)


def refused(guard: Guard, folder: Path, template: str) -> str:
    """The only finding about a report by `template`, as `CODE line`, line 0 for the template as a whole."""
    (found,) = findings(guard, folder, {TEMPLATE: template})
    assert found.span is not None
    assert found.span.path == TEMPLATE
    return f"{found.code} {found.span.line}"


def findings(guard: Guard, folder: Path, files: Mapping[str, str | bytes]) -> list[Diagnostic]:
    """What the guard says of the project."""
    try:
        return in_order(made(guard, folder, files).diagnostics)
    except ReportgenError as error:
        return in_order(error.diagnostics)
