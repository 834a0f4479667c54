"""`reportgen packs`: the template packs (模板包) there are, what each inherits and changes, and a new one."""

from __future__ import annotations

import sys

import click

from reportgen.cli.packs_add import add
from reportgen.cli.terminal import DONE, FINDINGS, report
from reportgen.pipeline import PROJECT_PACKS, Disk, shipped_packs, write_file
from reportgen.source import Diagnostic, Language, ReportgenError, Span

_FOLDER = click.option("-C", "folder", default=".", metavar="DIR", help="项目文件夹 / The project folder.")


@click.group(short_help="模板包 / Template packs.", invoke_without_command=True)
@click.pass_context
def packs(context: click.Context) -> int:
    """列出模板包，查看它们的来龙去脉，建自己的模板包 / List template packs, see what they inherit, make your own."""
    return DONE if context.invoked_subcommand else int(context.invoke(list_packs))


@packs.command("style", short_help="写出样式文件 / Write a style document.")
@click.argument("name")
@_FOLDER
@click.option("-o", "--output", metavar="FILE", help="写到这个文件 / Write to this file.")
@click.pass_obj
def write_style(spoken: Language, name: str, folder: str, output: str | None) -> int:
    """写出模板包的样式文件（.docx），在 Word 里改样式用 / Write a pack's looks as a .docx to be changed in Word."""
    from reportgen.pipeline.style_document import style_document

    shipped = shipped_packs()
    world = Disk(folder, shipped)
    try:
        content = style_document(name, (PROJECT_PACKS, shipped), world)
    except ReportgenError as error:
        report(error.diagnostics, spoken, world)
        return FINDINGS
    if output is None:
        sys.stdout.buffer.write(content)
    else:
        write_file(output, content)
        click.echo(output)
    return DONE


@packs.command("list", short_help="列出模板包 / List the packs.")
@_FOLDER
@click.pass_obj
def list_packs(spoken: Language, folder: str = ".") -> int:
    """列出项目里的和程序自带的模板包 / List the packs of the project and those that ship."""
    from reportgen.packs import Pack, find_chain, pack_names
    from reportgen.pipeline.inheritance import aligned, packs_sheet

    shipped = shipped_packs()
    folders, world = (PROJECT_PACKS, shipped), Disk(folder, shipped)
    found: list[Pack] = []
    faults: list[Diagnostic] = []
    for name in pack_names(folders, world):
        try:
            found.append(find_chain(name, folders, world, Span("")).packs[0])
        except ReportgenError as error:
            faults += error.diagnostics
    report(faults, spoken, world)
    click.echo(aligned(packs_sheet(found, spoken)), nl=False)
    return FINDINGS if faults else DONE


packs.add_command(add)
