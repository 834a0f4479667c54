"""The tree: what it is made of, its words, and the ways through it."""

import dataclasses

import pytest

from reportgen import document
from reportgen.document import (
    Align,
    Block,
    Break,
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
    inlines,
    plain_text,
    walk,
)
from reportgen.source import DataOrigin, Span

VALUE = Value("10.7万人次", DataOrigin("防控.人次", Span("数字.yaml", 3, 7)))


def words(text: str) -> Inlines:
    return (Text(text),)


def paragraph(text: str) -> Paragraph:
    return Paragraph(words(text), "body")


def told(blocks: tuple[Block, ...]) -> list[str]:
    """Each block that a walk meets, by its kind and words."""
    return [
        type(block).__name__ + (f" {plain_text(block.content)}" if isinstance(block, (Heading, Paragraph)) else "")
        for block in walk(blocks)
    ]


def test_a_node_cannot_be_changed() -> None:
    for node in (Text("甲"), paragraph("甲"), Document(())):
        with pytest.raises((dataclasses.FrozenInstanceError, TypeError, AttributeError)):
            node.text = "乙"  # type: ignore[union-attr, misc]


def test_equal_trees_are_equal() -> None:
    assert Document((paragraph("甲"),)) == Document((paragraph("甲"),))
    assert Document((paragraph("甲"),)) != Document((paragraph("乙"),))


def test_plain_text_is_the_words_of_everything_but_notes_and_pictures() -> None:
    content: Inlines = (
        Text("参加"),
        VALUE,
        Strong((Emphasis((Text("甲"),)), Code("b"))),
        Link(words("链接"), "https://example.org"),
        Picture("图.png", "一张图"),
        Note((paragraph("注"),)),
        Break(),
        Text("尾"),
    )
    assert plain_text(content) == "参加10.7万人次甲b链接\n尾"
    assert plain_text(()) == ""


def test_a_walk_meets_every_block_in_reading_order() -> None:
    blocks: tuple[Block, ...] = (
        Heading(1, words("题"), "title"),
        List(((paragraph("一"), List(((paragraph("一甲"),),))), (paragraph("二"),)), 1),
        Quote((paragraph("引"), Rule())),
        PageBreak(),
        Contents(2),
        paragraph("尾"),
    )
    assert told(blocks) == [
        "Heading 题",
        "List",
        "Paragraph 一",
        "List",
        "Paragraph 一甲",
        "Paragraph 二",
        "Quote",
        "Paragraph 引",
        "Rule",
        "PageBreak",
        "Contents",
        "Paragraph 尾",
    ]


def test_a_walk_enters_footnotes_wherever_they_hang() -> None:
    note = Note((paragraph("注"),))
    cell: Inlines = (Text("格"), Strong((note,)))
    blocks: tuple[Block, ...] = (
        Heading(2, (note,), "part"),
        Paragraph((Link((note,), "https://example.org"),), "body"),
        Table(((cell,),), (), (Align.NONE,)),
    )
    assert told(blocks) == ["Heading ", "Paragraph 注", "Paragraph ", "Paragraph 注", "Table", "Paragraph 注"]


def test_inlines_are_those_of_a_block_and_not_of_its_notes() -> None:
    inner = Strong((VALUE,))
    note = Note((paragraph("注"),))
    assert list(inlines(Paragraph((inner, note), "body"))) == [inner, VALUE, note]


def test_inlines_of_a_table_are_those_of_all_its_cells() -> None:
    table = Table(((words("头"),),), ((words("甲"),), ((VALUE,),)), (Align.NONE,))
    assert list(inlines(table)) == [Text("头"), Text("甲"), VALUE]


@pytest.mark.parametrize(
    "block", [List(((paragraph("一"),),)), Quote((paragraph("引"),)), Rule(), PageBreak(), Contents(1)]
)
def test_a_block_of_blocks_has_no_inlines_of_its_own(block: Block) -> None:
    assert list(inlines(block)) == []


def test_every_kind_of_node_is_equal_only_to_its_own_kind_and_never_false() -> None:
    kinds = [kind for name in document.__all__ if hasattr(kind := getattr(document, name), "_fields")]
    assert len(kinds) >= 18
    for kind in kinds:
        assert kind.__eq__ is not tuple.__eq__, f"{kind.__name__} lacks @node"
        assert hasattr(kind, "__bool__"), f"{kind.__name__} lacks @node"
    assert bool(Break())
    rule: object = Rule()
    assert rule != PageBreak()
    assert hash(rule) != hash(PageBreak())
