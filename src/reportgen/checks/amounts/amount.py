"""An amount of the text: where it stands, its parts, what it may stand for, and the words that name it."""

import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from reportgen.checks.amounts.interval import Interval, shown
from reportgen.figures import SCALES

# What is said about a number, and is no part of the name of what is counted.
_AHEAD = """
    其中 截至目前 截止目前 目前 现有 全年 共计 合计 总计 累计 分别 先后 并且 以及 同时 另外 此外 已经 实现 和 及 与 并
    共 已 还 又 也 有 约 总
"""
_BEHIND = """
    达到了 达到 高达 多达 共计 合计 总计 累计 分别为 分别 增加到 增长到 上升到 提高到 下降到 减少到 降低到 已经 只有
    仅有 共有 现有 达 为 是 共 有 约 已 仅 了 计 突破 的 ： :
"""
_HEADS, _FEET = tuple(_AHEAD.split()), tuple(_BEHIND.split())
_BLANK = re.compile(r"\s+")


class Amount(NamedTuple):
    """`text[start:end]` is an amount: `lead` 近, `number` 8.5, `scale` 万, `unit` 元, and 多, 余, 左右 in `marks`.

    `value` is what it may stand for, in single units; that of 27.9% is 27.9. `ends` are those of a range (4—6个) as
    they are written. `words` stand before it in its clause, `behind` follow it. `digits` is where its number begins,
    with a minus if there is one.
    """

    start: int
    end: int
    digits: int
    lead: str
    number: str
    scale: str
    unit: str
    marks: tuple[str, ...]
    value: Interval
    words: str
    behind: str
    text: str
    ends: tuple[Decimal, Decimal] | None = None

    @property
    def name(self) -> str:
        """What is counted, as far as the words before say it: 参保金额, 赔付率; empty where they say nothing."""
        return named(self.words)

    @property
    def exact(self) -> bool:
        """Whether nothing around the number makes it inexact, and it is no range."""
        return not self.lead and not self.marks and self.ends is None

    @property
    def stated(self) -> Interval:
        """What it says, to reckon with before the reader's eyes: the number itself, where nothing makes it inexact."""
        if not self.exact:
            return self.value
        middle = (self.value.low + self.value.high) / 2
        return Interval(middle, middle)

    def like(self, value: Interval, decimals: int = 2) -> str:
        """Another value, written in the scale and unit of this one."""
        size = SCALES[self.scale]
        most = decimals if self.scale or "." in self.number or self.unit in ("%", "百分点", "倍") else 0
        unit = self.scale + ("个百分点" if self.unit == "百分点" else self.unit)
        return shown(Interval(value.low / size, value.high / size), unit, most)


@lru_cache(2048)  # several rules ask for the name of each amount
def named(words: str) -> str:
    """The words before an amount without those that only lead to it: 其中文字稿件共 is 文字稿件."""
    name = _BLANK.sub("", words)
    while name.startswith(_HEADS):
        name = name[len(next(filter(name.startswith, _HEADS))) :]
    while name.endswith(_FEET):
        name = name[: -len(next(filter(name.endswith, _FEET)))]
    return name
