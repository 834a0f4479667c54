"""`reportgen new`: a project that builds at once; asks on a terminal for what no option says."""

from __future__ import annotations

import os
import sys
import time
from typing import TYPE_CHECKING

import click

from reportgen.cli.terminal import DONE, USAGE, CommandError
from reportgen.source import Diagnostic, Language, ReportgenError, problem

if TYPE_CHECKING:
    from reportgen.pipeline import Disk
    from reportgen.pipeline.new_project import Answers

_QUESTIONS = {
    "organisation": ("单位全称", "Full name of the organisation"),
    "pack": ("模板包（{known}）", "Pack ({known})"),
    "year": ("年份，印在文件名里", "Year, as in the name of the file"),
    "keys": ("数据里的名字用中文还是英文（zh、en）", "Keys in Chinese or in English (zh, en)"),
}
_NEXT = {
    "zh": "项目建好了，里面是例句，现在就能生成。接着输入：\n{commands}怎么改成自己的，见 {guide}。\n",
    "en": "The project is ready and builds as it is, with example sentences. Next:\n{commands}How to go on: {guide}.\n",
}


@click.command(short_help="建一个新项目 / Make a new project.")
@click.argument("folder", metavar="DIR")
@click.option("--organisation", "--单位", "organisation", metavar="NAME", help="单位全称 / Whose report it is.")
@click.option("--year", "--年份", "year", metavar="YEAR", help="年份，不写就是今年 / Its year, else this year.")
@click.option("--pack", "--模板包", "pack", metavar="PACK", help="模板包，不写就是 work-report / The pack.")
@click.option("--keys", "--名字", "keys", type=click.Choice(["zh", "en"]), help="数据里的名字 / Language of the keys.")
@click.pass_obj
def new(spoken: Language, /, folder: str, **options: str | None) -> int:
    """建一个新项目，里面有例句，马上就能生成 / Make a project with example sentences that builds at once."""
    from reportgen.pipeline import Disk, folder_in_the_way, shipped_packs, write_folder
    from reportgen.pipeline.new_project import new_project

    try:
        if (found := folder_in_the_way(folder)) is not None:
            raise ReportgenError(found)
        world = Disk(".", shipped_packs())
        pack, answers = _answers(options, spoken, world)
        files = new_project(pack, answers, shipped_packs(), world)
        write_folder(folder, files)
    except ReportgenError as error:
        raise CommandError(USAGE, None, *error.diagnostics) from error
    for name in files:
        click.echo(os.path.normpath(os.path.join(folder, name)))
    _say_what_is_next(folder, next(name for name in files if name.endswith(".md")), spoken)
    return DONE


def _answers(options: dict[str, str | None], spoken: Language, world: Disk) -> tuple[str, Answers]:
    """The pack, and what its project is made for: by option, asked for on a terminal, or as usual."""
    from reportgen.pipeline import shipped_packs
    from reportgen.pipeline.new_project import DEFAULT_PACK, Answers, read_year, report_packs

    packs = report_packs(shipped_packs(), world)
    usual = {"pack": DEFAULT_PACK, "year": str(time.localtime().tm_year), "keys": "zh"}
    told = {name: options[name] for name in _QUESTIONS}
    for name in [name for name, value in told.items() if value is None]:
        told[name] = _ask(name, usual, spoken, packs) if on_terminal() else usual.get(name)
    organisation, year = told["organisation"], read_year(str(told["year"]))
    if organisation is None:
        raise ReportgenError(problem("USE020"))
    if not isinstance(year, int):
        raise ReportgenError(year)
    return str(told["pack"]), Answers(organisation.strip(), year, "en" if told["keys"] == "en" else "zh")


def _ask(name: str, usual: dict[str, str], spoken: Language, packs: list[str]) -> str:
    """The answer to a question, which is asked again while it can't be used."""

    def usable(text: str) -> str:
        found = _fault(name, text, packs)
        if found is not None:
            from reportgen.source.catalog import message

            raise click.UsageError(message(found, spoken))
        return text

    question = _QUESTIONS[name][spoken == "en"].format(known="、".join(packs))
    return str(click.prompt(question, default=usual.get(name), value_proc=usable, err=True))


def _fault(name: str, text: str, packs: list[str]) -> Diagnostic | None:
    from reportgen.pipeline.new_project import organisation_faults, read_year

    if name == "organisation":
        return next(iter(organisation_faults(text)), None)
    if name == "year":
        year = read_year(text)
        return None if isinstance(year, int) else year
    known = packs if name == "pack" else ["zh", "en"]
    return None if text in known else problem("USE003", None, option=f"--{name}", known="、".join(known))


def on_terminal() -> bool:
    """Whether somebody is there to answer questions."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stderr))


def _say_what_is_next(folder: str, guide: str, spoken: Language) -> None:
    inside = [] if os.path.normpath(folder) == "." else [f"cd {_quoted(folder)}"]
    commands = "".join(f"    {command}\n" for command in (*inside, "reportgen build"))
    click.echo(_NEXT[spoken].format(commands=commands, guide=guide), err=True, nl=False)


def _quoted(folder: str) -> str:
    return f'"{folder}"' if " " in folder else folder
