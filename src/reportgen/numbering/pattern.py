"""Number patterns: one idea behind 一、 （一） 1. （1） ① 一是 一要 第一，: a prefix, a counting symbol, a suffix."""

from collections.abc import Callable
from typing import NamedTuple

from reportgen.zh import numeral

_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


def _letter(number: int) -> str:
    if number > 26:
        raise ValueError(number)
    return chr(ord("a") + number - 1)


# Counting symbol -> how the n-th of its kind is written; all raise ValueError past their end.
SYMBOLS: dict[str, Callable[[int], str]] = {
    "一": numeral,
    "1": str,
    "①": lambda number: _CIRCLED[number - 1 : number] or _past_end(number),
    "a": _letter,
    "A": lambda number: _letter(number).upper(),
}

# So many characters may stand before the symbol, and behind it.
_MOST_AROUND = 4


def _past_end(number: int) -> str:
    raise ValueError(number)


class NumberPattern(NamedTuple):
    """`（一）` is the prefix （, the symbol 一 and the suffix ）."""

    prefix: str
    symbol: str
    suffix: str

    def number(self, count: int) -> str:
        """What stands before the `count`-th heading; `ValueError` past the symbol's end (z, ⑳)."""
        return self.prefix + SYMBOLS[self.symbol](count) + self.suffix


def read_pattern(text: str) -> NumberPattern:
    """The pattern that `text` shows by its first number; `ValueError` if there is no counting symbol in it."""
    at = next((at for at, sign in enumerate(text) if sign in SYMBOLS), len(text))
    prefix, symbol, suffix = text[:at], text[at : at + 1], text[at + 1 :]
    if not symbol or max(len(prefix), len(suffix)) > _MOST_AROUND or "\n" in suffix:
        raise ValueError(text)
    return NumberPattern(prefix, symbol, suffix)
