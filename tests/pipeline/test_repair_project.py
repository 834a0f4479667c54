"""A project's files put right: found as a build finds it, shown, and written only over what was read."""

import os
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from memory import MemoryWorld
from reading import refused
from small_project import DATA, FILES, PACKS, PROJECT, compiled, findings, found_in, in_memory, on_disk, shown

from reportgen.pipeline import Disk, MachineError
from reportgen.pipeline.repair import Repair, repair_project
from reportgen.source import ReportgenError

BROKEN_PROJECT = PROJECT.replace("报告:", "报告：").replace("数据: ", "数据:")
BROKEN_DATA = """\
# 说明：这一行不改
标题：简报
日期:\u00a0２０２２－７－１９
正文: 说: 会员{人数}。
数字:
\t人数：６３０多万人
"""
RIGHT_DATA = """\
# 说明：这一行不改
标题: 简报
日期: 2022-7-19
正文: '说: 会员{人数}。'
数字:
  人数: 630多万人
"""


def repaired(files: dict[str, str | bytes]) -> dict[str, Repair]:
    return {each.path: each for each in repair_project(in_memory(files), PACKS)}


def test_project_file_and_data_are_put_right_together() -> None:
    found = repaired({"reportgen.yaml": BROKEN_PROJECT, "data.yaml": BROKEN_DATA})
    assert {path: each.after.decode() for path, each in found.items()} == {
        "reportgen.yaml": PROJECT,
        "data.yaml": RIGHT_DATA,
    }
    assert compiled(in_memory({"data.yaml": RIGHT_DATA})).diagnostics == ()


def test_each_file_comes_with_its_fixes_and_a_diff() -> None:
    (found,) = repaired({"data.yaml": DATA.replace("标题: ", "标题：")}).values()
    assert [each.code for each in found.fixes] == ["YML020"]
    assert found.before.decode() == DATA.replace("标题: ", "标题：")
    assert found.diff.splitlines()[:5] == [
        "--- data.yaml",
        "+++ data.yaml",
        "@@ -1,3 +1,3 @@",
        "-标题：简报",
        "+标题: 简报",
    ]


def test_the_fixes_are_told_at_the_places_of_the_file_as_it_is() -> None:
    (found,) = repaired({"data.yaml": BROKEN_DATA}).values()
    assert [f"{each.span} {each.code}" for each in found.fixes] == [
        "data.yaml:2:3 YML020",
        "data.yaml:3:4 YML033",
        "data.yaml:3:5 DAT015",
        "data.yaml:4:6 YML021",
        "data.yaml:6:1 YML023",
        "data.yaml:6:4 YML020",
        "data.yaml:6:5 DAT015",
    ]


def test_a_sound_project_is_left_alone() -> None:
    assert repaired({}) == {}


def test_what_is_repaired_needs_no_second_repair() -> None:
    files = {
        path: each.after
        for path, each in repaired({"reportgen.yaml": BROKEN_PROJECT, "data.yaml": BROKEN_DATA}).items()
    }
    assert repaired({**files}) == {}


def test_what_only_a_person_can_decide_stays() -> None:
    (found,) = repaired({"data.yaml": "标题：甲\n日期: 明天\n地点: 乙\n"}).values()
    assert found.after.decode() == "标题: 甲\n日期: 明天\n地点: 乙\n"
    assert repaired({"data.yaml": "标题: 甲\n日期: 明天\n"}) == {}


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16", "utf-16-le", "utf-32"])
def test_a_file_in_another_encoding_becomes_utf_8_and_is_put_right(encoding: str) -> None:
    text = "标题：工作简报\r\n正文: 各级协会会员参加会议\r\n"
    (found,) = repaired({"data.yaml": text.encode(encoding)}).values()
    assert found.after.decode() == text.replace("：", ": ")
    assert [each.code for each in found.fixes] == ["SRC006", "YML020"]
    assert "-标题：工作简报" in found.diff


def test_a_file_of_an_uncertain_encoding_is_left_alone() -> None:
    assert repaired({"data.yaml": "標題: 這裏的會議\n".encode("gbk")}) == {}
    assert repaired({"data.yaml": "标题：工作报告\n".encode() + "会议".encode("gbk")}) == {}


