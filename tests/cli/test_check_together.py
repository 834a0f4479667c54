"""`reportgen check` over the reports of a project: the news held against the report, by packs of ours and of others."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from reportgen.cli import run

ROOT = Path(__file__).parents[2]
CODES = "FIG050,FIG051,FIG052"

Check = Callable[..., str]


@pytest.fixture
def check(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Check:
    """Runs the command in a copy of the real project whose news has slips; gives what stands on stdout."""
    shutil.copytree(ROOT / "data", tmp_path / "data")
    shutil.copy(ROOT / "reportgen.yaml", tmp_path)
    news = tmp_path / "data/2022/消息.yaml"
    text = news.read_text(encoding="utf-8").replace("继续走在全国前列，", "继续走在全国前列，全区现有会员640多万人，")
    news.write_text(text.replace("常务副会长王培安", "常务副会长王陪安"), encoding="utf-8")
    monkeypatch.setenv("REPORTGEN_LANG", "zh")
    monkeypatch.chdir(tmp_path)

    def checked(*names: str) -> str:
        assert run(["check", *names, "--select", CODES]) == 0
        return capsys.readouterr().out

    return checked


def places(told: str) -> list[str]:
    return [" ".join(line.split()[:2]).split("：")[0] for line in told.splitlines() if line.startswith("data/")]


def test_a_figure_and_a_name_typed_in_the_news_are_held_against_the_report(check: Check) -> None:
    told = check()
    assert places(told) == ["data/2022/消息.yaml:16:26 数字警告", "data/2022/消息.yaml:16:74 数字警告"]
    assert "这里手写的是640多万人，“工作报告”里印的是630多万人" in told
    assert "“常务副会长王陪安的充分肯定”，“工作报告”里写的是“常务副会长王培安的充分肯定”" in told


def test_one_report_is_held_against_no_other(check: Check) -> None:
    assert check("会议消息") == ""


def test_reports_by_a_pack_of_the_project_are_held_against_each_other_too(check: Check, tmp_path: Path) -> None:
    (tmp_path / "templates/ours").mkdir(parents=True)
    (tmp_path / "templates/ours/pack.yaml").write_text("name: ours\nextends: communique\n", encoding="utf-8")
    project = (tmp_path / "reportgen.yaml").read_text(encoding="utf-8")
    (tmp_path / "reportgen.yaml").write_text(project.replace("模板包: communique", "模板包: ours"), encoding="utf-8")
    assert len(places(check())) == 2
