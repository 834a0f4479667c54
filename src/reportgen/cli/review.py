"""`reportgen review`: a review sheet (审核单) for the person who signs, beside the report."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from reportgen.cli.build import Opened, every_job, guard_for, open_project
from reportgen.cli.terminal import DONE, FINDINGS, CommandError, report
from reportgen.pipeline import Artifact, Job, shipped_packs, write_file
from reportgen.source import Language, ReportgenError

if TYPE_CHECKING:
    from reportgen.pipeline.guard import Guard

_FORMS = {"docx": ("docx",), "html": ("html",), "both": ("docx", "html")}


@click.command(short_help="生成审核单 / Write review sheets.")
@click.argument("names", nargs=-1, metavar="[NAME]...")
@click.option("-C", "folder", default=".", metavar="DIR", help="项目文件夹 / The project folder.")
@click.option("-o", "--output", metavar="DIR", help="输出文件夹 / Where the files go.")
@click.option("-f", "--format", "form", type=click.Choice(list(_FORMS)), default="both", help="格式 / Format.")
@click.pass_obj
def review(spoken: Language, names: tuple[str, ...], folder: str, output: str | None, form: str) -> int:
    """给审核、签字的人写审核单：校对结果、每个数字的来源和印出位置、公式、上年任务、人名职务 /
    Write a sheet for the person who signs: findings, each figure with its source and places, formulas, last year's
    tasks, names and titles.
    """  # noqa: D205
    opened = open_project(folder, names)
    target = output or opened.world.inside(opened.project.folder)
    jobs, found = every_job(opened)
    if found:
        raise CommandError(FINDINGS, opened.world, *found)
    code = DONE
    with guard_for(opened) as guard:
        for job in jobs:
            try:
                _write(_sheets(job, opened, form, guard, spoken), target)
            except ReportgenError as error:
                report(error.diagnostics, spoken, opened.world)
                code = FINDINGS
    return code


def _sheets(job: Job, opened: Opened, form: str, guard: Guard | None, spoken: Language) -> tuple[Artifact, ...]:
    from reportgen.pipeline.review import guarded_review, review_report

    world, author = opened.world, opened.project.author
    if guard is None:
        return review_report(job, _FORMS[form], shipped_packs(), world, author, spoken).value
    return guarded_review(guard, job, _FORMS[form], shipped_packs(), world, author, spoken).value


def _write(sheets: tuple[Artifact, ...], target: str) -> None:
    """Write the files and print their paths."""
    for sheet in sheets:
        path = os.path.normpath(os.path.join(target, sheet.name))
        write_file(path, sheet.content)
        click.echo(path)
