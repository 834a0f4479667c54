"""序号 in a project file: the numbers that the READMEs promise are those that are printed."""

from __future__ import annotations

from pathlib import Path

import printed
import pytest
from reading import findings, refused

ROOT = Path(__file__).parents[2]
DATA = """
组织: {全称: 某某县计划生育协会}
年度: 2022年
开头: 开头的一段。
回顾:
  - 标题: 宣传服务
    事项: [{标题: 进村入户, 正文: 做了甲。}]
    要点: [{标题: 走访慰问, 正文: 做了丙。}]
任务: [{标题: 加强宣传, 正文: 怎么做。}]
"""


def told(file: str, *head: str) -> list[list[str]]:
    """The rows of the table of a README whose header begins with `head`."""
    lines = iter((ROOT / file).read_text(encoding="utf-8").splitlines())
    next(line for line in lines if line.startswith(f"| {' | '.join(head)} |"))
    next(lines)  # the line of dashes
    rows = []
    while (line := next(lines)).startswith("|"):
        rows.append([cell.strip(" `") for cell in line.strip("|").split("|")])
    return rows


def numbers(folder: Path, choice: str) -> dict[str, str]:
    """What stands before the first section, item, point and task."""
    titles = {"宣传服务": "section", "进村入户": "item", "走访慰问": "point", "加强宣传": "task"}
    lines = printed.lines(folder, "local-summary", DATA, choice)
    return {
        role: line.removeprefix(f"{role} ").removesuffix(title)
        for title, role in titles.items()
        for line in lines
        if line.endswith(title)
    }


@pytest.mark.parametrize("row", told("templates/local-summary/README.md", "写法"), ids=lambda row: row[0])
def test_what_the_readme_says_of_a_choice_is_printed(tmp_path: Path, row: list[str]) -> None:
    choice, section, item, point = row
    found = numbers(tmp_path, "" if choice == "不写" else choice)
    point = "" if point == "加粗的第一句" else point
    assert found == {"section": section, "item": item, "point": point, "task": item}


@pytest.mark.parametrize("row", told("templates/work-report/README.md", "名称", "印成"), ids=lambda row: row[0])
def test_each_name_prints_the_numbers_that_the_readme_shows(tmp_path: Path, row: list[str]) -> None:
    name, shown = row
    found = numbers(tmp_path, f"序号: {name}")
    roles = ("point",) if name in ("一是", "第一", "短语") else ("section", "item")
    assert [found[role] for role in roles if found[role]] == shown.split()[: len(roles)]


def test_numbers_may_be_written_out_by_the_chinese_names_of_their_levels(tmp_path: Path) -> None:
    found = numbers(tmp_path, "序号: {一级标题: 第一部分、, 二级标题: （一）, 任务: 无}")
    assert found == {"section": "第一部分、", "item": "（一）", "point": "（1）", "task": ""}


def test_a_section_may_be_run_in_behind_its_number(tmp_path: Path) -> None:
    data = DATA.replace("    事项:", "    正文: 做了许多。\n    事项:")
    more = "序号: 数字\n样式: {样式: {一级标题: {接排: 。, 字体: 仿宋, 加粗: 是}}}"
    assert "1.宣传服务。做了许多。" in printed.file(tmp_path, "local-summary", data, more).paragraphs()


@pytest.mark.parametrize(
    ("choice", "expected"),
    [
        ("序号: 括弧", ["reportgen.yaml:5:9 NUM004"]),
        ("序号: 公文、短句", ["reportgen.yaml:5:12 NUM004"]),
        ("序号: {一级标题: 甲}", ["reportgen.yaml:5:16 NUM002"]),
        ("序号: {一级标提: （一）}", ["reportgen.yaml:5:10 MRK001"]),
    ],
)
def test_a_slip_in_a_choice_is_told_at_its_place(tmp_path: Path, choice: str, expected: list[str]) -> None:
    assert findings(refused(lambda: printed.tree(tmp_path, "local-summary", DATA, choice))) == expected
