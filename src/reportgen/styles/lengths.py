"""Lengths as people write them (`28mm`, `三号`, `2字`) and as Word counts them (twips, half-points)."""

import re
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

# 字号 in points, as Word names them; GB/T 9704—2012 sets its sizes in them.
POINTS_OF_SIZE = {
    "初号": "42",
    "小初": "36",
    "一号": "26",
    "小一": "24",
    "二号": "22",
    "小二": "18",
    "三号": "16",
    "小三": "15",
    "四号": "14",
    "小四": "12",
    "五号": "10.5",
    "小五": "9",
    "六号": "7.5",
    "小六": "6.5",
    "七号": "5.5",
    "八号": "5",
}

_TWIPS = {
    "mm": Decimal(1440) / Decimal("25.4"),
    "毫米": Decimal(1440) / Decimal("25.4"),
    "pt": Decimal(20),
    "磅": Decimal(20),
    "twip": Decimal(1),
}
_WRITTEN = re.compile(r"(-?\d{1,6}(?:\.\d{1,4})?)\s*(mm|毫米|pt|磅|twip|字|行)", re.ASCII)


class Length(NamedTuple):
    """An absolute length in twips (1/20 pt), or a number of characters or grid lines."""

    twips: int = 0
    characters: Decimal = Decimal(0)
    lines: Decimal = Decimal(0)

    def in_twips(self, character: int, pitch: int) -> int:
        """The length where a character is `character` twips wide and a grid line `pitch` twips high."""
        return self.twips + _rounded(self.characters * character) + _rounded(self.lines * pitch)


def read_length(text: str) -> Length:
    """The length that `text` writes; `ValueError` if it writes none."""
    written = _WRITTEN.fullmatch(text)
    if written is None:
        raise ValueError(text)
    number, unit = Decimal(written[1]), written[2]
    if unit == "字":
        return Length(characters=number)
    if unit == "行":
        return Length(lines=number)
    return Length(_rounded(number * _TWIPS[unit]))


def read_half_points(text: str) -> int:
    """A font size, as 字号 or in points, in half-points (`w:sz`); Word takes 1 to 1638 pt."""
    points = POINTS_OF_SIZE.get(text) or text.removesuffix("pt").removesuffix("磅").strip()
    if not re.fullmatch(r"[0-9]{1,4}(\.5|\.0)?", points) or not 1 <= Decimal(points) <= 1638:
        raise ValueError(text)
    return int(Decimal(points) * 2)


def _rounded(value: Decimal) -> int:
    return int(value.quantize(Decimal(1), ROUND_HALF_UP))
