"""Comments and charts that are printed as text (STY): a # begins a title below a `|`, ··· begins no chart (图表)."""

from __future__ import annotations

import re

from reportgen.checks.reading import Findings, Passage, Reading, found
from reportgen.checks.script import HAN

# A topic, #教育#, ends with another #; 1#楼 stands inside a sentence.
_BEHIND_TEXT = rf"(?:[。；！？][^\S\n]*|(?=#\s*不查))(?P<words>#\s*{HAN}[^#\n]*)$"
# A fence that is none, and the first line of a chart.
_FENCE = r"(?:[`·•‘’'｀～~]{2,3}|”“) *(?:图表|chart)"
_KIND = rf"(?:类型|kind)[ 　]*[:：][ 　]*(?:{HAN}{{1,3}}图|bar|line|share|pie)"
_CHART = rf"^{_FENCE}|{_KIND}(?=[^。]*?(?:数据|figures)[ 　]*[:：])"
_IN_DATA = (".yaml", ".yml")


def printed_comments(reading: Reading) -> Findings:
    """A title that prose makes of a line with #, and a # behind a sentence."""
    titles = [each for each in reading.passages if each.level == 1]
    for passage in titles[1:]:
        if _is_typed(passage, reading):
            yield found("STY007", passage.start, passage.end, text=reading.words(passage))
    for comment in re.finditer(_BEHIND_TEXT, reading.text, re.MULTILINE) if "#" in reading.text else ():
        yield found("STY007", *comment.span("words"), text=comment["words"])


def printed_charts(reading: Reading) -> Findings:
    """Chart blocks that are none, once each: their marks are not, or they stand where no block can."""
    if not any(word in reading.text for word in ("图表", "类型", "chart", "kind")):
        return
    last = None
    for chart in re.finditer(_CHART, reading.text, re.MULTILINE):
        passage = reading.passage_at(chart.start())
        if passage is not last:
            yield found("STY010", *chart.span(), text=chart[0])
        last = passage


def _is_typed(passage: Passage, reading: Reading) -> bool:
    """Whether the words stand in prose of the data, and no key or template makes a title of them."""
    in_data = passage.span is not None and passage.span.path.endswith(_IN_DATA)
    return in_data and reading.stretch_at(passage.start, passage.start + 1) is None
