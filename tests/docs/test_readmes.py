"""Both READMEs against the program: their examples parse and build, their outputs are what a user gets."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from manual import READMES, ROOT, add_to_report, code_blocks, copy_project, noted, page, replace, reportgen

from reportgen.source import compose

LANGUAGES = (("README.md", "en"), ("README.zh-CN.md", "zh"))
STYLED = (*READMES, "templates/base/README.md")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return copy_project(tmp_path)


def _paragraphs(project: Path) -> list[str]:
    """The paragraphs of the finished report, read by python-docx."""
    path = project / "output/2022年工作报告.docx"
    return [paragraph.text for paragraph in docx.Document(str(path)).paragraphs]


# What goes in


@pytest.mark.parametrize("name", READMES)
def test_the_excerpts_parse_and_stand_in_the_files_they_are_from(name: str) -> None:
    assert noted(name, "file")
    for file, text in noted(name, "file"):
        result = compose(text, file)
        assert result.value is not None
        assert result.diagnostics == ()
        content = (ROOT / file).read_text(encoding="utf-8")
        pieces = [piece.strip() for line in text.splitlines() for piece in line.split("…")]
        assert [piece for piece in pieces if piece not in content] == []


@pytest.mark.parametrize("name", READMES)
def test_a_readme_shows_a_figure_a_formula_and_a_reference(name: str) -> None:
    shown = "".join(text for _, text in noted(name, "file"))
    assert "10.7万人次" in shown
    assert '"= ' in shown
    assert "{疫情防控.参加人次}" in shown


# What comes out


def test_what_comes_out_is_what_the_readmes_quote(project: Path) -> None:
    assert reportgen("build", folder=project).code == 0
    text = "\n".join(_paragraphs(project))
    for name in READMES:
        quoted = [line.removeprefix("> ") for line in page(name).splitlines() if line.startswith("> ")]
        assert quoted
        assert [piece for line in quoted for piece in line.split("……") if piece not in text] == []


def test_the_tree_names_the_sources_that_the_readme_shows(project: Path) -> None:
    (shown,) = (block.text for block in code_blocks("README.md") if block.note == "tree")
    assert reportgen("build", "工作报告", "-f", "tree", folder=project).code == 0
    (tree,) = (project / "output").glob("*.tree.txt")
    assert shown in tree.read_text(encoding="utf-8")


# Five minutes

EDITS = (
    ("data/2022/会议.yaml", "日期: 2022-07-19", "日期: 2023-03-28"),
    ("data/2022/会议.yaml", "名称: 第五次会议", "名称: 第六次会议"),
    ("data/2022/数字.yaml", "参加人次: 10.7万人次", "参加人次: 10.7万人次\n    志愿者: 3.2万人"),
    ("data/2022/回顾.yaml", "{疫情防控.参加人次}", "{疫情防控.参加人次}，其中志愿者{疫情防控.志愿者}"),
)
OUTCOME = "参加人数10.7万人次，其中志愿者3.2万人"


def _swap_first_two_tasks(project: Path) -> list[str]:
    """Cut the first task and paste it behind the second; gives the titles of both, in the new order."""
    path = project / "data/2022/任务.yaml"
    head, first, second, *rest = path.read_text(encoding="utf-8").split("  - ")
    path.write_text("  - ".join((head, second, first, *rest)), encoding="utf-8")
    return [task.splitlines()[0].removeprefix("标题: ") for task in (second, first)]


def test_the_five_minutes_lead_where_the_readmes_say(project: Path) -> None:
    for file, old, new in EDITS:
        replace(project, file, old, new)
    titles = _swap_first_two_tasks(project)
    assert reportgen("build", folder=project).code == 0
    text = "\n".join(_paragraphs(project))
    assert "2023年3月28日" in text
    assert "第六次会议" in text
    assert OUTCOME in text
    assert f"\n一要{titles[0]}。" in text
    assert f"\n二要{titles[1]}。" in text


@pytest.mark.parametrize("name", READMES)
def test_the_five_minutes_name_what_is_typed_and_what_comes_of_it(name: str) -> None:
    typed = (
        "2023-03-28",
        "第六次会议",
        "志愿者: 3.2万人",
        "{疫情防控.参加人次}",
        "，其中志愿者{疫情防控.志愿者}",
        OUTCOME,
    )
    assert [words for words in typed if words not in page(name)] == []


# Errors

MISTAKES = (
    ("data/2022/会议.yaml", "日期: 2022-07-19", "日期: 2022-02-30"),
    ("data/2022/回顾.yaml", "{疫情防控.参加人次}", "{疫情防控.参加人数}"),
    ("data/2022/数字.yaml", "服务活动: 2600场次", "服务活动: 两千六百场次"),
)


@pytest.mark.parametrize(("name", "language"), LANGUAGES)
def test_the_mistakes_give_the_messages_that_a_readme_shows(name: str, language: str, project: Path) -> None:
    for file, right, wrong in MISTAKES:
        replace(project, file, right, wrong)
    (shown,) = (block.text for block in code_blocks(name) if block.language == "console")
    run = reportgen("build", folder=project, language=language)
    assert run.code == 1
    assert run.out == ""
    assert f"$ reportgen build\n{run.err}" == shown
    assert not (project / "output").exists()


def test_broken_yaml_is_told_together_with_the_rest(project: Path) -> None:
    replace(project, *MISTAKES[0])
    replace(project, "data/2022/数字.yaml", "服务活动: 2600场次", "服务活动：2600场次")
    run = reportgen("build", folder=project)
    assert "YML020" in run.err
    assert "DAT008" in run.err


@pytest.mark.parametrize("brackets", ["｛疫情防控.参加人次｝", "{疫情防控.参加人次"])
def test_wrong_brackets_are_pointed_out_as_the_chinese_readme_says(project: Path, brackets: str) -> None:
    replace(project, "data/2022/回顾.yaml", "{疫情防控.参加人次}", brackets)
    assert "用了中文大括号｛｝，或者漏了半边，程序会指出来" in page("README.zh-CN.md")
    run = reportgen("build", folder=project)
    assert run.code == 1
    assert "FIG003" in run.err


# Looks


@pytest.mark.parametrize("name", STYLED)
def test_the_examples_of_looks_build_without_a_finding(name: str, tmp_path: Path) -> None:
    assert noted(name, "append")
    for at, (file, text) in enumerate(noted(name, "append")):
        project = copy_project(tmp_path / str(at))
        assert file == "reportgen.yaml"
        add_to_report(project, text)
        run = reportgen("build", "--strict", folder=project)
        assert (run.code, run.err) == (0, "")


@pytest.mark.parametrize("name", READMES)
def test_every_yaml_block_of_a_readme_is_tried(name: str) -> None:
    notes = [block.note.partition("=")[0] for block in code_blocks(name) if block.language == "yaml"]
    assert notes
    assert set(notes) <= {"file", "append"}
