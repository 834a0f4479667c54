"""Blanks (WRD) in running text, where Chinese has none; those of titles, names, slogans and joint issuers are meant."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from reportgen.checks.reading import Findings, Passage, Reading, found
from reportgen.checks.script import BLANK, is_han

_BLANKS = re.compile(f"{BLANK}+")
_MARKS = frozenset("，。；：、！？")
_OPENED, _CLOSED = frozenset("“《（"), frozenset("”》）")
# A Latin name with its number, `Word 2016`, is followed by a blank as it has one inside; 图 1 and 图1 begin a caption.
_NAME_WITH_NUMBER = re.compile(r"(?:[A-Za-z][A-Za-z .\-]*|[图表] ?)[0-9.]*$")
_CAPTIONED = frozenset("图表")
_QUOTED = {"“": "”", "《": "》", "（": "）", "(": ")"}
# Names, posts and offices end so, and stand beside others with a blank between: 中共中央 国务院, 会长 王培安.
_NAMED = (
    "中央", "国务院", "军委", "党委", "省委", "市委", "县委", "区委", "政府", "厅", "部", "局",
    "办", "协会", "委员会", "联合会", "会长", "主任", "书记", "主席", "部长", "局长", "处长", "市长",
    "县长", "区长", "校长", "院长", "秘书长", "委员", "代表", "教授", "理事", "医师",
)  # fmt: skip
_WORD = re.compile(r"\w+")
# Shorter words on both sides are names in a row.
_NAME = 4


def blanks_at_digits(reading: Reading) -> Findings:
    """A blank between Chinese words and digits, as PDF files have them."""
    text = reading.text
    for start, end in _blanks(text, _digit_and_word):
        passage = reading.passage_at(start)
        named = text[start - 1] in _CAPTIONED or _NAME_WITH_NUMBER.search(text, max(passage.start, start - 20), start)
        if _is_prose(passage, text[start:end]) and not named and not _quoted(text, passage, start):
            words = text[start - 1 : end + 1]
            yield found("WRD010", start - 1, end + 1, text=words, suggestion=words[0] + words[-1])


def blanks_at_words(reading: Reading) -> Findings:
    """A blank inside a sentence, or beside a full-width mark."""
    text = reading.text
    for start, end in _blanks(text, _in_sentence):
        passage = reading.passage_at(start)
        sentences = passage.role == "body" and "。" in reading.words(passage)
        if sentences and not _quoted(text, passage, start) and not _between_names(text, passage, start, end):
            words = text[start - 1 : end + 1]
            yield found("WRD011", start - 1, end + 1, text=words, suggestion=words[0] + words[-1])


def _digit_and_word(before: str, after: str) -> bool:
    return (is_han(before) and after.isdecimal()) or (before.isdecimal() and is_han(after))


def _in_sentence(before: str, after: str) -> bool:
    """Between two words, or beside a full-width mark."""
    if before in _MARKS:
        return is_han(after) or after.isdecimal() or after in _OPENED
    if after in _MARKS:
        return is_han(before) or before.isdecimal() or before in _CLOSED
    return is_han(before) and is_han(after)


def _blanks(text: str, between: Callable[[str, str], bool]) -> Iterator[tuple[int, int]]:
    """The blanks that stand between such characters."""
    for blank in _BLANKS.finditer(text):
        start, end = blank.span()
        if start and between(text[start - 1], text[end]):
            yield start, end


def _is_prose(passage: Passage, blank: str) -> bool:
    """Whether a blank stands in running text, and is no tab of a template that parts a line (印发机关 from 日期)."""
    laid_out = "\t" in blank and passage.role != "body"
    return (passage.kind == "paragraph" and not laid_out) or passage.level > 1


def _quoted(text: str, passage: Passage, at: int) -> bool:
    """Whether a blank stands inside quotes, a book title or brackets, where it may part slogans or issuers."""
    return any(
        text.rfind(opening, passage.start, at) > text.rfind(closing, passage.start, at)
        for opening, closing in _QUOTED.items()
    )


def _between_names(text: str, passage: Passage, start: int, end: int) -> bool:
    left = _WORD.search(text[passage.start : start][::-1])
    right = _WORD.match(text, end)
    if left is None or right is None or not text[start - 1].isalpha() or left.start() > 0:
        return False
    lengths = len(left[0]), len(right[0])
    return text.endswith(_NAMED, 0, start) or min(lengths) == 1 or max(lengths) <= _NAME
