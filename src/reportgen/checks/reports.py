"""Reports of one project held against each other: what is typed in one and differs by a slip from the other.

What both print from the data agrees by itself. These rules look at what somebody typed twice (FIG050 to FIG052).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from reportgen.checks.amounts.amount import Amount
from reportgen.checks.amounts.interval import Interval
from reportgen.checks.reading import Finding, Findings, Reading, found

# So many characters on both sides, twelve in all, make two places the same words; fewer are alike by chance.
_CONTEXTS = ((6, 6), (8, 4), (4, 8))
_LEAST_KEY = 3  # a figure's key says what it counts in so many characters
# One of these in a sentence makes a figure that of another time, or a part of it.
_WHEN = re.compile(r"[0-9]{4}年|[上去今前当]年|[0-9]{1,2}月|季度|半年|期间|以来|以前|同期|累计|新增|其中|比|较")
# What a name may begin with and say nothing more of what is counted.
_WHOSE = re.compile(r"^(?:全[区市县省国]|我[区市县省]|现有|共有|目前|各级)+")

# A person is named behind a post; a name of two characters has too many neighbours.
_POST_ENDS = "长记任席员授"
_LEAST_PERSON, _LEAST_OFFICE = 3, 8
# Names that differ in one of these are of other places or other terms: 某某县 and 某某市, 第六届 and 第七届.
_OTHERS = frozenset("省市县区州盟旗镇乡村〇一二三四五六七八九十0123456789")


class Name(NamedTuple):
    """A name that the data give, and whether it is a person's."""

    text: str
    person: bool


class Told(NamedTuple):
    """A report that was read: how the project calls it, its reading, the files and the names that its data give."""

    report: str
    reading: Reading
    files: frozenset[str]
    names: Sequence[Name]


def compare(reports: Sequence[Told]) -> Iterator[tuple[int, Finding]]:
    """What differs between reports that share files, with the number of the report in which it stands.

    Words that differ are told in the later report: the news follows the report.
    """
    pairs = [pair for pair in combinations(range(len(reports)), 2) if _share(reports, *pair)]
    taken: list[tuple[int, Finding]] = []
    for at in sorted({each for pair in pairs for each in pair}):
        taken += ((at, each) for each in misspelt_names(reports[at].reading, reports[at].names))
    for one, other in pairs:
        taken += ((one, each) for each in differing_figures(reports[one].reading, reports[other]))
        taken += ((other, each) for each in differing_figures(reports[other].reading, reports[one]))
    yield from taken
    for one, other in pairs:
        words = differing_words(reports[other].reading, reports[one])
        yield from ((other, each) for each in words if not any(_overlap(each, *told, other) for told in taken))


def _share(reports: Sequence[Told], one: int, other: int) -> bool:
    return not reports[one].files.isdisjoint(reports[other].files)


def _overlap(words: Finding, at: int, found: Finding, here: int) -> bool:
    return at == here and found.start < words.end and words.start < found.end


# Figures


def differing_figures(here: Reading, there: Told) -> Findings:
    """Amounts typed in one report that the other prints from its figures, of the same name and another value."""
    printed = _printed(there.reading)
    for amount in here.amounts:
        others = printed.get((_bare(amount.name), amount.unit), ()) if amount.ends is None and amount.unit else ()
        if others and _figure_at(here, amount) is None and _differs(here, amount, others, there.reading):
            yield found(
                "FIG050",
                amount.start,
                amount.end,
                name=amount.name,
                text=amount.text,
                other=others[0].text,
                report=there.report,
            )


def _differs(here: Reading, amount: Amount, others: Sequence[Amount], there: Reading) -> bool:
    when = _when(here, amount)
    return all(_apart(each.value, amount.value) and _when(there, each) == when for each in others)


def _apart(one: Interval, other: Interval) -> bool:
    """Whether two values are not the same, though they may touch: 10.7万 and 10.8万, 500多万 and 600多万."""
    if one.apart(other):
        return True
    widths = (one.high - one.low, other.high - other.low)
    return min(widths) > 0 and (one.high == other.low or other.high == one.low)


