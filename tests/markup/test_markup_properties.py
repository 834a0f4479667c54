"""What holds of every text: parsing never fails, escaped words come out letter by letter, no words are lost."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_cases import parsed

from reportgen.document import Block, Heading, List, Paragraph, Quote, Table, dump, plain_text, walk
from reportgen.document import Document as Tree
from reportgen.markup import Marks, bears_place, escape, parse
from reportgen.source import DataOrigin, Span

# Files hold neither control characters nor the noncharacters of our marks; loading refuses them.
CHARACTERS = st.characters(exclude_categories=["Cs", "Cc", "Cn"])
TEXT = st.text(CHARACTERS | st.just("\n") | st.sampled_from("*_`[]()<>!#>-+.1{}|\\^:&;~= 　“”。，中文a"))
WORDS = TEXT.map(str.strip).filter(bool)

ORIGIN = DataOrigin("标题", Span("data/正文.yaml", 1, 5))
VALUE, PLACE = "\x01", "\x02"


@given(TEXT)
@example("[^1]\n\n[^1]: [^1]")
@example("{.a\n}")
@example("|\n|-\n|")
@example("***")
@example("- - - a\n  1. > b")
@example("![](<")
@example("{=")
def test_parsing_never_fails_and_the_tree_can_be_told(text: str) -> None:
    blocks = _blocks(text)
    assert isinstance(dump(Tree(blocks)), str)


@given(TEXT)
def test_every_paragraph_has_a_role_and_every_heading_a_level(text: str) -> None:
    for block in walk(_blocks(text)):
        if isinstance(block, Heading):
            assert 1 <= block.level <= 6
        if isinstance(block, (Heading, Paragraph)):
            assert block.role


@given(TEXT)
def test_all_rows_of_a_table_are_of_one_length(text: str) -> None:
    for block in walk(_blocks(f"| 甲 | 乙 |\n|---|---|\n| {text.replace(chr(10), ' ')} |\n")):
        if isinstance(block, Table):
            assert {len(row) for row in block.head + block.rows} == {len(block.aligns)}


@given(WORDS)
def test_escaped_words_alone_come_out_letter_by_letter(text: str) -> None:
    (paragraph,) = _blocks(escape(text))
    assert isinstance(paragraph, Paragraph)
    assert plain_text(paragraph.content) == text


@pytest.mark.parametrize("frame", ["{}", "前{}后", "“{}”", "a{}b", "**{}**", "*{}*后文", "[{}](https://example.org/)"])
@given(words=WORDS)
def test_words_of_a_value_in_a_frame_come_out_letter_by_letter(frame: str, words: str) -> None:
    (paragraph,) = _blocks(frame.format(VALUE), words)
    assert isinstance(paragraph, Paragraph)
    plain = re.sub(r"\*|\[|\]\(.*\)", "", frame)
    assert plain_text(paragraph.content) == plain.format(words)


@given(WORDS)
def test_words_of_a_value_in_a_heading_an_item_and_a_cell_come_out_letter_by_letter(words: str) -> None:
    markdown = f"# {VALUE}\n\n- {VALUE}\n\n> {VALUE}\n\n| {VALUE} |\n|---|\n"
    heading, items, quote, table = _blocks(markdown, words)
    assert isinstance(heading, Heading)
    assert isinstance(items, List)
    assert isinstance(quote, Quote)
    assert isinstance(table, Table)
    assert plain_text(heading.content) == words
    assert [_words(block) for block in (*items.items[0], *quote.content)] == [words, words]
    assert plain_text(table.head[0][0]) == words


@given(TEXT, TEXT)
def test_a_place_mark_changes_no_words(first: str, second: str) -> None:
    lines = f"{first}\n{second}".split("\n")
    placed = [line + PLACE if bears_place(line) else line for line in lines]
    with_places = [_words(block) for block in walk(_blocks("\n".join(placed)))]
    assert with_places == [_words(block) for block in walk(_blocks("\n".join(lines)))]


LOST = [
    ("正文[^1]\n\n[^1]: 注[^2]\n\n[^2]: 注中注\n", "注中注"),
    ("正文[^1]\n\n[^1]: 第一遍\n[^1]: 第二遍\n", "第一遍"),
    ("正文[^1]\n\n[^1]: 第一遍\n[^1]: 第二遍\n", "第二遍"),
    ("正文[^1]\n\n[^1]: - 列表\n", "列表"),
    ("正文\n\n[^1]: 没有用到\n", "没有用到"),
    ("正文\n\n{% if 条件 %}\n", "条件"),
    ("正文\n\n{width=很宽}\n", "很宽"),
]


@pytest.mark.parametrize(("markdown", "words"), LOST)
def test_words_that_are_not_printed_are_reported(markdown: str, words: str) -> None:
    tree = parsed(markdown)
    assert words in tree or "\n! " in tree


@pytest.mark.timeout(30)
@pytest.mark.parametrize(
    "piece", ["*", "**甲", "[", "![", "> ", "- ", "`", "_甲", "[^1]", "|", "<", "&", "(", "\\", "{.a}\n"]
)
def test_a_long_row_of_signs_is_parsed_in_reasonable_steps(piece: str) -> None:
    assert isinstance(_blocks(piece * (20_000 // len(piece))), tuple)


def _blocks(markdown: str, words: str = "") -> tuple[Block, ...]:
    """The blocks of a text in which `VALUE` prints `words` and `PLACE` is the mark of a line."""
    marks = Marks()
    text = markdown.replace(VALUE, marks.value(words, ORIGIN)).replace(PLACE, marks.line(ORIGIN.span))
    return parse(marks.rendered(text)).value.blocks


def _words(block: Block) -> str:
    return plain_text(block.content) if isinstance(block, (Heading, Paragraph)) else ""
