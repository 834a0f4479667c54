"""Numbers typed in the text (NUM): 一是…二是…, 第一，第二，, （1）（2）, 1. 2. in order, whole, and in one scheme."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from reportgen.checks.reading import Finding, Findings, Passage, Reading, found
from reportgen.checks.script import HAN, MARK, NUMERALS
from reportgen.zh import numeral

# Numbers that stand behind a mark or at the beginning; which marks, and what follows, is looked at afterwards.
_ORDINAL = re.compile(
    rf"(?P<mark>\n|{MARK})(?:(?P<shi>{HAN}{{1,3}}?)是|(?P<yao>{HAN}{{1,3}}?)要|第(?P<di>{HAN}{{1,3}})，"
    rf"|其(?P<qi>{HAN}{{1,3}}?)，|（(?P<han>{HAN}{{1,3}})）|（(?P<round>[0-9]{{1,2}})）|(?P<circled>[①-⑳])"
    rf"|(?P<dot>[0-9]{{1,2}})(?:\.|、)(?![0-9])|(?P<pause>{HAN}{{1,3}})、)"
)
# How each scheme writes a number, and the marks it stands behind; the first are said aloud, and begin with one.
_FORMS = {
    "shi": ("{}是", "，。；：！？…”\n"), "yao": ("{}要", "，。；：！？…”\n"),
    "di": ("第{}，", "。；：！？\n"), "qi": ("其{}，", "。；：！？\n"),
    "han": ("（{}）", "。；：！？\n"), "round": ("（{}）", "。；：！？\n"), "circled": ("{}", "。；：！？\n"),
    "dot": ("{}.", "\n"), "pause": ("{}、", "\n"),
}  # fmt: skip
_SPOKEN = frozenset({"shi", "yao", "di", "qi"})
# 第一， may be a place in a contest.
_ALONE = frozenset({"shi", "yao"})
_ARABIC = frozenset({"round", "dot"})
# 三要素 is no third demand, 一、二产业 no list.
_NO_ORDINAL = {"yao": frozenset("素件点闻塞"), "shi": frozenset("非"), "pause": frozenset(NUMERALS)}
# What may go on where the numbers leave off.
_GOES_ON = "再[者次有就]|其次|另外|另一方面|还有|同时|此外|最后"
# A number typed before a paragraph.
_TYPED = re.compile(rf"({HAN}{{1,3}})、|（({HAN}{{1,3}})）|[0-9]{{1,2}}\.(?![0-9])|（[0-9]{{1,2}}）")
_COUNT = re.compile(f"[0-9]+|{HAN}+")


class _Ordinal(NamedTuple):
    """A number typed in the text: how it is written and what it says."""

    scheme: str
    value: int
    start: int
    end: int


class _List(NamedTuple):
    """The last number of a list so far."""

    last: _Ordinal
    passage: Passage


def sequences(reading: Reading) -> Findings:
    """Lists that lack a number, have it twice, or in the wrong order; between headings, each list for itself."""
    lists: dict[str, _List] = {}
    ordinals = list(_ordinals(reading.text))
    at = 0
    for passage in reading.passages:
        here = []
        while at < len(ordinals) and ordinals[at].start < passage.end:
            if not (passage.number and ordinals[at].start == passage.start):  # told as YML046
                here.append(ordinals[at])
            at += 1
        if passage.kind == "heading" and not here:
            yield from _closed(lists.values(), passage.start, reading)
            lists = {}
        for ordinal in here:
            yield from _next(ordinal, passage, lists, reading)
            lists[ordinal.scheme] = _List(ordinal, passage)
    yield from _closed(lists.values(), len(reading.text), reading)


def typed_numbers(reading: Reading) -> Findings:
    """A number typed at the beginning of a paragraph, of the kind that the engine prints before headings here."""
    printed = {_shape(each.number) for each in reading.passages if each.number}
    for passage in reading.passages if printed else ():
        typed = _TYPED.match(reading.text, passage.start) if passage.role == "body" else None
        if typed is not None and _is_number(typed) and _shape(typed[0]) in printed:
            yield found("NUM034", *typed.span(), text=typed[0])


def _is_number(typed: re.Match[str]) -> bool:
    """Whether it counts, and is not the first of several, as in 一、二产业."""
    said = typed[1] or typed[2]
    return said is None or (said in NUMERALS and typed.string[typed.end()] not in NUMERALS)


def _shape(number: str) -> str:
    """A number as its kind: 二、 as 一、, （12） as （1）."""
    return _COUNT.sub(lambda count: "1" if count[0].isdecimal() else "一", number)


def _ordinals(text: str) -> Iterator[_Ordinal]:
    for each in _ORDINAL.finditer("\n" + text):
        scheme = str(each.lastgroup)
        value = _value(scheme, each[scheme])
        after = text[each.end() - 1 : each.end()]
        if value and each["mark"] in _FORMS[scheme][1] and after not in _NO_ORDINAL.get(scheme, ()):
            yield _Ordinal(scheme, value, each.start(), each.end() - 1)


def _value(scheme: str, written: str) -> int:
    if scheme == "circled":
        return ord(written) - ord("①") + 1
    return int(written) if scheme in _ARABIC else NUMERALS.get(written, 0)


def _next(ordinal: _Ordinal, passage: Passage, lists: dict[str, _List], reading: Reading) -> Iterator[Finding]:
    """What is wrong with a number, after those before it."""
    before = lists.get(ordinal.scheme)
    span, said = (ordinal.start, ordinal.end), _said(ordinal)
    if before is None:
        if ordinal.value > 1 and ordinal.scheme in _SPOKEN:
            yield _without_beginning(ordinal, passage, lists)
        return
    last, wanted = before.last.value, before.last.value + 1
    if ordinal.value == wanted:
        return
    if ordinal.value == 1:
        if before.last.value == 1 and before.passage == passage:
            yield found("NUM031", *span, text=said, last=_said(before.last))
        elif before.last.value == 1:
            yield from _closed([before], ordinal.start, reading)
    elif ordinal.value > wanted:
        yield found("NUM030", *span, text=said, missing=_written(ordinal.scheme, wanted))
    elif last:
        yield found("NUM031", *span, text=said, last=_said(before.last))


def _without_beginning(ordinal: _Ordinal, passage: Passage, lists: dict[str, _List]) -> Finding:
    """A list that begins with another number than one: its beginning is missing, or was written in another scheme."""
    span, said = (ordinal.start, ordinal.end), _said(ordinal)
    for scheme, each in lists.items():
        if each.last.value == ordinal.value - 1 and each.passage == passage:
            del lists[scheme]
            right = _written(scheme, ordinal.value)
            return found("NUM033", *span, text=said, last=_said(each.last), suggestion=right)
    return found("NUM030", *span, text=said, missing=_written(ordinal.scheme, ordinal.value - 1))


def _closed(lists: Iterable[_List], end: int, reading: Reading) -> Iterator[Finding]:
    """Lists of which nothing but the first number was written."""
    for last, _ in lists:
        alone = last.scheme in _ALONE and last.value == 1
        if alone and not re.search(_GOES_ON, reading.text[last.end : end]):
            yield found("NUM032", last.start, last.end, text=_said(last), missing=_written(last.scheme, 2))


def _said(ordinal: _Ordinal) -> str:
    return _written(ordinal.scheme, ordinal.value)


def _written(scheme: str, value: int) -> str:
    if scheme == "circled":
        return chr(ord("①") + value - 1)
    return _FORMS[scheme][0].format(value if scheme in _ARABIC else numeral(value)).rstrip("，")
