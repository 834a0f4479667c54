"""What a chart says, for who can't see it: a table of its figures, and a sentence that stands for it (alt text)."""

from __future__ import annotations

from reportgen.document import Align, Chart, ChartKind, Inlines, Series, Table, Text

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


def _stated(series: Series, at: int) -> str:
    return series.name + series.points[at].printed.text


def _words(text: str) -> Inlines:
    return (Text(text),) if text else ()
