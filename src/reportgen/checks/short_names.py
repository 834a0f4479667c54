"""Short names (WRD): introduced by （以下简称《决定》） once, before they are used, and used."""

import re
from collections.abc import Iterator
from itertools import takewhile
from typing import NamedTuple

from reportgen.checks.reading import Finding, Findings, Reading, found

_INTRODUCED = "简称为?：?(?P<name>.{2,24}?)）"
_BEFORE = ("（", "（以下", "（下", "（以下统", "（统", "（以下均", "(", "(以下")
_NO_NAME = frozenset("（，、。；")
# A short name without marks is part of longer ones, and told only where it begins a clause.
_BEFORE_CLAUSE = frozenset("，。；：、！？（\n")


class _Introduced(NamedTuple):
    """Where a short name is introduced, and the words that stand for it from there on."""

    start: int
    end: int
    name: str


def short_names(reading: Reading) -> Findings:
    """Short names that are used before they are introduced, introduced twice, or never used."""
    if "简称" not in reading.text:
        return
    introduced = [
        _Introduced(*each.span("name"), each["name"].strip("“”"))
        for each in re.finditer(_INTRODUCED, reading.text)
        if reading.text.endswith(_BEFORE, 0, each.start()) and _NO_NAME.isdisjoint(each["name"])
    ]
    seen: dict[tuple[int, str], _Introduced] = {}
    for each in introduced:
        article = _article(reading, each.start)
        if (article, each.name) in seen:
            yield found("WRD025", each.start, each.end, name=each.name)
            continue
        seen[article, each.name] = each
        start, end = _bounds(reading, each.start)
        yield from _too_early(each, start, reading)
        if reading.text.find(each.name, each.end, end) < 0:
            yield found("WRD026", each.start, each.end, name=each.name)


def _too_early(each: _Introduced, first: int, reading: Reading) -> Iterator[Finding]:
    text = reading.text
    at = text.find(each.name, first, each.start)
    while at >= 0:
        body = reading.passage_at(at).kind == "paragraph"
        if body and (each.name[0] == "《" or text[at - 1] in _BEFORE_CLAUSE):
            yield found("WRD024", at, at + len(each.name), name=each.name)
            return
        at = text.find(each.name, at + len(each.name), each.start)


def _article(reading: Reading, offset: int) -> int:
    """The number of the article that holds `offset`: titles begin articles, each read for itself."""
    before = takewhile(lambda passage: passage.start <= offset, reading.passages)
    return sum(passage.level == 1 for passage in before)


def _bounds(reading: Reading, offset: int) -> tuple[int, int]:
    titles = [passage.start for passage in reading.passages if passage.level == 1]
    start = max((each for each in titles if each <= offset), default=0)
    end = min((each for each in titles if each > offset), default=len(reading.text))
    return start, end
