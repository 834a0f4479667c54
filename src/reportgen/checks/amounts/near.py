"""Lists behind 其中 that come near their total: likely all of it, with a number mistyped (FIG031).

Who lists parts that make up four fifths of a whole mostly lists all. The total need not stand right before 其中: in
“1260万元，比上年的1400万元下降10%，其中…” and before a sentence that begins with 其中 it is the amount that matters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import accumulate

from reportgen.checks.amounts.amount import Amount
from reportgen.checks.amounts.interval import Interval, total
from reportgen.checks.amounts.totals import ANOTHER_THOUGHT, MOST_BETWEEN, totals
from reportgen.checks.reading import Findings, Reading, found
from reportgen.figures import SCALES

# How much may be missing: of more than two parts, of two, and where one digit would make it right.
_MORE, _TWO, _DIGIT = Decimal("0.2"), Decimal("0.12"), Decimal("0.4")
# What is only compared with the amount before it, or said of each, has no parts.
_BESIDE = (
    "比", "较", "上年", "去年", "由", "从", "每", "均", "最", "率", "单价", "为预算", "为计划", "为任务",
    "为年度预算", "为年度计划", "为年度任务",
)  # fmt: skip
_SHARES = frozenset({"%", "百分点", "倍"})
# Persons are counted in several parts, or in none that is named.
_PERSONS = frozenset({"人", "名", "位", "人次", "户"})
_BEGINS = r"[。；][”）]?其中"
_OPENS = frozenset("，。；（(")
_MOST_BEFORE = 6  # so many characters stand between a mark and 其中


def all_totals(reading: Reading) -> Findings:
    """What `totals` finds, and the lists that come near."""
    told = list(totals(reading))
    yield from told
    for each in _near_totals(reading):
        if not any(each.start < other.end and other.start < each.end for other in told):
            yield each


def _near_totals(reading: Reading) -> Findings:
    """Parts that are not their total and come near it."""
    before: Sequence[Amount] = ()
    for sentence in reading.stated:
        for at, first in enumerate(sentence):
            whole = _whole(reading.text, before, sentence, at)
            if whole is not None and not whole.ends and not _is_beside(first.words):
                yield from _compared(whole, _listed(reading.text, sentence[at:]))
        before = sentence


def _whole(text: str, before: Sequence[Amount], sentence: Sequence[Amount], at: int) -> Amount | None:
    """The amount that 其中 before the one at `at` takes apart."""
    unit = sentence[at].unit
    if at == 0:
        between = text[before[-1].end : sentence[0].start] if before else ""
        begins = "其中" in between and re.match(_BEGINS, between)
        return next((each for each in before if each.unit == unit), None) if begins else None
    last = sentence[at - 1]
    opening = text[last.end : sentence[at].start]
    if len(opening) > MOST_BETWEEN or not _opens(opening):
        return None
    ahead = list(_mattering(sentence[:at]))
    aside = last not in ahead
    return next((each for each in ahead if each.unit == unit), None) if aside or last.unit == unit else None


def _opens(opening: str) -> bool:
    """Whether parts begin here: （其中, ，这其中."""
    at = opening.find("其中", 1)
    return 0 < at <= _MOST_BEFORE + 1 and opening[0] in _OPENS and "，" not in opening[1:at]


def _mattering(amounts: Sequence[Amount]) -> Iterator[Amount]:
    """The amounts from the last to the first, without those that others are only compared with."""
    return (each for each in reversed(amounts) if each.unit not in _SHARES and not _is_beside(each.words))


def _is_beside(words: str) -> bool:
    return any(each in words for each in _BESIDE)


def _listed(text: str, amounts: Sequence[Amount]) -> Sequence[Amount]:
    """The amounts of one unit from the first on, as long as they are one list."""
    parts: list[Amount] = []
    for part in amounts:
        between = text[parts[-1].end : part.start] if parts else ""
        if (
            part.unit != amounts[0].unit
            or part.ends
            or len(between) > MOST_BETWEEN
            or re.search(ANOTHER_THOUGHT, between)
        ):
            break
        if ("）" in between and "（" not in between) or (
            len(parts) > 1 and between[:1] == "，" and text[parts[0].end] == "、"
        ):
            break
        parts.append(part)
    return parts


def _compared(whole: Amount, parts: Sequence[Amount]) -> Findings:
    if len(parts) < 2 or parts[-1].behind.startswith("等"):
        return
    sums = list(accumulate((part.value for part in parts), Interval.__add__))
    agrees = any(not each.apart(whole.value) for each in sums[1:])
    if (not agrees or _hardly(whole, parts)) and (_comes_near(whole, parts) or _is_scale_slip(whole, parts)):
        terms = "＋".join(part.text for part in parts)
        come_to = whole.like(total([part.stated for part in parts]))
        yield found("FIG031", whole.start, parts[-1].end, total=whole.text, parts=f"{terms}＝{come_to}")


def _hardly(whole: Amount, parts: Sequence[Amount]) -> bool:
    """Whether only rounding explains the difference, though all is said to one digit and more than one of it is off."""
    said = (whole, *parts)
    if not all(each.exact for each in said) or len({(each.scale, _decimals(each)) for each in said}) > 1:
        return False
    return _missing(whole, parts) > SCALES[whole.scale].scaleb(-_decimals(whole))


def _comes_near(whole: Amount, parts: Sequence[Amount]) -> bool:
    missing, meant = _missing(whole, parts), whole.stated.low
    if missing <= meant * (_MORE if len(parts) > 2 else _TWO):
        return True
    rest = meant - total([part.stated for part in parts]).low
    if not all(each.exact for each in (whole, *parts)) or whole.unit in _PERSONS:
        return False
    slips = [(whole, meant - rest), *((part, part.stated.low + rest) for part in parts)]
    return missing <= meant * _DIGIT and any(_is_slip(each.stated.low, right) for each, right in slips)


def _is_scale_slip(whole: Amount, parts: Sequence[Amount]) -> bool:
    """Whether all would be right with one part in the scale of the whole: 62万元，其中48万元、14元."""
    size, said = SCALES[whole.scale], total([part.stated for part in parts]).low
    slips = (said - part.stated.low + part.stated.low / SCALES[part.scale] * size for part in parts)
    return any(right == whole.stated.low for right in slips) and len({part.scale for part in parts}) > 1


def _missing(whole: Amount, parts: Sequence[Amount]) -> Decimal:
    return abs(whole.stated.low - total([part.stated for part in parts]).low)


def _decimals(amount: Amount) -> int:
    return len(amount.number.partition(".")[2])


def _is_slip(written: Decimal, right: Decimal) -> bool:
    """Whether one digit is another, or two stand in each other's place."""
    one, other = f"{written.normalize():f}", f"{right.normalize():f}"
    if len(one) != len(other):
        return False
    differing = [pair for pair in zip(one, other, strict=True) if pair[0] != pair[1]]
    return len(differing) == 1 or (len(differing) == 2 and differing[0] == differing[1][::-1])