def _printed(reading: Reading) -> Mapping[tuple[str, str], Sequence[Amount]]:
    """The amounts that figures print, by name and unit; a name that several figures have says nothing."""
    keys: dict[tuple[str, str], set[str]] = defaultdict(set)
    amounts: dict[tuple[str, str], list[Amount]] = defaultdict(list)
    for amount in reading.amounts:
        key = _figure_at(reading, amount)
        if key is None or amount.ends is not None:
            continue
        last = key.rpartition(".")[2]
        for name in {_bare(amount.name), last if len(last) >= _LEAST_KEY else ""} - {""}:
            keys[name, amount.unit].add(key)
            amounts[name, amount.unit].append(amount)
    return {name: amounts[name] for name, several in keys.items() if len(several) == 1}


def _figure_at(reading: Reading, amount: Amount) -> str | None:
    """The key of the figure that prints an amount; None where somebody typed it."""
    stretch = reading.stretch_at(amount.digits, amount.digits + 1)
    return stretch.origin.key if stretch is not None and stretch.origin.key in reading.book else None


def _bare(name: str) -> str:
    return _WHOSE.sub("", name)


def _when(reading: Reading, amount: Amount) -> set[str]:
    start, _ = reading.sentence(amount.digits)
    return set(_WHEN.findall(reading.text[start : amount.digits]))


# Names


def misspelt_names(reading: Reading, names: Iterable[Name]) -> Findings:
    """Words that differ from a name of the data by one character, where that name is meant."""
    text = reading.text
    right = {name.text for name in names}
    for name in names:
        ahead = f"(?<=[{_POST_ENDS}])" if name.person else ""
        if len(name.text) < (_LEAST_PERSON if name.person else _LEAST_OFFICE):
            continue
        for start, end in _nearly(name.text, text, ahead):
            if text[start:end] not in right and reading.stretch_at(start, end) is None:
                yield found("FIG051", start, end, text=text[start:end], suggestion=name.text)


def _nearly(name: str, text: str, ahead: str) -> Iterator[tuple[int, int]]:
    """Where a text has a name with one character changed into another."""
    half = (len(name) + 1) // 2
    for kept, offset in ((name[:half], 0), (name[half:], half)):
        at = text.find(kept)
        while at >= 0:
            start = at - offset
            words = text[start : start + len(name)] if start >= 0 else ""
            if _differ_by_one(name, words) and (not ahead or re.compile(ahead).match(text, start)):
                yield start, start + len(name)
            at = text.find(kept, at + 1)


def _differ_by_one(one: str, other: str) -> bool:
    different = [pair for pair in zip(one, other, strict=False) if pair[0] != pair[1]]
    if len(one) != len(other) or len(different) != 1:
        return False
    return not _OTHERS.issuperset(different[0]) and "\u4e00" <= different[0][1] <= "\u9fff"


# Words


def differing_words(here: Reading, there: Told) -> Findings:
    """A character that is another one in the same words of the other report."""
    for before, behind in _CONTEXTS:
        known = _contexts(there.reading.text, before, behind)
        for at, context in _places(here.text, before, behind):
            others = known.get(context)
            if others and here.text[at] not in others and _is_word(here.text[at]):
                text, other = (f"{context[0]}{each}{context[1]}" for each in (here.text[at], min(others)))
                yield found("FIG052", at, at + 1, text=text, other=other, report=there.report)


def _contexts(text: str, before: int, behind: int) -> Mapping[tuple[str, str], set[str]]:
    """The characters of a text by the words around them; words that go on in several ways say nothing."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for at, context in _places(text, before, behind):
        found[context].add(text[at])
    return {context: each for context, each in found.items() if len(each) == 1 and _is_word(min(each))}


def _places(text: str, before: int, behind: int) -> Iterator[tuple[int, tuple[str, str]]]:
    for at in range(before, len(text) - behind):
        yield at, (text[at - before : at], text[at + 1 : at + 1 + behind])


def _is_word(character: str) -> bool:
    return character.isalnum()
