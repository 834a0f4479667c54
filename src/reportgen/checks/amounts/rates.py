"""Rates beside their two amounts: 参保金额904.28万元…理赔金额252万余元，赔付率27.9% (FIG032)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from reportgen.checks.amounts.adjacent import Pair, adjacent, whole_of
from reportgen.checks.amounts.amount import Amount, named
from reportgen.checks.amounts.interval import Interval
from reportgen.checks.reading import Findings, Reading, found

# Rates whose two amounts have names of their own: what ends the name of the part, and of the whole.
_PAIRS = {
    "赔付率": (("理赔金额", "赔付金额", "赔款", "赔款金额"), ("参保金额", "投保金额", "保费", "保费收入")),
}
_SHARE = r"占(?P<whole>[^，]{0,10}?)(?:的|比|的?比例|的?比重)?(?:为|达|达到|约)?$"
_ENDS = frozenset("。；！？")
_ONE = Interval(Decimal(1), Decimal(1))
# What a rate is of stands no farther before it; a text of nothing but rates must not cost its square.
_MOST_BEFORE = 80
_ALL = frozenset({"", "总数", "总量", "总额", "总", "全部", "全体", "其"})


def rates(reading: Reading) -> Findings:
    """Rates that their two amounts, with all that rounding and 余 allow, do not come to."""
    for paragraph in _by_paragraph(reading):
        for at, rate in enumerate(paragraph):
            if rate.unit == "%" and not rate.ends:
                pair = _pair(reading.text, paragraph[max(at - _MOST_BEFORE, 0) : at + 1])
                if pair is not None:
                    yield from _compared(rate, pair)


def _by_paragraph(reading: Reading) -> Iterator[list[Amount]]:
    amounts: list[Amount] = []
    for amount in reading.amounts:
        if amounts and "\n" in reading.text[amounts[-1].end : amount.start]:
            yield amounts
            amounts = []
        amounts.append(amount)
    yield amounts


def _pair(text: str, paragraph: Sequence[Amount]) -> Pair | None:
    """The amounts that the last of a paragraph's is a rate of."""
    at = len(paragraph) - 1
    rate = paragraph[at]
    for name, (parts, wholes) in _PAIRS.items():
        if rate.name.endswith(name):
            return _named(_since(paragraph, at, name), parts, wholes)
    before = _in_sentence(text, paragraph, at)
    share = re.search(_SHARE, rate.words) if "占" in rate.words else None
    if share is not None:
        return _share(text, rate, before, paragraph[:at], named(share["whole"]))
    pair = _rate(before, rate.name[-3:-1]) if rate.name.endswith("率") else None
    return pair or adjacent(text, before, rate)


def _compared(rate: Amount, pair: Pair) -> Findings:
    part, whole, taken = pair
    percent, shown = (_percent(*values, taken) for values in ((part.value, whole.value), (part.stated, whole.stated)))
    if percent is not None and shown is not None and percent.apart(rate.value):
        result = rate.like(shown)
        yield found("FIG032", rate.start, rate.end, part=part.text, whole=whole.text, rate=rate.text, result=result)


def _percent(part: Interval, whole: Interval, taken: bool) -> Interval | None:
    quotient = part.over(whole)
    if quotient is None:
        return None
    return (_ONE.minus(quotient) if taken else quotient).times(100)


def _since(paragraph: Sequence[Amount], at: int, name: str) -> Sequence[Amount]:
    """The amounts before a rate, back to another rate of that name."""
    start = at
    while start and not paragraph[start - 1].name.endswith(name):
        start -= 1
    return paragraph[start:at]


def _named(before: Sequence[Amount], parts: tuple[str, ...], wholes: tuple[str, ...]) -> Pair | None:
    """The one amount that has a name of a part, and the one that has a name of a whole."""
    named_part = [each for each in before if each.name.endswith(parts)]
    named_whole = [each for each in before if each.name.endswith(wholes)]
    if len(named_part) != 1 or len(named_whole) != 1 or named_part[0].unit != named_whole[0].unit:
        return None
    return Pair(named_part[0], named_whole[0])


def _in_sentence(text: str, paragraph: Sequence[Amount], at: int) -> Sequence[Amount]:
    start = at
    while start and not _ENDS.intersection(text[paragraph[start - 1].end : paragraph[start].start]):
        start -= 1
    return [each for each in paragraph[start:at] if not each.ends]


def _share(text: str, rate: Amount, sentence: Sequence[Amount], before: Sequence[Amount], whole: str) -> Pair | None:
    """其中女性320万人，占60%: the amount before 占, of that before 其中, or of the one that 占 names."""
    subject = named(rate.words.partition("占")[0])
    parts = (
        [each for each in sentence if each.name.endswith((subject, subject.removesuffix("人")))]
        if len(subject) > 1
        else list(sentence[-1:])
    )
    if len(parts) != 1 or parts[0].unit == "%":
        return None
    part = parts[0]
    if whole not in _ALL:
        key = whole.removesuffix("总数").removesuffix("总额").removesuffix("总量").removeprefix("全部")
        wholes = [each for each in before if each is not part and each.unit == part.unit and each.name.endswith(key)]
        return Pair(part, wholes[0]) if len(key) > 1 and len(wholes) == 1 else None
    others = [each for each in sentence if each.unit == part.unit and each.start < part.start]
    if len(others) == 1 and "其中" in text[others[0].end : part.start]:
        return Pair(part, others[0])
    whole_amount = whole_of(text, sentence, part)
    return None if whole_amount is None else Pair(part, whole_amount)


def _rate(sentence: Sequence[Amount], what: str) -> Pair | None:
    """检查200家，合格180家，合格率90%: what the rate's name says, or 实到 for 到会率, of the only amount before it."""
    parts = [each for each in sentence if _is_what(each.name, what)]
    if len(parts) != 1:
        return None
    wholes = [each for each in sentence if each.unit == parts[0].unit and each.start < parts[0].start]
    return Pair(parts[0], wholes[0]) if len(wholes) == 1 and wholes[0].unit != "%" else None


def _is_what(name: str, what: str) -> bool:
    """Whether a name is what a rate is of: 合格 or 收回 for 合格率 and 回收率, 实到 for 到会率."""
    return sorted(name[-2:]) == sorted(what) or (name.startswith("实") and what[0] in name)
