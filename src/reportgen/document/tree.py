"""The document as an immutable tree: blocks and inlines with roles and places, and no looks.

Roles name what a block is in the report (`title`, `section`, `task`); a stylesheet says how a role looks.
Writers and checks take the tree apart with `match`, closed by `assert_never`, so that a new node can't be forgotten.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from enum import Enum
from types import MappingProxyType
from typing import NamedTuple, TypeVar, assert_never

from reportgen.source import Origin, Span

N = TypeVar("N")


def node(kind: type[N]) -> type[N]:
    """Make a record a node: equal only to its own kind (tuples compare by content alone), and never false."""

    def equal(self: tuple[object, ...], other: object) -> bool:
        return self.__class__ is other.__class__ and tuple.__eq__(self, other)

    kind.__eq__ = equal  # type: ignore[method-assign,assignment]
    kind.__ne__ = lambda self, other: not equal(self, other)  # type: ignore[method-assign,arg-type]
    kind.__hash__ = lambda self: hash((kind, *self))  # type: ignore[method-assign,misc]
    kind.__bool__ = lambda self: True  # type: ignore[attr-defined]
    return kind


@node
class Text(NamedTuple):
    """Words of the template or of prose."""

    text: str


@node
class Value(NamedTuple):
    """Words that one value of the data printed, and where that value came from."""

    text: str
    origin: Origin


@node
class Strong(NamedTuple):
    """Stressed words (bold)."""

    content: tuple["Inline", ...]


@node
class Emphasis(NamedTuple):
    """Words set apart (italic in Latin text, 楷体 in Chinese)."""

    content: tuple["Inline", ...]


@node
class Code(NamedTuple):
    """Words kept letter by letter."""

    text: str


@node
class Link(NamedTuple):
    """Words that lead to a web or mail address."""

    content: tuple["Inline", ...]
    url: str


@node
class Picture(NamedTuple):
    """A picture file of the project, and the words that stand for it where it can't be seen."""

    path: str
    description: str
    span: Span | None = None


@node
class Note(NamedTuple):
    """A footnote, at the place that refers to it."""

    content: tuple["Paragraph", ...]


@node
class Break(NamedTuple):
    """The end of a line inside a paragraph or title."""


@node
class Anchor(NamedTuple):
    """Where the words that `comments[number]` of the document speaks of begin, or end. It has no words itself."""

    number: int
    ends: bool = False


Inline = Text | Value | Strong | Emphasis | Code | Link | Picture | Note | Break | Anchor
Inlines = tuple[Inline, ...]


@node
class Heading(NamedTuple):
    """A heading of level 1 to 6. `number` is what the engine printed before it (`一、`), empty when it has none."""

    level: int
    content: Inlines
    role: str
    span: Span | None = None
    number: str = ""


@node
class Paragraph(NamedTuple):
    """A paragraph of text."""

    content: Inlines
    role: str
    span: Span | None = None


@node
class List(NamedTuple):
    """Items under one mark, or numbered from `start` when it is a number."""

    items: tuple[tuple["Block", ...], ...]
    start: int | None = None
    span: Span | None = None


@node
class Quote(NamedTuple):
    """Blocks quoted from elsewhere."""

    content: tuple["Block", ...]
    span: Span | None = None


class Align(Enum):
    """How the cells of a table column are set."""

    NONE = "none"
    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


@node
class Table(NamedTuple):
    """Rows of cells under header rows that repeat on every page. All rows have as many cells as `aligns`."""

    head: tuple[tuple[Inlines, ...], ...]
    rows: tuple[tuple[Inlines, ...], ...]
    aligns: tuple[Align, ...]
    span: Span | None = None


@node
class Rule(NamedTuple):
    """A line across the text; one with a role looks as the style of that role says."""

    span: Span | None = None
    role: str = ""


@node
class PageBreak(NamedTuple):
    """What follows starts on a new page."""

    span: Span | None = None


@node
class Contents(NamedTuple):
    """The table of contents (目录): the headings of the document, down to so many levels, each with its page.

    Those of the uppermost `groups` levels stand over the others as groups, without a page. What follows starts on a
    new page.
    """

    levels: int
    span: Span | None = None
    groups: int = 0


class ChartKind(Enum):
    """How figures are drawn: as columns (柱形图), as a line through points (折线图), as parts of a whole (构成图)."""

    BAR = "bar"
    LINE = "line"
    SHARE = "share"


@node
class Point(NamedTuple):
    """A figure in a chart: its exact number in the measure of the chart, and what it prints."""

    number: Decimal
    printed: Value


@node
class Series(NamedTuple):
    """Points that belong together, one for each category of their chart. The only series of a chart has no name."""

    name: str
    points: tuple[Point, ...]


@node
class Chart(NamedTuple):
    """Figures drawn (图表). `measure` is what all numbers count (`万人`, `%`); `title` has no words of the text.

    The caption (图题), where there is one, is the paragraph below it.
    """

    kind: ChartKind
    title: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    measure: str
    role: str
    span: Span | None = None


Block = Heading | Paragraph | List | Quote | Table | Rule | PageBreak | Contents | Chart


@node
class Image(NamedTuple):
    """The content of a picture file: PNG or JPEG bytes, and its natural size in EMU (914,400 to the inch)."""

    content: bytes
    suffix: str
    width: int
    height: int


@node
class Comment(NamedTuple):
    """What somebody says of words of the document (批注), a paragraph a line."""

    author: str
    lines: tuple[str, ...]


@node
class Document(NamedTuple):
    """A whole report. `meta` holds `title`, `language` and, where known, `date` (ISO); `images` are by path.

    `comments` are in the order of their beginnings, where an `Anchor` stands, as at their ends.
    """

    blocks: tuple[Block, ...]
    meta: Mapping[str, str] = MappingProxyType({})
    images: Mapping[str, Image] = MappingProxyType({})
    comments: tuple[Comment, ...] = ()


def plain_text(content: Inlines) -> str:
    """The words of `content` without notes and pictures; a `Break` is a line end."""
    if len(content) == 1:
        return _words(content[0])
    return "".join([_words(inline) for inline in content])


def _words(inline: Inline) -> str:
    if isinstance(inline, (Text, Value, Code)):  # the commonest first, and sooner than `match` tells it
        return inline.text
    match inline:
        case Strong(content) | Emphasis(content) | Link(content):
            return plain_text(content)
        case Break():
            return "\n"
        case Picture() | Note() | Anchor():
            return ""
        case _:
            assert_never(inline)


def walk(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Every block in reading order, those inside lists, quotes and footnotes included."""
    for block in blocks:
        yield block
        match block:
            case List(items=items):
                for item in items:
                    yield from walk(item)
            case Quote(content=content):
                yield from walk(content)
            case Heading() | Paragraph() | Table() | Rule() | PageBreak() | Contents() | Chart():
                pass
        for inline in inlines(block):
            if isinstance(inline, Note):
                yield from walk(inline.content)


def inlines(block: Block) -> Iterator[Inline]:
    """Every inline that stands directly in `block`, nested ones and drawn ones included, but not those of footnotes."""
    match block:
        case Heading(content=content) | Paragraph(content=content):
            yield from _nested(content)
        case Table(head=head, rows=rows):
            for row in head + rows:
                for cell in row:
                    yield from _nested(cell)
        case Chart(series=series):
            yield from (point.printed for each in series for point in each.points)
        case List() | Quote() | Rule() | PageBreak() | Contents():
            pass


def _nested(content: Inlines) -> Iterator[Inline]:
    for inline in content:
        yield inline
        if isinstance(inline, (Strong, Emphasis, Link)):
            yield from _nested(inline.content)
