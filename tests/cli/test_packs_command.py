"""`reportgen packs`: list, show, diff and new, as a local association runs them year after year."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import docx
import pytest
from docx.shared import Pt

from reportgen.cli import run
from reportgen.packs.lineage import RECORD
from reportgen.pipeline import shipped_packs

ROOT = Path(__file__).parents[2]
PACK = Path("templates/our-county/pack.yaml")

CHANGES = """\
语句:
  结尾句: 谢谢大家！
样式:
  样式:
    标题: {字号: 小二}
序号:
  一级标题: （一）
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The real project, to stand in, without checks of its wording; messages in Chinese."""
    shutil.copytree(ROOT / "data", tmp_path / "data")
    project = (ROOT / "reportgen.yaml").read_text(encoding="utf-8")
    write(tmp_path / "reportgen.yaml", f"{project}检查: {{只查: CHK}}\n")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("REPORTGEN_LANG", "zh")
    return tmp_path


@pytest.fixture
def said(capsys: pytest.CaptureFixture[str]) -> Run:
    return Run(capsys)


class Run:
    """Runs `reportgen packs`, and keeps what it printed."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self.capsys = capsys
        self.out = self.err = ""

    def __call__(self, *arguments: str) -> int:
        code = run(["packs", *arguments])
        self.out, self.err = self.capsys.readouterr()
        return code


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def parent(version: str = "1.0.0", **changes: str) -> None:
    """A copy of work-report in the project, as another version of it that `changes` texts in its files."""
    folder = Path("templates/work-report")
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(Path(shipped_packs()) / "work-report", folder)
    for path in folder.iterdir():
        text = path.read_text(encoding="utf-8")
        for old, new in {"version: 1.0.0": f"version: {version}", **changes}.items():
            text = text.replace(old, new)
        path.write_text(text, encoding="utf-8")


def uncommented(text: str) -> str:
    """pack.yaml with all that it offers as examples."""
    return re.sub(r"^# (?=语句:|样式:|序号:|  )", "", text, flags=re.MULTILINE)


# List


def test_packs_of_the_project_and_those_that_ship_are_listed(project: Path, said: Run) -> None:
    write(project / "templates/甲/pack.yaml", "名称: 甲\n标题: 本县报告\n版本: '0.1'\n继承: work-report@>=1\n")
    assert said() == 0
    assert re.search(r"^甲 +0\.1 +本县报告 +work-report@>=1 +templates/甲$", said.out, re.MULTILINE)
    assert re.search(r"^work-report +1\.0\.0 +年度工作报告 +base +", said.out, re.MULTILINE)
    listed = said.out
    assert said("list") == 0
    assert said.out == listed


def test_a_pack_with_a_fault_does_not_hide_the_others(project: Path, said: Run) -> None:
    write(project / "templates/甲/pack.yaml", "名称: 乙\n")
    assert said("list") == 1
    assert "PCK008" in said.err
    assert "work-report" in said.out


# New


def test_a_new_pack_changes_nothing_and_builds_at_once(project: Path, said: Run) -> None:
    assert said("new", "our-county", "--extends", "work-report") == 0
    assert said.out.splitlines() == [str(PACK), str(PACK.with_name(RECORD))]
    assert "模板包: our-county" in said.err
    assert run(["build"]) == 0
    before = (project / "output/2022年工作报告.docx").read_bytes()
    text = (project / "reportgen.yaml").read_text(encoding="utf-8")
    write(project / "reportgen.yaml", text.replace("work-report", "our-county"))
    assert run(["build", "--strict"]) == 0
    said.capsys.readouterr()
    assert (project / "output/2022年工作报告.docx").read_bytes() == before
    assert said("diff", "our-county") == 0
    assert said.out.startswith("our-county 1.0.0 继承 work-report 1.0.0，什么都没有改。")


@pytest.mark.parametrize("pack", ["work-report", "local-summary"])
def test_all_that_a_new_pack_offers_is_as_it_is_in_its_parent(project: Path, said: Run, pack: str) -> None:
    assert said("new", "our-county", "--继承", pack) == 0
    write(PACK, uncommented(PACK.read_text(encoding="utf-8")))
    assert said("diff") == 0
    assert "什么都没有改" in said.out
    assert said("show", "our-county") == 0
    assert said.out.count("our-county、") >= 10


