"""`reportgen check`: everything that `build` would find, on stdout, and nothing written."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

import click

from reportgen.cli.build import Opened, compiled, every_job, guard_for, open_project, project_world
from reportgen.cli.terminal import DONE, FINDINGS, USAGE, CommandError, has_errors, seen_from_here, told
from reportgen.pipeline import NO_CONTENTS, Disk, Job, shipped_packs
from reportgen.source import Diagnostic, Language, ReportgenError, in_order, problem, suggestion
from reportgen.source.catalog import CATALOG, remedy, said, severity_of

if TYPE_CHECKING:
    from reportgen.pipeline.guard import Guard
    from reportgen.pipeline.repair import Repair

# What GitHub calls our severities in its workflow commands.
_GITHUB = {"error": "error", "warning": "warning", "note": "notice"}

_FINE = {"zh": "没有发现问题。", "en": "Nothing to report."}
_ENCODED = {
    "zh": "{path}：编码改成了 UTF-8，文字没有丢。",
    "en": "{path}: now encoded as UTF-8, with nothing of the text lost.",
}


@click.command(short_help="检查，不写文件 / Check the reports, write nothing.")
@click.argument("names", nargs=-1, metavar="[NAME]...")
@click.option("-C", "folder", default=".", metavar="DIR", help="项目文件夹 / The project folder.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    help="给人看，给程序看，或标在 GitHub 的文件上 / For people, for programs, or as notes on GitHub.",
)
@click.option("--select", multiple=True, metavar="CODES", help="只看这些代码，如 DAT,FIG002 / Only these codes.")
@click.option("--ignore", multiple=True, metavar="CODES", help="不看这些代码 / Leave out these codes.")
@click.option("--strict", is_flag=True, help="有警告也算没通过 / Let warnings fail the check too.")
@click.option("--fix", is_flag=True, help="改好没有歧义的写法错误，显示改了什么 / Put right what is unambiguous.")
@click.pass_obj
def check(
    spoken: Language,
    names: tuple[str, ...],
    folder: str,
    form: str,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    strict: bool,
    fix: bool,
) -> int:
    """检查全部报告，或指定的几个；只有 --fix 会改文件 / Check all reports, or the named ones; only --fix writes.

    没有问题时只在窗口里说一声，写进文件的内容是空的，退出码是 0；有错误时是 1 /
    When all is well a terminal is told so and a file stays empty, with exit code 0; 1 when there are errors.

    json 是一个列表，每个问题一项；结束位置不含在内，没有的内容写 null；各项是：code、severity、message、remedy、
    file、line、column、end_line、end_column、sentence（成稿里的那一句） /
    json is one list with an object for each finding; ends are exclusive, what there is not is null; the keys are
    code, severity, message, remedy, file, line, column, end_line, end_column, sentence (of the finished text).
    """
    selected, ignored = _prefixes(select), _prefixes(ignore)
    if fix:
        _put_right(folder, names, spoken)
    found, world = _found(folder, names)
    wanted = [
        each
        for each in in_order(found)
        if each.code.startswith(selected or ("",)) and not (ignored and each.code.startswith(ignored))
    ]
    for text in _FORMS[form](wanted, spoken, world):
        click.echo(text)
    if not wanted and form == "text" and sys.stdout is not None and sys.stdout.isatty():
        click.echo(_FINE[spoken], err=True)  # who has never seen a command takes silence for a failure
    return FINDINGS if has_errors(wanted, strict) else DONE


def _put_right(folder: str, names: tuple[str, ...], spoken: Language) -> None:
    """Apply every fix that is certain to the files of the project and of its units, and show on stderr what changed."""
    from reportgen.pipeline.repair import repair_data, repair_project

    world = project_world(folder)
    _apply(repair_project(world, shipped_packs(), names), world, spoken)
    for job in _of_units(folder, names):
        _apply(repair_data(world, shipped_packs(), job), world, spoken)


def _of_units(folder: str, names: tuple[str, ...]) -> list[Job]:
    """The reports of all units; none where the project can't be read, which the check tells."""
    try:
        opened = open_project(folder, names)
    except CommandError:
        return []
    return every_job(opened._replace(jobs=tuple(job for job in opened.jobs if job.units is not None))).value


