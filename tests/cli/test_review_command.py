"""`reportgen review` and `build --comments`: sheets and drafts as people get them, and when there are none."""

import json
import os
import shutil
from io import BytesIO
from pathlib import Path

import docx
import pytest
from office import valid
from writing import ROOT

from reportgen.cli import run
from reportgen.pipeline import WRITERS, Disk, load_project, require, shipped_packs
from reportgen.pipeline.book import figure_book

SHEETS = ("2022年工作报告-审核单.docx", "2022年工作报告-审核单.html")
DRAFT = "2022年工作报告-校对稿.docx"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The real project, in which we stand; messages are in Chinese."""
    for name in ("LC_ALL", "LC_MESSAGES", "SOURCE_DATE_EPOCH"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("REPORTGEN_LANG", "zh")
    shutil.copytree(ROOT / "data", tmp_path / "data")
    shutil.copy(ROOT / "reportgen.yaml", tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def spoil(project: Path) -> None:
    """Put half-width brackets into title, prose and a figure."""
    for file, old, new in (
        ("会议.yaml", "提升服务能力", "提升(服务)能力"),
        ("数字.yaml", "义诊人次: 1.13万人（次）", "义诊人次: 1.13万人(次)"),
        ("回顾.yaml", "受到中国计生协通报表扬", "受到(中国)计生协通报表扬"),
    ):
        path = project / "data/2022" / file
        text = path.read_text(encoding="utf-8")
        assert old in text, old
        path.write_text(text.replace(old, new, 1), encoding="utf-8")


def cells(path: Path) -> list[list[str]]:
    """The rows of all tables of a Word file, read by python-docx."""
    return [[cell.text for cell in row.cells] for table in docx.Document(str(path)).tables for row in table.rows]


# The sheet


def test_sheets_stand_beside_the_report_and_their_paths_are_printed(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["review", "工作报告"]) == 0
    assert capsys.readouterr() == ("".join(f"{os.path.join('output', name)}\n" for name in SHEETS), "")
    assert sorted(os.listdir(project / "output")) == sorted(SHEETS)
    valid((project / "output" / SHEETS[0]).read_bytes())


def test_every_figure_of_the_book_stands_in_the_sheet_with_its_places(project: Path) -> None:
    assert run(["review", "工作报告", "-f", "docx"]) == 0
    world = Disk(str(project), shipped_packs())
    job = require(load_project(world)).jobs["工作报告"]
    book = figure_book([job], WRITERS["docx"], shipped_packs(), world).value
    rows = {row[1]: row for row in cells(project / "output" / SHEETS[0])}
    assert len(book) > 100
    assert [entry.figure.key for entry in book if entry.figure.text != rows[entry.figure.key][2]] == []
    assert rows["爱心保险.赔付率"][3:6] == [
        "理赔金额 / 参保金额 | 百分比(1)",
        "理赔金额=252万余元；参保金额=904.28万元",
        "2021年工作回顾 六、（四）",
    ]


def test_names_and_posts_of_the_report_are_to_be_confirmed(project: Path) -> None:
    assert run(["review", "工作报告", "-f", "docx"]) == 0
    rows = {row[1]: row[2] for row in cells(project / "output" / SHEETS[0]) if len(row) == 5}
    assert rows["曾强华"] == "报告人.姓名"
    assert rows["广西壮族自治区计划生育协会"] == "组织.全称"
    assert rows["在俊华副主席、会长直接带领下"] == "正文里的职务、称谓"
    assert rows["陈连洁、廖凤意等27人"] == "正文里的人名"


def test_the_page_holds_the_same_rows_as_the_word_file(project: Path) -> None:
    spoil(project)
    assert run(["review", "工作报告"]) == 0
    page = (project / "output" / SHEETS[1]).read_text(encoding="utf-8").replace("<wbr>", "")
    for row in cells(project / "output" / SHEETS[0]):
        assert [cell for cell in row if cell.strip() and cell.split("\n")[-1].strip() not in page] == []


@pytest.mark.parametrize(("form", "suffixes"), [("docx", [".docx"]), ("html", [".html"]), ("both", [".docx", ".html"])])
def test_folder_and_format_are_chosen(project: Path, form: str, suffixes: list[str]) -> None:
    assert run(["review", "会议消息", "-f", form, "-o", "送审", "-C", "."]) == 0
    assert sorted(os.listdir(project / "送审")) == [f"2022年会议消息-审核单{each}" for each in suffixes]


def test_the_same_project_gives_the_same_sheet(project: Path) -> None:
    assert run(["review", "工作报告", "-o", "甲"]) == run(["review", "工作报告", "-o", "乙"]) == 0
    for name in SHEETS:
        assert (project / "甲" / name).read_bytes() == (project / "乙" / name).read_bytes()


def test_where_there_can_be_no_report_there_is_no_sheet_of_it_but_of_others(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "data/2022/消息.yaml").write_text("消息: {没有: 的}\n", encoding="utf-8")
    assert run(["review", "会议消息", "任务分解表", "-f", "html"]) == 1
    told = capsys.readouterr()
    assert told.out == f"{os.path.join('output', '2022年任务分解表-审核单.html')}\n"
    assert "DAT002" in told.err
    assert os.listdir(project / "output") == ["2022年任务分解表-审核单.html"]


UNITS = """\
报告:
  总结: {模板包: local-summary, 数据: 共同.yaml, 单位: 各县, 输出: "{单位}总结.docx"}
