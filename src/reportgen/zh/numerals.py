"""Chinese counting numerals (GB/T 15835—2011 keeps them for ordinals such as 一、（一）): 1 is 一, 21 is 二十一."""

from functools import lru_cache

_DIGITS = "零一二三四五六七八九"
_UNITS = ("", "十", "百", "千")
LARGEST = 9999


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
