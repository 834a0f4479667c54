"""The short cuts around markdown-it give what markdown-it itself gives, for any text."""

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.rules_core import inline

from reportgen.document import Document, dump
from reportgen.markup import Rendered, parse, parser

_WORDS = st.sampled_from(
    ["甲", "做法：乙。", "2021年", "1. ", "12) ", "- ", "# ", "a", " ", "  ", "{.item}", "{x}", "*", "**", "`", "\\"]
)
_BARS = st.sampled_from(["|", "| ", " |", "---", ":--", "--:", ":-:", "甲", "\\|", "10%", "&", " ", "    "])
_LINES = st.lists(st.lists(_WORDS, max_size=4).map("".join), max_size=6).map("\n".join)
_ROWS = st.lists(st.lists(_BARS, max_size=8).map("".join), max_size=6).map("\n".join)
_TABLES = st.tuples(st.integers(1, 3), st.integers(1, 4), st.sampled_from(["---", ":--", "--:", ":-:"])).map(
    lambda shape: "\n".join(
        [
            "|" + "头|" * shape[0],
            "|" + f"{shape[2]}|" * shape[0],
            *["| " + "格 | " * each for each in range(1, shape[1] + 1)],
        ]
    )
)


def _without_short_cuts() -> MarkdownIt:
    md = parser._parser()
    md.disable(["plain_paragraph", "plain_table"])
    md.core.ruler.at("inline", inline)
    return md


_USUAL = _without_short_cuts()


def _dumped(text: str, md: MarkdownIt) -> str:
    saved = parser._PARSER
    parser._PARSER = md
    try:
        return dump(Document(parse(Rendered(text)).value.blocks))
    finally:
        parser._PARSER = saved


@given(st.one_of(_LINES, _ROWS, _TABLES, st.tuples(_LINES, _ROWS, _TABLES).map("\n\n".join), st.text()))
def test_a_text_becomes_the_same_tree_with_and_without_short_cuts(text: str) -> None:
    assert _dumped(text, parser._PARSER) == _dumped(text, _USUAL)


def test_a_plain_table_takes_the_short_cut() -> None:
    tokens = parser._PARSER.parse("| 头 | 头 |\n| :-- | --: |\n| 甲 |\n| 乙 | 丙 | 丁 |\n", {})
    assert [token.type for token in tokens] == ["plain_table"]
