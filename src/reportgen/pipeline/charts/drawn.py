"""Figures drawn: those that a chart block names, looked up, held against one another, and put in rows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal, localcontext
from itertools import count
from typing import NamedTuple

from reportgen.document import Block, Chart, ChartKind, Paragraph, Point, Series, Text, Value, plain_text
from reportgen.figures import EXACT, SCALES, SHARES, Figure, Quantity, Report
from reportgen.markup.chart import ChartBlock, Draw
from reportgen.pipeline.charts.block import Named, Wanted, read_block
from reportgen.source import Diagnostic, Result, Span, problem, suggestion

# More can neither be told apart on a page nor typed into a sheet of Word.
MOST_POINTS = 100
_LAST_YEAR = "上年"
# How a name begins that is one of a year before, whose groups nobody has gathered.
_BEFORE = ("上年.", "last_year.")
# What people write between names and around them, where a list of YAML has its own marks.
_BETWEEN, _AROUND = re.compile(r"[、，,；;\s]+"), "[]【】［］"
# How far the parts of a whole may be from 100%, as they are rounded.
_ROUNDING = 1
# Ways to write one sign.
_SIGNS = {"％": "%", "百分点": "个百分点"}


class _Drawn(NamedTuple):
    """A figure that was found, its parts, what it is called, and where it was asked for."""

    figure: Figure
    quantity: Quantity
    named: Named

    @property
    def sign(self) -> str:
        """The unit that it is counted in."""
        return _SIGNS.get(self.quantity.measure, self.quantity.measure)


def drawing(report: Report, period: int | None) -> Draw:
    """What makes charts of the figures of `report`, numbering those that have a title; `period` is its year."""
    numbers = count(1)

    def draw(block: ChartBlock) -> Result[tuple[Block, ...]]:
        wanted, found = read_block(block)
        if wanted is None:
            return Result((), found)
        diagnostics = [*found]
        with localcontext(EXACT):
            chart = _chart(wanted, report, period, block.place(None), diagnostics)
        if chart is None:
            return Result((), tuple(diagnostics))
        caption = (Text(f"图{next(numbers)}　"), *wanted.title) if wanted.title else ()
        below = (Paragraph(caption, "chart-title", chart.span),) if caption else ()
        return Result((chart, *below), tuple(diagnostics))

    return draw


def _chart(
    wanted: Wanted, report: Report, period: int | None, place: Span | None, diagnostics: list[Diagnostic]
) -> Chart | None:
    """The chart that is wanted; None beside what is wrong."""
    asked = [each for one in wanted.named for each in _single(one, report)]
    named = tuple(_labelled([each for one in asked for each in _members(one, report)]))
    if not 0 < len(named) * wanted.years <= MOST_POINTS:
        diagnostics.append(problem("MRK014", place, count=len(named) * wanted.years, limit=MOST_POINTS))
        return None
    rows = _rows(named, wanted.years, report, diagnostics)
    drawn = [each for row in rows for each in row]
    faults = [*_unlike(drawn), *(_no_share(drawn, place) if wanted.kind is ChartKind.SHARE else ())]
    diagnostics += faults
    if faults or not drawn:
        return None
    if wanted.kind is ChartKind.SHARE:
        diagnostics += _no_whole(drawn, place)
    scale = _scale(drawn)
    points = [tuple(_point(each, scale) for each in row) for row in rows]
    years = [_year(back, period) for back in reversed(range(wanted.years))]
    labels = [each.label for each in named]
    if wanted.years > 1 and not wanted.beside:
        points, years, labels = list(zip(*points, strict=True)), labels, years
    series = tuple(map(Series, years if len(points) > 1 else [""], points))
    title, measure = plain_text(wanted.title), scale + drawn[0].sign
    return Chart(wanted.kind, title, tuple(labels), series, measure, "chart", place)


def _rows(
    named: Sequence[Named], years: int, report: Report, diagnostics: list[Diagnostic]
) -> Sequence[Sequence[_Drawn]]:
    """The figures of each year, this one the last; none if one is not there, which is then looked for in no other."""
    rows: list[list[_Drawn]] = []
    for back in range(years):
        found = (_found(each, back, report, diagnostics) for each in named)
        rows.insert(0, [each for each in found if each is not None])
        if len(rows[0]) < len(named):
            return []
    return rows


def _single(named: Named, report: Report) -> Iterator[Named]:
    """Each of several names that were written as one text, `会员.总数、会员.志愿者`."""
    names = [name for name in _BETWEEN.split(named.name.strip(_AROUND)) if name]
    several = len(names) > 1 and named.name not in report.book and not _in_group(named.name, report)
    for name in names if several else [named.name]:
        yield named._replace(name=name)


def _in_group(name: str, report: Report) -> list[str]:
    return [key for key in report.book if key.startswith(f"{name}.")]


def _members(named: Named, report: Report) -> Iterator[Named]:
    """The figures of a group, in their order, or the figure itself."""
    single = named.name in report.book or named.name.startswith(_BEFORE)
    members = [] if single else _in_group(named.name, report)
    for key in members or [named.name]:
        yield named._replace(name=key, label="" if members else named.label)


def _labelled(named: Sequence[Named]) -> Iterator[Named]:
    """The same, each with what it is called: the last words of its name, as many as tell all of them apart."""
    parts = [each.name.split(".") for each in named]
    words = 1
    while len({tuple(each[-words:]) for each in parts}) < len({*map(tuple, parts)}):
        words += 1
    for each, own in zip(named, parts, strict=True):
        yield each._replace(label=each.label or "".join(own[-words:]))


def _found(named: Named, back: int, report: Report, diagnostics: list[Diagnostic]) -> _Drawn | None:
    """The figure of so many years back; None if there is none, or none that can be drawn."""
    figure, found = report.find(f"{_LAST_YEAR}." * back + named.name, named.place)
    diagnostics += (_or_group(each, report) for each in found)
    if figure is None:
        return None
    quantity = figure.quantity
    if quantity.value is None:
        diagnostics.append(problem("MRK017", named.place, name=figure.key, text=figure.text))
        return None
    return _Drawn(figure, quantity, named)


def _or_group(found: Diagnostic, report: Report) -> Diagnostic:
    """The finding of a name that no figure has; where none is near, that of a group may be, which a chart draws too."""
    if found.code != "FIG002" or "suggestion" in found.values:
        return found
    groups = {key.rpartition(".")[0] for key in report.book if "." in key}
    return found._replace(values={**found.values, **suggestion(found.values["name"], sorted(groups))})


def _unlike(drawn: Sequence[_Drawn]) -> Iterator[Diagnostic]:
    """The first of the figures that is counted in another unit than those before it."""
    for each in drawn:
        if each.sign != drawn[0].sign:
            (name, text, *_), (other, stated, *_) = each.figure, drawn[0].figure
            yield problem("MRK016", each.named.place, name=name, text=text, other=other, stated=stated)
            return


def _no_share(drawn: Sequence[_Drawn], place: Span | None) -> Iterator[Diagnostic]:
    """What can be no part of a whole."""
    for each in drawn:
        if _value(each) < 0:
            yield problem("MRK018", each.named.place, name=each.figure.key, text=each.figure.text)
    if drawn and not any(map(_value, drawn)):
        yield problem("MRK018", place, name=drawn[0].figure.key, text=drawn[0].figure.text)


def _no_whole(drawn: Sequence[_Drawn], place: Span | None) -> Iterator[Diagnostic]:
    """Shares that are not all of a whole: a circle would show them as if they were."""
    total = sum(map(_value, drawn), Decimal(0))
    if drawn[0].sign == "%" and abs(total - 100) > _ROUNDING:
        yield problem("MRK019", place, total=f"{total.normalize():f}%")


def _value(drawn: _Drawn) -> Decimal:
    """The number in single units, or in its sign where that is of a share: 81.7 of 81.7%."""
    value = drawn.quantity.value
    assert value is not None  # what has none is not drawn
    return value * SHARES.get(drawn.quantity.unit, 1)


def _scale(drawn: Sequence[_Drawn]) -> str:
    """万 or 亿, if the greatest of the numbers is written so: what all of them are drawn in."""
    greatest = max(drawn, key=lambda each: abs(_value(each))).quantity.scale
    return next((scale for scale in ("亿", "万") if scale in greatest), "")


def _point(drawn: _Drawn, scale: str) -> Point:
    number = (_value(drawn) / SCALES[scale]).normalize()
    return Point(number, Value(drawn.figure.text, drawn.figure.origin))


def _year(back: int, period: int | None) -> str:
    """What a year is called: by its number if that is known."""
    if period is not None:
        return f"{period - back}年"
    return _LAST_YEAR * back if back else "本年"
