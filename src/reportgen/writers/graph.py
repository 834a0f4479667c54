"""Columns and lines (柱形图、折线图): their scale, the area they are drawn in, and the room for their labels.

Lengths are in points, from the upper left corner of the chart.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from math import ceil
from typing import NamedTuple

from reportgen.document import Chart, ChartKind, Series
from reportgen.zh import width as cells

# Of the size of its words: how high a line of them is, and how far they are from one another.
LINE, _BETWEEN = 1.4, 0.4
# How wide the sample of a series in the legend is, what is between two of them, and how low a graph may be.
SAMPLE, _APART, _LOWEST = {ChartKind.BAR: 1.0, ChartKind.LINE: 3.0}, 1.5, 8
# Names of categories have no less room than so many characters.
_NARROWEST = 4
# Of the room of a category, how much its columns take.
COLUMNS = 0.8
# Lines across a graph, about, and the steps between them that people can count in.
_LINES, _STEPS = 5, (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))


class Legend(NamedTuple):
    """The names of the series, in rows of so many `columns`, each as wide as `width`; one row is beside the measure."""

    columns: int
    rows: int
    width: float


class Frame(NamedTuple):
    """The area of a graph, the numbers of its scale, and the names of its categories, which stand in lines below it."""

    left: float
    top: float
    right: float
    bottom: float
    ticks: tuple[Decimal, ...]
    names: tuple[tuple[str, ...], ...]

    @property
    def room(self) -> float:
        """How wide a category is."""
        return (self.right - self.left) / len(self.names)

    def y(self, number: Decimal) -> float:
        """How far down a number stands."""
        share = float((number - self.ticks[0]) / (self.ticks[-1] - self.ticks[0]))
        return self.bottom - share * (self.bottom - self.top)


def frame(chart: Chart, width: float, height: float, size: float) -> Frame:
    """The area in a chart of that `width` and `height`, with words in `size`."""
    across = _ticks([point.number for series in chart.series for point in series.points])
    left, right = (max(cells(f"{tick:f}") for tick in across) + 1) * size, width - size
    room = (right - left) / len(chart.categories)
    names = tuple(_lines(name, room / size - _BETWEEN) for name in chart.categories)
    rows = legend(chart, width, size).rows
    top = LINE * (rows + 2 if rows > 1 else 2) + 1
    return Frame(left, top * size, right, height - _below(names, size), across, names)


def legend(chart: Chart, width: float, size: float) -> Legend:
    """How the names of the series stand above a graph; no row where there is nothing to tell apart."""
    if len(chart.series) < 2:
        return Legend(0, 0, 0)
    entry = (max(cells(each.name) for each in chart.series) + SAMPLE[chart.kind] + _APART) * size
    if len(chart.series) * entry <= width - (cells(f"单位：{chart.measure}") + 1) * size:
        return Legend(len(chart.series), 1, entry)
    columns = min(len(chart.series), max(1, int(width / entry)))
    return Legend(columns, ceil(len(chart.series) / columns), entry)


def least_size(chart: Chart, width: float, height: float, size: float) -> tuple[float, float]:
    """`width` and `height`, or what a chart needs where its labels and names have no room in that."""
    least = max(label_room(chart) / labels_apart(chart), _NARROWEST) * size
    area = frame(chart, width, height, size)
    width = max(width, width - (area.room - least) * len(chart.categories), legend(chart, width, size).width)
    return width, least_height(chart, width, height, size)


def least_height(chart: Chart, width: float, height: float, size: float) -> float:
    """`height`, or what a chart of that `width` needs for its legend and the names of its categories."""
    area = frame(chart, width, height, size)
    return max(height, area.top + _below(area.names, size) + _LOWEST * size)


def has_room(chart: Chart, area: Frame, size: float) -> bool:
    """Whether the labels, set as lines, do not run into one another."""
    return label_room(chart) * size <= area.room * labels_apart(chart)


def label_room(chart: Chart) -> float:
    """How far apart labels must stand that are neighbours, in full-width characters."""
    texts = [[point.printed.text for point in series.points] for series in chart.series]
    if chart.kind is ChartKind.BAR:
        texts = [[text for category in zip(*texts, strict=True) for text in category]]
    rows = [[*map(cells, row)] for row in texts]
    return _BETWEEN + max((one + after) / 2 for row in rows for one, after in zip(row, row[1:] or row, strict=False))


def labels_apart(chart: Chart) -> float:
    """How far apart they do stand, as a part of the room of a category."""
    beside = len(chart.series) if chart.kind is ChartKind.BAR else 1
    return 1.0 if beside == 1 else COLUMNS / beside


def is_lower(chart: Chart, series: Series, category: int) -> bool:
    """Whether a point is the lower of two that stand above one another, so that its label has room below it only."""
    if chart.kind is not ChartKind.LINE or len(chart.series) != 2:
        return False
    first, second = (each.points[category].number for each in chart.series)
    return first < second if series is chart.series[0] else second <= first


def _ticks(numbers: Sequence[Decimal]) -> tuple[Decimal, ...]:
    """Round numbers from nothing, or below the least, to above the greatest."""
    least, most = min([*numbers, Decimal(0)]), max([*numbers, Decimal(0)])
    span = (most - least) or Decimal(1)
    power = Decimal(1).scaleb((span / _LINES).adjusted())
    step = next(each * power for each in _STEPS if each * power * _LINES >= span)
    first = (least / step).to_integral_value("ROUND_FLOOR")
    last = max((most / step).to_integral_value("ROUND_CEILING"), first + 1)
    return tuple((step * at).normalize() for at in range(int(first), int(last) + 1))


def _lines(words: str, width: float) -> tuple[str, ...]:
    """The words in lines of so many full-width characters."""
    lines, line = [], ""
    for each in words:
        if line and cells(line + each) > width:
            lines.append(line)
            line = ""
        line += each
    return (*lines, line)


def _below(names: Sequence[Sequence[str]], size: float) -> float:
    return (max(map(len, names)) * LINE + 0.5) * size
