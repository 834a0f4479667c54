"""Any tree at all becomes a sound Word file, and other readers find its words in it, in order."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator

import docx
from hypothesis import given, settings
from hypothesis import strategies as st
from office import valid
from soundness import faults
from word import NOTES, Word
from writing import sheet

from reportgen.document import (
    Align,
    Block,
    Break,
    Code,
    Document,
    Emphasis,
    Heading,
    Inline,
    Inlines,
    Link,
    List,
    Note,
    PageBreak,
    Paragraph,
    Quote,
    Rule,
    Strong,
    Table,
    Text,
    Value,
)
from reportgen.source import DataOrigin, Span
from reportgen.writers import WRITERS

ORIGIN = DataOrigin("组.数", Span("数字.yaml", 3, 8))

# Characters that neither numbers nor list marks are made of: the words of the tree can be told from the rest.
LETTERS = "工作报告𠮷😀葛“”‘’…&<>\"]'{}#*_\\|ab\u200d"
WORDS = st.text(LETTERS + " \t\x00\x0b\ufffe", max_size=6)
ADDRESSES = ["https://a.cn/?a=1&b=2", "mailto:a@b.cn", "http://例子.中国/"]
# What stands at the foot of a page is in a box, which has a form of its own.
IN_BOXES = {role for role, look in sheet().looks.items() if look.at_foot}
PARAGRAPH_ROLES = [role for role, style in sheet().styles.items() if style.kind == "paragraph" and role not in IN_BOXES]
HEADING_ROLES = [role for role, style in sheet().styles.items() if style.level]


@st.composite
def contents(draw: st.DrawFn, depth: int = 2) -> Inlines:
    """Inlines inside inlines, `depth` levels of them; footnotes stand outside the others."""
    return tuple(draw(one_inline(depth)) for _ in range(draw(st.integers(0, 3))))


@st.composite
def one_inline(draw: st.DrawFn, depth: int) -> Inline:
    match draw(st.integers(0, 7 if depth else 3)):
        case 0:
            return Text(draw(WORDS))
        case 1:
            return Value(draw(WORDS), ORIGIN)
        case 2:
            return Code(draw(WORDS))
        case 3:
            return Break()
        case 4:
            return Strong(draw(without_notes(depth)))
        case 5:
            return Emphasis(draw(without_notes(depth)))
        case 6:
            # CommonMark has no links inside links.
            return Link((Text(draw(WORDS)), Code(draw(WORDS))), draw(st.sampled_from(ADDRESSES)))
        case _:
            return Note(tuple(Paragraph(draw(without_notes(depth)), "footnote") for _ in range(2)))


def without_notes(depth: int) -> st.SearchStrategy[Inlines]:
    return contents(depth - 1).map(lambda content: tuple(each for each in content if not isinstance(each, Note)))


@st.composite
def blocks_of(draw: st.DrawFn, depth: int = 2) -> tuple[Block, ...]:
    """Blocks inside blocks, `depth` levels of them."""
    return tuple(draw(one_block(depth)) for _ in range(draw(st.integers(0, 4))))


@st.composite
def one_block(draw: st.DrawFn, depth: int) -> Block:
    match draw(st.integers(0, 6 if depth else 4)):
        case 0:
            return Paragraph(draw(contents()), draw(st.sampled_from(PARAGRAPH_ROLES)))
        case 1:
            level, role, number = (st.integers(1, 6), st.sampled_from(HEADING_ROLES), st.sampled_from(["", "一、"]))
            return Heading(draw(level), draw(contents()), draw(role), number=draw(number))
        case 2:
            return draw(tables())
        case 3:
            return Rule()
        case 4:
            return PageBreak()
        case 5:
            items = draw(st.lists(blocks_of(depth - 1), max_size=3))
            return List(tuple(items), draw(st.none() | st.integers(0, 20)))
        case _:
            return Quote(draw(blocks_of(depth - 1)))


@st.composite
def tables(draw: st.DrawFn) -> Table:
    columns, heads, rows = draw(st.tuples(st.integers(1, 4), st.integers(0, 2), st.integers(0, 2)))
    cells = [tuple(draw(contents()) for _ in range(columns)) for _ in range(heads + rows or 1)]
    return Table(
        tuple(cells[:heads]), tuple(cells[heads:]), tuple(draw(st.sampled_from(Align)) for _ in range(columns))
    )


BLOCKS = blocks_of()


def said(blocks: Iterable[Block]) -> Iterator[str]:
    """The words of the blocks in reading order, without footnotes."""
    for block in blocks:
        match block:
            case Heading(content=content) | Paragraph(content=content):
                yield spoken(content)
            case List(items=items):
                for item in items:
                    yield from said(item)
            case Quote(content=content):
                yield from said(content)
            case Table(head=head, rows=rows):
                yield from (spoken(cell) for row in head + rows for cell in row)


def noted(blocks: Iterable[Block]) -> Iterator[str]:
    """The words of the footnotes in reading order."""
    for block in blocks:
        match block:
            case Heading(content=content) | Paragraph(content=content):
                yield from notes(content)
            case List(items=items):
                for item in items:
                    yield from noted(item)
            case Quote(content=content):
                yield from noted(content)
            case Table(head=head, rows=rows):
                for row in head + rows:
                    for cell in row:
                        yield from notes(cell)


def notes(content: Inlines) -> Iterator[str]:
    for inline in content:
        if isinstance(inline, Note):
            yield from (spoken(paragraph.content) for paragraph in inline.content)


def spoken(content: Inlines) -> str:
    said = ""
    for inline in content:
        match inline:
            case Text(text) | Value(text, _) | Code(text):
                said += text
            case Strong(inner) | Emphasis(inner) | Link(inner, _):
                said += spoken(inner)
    return said


def letters(text: Iterable[str]) -> str:
    """What stands in the text of the letters that the words are made of."""
    return "".join(character for character in "".join(text) if character in LETTERS)


def text_by_python_docx(content: bytes) -> Iterator[str]:
    for block in docx.Document(io.BytesIO(content)).iter_inner_content():
        if isinstance(block, docx.table.Table):
            yield from (cell.text for row in block.rows for cell in row.cells)
        else:
            yield block.text


@settings(max_examples=80)
@given(BLOCKS)
def test_python_docx_finds_every_word_of_any_tree(blocks: tuple[Block, ...]) -> None:
    content = WRITERS["docx"].prepare(sheet())(Document(blocks)).value
    assert letters(text_by_python_docx(content)) == letters(said(blocks))


@settings(max_examples=80)
@given(BLOCKS)
def test_any_tree_becomes_a_sound_file_with_all_its_footnotes(blocks: tuple[Block, ...]) -> None:
    word = Word(WRITERS["docx"].prepare(sheet())(Document(blocks)).value)
    assert faults(word) == {}
    assert letters(word.paragraphs(NOTES)) == letters(noted(blocks))


@settings(max_examples=15)
@given(BLOCKS)
def test_the_validators_find_no_error_in_the_file_of_any_tree(blocks: tuple[Block, ...]) -> None:
    content = WRITERS["docx"].prepare(sheet())(Document(blocks)).value
    assert valid(content) == content