"""
SHARED = """\
年度: 2022年
开头: 县计生协做了不少工作。
"""
UNIT = """\
组织: {全称: 某县计划生育协会}
回顾:
  - 标题: 组织更加健全
    正文: 全县都有了组织。
"""


def test_each_unit_has_a_sheet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "reportgen.yaml").write_text(UNITS, encoding="utf-8")
    (tmp_path / "共同.yaml").write_text(SHARED, encoding="utf-8")
    (tmp_path / "各县").mkdir()
    for name in ("甲县", "乙县"):
        (tmp_path / "各县" / f"{name}.yaml").write_text(UNIT, encoding="utf-8")
    assert run(["review", "-f", "html"]) == 0
    assert sorted(os.listdir(tmp_path / "output")) == ["乙县总结-审核单.html", "甲县总结-审核单.html"]


def test_units_that_are_not_there_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "reportgen.yaml").write_text(UNITS, encoding="utf-8")
    assert run(["review"]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert "各县" in told.err


# The draft


def test_a_draft_has_a_comment_for_each_finding_and_a_name_of_its_own(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spoil(project)
    assert run(["check", "工作报告", "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert sum(each["code"] == "WRD001" for each in found) == 3
    assert run(["build", "工作报告", "--comments"]) == 0
    assert capsys.readouterr().out == f"{os.path.join('output', DRAFT)}\n"
    assert os.listdir(project / "output") == [DRAFT]
    draft = valid((project / "output" / DRAFT).read_bytes())
    comments = [comment.text.split("\n") for comment in docx.Document(BytesIO(draft)).comments]
    assert sorted(lines[1] for lines in comments) == sorted(each["message"] for each in found)
    assert sorted(lines[3] for lines in comments) == sorted(
        f"{each['file']}:{each['line']}:{each['column']}" for each in found
    )


def test_the_words_of_a_draft_are_those_of_the_report(project: Path) -> None:
    spoil(project)
    assert run(["build", "工作报告"]) == run(["build", "工作报告", "--comments"]) == 0
    texts = [
        [paragraph.text for paragraph in docx.Document(str(project / "output" / name)).paragraphs]
        for name in ("2022年工作报告.docx", DRAFT)
    ]
    assert texts[0] == texts[1]


def test_a_page_marks_the_words(project: Path) -> None:
    spoil(project)
    assert run(["build", "工作报告", "--comments", "-f", "html"]) == 0
    page = (project / "output/2022年工作报告-校对稿.html").read_text(encoding="utf-8")
    assert "<mark>(服务)</mark>" in page
    assert page.count(">批") >= 3


def test_a_format_without_comments_is_refused(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["build", "--comments", "-f", "tree"]) == 2
    assert capsys.readouterr().err == (
        "输出错误 OUT030：tree 格式没有批注，不能生成校对稿。--comments 请配这些格式：docx、html。\n"
    )
    assert not (project / "output").exists()


def test_a_report_of_units_has_no_draft(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "各县").mkdir()
    assert run(["build", "工作报告", "--comments", "--all", "各县"]) == 2
    assert "OUT031" in capsys.readouterr().err


def test_errors_leave_no_draft(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "data/2022/任务.yaml").write_text("任务: []\n", encoding="utf-8")
    assert run(["build", "工作报告", "--comments"]) == 1
    assert capsys.readouterr().out == ""
    assert not (project / "output").exists()


# The year before


def test_last_years_plan_stands_in_the_sheet_and_what_the_year_before_shows_in_the_draft(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(project / "data/2022", project / "data/2023")
    text = (project / "reportgen.yaml").read_text(encoding="utf-8")
    (project / "reportgen.yaml").write_text(text.replace("期间: 2022", "期间: 2023", 1), encoding="utf-8")
    assert run(["review", "工作报告", "-f", "docx"]) == 0
    rows = cells(project / "output/2023年工作报告-审核单.docx")
    assert [row[1] for row in rows if row[0] == "上年任务"] == ["7 项，没有完成的 7 项"]
    assert next(row[1] for row in rows if row[2:3] == ["没有答复"]) == "加强党对计生协工作的全面领导"
    capsys.readouterr()
    assert run(["check", "工作报告", "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert {each["code"] for each in found} >= {"TSK001", "TSK006"}
    assert run(["build", "工作报告", "--comments"]) == 0
    draft = docx.Document(str(project / "output/2023年工作报告-校对稿.docx"))
    assert sorted(each.text.split("\n")[1] for each in draft.comments) == sorted(each["message"] for each in found)


# What build says


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("zh", "成稿校对过了，有 {} 处警告、{} 处提示。"),
        ("en", "The finished text was proofread: {} warnings, {} notes."),
    ],
)
def test_build_counts_warnings_and_notes_once_and_strict_tells_each(
    project: Path, capsys: pytest.CaptureFixture[str], language: str, said: str
) -> None:
    spoil(project)
    path = project / "data/2022/任务.yaml"
    path.write_text("# 不查 WRD001：没有这样的\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    assert run(["check", "工作报告", "--format", "json"]) == 0
    severities = [each["severity"] for each in json.loads(capsys.readouterr().out)]
    counts = [severities.count(each) for each in ("warning", "note")]
    assert min(counts) > 0
    assert run(["--lang", language, "build", "工作报告"]) == 0
    told = capsys.readouterr().err
    assert told.startswith(said.format(*counts))
    assert len(told.splitlines()) == 1
    assert run(["--lang", language, "build", "工作报告", "--strict"]) == 1
    told = capsys.readouterr().err
    assert told.count("WRD001") >= 3
    assert said.format(*counts) not in told


def test_build_says_nothing_of_a_text_in_which_nothing_was_found(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (project / "reportgen.yaml").read_text(encoding="utf-8")
    (project / "reportgen.yaml").write_text(f"检查: {{只查: CHK}}\n{text}", encoding="utf-8")
    assert run(["build", "任务分解表"]) == 0
    assert capsys.readouterr().err == ""


def test_json_carries_the_sentence_of_the_finished_text(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spoil(project)
    run(["check", "工作报告", "--format", "json"])
    sentences = [each["sentence"] for each in json.loads(capsys.readouterr().out)]
    assert "聚焦生育支持 提升(服务)能力为推进健康广西建设贡献计生协力量" in sentences
