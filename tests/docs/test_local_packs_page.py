"""The page for local associations, followed step by step with nothing but what it says."""

from __future__ import annotations

import re
from pathlib import Path

import docx
import pytest
from manual import Run, add_to_report, append, code_blocks, copy_project, noted, page, replace, reportgen, table

from reportgen.source.catalog import CATALOG

PAGE = "docs/local-packs.zh-CN.md"
PACK = "templates/本县/pack.yaml"


def report(project: Path) -> list[str]:
    """The paragraphs of the report that is built without a finding."""
    run = reportgen("build", "工作报告", "--strict", folder=project)
    assert (run.code, run.err) == (0, "")
    (path,) = (project / "output").glob("*年工作报告.docx")
    document = docx.Document(str(path))
    assert document.styles["heading 1"].font.size.pt == 18  # 小二
    return [paragraph.text for paragraph in document.paragraphs]


def chinese(*arguments: str, folder: Path) -> Run:
    return reportgen(*arguments, folder=folder, language="zh")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return copy_project(tmp_path)


@pytest.fixture
def county(project: Path) -> Path:
    """The project with the pack that the page has somebody make."""
    (command,) = (block.text.split() for block in code_blocks(PAGE) if block.language == "sh")
    run = chinese(*command[1:], folder=project)
    assert run.code == 0
    written = [path.replace("\\", "/") for path in run.out.splitlines()]
    assert written == [PACK, "templates/本县/inherited.yaml"]
    assert all(f"`{path}`" in page(PAGE) for path in written)
    replace(project, "reportgen.yaml", "模板包: work-report", "模板包: 本县")
    return project


def test_the_lines_in_reportgen_yaml_change_one_report(project: Path) -> None:
    ((_, text),) = noted(PAGE, "append")
    add_to_report(project, text)
    paragraphs = report(project)
    assert paragraphs[-1] == "谢谢大家！"
    assert any(text.startswith("（一）深入开展党史学习教育") for text in paragraphs)
    assert any(text.startswith("1.青春健康品牌得到强化。") for text in paragraphs)


def test_a_pack_of_one_s_own_changes_all_reports_that_name_it_without_a_copied_file(county: Path) -> None:
    ((file, first), (_, second)) = noted(PAGE, "pack")
    append(county, file, first)
    paragraphs = report(county)
    assert paragraphs[-1] == "以上报告，请予审议。"
    assert "2022年工作打算" in paragraphs
    assert any(text.startswith("（一）深入开展党史学习教育") for text in paragraphs)
    assert not any(text.startswith("一要") for text in paragraphs)
    assert sorted(path.name for path in (county / PACK).parent.iterdir()) == ["inherited.yaml", "pack.yaml"]
    append(county, file, second)
    replace(county, "data/2022/回顾.yaml", "\n不足:", "\n存在问题:")
    assert report(county) == paragraphs


def test_the_lines_that_a_new_pack_offers_are_put_in_force_by_taking_the_marks_away(county: Path) -> None:
    text = (county / PACK).read_text(encoding="utf-8")
    assert "# 语句:" in text
    (county / PACK).write_text(
        re.sub("^# (?=语句:|样式:|序号:|  )", "", text, flags=re.MULTILINE).replace("二号", "小二"), encoding="utf-8"
    )
    assert report(county)


def test_diff_shows_what_the_page_shows(county: Path) -> None:
    (shown,) = (block.text for block in code_blocks(PAGE) if block.language == "console")
    append(county, PACK, "语句:\n  结尾句: 谢谢大家！\n")
    run = chinese("packs", "diff", "本县", folder=county)
    line = len((county / PACK).read_text(encoding="utf-8").splitlines())
    assert f"$ reportgen packs diff 本县\n{run.out}" == shown.replace("pack.yaml:10:", f"pack.yaml:{line}:")


def test_every_command_of_the_page_can_be_run(county: Path) -> None:
    commands = [row[0] for row in table(PAGE, "输入", "看到什么")]
    commands += re.findall(r"`(reportgen packs diff [^`]+)`", page(PAGE))
    assert len(commands) >= 5
    assert [chinese(*command.split()[1:], folder=county).code for command in commands] == [0] * len(commands)


MISTAKES = {
    "PCK018": "语句: {结束句: 谢谢大家！}\n",
    "PCK021": "语句: {结尾句: '{会议.日子}谢谢大家！'}\n",
    "PCK016": "数据格式: {properties: {opening: {type: array, items: {type: string}}}}\n",
    "PCK017": "数据格式: {properties: {purpose: {x-name: 开头, type: string}}}\n",
}


def test_the_codes_of_the_page_are_what_its_mistakes_give(county: Path) -> None:
    codes = {row[0] for row in table(PAGE, "代码", "意思")}
    assert set(MISTAKES) <= codes <= set(CATALOG)
    before = (county / PACK).read_text(encoding="utf-8")
    for code, text in MISTAKES.items():
        (county / PACK).write_text(before + text, encoding="utf-8")
        run = chinese("build", folder=county)
        assert run.code == 1
        assert code in run.err
    (county / PACK).write_text(before.replace("work-report@>=1.0.0", "work-report@>=1.0.0,<1"), encoding="utf-8")
    assert "PCK012" in chinese("build", folder=county).err
    (county / PACK).write_text(before.replace("work-report@>=1.0.0", "本县"), encoding="utf-8")
    assert "PCK006" in chinese("build", folder=county).err
