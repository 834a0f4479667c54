"""Charts for the tests: a project of one page that draws figures of two years, and trees of charts."""

from __future__ import annotations

from decimal import Decimal

from small_project import PROJECT, SCHEMA, TEMPLATE

from reportgen.document import Chart, ChartKind, Point, Series, Value
from reportgen.source import DataOrigin, Span

FIGURES = """\
数字:
  会员: {总数: 630多万人, 团体: 8000人, 志愿者: 近210.5万人}
  经费: {财政: 904.28万元, 会费: 252万余元, 其他: -3万元}
  覆盖率: {城镇: 81.7%, 农村: 92%}
  活动: {次数: 4—6次, 场次: 0场}
"""
LAST_YEAR = FIGURES.replace("630多万", "600多万").replace("8000", "7500").replace("81.7", "78.9")
DATED = PROJECT.replace("data.yaml", "'{期间}.yaml'") + "    期间: 2022\n"


def with_chart(*lines: str, figures: str = FIGURES, template: str = TEMPLATE) -> dict[str, str]:
    """The project with a chart block of these lines, from line 5 on, in the prose of this year's data."""
    block = ["会员增加。", "", "```图表", *lines, "```", "", "如图。"]
    prose = "".join(f"  {line}".rstrip() + "\n" for line in block)
    return {
        "reportgen.yaml": DATED,
        "2022.yaml": f"标题: 简报\n正文: |\n{prose}{figures}",
        "2021.yaml": f"标题: 简报\n{LAST_YEAR}",
        "templates/note/schema.yaml": SCHEMA,
        "templates/note/note.md.j2": template,
    }


# One of each kind, as the lines of a block.
BAR = ("类型: 柱形图", "标题: 近两年会员", "数据: [会员.总数, 会员.团体, 会员.志愿者]", "对比: 上年")
LINE = ("类型: 折线图", "标题: 覆盖率", "数据: 覆盖率", "年数: 2")
SHARE = ("类型: 构成图", "标题: 经费", "数据: {财政: 经费.财政, 会费: 经费.会费}")
KINDS = {"bar": BAR, "line": LINE, "share": SHARE}


def drawn(kind: ChartKind, *rows: tuple[str, ...], measure: str = "人", title: str = "") -> Chart:
    """A chart of rows of printed texts such as `3人`, a series a row."""
    series = tuple(
        Series(f"{at}年" if len(rows) > 1 else "", tuple(map(_point, row))) for at, row in enumerate(rows, 2021)
    )
    return Chart(kind, title, tuple(f"类{at}" for at in range(len(rows[0]))), series, measure, "chart")


def _point(text: str) -> Point:
    number = "".join(each for each in text if each in "0123456789.-")
    return Point(Decimal(number), Value(text, DataOrigin("数", Span("数.yaml", 1, 1))))
