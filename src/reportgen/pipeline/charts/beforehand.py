"""What is wrong with the chart blocks in data that have other mistakes, of which no report is made."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from reportgen.figures import Content, Prose, Report
from reportgen.markup import Rendered
from reportgen.markup.chart import ChartBlock
from reportgen.pipeline.charts.drawn import drawing
from reportgen.source import Diagnostic

_BLOCK = re.compile(r"^```(?:[ ]*chart|[^\n]*图)[^\n]*\n(.*?)^```[ ]*$", re.MULTILINE | re.DOTALL)
# A figure as prose writes it; in a block that is not rendered the name alone, as long as that was.
_REFERENCE = re.compile(r"\{([^{}\n:]*)\}")
# Stands around no value: none was printed into the block.
_SIGN = "\u2801"


def mistakes(report: Report, period: int | None) -> list[Diagnostic]:
    """What drawing would find, in all prose of `report`."""
    draw = drawing(report, period)
    return [found for prose in _prose(report.content.values()) for block in _blocks(prose) for found in draw(block)[1]]


def _prose(values: Iterable[Content]) -> Iterator[Prose]:
    for value in values:
        if isinstance(value, Prose):
            yield value
        elif isinstance(value, (dict, list)):
            yield from _prose(value.values() if isinstance(value, dict) else value)


def _blocks(prose: Prose) -> Iterator[ChartBlock]:
    text = prose.scalar.value
    if "```" not in text:
        return
    places = prose.scalar.lines()
    for found in _BLOCK.finditer(text):
        first, count = text.count("\n", 0, found.start(1)), found[1].count("\n")
        block = _REFERENCE.sub(r" \1 ", found[1].removesuffix("\n"))
        yield ChartBlock(
            block, _SIGN, tuple(places[first : first + count]), places[first - 1], Rendered(""), closed=True
        )
