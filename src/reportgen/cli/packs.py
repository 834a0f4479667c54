"""`reportgen packs`: the template packs (模板包) there are, what each inherits and changes, and a new one."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import click

from reportgen.cli.packs_add import add
from reportgen.cli.terminal import DONE, FINDINGS, USAGE, CommandError, report
from reportgen.pipeline import PROJECT_PACKS, Disk, shipped_packs, write_file
from reportgen.source import Diagnostic, Language, ReportgenError, Span, problem

if TYPE_CHECKING:
    from reportgen.packs import Pack

_FOLDER = click.option("-C", "folder", default=".", metavar="DIR", help="项目文件夹 / The project folder.")

# Findings that a name on the command line causes.
_WRONG_NAME = {"PCK001", "NEW005", "NEW006", "USE031", "USE032", "USE033", "USE034"}

_NEXT = {
    "zh": "模板包建好了，还什么都没有改。打开 {path} 改；在 reportgen.yaml 里写“模板包: {name}”，报告就用它。\n",
    "en": "The pack is ready and changes nothing yet: edit {path}. A report uses it by “pack: {name}”.\n",
}


def _shelf(folder: str) -> tuple[Disk, tuple[str, ...]]:
    """Where packs are looked for: the world of a project, and the folders in it that hold packs."""
    shipped = shipped_packs()
    return Disk(folder, shipped), (PROJECT_PACKS, shipped)


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

    world, folders = _shelf(folder)
    try:
        content = style_document(name, folders, world)
    except ReportgenError as error:
        report(error.diagnostics, spoken, world)
        return FINDINGS
    if output is None and sys.stdout.isatty():
        raise CommandError(USAGE, None, problem("USE038"))
    if output is not None and os.path.lexists(output):
        raise CommandError(USAGE, None, problem("USE037", None, path=output))
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
    from reportgen.packs import find_chain, pack_names
    from reportgen.pipeline.inheritance import packs_text

    world, folders = _shelf(folder)
    found: list[Pack] = []
    faults: list[Diagnostic] = []
    for name in pack_names(folders, world):
        try:
            found.append(find_chain(name, folders, world, Span("")).packs[0])
        except ReportgenError as error:
            faults += error.diagnostics
    report(faults, spoken, world)
    click.echo(packs_text(found, spoken), nl=False)
    return FINDINGS if faults else DONE


@packs.command("show", short_help="一个模板包的来龙去脉 / What a pack is made of.")
@click.argument("name", metavar="NAME")
@_FOLDER
@click.pass_obj
def show(spoken: Language, name: str, folder: str) -> int:
    """列出它继承了哪些包，每个区块、语句、样式、序号和数据项出自哪个包 /
    List the packs it extends, and which of them supplies each block, sentence, look, number and key.
    """  # noqa: D205
    from reportgen.packs import find_chain
    from reportgen.pipeline.inheritance import contents_of, show_text

    world, folders = _shelf(folder)
    try:
        chain = find_chain(name, folders, world, Span(""))
        contents = contents_of(chain)
    except ReportgenError as error:
        raise _refused(error, world) from error
    report(contents.diagnostics, spoken, world)
    click.echo(show_text(chain, contents.value, spoken), nl=False)
    return FINDINGS if contents.diagnostics else DONE


@packs.command("diff", short_help="一个模板包改了什么 / What a pack changes.")
@click.argument("names", nargs=-1, metavar="[NAME]...")
@_FOLDER
@click.option("--accept", is_flag=True, help="核对过了，记下父包现在的样子 / Record the parent as it is now.")
@click.pass_obj
def diff(spoken: Language, names: tuple[str, ...], folder: str, accept: bool) -> int:
    """列出本地模板包改了父包的什么，父包升级以后哪些改写要重新核对；不写名称就列出项目里的全部 /
    List what local packs change of those they extend, and what became stale; all of the project if none is named.
    """  # noqa: D205
    from reportgen.packs import names_in

    world, folders = _shelf(folder)
    code = DONE
    try:
        own = names_in(PROJECT_PACKS, world) if world.is_folder(PROJECT_PACKS) else []
        for name in names or own:
            code = max(code, _accepted(name, world, folders) if accept else _differs(name, world, folders, spoken))
    except ReportgenError as error:
        raise _refused(error, world) from error
    return code


def _differs(name: str, world: Disk, folders: tuple[str, ...], spoken: Language) -> int:
    """Print what a pack changes; gives the exit code."""
    from reportgen.packs import find_chain
    from reportgen.packs.lineage import read_record
    from reportgen.pipeline.inheritance import contents_of, diff_text

    chain = find_chain(name, folders, world, Span(""))
    contents, record = contents_of(chain), read_record(chain.packs[0])
    found = (*contents.diagnostics, *record.diagnostics)
    report(found, spoken, world)
    click.echo(diff_text(contents.value, record.value, spoken), nl=False)
    return FINDINGS if found else DONE


def _accepted(name: str, world: Disk, folders: tuple[str, ...]) -> int:
    """Write the record of a pack and print its path; gives the exit code."""
    from reportgen.pipeline import write_file
    from reportgen.pipeline.inheritance import renewed_record

    path, content = renewed_record(name, folders, world)
    target = world.inside(path)
    write_file(target, content)
    click.echo(target)
    return DONE


@packs.command("new", short_help="建自己的模板包 / Make a pack of your own.")
@click.argument("name", metavar="NAME")
@click.option(
    "--extends", "--继承", "extends", metavar="PACK", help="继承哪个包，不写就是 work-report / The pack it extends."
)
@_FOLDER
@click.pass_obj
def new_pack(spoken: Language, name: str, extends: str | None, folder: str) -> int:
    """在项目里建一个模板包，什么都继承，要改的写在里面 / Make a pack that inherits all, to say what differs in it."""
    from reportgen.cli.build import project_world
    from reportgen.pipeline import write_folder
    from reportgen.pipeline.inheritance import DEFAULT_PARENT
    from reportgen.pipeline.inheritance import new_pack as files_of

    world, folders = project_world(folder), _shelf(folder)[1]
    try:
        files = files_of(name, extends or DEFAULT_PARENT, folders, world)
        target = world.inside(f"{PROJECT_PACKS}/{name}")
        write_folder(target, files)
    except ReportgenError as error:
        raise _refused(error, world) from error
    for file in files:
        click.echo(os.path.join(target, file))
    click.echo(_NEXT[spoken].format(path=os.path.join(target, "pack.yaml"), name=name), err=True, nl=False)
    return DONE


def _refused(error: ReportgenError, world: Disk) -> CommandError:
    """Findings that end the command, with its exit code."""
    code = USAGE if {found.code for found in error.diagnostics} <= _WRONG_NAME else FINDINGS
    return CommandError(code, world, *error.diagnostics)


packs.add_command(add)
