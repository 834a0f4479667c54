"""`reportgen packs`: the template packs (模板包) there are, what each inherits and changes, and a new one."""

from __future__ import annotations

import click

from reportgen.cli.terminal import DONE, FINDINGS, report
from reportgen.pipeline import PROJECT_PACKS, Disk, shipped_packs
from reportgen.source import Diagnostic, Language, ReportgenError, Span

_FOLDER = click.option("-C", "folder", default=".", metavar="DIR", help="项目文件夹 / The project folder.")


@click.group(short_help="模板包 / Template packs.", invoke_without_command=True)
@click.pass_context
def packs(context: click.Context) -> int:
    """列出模板包，查看它们的来龙去脉，建自己的模板包 / List template packs, see what they inherit, make your own."""
    return DONE if context.invoked_subcommand else int(context.invoke(list_packs))


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
