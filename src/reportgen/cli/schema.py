"""`reportgen schema`: what a pack expects of its data, as JSON Schema for editors."""

from __future__ import annotations

import click

from reportgen.cli.terminal import DONE, FINDINGS, USAGE, CommandError
from reportgen.source import ReportgenError


@click.command(short_help="数据的格式，供编辑器用 / JSON Schema for editors.")
@click.argument("pack", metavar="PACK")
@click.option("-C", "folder", default=".", metavar="DIR", help="项目文件夹 / The project folder.")
def schema(pack: str, folder: str) -> int:
    """列出数据里的各项（JSON Schema），编辑器用它来提示 / Print what a pack's data may hold, for editors."""
    from reportgen.pipeline import PROJECT_PACKS, Disk, shipped_packs
    from reportgen.pipeline.new_project import editor_schema

    shipped = shipped_packs()
    world = Disk(folder, shipped)
    try:
        text = editor_schema(pack, (PROJECT_PACKS, shipped), world)
    except ReportgenError as error:
        code = USAGE if {found.code for found in error.diagnostics} <= {"PCK001", "USE021"} else FINDINGS
        raise CommandError(code, world, *error.diagnostics) from error
    click.echo(text, nl=False)
    return DONE
