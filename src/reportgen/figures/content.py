"""Content: the dataset with every text read for what it is, ready for a template to print."""

from __future__ import annotations

from typing import NamedTuple

from reportgen.dataset import Items, Kind, Leaf, Record, Value
from reportgen.figures.book import Book, Figure, build_book
from reportgen.figures.prose import Reference, split_prose
from reportgen.source import DataOrigin, Diagnostic, Result, Scalar, problem, suggestion
from reportgen.zh import print_date, read_date


class Plain(NamedTuple):
    """Text that prints as typed."""

    text: str
    origin: DataOrigin


class Prose(NamedTuple):
    """Markdown paragraphs, cut where a figure is printed; `scalar` knows the place of every line."""

    parts: tuple[str | Figure, ...]
    scalar: Scalar


# What a field holds after reading; dates are `Plain` in their printed form.
Content = Plain | Prose | Figure | dict[str, "Content"] | list["Content"] | None


class Report(NamedTuple):
    """All a template may print: the content by key, and the book that references look in."""

    content: dict[str, Content]
    book: Book
    dates: dict[str, str]


def resolve(dataset: Record) -> Result[Report]:
    """The content of `dataset`; unknown references, unreadable figures and impossible dates are reported."""
    book = build_book(dataset)
    reader = _Reader(book.value)
    content = {name: reader.content(value) for name, value in dataset.values.items()}
    return Result(Report(content, book.value, reader.dates), (*book.diagnostics, *reader.diagnostics))


class _Reader:
    """Reads values against one book."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self.dates: dict[str, str] = {}
        self.diagnostics: list[Diagnostic] = []

    def content(self, value: Value) -> Content:
        """What `value` prints."""
        if value is None:
            return None
        if isinstance(value, Leaf):
            return self._leaf(value)
        if isinstance(value, Items):
            return [self.content(inner) for inner in value.values]
        return {name: self.content(inner) for name, inner in value.values.items()}

    def _leaf(self, leaf: Leaf) -> Content:
        if leaf.kind is Kind.FIGURE:
            return self.book.get(leaf.key)
        if leaf.kind is Kind.PROSE:
            return self._prose(leaf.scalar)
        if leaf.kind is Kind.DATE:
            return self._date(leaf)
        return Plain(leaf.scalar.value.strip(), DataOrigin(leaf.key, leaf.scalar.span))

    def _date(self, leaf: Leaf) -> Content:
        day = read_date(leaf.scalar.value)
        if day is None:
            self.diagnostics.append(problem("DAT008", leaf.scalar.span, key=leaf.key, text=leaf.scalar.value))
            return None
        self.dates[leaf.key] = day.isoformat()
        return Plain(print_date(day), DataOrigin(leaf.key, leaf.scalar.span))

    def _prose(self, scalar: Scalar) -> Prose:
        parts: list[str | Figure] = []
        for part in split_prose(scalar.value):
            if not isinstance(part, Reference):
                parts.append(part)
            elif part.name not in self.book:
                place = scalar.place(part.start, part.length)
                near = suggestion(part.name, self.book)
                self.diagnostics.append(problem("FIG002", place, name=part.name, **near))
            elif (figure := self.book[part.name]) is not None:
                parts.append(figure)
        return Prose(tuple(parts), scalar)
