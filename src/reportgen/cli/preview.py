"""`reportgen preview`: a page of this machine that shows the reports with their findings, renewed at every save."""

from __future__ import annotations

from contextlib import suppress
from threading import Thread
from typing import TYPE_CHECKING

import click

from reportgen.cli.build import every_job, open_project, project_world
from reportgen.cli.terminal import DONE, MACHINE, USAGE, CommandError, content_of
from reportgen.pipeline import shipped_packs
from reportgen.source import Language, Result, problem

if TYPE_CHECKING:
    from reportgen.preview import Contents

_OPENED = {
    "zh": "预览在这里，只有这台电脑的这个浏览器能看：\n{address}\n改好文件，保存，页面就会更新。"
    "看完了，在这个窗口里按 Ctrl+C。",
    "en": "The preview is here, for one browser of this machine:\n{address}\nSave a file and the page is renewed. "
    "Press Ctrl+C in this window to end it.",
}


@click.command(short_help="预览：在浏览器里看，保存就更新 / A live view in the browser.")
@click.argument("names", nargs=-1, metavar="[NAME]...")
@click.option("-C", "folder", default=".", metavar="DIR", help="项目文件夹 / The project folder.")
@click.option("--port", type=click.IntRange(0, 65535), default=0, metavar="N", help="端口，不写任选 / The port.")
@click.option("--open/--no-open", "opens", default=True, help="打开浏览器，或只显示地址 / Open the browser, or do not.")
@click.pass_obj
def preview(spoken: Language, names: tuple[str, ...], folder: str, port: int, opens: bool) -> int:
    """在浏览器里看报告和全部问题，保存一个文件，页面就更新；不写任何文件，按 Ctrl+C 结束 /
    See the reports with all findings in the browser, renewed whenever a file is saved; writes nothing, Ctrl+C ends it.
    """  # noqa: D205
    world = project_world(folder)
    _refuse_wrong_names(folder, names)
    try:
        from reportgen.preview import Reports, serve
    except ImportError as error:
        raise CommandError(USAGE, None, problem("USE050")) from error
    from reportgen.pipeline.guard import Guard  # not a copy of this process, which has threads

    def ready(address: str) -> None:
        click.echo(_OPENED[spoken].format(address=address), err=True)
        if opens:
            Thread(target=_open, args=(address,), daemon=True).start()

    with suppress(KeyboardInterrupt), Guard() as guard:  # Ctrl+C is how a preview ends
        reports = Reports(lambda: contents(folder, names), world, shipped_packs(), guard)
        try:
            serve(reports, lambda path: content_of(path, world), port, spoken, ready)
        except OSError as error:
            raise CommandError(MACHINE, None, problem("USE051", port=port)) from error
    return DONE


def _refuse_wrong_names(folder: str, names: tuple[str, ...]) -> None:
    """Raise `CommandError` for names of no report; what is wrong in the project file is the page's to tell."""
    try:
        open_project(folder, names)
    except CommandError as refused:
        if refused.code == USAGE:
            raise


def contents(folder: str, names: tuple[str, ...]) -> Result[Contents]:
    """What the project file says now: its reports by their names, one for each unit of those that have units."""
    from reportgen.preview import Contents

    opened = open_project(folder, names)
    jobs, found = every_job(opened)
    return Result(Contents({job.name: job for job in jobs}, opened.project.author), found)


def _open(address: str) -> None:
    import webbrowser  # some browsers of terminals only come back when they are left

    webbrowser.open(address)
