"""Intervals: what a written number may stand for. 252万余 is [252万, 253万], 27.9% is [27.85%, 27.95%].

Ends count as inside, so that a rule which tells only of intervals apart never tells of what rounding allows.
"""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal
from typing import NamedTuple

_NOTHING, _ONE = Decimal(0), Decimal(1)
_ENDLESS = Decimal("Infinity")
_HALF = Decimal("0.5")
# Wide enough for any number that is shown, however large.
_WIDE = Context(prec=80)

# Words before and behind a number that leave one of its sides open, or both.
BELOW = frozenset({"近", "将近", "接近", "几近"})
AROUND = frozenset({"约", "大约", "约为", "左右", "上下"})
OVER = frozenset(
    {"超", "超过", "超出", "逾", "高于", "多于", "不少于", "不低于", "至少", "最少", "以上", "不止", "开外"}
)
UNDER = frozenset({"不足", "不到", "低于", "少于", "不超过", "不多于", "至多", "最多", "以下", "以内", "之内"})
MORE = frozenset("多余") | {"有余", "出头"}


class Interval(NamedTuple):
    """All numbers from `low` to `high`, both of them inside; `high` may be infinite."""

    low: Decimal
    high: Decimal

    def __add__(self, other: object) -> Interval:
        assert isinstance(other, Interval)
        return Interval(self.low + other.low, self.high + other.high)

    def minus(self, other: Interval) -> Interval:
        """What is left when a number of `other` is taken from one of this."""
        high = _ENDLESS if self.high == _ENDLESS else self.high - other.low
        return Interval(-_ENDLESS if other.high == _ENDLESS else self.low - other.high, high)

    def over(self, other: Interval) -> Interval | None:
        """The quotients, of numbers that are not negative; None where the divisor may be nothing."""
        if other.low <= 0 or self.low < 0:
            return None
        low = _NOTHING if other.high == _ENDLESS else self.low / other.high
        return Interval(low, self.high / other.low)

    def times(self, factor: int) -> Interval:
        """The same, `factor` times as large."""
        return Interval(self.low * factor, self.high * factor)

    def apart(self, other: Interval) -> bool:
        """Whether no number is in both."""
        return self.high < other.low or other.high < self.low

    @property
    def open(self) -> bool:
        """Whether it says on one side only how much there is."""
        return self.high == _ENDLESS or self.low == -_ENDLESS


def total(intervals: list[Interval]) -> Interval:
    """The sum of intervals, of which there is one at least."""
    first, *others = intervals
    for each in others:
        first += each
    return first


def written(number: str, scale: Decimal, words: frozenset[str] | set[str], rounded: bool) -> Interval:
    """What `number` in units of `scale` stands for, between `words` such as 近 and 多.

    A number with decimals or in 万 may be rounded to its last digit; one that is counted out is exact, unless it is
    said to be `rounded`. 多 and 近 reach as far as the last digit that is not 0: 630多 to 640, 10.7万多 to 10.8万.
    """
    value = Decimal(number.replace(",", "")) * scale
    digit = scale.scaleb(-len(number.partition(".")[2]))
    if not words:
        half = digit * _HALF if rounded or digit != 1 else _NOTHING
        return Interval(value - half, value + half)
    reach = _reach(number, digit)
    low = high = value
    if words & BELOW:
        low = value - (reach / 10 if value == reach else reach)
    if words & AROUND or "来" in words:
        low, high = value - reach * _HALF, value + reach * _HALF
    if words & MORE or "来" in words:
        high = value + reach
    if words & OVER:
        high = _ENDLESS
    if words & UNDER:
        low = _NOTHING
    return Interval(low, high)


def _reach(number: str, digit: Decimal) -> Decimal:
    """How far 多 goes beyond a number: a unit of its last digit that is not 0."""
    if "." in number:
        return digit
    zeros = len(number) - len(number.rstrip("0,"))
    return digit.scaleb(zeros - number[len(number) - zeros :].count(","))


def shown(value: Interval, unit: str, decimals: int) -> str:
    """An interval as people write it: 27.9%, 27.8%—28%, 13场以上; its ends rounded outwards to so many decimals."""
    place = _ONE.scaleb(-decimals)
    if value.high == _ENDLESS:
        return f"{_tidy(value.low.quantize(place, context=_WIDE))}{unit}以上"
    if value.low.quantize(place, context=_WIDE) == value.high.quantize(place, context=_WIDE):
        return f"{_tidy(value.low.quantize(place, context=_WIDE))}{unit}"
    low = value.low.quantize(place, ROUND_FLOOR, _WIDE)
    high = value.high.quantize(place, ROUND_CEILING, _WIDE)
    return f"{_tidy(low)}{unit}—{_tidy(high)}{unit}"


def _tidy(value: Decimal) -> str:
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
