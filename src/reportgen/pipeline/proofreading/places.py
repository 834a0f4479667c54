"""Places: from words of the finished report back to the characters of the file that say them.

The tree knows the line or the value that words came from, not every character: that would cost each build what only a
finding needs. Here the words are looked up where they must stand.
"""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import islice

from reportgen.checks import Finding, Reading, Stretch
from reportgen.source import FormulaOrigin, ReportgenError, Span, World

# So many characters on each side tell a place from others that say the same.
_CONTEXT = 24
# What stands in the file where the report prints a value, and between the words of a line that is folded.
_REFERENCE = r"\s*\{[^{}\n]*\}"

Lines = Callable[[str], Sequence[str]]


class Places:
    """Finds places in the files of a report, which are read when a finding asks for one."""

    def __init__(self, reading: Reading, files: Sequence[str], world: World) -> None:
        self.reading, self.files = reading, files
        self._lines: Lines = cache(lambda path: _lines_of(path, world))

    def place(self, found: Finding) -> Span | None:
        """Where the words of a finding stand; the whole value or line where they are spelt otherwise."""
        value = self.reading.stretch_at(found.start, found.end)
        if value is None:
            return self._in_prose(found)
        span = value.origin.span
        if isinstance(value.origin, FormulaOrigin) or value.end - value.start == found.end - found.start:
            return span
        words = re.escape(self.reading.text[found.start : found.end])
        return _only(span.path, self._lines_at(span), span.line, re.compile(f"(?P<words>{words})")) or span

    def sentence(self, found: Finding) -> str:
        """The sentence of a finding, as the report prints it."""
        start, end = self.reading.sentence(found.start)
        return self.reading.text[start : max(end, found.end)].replace("\n", "")

    def _in_prose(self, found: Finding) -> Span | None:
        near = self.reading.passage_at(found.start).span
        for before, after in ((_CONTEXT, _CONTEXT), (_CONTEXT, 0), (0, _CONTEXT), (0, 0)):
            pattern = self._pattern(found, before, after)
            place = near and _only(near.path, self._lines_at(near), near.line, pattern)
            places = filter(None, (_only(path, self._lines(path), 1, pattern) for path in self.files))
            if place or (place := next(places, None)):
                return place
        if near is None or near.path in self.files:
            return near
        # A value and the template's own words beside it: it is the value that can give way.
        return next((value.origin.span for value in self._values(found.start, found.end)), near)

    def _lines_at(self, span: Span) -> Sequence[str]:
        return self._lines(span.path)[span.line - 1 : max(span.end_line, span.line)]

    def _pattern(self, found: Finding, before: int, after: int) -> re.Pattern[str]:
        """The words of a finding as the file spells them, with names in braces for values, and some words around."""
        passage = self.reading.passage_at(found.start)
        ahead = self._spelt(max(passage.start, found.start - before), found.start)
        behind = self._spelt(found.end, min(passage.end, found.end + after))
        return re.compile(f"{ahead}(?P<words>{self._spelt(found.start, found.end)}){behind}")

    def _spelt(self, start: int, end: int) -> str:
        pieces: list[str] = []
        done = start
        for value in self._values(start, end):
            pieces += (re.escape(self.reading.text[done : max(done, value.start)]), _REFERENCE)
            done = min(end, value.end)
        pieces.append(re.escape(self.reading.text[done:end]))
        return "".join(pieces).replace(r"\n", r"\s*")

    def _values(self, start: int, end: int) -> Iterator[Stretch]:
        return (value for value in self.reading.stretches if value.start < end and value.end > start)


def _only(path: str, lines: Sequence[str], first: int, pattern: re.Pattern[str]) -> Span | None:
    """The one stretch of the lines, numbered from `first`, that the pattern is; None where there are several."""
    all_found = ((number, match) for number, line in enumerate(lines, first) for match in pattern.finditer(line))
    found = list(islice(all_found, 2))  # a text of nothing but quotes says the same in every place
    if len(found) != 1:
        return None
    number, match = found[0]
    start, end = match.span("words")
    return Span(path, number, start + 1, number, end + 1)


def _lines_of(path: str, world: World) -> Sequence[str]:
    try:
        return world.read(path).removeprefix(BOM_UTF8).decode().replace("\r\n", "\n").replace("\r", "\n").split("\n")
    except (ReportgenError, UnicodeDecodeError):  # the template of a pack inside an archive, for one
        return ()