def test_the_parent_s_version_is_asked_for_unless_something_else_is_said(project: Path, said: Run) -> None:
    assert said("new", "a") == 0
    assert '继承: "work-report@>=1.0.0"' in (project / "templates/a/pack.yaml").read_text(encoding="utf-8")
    assert said("new", "b", "--extends", "work-report@~=1.0") == 0
    assert '继承: "work-report@~=1.0"' in (project / "templates/b/pack.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["work-report"], "USE032"),
        (["a b"], "USE031"),
        (["../x"], "USE031"),
        (["x", "--extends", "wrok-report"], "PCK001"),
        (["full"], "NEW005"),
        ([], "USE004"),
    ],
)
def test_what_can_t_be_made_is_refused_and_nothing_is_written(
    project: Path, said: Run, arguments: list[str], code: str
) -> None:
    write(project / "templates/full/notes.txt", "我的笔记\n")
    before = sorted(project.rglob("*"))
    assert said("new", *arguments) == 2
    assert code in said.err
    assert sorted(project.rglob("*")) == before


def test_a_pack_is_made_in_a_project_only(tmp_path: Path, said: Run) -> None:
    assert said("new", "our-county", "-C", str(tmp_path)) == 2
    assert "USE005" in said.err


def test_a_parent_with_a_fault_is_told_as_one(project: Path, said: Run) -> None:
    write(project / "templates/甲/pack.yaml", "名称: 甲\n样式: 样式.yaml\n")
    write(project / "templates/甲/样式.yaml", "甲: @\n")
    assert said("new", "乙", "--extends", "甲") == 1
    assert "templates/甲/样式.yaml:1:4" in said.err


# Show


def test_show_tells_the_chain_and_who_supplies_what(project: Path, said: Run) -> None:
    said("new", "our-county")
    write(PACK, PACK.read_text(encoding="utf-8") + CHANGES)
    write(PACK.with_name("徽标.png"), "x")
    assert said("show", "our-county") == 0
    chain, *tables = said.out.split("\n\n")
    assert [line.split()[0] for line in chain.splitlines()[2:]] == ["our-county", "work-report", "base"]
    assert [table.split()[0] for table in tables] == [
        "区块",
        "文件",
        "语句",
        "版面",
        "序号",
        "可选的序号",
        "数据里的各项",
    ]
    rows = {" ".join(line.split()) for line in said.out.splitlines()}
    assert rows >= {
        "closing work-report",
        "徽标.png our-county",
        "结尾句 closing_line our-county、work-report 谢谢大家！",
        "计划标题 plan_heading work-report {计划年度}工作",
        "样式.标题 title our-county（字号）、base",
        "一级标题 section our-county、work-report （一）",
        "会议.日期 meeting.date work-report",
    }


def test_show_tells_which_words_of_a_key_are_a_child_s(project: Path, said: Run) -> None:
    assert said("show", "local-summary") == 0
    rows = {" ".join(line.split()) for line in said.out.splitlines()}
    assert "年度 review_year local-summary（x-name、description、x-description-en、examples）、work-report" in rows
    assert "review_heading local-summary、work-report" in rows
    assert "meeting meeting local-summary（false）、work-report" in rows or any(
        row.startswith("会议 meeting local-summary（false）") for row in rows
    )


