"""What the commands say and in which language: findings to stderr, paths to stdout, colour on a terminal only."""

from __future__ import annotations

import locale
import os
import sys
from collections.abc import Sequence

import click

from reportgen.source import Diagnostic, Language, Severity, in_order

_COLORS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "blue"}


def language(chosen: str | None = None) -> Language:
    """The language of messages: `--lang`, else `REPORTGEN_LANG`, else that of the locale."""
    wanted = chosen or os.environ.get("REPORTGEN_LANG") or _locale()
    return "zh" if wanted.lower().startswith(("zh", "chinese")) else "en"


def _locale() -> str:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return value
    return locale.getlocale()[0] or ""


def harden_streams() -> None:
    """Never fail over a character that the console can't show (a GBK console and 𠮷)."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def report(diagnostics: Sequence[Diagnostic], spoken: Language) -> None:
    """Print findings in the order of their places, each once."""
    if not diagnostics:
        return
    from reportgen.source.catalog import line, severity_of

    for found in in_order(diagnostics):
        text = line(found, spoken)
        click.secho(text, err=True, fg=_COLORS[severity_of(found.code)] if _colored() else None)


def _colored() -> bool:
    return sys.stderr is not None and sys.stderr.isatty() and not os.environ.get("NO_COLOR")


def has_errors(diagnostics: Sequence[Diagnostic], strict: bool) -> bool:
    """Whether these findings forbid an output: errors do, with `--strict` everything does."""
    if not diagnostics:
        return False
    from reportgen.source.catalog import severity_of

    return any(strict or severity_of(found.code) is Severity.ERROR for found in diagnostics)
