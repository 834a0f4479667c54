"""`reportgen roll`: the data of the next year beside this year's, and the project moved on to it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from reportgen.cli.build import Opened, every_job, open_project
from reportgen.cli.terminal import DONE, FINDINGS, CommandError, has_errors, report
from reportgen.pipeline import PROJECT_FILE, add_files, shipped_packs
from reportgen.source import Language, ReportgenError

if TYPE_CHECKING:
    from reportgen.pipeline.roll import NextYear

_NEXT = {
    "zh": """\
{year}年的数据放好了，reportgen.yaml 的“期间”改成了 {year}。接着：
1. 空着的 {opened} 处照 {year} 年的填，“# 上年：”后面是上年的；不要的一项，整行删去。
2. 逐项填写“上年任务”的答复和依据，再改写回顾和任务的文字，现在还是上年的。
3. 随时输入 reportgen check，看还差什么。
要退回去：删去新写的数据文件（reportgen.yaml 不要删），把“期间”改回 {before}。
""",
    "en": """\
The data of {year} are there, and the period in reportgen.yaml is {year} now. Next:
1. Fill in the {opened} places left open; last year's values stand beside them. Delete the line of what is not wanted.
2. Answer each of last year's tasks (commitments), then rewrite review and tasks, whose words are still last year's.
3. reportgen check says what is missing.
To go back: delete the new data files (not reportgen.yaml) and set the period to {before} again.
""",
}


@click.command(short_help="换年：由今年的数据做出明年的 / Make next year's data from this year's.")
@click.argument("names", nargs=-1, metavar="[NAME]...")
@click.option("-C", "folder", default=".", metavar="DIR", help="项目文件夹 / The project folder.")
@click.option("--dry-run", is_flag=True, help="只显示会写什么，不写 / Show what would be written, write nothing.")
@click.pass_obj
def roll(spoken: Language, names: tuple[str, ...], folder: str, dry_run: bool) -> int:
    """换年：由今年的数据做出明年的，放在旁边，再把“期间”改成明年 /
    Make next year's data from this year's, beside them, and move the period on.

    数字、日期空着等填，上年的写在旁边；文字和注释照旧；上年的每项任务列出来等答复。
    已有的文件一个也不改，要写的文件已经有了就什么都不写。要退回去，删去新文件，把“期间”改回来 /
    Figures and dates are left open with last year's beside them, words and comments stay, each of last year's tasks is
    listed to be answered. No file is overwritten: where one is in the way, nothing is written. To go back, delete the
    new files and set the period back.
    """  # noqa: D205
    from reportgen.pipeline.roll import roll_project

    opened = open_project(folder, names)
    jobs, of_units = every_job(opened)
    if has_errors(of_units, strict=False):
        raise CommandError(FINDINGS, opened.world, *of_units)
    try:
        rolled = roll_project(opened.jobs, jobs, shipped_packs(), opened.world)
        if not dry_run:
            _write(rolled, opened, spoken)
    except ReportgenError as error:
        raise CommandError(FINDINGS, opened.world, *error.diagnostics) from error
    report(rolled.shared, spoken, opened.world)
    if dry_run:
        for file in (*rolled.files, rolled.project):
            click.echo(file.diff, nl=False)
    return DONE


def _write(rolled: NextYear, opened: Opened, spoken: Language) -> None:
    """Write the new files and, last, the project file, all or none; say what was written and what comes next."""
    world, project = opened.world, rolled.project
    paths = {os.path.normpath(os.path.join(world.inside("."), file.path)): file.after for file in rolled.files}
    for file in rolled.files:
        world.inside(os.path.dirname(file.path) or ".")
    add_files(paths, lambda: world.replace(PROJECT_FILE, project.before, project.after))
    for path in (*paths, os.path.normpath(os.path.join(world.inside("."), PROJECT_FILE))):
        click.echo(path)
    count = sum(file.opened for file in rolled.files)
    click.echo(_NEXT[spoken].format(year=rolled.year, before=rolled.year - 1, opened=count), err=True, nl=False)
