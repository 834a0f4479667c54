"""The page about moving on to the next year, done step by step: files and screen are what the page shows."""

from __future__ import annotations

import re
from pathlib import Path

import docx
import pytest
from manual import code_blocks, copy_project, noted, replace, reportgen, table

from reportgen.source.catalog import CATALOG

PAGE = "docs/years.zh-CN.md"


def shown(note: str) -> str:
    (text,) = (block.text for block in code_blocks(PAGE) if block.note == note)
    return text


@pytest.fixture
def rolled(tmp_path: Path) -> Path:
    """The project of this repository, moved on as the page says."""
    folder = copy_project(tmp_path)
    replace(folder, "reportgen.yaml", "检查: {只查: CHK}", "检查: {只查: TSK}")
    assert reportgen("roll", folder=folder).code == 0
    return folder


def fill_in(folder: Path) -> None:
    """Every open place filled in with last year's value, the title as the page says."""
    for path in (folder / "data/2023").iterdir():
        text = re.sub(r":   # 上年：(.+)", r": \1", path.read_text(encoding="utf-8"))
        path.write_text(text, encoding="utf-8")
    replace(folder, "data/2023/会议.yaml", "标题:   # 上年：\n  # 聚焦", "标题: |\n  聚焦")
    replace(folder, "data/2023/会议.yaml", "  # 为推进", "  为推进")


def told(folder: Path, *arguments: str) -> list[str]:
    """The codes of what `check` finds."""
    return re.findall(r"[A-Z]{3}\d{3}", reportgen("check", *arguments, folder=folder).out)


def test_the_command_says_what_the_page_shows(tmp_path: Path) -> None:
    run = reportgen("roll", folder=copy_project(tmp_path), language="zh")
    assert f"$ reportgen roll\n{run.out}{run.err}" == shown("roll")


def test_the_new_files_hold_what_the_page_shows(rolled: Path) -> None:
    parts = noted(PAGE, "file")
    assert len(parts) == 3
    for file, text in parts:
        assert text in (rolled / file).read_text(encoding="utf-8")


def test_what_is_still_empty_is_told_as_the_page_shows(rolled: Path) -> None:
    run = reportgen("check", "任务分解表", folder=rolled, language="zh")
    (line,) = (line for line in run.out.splitlines() if "任务.yaml" in line and "PRJ019" in line)
    assert shown("empty") == f"$ reportgen check 任务分解表\n{line}\n"


def test_the_answers_of_the_page_pass_and_the_others_are_still_open(rolled: Path) -> None:
    fill_in(rolled)
    path = rolled / "data/2023/回顾.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r"上年任务:\n(?:  .*\n|\n)+", shown("answers") + "\n", text), encoding="utf-8")
    found = told(rolled, "工作报告")
    assert {code for code in found if code < "TSK006"} == {"TSK001"}
    assert reportgen("build", folder=rolled).code == 0


def test_the_table_of_codes_is_that_of_the_catalogue() -> None:
    codes = [row[0] for row in table(PAGE, "代码")]
    assert codes == [code for code in CATALOG if code.startswith("TSK")]


def test_going_back_is_as_easy_as_the_page_says(tmp_path: Path) -> None:
    folder = copy_project(tmp_path)
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert reportgen("roll", folder=folder).code == 0
    for path in (folder / "data/2023").iterdir():
        path.unlink()
    (folder / "data/2023").rmdir()
    replace(folder, "reportgen.yaml", "期间: 2023", "期间: 2022")
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_the_pack_of_the_page_prints_the_answers_below_the_table(rolled: Path) -> None:
    fill_in(rolled)
    for file, text in noted(PAGE, "pack"):
        path = rolled / "templates/本县" / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    text = (rolled / "data/2023/回顾.yaml").read_text(encoding="utf-8")
    answered = text.replace("    答复:\n    依据:\n", "    答复: 完成\n    依据: 印发文件{改革推进.领导批示}。\n", 1)
    (rolled / "data/2023/回顾.yaml").write_text(answered, encoding="utf-8")
    replace(rolled, "reportgen.yaml", "模板包: task-list", "模板包: 本县")
    run = reportgen("build", "任务分解表", folder=rolled)
    assert run.code == 0, run.err
    _, below = docx.Document(str(rolled / run.out.strip())).tables
    assert [cell.text for cell in below.rows[1].cells] == ["加强党对计生协工作的全面领导", "完成", "印发文件5次。"]
