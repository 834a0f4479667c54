"""Amounts per head: 600人共增收186万元，人均增收3100元; 培训班6期，培训240名，平均每期40名 (FIG038)."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from reportgen.checks.amounts.amount import Amount, named
from reportgen.checks.amounts.interval import Interval
from reportgen.checks.reading import Findings, Reading, found

# 人均增收, 户均; 平均每期, 每公里造价, 每人: who, and what each of them has.
_EACH = r"(?P<who>[人户村场])均(?P<what>[^，]*)$|(?:平均)?每(?P<each>个?[^，每均]{1,8})$"
_HEADS = {"人": frozenset({"人", "名", "位", "人次"}), "村": frozenset({"个"}), "场": frozenset({"场", "场次"})}
# What is done 每年 or 每周 is no share of what was counted.
_TIMES = "年月日天周季"
_SUMMED = ("共计", "合计", "总计", "共", "总额", "总量")
# People round what comes out of a division; so much may it be off.
_LEAST, _MOST = Decimal("0.99"), Decimal("1.01")


class _Three(NamedTuple):
    """A total, how many share it, and what each of them has."""

    total: Amount
    heads: Amount
    each: Amount


def per_head(reading: Reading) -> Findings:
    """What each is said to have, against the total and the heads of the same sentence."""
    for sentence in reading.stated:
        for at, each in enumerate(sentence) if len(sentence) > 2 else ():
            said = re.search(_EACH, each.words) if "均" in each.words or "每" in each.words else None
            if said is not None and not each.ends:
                yield from _compared(_three(sentence, at, said))


def _three(sentence: Sequence[Amount], at: int, said: re.Match[str]) -> _Three | None:
    """The only total and heads of a sentence, or those that stand right beside what each has."""
    who = said["who"] or said["each"].removeprefix("个") or said["each"]
    what = named(said["what"] or "")
    if who[0] in _TIMES:
        return None
    others: list[Sequence[Amount]] = [[*sentence[:at], *sentence[at + 1 :]]] if said["who"] else []
    others += [sentence[max(at - 2, 0) : at], sentence[max(at - 1, 0) : at]]
    if at + 1 < len(sentence) and _is_sum(sentence[at + 1].words):
        others.append((*sentence[max(at - 1, 0) : at], sentence[at + 1]))
    threes = (three for near in others for three in _fitting(near, sentence[at], who, what))
    return next((three for three in threes if _is_first(sentence, three.total)), None)


def _is_first(sentence: Sequence[Amount], total: Amount) -> bool:
    """Whether no amount of the same unit stands before a total, of which it may be a part."""
    return next(each for each in sentence if each.unit == total.unit) is total or _is_sum(total.words)


def _is_sum(words: str) -> bool:
    return words.endswith(_SUMMED) or (words.endswith(("为", "达")) and words[:-1].endswith(_SUMMED))


def _fitting(others: Sequence[Amount], each: Amount, who: str, what: str) -> Iterator[_Three]:
    totals = [other for other in others if other.unit == each.unit and not other.ends]
    heads = [other for other in others if _counts(other, who) and not other.ends and other not in totals[:1]]
    if len(totals) == len(heads) == 1 and _concerns(totals[0], what):
        yield _Three(totals[0], heads[0], each)


def _counts(other: Amount, who: str) -> bool:
    """Whether an amount says how many there are who each have something: 6期 for 每期, 支部310个 for 每个支部."""
    if other.unit in _HEADS.get(who[0], ()):
        return True
    return other.unit != "" and (who.startswith(other.unit) or (len(who) > 1 and other.name.endswith(who)))


def _compared(three: _Three | None) -> Findings:
    share = three.total.value.over(three.heads.value) if three is not None else None
    if three is None or share is None:
        return
    total, heads, each = three
    if Interval(share.low * _LEAST, share.high * _MOST).apart(each.value):
        result = each.like(total.stated.over(heads.stated) or share)
        said, whole, many = each.text, total.text, heads.text
        yield found("FIG038", each.start, each.end, total=whole, heads=many, result=result, said=said)


def _concerns(total: Amount, what: str) -> bool:
    """Whether a total is one of the same thing: of 增收, where 人均增收 is said; 每 and 均 make it none."""
    return not {"每", "均"}.intersection(total.words) and (
        not what or what[-2:] in total.words or what[:2] in total.words
    )
