"""Nodes: what a YAML file says, every scalar as typed, and where it says so."""

from bisect import bisect_right
from typing import NamedTuple, Protocol

from reportgen.source.span import Span

# How a record is made where a document has hundreds of its kind: of a tuple, in half the time its class takes.
made = tuple.__new__

# Levels of lists and mappings inside one another.
MAX_DEPTH = 64
# Nodes of one file.
MAX_NODES = 1_000_000

_NULLS = ("", "~", "null")  # a set would have to hash every text, however long


class SourceText(NamedTuple):
    """A file that was read: its path, its text, and the offsets at which its lines begin, where a reader gives them."""

    path: str
    text: str
    lines: tuple[int, ...] = ()

    def span(self, start: int, end: int) -> Span:
        """The place of `text[start:end]`."""
        path, _, lines = self
        line = bisect_right(lines, start)
        column = start - lines[line - 1] + 1
        if line == len(lines) or end < lines[line]:
            return made(Span, (path, line, column, line, column + end - start))
        end_line = bisect_right(lines, end)
        return Span(path, line, column, end_line, end - lines[end_line - 1] + 1)


class Mark(Protocol):
    """A point of a file, as libyaml counts: characters from the beginning, lines and columns, all from 0."""

    index: int
    line: int
    column: int


def _offset(point: Mark | int) -> int:
    return point if isinstance(point, int) else point.index


class Scalar(NamedTuple):
    """A text as YAML means it, and the stretch of the file that spells it.

    A file has thousands and few are ever asked where they stand, so places are worked out on demand: from libyaml's
    marks, or from offsets into a source that knows its lines.
    """

    value: str
    quoted: bool
    source: SourceText
    start: Mark | int
    end: Mark | int

    @property
    def span(self) -> Span:
        """Where the scalar stands, quotes included."""
        _, _, source, start, end = self
        if isinstance(start, int) and isinstance(end, int):
            return source.span(start, end)
        assert not isinstance(start, int)
        assert not isinstance(end, int)
        return Span(source.path, start.line + 1, start.column + 1, end.line + 1, end.column + 1)

    @property
    def rest_of_line(self) -> str:
        """What stands behind the scalar on its last line, a comment for example."""
        text = self.source.text
        end = _offset(self.end)
        stop = text.find("\n", end)
        return text[end : stop if stop >= 0 else len(text)]

    @property
    def raw(self) -> str:
        """The text as the file spells it, quotes and indentation included."""
        return self.source.text[_offset(self.start) : _offset(self.end)]

    @property
    def offset_behind(self) -> int:
        """The offset in the source at which the scalar has ended."""
        return _offset(self.end)

    @property
    def is_null(self) -> bool:
        """Whether nothing was written: `key:` alone, `~` or `null`."""
        return self.value in _NULLS and not self.quoted

    def place(self, start: int, length: int) -> Span:
        """Where `value[start:start + length]` stands in the file; the scalar's own span if it is spelt otherwise."""
        wanted = self.value[start : start + length]
        raw, span = self.raw, self.span
        found = self._spelt(raw, wanted, start)
        if found < 0:
            return span
        line = raw.count("\n", 0, found)
        before = found - raw.rfind("\n", 0, found) - 1
        column = before + 1 if line else span.column + before
        return Span(span.path, span.line + line, column, span.line + line, column + length)

    def _spelt(self, raw: str, wanted: str, start: int) -> int:
        """Where `raw` spells the `wanted` at `start` of the value, counting from the first; -1 if it does not."""
        seen, found = -1, raw.find("\n") if raw.startswith(("|", ">")) else -1
        while wanted and seen < start:
            seen = self.value.find(wanted, seen + 1)
            found = raw.find(wanted, found + 1)
            if found < 0:
                return -1
        return found if wanted else -1

    def lines(self) -> list[Span]:
        """Where each line of the value stands, without empty ones at its end: in a literal block (`|`) exactly."""
        count = self.value.rstrip("\n").count("\n") + 1
        raw = self.raw
        if not raw.startswith("|"):
            return [self.span] * count
        below = raw.split("\n", count + 1)[1 : count + 1]
        return [self._block_line(number, text) for number, text in enumerate(below, self._line + 1)]

    @property
    def _line(self) -> int:
        """The line on which the scalar begins."""
        start = self.start
        return bisect_right(self.source.lines, start) if isinstance(start, int) else start.line + 1

    def _block_line(self, number: int, text: str) -> Span:
        column = len(text) - len(text.lstrip(" ")) + 1
        return made(Span, (self.source.path, number, column, number, len(text) + 1))


class Mapping(NamedTuple):
    """Keys and values in the order of the file; it begins at a place, or with a key whose place is asked for late."""

    items: tuple[tuple[Scalar, "Node"], ...]
    begin: Span | Scalar

    @property
    def span(self) -> Span:
        """Where the mapping begins."""
        begin = self.begin
        if isinstance(begin, Span):
            return begin
        _, line, column, *_ = span = begin.span
        return Span(span.path, line, column, line, column)

    def get(self, key: str) -> "Node | None":
        """The value of `key`, if it is there."""
        for name, value in self.items:
            if name.value == key:
                return value
        return None


class Sequence(NamedTuple):
    """The items of a list."""

    items: tuple["Node", ...]
    span: Span


Node = Scalar | Mapping | Sequence


class _Point:
    """A place of a file that was not read."""

    def __init__(self, line: int, column: int) -> None:
        self.index, self.line, self.column = 0, line, column


def nothing_at(span: Span) -> Scalar:
    """An empty text at the beginning of `span`, to go on with where a faulty node stood."""
    point = _Point(span.line - 1, span.column - 1)
    return Scalar("", True, SourceText(span.path, ""), point, point)
