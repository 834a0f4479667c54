"""Brackets, book titles and quotation marks (WRD): full-width, in pairs, nested by GB/T 15834—2011 (4.8, 4.9, 4.15)."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from reportgen.checks.reading import Finding, Findings, Reading, found
from reportgen.checks.script import HAN, is_han

# Around Chinese words, or numbers inside a word: 小(1)型.
_HALF_WIDTH = rf"\(((?:[^()\n]*{HAN}[^()\n]*|(?<={HAN}\()[0-9]{{1,3}}(?=\){HAN})))\)"
_STRAIGHT = rf"(?<![0-9])([\"'])([^\"'\n]*{HAN}[^\"'\n]*)\1"

_PARTNER = {
    "“": "”",
    "‘": "’",
    "《": "》",
    "〈": "〉",
    "（": "）",
    "(": ")",
    "【": "】",
    "〔": "〕",
    "「": "」",
    "『": "』",
}
_OPENER = {closing: opening for opening, closing in _PARTNER.items()}
_MARK = re.compile("[“”‘’《》〈〉（）()【】〔〕「」『』]")
_QUOTES = frozenset("“”‘’")
_ROUND = frozenset("（）()")
# What stands in double quotes or a book title takes the other kind.
_INNER = {"“": "‘{}’", "《": "〈{}〉"}
# `1）` and `（`-less numbers of lists begin a passage or follow a mark.
_LIST_NUMBER = r"(?:^|[，。；：、\s])[0-9a-zA-Z一二三四五六七八九十]{1,3}$"
# Two quotes so near that they are a pair, one of them typed the wrong way round.
_NEAR = 40


class _Mark(NamedTuple):
    """A bracket or quotation mark at an offset of the text."""

    at: int
    sign: str


def half_width_brackets(reading: Reading) -> Findings:
    """Half-width round brackets around Chinese words."""
    if "(" not in reading.text:
        return
    for bracket in re.finditer(_HALF_WIDTH, reading.text):
        yield found("WRD001", *bracket.span(), text=bracket[0], suggestion=f"（{bracket[1]}）")


def straight_quotes(reading: Reading) -> Findings:
    """Typewriter quotation marks around Chinese words."""
    if '"' not in reading.text and "'" not in reading.text:
        return
    for quote in re.finditer(_STRAIGHT, reading.text):
        right = f"“{quote[2]}”" if quote[1] == '"' else f"‘{quote[2]}’"
        yield found("WRD005", *quote.span(), text=quote[0], suggestion=right)


def pairs(reading: Reading) -> Findings:
    """Brackets and quotation marks without a partner, with one of the other width, or wrongly nested."""
    marks = [_Mark(each.start(), each[0]) for each in _MARK.finditer(reading.text)]
    at = 0
    for number, passage in enumerate(reading.passages):
        first = at
        while at < len(marks) and marks[at].at < passage.end:
            at += 1
        if first < at:
            goes_on = reading.text.startswith("“", passage.end + 1) and number + 1 < len(reading.passages)
            yield from _in_passage(marks[first:at], reading.text, passage.start if goes_on else -1)


def _in_passage(marks: list[_Mark], text: str, continued: int) -> Iterator[Finding]:
    """The faults among the marks of a passage; a quote that opens at `continued` goes on in the next passage."""
    still_open: list[_Mark] = []
    alone: list[_Mark] = []
    nested: list[tuple[_Mark, Finding]] = []
    for mark in marks:
        if mark.sign in _PARTNER:
            still_open.append(mark)
        else:
            opening = _taken(mark, still_open, alone, text)
            if opening is not None:
                yield from _widths(opening, mark, text)
                nested += _nesting(opening, mark, still_open, text)
    alone += (each for each in still_open if not (each.sign == "“" and each.at == continued))
    yield from (each for outer, each in nested if outer not in alone)
    yield from _alone([each for each in alone if _concerns(each, text)], text)


def _taken(mark: _Mark, still_open: list[_Mark], alone: list[_Mark], text: str) -> _Mark | None:
    """The mark that a closing one belongs to; those between have no partner and go to `alone`, as it does without."""
    fits = _ROUND if mark.sign in _ROUND else {_OPENER[mark.sign]}
    if not any(each.sign in fits for each in still_open):
        if not _is_apostrophe(mark, text) and not (
            mark.sign in _ROUND and re.search(_LIST_NUMBER, text[max(0, mark.at - 4) : mark.at])
        ):
            alone.append(mark)
        return None
    while still_open[-1].sign not in fits:
        alone.append(still_open.pop())
    return still_open.pop()


def _is_apostrophe(mark: _Mark, text: str) -> bool:
    return mark.sign == "’" and mark.at > 0 and text[mark.at - 1].isascii()


def _widths(opening: _Mark, closing: _Mark, text: str) -> Iterator[Finding]:
    if closing.sign in _ROUND and closing.sign != _PARTNER[opening.sign]:
        inner = text[opening.at + 1 : closing.at]
        yield found(
            "WRD002", opening.at, closing.at + 1, text=f"{opening.sign}{inner}{closing.sign}", suggestion=f"（{inner}）"
        )
    elif opening.sign in "「『":
        inner = text[opening.at + 1 : closing.at]
        right = f"“{inner}”" if opening.sign == "「" else f"‘{inner}’"
        yield found("WRD008", opening.at, closing.at + 1, text=f"{opening.sign}{inner}{closing.sign}", suggestion=right)


def _nesting(opening: _Mark, closing: _Mark, outside: list[_Mark], text: str) -> Iterator[tuple[_Mark, Finding]]:
    """A pair inside one of its own kind, or single quotes inside no others; with the mark that makes it one."""
    inner = text[opening.at + 1 : closing.at]
    span = opening.at, closing.at + 1
    outer = next((each for each in outside if each.sign == opening.sign), None)
    if opening.sign in _INNER and outer is not None:
        whole = f"{opening.sign}{inner}{closing.sign}"
        yield outer, found("WRD007", *span, text=whole, suggestion=_INNER[opening.sign].format(inner))
    elif opening.sign == "‘" and not any(each.sign == "“" for each in outside):
        yield opening, found("WRD009", *span, text=f"‘{inner}’", suggestion=f"“{inner}”")


def _concerns(mark: _Mark, text: str) -> bool:
    """Whether a mark without a partner is one of Chinese text; a half-width one may belong to a formula."""
    beside = text[max(0, mark.at - 1) : mark.at] + text[mark.at + 1 : mark.at + 2]
    return mark.sign not in "()" or any(map(is_han, beside))


def _alone(marks: list[_Mark], text: str) -> Iterator[Finding]:
    marks = sorted(marks)
    quotes = [each for each in marks if each.sign in _QUOTES]
    if len(quotes) == 2 and quotes[1].at - quotes[0].at <= _NEAR and not {"‘", "’"} & {each.sign for each in quotes}:
        start, end = quotes[0].at, quotes[1].at + 1
        right = f"“{text[start + 1 : end - 1]}”"
        yield found("WRD006", start, end, text=text[start:end], suggestion=right)
        marks = [each for each in marks if each not in quotes]
    for each in marks:
        code = "WRD006" if each.sign in _QUOTES else "WRD003"
        partner = _PARTNER.get(each.sign) or _OPENER[each.sign]
        yield found(code, each.at, each.at + 1, text=each.sign, partner=partner)
