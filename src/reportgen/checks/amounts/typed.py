"""Figures typed into the prose of a report that takes its figures from the book (FIG044)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import groupby

from reportgen.checks.amounts.amount import Amount
from reportgen.checks.reading import Findings, Reading, found

# Counts of these are part of what is said: 3岁以下, 每天1小时.
_NO_FIGURES = frozenset({*"岁秒天周番米", "小时", "分钟", "秒钟", "个月", "个半月", "星期", "年级", "公里"})
# A project whose figures mostly stand in the book wants the rest there too.
_MOST_ARE_OURS = 2
_MOST_LISTED = 8


def typed(reading: Reading) -> Findings:
    """The typed figures of each paragraph, in one finding, if most of the report's come from the book."""
    printed = {each.start for each in reading.figures}
    loose = [each for each in reading.amounts if not _is_printed(reading, each, printed)]
    if not printed or len(loose) * _MOST_ARE_OURS > len(reading.amounts):
        return
    figures = [each for each in loose if _is_figure(reading, each)]
    for _, group in groupby(figures, lambda each: reading.passage_at(each.digits).start):
        yield from _told(list(group))


def _told(figures: Sequence[Amount]) -> Findings:
    first = figures[0]
    listed = "、".join(each.text for each in figures[:_MOST_LISTED]) + ("等" if len(figures) > _MOST_LISTED else "")
    yield found("FIG044", first.start, first.end, texts=listed, count=len(figures))


def _is_printed(reading: Reading, amount: Amount, printed: Collection[int]) -> bool:
    """Whether a figure of the book printed the number."""
    stretch = reading.stretch_at(amount.digits, amount.digits + 1)
    return stretch is not None and stretch.start in printed


def _is_figure(reading: Reading, amount: Amount) -> bool:
    """Whether a person would look for it in the book: counted out in digits, and no part of a name in quotes."""
    passage = reading.passage_at(amount.digits)
    before = reading.text[passage.start : amount.start]
    quoted = any(before.count(opening) > before.count(closing) for opening, closing in ("“”", "《》"))
    return passage.kind == "paragraph" and amount.number[0].isascii() and amount.unit not in _NO_FIGURES and not quoted
