"""`reportgen build`: the reports of the project as finished files, their paths on stdout."""

from __future__ import annotations

import os

import click

from reportgen.cli.terminal import has_errors, report
from reportgen.pipeline import (
    PROJECT_FILE,
    WRITERS,
    Disk,
    Job,
    MachineError,
    Project,
    compile_report,
    load_project,
    remove_leftovers,
    require,
    shipped_packs,
    write_file,
)
from reportgen.source import Language, ReportgenError, Span, problem, suggestion


@click.command(short_help="生成报告 / Build the reports.")
@click.argument("names", nargs=-1, metavar="[名称/NAME]...")
@click.option("-C", "folder", default=".", metavar="DIR", help="项目文件夹 / The project folder.")
@click.option("-o", "--output", metavar="DIR", help="输出文件夹 / Where the files go.")
@click.option("-f", "--format", "form", type=click.Choice(list(WRITERS)), default="docx", help="格式 / Format.")
@click.option("--strict", is_flag=True, help="有警告也不生成 / Let warnings stop the output too.")
@click.pass_obj
def build(spoken: Language, names: tuple[str, ...], folder: str, output: str | None, form: str, strict: bool) -> int:
    """生成报告：全部，或指定的几个 / Build all reports of the project, or the named ones."""
    if not os.path.isfile(os.path.join(folder, PROJECT_FILE)):
        report([problem("USE005", None, folder=folder)], spoken)
        return 2
    world = Disk(folder, shipped_packs())
    project = require(load_project(world))
    jobs = _chosen(project, names)
    target = output or world.inside(project.folder)
    remove_leftovers(target)
    return max((_built(job, project, world, form, target, strict, spoken) for job in jobs), default=0)


def _chosen(project: Project, names: tuple[str, ...]) -> list[Job]:
    unknown = [name for name in names if name not in project.jobs]
    if unknown:
        known = "、".join(project.jobs)
        raise ReportgenError(
            *(
                problem("PRJ008", Span(PROJECT_FILE), name=name, known=known, **suggestion(name, project.jobs))
                for name in unknown
            )
        )
    return [job for name, job in project.jobs.items() if not names or name in names]


def _built(job: Job, project: Project, world: Disk, form: str, target: str, strict: bool, spoken: Language) -> int:
    """Build one report; gives its exit code: 1 or 3 when findings or the machine forbid it."""
    try:
        result = compile_report(job, WRITERS[form], shipped_packs(), world, project.author)
    except ReportgenError as error:
        report(error.diagnostics, spoken)
        return 1
    report(result.diagnostics, spoken)
    if has_errors(result.diagnostics, strict):
        return 1
    path = os.path.normpath(os.path.join(target, result.value.name))
    try:
        write_file(path, result.value.content)
    except MachineError as error:
        report([problem(error.code, None, path=error.path, reason=error.reason)], spoken)
        return 3
    click.echo(path)
    return 0
