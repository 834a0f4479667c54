"""The page about proofreading against the program: what it shows, the codes it lists, its terms and its comments."""

import re
import shutil
from pathlib import Path

import pytest
from manual import ROOT, append, code_blocks, page, replace, reportgen, table
from proof import all_codes

from reportgen.source.catalog import CATALOG

PAGE = "docs/checks.zh-CN.md"


def block(note: str) -> str:
    (text,) = (each.text for each in code_blocks(PAGE) if each.note == note)
    return text


def screen(project: Path, note: str) -> str:
    """What the command of a block prints, below the command."""
    command = block(note).partition("\n")[0]
    run = reportgen(*command.removeprefix("$ reportgen ").split(), folder=project, language="zh")
    return f"{command}\n{run.out}{run.err}"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The project of this repository, with all its checks."""
    shutil.copytree(ROOT / "data", tmp_path / "data")
    shutil.copy(ROOT / "reportgen.yaml", tmp_path)
    return tmp_path


def test_the_page_shows_what_check_prints(project: Path) -> None:
    assert screen(project, "check") == block("check")


def test_the_terms_of_the_page_find_what_it_shows(project: Path) -> None:
    (project / "terms.yaml").write_text(block("terms"), encoding="utf-8")
    append(project, "reportgen.yaml", block("project"))
    assert screen(project, "found") == block("found")


def test_the_comment_of_the_page_excuses_its_entry(project: Path) -> None:
    replace(project, "data/2022/消息.yaml", "  署名: (广西区计生协群工部)\n", block("excused"))
    run = reportgen("check", "--select", "WRD001,CHK", folder=project, language="zh")
    assert (run.out, run.code) == ("", 0)


def test_a_project_leaves_out_what_the_page_says(project: Path) -> None:
    append(project, "reportgen.yaml", block("ignore").replace("STY003", "WRD028"))
    run = reportgen("check", "--select", "WRD", folder=project, language="zh")
    assert "WRD028" not in run.out
    assert "WRD012" in run.out


def test_the_table_lists_the_codes_of_wording_writing_and_numbers() -> None:
    listed = re.findall(r"[A-Z]{3}\d{3}", " ".join(row[1] for row in table(PAGE, "查什么", "编号")))
    assert sorted(listed) == sorted(code for code in all_codes() if code.startswith(("WRD", "STY", "NUM")))


def test_the_page_names_no_code_that_there_is_not() -> None:
    assert set(re.findall(r"[A-Z]{3}\d{3}", page(PAGE))) <= set(CATALOG)
