"""The short cuts around markdown-it give what markdown-it itself gives, for any text."""

from collections.abc import Iterator

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it.rules_core import inline

from reportgen.document import Document, dump
from reportgen.markup import Marks, commonmark, parse, parser
from reportgen.markup.plain_blocks import PlainBlock, sections
from reportgen.source import DataOrigin, Span

VALUE, PLACE = "⟦值⟧", "⟦行⟧"

_WORDS = st.sampled_from(
    [
        *(
            "甲",
            "做法：乙。",
            "2021年",
            "1. ",
            "12) ",
            "- ",
            "# ",
            "a",
            " ",
            "  ",
            "\t",
            "　",
            "\x0b",
            "{.item}",
            "{x}",
        ),
        *("*", "**", "`", "\\", "#", " #", "> ", "[^1]", VALUE, PLACE),
    ]
)
_BARS = st.sampled_from(
    ["|", "| ", " |", "---", ":--", "--:", ":-:", "甲", "\\|", "10%", "&", " ", "    ", "　", VALUE, PLACE]
)
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
# Lines of a whole document: plain blocks between everything that can reach over a blank line.
_BLOCKS = st.lists(
    st.sampled_from(
        [
            *(
                "",
                "",
                "",
                "甲。",
                "乙。",
                f"{VALUE}，丙。{PLACE}",
                "# 题",
                f"### {VALUE}",
                "## 二 ##",
                "#七",
                "####### 七",
            ),
            *(
                "#",
                "{.task}",
                "{.x} ",
                "  {.x}",
                "{.page-break}",
                "***",
                "---",
                "===",
                "**重点。**后文",
                "    缩进",
                "\t缩",
            ),
            *("- 一", "- ", "  续", "1. 一", "2) 二", "> 引", "> - 引", "> {.x}", ">", "- {.x}", "- # 题", "- > 引"),
            *("```", "~~~", "````", "- ```", "> ~~~", "~~~ x", "<!--", "<div>", "&amp;", "-->", "![图](a.png)"),
            *(
                "注[^1]",
                "[^1]: 注",
                "[^1]:",
                "    注续",
                "[^2]: - 注",
                "[名]: https://a.cn",
                "[名]",
                '"题',
                "[名]:",
                '题"',
            ),
            *("| 头 |", "| --- |", "| 格 |", "|", "| 头 | 头 |", "| --- | :-: |", "\\", "甲\\", "甲  "),
        ]
    ),
    max_size=14,
).map("\n".join)


def _marked(text: str) -> tuple[str, Marks]:
    marks = Marks()
    while VALUE in text or PLACE in text:
        number = len(marks.fragments) + len(marks.places) + 1
        span = Span("data/正文.yaml", number, 1)
        text = text.replace(VALUE, marks.value(f"值{number}", DataOrigin("键", span)), 1)
        text = text.replace(PLACE, marks.line(span), 1)
    return text, marks


def _told(text: str) -> tuple[object, ...]:
    """All that parsing tells of a text, in order."""
    marked, marks = _marked(text)
    result = parse(marks.rendered(marked))
    blocks, roles, pictures = result.value
    return dump(Document(blocks)), list(roles.items()), pictures, result.diagnostics


def _told_by_markdown_it(text: str) -> tuple[object, ...]:
    usual = commonmark.parser()
    usual.core.ruler.at("inline", inline)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(commonmark, "PARSER", usual)
        patched.setattr(parser, "sections", lambda text: [text])
        return _told(text)


@given(st.one_of(_BLOCKS, _LINES, _ROWS, _TABLES, st.tuples(_LINES, _ROWS, _TABLES).map("\n\n".join), st.text()))
@example("# 题\n\n甲。\n\n| 头 |\n| --- |\n| 格 |\n")
@example("- 一\n\n甲。\n\n- 二")
@example("- ```\n\n甲。\n\n```\n\n甲。")
@example("- \n\n- 一")
@example("***\n{.x}\n\n甲。")
@example("{.task}\n\n> 引\n\n甲。")
@example("[^1]:\n\n甲。[^1]\n\n    注\n\n# 题")
@example("甲\ufdd40。\n\n- 一")
@example("甲。\r\n# 题\r\r- 一\0")
@example("# 题 #\n\n#　题　\n\n|　甲\x0b|\n|---|")
def test_a_text_becomes_the_same_tree_with_and_without_short_cuts(text: str) -> None:
    assert _told(text) == _told_by_markdown_it(text)


def _kinds(text: str) -> Iterator[str]:
    for section in sections(text):
        if isinstance(section, str):
            yield section.strip()
        else:
            yield "+".join(_kind(block) for block in section)


def _kind(block: PlainBlock) -> str:
    return f"{block.role} {'table' if block.rows else f'h{block.level}' if block.level else 'p'}".strip()


PLAIN = [
    ("# 题\n\n甲。\n", "h1+p"),
    ("{.task}\n### 题\n\n甲。\n\n\n乙。", "task h3+p+p"),
    ("| 头 | 头 |\n| :-- | --: |\n| 甲 |\n| 乙 | 丙 | 丁 |\n\n甲。", "table+p"),
]


@pytest.mark.parametrize(("text", "expected"), PLAIN)
def test_a_report_of_plain_blocks_takes_the_short_cut_as_a_whole(text: str, expected: str) -> None:
    assert list(_kinds(text)) == [expected]


def test_what_is_not_plain_goes_to_markdown_it_up_to_the_next_plain_block() -> None:
    text = "甲。\n\n{.x}\n- 一\n\n  续\n\n# 题\n\n{.y}\n\n> 引\n\n乙。\n\n```\n\n丙。\n"
    assert list(_kinds(text)) == ["p", "{.x}\n- 一\n\n  续", "h1", "{.y}\n\n> 引", "p", "```\n\n丙。"]
