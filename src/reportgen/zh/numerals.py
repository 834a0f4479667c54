"""Chinese numerals, written and read: 1 is 一, 21 is 二十一.

GB/T 15835—2011 keeps them for ordinals such as 一、（一）, and for numbers that are only about right (十余, 三四).
"""

import re
from decimal import Decimal
from functools import lru_cache

_DIGITS = "零一二三四五六七八九"
_UNITS = ("", "十", "百", "千")
LARGEST = 9999
_PLAIN = r"[+\-−]?[0-9][0-9,]{0,60}(?:\.[0-9]{1,20})?"


@lru_cache(maxsize=128)
def numeral(number: int) -> str:
    """The Chinese numeral of `number`, from 1 to 9999; 10 to 19 begin with 十, not 一十."""
    if not 1 <= number <= LARGEST:
        raise ValueError(f"no Chinese ordinal is written for {number}")
    digits = [int(digit) for digit in str(number)]
    written = ""
    for place, digit in zip(range(len(digits) - 1, -1, -1), digits, strict=True):
        if digit:
            written += _DIGITS[digit] + _UNITS[place]
        elif not written.endswith("零"):
            written += "零"
    written = written.rstrip("零")
    return written[1:] if written.startswith("一十") else written


_VALUES = {**{digit: value for value, digit in enumerate(_DIGITS)}, "〇": 0, "两": 2}
_PLACES = (("亿", 100_000_000), ("万", 10_000), ("千", 1_000), ("百", 100), ("十", 10))


def read_numeral(text: str) -> int | None:
    """The number that a Chinese numeral writes: 六百三十, 一亿三千万, 二〇二一, 一百五 (150); None if it writes none.

    Two digits side by side are none: 三四 means three or four.
    """
    if len(text) > 2 and all(character in _VALUES for character in text):
        return int("".join(str(_VALUES[character]) for character in text))
    for place, size in _PLACES:
        if place in text:
            left, right = _parted(text) if place == "亿" else text.split(place, 1)
            return _read_around(left, right, size)
    return _VALUES.get(text)


def _parted(text: str) -> tuple[str, str]:
    """The hundreds of millions and the rest: of two 亿 the last, because 万亿 counts them."""
    left, _, right = text.rpartition("亿")
    return left, right


def _read_around(left: str, right: str, size: int) -> int | None:
    many = read_numeral(left) if left else 1
    rest = read_numeral(right.removeprefix("零")) if right else 0
    if many is None or rest is None or not many or rest >= size or (size < 10_000 and many > 9):
        return None
    if right in _VALUES and size > 10:
        rest *= size // 10  # 一百五 is 150; with a 零 between it would be 105
    return many * size + rest


def read_number(text: str) -> Decimal | None:
    """The number that figures, words or both write: −3.2, 六百, 1/3, 百分之八十, 翻两番 (4); None if it is none.

    The quotient of a share has as many digits as the decimal context says.
    """
    if text.startswith("翻"):
        times = _plain_or_spelt(re.sub("[翻了番]", "", text) or "一")
        return None if times is None or times > 9 else Decimal(2) ** times
    whole, share, part = text.partition("分之")
    if not share:
        part, share, whole = text.partition("/")
    if not share:
        return _plain_or_spelt(text)
    over, under = _plain_or_spelt(part), _plain_or_spelt(whole)
    return over / under if over is not None and under else None


def _plain_or_spelt(text: str) -> Decimal | None:
    if re.fullmatch(_PLAIN, text):
        return Decimal(text.replace(",", "").replace("−", "-"))
    spelt = read_numeral(text)
    return None if spelt is None else Decimal(spelt)
