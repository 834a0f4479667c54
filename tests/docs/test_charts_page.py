"""The page about charts, held against its example, its keys and what the program says."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from manual import code_blocks, noted, replace, reportgen, table
from writing import ROOT

from reportgen.pipeline.charts.block import KEYS
from reportgen.source.catalog import CATALOG

PAGE = "docs/charts.zh-CN.md"
EXAMPLE = ROOT / "examples/charts"


def test_the_blocks_of_the_page_stand_in_the_example() -> None:
    shown = noted(PAGE, "example")
    assert len(shown) == 2
    for name, text in shown:
        assert text in (EXAMPLE / "data/2022" / name).read_text(encoding="utf-8")


def test_the_page_names_the_keys_of_a_block_in_both_languages() -> None:
    rows = table(PAGE, "名称")
    assert {cell for row in rows for cell in row[:2]} == set(KEYS)


def test_the_program_says_of_a_mistake_what_the_page_shows(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(EXAMPLE, tmp_path / "charts"))
    replace(folder, "data/2022/回顾.yaml", "[会员.总数", "[会员.总量")
    run = reportgen("check", folder=folder, language="zh")
    (shown,) = (block.text for block in code_blocks(PAGE) if block.note == "mistake")
    assert f"$ reportgen check\n{run.out}{run.err}" == shown


def test_the_looks_of_the_page_are_looks(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(EXAMPLE, tmp_path / "charts"))
    ((_, looks),) = noted(PAGE, "append")
    project = (folder / "reportgen.yaml").read_text(encoding="utf-8")
    (folder / "reportgen.yaml").write_text(f"{project}{looks}", encoding="utf-8")
    assert reportgen("build", folder=folder).code == 0


def test_the_codes_of_the_page_exist() -> None:
    codes = re.findall(r"\b[A-Z]{3}\d{3}\b", (ROOT / PAGE).read_text(encoding="utf-8"))
    assert set(codes) <= set(CATALOG)
