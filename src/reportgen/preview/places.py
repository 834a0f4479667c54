"""Where findings and figures stand: the files that may be looked into, by number, and the lines around a place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import unescape
from typing import NamedTuple
from urllib.parse import quote

from reportgen.source import ReportgenError, Span, escaped
from reportgen.source.catalog import source_lines

# Lines before and behind, and how many characters of them are shown; of the line itself, that many on each side.
_AROUND = 3
_BESIDE, _NEAR = 60, 120
# A value of the page, as the HTML writer tells its origin: the key first, then a line `file:line`.
_VALUE = re.compile(rb'<span class="v" tabindex="0" aria-description="([^"]*)">')
_PLACE = re.compile(r"([^　].*):(\d+)")


class Line(NamedTuple):
    """A line of a file in three pieces, of which the second is what is meant."""

    number: int
    before: str
    marked: str
    after: str


class Files:
    """The files that findings and figures name. Nobody can ask for another: each has a number, and no path comes in."""

    def __init__(self, read: Callable[[str], bytes], root: str) -> None:
        self._read, self._root = read, root.replace("\\", "/")
        self._paths: list[str] = []
        self._numbers: dict[str, int] = {}

    def number(self, path: str) -> int:
        """The number of a file, a new one for one that was never named before."""
        if path not in self._numbers:
            self._numbers[path] = len(self._paths)
            self._paths.append(path)
        return self._numbers[path]

    def path(self, number: int) -> str | None:
        """The path of the file with this number, as the project names it."""
        return self._paths[number] if 0 <= number < len(self._paths) else None

    def link(self, path: str, line: int, column: int) -> str:
        """What opens the place in VS Code."""
        full = path if path.startswith("/") or path[1:2] == ":" else f"{self._root}/{path}"
        return f"vscode://file/{quote(full.lstrip('/'), safe='/:')}:{max(line, 1)}:{max(column, 1)}"

    def around(self, span: Span) -> list[Line]:
        """The lines around a place, made safe to show; none of a file that can't be read."""
        try:
            lines = source_lines(self._read(span.path))
        except ReportgenError:
            return []
        first = max(span.line - 1 - _AROUND, 0)
        shown = lines[first : max(span.line, 1) + _AROUND]
        return [_pieces(line, number, span) for number, line in enumerate(shown, first + 1)]


def _pieces(line: str, number: int, span: Span) -> Line:
    """The line, with the stretch of `span` by itself if that is on it; of a long one, what is near."""
    if number != span.line or not span.column:
        return Line(number, _head(line, _NEAR if number == span.line else _BESIDE), "", "")
    start = min(span.column - 1, len(line))
    end = max(span.end_column - 1 if span.end_line == span.line else len(line), start + 1)
    marked, after = _head(line[start:end], _NEAR), _head(line[end:], _NEAR)
    return Line(number, _tail(line[:start], _NEAR), marked, after)


def _head(text: str, most: int) -> str:
    return escaped(text if len(text) <= most else text[:most] + "…")


def _tail(text: str, most: int) -> str:
    return escaped(text if len(text) <= most else "…" + text[-most:])


def of_values(page: bytes) -> list[Span]:
    """Where the values of a page were typed, in their order; `Span("")` for one that tells no place."""
    return [_typed_at(unescape(told.decode())) for told in _VALUE.findall(page)]


def _typed_at(told: str) -> Span:
    return next(_places(told), Span(""))


def _places(told: str) -> Iterator[Span]:
    for line in told.split("\n")[1:]:
        if found := _PLACE.fullmatch(line):
            yield Span(found[1], int(found[2]))
