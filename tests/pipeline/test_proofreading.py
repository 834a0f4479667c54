"""Proofreading: findings of the rules at the characters of the user's files, and what excuses them."""

import pytest
from memory import MemoryWorld
from reading import findings as places
from small_project import compiled, in_memory

from reportgen.pipeline import load_project
from reportgen.source import Diagnostic


def read(data: str, project: str = "") -> tuple[Diagnostic, ...]:
    files = {"data.yaml": data}
    if project:
        files["reportgen.yaml"] = f"{project}报告: {{简报: {{模板包: note, 数据: data.yaml}}}}\n"
    return compiled(in_memory(files)).diagnostics


def test_words_of_prose_are_found_in_the_line_that_says_them() -> None:
    (found,) = read("标题: 简报\n正文: |\n  第一段。\n\n  会员{人数}，乡镇(街道)已建会。\n数字: {人数: 630多万人}\n")
    assert str(found.span) == "data.yaml:5:12"
    assert found.span is not None
    assert found.span.end_column == 16
    assert found.values["sentence"] == "会员630多万人，乡镇(街道)已建会。"


def test_words_are_told_apart_by_what_stands_around_them() -> None:
    found = read("标题: 简报\n正文: |\n  甲乡镇(街道)已建会，乙乡镇(街道)已建会。\n")
    assert [str(each.span) for each in found] == ["data.yaml:3:6", "data.yaml:3:17"]


def test_words_of_a_value_are_found_inside_it() -> None:
    (found,) = read("标题: 2022年(第一期)\n正文: 好。\n")
    assert str(found.span) == "data.yaml:1:10"


def test_a_whole_value_is_found_where_it_is_typed() -> None:
    (found,) = read("标题: (简报)\n正文: 好。\n")
    assert str(found.span) == "data.yaml:1:5"


def test_words_in_quotes_with_escapes_have_the_place_of_their_value() -> None:
    (found,) = read('标题: "简\\u62a5(一)"\n正文: 好。\n')
    assert str(found.span) == "data.yaml:1:13"


def test_words_of_a_figure_are_found_in_the_figure() -> None:
    (found,) = read("标题: 简报\n正文: 义诊{义诊}。\n数字: {义诊: 1.13万人(次)}\n")
    assert str(found.span) == "data.yaml:3:16"


def test_words_that_two_values_join_have_the_place_of_the_prose() -> None:
    (found,) = read("标题: 简报\n正文: |\n  会员(共{人数})。\n数字: {人数: 630多万人}\n")
    assert str(found.span) == "data.yaml:3:5"


def test_a_mark_that_the_template_sets_behind_a_value_has_the_place_of_the_value() -> None:
    template = {"templates/note/note.md.j2": "# {{ title }}\n\n送：{{ title }}。\n\n{{ text }}\n"}
    found = compiled(in_memory({"data.yaml": "标题: 各县。\n正文: 好。\n", **template})).diagnostics
    assert "data.yaml:1:5 WRD017" in places(found)


# The project file


@pytest.mark.parametrize(
    "checks",
    [
        "检查: {不查: WRD001}\n",
        "checks: {ignore: [wrd]}\n",
        "检查: {只查: CHK、NUM}\n",
        "检查: {不查: 'FIG, WRD001'}\n",
    ],
)
def test_a_project_says_what_is_not_checked(checks: str) -> None:
    assert read("标题: (简报)\n正文: 好。\n", checks) == ()


def test_what_a_project_selects_is_checked() -> None:
    assert len(read("标题: (简报)\n正文: 好。\n", "检查: {只查: [WRD]}\n")) == 1


def test_a_project_file_may_have_all_of_its_checks_commented_out() -> None:
    assert len(read("标题: (简报)\n正文: 好。\n", "检查:\n  # 不查: WRD\n")) == 1


@pytest.mark.parametrize(
    ("checks", "place"),
    [
        ("检查: {不查: WRG001}\n", "reportgen.yaml:1:10 PRJ026"),
        ("检查: {不查: [{甲: 乙}]}\n", "reportgen.yaml:1:11 PRJ006"),
        ("检查: {不看: WRD}\n", "reportgen.yaml:1:6 PRJ003"),
    ],
)
def test_a_wrong_word_about_checks_is_told(checks: str, place: str) -> None:
    world = MemoryWorld({"reportgen.yaml": f"{checks}报告: {{简报: {{模板包: note, 数据: data.yaml}}}}\n"})
    assert places(load_project(world).diagnostics) == [place]


