"""`reportgen build`: the reports of the project as finished files, their paths on stdout."""

from __future__ import annotations

import os
from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING, NamedTuple

import click

from reportgen.cli.terminal import DONE, FINDINGS, MACHINE, USAGE, CommandError, has_errors, report
from reportgen.pipeline import (
    PROJECT_FILE,
    WRITERS,
    Artifact,
    Disk,
    Job,
    MachineError,
    Project,
    compile_report,
    has_strangers,
    load_project,
    remove_leftovers,
    require,
    shipped_packs,
    write_file,
)
from reportgen.source import Diagnostic, Language, ReportgenError, Result, problem, suggestion

if TYPE_CHECKING:
    from reportgen.pipeline.guard import Guard


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
@click.pass_obj
def build(spoken: Language, names: tuple[str, ...], folder: str, output: str | None, form: str, strict: bool) -> int:
    """生成报告：全部，或指定的几个 / Build all reports of the project, or the named ones."""
    opened = open_project(folder, names)
    target = output or opened.world.inside(opened.project.folder)
    remove_leftovers(target)
    code, said = DONE, set[str]()
    with guard_for(opened) as guard:
        for job in opened.jobs:
            artifact, found = compiled(job, opened, form, guard)
            report(_unsaid(found, said), spoken, opened.world)
            if artifact is None or has_errors(found, strict):
                code = max(code, FINDINGS)
            else:
                code = max(code, _written(artifact, target, spoken))
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


def guard_for(opened: Opened) -> AbstractContextManager[Guard | None]:
    """A guard for the reports, where a pack that did not come with the program has a part in one of them."""
    if not any(has_strangers(job, shipped_packs(), opened.world) for job in opened.jobs):
        return nullcontext()
    from reportgen.pipeline.guard import Guard  # a process of its own: only for who needs it

    return Guard()


def compiled(job: Job, opened: Opened, form: str, guard: Guard | None) -> Result[Artifact | None]:
    """The finished bytes of a report, None where its findings allow no document, and all findings."""
    world, author = opened.world, opened.project.author
    try:
        if guard is None:
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
