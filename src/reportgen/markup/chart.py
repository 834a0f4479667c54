"""A chart block (图表): a fence named `chart` or `图表`, and where its lines stand in the user's file."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from reportgen.document import Block, Inlines, Value
from reportgen.markup.inline import InlineReader
from reportgen.markup.marks import END, OPEN, PLACE, Rendered
from reportgen.source import Result, Span

if TYPE_CHECKING:
    from markdown_it.token import Token

_LINE_PLACE = re.compile(f"{PLACE}([^{END}]*){END}")
_VALUE = re.compile(f"{OPEN}([0-9]+){END}")
# What begins another fence, or the same one again, whose end is then taken for this one's.
_FENCE = re.compile(r"^ *(?:```|~~~)", re.MULTILINE)
# Of these one that the block does not hold stands around the numbers of its values while it is read as YAML.
_SIGNS = tuple(map(chr, range(0x2801, 0x28FF)))


class ChartBlock(NamedTuple):
    """What a chart block says: YAML, with `sign` around the numbers of the values that were printed into it.

    `places` are those of its lines, as far as they are known, `before` is that of what stands before it. `closed` is
    False where the fence that ends it is missing, so that more than the block is taken for it.
    """

    text: str
    sign: str
    places: tuple[Span | None, ...]
    before: Span | None
    rendered: Rendered
    closed: bool

    def place(self, span: Span | None) -> Span | None:
        """Where in the user's file stands what is at `span` of the block, as exactly as is known."""
        known = {at: place for at, place in enumerate(self.places) if place is not None}
        line = span.line - 1 if span is not None and span.line else 0
        at = min(known, key=lambda each: abs(each - line), default=None)
        if at is None:
            return self.before
        place = known[at]
        if span is None or (len(known) > 1 and len(set(known.values())) == 1):
            return place  # that of the text as a whole, in which nobody knows the lines
        margin = place.column - (0 if _is_of_template(place) else self._indent(at))
        row = place.line + line - at
        if self.sign in self._line(line):
            return Span(place.path, row, margin + self._indent(line), row, margin + self._indent(line))
        end = span.end_column if span.end_line == span.line else span.column
        return Span(place.path, row, margin + span.column - 1, row, margin + end - 1)

    def named(self, words: str) -> str:
        """The name of the figure if `words` are a value that was printed into the block, or else the words."""
        content = self.content(words)
        only = content[0] if len(content) == 1 else None
        return only.origin.key if isinstance(only, Value) else words.strip()

    def content(self, words: str) -> Inlines:
        """`words` of the block with the values that were printed into them."""
        marked = re.sub(f"{self.sign}([0-9]+){self.sign}", rf"{OPEN}\1{END}", words)
        return InlineReader(self.rendered, {}).plain(marked.replace("\n", " ").strip())

    def _line(self, at: int) -> str:
        lines = self.text.split("\n")
        return lines[at] if at < len(lines) else ""

    def _indent(self, at: int) -> int:
        line = self._line(at)
        return len(line) - len(line.lstrip(" "))


# What becomes of a block: a chart and its caption, or nothing beside findings.
Draw: TypeAlias = Callable[[ChartBlock], Result[tuple[Block, ...]]]


def chart_block(token: Token, rendered: Rendered, before: Span | None) -> ChartBlock:
    """The chart block in the fence `token`; `before` is the place of what stands before it."""
    lines = token.content.removesuffix("\n").split("\n")
    marks = [_LINE_PLACE.search(line) for line in lines]
    text = _LINE_PLACE.sub("", "\n".join(lines))
    sign = next((sign for sign in _SIGNS if sign not in text), _SIGNS[0])
    begin, end = token.map or (0, 0)
    return ChartBlock(
        _VALUE.sub(rf"{sign}\1{sign}", text),
        sign,
        tuple(None if mark is None else rendered.place(mark[1]) for mark in marks),
        before,
        rendered,
        closed=end - begin == len(lines) * bool(token.content) + 2 and not _FENCE.search(text),
    )


def _is_of_template(place: Span) -> bool:
    """Whether a place is that of a template's line, whose columns nobody has counted."""
    return place.end_column == 0
