"""Headings and the ends of paragraphs (STY), by GB/T 9704—2012 7.3 and the practice of secretariats."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from reportgen.checks.reading import Findings, Passage, Reading, found
from reportgen.checks.script import is_han
from reportgen.zh import break_by_sense, width

_END_MARKS = "。；，、：;,:"
# A line of a title has 156 mm: 20 characters of 二号.
_TITLE_LINE = 20
_PROSE = 20
_YEAR_HEADING = r"(?P<year>[12][0-9]{3})年度?(?:主要|重点)?(?:工作)?(?P<what>回顾|总结|情况|计划|打算|安排|任务|要点)?"
_LOOKS_BACK = frozenset({"回顾", "总结", "情况"})
_ENDLESS = frozenset("，、,")


def end_marks_of_headings(reading: Reading) -> Findings:
    """A stop at the end of a heading; one that leads its paragraph gets its own from the looks."""
    for passage in _headings(reading):
        last = reading.text[max(passage.start, passage.end - 1) : passage.end]
        if last and last in _END_MARKS:
            yield found("STY001", passage.end - 1, passage.end, text=last, title=reading.words(passage))


def skipped_levels(reading: Reading) -> Findings:
    """A heading below another with a level left out that the report has elsewhere."""
    headings = _headings(reading)
    levels = {each.level for each in headings}
    for above, below in pairwise(headings):
        skipped = [level for level in range(above.level + 1, below.level) if level in levels]
        if skipped and above.level > 1:
            yield found("STY002", below.start, below.end, title=reading.words(below), above=reading.words(above))


def single_headings(reading: Reading) -> Findings:
    """A numbered heading below a numbered one that has no second beside it."""
    above: list[list[Passage]] = []  # at each depth the headings that stand side by side there
    for each in (*_headings(reading), None):
        while above and (each is None or above[-1][0].level > each.level):
            yield from _single(above.pop(), above, reading)
        if each is not None and above and above[-1][0].level == each.level:
            above[-1].append(each)
        elif each is not None:
            above.append([each])


def _single(side_by_side: Sequence[Passage], above: Sequence[Sequence[Passage]], reading: Reading) -> Findings:
    first = side_by_side[0]
    if len(side_by_side) == 1 and first.number and above and above[-1][-1].number:
        yield found("STY003", first.start, first.end, number=first.number, title=reading.words(first))


def long_titles(reading: Reading) -> Findings:
    """A title with a line over 20 characters, as its author broke it, or as it can be broken by sense."""
    for passage in _headings(reading):
        title = reading.words(passage)
        if passage.level == 1 and width(title) > _TITLE_LINE:
            lines = title.split("\n") if "\n" in title else break_by_sense(title.strip(), _TITLE_LINE)
            for line in lines:
                if width(line.strip()) > _TITLE_LINE:
                    yield found("STY004", passage.start, passage.end, title=line.strip(), most=_TITLE_LINE)
                    break


def unended_paragraphs(reading: Reading) -> Findings:
    """A paragraph of whole sentences of which the last has no end."""
    for passage in reading.passages:
        words = reading.text[passage.start : passage.end]
        if passage.role != "body" or len(words) < _PROSE or "。" not in words or "：" in words[words.rfind("。") :]:
            continue  # 联系电话：… and 附件：… end without a mark
        if is_han(words[-1]) or words[-1] in _ENDLESS:
            yield found("STY005", passage.end - 1, passage.end, text=words[-8:])


def stale_years(reading: Reading) -> Findings:
    """A part of the report that is headed by a year which it can't be about."""
    looked_back = None
    for passage in _headings(reading):
        title = reading.words(passage)
        heading = re.fullmatch(_YEAR_HEADING, title) if title[:4].isdecimal() else None
        if heading is None:
            continue
        year = int(heading["year"])
        expected = _years(reading.period, looked_back)
        if expected and year not in expected:
            right = "、".join(f"{each}年" for each in expected)
            yield found("STY006", passage.start, passage.start + 5, text=f"{year}年", title=title, expected=right)
        elif heading["what"] in _LOOKS_BACK:
            looked_back = year


def _years(period: int | None, looked_back: int | None) -> Sequence[int]:
    """The years that a heading may name: those around the report's own, and what follows the one looked back on."""
    near = range(period - 1, period + 2) if period is not None else None
    after = (looked_back, looked_back + 1) if looked_back is not None else None
    if near is None or after is None:
        return near or after or ()
    return [year for year in after if year in near] or near


def _headings(reading: Reading) -> Sequence[Passage]:
    return [each for each in reading.passages if each.kind == "heading" and each.start < each.end]
