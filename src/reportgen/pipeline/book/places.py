"""Places: where in the finished report a value is printed, told by the headings and paragraphs that a reader sees."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple

from reportgen.document import Block, Chart, Document, Heading, Paragraph, Table, Value, inlines, plain_text, walk
from reportgen.source import Origin, Span

Part = Literal["heading", "paragraph", "line", "table", "chart", "note"]

# An unnumbered heading is known by its first words.
_LONGEST_NAME = 16
# The roles that the markup gives to paragraphs by itself. One that a template names (a subtitle, a signature) is a line
# that nobody counts as a paragraph.
_PARTS: Mapping[str, Part] = {"body": "paragraph", "quote": "paragraph", "list-item": "paragraph", "footnote": "note"}


class Place(NamedTuple):
    """What holds a value: a heading, or below it a paragraph, a line with a role of its own, a table, chart or note.

    `headings` are the numbers (`四、` `（二）`), or the words and a blank where there is no number, from the outermost
    to the innermost, without the report's title. `number` counts the paragraphs (for a note, the one it belongs to),
    tables or charts below the innermost heading, and is 0 where there is one alone.
    """

    headings: str
    part: Part
    number: int = 0


# How often which value, by its identity, is printed in which places.
Printings = Mapping[tuple[str, Span], Mapping[Place, int]]


def identity(origin: Origin) -> tuple[str, Span]:
    """What tells a value from all others: its key, and where it is typed."""
    # The origins themselves may hold a long chain of formulas, and another value of the data may bear the same name.
    return origin.key, origin.span


def counted(document: Document) -> Printings:
    """How often a finished tree prints each of its values in which place."""
    printed: dict[tuple[str, Span], Counter[Place]] = {}
    for value, place in printings(document):
        printed.setdefault(identity(value.origin), Counter())[place] += 1
    return printed


def printings(document: Document) -> Iterator[tuple[Value, Place]]:
    """Every printed value with its place, in reading order."""
    for headings, below in _sections(document.blocks):
        names = "".join(_name(heading) for heading in headings if heading.level > 1)
        for block in walk(headings[-1:]):
            yield from ((value, Place(names, "heading")) for value in _values(block))
        yield from _below(names, below)


def _sections(blocks: tuple[Block, ...]) -> Iterator[tuple[tuple[Heading, ...], tuple[Block, ...]]]:
    """The blocks below each heading, with the heading and those above it."""
    headings: tuple[Heading, ...] = ()
    below: list[Block] = []
    for block in blocks:
        if isinstance(block, Heading):
            yield headings, tuple(below)
            headings = (*(heading for heading in headings if heading.level < block.level), block)
            below = []
        else:
            below.append(block)
    yield headings, tuple(below)


def _below(names: str, blocks: tuple[Block, ...]) -> Iterator[tuple[Value, Place]]:
    parts = [(block, _part(block)) for block in walk(blocks)]
    total = Counter(part for _, part in parts)
    seen: Counter[Part] = Counter()
    for block, part in parts:
        seen[part] += 1
        counted: Part = "paragraph" if part == "note" else part
        number = seen[counted] if part != "line" and total[counted] > 1 else 0
        yield from ((value, Place(names, part, number)) for value in _values(block))


def _part(block: Block) -> Part:
    if isinstance(block, Paragraph):
        return _PARTS.get(block.role, "line")
    return "table" if isinstance(block, Table) else "chart" if isinstance(block, Chart) else "heading"


def _values(block: Block) -> Iterator[Value]:
    return (inline for inline in inlines(block) if isinstance(inline, Value))


def _name(heading: Heading) -> str:
    words = plain_text(heading.content).replace("\n", "")
    return heading.number or (words if len(words) <= _LONGEST_NAME else words[: _LONGEST_NAME - 1] + "…") + " "
