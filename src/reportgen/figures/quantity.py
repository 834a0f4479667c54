"""Quantities (数字) as reports print them: `630多万人`, `近8.5万元`, `252万余元`, `81.7%`, `1.13万人（次）`.

A quantity keeps every part of what was written, so that it prints back to the letter, and computes with the
exact decimal value of its number and scale.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

SCALES = {
    "": Decimal(1),
    "十": Decimal(10),
    "百": Decimal(100),
    "千": Decimal(1_000),
    "万": Decimal(10_000),
    "十万": Decimal(100_000),
    "百万": Decimal(1_000_000),
    "千万": Decimal(10_000_000),
    "亿": Decimal(100_000_000),
    "十亿": Decimal(1_000_000_000),
    "百亿": Decimal(10_000_000_000),
    "千亿": Decimal(100_000_000_000),
    "万亿": Decimal(1_000_000_000_000),
}

# How many of a share make one, by its sign.
SHARES = {"%": Decimal(100), "％": Decimal(100), "‰": Decimal(1_000)}

_LEADS = (
    "超过",
    "将近",
    "接近",
    "大约",
    "约为",
    "不足",
    "不到",
    "至少",
    "最多",
    "近",
    "约",
    "超",
    "逾",
    "达",
    "第",
    "每",
)
_TAILS = ("以上", "以下", "左右", "上下", "以内")
_MARKS = "多余来"

_QUANTITY = re.compile(
    rf"(?P<lead>{'|'.join(_LEADS)}|)"
    r"(?P<number>[+-]?[0-9]{1,30}(?:,[0-9]{3}){0,10}(?:\.[0-9]{1,20})?)"
    rf"(?P<before>[{_MARKS}]?)"
    rf"(?P<scale>{'|'.join(sorted(filter(None, SCALES), key=len, reverse=True))}|)"
    rf"(?P<after>[{_MARKS}]?)"
    rf"(?P<unit>[^\d\s{_MARKS}{{}}|=<>*`\\\[\]]{{0,20}}?)"
    rf"(?P<tail>{'|'.join(_TAILS)}|[{_MARKS}]|)"
)


class Quantity(NamedTuple):
    """The parts of a written quantity, in the order in which they are printed."""

    lead: str
    number: str
    before: str
    scale: str
    after: str
    unit: str
    tail: str

    def __str__(self) -> str:
        return "".join(self)

    @property
    def value(self) -> Decimal:
        """The number in single units; a percentage is its share of one."""
        return Decimal(self.number.replace(",", "")) * SCALES[self.scale] / SHARES.get(self.unit, 1)

    @property
    def approximate(self) -> bool:
        """Whether the words around the number make it inexact (多 余 近 约 …); 第 and 每 do not."""
        return bool(self.before or self.after or self.tail) or self.lead not in ("", "第", "每", "达")


def is_quantity(text: str) -> bool:
    """Whether `text` writes a quantity."""
    return _QUANTITY.fullmatch(text) is not None


def read_quantity(text: str) -> Quantity | None:
    """The quantity that `text` writes, or None if it writes none."""
    written = _QUANTITY.fullmatch(text)
    return None if written is None else Quantity(*written.groups())
