"""Names and titles to confirm: facts of the data that are printed as typed, posts and people named in the text, terms.

Who bears a post no program can tell: a person reads the words, so what is shown is what is printed, cut at its marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from reportgen.checks import Reading
from reportgen.pipeline.review.wording import say
from reportgen.source import DataOrigin, Language

# Posts and forms of address (职务、称谓).
_POST = re.compile("书记|主席|会长|理事长|秘书长|主任|部长|厅长|局长|处长|省长|市长|县长|区长|总理|调研员|同志(?!们)")
_CLAUSE = re.compile("[^，。；：！？“”‘’（）《》\n—…]+")
# 陈连洁、廖凤意等27人: people are counted by 人, 名 and 位.
_PEOPLE = re.compile("(?:[\u4e00-\u9fff·]{2,10}、){1,20}[\u4e00-\u9fff·]{2,10}等[0-9]+[余多]?[人名位]")
# A name or title is no longer; what is longer is a text.
_LONGEST = 40


class Named(NamedTuple):
    """Words to confirm, as printed at `offset` of the reading for the first time, and what they are."""

    words: str
    kind: str
    offset: int


def named(reading: Reading, files: tuple[str, ...], language: Language) -> list[Named]:
    """Each of them once, those of the data first; `files` are the files of the data."""
    once: dict[str, Named] = {}
    for each in (*_facts(reading, files), *_terms(reading, language), *_in_text(reading, language)):
        once.setdefault(each.words, each)
    return list(once.values())


def _facts(reading: Reading, files: tuple[str, ...]) -> Iterator[Named]:
    """Texts and dates that the data give once, by themselves: not figures, nor what stands in lists, nor headings."""
    for start, end, origin in reading.stretches:
        passage, words = reading.passage_at(start), reading.text[start:end]
        is_fact = isinstance(origin, DataOrigin) and origin.span.path in files and origin.key not in reading.book
        if is_fact and "[" not in origin.key and passage.kind != "heading" and 1 < len(words) <= _LONGEST:
            yield Named(words, origin.key, start)


def _terms(reading: Reading, language: Language) -> Iterator[Named]:
    for term in reading.terms:
        if term.preferred in reading.text:
            times = reading.text.count(term.preferred)
            yield Named(term.preferred, say("term", language, times), reading.text.index(term.preferred))


def _in_text(reading: Reading, language: Language) -> Iterator[Named]:
    posts = ((clause, "post") for clause in _CLAUSE.finditer(reading.text) if _POST.search(clause[0]))
    people = ((names, "people") for names in _PEOPLE.finditer(reading.text))
    for match, kind in sorted((*posts, *people), key=lambda each: each[0].start()):
        if match[0].strip() and reading.passage_at(match.start()).kind != "heading":
            yield Named(match[0].strip(), say(kind, language), match.start())
