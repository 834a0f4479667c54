"""A chart block read: which figures are to be drawn, and how. Its keys have an English and a Chinese name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple, TypeVar

from reportgen.document import ChartKind, Inlines, plain_text
from reportgen.markup.chart import ChartBlock
from reportgen.source import Diagnostic, Node, ReportgenError, Result, Scalar, Sequence, Span, load, problem, suggestion
from reportgen.source import Mapping as YamlMapping

T = TypeVar("T")

# The keys of a block, by both of their names.
KEYS = {
    "kind": "kind", "类型": "kind",
    "title": "title", "标题": "title",
    "figures": "figures", "数据": "figures",
    "compare": "compare", "对比": "compare",
    "years": "years", "年数": "years",
}  # fmt: skip
_LABELS = {english: key for key, english in KEYS.items()}  # the Chinese ones, which stand behind

_KINDS = {
    "bar": ChartKind.BAR, "柱形图": ChartKind.BAR,
    "line": ChartKind.LINE, "折线图": ChartKind.LINE,
    "share": ChartKind.SHARE, "构成图": ChartKind.SHARE, "饼图": ChartKind.SHARE,
}  # fmt: skip
# What people call them besides.
_OTHERWISE = {
    **dict.fromkeys(("column", "柱状图", "柱图", "柱形", "条形图", "直方图"), "柱形图"),
    **dict.fromkeys(("折线", "线图", "曲线图", "趋势图"), "折线图"),
    **dict.fromkeys(("pie", "饼状图", "饼形图", "圆饼图", "扇形图", "环形图", "圆环图", "占比图"), "构成图"),
}
_LAST_YEAR = {"last_year": 2, "上年": 2, "去年": 2}
MOST_YEARS = 10
# A number before a title, as it is typed where nothing numbers: 图1 会员, 图1-2：会员, 图（一） 会员, 图1会员.
# There is none in 图书, 图10年来 and 图表2022.
_NUMBER = re.compile(
    r"\s*(图表?\s*[（(]?(?:\d{1,2}(?:[-–—－.．]\d{1,2})?|[一二三四五六七八九十]{1,3})[）)]?)"
    r"(?=$|[\s:：，,、；;（(]|[.．]\D|(?<![一二三四五六七八九十])(?![年月日号万亿千百十多余个人次项家名位条期届倍成])[^\W\d_A-Za-z])"
)
_YEARS = {str(number): number for number in range(2, MOST_YEARS + 1)}


class Named(NamedTuple):
    """What is to be drawn: the name of a figure or of a group, what to call it (empty: by its name), and its place."""

    name: str
    label: str
    place: Span | None


class Wanted(NamedTuple):
    """A chart as it was asked for.

    `years` is how many are drawn, this one the last; `beside` sets them side by side in each category, where otherwise
    each is a category itself.
    """

    kind: ChartKind
    title: Inlines
    named: tuple[Named, ...]
    years: int
    beside: bool


def read_block(block: ChartBlock) -> Result[Wanted | None]:
    """What `block` asks for; None beside findings if that can't be told."""
    if not block.closed:
        return Result(None, (problem("MRK015", block.place(None)),))
    try:
        root, found = load(block.text.encode(), "")
    except ReportgenError as error:
        return Result(None, tuple(_moved(each, block) for each in error.diagnostics))
    reading = _Reading(block)
    wanted = reading.wanted(root)
    return Result(wanted, (*(_moved(each, block) for each in found), *reading.diagnostics, *reading.remarks))


def _moved(found: Diagnostic, block: ChartBlock) -> Diagnostic:
    """A finding in the text of the block as one in the user's file, whose lines count on."""
    values = dict(found.values)
    if values.get("line", "").isdigit() and (line := block.place(Span("", int(values["line"]), 1, 0, 1))):
        values["line"] = str(line.line)
    return found._replace(span=block.place(found.span), values=values, fix=None)


