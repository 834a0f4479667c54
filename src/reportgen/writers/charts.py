"""What all who write charts ask: what one says, as a table and as a sentence (alt text), and what its graph needs.

Widths of words are in full-width characters.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from reportgen.document import Align, Chart, ChartKind, Inlines, Series, Table, Text
from reportgen.zh import width

# Of the room of a category, how much its columns take.
COLUMNS = 0.8
# Between labels, in characters.
_BETWEEN = 0.4
# Lines across a graph, about, and the steps between them that people can count in.
_LINES, _STEPS = 5, (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))

_KINDS = {ChartKind.BAR: "柱形图", ChartKind.LINE: "折线图", ChartKind.SHARE: "构成图"}


def as_table(chart: Chart) -> Table:
    """Its categories below one another, its series side by side; a head only where the series have names."""
    head: tuple[Inlines, ...] = ((), *(_words(each.name) for each in chart.series))
    rows = tuple(
        (_words(category), *((each.points[at].printed,) for each in chart.series))
        for at, category in enumerate(chart.categories)
    )
    named = len(chart.series) > 1
    return Table((head,) if named else (), rows, (Align.NONE, *([Align.RIGHT] * len(chart.series))), chart.span)


def described(chart: Chart) -> str:
    """Kind, title and all figures in words, each category a clause: `会员：2021年600多万人，2022年630多万人`."""
    clauses = (
        f"{category}：{'，'.join(_stated(each, at) for each in chart.series)}"
        for at, category in enumerate(chart.categories)
    )
    return f"{_KINDS[chart.kind]}{chart.title and f'“{chart.title}”'}。{'；'.join(clauses)}。"


def is_lower(chart: Chart, series: Series, category: int) -> bool:
    """Whether a point is the lower of two that stand above one another, so that its label has room below it only."""
    if chart.kind is not ChartKind.LINE or len(chart.series) != 2:
        return False
    first, second = (each.points[category].number for each in chart.series)
    return first < second if series is chart.series[0] else second <= first


def label_room(chart: Chart) -> float:
    """How far apart labels must stand that are neighbours in a graph, in full-width characters."""
    texts = [[point.printed.text for point in series.points] for series in chart.series]
    if chart.kind is ChartKind.BAR:
        texts = [[text for category in zip(*texts, strict=True) for text in category]]
    widths = [[*map(width, row)] for row in texts]
    return _BETWEEN + max(
        (one + next_one) / 2 for row in widths for one, next_one in zip(row, row[1:] or row, strict=False)
    )


def labels_apart(chart: Chart) -> float:
    """How far apart they do stand, as a part of the room of a category."""
    beside = len(chart.series) if chart.kind is ChartKind.BAR else 1
    return 1.0 if beside == 1 else COLUMNS / beside


def ticks(numbers: Sequence[Decimal]) -> list[Decimal]:
    """Round numbers for the lines across a graph: from nothing, or below the least, to above the greatest."""
    least, most = min([*numbers, Decimal(0)]), max([*numbers, Decimal(0)])
    span = (most - least) or Decimal(1)
    power = Decimal(1).scaleb((span / _LINES).adjusted())
    step = next(each * power for each in _STEPS if each * power * _LINES >= span)
    first = (least / step).to_integral_value("ROUND_FLOOR")
    last = max((most / step).to_integral_value("ROUND_CEILING"), first + 1)
    return [step * at for at in range(int(first), int(last) + 1)]


def numbers_of(chart: Chart) -> list[Decimal]:
    """All numbers of a chart, series by series."""
    return [point.number for series in chart.series for point in series.points]


def _stated(series: Series, at: int) -> str:
    return series.name + series.points[at].printed.text


def _words(text: str) -> Inlines:
    return (Text(text),) if text else ()
