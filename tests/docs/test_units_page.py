"""The page about the reports of many units, done step by step: the screen shows what the page shows."""

from pathlib import Path

import pytest
from manual import code_blocks, replace, reportgen

PAGE = "docs/units.zh-CN.md"
_COUNTIES = ("丹阳市", "句容市")
_OWN = ("基本情况.yaml", "数字.yaml", "回顾.yaml")


def shown(note: str) -> str:
    (text,) = (block.text for block in code_blocks(PAGE) if block.note == note)
    return text


def screen(project: Path) -> str:
    """What a build prints, its paths first."""
    run = reportgen("build", folder=project, language="zh")
    return f"$ reportgen build\n{run.out}{run.err}"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The project as the page has it made."""
    arguments = ("--单位", "某某市计划生育协会", "--year", "2022", "--模板包", "local-summary", "--名字", "zh")
    assert reportgen("new", "全市总结", *arguments, folder=tmp_path, language="zh").code == 0
    folder = tmp_path / "全市总结"
    for county in _COUNTIES:
        (folder / "units/2022" / county).mkdir(parents=True)
        for name in _OWN:
            (folder / "units/2022" / county / name).write_bytes((folder / "data/2022" / name).read_bytes())
    for name in _OWN:
        (folder / "data/2022" / name).unlink()
    (text,) = (block.text for block in code_blocks(PAGE) if block.language == "yaml")
    (folder / "reportgen.yaml").write_text(text, encoding="utf-8")
    return folder


def test_the_steps_of_the_page_lead_to_what_it_shows(project: Path) -> None:
    assert screen(project) == shown("ok")
    assert screen(project) == shown("again")


def test_a_county_s_mistake_is_told_as_the_page_shows(project: Path) -> None:
    replace(project, "units/2022/句容市/数字.yaml", "186个", "一百八十六个")
    assert screen(project) == shown("bad")
    problems = (project / "output/批量问题.txt").read_text(encoding="utf-8-sig")
    assert problems.startswith("句容市\tunits/2022/句容市/数字.yaml:7:")


def test_the_folders_drawn_on_the_page_are_those_of_the_project(project: Path) -> None:
    (tree, *_) = (block.text for block in code_blocks(PAGE) if block.language == "text")
    drawn = [line.split("─ ")[-1].split(" ")[0].strip() for line in tree.splitlines()]
    below = {path.name for path in project.rglob("*") if not any(part.startswith(".") for part in path.parts)}
    assert set(drawn[1:]) <= below | {project.name}
