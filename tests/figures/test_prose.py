"""Prose: `{name}` prints a figure, everything else stays as typed."""

import json

import pytest
from figure_table import findings, read, sound
from hypothesis import assume, given
from hypothesis import strategies as st

from reportgen.figures import Figure, Prose, Report

FIGURES = "数字: {人数: 5人, 组: {场次: 12场}}\n"

# What is typed | how it prints, with what a figure printed between ‹ and ›
TYPED = [
    ("参加{人数}，", "参加‹5人›，"),
    ("{人数}", "‹5人›"),
    ("{ 人数 }", "‹5人›"),
    ("{　人数　}", "‹5人›"),
    ("共{组.场次}、{人数}。", "共‹12场›、‹5人›。"),
    ("{人数}{人数}", "‹5人›‹5人›"),
    ("{{ 人口 }}", "{{ 人口 }}"),
    ("{{人口}}和{人数}", "{{人口}}和‹5人›"),
    ("{{ 7*7 }}", "{{ 7*7 }}"),
    (r"\{人数}", r"\{人数}"),
    (r"\\{人数}", r"\\‹5人›"),
    ("只有{开头", "只有{开头"),
    ("只有}结尾", "只有}结尾"),
    ("隔了{一行\n}的括号", "隔了{一行\n}的括号"),
    ("{开头没有关，{人数}", "{开头没有关，‹5人›"),
    ("**{人数}**", "**‹5人›**"),
    ("没有括号", "没有括号"),
]


@pytest.mark.parametrize(("typed", "expected"), TYPED, ids=[typed for typed, _ in TYPED])
def test_references_print_figures_and_the_rest_stays(typed: str, expected: str) -> None:
    assert _shown(sound(_with_prose(typed))) == expected


def test_a_printed_figure_is_the_one_of_the_book() -> None:
    report = sound(_with_prose("参加{人数}"))
    assert _prose(report).parts == ("参加", report.book["人数"])


def test_an_unknown_name_is_reported_where_it_stands_in_the_paragraph() -> None:
    text = "数字: {人数: 5人}\n正文: |\n  第一段。\n\n  参加{人生}，共{场次}。\n"
    assert findings(text) == ["FIG002 5:5 name=人生 suggestion=人数", "FIG002 5:11 name=场次"]


def test_the_same_unknown_name_is_reported_at_each_of_its_places() -> None:
    assert findings("正文: 甲{没有}乙{没有}\n") == ["FIG002 1:6 name=没有", "FIG002 1:11 name=没有"]


def test_a_group_of_figures_can_not_be_printed() -> None:
    assert findings(FIGURES + "正文: 共{组}\n") == ["FIG012 2:6 name=组 members=场次"]


def test_a_figure_in_wrong_brackets_is_reported_and_other_words_in_them_are_not() -> None:
    text = FIGURES + "正文: 共｛人数｝、{人数｝、（人数）、｛别的｝、{人数\n"
    assert findings(text) == [f"FIG003 2:{column} name=人数" for column in (6, 11, 26)]


def test_empty_brackets_name_no_figure() -> None:
    assert findings("正文: 甲{}乙\n") == ["FIG002 1:6 name="]


def test_a_reference_needs_the_full_name_of_a_grouped_figure() -> None:
    assert findings(FIGURES + "正文: 共{场次}\n") == ["FIG002 2:6 name=场次 suggestion=组.场次"]


def test_a_reference_to_a_broken_figure_is_not_reported_again() -> None:
    result = read("数字: {人数: 很多}\n正文: 参加{人数}。\n")
    assert [found.code for found in result.diagnostics] == ["FIG001"]


def test_a_reference_in_a_quoted_text_is_found_at_its_column() -> None:
    assert findings('正文: "甲{没有}乙"\n') == ["FIG002 1:7 name=没有"]


PIECES = st.sampled_from(
    [
        ("{人数}", "‹5人›"),
        ("{ 组.场次 }", "‹12场›"),
        ("{{ 人口 }}", "{{ 人口 }}"),
        (r"\{人数}", r"\{人数}"),
        ("文字", "文字"),
        ("。\n\n", "。\n\n"),
        ("**", "**"),
    ]
)


@given(st.lists(PIECES, min_size=1))
def test_prose_of_many_pieces_prints_piece_by_piece(pieces: list[tuple[str, str]]) -> None:
    typed = "".join(piece for piece, _ in pieces)
    assert _shown(sound(_with_prose(typed))) == "".join(shown for _, shown in pieces)


@given(st.text(alphabet="{}\\甲\n*。"))
def test_the_parts_of_a_prose_join_to_the_text_that_was_typed(typed: str) -> None:
    result = read("数字: {甲: 1个}\n" + f"正文: {json.dumps(typed, ensure_ascii=False)}\n")
    assume(not result.diagnostics)
    parts = _prose(result.value).parts
    assert "".join(part if isinstance(part, str) else f"{{{part.key}}}" for part in parts) == typed


@pytest.mark.timeout(10)
@pytest.mark.parametrize("piece", ["{{", "}", "\\", "{甲", "{{甲}", "}}{{", "{甲\n"])
def test_a_long_row_of_brackets_is_read_in_one_go(piece: str) -> None:
    typed = piece * (100_000 // len(piece))
    result = read(f"数字: {{甲: 1个}}\n正文: {json.dumps(typed, ensure_ascii=False)}\n")
    assert isinstance(result.value.content["text"], Prose)


def _with_prose(typed: str) -> str:
    return f"{FIGURES}正文: {json.dumps(typed, ensure_ascii=False)}\n"


def _prose(report: Report) -> Prose:
    prose = report.content["text"]
    assert isinstance(prose, Prose)
    return prose


def _shown(report: Report) -> str:
    return "".join(f"‹{part.text}›" if isinstance(part, Figure) else part for part in _prose(report).parts)
