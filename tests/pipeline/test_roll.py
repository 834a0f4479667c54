"""Next year's data from this year's: which files are made, how the project moves on, and what stands in the way."""

from collections.abc import Mapping

import pytest
from memory import MemoryWorld
from reading import refused
from small_project import PACKS, in_memory, shown

from reportgen.pipeline import load_project, require
from reportgen.pipeline.roll import NextYear, roll_project

PROJECT = """\
# 项目文件
期间: 2022年   # 换年改这里
报告:
  简报:
    模板包: note
    数据: ["标题.yaml", "data/{期间}/数字.yaml"]
  快报:
    模板包: note
    数据: ["标题.yaml", "data/{期间}/数字.yaml", "data/{期间}/正文.yaml"]
"""

FILES = {
    "reportgen.yaml": PROJECT,
    "标题.yaml": "标题: 简报\n",
    "data/2022/数字.yaml": "数字:\n  会员: {人数: 630多万人}\n",
    "data/2022/正文.yaml": "# 按月改\n日期: 2022-07-19\n",
}


def world_of(files: Mapping[str, str | bytes]) -> MemoryWorld:
    return in_memory({**FILES, **files})


def rolled(files: Mapping[str, str | bytes], *names: str) -> NextYear:
    """The next year of a project, all of it or the reports that are named."""
    world = world_of(files)
    jobs = [job for job in require(load_project(world)).jobs.values() if not names or job.name in names]
    return roll_project(jobs, jobs, PACKS, world)


def in_the_way(files: Mapping[str, str | bytes], *names: str) -> list[str]:
    return shown(refused(lambda: rolled(files, *names)))


def test_each_dated_file_is_made_once_and_the_project_moves_on_by_four_digits() -> None:
    found = rolled({})
    assert found.year == 2023
    assert [(file.path, file.after.decode(), file.opened) for file in found.files] == [
        ("data/2023/数字.yaml", "数字:\n  会员: {人数: }  # 上年：630多万人\n", 1),
        ("data/2023/正文.yaml", "# 按月改\n日期:   # 上年：2022-07-19\n", 1),
    ]
    assert found.project.after.decode() == PROJECT.replace("期间: 2022年", "期间: 2023年")
    assert found.files[1].diff.splitlines()[:2] == ["--- data/2022/正文.yaml", "+++ data/2023/正文.yaml"]


def test_line_ends_and_byte_order_marks_of_all_files_stay() -> None:
    windows = {path: "\ufeff" + text.replace("\n", "\r\n") for path, text in FILES.items()}
    found = rolled(windows)
    for file in (*found.files, found.project):
        assert file.after.decode().startswith("\ufeff")
        assert file.after.count(b"\n") == file.after.count(b"\r\n") == file.before.count(b"\n")


def test_a_report_with_a_period_of_its_own_moves_on_by_itself() -> None:
    own = PROJECT.replace("  快报:\n", "  快报:\n    期间: '２０１８'\n")
    data = {"data/2018/正文.yaml": "日期: 2018-07-19\n", "data/2018/数字.yaml": "数字: {}\n"}
    found = rolled({"reportgen.yaml": own, **data}, "快报")
    assert (found.year, [file.path for file in found.files]) == (2019, ["data/2019/数字.yaml", "data/2019/正文.yaml"])
    assert found.project.after.decode() == own.replace("'２０１８'", "'2019'")


def test_a_period_that_other_reports_share_moves_on_for_all_or_none() -> None:
    assert in_the_way({}, "快报") == ["PRJ016 reportgen.yaml:2:5 reports=简报"]
    assert rolled({}, "快报", "简报").year == 2023


def test_without_a_period_there_is_no_next_year() -> None:
    project = "报告:\n  简报:\n    模板包: note\n    数据: data.yaml\n"
    assert in_the_way({"reportgen.yaml": project}) == ["PRJ013 reportgen.yaml:3:10 report=简报"]


def test_data_whose_paths_do_not_name_the_year_have_no_place_for_the_next() -> None:
    project = "期间: 2022\n报告:\n  简报:\n    模板包: note\n    数据: data.yaml\n"
    assert in_the_way({"reportgen.yaml": project}) == ["PRJ014 reportgen.yaml:5:9 report=简报 year=2022"]


def test_every_file_that_is_there_already_is_named() -> None:
    there = {"data/2023/数字.yaml": "", "data/2023/正文.yaml": "数字: {}\n"}
    assert in_the_way(there) == ["PRJ015 - path=data/2023/数字.yaml", "PRJ015 - path=data/2023/正文.yaml"]


def test_data_with_errors_are_not_carried_on_so_that_nobody_moves_on_twice() -> None:
    files = {file.path: file.after for file in rolled({}).files}
    again: dict[str, str | bytes] = {**files, "reportgen.yaml": PROJECT.replace("2022", "2023")}
    assert in_the_way(again) == [
        "PRJ018 - year=2023",
        "DAT005 data/2023/数字.yaml:2:12 key=会员.人数",
        "DAT005 data/2023/正文.yaml:2:4 key=日期",
    ]


def test_what_can_not_be_edited_for_certain_is_left_alone() -> None:
    anchored = "数字:\n  甲: &a 1个\n  乙: *a\n"
    assert [each.split()[0] for each in in_the_way({"data/2022/数字.yaml": anchored})] == ["PRJ017"]


@pytest.mark.parametrize("name", ["period", "期间"])
def test_the_period_has_two_names(name: str) -> None:
    assert (
        f"{name}: 2023年"
        in rolled({"reportgen.yaml": PROJECT.replace("期间: 2022", f"{name}: 2022")}).project.after.decode()
    )
