"""Comments typed where all is text (STY): below a `|` a line that begins with # is printed, as one more title."""

from __future__ import annotations

import re

from reportgen.checks.reading import Findings, Passage, Reading, found
from reportgen.checks.script import HAN

# A topic, #教育#, ends with another #; 1#楼 stands inside a sentence.
_BEHIND_TEXT = rf"(?:[。；！？][^\S\n]*|(?=#\s*不查))(?P<words>#\s*{HAN}[^#\n]*)$"
_IN_DATA = (".yaml", ".yml")


def printed_comments(reading: Reading) -> Findings:
    """A title that prose makes of a line with #, and a # behind a sentence."""
    titles = [each for each in reading.passages if each.level == 1]
    for passage in titles[1:]:
        if _is_typed(passage, reading):
            yield found("STY007", passage.start, passage.end, text=reading.words(passage))
    for comment in re.finditer(_BEHIND_TEXT, reading.text, re.MULTILINE) if "#" in reading.text else ():
        yield found("STY007", *comment.span("words"), text=comment["words"])


def _is_typed(passage: Passage, reading: Reading) -> bool:
    """Whether the words stand in prose of the data, and no key or template makes a title of them."""
    in_data = passage.span is not None and passage.span.path.endswith(_IN_DATA)
    return in_data and reading.stretch_at(passage.start, passage.start + 1) is None