def _apply(repairs: Sequence[Repair], world: Disk, spoken: Language) -> None:
    for each in repairs:
        world.replace(each.path, each.before, each.after)
        if any(fix.code == "SRC006" for fix in each.fixes):
            click.echo(_ENCODED[spoken].format(path=each.path), err=True)
        click.echo(each.diff, nl=False, err=True)


def _prefixes(options: tuple[str, ...]) -> tuple[str, ...]:
    """The codes, or beginnings of codes, in options such as `DAT,fig002`; raises `CommandError` for an unknown one."""
    given = tuple(each.upper() for each in re.split(r"[,，、\s]+", " ".join(options)) if each)
    unknown = [each for each in given if not any(code.startswith(each) for code in CATALOG)]
    if unknown:
        raise CommandError(
            USAGE, None, *(problem("USE008", None, code=each, **suggestion(each, CATALOG)) for each in unknown)
        )
    return given


def _found(folder: str, names: tuple[str, ...]) -> tuple[Sequence[Diagnostic], Disk]:
    """All findings of the project file, or else of the reports, and the world they speak of."""
    try:
        opened = open_project(folder, names)
    except CommandError as refused:
        if refused.world is None:
            raise
        return refused.diagnostics, refused.world
    jobs, of_units = every_job(opened)
    with guard_for(opened) as guard:
        # Whether a report is right can be told without counting the pages for its contents.
        jobs = [job._replace(contents=NO_CONTENTS) for job in jobs]
        found = [each for job in jobs for each in compiled(job, opened, "docx", guard).diagnostics]
        between = _between([job for job in jobs if job.units is None], opened, guard)
    return [*of_units, *found, *between], opened.world


def _between(jobs: Sequence[Job], opened: Opened, guard: Guard | None) -> Sequence[Diagnostic]:
    """What the reports say differently of the same thing."""
    if len(jobs) < 2:
        return ()
    if guard is None:
        from reportgen.pipeline.proofreading.together import check_together

        return check_together(jobs, shipped_packs(), opened.world)
    from reportgen.pipeline.guard import guarded_together

    try:
        return guarded_together(guard, jobs, shipped_packs(), opened.world)
    except ReportgenError:  # a pack that ran into a limit, which is told of its report
        return ()


def _text(found: Sequence[Diagnostic], spoken: Language, world: Disk) -> Iterator[str]:
    return told(found, spoken, world, sys.stdout)


def _json(found: Sequence[Diagnostic], spoken: Language, world: Disk) -> Iterator[str]:
    import json

    records = [_record(seen_from_here(each, world), spoken) for each in found]
    encoding = (getattr(sys.stdout, "encoding", None) or "").lower()
    # An escape of JSON's own where the stream has no such character.
    yield json.dumps(records, ensure_ascii=encoding.replace("-", "") != "utf8", indent=2)


def _record(found: Diagnostic, spoken: Language) -> dict[str, str | int | None]:
    span = found.span
    placed = span is not None and span.line > 0
    return {
        "code": found.code,
        "severity": severity_of(found.code).value,
        "message": said(found, spoken),
        "remedy": remedy(found, spoken),
        "file": span.path if span is not None else None,
        "line": span.line if span is not None and placed else None,
        "column": span.column if span is not None and placed else None,
        "end_line": (span.end_line or span.line) if span is not None and placed else None,
        "end_column": (span.end_column or span.column) if span is not None and placed else None,
        "sentence": found.values.get("sentence"),
    }


def _github(found: Sequence[Diagnostic], spoken: Language, world: Disk) -> Iterator[str]:
    for each in found:
        record = _record(seen_from_here(each, world), spoken)
        joint = "" if spoken == "zh" else " "
        properties = ",".join(f"{name}={_property(str(value))}" for name, value in _properties(record) if value)
        text = _data(f"{record['message']}{joint}{record['remedy']}")
        yield f"::{_GITHUB[str(record['severity'])]} {properties}::{text}"


def _properties(record: dict[str, str | int | None]) -> Iterator[tuple[str, str | int | None]]:
    yield "file", record["file"]
    yield "line", record["line"]
    if record["line"] == record["end_line"]:  # GitHub takes columns only for a stretch of one line
        yield "col", record["column"]
        yield "endLine", record["end_line"]
        yield "endColumn", record["end_column"]
    else:
        yield "endLine", record["end_line"]
    yield "title", record["code"]


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


_FORMS: dict[str, Callable[[Sequence[Diagnostic], Language, Disk], Iterator[str]]] = {
    "text": _text,
    "json": _json,
    "github": _github,
}
