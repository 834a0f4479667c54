"""Totals and their parts: 780篇，其中文字稿件513篇，音频、视频稿件267篇; A5个、B8个，共计13个 (FIG030, FIG031)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import accumulate, takewhile

from reportgen.checks.amounts.amount import Amount
from reportgen.checks.amounts.interval import Interval, total
from reportgen.checks.amounts.kinds import are_all, are_apart, may_overlap
from reportgen.checks.reading import Finding, Findings, Reading, found
from reportgen.figures import SCALES

_OPENS = ("其中", "包括", "包含", "分别", "分为", "分成")
# Averages, limits, and what there is more or less of, have no parts that add up.
_NO_SUMS = ("均", "每", "最", "率", "单价", "增加", "增长", "减少", "下降", "比", "较")
# What stands between two parts of one total; another thought begins with one of the words.
ANOTHER_THOUGHT = (
    "其中|另|去年|上年|今年|此外|同时|比|较|带动|撬动|新增|增长|增加|覆盖|受益|惠及|参与|参加|以及|累计|共|[；。：]"
)
_SUMS = ("合计", "共计", "总计", "一共")
_SUMMED = rf"(?:{'|'.join(_SUMS)})[^\W\d_]{{0,4}}$"
MOST_BETWEEN = 24
# So near a total that somebody may have mistyped: within two hundredths.
_NEAR = Decimal("0.02")
# One digit is another by chance too often where there are two.
_LEAST_DIGITS = 3


def totals(reading: Reading) -> Findings:
    """Parts that come to more than their total, or to less where they are said to be all."""
    for sentence in reading.stated:
        for at, whole in enumerate(sentence[:-1]):
            parts = _parts(reading.text, sentence, at)
            if parts:
                yield from _compared(reading.text, whole, parts)
        for at in range(2, len(sentence)):
            if any(word in sentence[at].words for word in _SUMS) and re.search(_SUMMED, sentence[at].words):
                yield from _summed(reading.text, sentence, at)


def _parts(text: str, sentence: Sequence[Amount], at: int) -> list[Amount]:
    """The amounts behind 其中 that can be parts of the amount before it: of its unit, one after the other."""
    whole, first = sentence[at], sentence[at + 1]
    opening = text[whole.end : first.start]
    if whole.ends or len(opening) > MOST_BETWEEN or not any(word in opening for word in _OPENS):
        return []
    if any(word in whole.words + first.words for word in _NO_SUMS):
        return []
    bracketed = ("（" in opening or "(" in opening) and "）" not in opening
    parts: list[Amount] = []
    end = first.start
    for part in sentence[at + 1 :]:
        between = text[end : part.start]
        if part.unit != whole.unit or part.ends or len(between) > MOST_BETWEEN:
            break
        if parts and (re.search(ANOTHER_THOUGHT, between) or (bracketed and "）" in between)):
            break
        parts.append(part)
        end = part.end
    return parts


def _compared(text: str, whole: Amount, parts: Sequence[Amount]) -> Findings:
    opening = text[whole.end : parts[0].start]
    sums = list(accumulate((part.value for part in parts), Interval.__add__))
    if any(not each.apart(whole.value) for each in sums[1:]):
        return  # what follows is another thing
    said = sums[-1]
    apart = len(parts) > 1 and are_apart(text, parts)
    if parts[0].value.low > whole.value.high or (apart and said.low > whole.value.high):
        yield _wrong(whole, parts if apart else parts[:1], whole.start, parts[-1].end)
    elif len(parts) > 1 and said.low > whole.value.high:
        if not may_overlap(parts):
            yield _doubtful(whole, parts)
    elif len(parts) > 1 and said.high < whole.value.low and not parts[-1].behind.startswith("等"):
        if are_all(parts) or (apart and _claims_all(opening, whole)):
            yield _wrong(whole, parts, whole.start, parts[-1].end)
        elif (apart or not may_overlap(parts)) and _is_near(parts, whole):
            yield _doubtful(whole, parts)


def _claims_all(opening: str, whole: Amount) -> bool:
    """Whether the parts are said to be all: 分为, or 共…分别…."""
    if "其中" in opening or "分别" not in opening:
        return "分为" in opening or "分成" in opening
    return any(word in whole.words for word in ("共", "总", "合计"))


def _is_near(parts: Sequence[Amount], whole: Amount) -> bool:
    """Whether little is missing, or no more than one digit or the order of the digits is another."""
    said, meant = total([part.stated for part in parts]).low, whole.stated.low
    if meant - said <= meant * _NEAR:
        return True
    digits, others = (f"{value / SCALES[whole.scale]:f}" for value in (said, meant))
    if len(digits) != len(others) or len(digits) < _LEAST_DIGITS:
        return False
    wrong = sum(one != other for one, other in zip(digits, others, strict=True))
    return wrong == 1 or sorted(digits) == sorted(others)


def _summed(text: str, sentence: Sequence[Amount], at: int) -> Findings:
    """A5个、B8个，共计13个: wrong where no two or more amounts right before it come to the total."""
    whole, parts = sentence[at], _before(text, sentence, at)
    if len(parts) < 2 or any(part.ends for part in parts):
        return
    sums = list(accumulate((part.value for part in reversed(parts)), Interval.__add__))[1:]
    if all(each.apart(whole.value) for each in sums):
        yield _wrong(whole, parts, parts[0].start, whole.end)
    elif whole.unit == "元" and all(part.exact and "." not in part.number for part in (whole, *parts)):
        # 60万元、35万元、15万元，合计111万元: rounding allows it, but whole 万 of money are mostly exact.
        points = list(accumulate((part.stated for part in reversed(parts)), Interval.__add__))[1:]
        if all(each.apart(whole.stated) for each in points):
            terms = _terms(whole, parts)
            yield found("FIG031", parts[0].start, whole.end, total=whole.text, parts=terms)


def _before(text: str, sentence: Sequence[Amount], at: int) -> list[Amount]:
    """The amounts of the same unit right before the one at `at`, in reading order."""
    unit, end = sentence[at].unit, sentence[at].start
    parts: list[Amount] = []
    for part in takewhile(lambda each: each.unit == unit, reversed(sentence[:at])):
        between = text[part.end : end]
        if len(between) > MOST_BETWEEN or (parts and re.search(ANOTHER_THOUGHT, between)):
            break
        parts.insert(0, part)
        end = part.start
    return parts


def _wrong(whole: Amount, parts: Sequence[Amount], start: int, end: int) -> Finding:
    return found("FIG030", start, end, total=whole.text, parts=_terms(whole, parts))


def _doubtful(whole: Amount, parts: Sequence[Amount]) -> Finding:
    return found("FIG031", whole.start, parts[-1].end, total=whole.text, parts=_terms(whole, parts))


def _terms(whole: Amount, parts: Sequence[Amount]) -> str:
    """The parts, and what they come to: 531篇＋267篇＝798篇."""
    terms = "＋".join(part.text for part in parts)
    return terms if len(parts) == 1 else f"{terms}＝{whole.like(total([part.stated for part in parts]))}"
