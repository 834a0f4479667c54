"""The nearest reading of what is no figure: `１２３％` is 123%, `630 多万人` is 630多万人, `12万无` is 12万元."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from typing import NamedTuple

from reportgen.figures.quantity import DIGITS, LEAD, MAX_LENGTH, SCALE, SCALES, SIGN, UNITS, read_quantity


class Misread(NamedTuple):
    """Where a text stops being a figure (an offset and a length), what was read before, why, and what it may mean."""

    start: int
    length: int
    read: str
    fault: str
    reading: str | None


# Characters that a hurried hand or an input method puts for others: those of one row are alike.
_ALIKE = (
    "元无完",
    "人入八",
    "次此吃欠刺",
    "件建见",
    "万wW萬",
    "亿億",
    "个個",
    "名各",
    "户护戶",
    "场場",
    "份分",
    "条未條",
    "只隻",
)
_ALIKE_UNITS = {other: row[0] for row in _ALIKE for other in row[1:]}

_UNIT = "|".join(sorted(map(re.escape, UNITS), key=len, reverse=True))
_HAN = "\u4e00-\u9fff"
_LETTERED = r"(?<![A-Za-z0-9.,])(?=[0-9.,]*[OoIl|])(?=[OoIl|.,]*[0-9])[OoIl|0-9.,]{1,40}(?![A-Za-z0-9])"
_GROUPED = rf"(?<![0-9,])(?!{DIGITS}(?![0-9,]))[0-9]{{1,30}}(?:,[0-9]{{1,30}}){{1,10}}(?![0-9,])"
_NUMBERED = rf"(?:{LEAD})(?:{SIGN})[+-]?[0-9]"


def _half(found: re.Match[str]) -> str:
    return chr(ord(found[0]) - 0xFEE0)


def _digits(found: re.Match[str]) -> str:
    return found[0].translate(str.maketrans("OoIl|", "00111"))


def _ungrouped(found: re.Match[str]) -> str:
    """Without its commas where they can't mean a decimal point: 1234,567 and 12,3456, but not 12,34."""
    groups = [len(group) for group in found[0].split(",")]
    clear = set(groups[1:]) == {3} or (set(groups[1:]) == {4} and groups[0] <= 4)
    return found[0].replace(",", "") if clear else found[0]


# What goes wrong in figures, and the repair; one after the other until the text can be read. A repair that finds
# its fault and changes nothing leaves it open what was meant. (Full-width digits are read when the data are loaded.)
_REPAIRS: tuple[tuple[str, re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    ("fault.width", re.compile(r"[Ａ-Ｚａ-ｚ％＋－／]"), _half),
    ("fault.blank", re.compile(r"(?<![0-9])\s+|\s+(?![0-9])|(?<=[0-9])\s+(?=[0-9]{3}(?![0-9]))"), ""),
    ("fault.blank", re.compile(r"\s"), r"\g<0>"),
    ("fault.letter", re.compile(_LETTERED), _digits),
    ("fault.doubled", re.compile(r"([.,%‰+\-~～—，。多余近约个])\1+"), r"\1"),
    ("fault.point", re.compile(r"(?<=[0-9])[。·‧](?=[0-9])"), "."),
    ("fault.points", re.compile(r"(?<=[0-9])\.[0-9]{1,30}\.(?=[0-9])"), r"\g<0>"),
    ("fault.groups", re.compile(_GROUPED), _ungrouped),
    ("fault.words", re.compile(r"[，。；、！？：,.;:!?]+$"), ""),
    ("fault.brackets", re.compile(rf"（([{_HAN}]{{1,10}})\)?$|\(([{_HAN}]{{1,10}})）?$"), r"（\1\2）"),
    ("fault.order", re.compile(rf"^(万元|亿元|万人|{_UNIT}|[十百千万亿])([+-]?{DIGITS}{SCALE})$"), r"\2\1"),
    ("fault.order", re.compile(rf"^([多余])({DIGITS})(?=[{_HAN}])"), r"\2\1"),
    ("fault.words", re.compile(r"^(?:负|零下)(?=[0-9])"), "-"),
    ("fault.words", re.compile(rf"^(?!{_NUMBERED})[{_HAN}，、：:]{{1,40}}?(?={_NUMBERED})"), ""),
    ("fault.words", re.compile(rf"(?<=[%‰])[{_HAN}]+$"), ""),
)


def misread(text: str) -> Misread | None:
    """Where the unreadable `text` stops, and its nearest reading; None when neither is found."""
    if len(text) > MAX_LENGTH:
        return None
    fault, reading = _repaired(text)
    # Words like 一般 begin with a Chinese numeral too; only digits say that a figure was meant.
    read = next((text[:end] for end in range(len(text) - 1, 0, -1) if read_quantity(text[:end])), "")
    read = read if re.search("[0-9]", read) else ""
    if not read and reading is None:
        return None
    start, end = _difference(text, reading) if reading else (len(read), len(text))
    return Misread(start, end - start, read, fault, reading)


def _repaired(text: str) -> tuple[str, str | None]:
    first = ""
    for fault, wrong, right in _REPAIRS:
        if not wrong.search(text):
            continue
        first, text = first or fault, wrong.sub(right, text)
        if read_quantity(text):
            return first, text
    return first or "fault.part", None


def _difference(text: str, reading: str) -> tuple[int, int]:
    """The stretch of `text` that `reading` has otherwise; the last character where it only adds something."""
    start = next((at for at, (one, other) in enumerate(zip(text, reading, strict=False)) if one != other), -1)
    if start < 0:
        start = min(len(text), len(reading))
    tail = 0
    while tail < min(len(text), len(reading)) - start and text[-1 - tail] == reading[-1 - tail]:
        tail += 1
    end = len(text) - tail
    return (start, end) if start < end else (max(0, end - 1), max(1, end))


def unit_meant(unit: str, used: Collection[str]) -> str | None:
    """The unit that `unit` probably stands for, known or `used` beside it; None when it seems right, or unclear."""
    if is_known(unit):
        return None
    scale = _ALIKE_UNITS.get(unit[0], unit[0])
    if scale != unit[0] and scale in SCALES and is_known(unit[1:]):
        return scale + unit[1:]  # 12w人
    alike = [known for known in (*UNITS, *used) if known != unit and _folded(known) == _folded(unit)]
    near = alike or [
        known for known in UNITS if unit.isalpha() and len(unit) > 2 and len(known) > 2 and _is_one_off(unit, known)
    ]
    return near[0] if len(set(near)) == 1 else None


def is_known(unit: str) -> bool:
    """Whether `unit` is one that reports count in, or several in a row (人份, 个点)."""
    return unit in UNITS or all(character in UNITS for character in unit)


def _folded(unit: str) -> str:
    folded = "".join(_ALIKE_UNITS.get(character, character) for character in unit)
    return re.sub(r"(.)\1+", r"\1", folded)


def _is_one_off(one: str, other: str) -> bool:
    """Whether one character typed too much, too little or wrong makes `one` of `other`, or two in the wrong order."""
    return one in _one_off(other) or any(
        len(one) == len(other) and one[:at] + one[at + 1 :] == other[:at] + other[at + 1 :] for at in range(len(one))
    )


def _one_off(word: str) -> Iterator[str]:
    for at in range(len(word)):
        yield word[:at] + word[at + 1 :]
        yield word[:at] + word[at : at + 2][::-1] + word[at + 2 :]
