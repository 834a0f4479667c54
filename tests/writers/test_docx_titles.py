"""Titles in lines (GB/T 9704—2012 7.3.1): whole words, 梯形 or 菱形, no line longer than the text is wide."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from word import Word
from writing import inlines, sheet, write

from reportgen.document import Break, Document, Heading, Inline, Note, Paragraph, Strong, Text, Value
from reportgen.source import DataOrigin, Span
from reportgen.writers import WRITERS

ORIGIN = DataOrigin("标题", Span("会议.yaml", 4, 5))

# 156 mm hold 20 characters of size 2.
WIDEST = 20


def lines(*content: Inline | str, role: str = "title", changes: str = "") -> list[str]:
    """The lines that a heading of `content` is set in."""
    return write(Heading(1, inlines(*content), role), changes=changes).paragraphs()[0].split("\n")


def width(line: str) -> float:
    return sum(0.5 if character.isascii() else 1 for character in line)


def test_a_title_that_fits_stays_in_one_line() -> None:
    assert lines("在自治区计生协理事会上的工作报告") == ["在自治区计生协理事会上的工作报告"]


def test_breaks_of_the_data_are_kept_and_no_others_are_made() -> None:
    long = "为推进健康广西建设贡献计生协力量为推进健康广西建设贡献计生协力量"
    assert lines("聚焦生育支持", Break(), long) == ["聚焦生育支持", long]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        (
            "聚焦生育支持 提升服务能力 为推进健康广西建设贡献计生协力量",
            ["聚焦生育支持 提升服务能力", "为推进健康广西建设贡献计生协力量"],
        ),
        (
            "关于优化生育政策促进人口长期均衡发展的实施意见的通知",
            ["关于优化生育政策", "促进人口长期均衡发展的实施意见的通知"],
        ),
    ],
)
def test_a_long_title_is_broken_between_words(title: str, expected: list[str]) -> None:
    found = lines(title)
    assert len(found) == len(expected)
    assert "".join(found).replace(" ", "") == title.replace(" ", "")
    if " " in title:
        assert found == expected


def test_a_line_ends_where_one_value_ends_and_another_begins() -> None:
    values = ("广西壮族自治区计划生育协会", "第六届全区理事会第五次会议文件")
    assert lines(*(Value(each, ORIGIN) for each in values)) == list(values)


def test_the_subtitle_of_the_work_report_is_broken_before_the_meeting() -> None:
    found = lines(
        "——",
        Value("2022年7月19日", ORIGIN),
        "在",
        Value("广西壮族自治区计划生育协会", ORIGIN),
        Value("第六届全区理事会", ORIGIN),
        Value("第五次会议", ORIGIN),
        "上的工作报告",
        role="subtitle",
    )
    assert found == ["——2022年7月19日在广西壮族自治区计划生育协会", "第六届全区理事会第五次会议上的工作报告"]


def test_a_larger_title_has_shorter_lines() -> None:
    title = "聚焦生育支持提升服务能力，为推进健康广西建设贡献计生协力量"
    small, large = lines(title), lines(title, changes="样式: {标题: {字号: 一号}}")
    assert max(map(width, small)) <= WIDEST
    assert max(map(width, large)) <= 442.2 / 26


def test_other_headings_and_switched_off_titles_are_left_to_word() -> None:
    long = "很长的标题" * 10
    assert lines(long, role="section") == [long]
    assert lines(long, changes="样式: {标题: {按意回行: 否}}") == [long]


def test_a_title_with_more_than_words_is_left_to_word() -> None:
    long = "很长的标题" * 6
    assert lines(Strong(inlines(long)), "后") == [f"{long}后"]
    assert lines(long, Note((Paragraph(inlines("注"), "footnote"),))) == [long]


def test_no_line_ends_with_a_blank_however_many_there_are() -> None:
    assert lines("聚焦生育支持提升服务能力", " ", " ", "为推进健康广西建设贡献力量") == [
        "聚焦生育支持提升服务能力",
        "为推进健康广西建设贡献力量",
    ]


WORDS = st.text("聚焦生育支持提升服务能力的和与，“”（）20 a", min_size=1, max_size=12)


@given(st.lists(st.builds(Value, WORDS, st.just(ORIGIN)) | st.builds(Text, WORDS), min_size=1, max_size=6))
def test_lines_lose_no_word_whatever_the_title(content: list[Inline]) -> None:
    document = Document((Heading(1, tuple(content), "title"),))
    (title,) = Word(WRITERS["docx"].prepare(sheet())(document).value).paragraphs()
    said = "".join(inline.text for inline in content if isinstance(inline, (Text, Value)))
    assert "".join(title.split()) == "".join(said.split())
    assert not any(line != line.strip() for line in title.strip().split("\n"))
