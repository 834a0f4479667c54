"""Exemptions: a comment in the data says what is right as it stands, and why: `# 不查 WRD003：引自原文`.

A comment behind an entry holds for that entry with all that stands below it, one on a line of its own for the next
entry. Words in quotes behind the code (`不查 WRD003“(试行)”：…`) narrow it to findings that concern these words.
"""

import re
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from reportgen.pipeline.wanted import is_of_text
from reportgen.source import Diagnostic, ReportgenError, Result, Span, World, problem

_WRITTEN = (
    r"#\s*(?:不查|ignore)[\s:：]*(?P<codes>[A-Za-z]{3}\d{3}(?:\s*[、，,]\s*[A-Za-z]{3}\d{3})*)\s*"
    r"(?:[“\"](?P<words>[^”\"\n]+)[”\"])?\s*[:：,，]?\s*(?P<reason>.*)"
)
_CODE = r"[A-Za-z]{3}\d{3}"
# Meant for an exemption, whatever follows.
_BEGUN = r"#\s*不查(?:(?=[A-Za-z])|[\s:：]|$).*"
# What is found between reports; who reads one of them, or some, can't tell whether an exemption excuses anything.
BETWEEN_REPORTS = ("FIG050", "FIG051", "FIG052")


class Exemption(NamedTuple):
    """Findings of `code` that begin in the lines from `first` to `last` of a file and concern `words` are excused."""

    code: str
    words: str
    path: str
    first: int
    last: int
    span: Span
    reasoned: bool

    def excuses(self, found: Diagnostic) -> bool:
        """Whether this is a finding that it speaks of."""
        span = found.span
        return (
            found.code == self.code
            and span is not None
            and span.path == self.path
            and self.first <= span.line <= self.last
            and (not self.words or self.words in found.values.get("sentence", ""))
        )


def read_exemptions(paths: Iterable[str], world: World) -> Result[Sequence[Exemption]]:
    """The exemptions in the comments of data files; those that name no code of the finished text are told."""
    exemptions: list[Exemption] = []
    diagnostics: list[Diagnostic] = []
    for path in paths:
        content = _text(path, world)
        if "不查" in content or "ignore" in content:
            lines = content.split("\n")
            exemptions += _in_file(path, lines)
            diagnostics += _useless(path, lines)
    return Result(tuple(exemptions), tuple(diagnostics))


def excused(found: Sequence[Diagnostic], exemptions: Sequence[Exemption]) -> Iterator[Diagnostic]:
    """The findings that no exemption excuses, and the exemptions that excuse none or do so without a reason."""
    used = set[Exemption]()
    for each in found:
        meant = [exemption for exemption in exemptions if exemption.excuses(each)]
        used.update(meant)
        if not meant:
            yield each
    for exemption in exemptions:
        if exemption not in used and exemption.code not in BETWEEN_REPORTS:
            yield problem("CHK002", exemption.span, code=exemption.code)
        elif not exemption.reasoned:
            yield problem("CHK001", exemption.span, code=exemption.code)


def _in_file(path: str, lines: Sequence[str]) -> Iterator[Exemption]:
    for number, line in enumerate(lines, 1):
        written = re.search(_WRITTEN, line)
        if written is None:
            continue
        behind = bool(line[: written.start()].strip())
        first, last = _reach(lines, number if behind else number + 1)
        start = written.start() + 1
        span = Span(path, number, start, number, start + len(written[0].rstrip()))
        reasoned = bool(written["reason"].strip())
        for code in map(str.upper, re.findall(_CODE, written["codes"])):
            if _may_be_excused(code):
                yield Exemption(code, written["words"] or "", path, first, last, span, reasoned)


def _useless(path: str, lines: Sequence[str]) -> Iterator[Diagnostic]:
    """Comments that were meant to excuse something and name no code, or one that there is not."""
    for number, line in enumerate(lines, 1):
        written, begun = re.search(_WRITTEN, line), re.search(_BEGUN, line)
        found = written or begun
        if found is None or (written and all(map(_may_be_excused, re.findall(_CODE, written["codes"].upper())))):
            continue
        text = found[0].rstrip()
        yield problem("CHK003", Span(path, number, found.start() + 1, number, found.start() + 1 + len(text)), text=text)


def _may_be_excused(code: str) -> bool:
    from reportgen.source.catalog import CATALOG  # words for all findings: only for who names one

    return is_of_text(code) and code in CATALOG


def _reach(lines: Sequence[str], first: int) -> tuple[int, int]:
    """The lines, from 1, of the entry that begins at `first` or below: all that is indented more than it."""
    while first < len(lines) and lines[first - 1].lstrip()[:1] in ("", "#"):
        first += 1
    depth = _depth(lines[first - 1]) if first <= len(lines) else 0
    last = first
    while last < len(lines) and (not lines[last].strip() or _depth(lines[last]) > depth):
        last += 1
    return first, last


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _text(path: str, world: World) -> str:
    try:
        return world.read(path).removeprefix(BOM_UTF8).decode().replace("\r\n", "\n").replace("\r", "\n")
    except (ReportgenError, UnicodeDecodeError):  # told where the data are read
        return ""
