"""`reportgen packs add`: a pack that somebody sent, taken into the project, with a lock that notices its change."""

from __future__ import annotations

import os

import click

from reportgen.cli.build import project_world
from reportgen.cli.terminal import DONE, FINDINGS, USAGE, CommandError, report
from reportgen.pipeline import Disk, remove_leftovers, shipped_packs, write_files
from reportgen.source import Language, ReportgenError

# What is wrong with the command and not with the pack.
_OF_THE_COMMAND = frozenset({"SRC001", "PCK034", "USE035", "USE036"})
_NEXT = {
    "zh": "模板包“{name}”收好了。要用它，在 reportgen.yaml 里写：模板包: {name}\n",
    "en": "The pack “{name}” is in the project. To use it, write in reportgen.yaml: pack: {name}\n",
}


@click.command(short_help="收进别人给的模板包 / Take in a pack that somebody sent.")
@click.argument("file", metavar="FILE")
@click.option("-C", "folder", default=".", metavar="DIR", help="项目文件夹 / The project folder.")
@click.option("--force", is_flag=True, help="替换已有的同名模板包 / Replace a pack of this name.")
@click.pass_obj
def add(spoken: Language, file: str, folder: str, force: bool) -> int:
    """检查别人给的模板包（.zip 或文件夹），没有问题就放进项目的 templates，并记下它的版本和校验值 /
    Look through a pack that somebody sent, a .zip or a folder, put it into the project, and lock its version and sum.
    """  # noqa: D205
    from reportgen.pipeline.sharing import add_pack, read_parcel

    world = project_world(folder)
    given = os.path.realpath(file)
    try:
        parcel = read_parcel(os.path.basename(given), Disk(os.path.dirname(given)))
        added, found = add_pack(parcel, file.replace(os.sep, "/").rstrip("/"), shipped_packs(), world, force)
    except ReportgenError as error:
        code = USAGE if {each.code for each in error.diagnostics} <= _OF_THE_COMMAND else FINDINGS
        raise CommandError(code, None, *error.diagnostics) from error
    report(found, spoken)
    files = {os.path.normpath(os.path.join(world.inside("."), path)): data for path, data in added.files.items()}
    remove_leftovers(world.inside("templates"))
    write_files(files)
    for path in files:
        click.echo(path)
    click.echo(_NEXT[spoken].format(name=added.name), err=True, nl=False)
    return DONE
