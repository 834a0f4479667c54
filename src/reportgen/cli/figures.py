"""`reportgen figures`: the book of figures, on the screen, as CSV or for Excel."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import click

from reportgen.cli.build import _chosen
from reportgen.cli.terminal import report
from reportgen.pipeline import (
    PROJECT_FILE,
    WRITERS,
    Disk,
    Job,
    Project,
    load_project,
    require,
    shipped_packs,
    write_file,
)
from reportgen.source import Language, Result, problem

if TYPE_CHECKING:
    from reportgen.pipeline.book import Entry

FORMATS = ("table", "csv", "xlsx")
_XLSX = ".xlsx"


@click.command(short_help="列出数字的来龙去脉 / List the figures.")
@click.argument("names", nargs=-1, metavar="[名称/NAME]...")
@click.option("-C", "folder", default=".", metavar="DIR", help="项目文件夹 / The project folder.")
@click.option("-f", "--format", "form", type=click.Choice(FORMATS), help="格式 / Format.")
@click.option("-o", "--output", metavar="FILE", help="写到哪个文件 / The file to write.")
@click.pass_obj
def figures(spoken: Language, names: tuple[str, ...], folder: str, form: str | None, output: str | None) -> int:
    """列出每个数字的公式、来源、填写位置和印出位置 / List each figure with its formula, source and places."""
    if not os.path.isfile(os.path.join(folder, PROJECT_FILE)):
        report([problem("USE005", None, folder=folder)], spoken)
        return 2
    form = form or _implied(output)
    if output is not None and output.lower().endswith(_XLSX) != (form == "xlsx"):
        report([problem("USE030", None, path=output, format=form)], spoken)
        return 2
    world = Disk(folder, shipped_packs())
    project = require(load_project(world))
    jobs = _chosen(project, names)
    if form == "xlsx" and output is None:
        output = _beside_the_reports(jobs, project, world)
    _tell(jobs, project, world, form, output, spoken)
    return 0


def _implied(output: str | None) -> str:
    """The format that the name of the file asks for."""
    suffix = os.path.splitext(output or "")[1].lower().lstrip(".")
    return suffix if suffix in FORMATS else "table"


def _beside_the_reports(jobs: list[Job], project: Project, world: Disk) -> str:
    name = f"{jobs[0].output}-数字" if len(jobs) == 1 else "数字"
    return os.path.normpath(os.path.join(world.inside(project.folder), name + _XLSX))


def _tell(jobs: list[Job], project: Project, world: Disk, form: str, output: str | None, spoken: Language) -> None:
    """Print the book of all `jobs`, or write it and print its path."""
    from reportgen.pipeline.book import figure_book

    book = figure_book(jobs, WRITERS["docx"], shipped_packs(), world, project.author)
    content = _content(book.value, project, world, form, output or "", spoken)
    report(book.diagnostics + content.diagnostics, spoken)
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
