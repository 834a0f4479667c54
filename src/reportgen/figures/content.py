"""Content: the dataset with every text read for what it is, ready for a template to print."""

import re
from collections.abc import Callable
from decimal import localcontext
from itertools import islice
from typing import NamedTuple

from reportgen.dataset import Group, Items, Kind, Leaf, Record, Value
from reportgen.figures.book import Book, Builder, Figure, build_book
from reportgen.figures.formula import EXACT
from reportgen.figures.past import Before, Past, is_last_year, nothing_before, suggested
from reportgen.figures.prose import Reference, simple_prose, split_prose, unindented
from reportgen.source import Bounded, DataOrigin, Diagnostic, Result, Scalar, Span, made, problem
from reportgen.zh import print_date, read_date

_FIGURE, _PROSE, _DATE = Kind.FIGURE, Kind.PROSE, Kind.DATE  # see dataset.load

LOOSE_BRACKET = r"(?:｛|(?<![{\\])\{\{?(?!\{))\s*(\w[\w·]*(?:\.\w[\w·]*)*)\s*(?:｝|\}{1,2})?"

# A text with more loose brackets than this is no prose, and the first few say enough.
_MOST_SHOWN = 20


class Plain(NamedTuple):
    """Text that prints as typed."""

    text: str
    origin: DataOrigin


class Prose(NamedTuple):
    """Markdown paragraphs, cut where a figure is printed; `scalar` knows the place of every line."""

    parts: tuple[str | Figure, ...]
    scalar: Scalar


class Sentence(NamedTuple):
    """A fixed sentence (固定语句): its words and the values that it prints, one after the other, and its place."""

    parts: tuple[Plain | Figure, ...]
    place: Span


# What a field holds after reading; dates are `Plain` in their printed form.
Content = Plain | Prose | Sentence | Figure | dict[str, "Content"] | list["Content"] | None


# Gives the figure that a name means, as in prose; None if there is none, which it says unless that has been said.
Find = Callable[[str, Span | None], Result[Figure | None]]


class Report(NamedTuple):
    """All a template may print: the content by key, and the book that references look in.

    `find` looks up what is named elsewhere, in charts; it takes figures of the years before into the book.
    """

    content: dict[str, Content]
    book: Book
    dates: dict[str, str]
    find: Find


def resolve(dataset: Record, before: Before = nothing_before) -> Result[Report]:
    """The content of `dataset`; unknown references, unreadable figures and impossible dates are reported.

    `before` gives the data of the years before, and is asked only where something names a figure of theirs.
    """
    return build_book(dataset, Past(before)).then(lambda builder: _content(dataset, builder))


def _content(dataset: Record, builder: Builder) -> Result[Report]:
    reader = _Reader(builder)
    content = {name: reader.content(value) for name, value in dataset.values.items()}
    builder.review_units()  # those of the years before, which were asked for meanwhile
    reader.diagnostics.extend(builder.past.diagnostics)
    return Result(Report(content, builder.figures, reader.dates, reader.find), reader.diagnostics.told())


