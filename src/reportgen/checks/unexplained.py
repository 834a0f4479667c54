"""Titles that are no more than a genre (WRD030): 《意见》 or 《实施方案》 is short for a title that was never given."""

from __future__ import annotations

import re
from bisect import bisect_right

from reportgen.checks.reading import Findings, Reading, found

_BARE = "《(?:实施|管理|暂行|指导|改革|工作|若干)?(?:意见|决定|办法|方案|规划|纲要|条例|规定|通知|细则|规范|计划)》"
# Who issues a document says which it is: 中共中央 国务院印发了《决定》.
_ISSUED = tuple(f"{word}{end}" for word in ("印发", "出台", "制定", "发布", "颁布") for end in ("", "了"))


def unexplained_titles(reading: Reading) -> Findings:
    """The first use in each article of such a title that nothing in it introduces as a short name."""
    starts = [each.start for each in reading.passages if each.level == 1]
    bounds = [0, *starts, len(reading.text)]
    seen = set[tuple[int, str]]()
    for title in re.finditer(_BARE, reading.text) if "《" in reading.text else ():
        article = bisect_right(starts, title.start())
        in_prose = reading.passage_at(title.start()).kind == "paragraph"
        if reading.text.endswith(_ISSUED, 0, title.start()):
            seen.add((article, title[0]))
        if in_prose and (article, title[0]) not in seen:
            seen.add((article, title[0]))
            introduced = f"简称(?:为)?[：:]?{title[0]}"
            if re.search(introduced, reading.text[bounds[article] : bounds[article + 1]]) is None:
                yield found("WRD030", *title.span(), name=title[0])
