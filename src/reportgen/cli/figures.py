"""`reportgen figures`: the book of figures, on the screen, as CSV or for Excel."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import click

from reportgen.cli.build import Opened, every_job, guard_for, open_project
from reportgen.cli.terminal import DONE, FINDINGS, USAGE, CommandError, report
from reportgen.pipeline import WRITERS, Disk, Project, shipped_packs, write_file
from reportgen.source import Language, ReportgenError, Result, problem

if TYPE_CHECKING:
    from reportgen.pipeline.book import Entry

FORMATS = ("table", "csv", "xlsx")
_XLSX = ".xlsx"


@click.command(short_help="列出数字的来龙去脉 / List the figures.")
@click.argument("names", nargs=-1, metavar="[NAME]...")
@click.option("-C", "folder", default=".", metavar="DIR", help="项目文件夹 / The project folder.")
@click.option("-f", "--format", "form", type=click.Choice(FORMATS), help="格式 / Format.")
@click.option("-o", "--output", metavar="FILE", help="写到哪个文件 / The file to write.")
@click.pass_obj
def figures(spoken: Language, names: tuple[str, ...], folder: str, form: str | None, output: str | None) -> int:
    """列出每个数字的公式、来源、填写位置和印出位置 / List each figure with its formula, source and places."""
    form = form or _implied(output)
    if output is not None and output.lower().endswith(_XLSX) != (form == "xlsx"):
        raise CommandError(USAGE, None, problem("USE030", None, path=output, format=form))
    opened = open_project(folder, names)
    if form == "xlsx" and output is None:
        output = _beside_the_reports(opened)
    try:
        _tell(opened, form, output, spoken)
    except ReportgenError as error:
        raise CommandError(FINDINGS, opened.world, *error.diagnostics) from error
    return DONE


def _implied(output: str | None) -> str:
    """The format that the name of the file asks for."""
    suffix = os.path.splitext(output or "")[1].lower().lstrip(".")
    return suffix if suffix in FORMATS else "table"


def _beside_the_reports(opened: Opened) -> str:
    name = f"{opened.jobs[0].output}-数字" if len(opened.jobs) == 1 else "数字"
    return os.path.normpath(os.path.join(opened.world.inside(opened.project.folder), name + _XLSX))


def _tell(opened: Opened, form: str, output: str | None, spoken: Language) -> None:
    """Print the book of all the reports, or write it and print its path."""
    from reportgen.pipeline.book import figure_book

    world, project, _ = opened
    jobs, found = every_job(opened)
    if found:
        raise ReportgenError(*found)
    with guard_for(opened) as guard:
        book = figure_book(jobs, WRITERS["tree"], shipped_packs(), world, project.author, guard)
    content = _content(book.value, project, world, form, output or "", spoken)
    report(book.diagnostics + content.diagnostics, spoken, world)
    if output is None:
        click.echo(content.value, nl=False)
    else:
        write_file(output, content.value.encode() if isinstance(content.value, str) else content.value)
        click.echo(output)


def _content(
    book: tuple[Entry, ...], project: Project, world: Disk, form: str, output: str, spoken: Language
) -> Result[str] | Result[bytes]:
    from reportgen.pipeline.book import aligned, csv_file, screen_of, sheet_of, xlsx_of

    match form:
        case "csv":
            return Result(csv_file(sheet_of(book, spoken)))
        case "xlsx":
            # openpyxl spells empty elements as lxml does where that happens to be installed: not the same bytes.
            os.environ["OPENPYXL_LXML"] = "False"
            return xlsx_of(sheet_of(book, spoken), output, world.epoch(), project.author)
        case _:
            return Result(aligned(screen_of(book, spoken), None if output else _columns()))


def _columns() -> int | None:
    """The width of the terminal, if what we print goes to one."""
    import shutil

    return shutil.get_terminal_size().columns if sys.stdout is not None and sys.stdout.isatty() else None
