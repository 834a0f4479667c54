"""The shipped pack local-summary: what it says differently from work-report, and all it inherits."""

from __future__ import annotations

from pathlib import Path

import printed
import pytest
from printed import SHIPPED

from reportgen.packs import find_chain
from reportgen.pipeline import Disk
from reportgen.source import Span
from reportgen.styles import load_stylesheet

LEAST = """
组织: {全称: 某某县计划生育协会}
年度: 2022年
开头: 开头的一段。
回顾:
  - 标题: 宣传服务
    事项: [{标题: 进村入户, 正文: 做了甲。}, {标题: 线上宣传, 正文: 做了乙。}]
  - 标题: 关怀帮扶
    要点: [{标题: 走访慰问, 正文: 做了丙。}, {标题: 家庭保险, 正文: 做了丁。}]
"""


def lines(folder: Path, data: str) -> list[str]:
    """The paragraphs of the summary of `data`, each behind its role."""
    return printed.lines(folder, "local-summary", data)


def test_the_least_summary_is_title_opening_sections_and_signature(tmp_path: Path) -> None:
    assert lines(tmp_path, LEAST) == [
        "title 某某县计划生育协会2022年工作总结",
        "body 开头的一段。",
        "section 一、宣传服务",
        "item 1.进村入户",
        "body 做了甲。",
        "item 2.线上宣传",
        "body 做了乙。",
        "section 二、关怀帮扶",
        "point （1）走访慰问",
        "body 做了丙。",
        "point （2）家庭保险",
        "body 做了丁。",
        "signature 某某县计划生育协会",
    ]


@pytest.mark.parametrize(
    ("more", "line"),
    [
        ("文种: 工作情况汇报", "title 某某县计划生育协会2022年工作情况汇报"),
        ("标题: 立足实际 整合资源", "title 立足实际 整合资源"),
        ("报告人: {职务: 会长, 姓名: 张三}", "speaker 会长 张三"),
        ("不足: 还有差距。", "section 三、存在的问题和不足"),
        ("总要求: 要做好下面几件事。", "section 三、下一步工作打算"),
        ("任务: [{标题: 加强宣传, 正文: 怎么做。}]", "task 1.加强宣传"),
        ("结束语: {称呼: 同志们, 正文: 加油。}", "body 同志们，加油。"),
        ("日期: 2022-12-28", "signature 2022年12月28日"),
        ("署名: 玉林市计生协", "signature （玉林市计生协）"),
        ("署名: (玉林市计生协)", "signature (玉林市计生协)"),
        ("署名: （*甲*）", "signature （*甲*）"),
    ],
)
def test_what_may_be_left_out_is_printed_when_it_is_there(tmp_path: Path, more: str, line: str) -> None:
    before = lines(tmp_path, LEAST)
    after = lines(tmp_path, f"{LEAST}{more}\n")
    assert line not in before
    assert line in after


def test_shortcomings_and_plan_are_sections_behind_those_of_the_review(tmp_path: Path) -> None:
    found = lines(tmp_path, f"{LEAST}不足: 还有差距。\n任务: [{{标题: 加强宣传, 正文: 怎么做。}}]\n")
    assert [line for line in found if line.startswith("section")] == [
        "section 一、宣传服务",
        "section 二、关怀帮扶",
        "section 三、存在的问题和不足",
        "section 四、下一步工作打算",
    ]


def test_an_article_is_signed_in_brackets_and_dated_if_it_has_a_date(tmp_path: Path) -> None:
    assert lines(tmp_path, f"{LEAST}署名: 某某县计生协\n")[-2:] == ["body 做了丁。", "signature （某某县计生协）"]
    assert lines(tmp_path, f"{LEAST}署名: 某某县计生协\n日期: 2022-12-28\n")[-2:] == [
        "signature （某某县计生协）",
        "signature 2022年12月28日",
    ]


def test_looks_are_those_of_work_report_but_for_two_values() -> None:
    def looks(pack: str) -> dict[str, object]:
        chain = find_chain(pack, (SHIPPED,), Disk(".", SHIPPED), Span(""))
        sheet = load_stylesheet(chain.yaml("styles").value).value
        assert sheet is not None
        return {
            f"{role} {key}": value for role, style in sheet.styles.items() for key, value in style._asdict().items()
        }

    own, inherited = looks("local-summary"), looks("work-report")
    assert {name for name, value in own.items() if value != inherited[name]} == {"title after", "task level"}


def test_nothing_is_copied_that_is_inherited() -> None:
    templates = Path(__file__).parents[2] / "templates"
    own = (templates / "local-summary/report.md.j2").read_text(encoding="utf-8").splitlines()
    parent = (templates / "work-report/report.md.j2").read_text(encoding="utf-8").splitlines()
    shared = {line.strip() for line in own if line.strip() and not line.startswith("{%")} & {
        line.strip() for line in parent
    }
    assert shared == set()
