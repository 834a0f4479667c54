"""Comments (批注) put into the tree: anchors around the stretches of the reading that they speak of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reportgen.checks.reading import Reading
from reportgen.document import (
    Anchor,
    Block,
    Break,
    Code,
    Comment,
    Document,
    Emphasis,
    Heading,
    Inline,
    Inlines,
    Link,
    List,
    Note,
    Paragraph,
    Quote,
    Strong,
    Table,
    Text,
    Value,
)


class Commented(NamedTuple):
    """What is said of `text[start:end]` of a reading."""

    start: int
    end: int
    comment: Comment


def anchored(reading: Reading, comments: Sequence[Commented]) -> Document:
    """The document that was read, with its comments; the words of one that has none are the first of the report."""
    placed = sorted((_narrowed(each, reading) for each in comments), key=lambda each: (each.start, -each.end))
    begins = [(each.start, Anchor(number)) for number, each in enumerate(placed)]
    # Of those that end together the last to begin is the first to end.
    ends = [(each.end, -number, Anchor(number, ends=True)) for number, each in enumerate(placed)]
    cutter = _Cutter(begins, [(end, anchor) for end, _, anchor in sorted(ends)])
    blocks = cutter.blocks(reading.document.blocks)
    return reading.document._replace(blocks=blocks, comments=tuple(each.comment for each in placed))


def _narrowed(found: Commented, reading: Reading) -> Commented:
    """The same in one passage, without line ends at its edges; the report's first words where none are left."""
    text = reading.text
    passage_end = reading.passage_at(found.start).end if reading.passages else 0
    words = text[found.start : min(found.end, passage_end)]
    start = found.start + len(words) - len(words.lstrip("\n"))
    end = found.start + len(words.rstrip("\n"))
    if start < end:
        return found._replace(start=start, end=end)
    first = len(text) - len(text.lstrip("\n"))
    return found._replace(start=first, end=max(first + 1, text.find("\n", first)))


class _Cutter:
    """Goes through the tree as a `Reading` does, and cuts words where an anchor stands."""

    def __init__(self, begins: list[tuple[int, Anchor]], ends: list[tuple[int, Anchor]]) -> None:
        self.at = 0  # the offset in the reading's text
        self.begins, self.ends = begins, ends

    def blocks(self, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        return tuple(map(self._block, blocks))

    def _block(self, block: Block) -> Block:
        match block:
            case Heading():
                (content,) = self._passages((block.content,))
                return block._replace(content=content)
            case Paragraph():
                return self._paragraph(block)
            case Table(head, rows):
                cells = iter(self._passages(tuple(cell for row in head + rows for cell in row)))
                new_head, new_rows = (tuple(tuple(next(cells) for _ in row) for row in part) for part in (head, rows))
                return block._replace(head=new_head, rows=new_rows)
            case List(items):
                return block._replace(items=tuple(map(self.blocks, items)))
            case Quote(content):
                return block._replace(content=self.blocks(content))
            case _:
                return block

    def _paragraph(self, paragraph: Paragraph) -> Paragraph:
        (content,) = self._passages((paragraph.content,))
        return paragraph._replace(content=content)

    def _passages(self, passages: tuple[Inlines, ...]) -> tuple[Inlines, ...]:
        """The passages of one block; its footnotes are read behind all of them."""
        cut = []
        for content in passages:
            cut.append(tuple(self._inlines(content)))
            self.at += 1  # the line end
        return tuple(tuple(map(self._with_notes, content)) for content in cut)

    def _with_notes(self, inline: Inline) -> Inline:
        match inline:
            case Note(content):
                return Note(tuple(map(self._paragraph, content)))
            case Strong(inner) | Emphasis(inner) | Link(inner):
                return inline._replace(content=tuple(map(self._with_notes, inner)))
            case _:
                return inline

    def _inlines(self, content: Inlines) -> Iterator[Inline]:
        for inline in content:
            match inline:
                case Text() | Value() | Code():
                    yield from self._words(inline)
                case Strong(inner) | Emphasis(inner) | Link(inner):
                    yield inline._replace(content=tuple(self._inlines(inner)))
                case Break():
                    yield from self._beginning()
                    self.at += 1
                    yield inline
                    yield from self._ending()
                case _:
                    yield inline

    def _words(self, inline: Text | Value | Code) -> Iterator[Inline]:
        """The words in pieces, with the anchors that stand before, between and behind them."""
        start, end = self.at, self.at + len(inline.text)
        while self.at < end:
            yield from self._beginning()
            stop = min([end, *(each[0] for each in (*self.begins[:1], *self.ends[:1]) if each[0] > self.at)])
            yield inline._replace(text=inline.text[self.at - start : stop - start])
            self.at = stop
            yield from self._ending()

    def _beginning(self) -> Iterator[Anchor]:
        while self.begins and self.begins[0][0] == self.at:
            yield self.begins.pop(0)[1]

    def _ending(self) -> Iterator[Anchor]:
        while self.ends and self.ends[0][0] == self.at:
            yield self.ends.pop(0)[1]
