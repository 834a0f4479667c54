"""`check --fix`: what is certain is put right and shown, all else is left to the letter."""

from pathlib import Path

import pytest
from broken_projects import lay_out

from reportgen.cli import run

SLIPS = "# 会议的事\r\n标题：工作报告   # 题目\r\n组织:\r\n  全称:某某市计划生育协会\r\n"


def spoiled(folder: Path) -> Path:
    """The healthy project, its first two entries written with a full-width colon and without a blank."""
    path = lay_out(folder) / "会议.yaml"
    rest = path.read_bytes().decode().split("\n", 3)[3]
    path.write_bytes(SLIPS.encode() + rest.replace("\n", "\r\n").encode())
    return path


def test_slips_are_put_right_and_nothing_else_is_touched(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = spoiled(tmp_path)
    before = path.read_bytes().decode()
    assert run(["--lang", "zh", "check", "--fix", "-C", str(tmp_path)]) == 0
    after = path.read_bytes().decode()
    assert after == before.replace("标题：工作", "标题: 工作").replace("全称:某", "全称: 某")
    said = capsys.readouterr()
    assert said.out == ""
    shown = [line.rstrip() for line in said.err.splitlines() if line.startswith(("-", "+"))]
    assert shown[2:] == [
        "-标题：工作报告   # 题目",
        "+标题: 工作报告   # 题目",
        "-  全称:某某市计划生育协会",
        "+  全称: 某某市计划生育协会",
    ]


def test_a_second_time_there_is_nothing_to_do(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = spoiled(tmp_path)
    assert run(["check", "--fix", "-C", str(tmp_path)]) == 0
    capsys.readouterr()
    once = path.read_bytes()
    assert run(["check", "--fix", "-C", str(tmp_path)]) == 0
    assert (capsys.readouterr(), path.read_bytes()) == (("", ""), once)


def test_what_is_not_certain_is_told_and_left(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = spoiled(tmp_path)
    path.write_bytes(path.read_bytes().replace(b"2022-", "2022年-".encode()))
    assert run(["--lang", "zh", "check", "--fix", "-C", str(tmp_path)]) == 1
    assert "DAT008" in capsys.readouterr().out
    assert "2022年-" in path.read_text(encoding="utf-8")


def test_without_the_option_no_file_is_touched(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = spoiled(tmp_path)
    before = path.read_bytes()
    assert run(["--lang", "zh", "check", "-C", str(tmp_path)]) == 1
    said = capsys.readouterr().out
    assert "会议.yaml:2:3 YAML 错误 YML020" in said
    assert path.read_bytes() == before


def test_outside_a_project_there_is_nothing_to_fix(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--lang", "zh", "check", "--fix", "-C", str(tmp_path)]) == 2
    assert "USE005" in capsys.readouterr().err


def test_a_file_that_is_only_encoded_anew_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = lay_out(tmp_path) / "会议.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text, encoding="gb18030")
    assert run(["--lang", "zh", "check", "--fix", "-C", str(tmp_path)]) == 0
    assert capsys.readouterr().err == "会议.yaml：编码改成了 UTF-8，文字没有丢。\n"
    assert path.read_text(encoding="utf-8") == text


def test_the_files_of_the_units_are_put_right_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = {
        "reportgen.yaml": "报告:\n  总结: {模板包: local-summary, 数据: 共同.yaml, 单位: units}\n",
        "共同.yaml": '年度: 2022年\n开头："{年度}，会员{会员}。"\n',
        "units/甲县/数字.yaml": "组织: {全称: 甲县计划生育协会}\n数字：\n  会员: 100人\n",
        "units/甲县/回顾.yaml": "回顾:\n  - 标题: 组织更加健全\n    正文: 会员{会员}。\n",
        "units/乙县.yaml": (
            "组织: {全称: 乙县计划生育协会}\n数字: {会员: 200人}\n"
            "回顾:\n  - 标题：组织更加健全\n    正文: 会员{会员}。\n"
        ),
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert run(["--lang", "zh", "check", "--fix", "-C", str(tmp_path)]) == 0, capsys.readouterr()
    told = capsys.readouterr().err
    for name, text in files.items():
        right = text.replace("开头：", "开头: ").replace("数字：", "数字:").replace("标题：", "标题: ")
        assert (tmp_path / name).read_text(encoding="utf-8") == right
        assert told.count(f"+++ {name}") == (text != right), told
