"""The page on the forms of a report against the program: it names all of them, and what it shows is what is seen."""

import re
from pathlib import Path

from manual import code_blocks, copy_project, page, reportgen

from reportgen.source.catalog import CATALOG
from reportgen.writers import WRITERS

PAGE = "docs/forms.zh-CN.md"


def test_the_page_names_every_form() -> None:
    rows = re.findall(r"(?m)^\| `(\w+)` \|", page(PAGE))
    assert sorted(rows) == sorted(WRITERS)


def test_the_page_names_no_code_that_there_is_not() -> None:
    codes = set(re.findall(r"OUT\d{3}", page(PAGE)))
    assert codes <= set(CATALOG)
    assert {"OUT018", "OUT019", "OUT022", "OUT023", "OUT024"} <= codes


def test_what_the_page_shows_is_what_the_command_prints(tmp_path: Path) -> None:
    command, shown = (block.text for block in code_blocks(PAGE))
    seen = reportgen(*command.split()[1:], folder=copy_project(tmp_path))
    assert (seen.code, seen.out.replace("\\", "/"), seen.err) == (0, shown, "")
