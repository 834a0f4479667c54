"""The same thing said twice: with two values (FIG039), or with the same digits in 元 and in 万元 (FIG042)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from reportgen.checks.amounts.amount import Amount
from reportgen.checks.reading import Findings, Passage, Reading, found

# A name says whose something is where it begins with one of these; 受益群众 alone is said of each project anew.
_WHOSE = re.compile(
    r"(?:[0-9]{4}年度?)?(?P<whose>全[区市县省国州盟旗镇乡校院馆]|我[区市县省州校院馆]|各级|学校|医院|[^\W\d_]{2,3}[市县])"
)
_WHEN = r"[0-9]{4}年|[上去今前当]年|[0-9]{1,2}月|季度|半年|期间|以来|以前|同期|春节|元旦|累计|新增|其中|比|较"
_FILLERS = re.compile("现有|共有|已有|目前|现|共计|累计|共|总|已|有")
_AGAIN = frozenset({"（", "（即", "（折合", "（合"})
_LEAST_NAME, _LONG_NAME = 5, 10
# What was done can be done again: 桂林市投入100万元 is no other figure for 桂林市投入80万元.
_DONE = (
    "投入", "开展", "举办", "发放", "组织", "新建", "新增", "培训", "走访", "慰问", "覆盖", "惠及", "帮扶",
    "印发", "筹集", "争取", "参加", "参与", "受益", "建立", "成立", "服务",
)  # fmt: skip


def agreement(reading: Reading) -> Findings:
    """Names that say whose something is, with values that can't both be true."""
    yield from _in_headings(reading)
    yield from _in_brackets(reading)
    said: dict[tuple[str, str], Amount] = {}
    for amount in reading.amounts:
        if amount.ends is not None or not amount.unit or _WHOSE.match(amount.words) is None:
            continue
        name = _FILLERS.sub("", amount.name)
        if len(name) < (_LONG_NAME if _is_done(name) else _LEAST_NAME):
            continue
        first = said.setdefault((name, amount.unit), amount)
        if first.value.apart(amount.value) and _when(reading, first) == _when(reading, amount):
            yield found("FIG039", amount.start, amount.end, name=amount.name, text=amount.text, other=first.text)


def _is_done(name: str) -> bool:
    return any(word in name.removesuffix("组织") for word in _DONE)  # 计生协组织 is one


def _in_brackets(reading: Reading) -> Findings:
    """1.44万吨（14400吨）: what stands in brackets is the same amount in another scale."""
    for sentence in reading.stated:
        for one, other in pairwise(sentence):
            again = reading.text[one.end : other.start] in _AGAIN and reading.text[other.end : other.end + 1] == "）"
            if again and one.unit == other.unit and one.value.apart(other.value):
                yield found("FIG039", other.start, other.end, name=one.name, text=other.text, other=one.text)


def _when(reading: Reading, amount: Amount) -> set[str]:
    """What the sentence says of the time of an amount, and of which part it is."""
    start, _ = reading.sentence(amount.digits)
    return set(re.findall(_WHEN, reading.text[start : amount.digits]))


def _in_headings(reading: Reading) -> Findings:
    """Amounts of headings that none of the same name below agrees with."""
    headings = [each for each in reading.passages if each.kind == "heading"]
    starts = {each.start: each for each in headings}
    in_headings = [each for each in reading.amounts if reading.passage_at(each.digits).start in starts]
    for amount in in_headings:
        heading = reading.passage_at(amount.digits)
        below = [each for each in _below(reading, heading, headings) if _same_name(amount, each)]
        if below and all(amount.value.apart(each.value) for each in below):
            yield found("FIG039", amount.start, amount.end, name=amount.name, text=amount.text, other=below[0].text)


def _below(reading: Reading, heading: Passage, headings: Sequence[Passage]) -> Iterator[Amount]:
    ends = (each.start for each in headings if each.start > heading.start and each.level <= heading.level)
    end = next(ends, len(reading.text))
    return (each for each in reading.amounts if heading.end < each.start < end)


def _same_name(one: Amount, other: Amount) -> bool:
    name = one.name
    return one.unit == other.unit and len(name) > 1 and (other.name.endswith(name) or name.endswith(other.name or "\n"))


def scales(reading: Reading) -> Findings:
    """参保金额880万元 here and 参保金额880元 there."""
    named = defaultdict[tuple[str, str, str], list[Amount]](list)
    for amount in reading.amounts:
        digits = amount.number.replace(",", "")
        if amount.ends is None and len(digits.strip("0.").replace(".", "")) > 2 and len(amount.name) > 3:
            named[amount.name[-4:], amount.unit, digits].append(amount)
    for amounts in named.values():
        first = amounts[0]
        for amount in amounts[1:]:
            if amount.scale != first.scale:
                yield found("FIG042", amount.start, amount.end, name=amount.name, text=amount.text, other=first.text)


def odd_scales(reading: Reading) -> Findings:
    """设备60万元、培训50万元、资料30元: one of a list in another scale."""
    for sentence in reading.stated:
        for items in _lists(reading.text, sentence):
            in_scales = [each.scale for each in items]
            odd = [each for each in items if in_scales.count(each.scale) == 1]
            if len(odd) == 1 and len(set(in_scales)) == 2 and _is_far(odd[0], items):
                other = next(each.text for each in items if each is not odd[0])
                yield found("FIG043", odd[0].start, odd[0].end, text=odd[0].text, other=other)


def _lists(text: str, sentence: Sequence[Amount]) -> Iterator[list[Amount]]:
    items: list[Amount] = []
    for amount in sentence:
        between = text[items[-1].end : amount.start] if items else ""
        if items and (amount.unit != items[-1].unit or not between.startswith("、") or len(between) > 14):
            if len(items) > 2:
                yield items
            items = []
        items.append(amount)
    if len(items) > 2:
        yield items


def _is_far(odd: Amount, items: Sequence[Amount]) -> bool:
    others = [each.value for each in items if each is not odd]
    return odd.value.high * 100 < min(each.low for each in others) or odd.value.low > 100 * max(
        each.high for each in others
    )