# Comments

EXCUSED = "标题: (简报)  # 不查 WRD001：刊头就是这样印的\n正文: 好。\n"


def test_a_comment_behind_an_entry_excuses_a_finding_in_it() -> None:
    assert read(EXCUSED) == ()


@pytest.mark.parametrize(
    "comment",
    [
        "# 不查 WRD001：原文如此",
        "#不查WRD001，原文如此",
        "# 不查：WRD001、CHK002 原文如此",
        "# ignore wrd001: as printed",
        "# 不查 WRD001“(街道)”：原文如此",
        '# 不查 WRD001 "(街道)"：原文如此',
    ],
)
def test_a_comment_holds_for_all_below_its_entry(comment: str) -> None:
    data = f"标题: 简报\n正文: |  {comment}\n  第一段。\n\n  乡镇(街道)已建会。\n"
    assert {each.code for each in read(data)} <= {"CHK002"}


def test_a_comment_on_its_own_line_holds_for_the_next_entry() -> None:
    data = "标题: 简报\n# 不查 WRD001：原文如此\n\n正文: |\n  乡镇(街道)已建会。\n"
    assert read(data) == ()


def test_a_comment_does_not_hold_for_other_entries_words_or_codes() -> None:
    others = (
        "标题: (简报)\n正文: |  # 不查 WRD001：原文如此\n  好。\n",
        "标题: 简报\n正文: |  # 不查 WRD001“(村居)”：原文如此\n  乡镇(街道)已建会。\n",
    )
    for data in others:
        assert sorted(each.code for each in read(data)) == ["CHK002", "WRD001"]


def test_a_comment_without_a_reason_is_told_and_holds() -> None:
    assert places(read("标题: (简报)  # 不查 WRD001\n正文: 好。\n")) == ["data.yaml:1:11 CHK001"]


def test_a_comment_that_excuses_nothing_is_told() -> None:
    assert places(read("标题: 简报  # 不查 WRD001：刊头\n正文: 好。\n")) == ["data.yaml:1:9 CHK002"]
    assert places(read("标题: 简报  # 不查 WRD001\n正文: 好。\n")) == ["data.yaml:1:9 CHK002"]


@pytest.mark.parametrize(
    "comment",
    ["# 不查", "# 不查：刊头如此", "# 不查 括号", "# 不查 WRD：刊头如此", "# 不查 FIG999：刊头", "# 不查 DAT005：刊头"],
)
def test_a_comment_without_a_code_that_can_be_excused_is_told(comment: str) -> None:
    (found,) = read(f"标题: 简报  {comment}\n正文: 好。\n")
    assert f"{found.span} {found.code} {found.values['text']}" == f"data.yaml:1:9 CHK003 {comment}"


@pytest.mark.parametrize("comment", ["# 这里不查", "# 不查的项目见附件", "# ignore the rest"])
def test_other_comments_are_nobodys_business(comment: str) -> None:
    assert read(f"标题: 简报  {comment}\n正文: 好。\n") == ()


@pytest.mark.parametrize("fence", ["···图表", "‘‘‘图表", "｀｀｀图表", "'''图表", "``图表", "```", "| ```图表"])
def test_a_chart_that_the_report_prints_as_text_is_told(fence: str) -> None:
    end = fence.removesuffix("图表")
    found = read(f"标题: 简报\n正文: |\n  好。\n\n  {fence}\n  类型: 柱形图\n  数据: 会员\n  {end}\n")
    assert [each.code for each in found if each.code == "STY010"] == ["STY010"]


@pytest.mark.parametrize("words", ["图表类型有柱形图。", "请看图表：如下。", "类型：柱形图和折线图。数据：见附件。"])
def test_words_about_charts_are_no_chart(words: str) -> None:
    assert "STY010" not in places(read(f"标题: 简报\n正文: {words}\n"))


def test_a_comment_that_the_report_prints_is_told() -> None:
    found = read("标题: 简报\n正文: |\n  好。\n\n  # 待核实\n  会员很多。 # 不查 WRD001：原文如此\n")
    assert places(found) == ["data.yaml:5:5 STY007", "data.yaml:6:9 STY007", "data.yaml:6:9 CHK002"]
