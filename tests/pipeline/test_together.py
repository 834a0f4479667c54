"""Reports of one project held against each other: what is typed twice and differs by a slip (FIG050 to FIG052)."""

import pytest
from memory import MemoryWorld
from reading import findings as places
from small_project import PACKS, in_memory

from reportgen.pipeline import load_project, require
from reportgen.pipeline.proofreading.together import check_together
from reportgen.source import Diagnostic

PROJECT = """\
报告:
  报告: {模板包: note, 数据: [共用.yaml, 报告.yaml]}
  消息: {模板包: note, 数据: [共用.yaml, 消息.yaml]}
"""
SHARED = "数字: {人次: 10.7万人次, 会员: 630多万人}\n"
REPORT = "标题: 报告\n正文: |\n  参加人数{人次}，现有会员{会员}。按照五个围绕工作布局精准发力，再创佳绩。\n"


def together(news: str, report: str = REPORT, project: str = PROJECT) -> tuple[Diagnostic, ...]:
    files = {"reportgen.yaml": project, "共用.yaml": SHARED, "报告.yaml": report}
    world = in_memory({**files, "消息.yaml": f"标题: 消息\n正文: |\n  {news}\n"})
    assert isinstance(world, MemoryWorld)
    return check_together(tuple(require(load_project(world)).jobs.values()), PACKS, world)


@pytest.mark.parametrize(
    "news",
    [
        "参加人数10.8万人次。",
        "全区现有会员640多万人。",
        "人次不计，会员603万人。",
    ],
)
def test_a_figure_typed_in_one_report_is_held_against_what_the_other_prints(news: str) -> None:
    (found,) = together(news)
    assert found.code == "FIG050"
    assert found.values["report"] == "报告"
    assert found.span is not None
    assert found.span.path == "消息.yaml"


@pytest.mark.parametrize(
    "news",
    [
        "参加人数{人次}。",
        "参加人数10.7万人次。",
        "参加人数107000人次。",
        "会员635万人。",
        "2020年会员620万人。",
        "比上年参加人数9.7万人次多。",
        "参加人数12人。",
    ],
)
def test_a_figure_that_agrees_or_is_of_another_time_is_none_to_tell(news: str) -> None:
    assert together(news) == ()


def test_words_that_differ_by_a_character_are_told_in_the_later_report() -> None:
    (found,) = together("按照六个围绕工作布局精准发力，再创佳绩。")
    assert places([found]) == ["消息.yaml:3:5 FIG052"]
    assert found.values["text"] == "按照六个围绕工作布局精准发力"
    assert found.values["other"] == "按照五个围绕工作布局精准发力"


def test_a_long_clause_may_differ_elsewhere() -> None:
    (found,) = together("我们按照五个围绕工作布局精确发力，再创佳绩。")
    assert places([found]) == ["消息.yaml:3:16 FIG052"]


@pytest.mark.parametrize("news", ["按照五个围绕工作布局精准发力。", "大家按部就班。", "按照五大围绕发力。"])
def test_words_that_are_the_same_or_others_are_none_to_tell(news: str) -> None:
    assert together(news) == ()


def test_reports_that_share_no_data_are_not_compared() -> None:
    assert (
        together("按照六个围绕工作布局精准发力。", project=PROJECT.replace("[共用.yaml, 消息.yaml]", "消息.yaml")) == ()
    )


def test_one_report_alone_is_compared_with_nothing() -> None:
    assert together("按照六个围绕工作布局精准发力。", project=PROJECT.partition("  消息")[0]) == ()


def test_a_report_that_can_not_be_made_is_left_out() -> None:
    assert together("参加人数{没有}。") == ()


def test_what_the_project_or_a_comment_excuses_is_not_told() -> None:
    assert together("按照六个围绕工作布局精准发力。", project="检查: {不查: FIG052}\n" + PROJECT) == ()
    assert together("参加人数10.8万人次。", project="检查: {不查: [FIG050, FIG051, FIG052]}\n" + PROJECT) == ()
    report = REPORT.replace("正文: |", "正文: |  # 不查 FIG052：原文如此")
    assert [each.code for each in together("按照六个围绕工作布局精准发力，再创佳绩。", report)] == ["FIG052"]


def test_a_comment_beside_the_words_excuses_them() -> None:
    files = {"reportgen.yaml": PROJECT, "共用.yaml": SHARED, "报告.yaml": REPORT}
    news = "标题: 消息\n正文: |  # 不查 FIG052：引自原文\n  按照六个围绕工作布局精准发力。\n"
    world = in_memory({**files, "消息.yaml": news})
    assert check_together(tuple(require(load_project(world)).jobs.values()), PACKS, world) == ()
