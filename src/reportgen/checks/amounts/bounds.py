"""What a number can't be: a range upside down, 覆盖率 of 120%, shares that come to more than all (FIG046–FIG048)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from reportgen.checks.amounts.amount import Amount
from reportgen.checks.amounts.interval import total
from reportgen.checks.amounts.kinds import are_apart
from reportgen.checks.reading import Findings, Reading, found

# Rates of some among all; 赔付率, 完成率, 增长率 and what is done of a plan or a target may be more than 100%.
_OF_ALL = (
    "覆盖", "普及", "参保", "参合", "参会", "到会", "出席", "合格", "满意", "知晓", "出勤", "入学", "就业",
    "及格", "优良", "签约", "建档", "入户", "参与", "入会", "治愈", "存活", "回收", "婚检", "服务", "检查",
    "筛查", "接种", "落实", "办结", "成功", "达标", "入住", "巩固", "毕业", "录取", "通过", "获奖", "识别",
    "报名", "普查", "救治", "抽检", "受检", "孕检", "产检", "随访",
)  # fmt: skip
_PLANNED = ("目标", "计划", "任务", "预算")
_MOST_SHARED = 10  # 占… goes on for so many characters
_MOST_BETWEEN = 20


def is_share_of_one(name: str) -> bool:
    """Whether a rate of this name is a part of a whole, and never more than 100%."""
    if any(word in name for word in _PLANNED):
        return False
    if name.endswith(("率", "面")) and name[:-1].endswith(_OF_ALL):
        return True
    _, share, of = name.rpartition("占")
    return name.endswith(("满意度", "比重")) or (share != "" and len(of) <= _MOST_SHARED and "，" not in of)


def bounds(reading: Reading) -> Findings:
    """Ranges whose first number is not the smaller one, and shares over 100%."""
    for amount in reading.amounts:
        if amount.ends is not None and amount.ends[0] >= amount.ends[1] and amount.unit:
            if not reading.text.endswith(("由", "从", "自"), 0, amount.digits):
                yield found("FIG046", amount.digits, amount.end, text=amount.text)
        elif amount.unit == "%" and amount.ends is None and amount.value.low > 100 and is_share_of_one(amount.name):
            yield found("FIG047", amount.start, amount.end, text=amount.text, name=amount.name)


def shares(reading: Reading) -> Findings:
    """Shares of one whole that come to more than 100%: 男性占60%，女性占50%."""
    for sentence in reading.stated:
        parts = [each for each in sentence if each.unit == "%" and each.ends is None]
        if len(parts) > 1 and "占" in parts[0].words and _of_one_whole(reading.text, sentence, parts):
            said = total([part.value for part in parts])
            if said.low > 100:
                result = parts[0].like(total([part.stated for part in parts]))
                terms = "＋".join(part.text for part in parts)
                yield found("FIG048", parts[0].start, parts[-1].end, parts=f"{terms}＝{result}")


def _of_one_whole(text: str, sentence: Sequence[Amount], parts: Sequence[Amount]) -> bool:
    pairs = list(pairwise(parts))
    if any(len(text[one.end : other.start]) > _MOST_BETWEEN for one, other in pairs):
        return False
    if "分别" in parts[0].words:
        return all(text[one.end : other.start] in ("、", "和", "，", "与", "及") for one, other in pairs)
    named = [part._replace(words=part.words.partition("占")[0]) for part in parts if "占" in part.words]
    return len(named) == len(parts) and are_apart(text, named)
