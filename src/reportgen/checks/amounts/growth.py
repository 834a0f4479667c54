"""Growth: 由100人增加到120人，增长20%; the direction, the sign and the size recomputed (FIG033–FIG036)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from reportgen.checks.amounts.amount import Amount
from reportgen.checks.amounts.bounds import is_share_of_one
from reportgen.checks.amounts.interval import Interval
from reportgen.checks.reading import Finding, Findings, Reading, found
from reportgen.figures import SCALES

_UP = "增长|增加|上升|提高|提升|上涨|增多|延长|扩大|升"
_DOWN = "下降|减少|降低|下滑|回落|下跌|缩减|缩短|缩小|压缩|压减|降"
_DOWNWARDS = frozenset(_DOWN.split("|"))
_YEAR = r"(?:(?:上一?年|去年|前年|今年|当年|原来|年初|年底|年末|[0-9]{4}年)(?:度|底|末|初)?(?:同期)?的?)"
# Texts of patterns, each compiled by the first report that needs it.
_FROM = rf"(?:由|从){_YEAR}?$"
_TO = rf"(?P<word>{_UP}|{_DOWN})(?:了)?(?:到|至|为)(?:了)?{_YEAR}?$"
_BY = rf"(?P<word>{_UP}|{_DOWN})(?:了|幅度?)?(?:约|为|达|达到)?$"
# A change that is said in a clause of its own; with another subject, or 平均每年, it is the change of something else.
_CHANGE = rf"(?:同比|净|共|累计|合计|实际)?(?P<word>{_UP}|{_DOWN})(?:了|幅度?)?(?:约|为|达|达到)?"
_THAN = rf"(?:比|较){_YEAR}$"
# 58篇，比上年增加8篇，增长16%: what came on top, and what that is in per cent; 是上年的3倍.
_ON_TOP = rf"(?:比|较){_YEAR}(?P<word>{_UP}|{_DOWN})(?:了)?"
_TIMES_OF = rf"(?:是|为|达到?){_YEAR}?"
# A clause that says of the amount before it how it has changed.
_CHANGED = rf"^(?:，|。)?(?:同比|比|较)[^，]{{0,8}}(?:{_UP}|{_DOWN})(?:了)?$"
_OF_A_RATE = rf"(?P<rate>[^\W\d_]{{2,8}})(?:同比|比|较){_YEAR}(?:{_UP}|{_DOWN})(?:了)?$"
_WORDS = tuple(f"{_UP}|{_DOWN}|比|较".split("|"))
_MOST_BETWEEN = 18
_ONE, _HUNDRED = Interval(Decimal(1), Decimal(1)), 100
# 翻一番 is said of what has become twice as much, or nearly or somewhat more.
_NEARLY, _MORE = Decimal("0.95"), Decimal("1.5")


def signs(reading: Reading) -> Findings:
    """增长-3%, 减少2倍: the direction is said twice, or there is not so much to lose."""
    for amount in reading.amounts:
        if amount.number[0] in "-－−负" and amount.ends is None:
            by = re.search(_BY, amount.words)
            if by is not None:
                start = amount.digits - len(amount.words) + by.start()
                yield found("FIG033", start, amount.end, text=by[0] + amount.text, word=by["word"])
        elif amount.unit == "倍" and (by := re.search(_BY, amount.words)) and by["word"] in _DOWNWARDS:
            start = amount.start - len(amount.words) + by.start()
            yield found("FIG037", start, amount.end, text=by[0] + amount.text, word=by["word"])


def growth(reading: Reading) -> Findings:
    """A change that its two amounts do not come to, or whose direction is the other one."""
    for sentence in reading.stated:
        for at in range(len(sentence) - 1):
            if all(each.unit != sentence[at].unit for each in sentence[:at]):
                yield from _on_top(sentence[at : at + 3])
            old, new, word = _two(reading.text, _compared_with(sentence, at), sentence[at + 1])
            if old is None or new is None:
                continue
            wrong_way = _wrong_way(old, new, word)
            if wrong_way is not None:
                yield wrong_way
            elif at + 2 < len(sentence):
                yield from _change(reading.text, old, new, sentence[at + 1], sentence[at + 2])


def _compared_with(sentence: Sequence[Amount], at: int) -> Amount:
    """The amount at `at`, or the one before it where that is only its share: 12.45亿元，为预算的103.8%，比上年的…."""
    aside = at and sentence[at].unit == "%" != sentence[at + 1].unit and re.search(_THAN, sentence[at + 1].words)
    return sentence[at - 1] if aside else sentence[at]


def _on_top(three: Sequence[Amount]) -> Findings:
    """58篇，比上年增加8篇，增长16%: the share of what there was before."""
    if (
        len(three) < 3
        or three[0].unit != three[1].unit
        or three[2].unit != "%"
        or not all(each.exact for each in three)
    ):
        return
    new, top, change = three
    by, said = re.fullmatch(_ON_TOP, top.words), re.fullmatch(_CHANGE, change.words)
    if by is None or said is None or (by["word"] in _DOWNWARDS) is not (said["word"] in _DOWNWARDS):
        return
    down = by["word"] in _DOWNWARDS
    old = new.value + top.value if down else new.value.minus(top.value)
    share = top.value.over(old)
    if share is not None and share.times(_HUNDRED).apart(change.value):
        right = said["word"] + change.like(share.times(_HUNDRED))
        before = new.like(old)
        yield found(
            "FIG035", change.start, change.end, old=before, new=new.text, result=right, said=said[0] + change.text
        )


def _tells_growth(words: str) -> bool:
    return any(word in words for word in _WORDS)


def _two(text: str, first: Amount, second: Amount) -> tuple[Amount | None, Amount | None, str]:
    """The amounts before and after a change: 由A增加到B, or A，比上年的B增长."""
    if first.unit == second.unit and not first.ends and not second.ends and _tells_growth(second.words):
        if len(text[first.end : second.start]) > _MOST_BETWEEN:
            return None, None, ""
        to = re.search(_TO, second.words)
        if to is not None and re.search(_FROM, first.words):
            return first, second, to["word"]
        if re.search(_THAN, second.words):
            return second, first, ""
    return None, None, ""


def _wrong_way(old: Amount, new: Amount, word: str) -> Finding | None:
    less, more = (new, old) if word in _DOWNWARDS else (old, new)
    if not word or less.value.low <= more.value.high:
        return None
    return found("FIG034", old.start, new.end, old=old.text, new=new.text, word=word)


def _change(text: str, old: Amount, new: Amount, last: Amount, change: Amount) -> Findings:
    doubled = change.unit == "番"
    if change.unit == "倍" and re.fullmatch(_TIMES_OF, change.words):
        yield from _times_of(old, new, change)
        return
    by = re.fullmatch(_CHANGE, change.words)
    if (by is None and not doubled) or len(text[last.end : change.start]) > _MOST_BETWEEN:
        return
    word = "" if by is None else by["word"]
    if old.unit == "%" and change.unit == "%":
        return  # the rule of points tells it
    expected = _expected(*_alike(old, new), change, word in _DOWNWARDS)
    if expected is not None and expected.apart(_allowed(change)):
        stated = _expected(old.stated, new.stated, change, word in _DOWNWARDS) or expected
        result = f"变成{change._replace(unit='倍').like(stated)}" if doubled else word + change.like(stated)
        said = word + change.text
        yield found("FIG035", change.start, change.end, old=old.text, new=new.text, result=result, said=said)


def _times_of(old: Amount, new: Amount, change: Amount) -> Findings:
    times = new.value.over(old.value)
    if times is not None and times.apart(Interval(change.value.low * _NEARLY, change.value.high / _NEARLY)):
        result = change.like(new.stated.over(old.stated) or times)
        yield found("FIG035", change.start, change.end, old=old.text, new=new.text, result=result, said=change.text)


def _alike(old: Amount, new: Amount) -> tuple[Interval, Interval]:
    """The values of two amounts; 4亿元 beside 3.2亿元 is 4.0亿元, since both are said to the same digit."""
    digits = [len(each.number.partition(".")[2]) for each in (old, new)]
    if old.scale != new.scale or digits[0] == digits[1] or not (old.exact and new.exact):
        return old.value, new.value
    half = SCALES[old.scale].scaleb(-max(digits)) / 2
    one, other = (Interval(each.stated.low - half, each.stated.low + half) for each in (old, new))
    return one, other


def _expected(old: Interval, new: Interval, change: Amount, down: bool) -> Interval | None:
    """What the change is by its two amounts, in the unit that it is said in."""
    if change.unit in ("%", "倍", "番"):
        times = new.over(old)
        if times is None or change.unit == "番":
            return times
        part = _ONE.minus(times) if down else times.minus(_ONE)
        return part.times(_HUNDRED) if change.unit == "%" else part
    if change.unit == "百分点" or change.scale or change.unit:
        return old.minus(new) if down else new.minus(old)
    return None


def _allowed(change: Amount) -> Interval:
    if change.unit != "番":
        return change.value
    return Interval(change.value.low * _NEARLY, change.value.high * _MORE)


def points(reading: Reading) -> Findings:
    """A rate that changes by %, or an amount that changes by 百分点."""
    for sentence in reading.stated:
        for at, change in enumerate(sentence):
            if change.unit in ("%", "百分点"):
                yield from _points(reading.text, sentence[:at], change)


def _points(text: str, earlier: Sequence[Amount], change: Amount) -> Findings:
    before = earlier[-1] if earlier else None
    if not _tells_growth(change.words):
        return
    if change.unit == "%" and len(earlier) > 1 and _from_rate_to_rate(text, earlier[-2], earlier[-1], change):
        yield _no_points(change, f"由{earlier[-2].text}到{earlier[-1].text}", "百分点")
        return
    of_a_rate = re.search(_OF_A_RATE, change.words)
    if of_a_rate is not None:
        if change.unit == "%" and is_share_of_one(of_a_rate["rate"]):
            yield _no_points(change, of_a_rate["rate"], "百分点")
    elif before is not None and re.search(_CHANGED, text[before.end : change.start]):
        if change.unit == "%" and before.unit == "%" and is_share_of_one(before.name):
            yield _no_points(change, before.name + before.text, "百分点")
        elif change.unit == "百分点" and before.unit not in ("%", "百分点", "‰"):
            yield _no_points(change, before.name + before.text, "%")


def _from_rate_to_rate(text: str, first: Amount, second: Amount, change: Amount) -> bool:
    """由78.5%提高到81.7%，提高3.2%."""
    old, _, _ = _two(text, first, second)
    near = len(text[second.end : change.start]) <= _MOST_BETWEEN
    return old is not None and old.unit == "%" and near and re.search(_BY, change.words) is not None


def _no_points(change: Amount, subject: str, right: str) -> Finding:
    return found("FIG036", change.start, change.end, text=change.text, subject=subject, right=right)
