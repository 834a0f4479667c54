"""Content: every field read for what it is, with the place it came from."""

import pytest
from figure_table import FILE, figures, findings, read, sound

from reportgen.figures import Figure, Plain, Prose
from reportgen.source import DataOrigin, FormulaInput, FormulaOrigin, Span
from reportgen.source.catalog import message

DATES = [
    ("2022-07-19", "2022年7月19日"),
    ("2022-7-9", "2022年7月9日"),
    ("2022/7/19", "2022年7月19日"),
    ("2022年7月19日", "2022年7月19日"),
    ("2024-02-29", "2024年2月29日"),
]

NO_DATES = [
    "2022-02-30",
    "2023-02-29",
    "2022-13-01",
    "2022-7",
    "7月19日",
    "22-07-19",
    "明天",
]


@pytest.mark.parametrize(("typed", "expected"), DATES)
def test_a_date_prints_in_full_without_leading_zeros(typed: str, expected: str) -> None:
    report = sound(f"日期: {typed}\n")
    assert report.content["day"] == Plain(expected, DataOrigin("日期", Span(FILE, 1, 5, 1, 5 + len(typed))))


@pytest.mark.parametrize("typed", NO_DATES)
def test_a_day_that_is_not_in_the_calendar_is_reported(typed: str) -> None:
    assert findings(f"标题: 年报\n日期: {typed}\n") == [f"DAT008 2:5 key=日期 text={typed}"]


@pytest.mark.parametrize(
    "typed",
    [
        "2022.7.19",
        "2022。7。19",
        "2022，7，19",
        "2022、7、19",
        "20220719",
        "2022年7月19号",
        "二〇二二年七月十九日",
        "2022年7月19日（星期二）",
        "2022-07-19 10:00",
        "44761",
    ],
)
def test_a_date_written_otherwise_is_reported_with_the_one_that_was_meant(typed: str) -> None:
    assert findings(f"标题: 年报\n日期: {typed}\n") == [f"DAT008 2:5 key=日期 text={typed} suggestion=2022-07-19"]


def test_the_dates_are_listed_by_key_in_iso_form() -> None:
    report = sound("日期: 2022年7月19日\n人员:\n  - 生日: 1964/5/6\n")
    assert report.dates == {"日期": "2022-07-19", "人员[1].生日": "1964-05-06"}


def test_plain_text_keeps_its_place_and_every_character() -> None:
    report = sound("标题: '{人数} **没有** {{ 别的 }}'\n")
    assert report.content["title"] == Plain("{人数} **没有** {{ 别的 }}", DataOrigin("标题", Span(FILE, 1, 5, 1, 27)))


def test_a_field_that_was_left_out_is_none_and_a_list_is_empty() -> None:
    content = sound("标题: 年报\n").content
    assert content["day"] is None
    assert content["text"] is None
    assert content["people"] == []


def test_a_typed_figure_knows_its_key_place_and_source() -> None:
    report = sound("数字:\n  会员:\n    人数: {值: 630多万人, 来源: 年度统计表}\n")
    origin = figures(report)["会员.人数"].origin
    assert origin == DataOrigin("会员.人数", Span(FILE, 3, 13, 3, 19), "年度统计表")


def test_a_computed_figure_knows_its_formula_and_inputs() -> None:
    report = sound('数字:\n  甲: 513篇\n  乙: 267篇\n  总数: "= 甲 + 乙 + 甲"\n')
    figure = figures(report)["总数"]
    assert figure.text == "1293篇"
    assert figure.origin == FormulaOrigin(
        "总数",
        Span(FILE, 4, 7, 4, 20),
        "甲 + 乙 + 甲",
        (
            FormulaInput("513篇", DataOrigin("甲", Span(FILE, 2, 6, 2, 10))),
            FormulaInput("267篇", DataOrigin("乙", Span(FILE, 3, 6, 3, 10))),
        ),
    )


def test_the_inputs_of_a_formula_over_formulas_lead_back_to_the_data() -> None:
    report = sound('数字: {甲: 3个, 乙: "= 甲 * 2", 丙: "= 乙 + 甲"}\n')
    origin = figures(report)["丙"].origin
    assert isinstance(origin, FormulaOrigin)
    doubled, typed = origin.inputs
    assert isinstance(doubled.origin, FormulaOrigin)
    assert doubled.origin.inputs == (typed,)


def test_figures_outside_the_table_have_the_key_of_their_field() -> None:
    report = sound("比率: 5%\n人员:\n  - {姓名: 张三, 次数: 3次}\n")
    assert sorted(report.book) == ["人员[1].次数", "比率"]
    assert report.content["rate"] is report.book["比率"]


def test_a_table_of_figures_is_content_by_group_and_name() -> None:
    report = sound("数字: {会员: {人数: 5人}, 总数: 7个}\n")
    assert report.content["figures"] == {"会员": {"人数": report.book["会员.人数"]}, "总数": report.book["总数"]}


