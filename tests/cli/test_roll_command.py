"""`reportgen roll`: the real year moved on, filled in and built; and nothing written where anything is in the way."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

import pytest

from reportgen.cli import run

ROOT = Path(__file__).parents[2]
NEW = [f"data/2023/{name}.yaml" for name in ("会议", "数字", "回顾", "任务", "消息")]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the project of this repository, in which we stand."""
    shutil.copytree(ROOT / "data", tmp_path / "data")
    shutil.copy(ROOT / "reportgen.yaml", tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def contents(folder: Path) -> dict[str, bytes]:
    """Every file by path."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def change(path: Path, *changes: tuple[str, str]) -> None:
    text = path.read_bytes().decode()
    for before, after in changes:
        assert before in text
        text = text.replace(before, after)
    path.write_bytes(text.encode())


def fill_in(folder: Path) -> None:
    """What a secretary does in the new year: figures and meeting filled in, tasks answered, two texts rewritten."""
    for path in folder.glob("data/2023/*.yaml"):
        text = path.read_text(encoding="utf-8")
        path.write_text(re.sub(r":   # 上年：(.+)", r": \1", text), encoding="utf-8")
    change(
        folder / "data/2023/会议.yaml",
        ("标题:   # 上年：\n  # 聚焦生育支持", "标题: |\n  聚焦健康家庭"),
        ("  # 为推进", "  为推进"),
        ("2022-07-19", "2023-06-28"),
        ("第五次", "第六次"),
    )
    change(folder / "data/2023/数字.yaml", ("会员人数: 630多万人", "会员人数: 635万余人"))
    change(folder / "data/2023/回顾.yaml", ("    答复:\n    依据:\n", "    答复: 完成\n    依据: 印发文件3份。\n"))


def test_the_real_year_moves_on_is_filled_in_and_built_and_the_last_one_stays(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["build"]) == 0
    before = contents(project)
    capsys.readouterr()
    assert run(["--lang", "zh", "roll"]) == 0
    said = capsys.readouterr()
    assert said.out.replace(os.sep, "/").splitlines() == [*NEW, "reportgen.yaml"]
    assert said.err.startswith("2023年的数据放好了")
    assert "空着的 126 处" in said.err
    after = contents(project)
    assert {path for path in after if path not in before} == set(NEW)
    assert [path for path in before if before[path] != after[path]] == ["reportgen.yaml"]
    assert after["reportgen.yaml"].decode() == before["reportgen.yaml"].decode().replace("期间: 2022", "期间: 2023")
    fill_in(project)
    assert run(["--lang", "zh", "build"]) == 0
    said = capsys.readouterr()
    assert [os.path.basename(path)[:5] for path in said.out.splitlines()] == ["2023年"] * 3
    assert "成稿校对过了" in said.err
    assert run(["--lang", "zh", "check"]) == 0
    told = set(re.findall(r"TSK\d{3}", capsys.readouterr().out))
    assert told == {"TSK006", "TSK007", "TSK008"}
    change(project / "reportgen.yaml", ("期间: 2023", "期间: 2022"))
    assert run(["build"]) == 0
    assert {path: content for path, content in contents(project).items() if path in before} == before


def test_a_year_that_was_just_begun_has_one_finding_a_file_and_no_cascade(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["roll"])
    capsys.readouterr()
    assert run(["check"]) == 1
    found = re.findall(r"^data/2023/(\S+?)\.yaml:\d+:\d+: \S+ (\w+) ([A-Z]{3}\d{3})", capsys.readouterr().out, re.M)
    errors = [(file, code) for file, severity, code in found if severity == "error"]
    assert errors == [
        ("任务", "PRJ019"),
        *[("会议", "DAT005")] * 4,
        ("数字", "PRJ019"),
        *[("消息", "DAT005")] * 2,
    ]
    assert len(found) == len(errors)


def test_all_comments_stay(project: Path) -> None:
    run(["roll"])
    for name in NEW:
        comments = re.findall(r"#.*", (project / name.replace("2023", "2022")).read_text(encoding="utf-8"))
        assert comments
        text = (project / name).read_text(encoding="utf-8")
        assert [comment for comment in comments if comment not in text] == []


def test_a_dry_run_shows_the_changes_and_writes_nothing(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = contents(project)
    assert run(["roll", "--dry-run"]) == 0
    said = capsys.readouterr()
    assert contents(project) == before
    assert said.err == ""
    assert [line[4:] for line in said.out.splitlines() if line.startswith("+++ ")] == [*NEW, "reportgen.yaml"]
    assert "-    参加人次: 10.7万人次\n" in said.out
    assert "+    参加人次:   # 上年：10.7万人次\n" in said.out


def test_a_file_in_the_way_stops_everything(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "data/2023").mkdir()
    (project / "data/2023/消息.yaml").write_text("", encoding="utf-8")
    before = contents(project)
    assert run(["--lang", "zh", "roll"]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("项目错误 PRJ015：“data/2023/消息.yaml”已经有了，所以什么都没有写，也没有改。")
    assert contents(project) == before


def test_moving_on_twice_is_refused_with_what_is_still_open(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["roll"])
    before = contents(project)
    capsys.readouterr()
    assert run(["--lang", "zh", "roll"]) == 1
    assert capsys.readouterr().err.startswith("项目错误 PRJ018：2023年的数据还有错误，没有换年。")
    assert contents(project) == before


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="links and permissions as Unix has them")
def test_where_the_project_file_can_not_be_written_no_new_file_stays(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "real.yaml").write_bytes((project / "reportgen.yaml").read_bytes())
    (project / "reportgen.yaml").unlink()
    (project / "reportgen.yaml").symlink_to("real.yaml")
    before = contents(project)
    assert run(["roll"]) == 3
    assert "OUT001" in capsys.readouterr().err
    assert contents(project) == before
    assert not (project / "data/2023").exists()


def test_an_unknown_name_is_told(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["roll", "工作报告", "会议消息", "任务分解"]) == 2
    assert "PRJ008" in capsys.readouterr().err
    assert run(["roll", "工作报告"]) == 1
    assert "PRJ016" in capsys.readouterr().err


# Units

UNITS = """\
报告:
  工作总结:
    模板包: local-summary
    期间: 2022
    数据: ["data/{期间}/打算.yaml"]
    单位: units/{期间}
    输出: "{期间}年{单位}工作总结.docx"
"""
COUNTIES = ("丹阳市", "句容市")


@pytest.fixture
def counties(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with a folder of data for each of two counties."""
    monkeypatch.chdir(tmp_path)
    run(["new", "新", "--单位", "某市", "--年份", "2022", "--模板包", "local-summary", "--名字", "zh"])
    folder = tmp_path / "新"
    own = [path for path in (folder / "data/2022").iterdir() if path.name != "打算.yaml"]
    for county in COUNTIES:
        (folder / "units/2022" / county).mkdir(parents=True)
        for path in own:
            shutil.copy(path, folder / "units/2022" / county)
    for path in own:
        path.unlink()
    (folder / "reportgen.yaml").write_text(UNITS, encoding="utf-8")
    monkeypatch.chdir(folder)
    return folder


def test_the_data_of_every_unit_move_on(counties: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert run(["roll"]) == 0
    names = [f"units/2023/{county}/{name}.yaml" for county in COUNTIES for name in ("回顾", "基本情况", "数字")]
    written = capsys.readouterr().out.replace(os.sep, "/").splitlines()
    assert written == ["data/2023/打算.yaml", *names, "reportgen.yaml"]
    for county in COUNTIES:
        review = (counties / f"units/2023/{county}/回顾.yaml").read_text(encoding="utf-8")
        assert "上年任务:\n  - 标题: 加强基层组织建设\n    答复:\n" in review


def test_units_whose_folder_does_not_name_the_year_have_no_place(
    counties: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(counties / "reportgen.yaml", ("units/{期间}", "units/2022"))
    assert run(["roll"]) == 1
    assert "reportgen.yaml:6:9: project error PRJ014" in capsys.readouterr().err


def test_units_that_are_not_there_are_told(counties: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.rmtree(counties / "units/2022")
    assert run(["roll"]) == 1
    assert "SRC001" in capsys.readouterr().err


def test_a_file_that_both_years_share_is_named(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.move(project / "data/2022/任务.yaml", project / "任务.yaml")
    change(project / "reportgen.yaml", ("data/{期间}/任务.yaml", "任务.yaml"))
    assert run(["--lang", "zh", "roll", "工作报告", "会议消息", "任务分解表"]) == 0
    said = capsys.readouterr()
    assert "项目警告 PRJ031：“任务.yaml”不分年份，换年以后两年共用这一份" in said.err
    assert said.err.count("PRJ031") == 3  # once for each report that lists it
    assert "任务.yaml" not in said.out