class _Reading:
    """The values of one block, and what is wrong with them."""

    def __init__(self, block: ChartBlock) -> None:
        self.block = block
        self.diagnostics: list[Diagnostic] = []
        self.remarks: list[Diagnostic] = []  # what keeps no chart from being drawn

    def wanted(self, root: Node | None) -> Wanted | None:
        """What is asked for; None if that can't be told."""
        values = self._values(root)
        missing = [_LABELS[name] for name in ("kind", "figures") if name not in values]
        if missing and not self.diagnostics:
            self.diagnostics.append(problem("MRK011", self.block.place(None), missing="、".join(missing)))
        kind = self._chosen("kind", values, _KINDS)
        years = self._chosen("years", values, _YEARS)
        compared = self._chosen("compare", values, _LAST_YEAR)
        named = tuple(self._named(values["figures"])) if "figures" in values else ()
        title = self._title(values.get("title"))
        self._check_years(kind, values)
        if self.diagnostics or kind is None:
            return None
        return Wanted(kind, title, named, compared or years or 1, compared is not None)

    def _place(self, node: Node) -> Span | None:
        return self.block.place(node.span)

    def _values(self, root: Node | None) -> dict[str, Node]:
        """The values by the English names of their keys; a key with nothing behind it is as if it were not there."""
        if root is None:
            return {}
        if not isinstance(root, YamlMapping):
            self.diagnostics.append(problem("MRK009", self._place(root), wanted="chart.entries"))
            return {}
        values: dict[str, Node] = {}
        for key, value in root.items:
            if key.value not in KEYS:
                near = suggestion(key.value, KEYS)
                self.diagnostics.append(problem("MRK010", self._place(key), key=key.value, **near))
            elif not (isinstance(value, Scalar) and value.is_null):
                values[KEYS[key.value]] = value
        return values

    def _chosen(self, name: str, values: Mapping[str, Node], choices: Mapping[str, T]) -> T | None:
        """The value of the key `name`, which is one of `choices`; None if there is none."""
        node = values.get(name)
        if node is None:
            return None
        value = self.block.named(node.value) if isinstance(node, Scalar) else "…"
        value = _OTHERWISE.get(value.lower(), value) if choices is _KINDS else value
        if value not in choices:
            key, known = _LABELS[name], "、".join(choices)
            near = {} if value.isdecimal() else suggestion(value, choices)  # 1 is as near to 10 as to 2
            self.diagnostics.append(problem("MRK012", self._place(node), key=key, value=value, known=known, **near))
        return choices.get(value)

    def _title(self, node: Node | None) -> Inlines:
        if node is None or isinstance(node, Scalar):
            title = self.block.content(node.value) if node else ()
            if node and (typed := _NUMBER.match(plain_text(title))):
                self.remarks.append(problem("MRK020", self._place(node), typed=typed[1]))
            return title
        self.diagnostics.append(problem("MRK009", self._place(node), wanted="kind.text"))
        return ()

    def _check_years(self, kind: ChartKind | None, values: Mapping[str, Node]) -> None:
        """A share is of one year, and there is one way at a time to draw several."""
        asked = [name for name in ("compare", "years") if name in values]
        other = "构成图" if kind is ChartKind.SHARE else "对比" if len(asked) > 1 else ""
        for name in asked if kind is ChartKind.SHARE else asked[1:]:
            place = self._place(values[name])
            self.diagnostics.append(problem("MRK013", place, key=_LABELS[name], other=other))

    def _named(self, node: Node) -> Iterator[Named]:
        """The figures that the key 数据 names: one, a list of them, or each behind what it is to be called."""
        match node:
            case Scalar():
                yield from self._one(node, "")
            case Sequence(items=items):
                for item in items:
                    yield from self._one(item, "")
            case YamlMapping(items=pairs):
                for key, value in pairs:
                    yield from self._one(value, plain_text(self.block.content(key.value)))

    def _one(self, node: Node, label: str) -> Iterator[Named]:
        name = self.block.named(node.value) if isinstance(node, Scalar) else ""
        if name:
            yield Named(name, label, self._place(node))
        else:
            self.diagnostics.append(problem("MRK009", self._place(node), wanted="chart.figures"))
