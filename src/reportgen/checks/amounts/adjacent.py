"""Which amounts a rate is of, where no name of theirs says so but their places do (FIG032)."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from reportgen.checks.amounts.amount import Amount

# Rates that say how much of a whole was done or came, and those that say how much was taken from it.
_DONE = (
    "完成", "办结", "整改", "成功", "上线", "达标", "合格", "完赛", "到位", "入住", "参与", "使用", "兑现",
    "结案", "调处", "开工", "竣工", "就业", "升学", "录取",
)  # fmt: skip
_TAKEN = ("审减", "核减")
_PLANNED = r"[为占](?:年度|全年)?(?:计划|预算|任务|目标)[^，]{0,4}$"
# 1856人，比上年增加213人，上线率61.2%: the second is no part of the first.
_CHANGES = "(?:比|较)[^，]*(?:增加|增长|减少|下降|多|少)了?$"
_MOST_BETWEEN = 16


class Pair(NamedTuple):
    """A part and its whole; `taken` where the rate says what of the whole is not in the part."""

    part: Amount
    whole: Amount
    taken: bool = False


def adjacent(text: str, sentence: Sequence[Amount], rate: Amount) -> Pair | None:
    """任务12000人，实际检查12500人，完成率104.2%; 2.36亿元，为计划2.2亿元的107.3%: the two amounts right before."""
    if len(sentence) < 2:
        return None
    first, second = sentence[-2:]
    between = text[second.end : rate.digits]
    if first.unit != second.unit or first.unit in ("%", "") or len(between) > _MOST_BETWEEN:
        return None
    if any(word in first.words + second.words for word in "每均") or re.search(_CHANGES, second.words):
        return None
    if between == "的" and re.search(_PLANNED, second.words):
        return Pair(first, second)
    of = _rate_of(rate.words)
    if of.endswith(_DONE) and not _another(sentence, first):
        return Pair(second, first)
    return Pair(second, first, taken=True) if of.endswith(_TAKEN) else None


def _rate_of(words: str) -> str:
    """What a rate is of: 完成 where the words before it end with 完成率 or 完成率达到."""
    name = next((words.removesuffix(end) for end in ("为", "达", "达到") if words.endswith(end)), words)
    return name[:-1] if name.endswith("率") else ""


def _another(sentence: Sequence[Amount], first: Amount) -> bool:
    """Whether a third amount of the unit stands before the two: then nobody knows which is the whole."""
    return len(sentence) > 2 and sentence[-3].unit == first.unit


def whole_of(text: str, sentence: Sequence[Amount], part: Amount) -> Amount | None:
    """The amount right before the 其中 that a part stands behind, or of which it says A中B."""
    ahead = [each for each in sentence if each.end <= part.start and each.unit == part.unit]
    at = text.rfind("其中", ahead[0].end, part.start) if ahead else -1
    wholes = [each for each in ahead if each.end <= at]
    if wholes and len(text[wholes[-1].end : at]) < 4:
        return wholes[-1]
    named = [each for each in ahead if len(each.name) > 1 and part.words.startswith(f"{each.name}中")]
    return named[0] if len(named) == 1 else None
