"""`reportgen build`: the reports of the project as finished files, their paths on stdout."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from reportgen.cli.terminal import DONE, FINDINGS, MACHINE, USAGE, CommandError, has_errors, report
from reportgen.pipeline import (
    PROJECT_FILE,
    WRITERS,
    Artifact,
    DataFile,
    Disk,
    Job,
    MachineError,
    Project,
    Units,
    has_strangers,
    is_note,
    is_of_text,
    load_project,
    placeholders,
    remove_leftovers,
    require,
    shipped_packs,
    write_file,
)
from reportgen.source import Diagnostic, Language, ReportgenError, Result, Span, problem, suggestion

if TYPE_CHECKING:
    from reportgen.pipeline.guard import Guard

_PROOFREAD: dict[Language, str] = {
    "zh": "成稿校对过了，有 {warnings} 处警告、{notes} 处提示。逐条看，运行 reportgen check；在稿子里看，生成时"
    "加上 --comments；加上 --strict 也会列出来，有警告就不生成。",
    "en": "The finished text was proofread: {warnings} warnings, {notes} notes. reportgen check tells each, --comments "
    "shows them in a draft, --strict tells them and lets them stop the output.",
}
# The formats that can show comments.
_WITH_COMMENTS = ("docx", "html")


class Asked(NamedTuple):
    """What the command line says of a build: `units` is the folder of `--all`, `jobs` None if we are to choose."""

    target: str
    form: str
    strict: bool
    units: str | None
    jobs: int | None
    force: bool
    scheduler: str | None
    comments: bool


class Opened(NamedTuple):
    """A project, the world it stands in, and those of its reports that were asked for."""

    world: Disk
    project: Project
    jobs: tuple[Job, ...]


@click.command(short_help="生成报告 / Build the reports.")
@click.argument("names", nargs=-1, metavar="[NAME]...")
@click.option("-C", "folder", default=".", metavar="DIR", help="项目文件夹 / The project folder.")
@click.option("-o", "--output", metavar="DIR", help="输出文件夹 / Where the files go.")
@click.option("-f", "--format", "form", type=click.Choice(list(WRITERS)), default="docx", help="格式 / Format.")
@click.option("--strict", is_flag=True, help="有警告也不生成 / Let warnings stop the output too.")
@click.option("--comments", is_flag=True, help="生成校对稿，问题写成批注 / A draft with what was found as comments.")
@click.option("--all", "units", metavar="DIR", help="给这个文件夹里的每个单位各生成一份 / Once for each unit in DIR.")
@click.option("-j", "--jobs", type=click.IntRange(1), metavar="N", help="几份同时做 / How many at a time.")
@click.option("--force", is_flag=True, help="全部重做，改动过的也覆盖 / Build all anew, over edited files too.")
@click.option("--scheduler", metavar="URL", help="交给 Dask 集群去做，如 tcp://主机:8786 / Build on a Dask cluster.")
@click.pass_obj
def build(spoken: Language, /, names: tuple[str, ...], folder: str, output: str | None, **options: Any) -> int:
    """生成报告：全部，或指定的几个 / Build all reports of the project, or the named ones."""
    opened = open_project(folder, names)
    asked = Asked(output or opened.world.inside(opened.project.folder), **options)
    jobs = [_for_units(job, asked, opened) for job in opened.jobs]
    alone, together = [job for job in jobs if job.units is None], [job for job in jobs if job.units is not None]
    _check_options(asked, alone, together, opened.world)
    code = _build_alone(alone, opened, asked, spoken)
    if together:
        from reportgen.cli.units import Terms, build_units

        terms = Terms(asked.target, asked.form, asked.strict, asked.force, asked.jobs, asked.scheduler)
        code = max(code, build_units(opened.world, together, terms, spoken))
    return code


def _for_units(job: Job, asked: Asked, opened: Opened) -> Job:
    """The job for the units of `--all`, or for its own."""
    if asked.units is None:
        return job
    path = os.path.relpath(os.path.realpath(asked.units), opened.world.root).replace(os.sep, "/")
    return job._replace(units=Units(DataFile(path, Span(asked.units))))


def _check_options(asked: Asked, alone: Sequence[Job], together: Sequence[Job], world: Disk) -> None:
    """Raises `CommandError` for what only goes with units or without, and for a report whose name waits for one."""
    if asked.comments and asked.form not in _WITH_COMMENTS:
        raise CommandError(USAGE, None, problem("OUT030", None, format=asked.form, known="、".join(_WITH_COMMENTS)))
    if asked.comments and together:
        raise CommandError(USAGE, None, problem("OUT031", None, report=together[0].name))
    if not together and (asked.jobs or asked.force or asked.scheduler):
        raise CommandError(USAGE, None, problem("USE040"))
    nameless = [job for job in alone if "unit" in placeholders(job.output)]
    if nameless:
        found = (problem("PRJ020", job.output_span, report=job.name) for job in nameless)
        raise CommandError(FINDINGS, world, *found)


def _build_alone(jobs: Sequence[Job], opened: Opened, asked: Asked, spoken: Language) -> int:
    """Build `jobs`, each by itself; gives the exit code."""
    code, said = DONE, set[str]()
    if not jobs:
        return code
    unshown: list[Diagnostic] = []
    remove_leftovers(asked.target)
    with guard_for(opened._replace(jobs=tuple(jobs))) as guard:
        for job in jobs:
            artifact, found = _made(job, opened, asked, guard, spoken)
            fresh = _unsaid(found, said)
            shown = fresh if asked.strict else [each for each in fresh if not is_of_text(each.code)]
            unshown += (each for each in fresh if each not in shown)
            report(shown, spoken, opened.world)
            if artifact is None or has_errors(found, asked.strict):
                code = max(code, FINDINGS)
            else:
                code = max(code, _written(artifact, asked.target, spoken))
    if unshown:
        notes = sum(is_note(each.code) for each in unshown)
        click.echo(_PROOFREAD[spoken].format(warnings=len(unshown) - notes, notes=notes), err=True)
    return code


def open_project(folder: str, names: tuple[str, ...]) -> Opened:
    """The project in `folder` with its reports `names`, all if there are none; raises `CommandError`."""
    world = project_world(folder)
    try:
        project = require(load_project(world))
    except ReportgenError as error:
        raise CommandError(FINDINGS, world, *error.diagnostics) from error
    unknown = [_unknown(name, project) for name in names if name not in project.jobs]
    if unknown:
        raise CommandError(USAGE, None, *unknown)
    return Opened(world, project, tuple(job for name, job in project.jobs.items() if not names or name in names))


def project_world(folder: str) -> Disk:
    """The world of the project in `folder`; raises `CommandError` where there is none."""
    if not os.path.isfile(os.path.join(folder, PROJECT_FILE)):
        raise CommandError(USAGE, None, problem("USE005", None, folder=folder))
    return Disk(folder, shipped_packs())


def _unknown(name: str, project: Project) -> Diagnostic:
    return problem("PRJ008", None, name=name, known="、".join(project.jobs), **suggestion(name, project.jobs))


def every_job(opened: Opened) -> Result[list[Job]]:
    """The reports that were asked for, one for each unit of those that have units; and what is wrong with the units."""
    alone = [job for job in opened.jobs if job.units is None]
    together = [job for job in opened.jobs if job.units is not None]
    if not together:
        return Result(alone)
    from reportgen.batch import jobs_of_units

    of_units, found = jobs_of_units(together, opened.world)
    return Result([*alone, *of_units], found)


def guard_for(opened: Opened) -> AbstractContextManager[Guard | None]:
    """A guard for the reports, where a pack that did not come with the program has a part in one of them."""
    if not any(has_strangers(job, shipped_packs(), opened.world) for job in opened.jobs):
        return nullcontext()
    from reportgen.pipeline.guard import Guard  # a process of its own: only for who needs it

    return Guard(copied=True)


def _made(job: Job, opened: Opened, asked: Asked, guard: Guard | None, spoken: Language) -> Result[Artifact | None]:
    if not asked.comments:
        return compiled(job, opened, asked.form, guard)
    from reportgen.pipeline.review import draft_report, guarded_draft

    world, author = opened.world, opened.project.author
    try:
        if guard is None:
            return _anything(draft_report(job, WRITERS[asked.form], shipped_packs(), world, author, spoken))
        return _anything(guarded_draft(guard, job, asked.form, shipped_packs(), world, author, spoken))
    except ReportgenError as error:
        return Result(None, error.diagnostics)


def compiled(job: Job, opened: Opened, form: str, guard: Guard | None) -> Result[Artifact | None]:
    """The finished bytes of a report, None where its findings allow no document, and all findings."""
    world, author = opened.world, opened.project.author
    try:
        if guard is None:
            from reportgen.pipeline.compile import compile_report  # all the stages, which a guard has on its side

            return _anything(compile_report(job, WRITERS[form], shipped_packs(), world, author))
        from reportgen.pipeline.guard import guarded_report

        return _anything(guarded_report(guard, job, form, shipped_packs(), world, author))
    except ReportgenError as error:
        return Result(None, error.diagnostics)


def _anything(result: Result[Artifact]) -> Result[Artifact | None]:
    return Result(result.value, result.diagnostics)


def _unsaid(found: tuple[Diagnostic, ...], said: set[str]) -> list[Diagnostic]:
    """What no report before had to say: reports share their data."""
    fresh = [each for each in found if repr(each) not in said]
    said.update(map(repr, fresh))
    return fresh


def _written(artifact: Artifact, target: str, spoken: Language) -> int:
    """Write the file and print its path; gives the exit code."""
    path = os.path.normpath(os.path.join(target, artifact.name))
    try:
        write_file(path, artifact.content)
    except MachineError as error:
        report([problem(error.code, None, path=error.path, reason=error.reason)], spoken)
        return MACHINE
    click.echo(path)
    return DONE
