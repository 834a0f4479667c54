"""The table of contents that a project asks for: where it stands, and what is wrong with how it asks."""

from __future__ import annotations

import pytest
from memory import MemoryWorld
from small_project import FILES, PROJECT, TEMPLATE, findings, in_memory, tree

from reportgen.pipeline import load_project, require


def asking(written: str) -> str:
    return f"{PROJECT}    {written}\n"


def blocks(files: dict[str, str]) -> list[str]:
    return [line for line in tree(files).splitlines() if line.startswith(("Contents", "Paragraph", "Heading", "PageB"))]


@pytest.mark.parametrize("key", ["目录", "contents"])
def test_it_stands_before_the_report_under_a_title_of_its_own(key: str) -> None:
    found = blocks({"reportgen.yaml": asking(f"{key}: 2")})
    assert found[:2] == ["Paragraph contents-title", "Contents 2"]
    assert found[2].startswith("Heading 1 title")


@pytest.mark.parametrize("written", ["", "目录:"])
def test_a_report_that_does_not_ask_has_none(written: str) -> None:
    assert not [line for line in blocks({"reportgen.yaml": asking(written)}) if line.startswith("Contents")]


@pytest.mark.parametrize("levels", ["0", "4", "两级", "是", "-1"])
def test_levels_are_one_two_or_three(levels: str) -> None:
    found = load_project(MemoryWorld({**FILES, "reportgen.yaml": asking(f"目录: {levels}")})).diagnostics
    assert [(each.code, str(each.span)) for each in found] == [("OUT043", "reportgen.yaml:5:9")]


def test_levels_are_no_list() -> None:
    found = load_project(MemoryWorld({**FILES, "reportgen.yaml": asking("目录: [1, 2]")})).diagnostics
    assert [each.code for each in found] == ["PRJ006"]


def test_a_template_says_where_it_stands() -> None:
    template = f"{TEMPLATE}\n{{.contents-2}}\n---\n\n## 二\n"
    assert [line for line in blocks({"templates/note/note.md.j2": template}) if "Contents" in line] == ["Contents 2"]


def test_the_project_says_how_deep_a_template_s_own_goes() -> None:
    template = f"{TEMPLATE}\n{{.contents-1}}\n---\n\n## 二\n"
    found = blocks({"templates/note/note.md.j2": template, "reportgen.yaml": asking("目录: 3")})
    assert [line for line in found if "ontents" in line] == ["Contents 3"]


def test_a_report_without_headings_has_none_and_says_so() -> None:
    files = {"templates/note/note.md.j2": "{{ text }}\n", "reportgen.yaml": asking("目录: 1")}
    assert findings(files) == ["OUT042 -"]


def test_what_a_project_does_not_say_is_none() -> None:
    (job,) = require(load_project(in_memory({}))).jobs.values()
    assert job.contents == 0