def test_show_speaks_english_too(project: Path, said: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REPORTGEN_LANG", "en")
    assert said("show", "work-report") == 0
    assert re.search(r"^Sentences +From +As it is$", said.out, re.MULTILINE)
    assert re.search(r"^title +base$", said.out, re.MULTILINE)


@pytest.mark.parametrize("command", ["show", "diff"])
def test_a_pack_that_is_not_there_is_a_wrong_word_on_the_command_line(project: Path, said: Run, command: str) -> None:
    assert said(command, "wrok-report") == 2
    assert said.err == "模板包错误 PCK001：找不到模板包“wrok-report”。是不是“work-report”？\n"


def test_a_file_of_the_chain_that_can_t_be_read_is_told_beside_the_rest(project: Path, said: Run) -> None:
    write(PACK, "名称: our-county\n继承: work-report\n语句: 语句.yaml\n")
    write(PACK.with_name("语句.yaml"), "结尾句: @\n")
    for command in ("show", "diff"):
        assert said(command, "our-county") == 1
        assert "templates/our-county/语句.yaml:1:6" in said.err
        assert "work-report" in said.out


# Diff


def changed(said: Run, text: str = CHANGES) -> None:
    said("new", "our-county")
    write(PACK, PACK.read_text(encoding="utf-8") + text)


def test_diff_tells_in_words_and_as_a_unified_diff_what_a_pack_changes(project: Path, said: Run) -> None:
    changed(said)
    assert said("diff") == 0
    line = PACK.read_text(encoding="utf-8").splitlines().index("  结尾句: 谢谢大家！") + 1
    assert said.out.split("\n\n")[:2] == [
        "our-county 1.0.0 继承 work-report 1.0.0，改了 3 处，新增 0 处：",
        "语句 结尾句（closing_line）：原来是空的，改成“谢谢大家！”。\n"
        f"--- work-report/messages.yaml:26:9\n+++ our-county/pack.yaml:{line}:8\n@@ -0,0 +1 @@\n+谢谢大家！",
    ]
    assert "版面 样式.标题.字号（title.size）：原来是“二号”，改成“小二”。" in said.out
    assert "序号 一级标题（section）：原来是“一、”，改成“（一）”。" in said.out
    assert "改写的各处，父包里的原样都没有变。" in said.out


def test_diff_tells_what_is_new_and_shows_what_is_long(project: Path, said: Run) -> None:
    template = (
        '{% extends "work-report/report.md.j2" %}\n{% block ending %}\n{{ super() }}\n\n{% block own %}\n甲\n乙\n'
        "{% endblock %}\n{% endblock %}\n"
    )
    write(PACK.with_name("report.md.j2"), template)
    write(
        PACK,
        f"名称: our-county\n继承: work-report\n模板: report.md.j2\n{CHANGES.splitlines()[0]}\n  结尾句: {'谢' * 50}\n",
    )
    write(PACK.with_name("图.txt"), "")
    assert said("diff", "our-county") == 0
    assert "改了 2 处，新增 2 处" in said.out
    assert "区块 ending：改写了。\n--- work-report/report.md.j2:" in said.out
    assert (
        "区块 own：新增的。\n--- /dev/null\n+++ our-county/report.md.j2:5:10\n@@ -0,0 +1,2 @@\n+甲\n+乙\n" in said.out
    )
    assert "语句 结尾句（closing_line）：改写了。\n--- work-report/messages.yaml:26:9\n" in said.out
    assert "文件 图.txt：新增的，空的。" in said.out
    assert "没有记下改写时父包的原样" in said.out


def test_an_upgrade_of_the_parent_tells_which_changes_are_stale(project: Path, said: Run) -> None:
    changed(said, "语句:\n  结尾句: 谢谢大家！\n  计划标题: 明年打算\n  称呼: '{结束语.称呼}：'\n")
    gone = "salutation:\n  label: 称呼"
    parent("1.1.0", **{'text: ""': "text: 以上报告，请予审议。", gone: "greeting:\n  label: 招呼"})
    assert said("diff", "our-county") == 0
    assert "父包 work-report 已由 1.0.0 换成 1.1.0。有 2 处改写，父包里的原样变了，请核对" in said.out
    assert (
        "语句 结尾句（closing_line）：父包里原来是空的，现在是“以上报告，请予审议。”。\n"
        "--- work-report 1.0.0\n+++ work-report/messages.yaml:26:9\n@@ -0,0 +1 @@\n+以上报告，请予审议。\n" in said.out
    )
    assert "语句 称呼：父包里已经没有了，本包的改写不会印出。" in said.out
    assert "计划标题（plan_heading）：父包" not in said.out


def test_accepting_renews_the_record(project: Path, said: Run) -> None:
    changed(said)
    parent("1.1.0", **{'text: ""': "text: 再见。"})
    assert said("diff", "our-county", "--accept") == 0
    assert said.out == f"{PACK.with_name(RECORD)}\n"
    assert said("diff", "our-county") == 0
    assert "改写的各处，父包里的原样都没有变。" in said.out
    assert "换成" not in said.out


def test_a_key_that_is_changed_is_on_record_once_that_was_accepted(project: Path, said: Run) -> None:
    changed(said, "schema: {properties: {opening: {description: 开头。}}}\n")
    said("diff")
    assert "还有 1 处改写没有记下父包的原样，用 reportgen packs diff our-county --accept 记下。" in said.out
    said("diff", "our-county", "--accept")
    said("diff")
    assert "没有记下" not in said.out


@pytest.mark.parametrize(("name", "code"), [("work-report", "USE033"), ("alone", "USE034")])
def test_a_record_is_kept_in_packs_of_the_project_that_extend_another(
    project: Path, said: Run, name: str, code: str
) -> None:
    write(project / "templates/alone/pack.yaml", "名称: alone\n")
    assert said("diff", name, "--accept") == 2
    assert code in said.err


def test_a_pack_that_extends_none_has_nothing_to_compare(project: Path, said: Run) -> None:
    assert said("diff", "base") == 0
    assert said.out == "base 不继承别的模板包。\n"


def test_a_damaged_record_is_told_and_the_changes_all_the_same(project: Path, said: Run) -> None:
    changed(said)
    write(PACK.with_name(RECORD), "[]\n")
    assert said("diff") == 1
    assert "PCK025" in said.err
    assert "改了 3 处" in said.out


def test_a_pack_that_was_sent_as_a_zip_file_is_compared_and_never_written_into(project: Path, said: Run) -> None:
    said("new", "city")
    shutil.make_archive(str(project / "templates/city"), "zip", project / "templates/city")
    shutil.rmtree(project / "templates/city")
    before = (project / "templates/city.zip").read_bytes()
    assert said("diff", "city") == 0
    assert said.out.startswith("city 1.0.0 继承 work-report 1.0.0，什么都没有改。")
    assert said("diff", "city", "--accept") == 2
    assert "USE033" in said.err
    assert "templates/city.zip" in said.err
    assert said("new", "city") == 2
    assert "USE032" in said.err
    assert [path.name for path in (project / "templates").iterdir()] == ["city.zip"]
    assert (project / "templates/city.zip").read_bytes() == before


def test_diff_without_a_name_is_of_the_packs_in_the_project_alone(project: Path, said: Run) -> None:
    assert said("diff") == 0
    assert said.out == ""
    said("new", "our-county")
    assert said("diff") == 0
    assert re.findall(r"^\S+ 1\.0\.0 继承", said.out, re.MULTILINE) == ["our-county 1.0.0 继承"]


def test_numbers_chosen_by_name_in_a_pack_are_shown_at_their_choice(project: Path, said: Run) -> None:
    write(PACK, "名称: our-county\n继承: work-report\n序号: 括号、第一\n序号方案: {公文: {任务: 第一、}}\n")
    assert said("diff", "our-county") == 0
    assert "序号 一级标题（section）：原来是“一、”，改成“（一）”。" in said.out
    assert "+++ our-county/pack.yaml:3:5" in said.out
    assert "可选的序号 公文.任务（公文.task）：新增的，“第一、”。" in said.out
    assert said("show", "our-county") == 0
    assert re.search(r"^公文 +our-county（任务）、work-report$", said.out, re.MULTILINE)


def test_show_says_which_styles_a_word_style_document_supplies(project: Path, said: Run) -> None:
    said("new", "our-county")
    said("style", "work-report", "-o", "templates/our-county/样式.docx")
    document = docx.Document("templates/our-county/样式.docx")
    document.styles["heading 1"].font.size = Pt(18)
    document.save("templates/our-county/样式.docx")
    with PACK.open("a", encoding="utf-8") as file:
        file.write("样式文件: 样式.docx\n")
    assert said("show", "our-county") == 0, said.err
    (title,) = re.findall(r"^样式.标题 +title +(.*)$", said.out, re.MULTILINE)
    assert title == "our-county（字号）、base"
    assert said("diff", "our-county") == 0
    assert "版面 样式.标题.字号（title.size）：原来是“二号”，改成“18pt”。" in said.out
