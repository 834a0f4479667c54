"""The shipped pack task-list: the table, its landscape page, and how it shares data with the work report."""

from __future__ import annotations

from pathlib import Path

import printed
import pytest
from word import Word

from reportgen.document import Table, plain_text

BASICS = "组织: {全称: 某某县计划生育协会}\n计划年度: 2023年\n"
TASKS = """
任务:
  - {标题: 加强宣传, 责任单位: 宣传部, 完成时限: 6月底前, 目标: 覆盖所有乡镇}
  - {标题: 深化帮扶, 正文: 怎么做。}
"""
LONG = "任务:\n" + "".join(f"  - {{标题: 任务{number}, 目标: {'做到实处，' * 20}}}\n" for number in range(40))


def rows(folder: Path, data: str) -> list[list[str]]:
    """The cells of the table, its head included."""
    tables = [block for block in printed.tree(folder, "task-list", data).blocks if isinstance(block, Table)]
    return [[plain_text(cell) for cell in row] for table in tables for row in (*table.head, *table.rows)]


@pytest.fixture(scope="module")
def word(tmp_path_factory: pytest.TempPathFactory) -> Word:
    """A long table as a Word file; both validators have passed it."""
    return printed.file(tmp_path_factory.mktemp("tasks"), "task-list", BASICS + LONG)


def test_a_task_is_a_row_and_what_is_not_known_stays_empty(tmp_path: Path) -> None:
    assert rows(tmp_path, BASICS + TASKS) == [
        ["序号", "任务", "责任单位", "完成时限", "目标"],
        ["1", "加强宣传", "宣传部", "6月底前", "覆盖所有乡镇"],
        ["2", "深化帮扶", "", "2023年", ""],
    ]


def test_the_title_is_organisation_and_year(tmp_path: Path) -> None:
    assert printed.lines(tmp_path, "task-list", BASICS + TASKS) == ["title 某某县计划生育协会2023年工作任务分解表"]


def test_a_target_of_several_lines_and_signs_of_markdown_stay_in_their_cell(tmp_path: Path) -> None:
    tasks = "任务:\n  - 标题: 甲|乙*丙*\n    目标: |\n      一行\n      又一行\n"
    assert rows(tmp_path, BASICS + tasks)[1:] == [["1", "甲|乙*丙*", "", "2023年", "一行\n又一行"]]


def test_the_page_lies_on_its_side_with_the_margins_of_the_upright_one(word: Word) -> None:
    (size,) = word.find("//w:pgSz")
    assert {name.split("}")[1]: value for name, value in size.attrib.items()} == {
        "w": "16838", "h": "11906", "orient": "landscape",
    }  # fmt: skip
    (margins,) = word.find("//w:pgMar")
    found = {name.split("}")[1]: int(value) for name, value in margins.attrib.items()}
    assert [found[side] for side in ("top", "right", "bottom", "left")] == [1588, 2098, 1474, 1984]
    assert 16838 - found["left"] - found["right"] == 12756
    assert 11906 - found["top"] - found["bottom"] == 8844


def test_the_head_repeats_and_stays_whole_while_rows_may_go_on_overleaf(word: Word) -> None:
    assert len(word.find("//w:tr")) == 41
    assert len(word.find("//w:tr[w:trPr/w:tblHeader and w:trPr/w:cantSplit]")) == 1
    assert len(word.find("//w:tr[w:trPr/w:cantSplit]")) == 1


def test_columns_have_the_widths_of_the_stylesheet(word: Word) -> None:
    widths = [int(each) for each in word.find("//w:gridCol/@w:w")]
    assert sum(widths) == 12756
    assert [round(each / 12756 * 46) for each in widths] == [3, 13, 8, 6, 16]


def test_data_of_the_work_report_are_accepted_whole(tmp_path: Path) -> None:
    more = "标题: 大标题\n会议: {名称: 会, 日期: 2023-03-28}\n开头: 开头。\n回顾: [{标题: 甲}]\n结束语: {正文: 完。}\n"
    assert rows(tmp_path, BASICS + TASKS + more) == rows(tmp_path, BASICS + TASKS)
