"""Comments in the tree: anchors stand around the very words, and nothing else of the tree changes."""

from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from reportgen.checks import Reading
from reportgen.checks.anchored import Commented, anchored
from reportgen.document import (
    Align,
    Anchor,
    Block,
    Break,
    Code,
    Comment,
    Document,
    Heading,
    Inline,
    List,
    Note,
    Paragraph,
    Quote,
    Strong,
    Table,
    Text,
    Value,
    dump,
    inlines,
    walk,
)
from reportgen.source import DataOrigin, Span

ORIGIN = DataOrigin("人数", Span("数字.yaml", 1, 5))
WORDS = st.text("工作(报告)，", max_size=5)


def text(words: str) -> tuple[Text]:
    return (Text(words),)


# Every kind of passage, and inlines inside inlines.
BLOCKS = (
    Heading(1, (Text("工作"), Break(), Text("报告")), "title"),
    Paragraph(
        (
            Text("会员"),
            Value("630多万人", ORIGIN),
            Note((Paragraph(text("据(年报)。"), "footnote"),)),
            Strong((Text("很多"), Note((Paragraph(text("注二"), "footnote"),)))),
        ),
        "body",
    ),
    List(((Paragraph(text("第一"), "list-item"), Quote((Paragraph((Code("引(文)"),), "quote"),))),)),
    Table(((text("项目"), text("数字")),), ((text("甲(乙)"), ()),), (Align.NONE, Align.NONE)),
)


def commented(words: str, blocks: tuple[Block, ...] = BLOCKS) -> str:
    """The tree with a comment on the first `words`, the node that holds them a line each."""
    reading = Reading(Document(blocks), {})
    start = reading.text.index(words)
    document = anchored(reading, [Commented(start, start + len(words), Comment("某", ("看",)))])
    return dump(document)


def covered(document: Document) -> dict[int, str]:
    """The words between the anchors of each comment, as a reading has them."""
    open_, words = set[int](), dict[int, str]()
    for block in walk(document.blocks):
        for inline in _own(block):
            match inline:
                case Anchor(number, ends):
                    (open_.discard if ends else open_.add)(number)
                    words.setdefault(number, "")
                case Text(said) | Value(said) | Code(said):
                    words |= {number: words[number] + said for number in open_}
                case Break():
                    words |= {number: words[number] + "\n" for number in open_}
                case _:
                    pass
    assert not open_
    return words


def _own(block: Block) -> Iterator[Inline]:
    return inlines(block)


def test_anchors_stand_around_the_very_words() -> None:
    said = commented("据(年报)")
    assert "Comment 0 某 “看”\n" in said
    assert "Anchor 0 begins\n      Text “据(年报)”\n      Anchor 0 ends\n      Text “。”\n" in said


def test_a_value_is_cut_where_words_inside_it_are_meant_and_keeps_its_origin() -> None:
    said = commented("多万")
    assert "  Value “630” ← 人数 数字.yaml:1:5\n  Anchor 0 begins\n  Value “多万” ← 人数 数字.yaml:1:5\n" in said


def test_words_of_cells_lists_quotes_and_code_are_found() -> None:
    assert "Anchor 0 begins\n      Text “(乙)”\n" in commented("(乙)")
    assert "Anchor 0 begins\n        Code “(文)”\n" in commented("(文)")


def test_words_over_a_line_end_are_one_stretch() -> None:
    reading = Reading(Document(BLOCKS), {})
    assert covered(anchored(reading, [on(reading, "作\n报")])) == {0: "作\n报"}


def on(reading: Reading, words: str) -> Commented:
    start = reading.text.index(words)
    return Commented(start, start + len(words), Comment("某", ("看",)))


def test_what_concerns_no_words_stands_at_the_first_of_the_report() -> None:
    document = anchored(Reading(Document(BLOCKS), {}), [Commented(0, 0, Comment("某", ("看",)))])
    assert covered(document) == {0: "工作"}


def test_a_report_without_words_bears_no_anchors() -> None:
    document = anchored(Reading(Document(()), {}), [Commented(0, 0, Comment("某", ("看",)))])
    assert document.blocks == ()


@given(
    st.lists(
        st.builds(Text, WORDS)
        | st.builds(Value, WORDS, st.just(ORIGIN))
        | st.just(Break())
        | st.builds(lambda words: Strong((Text(words),)), WORDS)
        | st.builds(lambda words: Note((Paragraph((Text(words),), "footnote"),)), WORDS),
        max_size=6,
    ),
    st.lists(st.tuples(st.integers(0, 40), st.integers(0, 12)), max_size=5),
)
def test_any_comments_on_any_text_cover_their_words_and_change_no_other(
    content: list[Inline], stretches: list[tuple[int, int]]
) -> None:
    reading = Reading(Document((*BLOCKS[:1], Paragraph(tuple(content), "body"))), {})
    length = len(reading.text)
    comments = [
        Commented(min(start, length - 1), min(start + wide, length), Comment(str(at), ()))
        for at, (start, wide) in enumerate(stretches)
    ]
    document = anchored(reading, comments)
    assert Reading(document, {}).text == reading.text
    assert sorted(each.author for each in document.comments) == [str(at) for at in range(len(comments))]
    words = covered(document)
    assert len(words) == len(comments)
    for number, comment in enumerate(document.comments):
        start, end, _ = comments[int(comment.author)]
        wanted = reading.text[start : min(end, reading.passage_at(start).end)].strip("\n")
        assert words[number] == (wanted or "工作")
