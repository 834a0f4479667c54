"""What the commands say and in which language: findings with their lines, colour on a terminal only, exit codes."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import zip_longest
from typing import TextIO

import click

from reportgen.packs import ZIP, file_in_zip
from reportgen.pipeline import Disk, is_of_text
from reportgen.source import Diagnostic, Language, ReportgenError, Severity, Span, in_order

DONE, FINDINGS, USAGE, MACHINE, INTERRUPTED = 0, 1, 2, 3, 130

_COLORS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "blue"}

# Nobody reads more on a screen, and the first ones scroll away.
MOST_SHOWN = 50
_MORE: dict[Language, str] = {
    "zh": "还有 {others} 处没有显示。改好上面的，再运行一次；要看全部，运行 reportgen check --format json。",
    "en": "{others} more are not shown. Put these right first; reportgen check --format json lists them all.",
}


class CommandError(ReportgenError):
    """Findings that end a command: with its exit code, and the world whose files they speak of."""

    def __init__(self, code: int, world: Disk | None, *diagnostics: Diagnostic) -> None:
        super().__init__(*diagnostics)
        self.code, self.world = code, world


def language(chosen: str | None = None) -> Language:
    """The language of messages: `--lang`, else `REPORTGEN_LANG`, else that of the locale."""
    wanted = chosen or os.environ.get("REPORTGEN_LANG") or _locale()
    return "zh" if wanted.lower().startswith(("zh", "chinese")) else "en"


def _locale() -> str:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return value
    import locale  # 1 ms, for systems that say it in another way

    return locale.getlocale()[0] or ""


def harden_streams() -> None:
    """Never fail over a character that the console can't show (a GBK console and 𠮷)."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def report(diagnostics: Sequence[Diagnostic], spoken: Language, world: Disk | None = None) -> None:
    """Print findings on stderr in the order of their places, each once; with `world`, show the lines they speak of."""
    if diagnostics:
        for text in told(diagnostics, spoken, world, sys.stderr):
            click.echo(text, err=True)


def told(diagnostics: Sequence[Diagnostic], spoken: Language, world: Disk | None, stream: TextIO) -> Iterator[str]:
    """The lines that `stream` gets: each finding once, in order, and below it the line it speaks of with carets."""
    from reportgen.source.catalog import heading, message, place, severity_of

    paint = _brush(stream)
    lines = _reader(world)
    findings, others = _first(in_order(diagnostics))
    for found, following in zip_longest(findings, findings[1:]):
        shown, color = seen_from_here(found, world), _COLORS[severity_of(found.code)]
        colon = ": " if spoken == "en" else "："
        yield f"{place(shown, spoken)}{paint(heading(found.code, spoken), color)}{colon}{message(found, spoken)}"
        if following is None or following.span != found.span:  # findings of one place share its line
            yield from _excerpt(found.span, lines, paint, color)
    if others:
        yield _MORE[spoken].format(others=others)


def _first(findings: list[Diagnostic]) -> tuple[list[Diagnostic], int]:
    """As many findings as somebody reads on a screen, errors before warnings, and how many there are beside them."""
    from reportgen.source.catalog import severity_of

    if len(findings) <= MOST_SHOWN:
        return findings, 0
    by_weight = sorted(findings, key=lambda found: severity_of(found.code) is not Severity.ERROR)
    return in_order(by_weight[:MOST_SHOWN]), len(findings) - MOST_SHOWN


def seen_from_here(found: Diagnostic, world: Disk | None) -> Diagnostic:
    """The finding with the path of its file as it is from the folder we stand in, not from that of the project."""
    if found.span is None or world is None or world.named == os.curdir:
        return found
    path = os.path.normpath(os.path.join(world.named, found.span.path)).replace(os.sep, "/")
    return found._replace(span=found.span._replace(path=path))


def _excerpt(
    span: Span | None, lines: Callable[[str], list[str]], paint: Callable[..., str], color: str
) -> Iterator[str]:
    from reportgen.source.catalog import excerpt

    shown = excerpt(lines(span.path), span) if span is not None and span.line else None
    if shown is not None:
        yield paint(shown.gutter, None, dim=True) + shown.line
        yield paint(shown.margin, None, dim=True) + paint(shown.carets, color)


def _reader(world: Disk | None) -> Callable[[str], list[str]]:
    """What gives the lines of a file of `world`, read once and only when asked for; none of one that can't be read."""
    from reportgen.source.catalog import source_lines

    @cache
    def lines(path: str) -> list[str]:
        try:
            return source_lines(content_of(path, world)) if world is not None else []
        except ReportgenError:
            return []

    return lines


def content_of(path: str, world: Disk) -> bytes:
    """The bytes of a file, which may be one of a zipped pack."""
    try:
        return world.read(path)
    except ReportgenError:
        if f"{ZIP}/" not in path:
            raise
        return file_in_zip(path, world)


def _brush(stream: TextIO | None) -> Callable[..., str]:
    """What colours a text, or leaves it alone where `stream` is no terminal or colour is not wanted."""
    if stream is None or not stream.isatty() or os.environ.get("NO_COLOR"):
        return lambda text, color, dim=False: text
    return lambda text, color, dim=False: click.style(text, fg=color, dim=dim or None)


def has_errors(diagnostics: Sequence[Diagnostic], strict: bool) -> bool:
    """Whether these findings forbid an output: errors do, with `--strict` warnings too; notes never do."""
    may_forbid = [found.code for found in diagnostics if strict or not is_of_text(found.code)]
    if not may_forbid:
        return False
    from reportgen.source.catalog import severity_of

    forbidding = (Severity.ERROR, Severity.WARNING) if strict else (Severity.ERROR,)
    return any(severity_of(code) in forbidding for code in may_forbid)