LONG_FORMS = [
    ("{值: 513, 单位: 篇}", "513篇"),
    ("{值: 12篇, 单位: 篇}", "12篇"),
    ("{值: 630多, 单位: 万人}", "630多万人"),
    ("{值: 12万, 单位: 元}", "12万元"),
    ("{值: 12万, 单位: 万元}", "12万元"),
    ("{值: 12万元, 单位: 元}", "12万元"),
    ("{值: 300左右, 单位: 人}", "300人左右"),
    ("{值: 4—6, 单位: 个}", "4—6个"),
    ("{值: 81.7, 单位: '%'}", "81.7%"),
    ("{值: ¥5, 单位: 元}", "¥5"),
    ("{值: 5千克, 单位: 千克}", "5千克"),
    ("{值: 1.2, 单位: 个百分点}", "1.2个百分点"),
    ("{值: '= 1 + 2', 单位: 篇}", "3篇"),
    ("{值: '= 904.28 * 2', 单位: 万元}", "0.180856万元"),
    ("{值: '= 甲 + 甲', 单位: 万元}", "1万元"),
    ("{值: '= 甲 / 4', 单位: 元/人}", "1250元/人"),
]


@pytest.mark.parametrize(("typed", "text"), LONG_FORMS, ids=[typed for typed, _ in LONG_FORMS])
def test_the_long_form_joins_value_and_unit(typed: str, text: str) -> None:
    assert figures(sound(f"数字: {{甲: 5000元, 乙: {typed}}}\n"))["乙"].text == text


def test_a_computed_figure_of_the_long_form_keeps_its_source() -> None:
    report = sound('数字: {甲: 513篇, 总数: {值: "= 甲 + 甲", 单位: 篇, 来源: 台账}}\n')
    assert figures(report)["总数"].text == "1026篇"


CONTRADICTIONS = [
    ("{值: 12万无, 单位: 万元}", "DAT012 1:15 key=甲 unit=万元 written=万无 suggestion=万元"),
    ("{值: 12人, 单位: 元}", "DAT012 1:15 key=甲 unit=元 written=人"),
    ("{值: 120000元, 单位: 万元}", "DAT012 1:19 key=甲 unit=万元 written=元"),
    ("{值: 12亿, 单位: 万元}", "DAT012 1:15 key=甲 unit=万元 written=亿"),
    ("{值: '= 5 + 5', 单位: '1'}", "DAT014 1:13 key=甲 unit=1"),
    ("{值: 5, 单位: '1'}", "DAT014 1:13 key=甲 unit=1"),
    ("{值: 5 5, 单位: 人}", "FIG014 1:14 key=甲 text=5 5 read=5 fault=fault.blank"),
]


@pytest.mark.parametrize(("typed", "expected"), CONTRADICTIONS, ids=[typed for typed, _ in CONTRADICTIONS])
def test_a_unit_that_contradicts_the_stated_one_is_reported(typed: str, expected: str) -> None:
    assert findings(f"数字: {{甲: {typed}}}\n") == [expected]


def test_a_formula_that_comes_to_another_unit_than_the_stated_one_is_reported() -> None:
    text = "数字: {甲: 5人, 乙: {值: '= 甲 * 2', 单位: 万元}}\n"
    assert findings(text) == ["DAT013 1:20 key=乙 unit=万元 found=人"]


def test_the_message_of_a_contradiction_names_both_units_and_the_likely_one() -> None:
    found = read("数字: {参保金额: {值: 12万无, 单位: 万元}}\n").diagnostics[0]
    assert message(found, "zh") == "“参保金额”的单位是“万元”，这里写成“万无”。是不是“万元”？"


def test_prose_keeps_the_text_it_was_read_from() -> None:
    prose = sound("正文: |\n  第一段。\n\n  第二段。\n").content["text"]
    assert isinstance(prose, Prose)
    assert [(span.line, span.column) for span in prose.scalar.lines()][:3] == [(2, 3), (3, 1), (4, 3)]


def test_all_faults_of_all_kinds_are_found_at_once() -> None:
    text = "数字: {甲: 很多, 乙: '= 丁'}\n日期: 2022-02-30\n正文: 共{丙}\n比率: 一半\n"
    assert [found.split()[0] for found in findings(text)] == ["FIG001", "FIG004", "DAT008", "FIG002", "FIG001"]


def test_a_broken_figure_is_in_the_book_as_none() -> None:
    book = read("数字: {甲: 很多, 乙: 5个}\n").value.book
    assert book["甲"] is None
    assert isinstance(book["乙"], Figure)


def test_of_two_figures_with_one_name_the_first_counts_and_the_other_is_reported() -> None:
    yaml = "比率: 81.7%\n数字: {比率: 9%}\n"
    assert findings(yaml) == [f"DAT003 1:5 key=比率 first=比率 place={FILE}:2:10"]


@pytest.mark.parametrize(("written", "other"), [("比率", "rate"), ("rate", "比率")])
def test_a_figure_of_the_top_level_is_referred_to_in_both_languages(written: str, other: str) -> None:
    report = sound(f'{written}: 80%\n正文: "达到{{{other}}}、{{{written}}}。"\n数字: {{双倍: "= {other} * 2"}}\n')
    prose = report.content["text"]
    rate = report.book[written]
    assert isinstance(prose, Prose)
    assert prose.parts == ("达到", rate, "、", rate, "。")
    assert figures(report)["双倍"].text == "160%"


def test_full_width_blanks_before_a_paragraph_are_no_part_of_prose() -> None:
    prose = sound("正文: |\n  　　甲　乙{比率}\n\n  　　丙\n比率: 80%\n").content["text"]
    assert isinstance(prose, Prose)
    assert [part for part in prose.parts if isinstance(part, str)] == ["甲　乙", "\n\n丙\n"]
