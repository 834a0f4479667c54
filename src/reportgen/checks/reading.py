"""What a check reads: the words of the finished tree as one text, and what printed which stretch of it."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Literal, NamedTuple, assert_never

from reportgen.checks.amounts.amount import Amount
from reportgen.checks.amounts.reader import by_sentence, read_amounts
from reportgen.document import (
    Anchor,
    Break,
    Chart,
    Code,
    Contents,
    Document,
    Emphasis,
    Heading,
    Inlines,
    Link,
    List,
    Note,
    PageBreak,
    Paragraph,
    Picture,
    Quote,
    Rule,
    Strong,
    Table,
    Text,
    Value,
    walk,
)
from reportgen.figures import Book
from reportgen.source import DataOrigin, FormulaOrigin, Origin, Span

Kind = Literal["heading", "paragraph", "cell"]
# Gives the texts of last year's figures by name.
LastYear = Callable[[], Mapping[str, str]]

# Sentences end behind these, and behind the quotation mark or bracket that follows.
_SENTENCE_ENDS = "。！？；"
_CLOSING = "”’）》"
_MOST_CLOSING = 4


class Passage(NamedTuple):
    """A heading, a paragraph or a cell: `text[start:end]` of the reading, with its role, number and place.

    `level` is that of a heading and 0 otherwise; `number` is what the engine prints before a heading and is no part of
    the text. A footnote is a passage behind the one that refers to it.
    """

    start: int
    end: int
    kind: Kind
    role: str
    level: int
    number: str
    span: Span | None


class Stretch(NamedTuple):
    """`text[start:end]` was printed by one value of the data."""

    start: int
    end: int
    origin: Origin


class Term(NamedTuple):
    """A name as the project wants it (用语): the preferred form, those that are wrong, and why.

    `allowed` are longer names that contain a wrong form and are right all the same.
    """

    preferred: str
    forbidden: tuple[str, ...]
    reason: str
    span: Span
    allowed: tuple[str, ...] = ()


class Finding(NamedTuple):
    """What a rule found at `text[start:end]`: a code, and the values that fill its message."""

    code: str
    start: int
    end: int
    values: Mapping[str, str]


class Reading:
    """A report as a careful reader has it before the eyes: all its words in order, its figures, its terms.

    `text` holds the passages, each ended by a line end; a line end inside a passage is a `Break`. What is checked
    works with offsets into it, so that one search goes over the whole report.
    """

    def __init__(
        self,
        document: Document,
        book: Book,
        terms: Sequence[Term] = (),
        period: int | None = None,
        last_year: LastYear = dict,
    ) -> None:
        self.document, self.book, self.terms, self.period = document, book, terms, period
        self._last_year = last_year
        self.passages: list[Passage] = []
        self.stretches: list[Stretch] = []
        self._pieces: list[str] = []
        self._length = 0
        for block in walk(document.blocks):
            match block:
                case Heading(level, content, role, span, number):
                    self._take(content, "heading", role, span, level, number)
                case Paragraph(content, role, span):
                    self._take(content, "paragraph", role, span)
                case Table(head, rows, _, span):
                    for row in head + rows:
                        for cell in row:
                            self._take(cell, "cell", "cell", span)
                case List() | Quote() | Rule() | PageBreak() | Contents() | Chart():
                    pass
                case _:
                    assert_never(block)
        self.text = "".join(self._pieces)
        self._starts = [passage.start for passage in self.passages]
        self._printed = [stretch.start for stretch in self.stretches]

    def _take(
        self, content: Inlines, kind: Kind, role: str, span: Span | None, level: int = 0, number: str = ""
    ) -> None:
        start = self._length
        self._words(content)
        self.passages.append(Passage(start, self._length, kind, role, level, number, span))
        self._add("\n")

    def _words(self, content: Inlines) -> None:
        for inline in content:
            match inline:
                case Text(text) | Code(text):
                    self._add(text)
                case Value(text, origin):
                    self.stretches.append(Stretch(self._length, self._length + len(text), origin))
                    self._add(text)
                case Strong(inner) | Emphasis(inner) | Link(inner):
                    self._words(inner)
                case Break():
                    self._add("\n")
                case Picture() | Note() | Anchor():
                    pass
                case _:
                    assert_never(inline)

    def _add(self, text: str) -> None:
        self._pieces.append(text)
        self._length += len(text)

    def passage_at(self, offset: int) -> Passage:
        """The passage that holds `offset`."""
        return self.passages[bisect_right(self._starts, offset) - 1]

    def stretch_at(self, start: int, end: int) -> Stretch | None:
        """The stretch that one value printed and that holds all of `text[start:end]`."""
        at = bisect_right(self._printed, start) - 1
        found = self.stretches[at] if at >= 0 else None
        return found if found is not None and start < found.end and end <= found.end else None

    def printed(self, passage: Passage) -> Sequence[Stretch]:
        """What values printed in a passage, in reading order."""
        first, behind = (bisect_left(self._printed, at) for at in (passage.start, passage.end))
        return self.stretches[first:behind]

    def places(self, words: str) -> Iterator[tuple[int, int]]:
        """Where the text says `words`, one place behind the other."""
        at = self.text.find(words) if words else -1
        while at >= 0:
            yield at, at + len(words)
            at = self.text.find(words, at + len(words))

    def words(self, passage: Passage) -> str:
        """The words of a passage."""
        return self.text[passage.start : passage.end]

    def sentence(self, offset: int) -> tuple[int, int]:
        """Where the sentence around `offset` begins and ends, inside its passage."""
        passage = self.passage_at(offset)
        start = max(self.text.rfind(mark, passage.start, offset) for mark in _SENTENCE_ENDS) + 1
        ends = (self.text.find(mark, offset, passage.end) for mark in _SENTENCE_ENDS)
        end = min((each + 1 for each in ends if each >= 0), default=passage.end)
        start = max(start, passage.start)
        return self._behind_closing(start, offset), self._behind_closing(end, passage.end)

    def _behind_closing(self, at: int, last: int) -> int:
        """`at`, or the offset behind the marks that close there, which belong to the sentence before."""
        last = min(last, at + _MOST_CLOSING)
        while at < last and self.text[at] in _CLOSING:
            at += 1
        return at

    @cached_property
    def characters(self) -> frozenset[str]:
        """The characters that the text is made of, to know what can't stand in it."""
        return frozenset(self.text)

    @cached_property
    def figures(self) -> Sequence[Stretch]:
        """The stretches that figures of the book printed, in reading order."""
        return [each for each in self.stretches if _is_figure(each.origin, self.book)]

    @cached_property
    def amounts(self) -> Sequence[Amount]:
        """The amounts that the text states, whoever typed them, in reading order."""
        return read_amounts(self.text)

    @cached_property
    def stated(self) -> Sequence[Sequence[Amount]]:
        """The amounts of each sentence that states any."""
        return by_sentence(self.text, self.amounts)

    @cached_property
    def last_year(self) -> Mapping[str, str]:
        """What the figures said last year, by name; read when a rule asks, empty where there is no such year."""
        return self._last_year()


def _is_figure(origin: Origin, book: Book) -> bool:
    return isinstance(origin, FormulaOrigin) or (isinstance(origin, DataOrigin) and origin.key in book)


def found(code: str, start: int, end: int, /, **values: object) -> Finding:
    """A finding at `text[start:end]` whose message is filled with `values`."""
    return Finding(code, start, end, {name: str(value) for name, value in values.items()})


Findings = Iterator[Finding]