def test_the_files_of_packs_are_left_alone() -> None:
    assert (
        repaired({"templates/note/pack.yaml": str(FILES["templates/note/pack.yaml"]).replace("extends: ", "extends：")})
        == {}
    )


def test_only_the_reports_that_are_named_are_looked_at() -> None:
    two = PROJECT + "  通讯:\n    模板包: note\n    数据: b.yaml\n"
    world = in_memory({"reportgen.yaml": two, "data.yaml": "标题：甲\n", "b.yaml": "标题：乙\n"})
    assert [each.path for each in repair_project(world, PACKS, ["通讯"])] == ["b.yaml"]
    assert [each.path for each in repair_project(world, PACKS)] == ["b.yaml", "data.yaml"]


def test_a_project_without_its_file_has_nothing_to_repair() -> None:
    assert repair_project(MemoryWorld({}), PACKS) == []


@given(st.text(alphabet="标题正文: \n-｛{}［]'\"#，：　\t－１1“”\u00a0\u200b", max_size=40))
def test_any_data_is_put_right_once_and_for_all(text: str) -> None:
    for each in repaired({"data.yaml": text}).values():
        world = in_memory({"data.yaml": each.after})
        assert repair_project(world, PACKS) == []
        assert len(found_in(world)) <= len(findings({"data.yaml": text}))


# What a build says


def test_a_build_tells_each_mistake_once_and_nothing_that_follows_from_it() -> None:
    assert [
        each.split(" ")[:2] for each in findings({"data.yaml": "标题：甲\n正文：有{人数}\n数字：\n  人数：许多\n"})
    ] == [
        ["YML020", "data.yaml:1:3"],
        ["YML020", "data.yaml:2:3"],
        ["YML020", "data.yaml:3:3"],
        ["YML020", "data.yaml:4:5"],
        ["FIG001", "data.yaml:4:6"],
    ]


def test_faults_of_the_data_are_told_beside_those_of_the_pack() -> None:
    found = findings({"data.yaml": "标题：甲\n日期: 明天\n", "templates/note/note.md.j2": "{{ nothing }}\n"})
    assert [each.split(" ")[0] for each in found] == ["YML020", "DAT008", "TPL003"] or {
        each.split(" ")[0] for each in found
    } >= {"YML020", "DAT008"}


# On the disk


def test_a_repair_is_written_in_the_place_of_what_was_read(tmp_path: Path) -> None:
    on_disk(tmp_path, {"data.yaml": "标题：甲\n"})
    (tmp_path / "data.yaml").chmod(0o640)
    disk = Disk(str(tmp_path), str(Path(__file__).parents[2] / "templates"))
    (found,) = repair_project(disk, str(Path(__file__).parents[2] / "templates"))
    disk.replace(found.path, found.before, found.after)
    assert (tmp_path / "data.yaml").read_text(encoding="utf-8") == "标题: 甲\n"
    assert stat.S_IMODE((tmp_path / "data.yaml").stat().st_mode) == 0o640
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_a_file_that_changed_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "甲.yaml").write_bytes(b"new")
    found = refused(lambda: Disk(str(tmp_path)).replace("甲.yaml", b"old", b"fixed"))
    assert shown(found) == ["SRC014 甲.yaml path=甲.yaml"]
    assert (tmp_path / "甲.yaml").read_bytes() == b"new"


def test_a_link_is_not_written_through(tmp_path: Path) -> None:
    (tmp_path / "真.yaml").write_bytes(b"old")
    os.symlink("真.yaml", tmp_path / "甲.yaml")
    with pytest.raises(MachineError) as stopped:
        Disk(str(tmp_path)).replace("甲.yaml", b"old", b"fixed")
    assert stopped.value.code == "OUT001"
    assert (tmp_path / "真.yaml").read_bytes() == b"old"


@pytest.mark.parametrize("path", ["../甲.yaml", "没有.yaml"])
def test_a_file_outside_or_not_there_is_not_written(tmp_path: Path, path: str) -> None:
    (tmp_path / "甲.yaml").write_bytes(b"old")
    (tmp_path / "项目").mkdir()
    with pytest.raises(ReportgenError):
        Disk(str(tmp_path / "项目")).replace(path, b"old", b"fixed")
    assert (tmp_path / "甲.yaml").read_bytes() == b"old"
    assert list((tmp_path / "项目").iterdir()) == []
