"""Packs of the project on the command line: a bad one costs its own report, and nothing else."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from reportgen.cli import run
from reportgen.pipeline import guard

PROJECT = """\
报告:
  甲:
    模板包: bad
    数据: data.yaml
  乙:
    模板包: good
    数据: data.yaml
"""
DATA = "标题: 简报\n数字: {人数: 630多万人, 增加: =人数*2}\n正文: 会员{人数}。\n"
SCHEMA = """\
type: object
properties:
  title: {x-name: 标题, type: string, format: text}
  text: {x-name: 正文, type: string, format: prose}
  figures: {x-name: 数字, type: object, format: figures}
"""
ENDLESS = "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}"
HONEST = "# {{ title }}\n\n{{ text }}\n"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of two reports, whose one pack never ends."""
    files = {"reportgen.yaml": PROJECT, "data.yaml": DATA}
    for name, template in (("bad", ENDLESS), ("good", HONEST)):
        pack = f"name: {name}\nextends: base\ntemplate: note.md.j2\nschema: schema.yaml\n"
        files |= {f"templates/{name}/pack.yaml": pack, f"templates/{name}/schema.yaml": SCHEMA}
        files |= {f"templates/{name}/note.md.j2": template}
    for path, content in files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(content, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(guard.Guard.__init__, "__defaults__", (guard.Limits(seconds=1),))
    return tmp_path


def test_a_pack_that_never_ends_costs_its_own_report_only(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old = project / "output/甲.docx"
    old.parent.mkdir()
    old.write_bytes(b"as it was")
    assert run(["--lang", "zh", "build"]) == 1
    told = capsys.readouterr()
    assert told.out.split() == [os.path.join("output", "乙.docx")]
    assert "templates/bad/note.md.j2:1:1 模板错误 TPL010：模板运行超过 1 秒" in told.err
    assert old.read_bytes() == b"as it was"
    assert sorted(os.listdir(old.parent)) == ["乙.docx", "甲.docx"]


def test_check_finds_it_as_well(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--lang", "zh", "check"]) == 1
    assert "TPL010" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "name"),
    [(["review", "-f", "docx"], "乙-审核单.docx"), (["build", "--comments"], "乙-校对稿.docx")],
)
def test_a_sheet_and_a_draft_are_the_same_with_a_guard_and_without(
    project: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], name: str
) -> None:
    (project / "data.yaml").write_text(DATA.replace("会员{人数}", "会员(共{人数})"), encoding="utf-8")
    assert run([*arguments, "乙", "-o", "guarded"]) == 0
    monkeypatch.setattr("reportgen.cli.build.has_strangers", lambda *_: False)
    assert run([*arguments, "乙", "-o", "plain"]) == 0
    assert (project / "guarded" / name).read_bytes() == (project / "plain" / name).read_bytes()


@pytest.mark.parametrize("arguments", [["review"], ["build", "--comments"]])
def test_a_pack_that_never_ends_has_no_sheet_and_no_draft(
    project: Path, capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    assert run([*arguments, "甲"]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert "TPL010" in told.err


def test_the_book_of_figures_is_the_same_with_a_guard_and_without(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run(["--lang", "zh", "figures", "乙"]) == 0
    guarded = capsys.readouterr().out
    assert "630多万人" in guarded
    monkeypatch.setattr("reportgen.cli.build.has_strangers", lambda *_: False)
    assert run(["--lang", "zh", "figures", "乙"]) == 0
    assert capsys.readouterr().out == guarded
    monkeypatch.undo()


def test_the_book_of_figures_does_not_wait_for_ever(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--lang", "zh", "figures"]) == 1
    assert "TPL010" in capsys.readouterr().err


@pytest.mark.skipif(sys.platform == "win32", reason="there Ctrl+C is no signal that a program can send to one other")
def test_ctrl_c_stops_the_build_at_once(project: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    build = subprocess.Popen(
        [sys.executable, "-m", "reportgen", "build", "甲"], env=environment, stderr=subprocess.PIPE
    )
    time.sleep(1.5)  # it waits for the worker by now, or is on the way there
    build.send_signal(signal.SIGINT)
    _, told = build.communicate(timeout=8)
    assert build.returncode == 130
    assert b"Traceback" not in told
    assert not (project / "output").exists()


def test_a_finding_inside_a_zipped_pack_shows_its_line(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "templates/good/note.md.j2").write_text("# {{ title }}\n\n{{ txet }}\n", encoding="utf-8")
    shutil.make_archive("templates/good", "zip", "templates/good")
    shutil.rmtree("templates/good")
    assert run(["--lang", "zh", "build", "乙"]) == 1
    told = capsys.readouterr().err
    assert "templates/good.zip/note.md.j2:3:4 " in told
    assert "    3 | {{ txet }}\n      |    ^^^^\n" in told