class _Reader:
    """Reads values against one book."""

    def __init__(self, builder: Builder) -> None:
        self.builder = builder
        self.book: Book = builder.figures
        self.other_names = builder.other_names
        self.dates: dict[str, str] = {}
        # What is wrong with a figure of a year before is found when prose asks for it.
        self.diagnostics = builder.diagnostics = Bounded()

    def content(self, value: Value) -> Content:
        """What `value` prints."""
        if isinstance(value, Leaf):
            return self.book.get(value.key) if value.kind is _FIGURE else self._words(value)
        if value is None:
            return None
        if isinstance(value, Items):
            return [self.content(inner) for inner in value.values]
        if isinstance(value, Group):
            return self._figures(value)
        return {name: None if inner is None else self.content(inner) for name, inner in value.values.items()}

    def _figures(self, group: Group) -> dict[str, Content]:
        book = self.book
        return {
            name: book.get(inner.key) if isinstance(inner, Leaf) else self._figures(inner)
            for name, inner in group.values.items()
        }

    def _words(self, leaf: Leaf) -> Content:
        if leaf.kind is _PROSE:
            return self._prose(leaf.scalar)
        if leaf.kind is _DATE:
            return self._date(leaf)
        origin = made(DataOrigin, (leaf.key, leaf.scalar, ""))
        return made(Plain, (leaf.scalar.value.strip(), origin))

    def _date(self, leaf: Leaf) -> Content:
        day = read_date(leaf.scalar.value)
        if day is None:
            self.diagnostics.append(_no_date(leaf))
            return None
        self.dates[leaf.key] = day.isoformat()
        return Plain(print_date(day), DataOrigin(leaf.key, leaf.scalar))

    def _prose(self, scalar: Scalar) -> Prose:
        found = simple_prose(scalar.value)
        figures = [figure for name in found[1::2] if (figure := self.book.get(name)) is not None]
        if len(figures) != len(found) // 2 or not found:
            return self._careful_prose(scalar)
        parts: list[str | Figure] = [*found]
        parts[1::2] = figures
        return made(Prose, (tuple(filter(None, parts)), scalar))

    def _careful_prose(self, scalar: Scalar) -> Prose:
        """Prose that must be looked at bracket by bracket, each with its place."""
        parts: list[str | Figure] = []
        at = 0
        for part in split_prose(scalar.value):
            if isinstance(part, Reference) and _is_yaml(part, scalar):
                at += part.length
                parts.append(scalar.value[part.start : at])
                continue
            if not isinstance(part, Reference):
                if "{" in part or "｛" in part:
                    self._check_brackets(part, at, scalar)
                parts.append(unindented(part, begins_line=at == 0))
                at += len(part)
                continue
            figure = self._figure(part, scalar)
            parts += [] if figure is None else [figure]
            at += part.length
        return Prose(tuple(parts), scalar)

    def find(self, name: str, place: Span | None) -> Result[Figure | None]:
        """The figure that is called `name` at `place`, once all the content has been read."""
        self.diagnostics = self.builder.diagnostics = Bounded()
        self.builder.past.diagnostics.clear()
        figure = self._named(name, place)
        self.builder.review_units()
        return Result(figure, (*self.diagnostics.told(), *self.builder.past.diagnostics))

    def _figure(self, reference: Reference, scalar: Scalar) -> Figure | None:
        """The figure that `reference` names; None if there is none, or it is broken, which has been said."""
        key = reference.name if reference.name in self.book else self.other_names.get(reference.name)
        if key is not None:
            return self.book[key]
        return self._named(reference.name, scalar.place(reference.start, reference.length))

    def _named(self, name: str, place: Span | None) -> Figure | None:
        """The same, at `place`."""
        key = name if name in self.book else self.other_names.get(name)
        if key is not None:
            return self.book[key]
        if is_last_year(name):
            return self._before(name, place)
        members = [key[len(name) + 1 :] for key in self.book if key.startswith(f"{name}.")]
        if members:
            found = problem("FIG012", place, name=name, members="、".join(members[:10]))
        else:
            found = problem("FIG002", place, name=name, **suggested(name, self.book))
        self.diagnostics.append(found)
        return None

    def _before(self, name: str, place: Span | None) -> Figure | None:
        """The same for a figure of a year before."""
        key = self.builder.resolve("", name)
        if key is not None:
            with localcontext(EXACT):
                self.builder.compute(key)
            return self.book[key]
        found = self.builder.past.unknown("", name)
        if found is not None:
            self.diagnostics.append(found._replace(span=place))
        return None

    def _check_brackets(self, text: str, at: int, scalar: Scalar) -> None:
        """A figure's name behind a full-width or doubled bracket, or one not closed, was meant to be a reference."""
        loose = (found for found in re.finditer(LOOSE_BRACKET, text) if found[1] in self.book or is_last_year(found[1]))
        for found in islice(loose, _MOST_SHOWN):
            place = scalar.place(at + found.start(), len(found[0]))
            self.diagnostics.append(problem("FIG003", place, name=found[1]).mended(f"{{{found[1]}}}"))


def _is_yaml(reference: Reference, scalar: Scalar) -> bool:
    """Whether brackets in a text with a fence hold names and values, as those of a chart block may."""
    return ": " in reference.name and "```" in scalar.value


def _no_date(leaf: Leaf) -> Diagnostic:
    """The finding of a date that can't be read, with the one that was meant where that shows."""
    from reportgen.zh import meant_date

    text, span = leaf.scalar.value, leaf.scalar.span
    meant = meant_date(text)
    if meant is None:
        return problem("DAT008", span, key=leaf.key, text=text)
    found = problem("DAT008", span, key=leaf.key, text=text, suggestion=meant.day.isoformat())
    return found.mended(meant.day.isoformat()) if meant.sure and leaf.scalar.raw == text else found
