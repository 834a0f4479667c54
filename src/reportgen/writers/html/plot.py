"""Where the lines, areas and words of a chart stand, in points from its upper left corner, and their SVG."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from math import cos, pi, sin
from typing import NamedTuple

from reportgen.document import Chart, ChartKind, Value
from reportgen.ooxml import escape
from reportgen.writers.graph import COLUMNS, LINE, SAMPLE, Frame, frame, is_lower, least_size, legend
from reportgen.zh import width as cells


class Label(NamedTuple):
    """What a figure prints, with the left end, top and width of its box; it stands in the middle, or at the left."""

    printed: Value
    left: float
    top: float
    width: float
    centered: bool


class Plot(NamedTuple):
    """A drawn chart: its size, the elements of its SVG, and the labels that stand on it, from left to right."""

    width: float
    height: float
    elements: tuple[str, ...]
    labels: tuple[Label, ...]


def plot(chart: Chart, width: float, height: float, size: float) -> Plot:
    """The chart in `width` by `height` points, or wider or higher where its words, in `size`, need more room."""
    return _pie(chart, width, height, size) if chart.kind is ChartKind.SHARE else _graph(chart, width, height, size)


def _wide(text: str, size: float) -> float:
    return cells(text) * size


# Columns and lines


def _graph(chart: Chart, width: float, height: float, size: float) -> Plot:
    width, height = least_size(chart, width, height, size)
    area = frame(chart, width, height, size)
    drawn, labels = (_columns if chart.kind is ChartKind.BAR else _curves)(chart, area, size)
    around = (*_scale(chart, area, size), *_categories(area, size), *_legend(chart, width, size))
    in_order = sorted(labels, key=lambda label: (label.left + label.width / 2, label.top))
    return Plot(width, height, (*around, *drawn), tuple(in_order))


def _scale(chart: Chart, area: Frame, size: float) -> Iterator[str]:
    """The lines across with their numbers, and what those count."""
    if chart.measure:
        yield _text(f"单位：{chart.measure}", 0, size, "start")
    for tick in area.ticks:
        y = area.y(tick)
        yield f'<path class="{"grid" if tick else "base"}" d="M{area.left:.1f} {y:.1f}H{area.right:.1f}"/>'
        yield _text(f"{tick:f}", area.left - size / 2, y + size * 0.35, "end")


def _categories(area: Frame, size: float) -> Iterator[str]:
    for at, lines in enumerate(area.names):
        for down, line in enumerate(lines, 1):
            yield _text(line, area.left + area.room * (at + 0.5), area.bottom + down * size * LINE, "middle")


def _legend(chart: Chart, width: float, size: float) -> Iterator[str]:
    """The names of the series, each beside its colour, at the right above the graph."""
    columns, rows, across = legend(chart, width, size)
    for at, series in enumerate(chart.series if rows else ()):
        down, aside = divmod(at, columns)
        x = width - across * (columns - aside)
        y = size * LINE * (down + (rows > 1))
        wide = size * SAMPLE[chart.kind]
        yield from _sample(at, chart.kind, x, y + size * 0.2, wide, size * 0.8)
        yield _text(series.name, x + wide + size * 0.4, y + size, "start")


def _sample(at: int, kind: ChartKind, x: float, y: float, width: float, height: float) -> Iterator[str]:
    """What a series looks like: a piece of its line with a point, or its colour."""
    if kind is ChartKind.LINE:
        yield f'<path class="s{at}" d="M{x:.1f} {y + height / 2:.1f}h{width:.1f}"/>'
        yield f'<circle class="f{at}" cx="{x + width / 2:.1f}" cy="{y + height / 2:.1f}" r="{height * 0.4:.1f}"/>'
    else:
        yield f'<rect class="f{at}" x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}"/>'


def _columns(chart: Chart, area: Frame, size: float) -> tuple[list[str], list[Label]]:
    """A column for each figure, those of a category side by side."""
    across = area.room * COLUMNS / len(chart.series)
    drawn, labels = [], []
    for at, series in enumerate(chart.series):
        for category, (number, printed) in enumerate(series.points):
            x = area.left + area.room * (category + 0.5 - COLUMNS / 2) + across * at
            top, base = sorted((area.y(number), area.y(Decimal(0))))
            drawn.append(
                f'<rect class="f{at}" x="{x:.1f}" y="{top:.1f}" width="{across:.1f}" height="{base - top:.1f}"/>'
            )
            place, end = (_below, base) if number < 0 else (_above, top)
            labels.append(place(printed, x + across / 2, end, size))
    return drawn, labels


def _curves(chart: Chart, area: Frame, size: float) -> tuple[list[str], list[Label]]:
    """A line for each series through its points; of two series the lower one has its labels below."""
    drawn, labels = [], []
    for at, series in enumerate(chart.series):
        middles = (area.left + area.room * (category + 0.5) for category in range(len(series.points)))
        places = [(x, area.y(point.number)) for x, point in zip(middles, series.points, strict=True)]
        drawn.append(f'<path class="s{at}" d="M{"L".join(f"{x:.1f} {y:.1f}" for x, y in places)}"/>')
        drawn += (f'<circle class="f{at}" cx="{x:.1f}" cy="{y:.1f}" r="{size / 3:.1f}"/>' for x, y in places)
        for category, (x, y) in enumerate(places):
            place = _below if is_lower(chart, series, category) else _above
            labels.append(place(series.points[category].printed, x, y, size))
    return drawn, labels


def _above(printed: Value, x: float, y: float, size: float) -> Label:
    width = _wide(printed.text, size) + size
    return Label(printed, x - width / 2, y - size * 1.6, width, centered=True)


def _below(printed: Value, x: float, y: float, size: float) -> Label:
    return _above(printed, x, y, size)._replace(top=y + size * 0.4)


# Parts of a whole


def _pie(chart: Chart, width: float, height: float, size: float) -> Plot:
    """A circle in its parts, the first from the top on clockwise, and beside it what they are, from the top down."""
    points = chart.series[0].points
    row = size * 1.8
    height = max(height, row * (len(points) + 1))
    radius = min(width / 4, height / 2 - size)
    begin = Decimal(0)
    whole = sum((point.number for point in points), Decimal(0))
    x, y = radius + size, height / 2
    left = x + radius + size * 3
    named = left + size * 2 + max(_wide(name, size) for name in chart.categories)
    top = y - row * len(points) / 2
    elements: list[str] = []
    labels: list[Label] = []
    for at, (number, printed) in enumerate(points):
        elements += (
            _part(at, x, y, radius, float(begin / whole), float((begin + number) / whole)),
            f'<rect class="f{at}" x="{left:.1f}" y="{top + size * 0.2:.1f}" width="{size:.1f}" height="{size:.1f}"/>',
            _text(chart.categories[at], left + size * 1.5, top + size, "start"),
        )
        labels.append(Label(printed, named + size / 2, top, _wide(printed.text, size) + size, centered=False))
        begin += number
        top += row
    width = max(width, *(each.left + each.width for each in labels))
    return Plot(width, height, tuple(elements), tuple(labels))


def _part(at: int, x: float, y: float, radius: float, begin: float, end: float) -> str:
    """A part from `begin` to `end` of the circle, each between 0 and 1."""
    if end - begin > 0.9999:
        return f'<circle class="f{at}" cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}"/>'
    (x1, y1), (x2, y2) = ((x + radius * sin(2 * pi * turn), y - radius * cos(2 * pi * turn)) for turn in (begin, end))
    large = int(end - begin > 0.5)
    arc = f"A{radius:.1f} {radius:.1f} 0 {large} 1 {x2:.1f} {y2:.1f}"
    return f'<path class="f{at}" d="M{x:.1f} {y:.1f}L{x1:.1f} {y1:.1f}{arc}Z"/>'


def _text(words: str, x: float, y: float, anchor: str) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(words)}</text>'
