"""Paragraphs and sentences that are last year's, compared clause by clause: the same words count, not the same topic.

A clause with another figure in it is another clause: a paragraph of figures that were all renewed is no copy.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from reportgen.dataset import Group, Items, Kind, Leaf, Record, Value
from reportgen.figures import Content, Prose, Report
from reportgen.source import Diagnostic, FormulaOrigin, Scalar, Span, problem

# Where a year tells what is its own; salutation and appeal of a closing are formulas.
_COMPARED = ("overview", "opening", "review", "shortcomings", "plan", "tasks")
# Set phrases are shorter; paragraphs with less in common were written anew (docs/decisions/0028-next-year.md).
_SHORTEST, _ALIKE = 60, 0.9
_SHORTEST_CLAUSE = 4

_CLAUSES = re.compile(r"[，。；：、！？,;:!?（）()]+")
_SENTENCES = re.compile(r"[^。！？；]+[。！？；]?")
_REFERENCE = re.compile(r"\{([^{}\n]*)\}")
_YEAR = re.compile(r"[0-9]{4}(?=年?$)")


class _Paragraph(NamedTuple):
    """One line of prose: its words with the figures in them, where it stands, and its clauses."""

    text: str
    scalar: Scalar
    line: int
    clauses: frozenset[str]

    @property
    def place(self) -> Span:
        return self.scalar.lines()[self.line]


def copied(report: Report, before: Record) -> Iterator[Diagnostic]:
    """What of this year's words is last year's: paragraphs, whole or nearly so, and sentences with a year in them."""
    ours = [each for name in _COMPARED for each in _of_content(report.content.get(name))]
    figures = {leaf.key: leaf.scalar.value.strip() for leaf in _figures(before.values.values())}
    theirs = [each for name in _COMPARED for each in _of_values(before.values.get(name), figures)]
    known = {each.text for each in theirs}
    long = [each for each in ours if len(each.text) >= _SHORTEST]
    yield from (problem("TSK006", each.place, count=1, lines=each.place.line) for each in long if each.text in known)
    yield from _alike([each for each in long if each.text not in known], theirs)
    years = {found[0] for name in ("review_year", "plan_year") if (found := _year(before.values.get(name)))}
    yield from _stale(ours, theirs, sorted(years))


def _alike(ours: Iterable[_Paragraph], theirs: list[_Paragraph]) -> Iterator[Diagnostic]:
    index: dict[str, set[int]] = defaultdict(set)
    for number, each in enumerate(theirs):
        for clause in each.clauses:
            index[clause].add(number)
    weights = [sum(map(len, each.clauses)) for each in theirs]
    for our in ours:
        common: dict[int, int] = defaultdict(int)
        for clause in our.clauses:
            for number in index.get(clause, ()):
                common[number] += len(clause)
        weight = sum(map(len, our.clauses))
        shares = ((2 * length / (weight + weights[number]), number) for number, length in common.items())
        share, number = max(shares, default=(0.0, 0))
        if share >= _ALIKE:
            place = theirs[number].place
            yield problem("TSK007", our.place, percent=min(int(share * 100), 99), place=f"{place.path}:{place.line}")


def _stale(ours: Iterable[_Paragraph], theirs: Iterable[_Paragraph], years: Iterable[str]) -> Iterator[Diagnostic]:
    """Paragraphs with a sentence of last year that says one of its years."""
    for year in years:
        said = f"{year}年"
        known = {sentence for each in theirs if said in each.text for sentence in _saying(said, each)}
        for each in ours:
            if said in each.text and known.intersection(_saying(said, each)):
                yield problem("TSK008", each.place, count=1, year=said, lines=each.place.line)


def _saying(said: str, paragraph: _Paragraph) -> list[str]:
    return [sentence for sentence in _SENTENCES.findall(paragraph.text) if said in sentence]


# Paragraphs of this year and the last


def _of_content(content: Content) -> Iterator[_Paragraph]:
    """The paragraphs of this year's prose."""
    if isinstance(content, Prose):
        # A figure of the top level, a year say, and one that is computed change by themselves.
        parts = (
            part
            if isinstance(part, str)
            else f"{{{part.key}}}"
            if "." not in part.key or isinstance(part.origin, FormulaOrigin)
            else part.text
            for part in content.parts
        )
        yield from _paragraphs("".join(parts), content.scalar)
    elif isinstance(content, (dict, list)):
        for inner in content.values() if isinstance(content, dict) else content:
            yield from _of_content(inner)


def _of_values(value: Value, figures: dict[str, str]) -> Iterator[_Paragraph]:
    """The paragraphs of last year's prose, with the figures of that year."""

    def printed(found: re.Match[str]) -> str:
        name = found[1].strip()
        text = figures.get(name, "=")
        return f"{{{name}}}" if "." not in name or text.startswith("=") else text

    if isinstance(value, Leaf):
        if value.kind is Kind.PROSE:
            yield from _paragraphs(_REFERENCE.sub(printed, value.scalar.value), value.scalar)
    elif value is not None:
        for inner in value.values.values() if isinstance(value, (Record, Group)) else value.values:
            yield from _of_values(inner, figures)


def _paragraphs(text: str, scalar: Scalar) -> Iterator[_Paragraph]:
    fenced = False
    for number, line in enumerate(text.split("\n")):
        words = line.strip()
        if words.startswith("```"):
            fenced = not fenced
        elif words and not fenced:  # a chart is drawn of the same figures each year
            clauses = frozenset(each for each in _CLAUSES.split(words) if len(each) >= _SHORTEST_CLAUSE)
            yield _Paragraph(words, scalar, number, clauses)


def _figures(values: Iterable[Value]) -> Iterator[Leaf]:
    for value in values:
        if isinstance(value, Leaf):
            if value.kind is Kind.FIGURE:
                yield value
        elif isinstance(value, Items):
            yield from _figures(value.values)
        elif value is not None:
            yield from _figures(value.values.values())


def _year(value: Value) -> re.Match[str] | None:
    return _YEAR.search(value.scalar.value.strip()) if isinstance(value, Leaf) else None
