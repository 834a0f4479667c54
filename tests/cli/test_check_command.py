"""`reportgen check`: every finding in each form, chosen by code, with the exit codes of the contract."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from broken_projects import Case, lay_out

from reportgen.cli import run

Check = Callable[..., str]

FILES = {
    "会议.yaml": """\
标题: 工作报告
组织:
  全称: 某某市计划生育协会
会议:
  名称: 第三次会议
  日期: 2022-02-30
报告人:
  职务: 会长
  姓民: 张三
回顾年度: 2021年
计划年度: 2022年
""",
    "正文.yaml": """\
开头: 会员{会员.人生}，新增{会员.新增}。
回顾:
  - 标题: 组织建设
    正文: "理赔金额{理赔.理赔金额}，见[附件](附件.docx)。"
总要求: 要求如下。
任务: []
结束语:
  正文: 谢谢大家。
""",
}
WARNING = {"正文.yaml": FILES["正文.yaml"].replace("人生", "人数").replace("[]", "[{标题: 甲, 正文: 乙。}]")}


def case(files: dict[str, str]) -> Case:
    return Case("", "", "", {name: text.encode() for name, text in files.items()}, {})


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The healthy project, in which we stand; messages are in English unless a test says otherwise."""
    monkeypatch.setenv("REPORTGEN_LANG", "en")
    monkeypatch.chdir(lay_out(tmp_path))
    return tmp_path


@pytest.fixture
def check(project: Path, capsys: pytest.CaptureFixture[str]) -> Check:
    """Runs the command in the project with `files` in it; gives what stands on stdout, while stderr stays empty."""

    def stdout(*arguments: str, files: dict[str, str] = FILES, code: int = 1) -> str:
        lay_out(project, case(files))
        assert run(["check", *arguments]) == code
        printed = capsys.readouterr()
        assert printed.err == ""
        return printed.out

    return stdout


def codes(text: str) -> list[str]:
    """The codes in the order of the findings in JSON."""
    return [each["code"] for each in json.loads(text)]


# Forms


@pytest.mark.parametrize(("form", "printed"), [("text", ""), ("github", ""), ("json", "[]\n")])
def test_nothing_is_said_when_all_is_well(check: Check, form: str, printed: str) -> None:
    assert check("--format", form, files={}, code=0) == printed


def test_a_person_at_a_terminal_is_told_that_all_is_well(
    check: Check, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    check(files={}, code=0)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    assert run(["--lang", "zh", "check"]) == 0
    assert capsys.readouterr().err == "没有发现问题。\n"


def test_text_is_what_build_says(check: Check, project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = check()
    assert run(["build"]) == 1
    assert capsys.readouterr().err == said
    assert "会议.yaml:6:7: data error DAT008: " in said
    assert "\n    6 |   日期: 2022-02-30\n      |         ^^^^^^^^^^\n" in said


def test_json_is_a_list_of_objects_with_the_same_keys_and_kinds_of_values(check: Check) -> None:
    found = json.loads(check("--format", "json"))
    number = (int, type(None))
    kinds: dict[str, type | tuple[type, ...]] = {
        "code": str, "severity": str, "message": str, "remedy": str, "file": (str, type(None)),
        "line": number, "column": number, "end_line": number, "end_column": number, "sentence": (str, type(None)),
    }  # fmt: skip
    assert [each["code"] for each in found] == ["DAT008", "DAT002", "FIG002", "DAT009"]
    for each in found:
        assert list(each) == list(kinds)
        assert all(isinstance(each[key], kind) for key, kind in kinds.items())
        assert each["severity"] in ("error", "warning", "note")


def test_json_says_what_the_text_says(check: Check) -> None:
    assert json.loads(check("--format", "json", "--select", "DAT002")) == [
        {
            "code": "DAT002",
            "severity": "error",
            "message": "There is no key “姓民” here.",
            "remedy": "Did you mean “姓名”?",
            "file": "会议.yaml",
            "line": 9,
            "column": 3,
            "end_line": 9,
            "end_column": 5,
            "sentence": None,
        }
    ]
    (found,) = json.loads(check("--lang", "zh", "--format", "json", "--select", "DAT008"))
    assert found["message"] == "“会议.日期”不是日期：“2022-02-30”。"
    assert found["remedy"] == "请写成 2022-07-19 的样子，并核对有没有这一天。"


def test_json_has_no_line_for_a_file_as_a_whole(check: Check) -> None:
    (found,) = json.loads(check("--format", "json", files={"会议.yaml": "# 还没有写\n"}))
    assert found["file"] == "会议.yaml"
    assert [found[key] for key in ("line", "column", "end_line", "end_column")] == [None] * 4


def test_json_tells_what_is_wrong_with_the_project_file_too(check: Check) -> None:
    assert codes(check("--format", "json", files={"reportgen.yaml": "作者: 秘书处\n"})) == ["PRJ002"]


def test_json_is_json_on_a_console_that_knows_few_characters(project: Path) -> None:
    lay_out(project, case({"会议.yaml": FILES["会议.yaml"].replace("姓民", "姓𠮷")}))
    done = subprocess.run(
        [sys.executable, "-X", "utf8=0", "-m", "reportgen", "check", "--format", "json", "--select", "DAT002"],
        env={**os.environ, "PYTHONIOENCODING": "gbk"},
        capture_output=True,
        check=False,
    )
    (found,) = json.loads(done.stdout.decode("gbk"))
    assert "“姓𠮷”" in found["message"]


def test_github_gets_a_workflow_command_for_each_finding(check: Check) -> None:
    said = check("--format", "github", "--select", "DAT002,FIG002")
    assert said.splitlines() == [
        "::error file=会议.yaml,line=9,col=3,endLine=9,endColumn=5,title=DAT002::"
        "There is no key “姓民” here. Did you mean “姓名”?",
        "::error file=正文.yaml,line=1,col=7,endLine=1,endColumn=14,title=FIG002::"
        "There is no figure “会员.人生”. Did you mean “会员.人数”?",
    ]


def test_github_calls_a_warning_a_warning(check: Check) -> None:
    said = check("--format", "github", files=WARNING, code=0)
    assert said.startswith("::warning file=正文.yaml,line=4,col=9,endLine=4,endColumn=")


def test_what_means_something_to_github_is_escaped(check: Check, project: Path) -> None:
    (project / "数据").mkdir()
    (project / "数据/a,b:c%d.yaml").write_text("甲: 1\n", encoding="utf-8")
    names = "['会议.yaml', '数字.yaml', '正文.yaml', '数据/a,b:c%d.yaml']"
    files = {
        "reportgen.yaml": f"报告: {{工作报告: {{模板包: work-report, 数据: {names}}}}}\n",
        "数字.yaml": '数字:\n  会员: {人数: "= 1 % 2\\r\\n", 新增: 1人}\n  理赔: {理赔金额: 1元, 赔付率: 1%}\n',
    }
    said = check("--format", "github", files=files)
    assert "file=数据/a%2Cb%3Ac%25d.yaml,line=1,col=1," in said
    assert "“%25”" in said
    assert said.count("\n") == 2


def test_github_gets_no_columns_for_a_stretch_of_several_lines(check: Check) -> None:
    text = FILES["会议.yaml"].replace("2022-02-30", '"2022\n    年"').replace("姓民", "姓名")
    said = check("--format", "github", files={"会议.yaml": text})
    assert said.startswith("::error file=会议.yaml,line=6,endLine=7,title=DAT008::")


# Which findings


@pytest.mark.parametrize(
    ("options", "found"),
    [
        (["--select", "DAT"], ["DAT008", "DAT002", "DAT009"]),
        (["--select", "dat002"], ["DAT002"]),
        (["--select", "DAT002,FIG"], ["DAT002", "FIG002"]),
        (["--select", "DAT002", "--select", "FIG"], ["DAT002", "FIG002"]),
        (["--select", "DAT002，FIG"], ["DAT002", "FIG002"]),
        (["--ignore", "DAT"], ["FIG002"]),
        (["--select", "DAT", "--ignore", "DAT002,DAT009"], ["DAT008"]),
    ],
)
def test_findings_are_chosen_by_their_codes(check: Check, options: list[str], found: list[str]) -> None:
    assert codes(check("--format", "json", *options)) == found


def test_what_is_not_chosen_does_not_fail_the_check(check: Check) -> None:
    assert check("--select", "SRC", code=0) == ""
    assert check("--ignore", "DAT,FIG", code=0) == ""


@pytest.mark.parametrize("option", ["--select", "--ignore"])
def test_an_unknown_code_is_wrong_usage(project: Path, capsys: pytest.CaptureFixture[str], option: str) -> None:
    assert run(["check", option, "DAT0002"]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err == "command error USE008: There is no code “DAT0002”. Did you mean “DAT002”?\n"


def test_only_the_named_report_is_checked(check: Check) -> None:
    project = """\
报告:
  好: {模板包: work-report, 数据: [会议.yaml, 数字.yaml, 正文.yaml]}
  坏: {模板包: work-report, 数据: [数字.yaml, 正文.yaml]}
"""
    assert check("好", files={"reportgen.yaml": project}, code=0) == ""
    assert "DAT004" in check("坏", files={"reportgen.yaml": project})


def test_findings_of_one_place_show_its_line_once_below_them(check: Check) -> None:
    project = "报告: {简报: {模板包: work-report, 数据: [数字.yaml, 正文.yaml]}}\n"
    said = check(files={"reportgen.yaml": project})
    assert said.count("DAT004") == 6
    assert said.splitlines()[6:] == ["    1 | " + project.rstrip(), "      | " + " " * 41 + "^"]


TWICE = """\
报告:
  工作报告: {模板包: work-report, 数据: [会议.yaml, 数字.yaml, 正文.yaml]}
  简报: {模板包: work-report, 数据: [会议.yaml, 数字.yaml, 正文.yaml]}
"""


@pytest.mark.parametrize("command", ["build", "check"])
def test_what_two_reports_share_is_told_once(project: Path, capsys: pytest.CaptureFixture[str], command: str) -> None:
    lay_out(project, case({**FILES, "reportgen.yaml": TWICE}))
    assert run([command]) == 1
    said = "".join(capsys.readouterr())
    assert [said.count(code) for code in ("DAT008", "DAT002", "FIG002", "DAT009")] == [1, 1, 1, 1]


# Exit codes, and what is left alone


def test_a_warning_fails_the_check_only_with_strict(check: Check) -> None:
    assert "markup warning MRK003" in check(files=WARNING, code=0)
    assert "markup warning MRK003" in check("--strict", files=WARNING, code=1)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [(["没有"], "PRJ008"), (["-C", "没有"], "USE005"), (["--format", "xml"], "USE003"), (["--fromat"], "USE001")],
)
@pytest.mark.parametrize("form", ["text", "json"])
def test_wrong_usage_is_told_on_stderr(
    project: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], code: str, form: str
) -> None:
    assert run(["check", "--format", form, *arguments]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert code in printed.err


@pytest.mark.parametrize("files", [{}, FILES, WARNING])
def test_nothing_is_written(check: Check, project: Path, files: dict[str, str]) -> None:
    lay_out(project, case(files))
    before = sorted((path, path.stat().st_mtime_ns) for path in project.rglob("*"))
    run(["check"])
    assert sorted((path, path.stat().st_mtime_ns) for path in project.rglob("*")) == before


def test_paths_are_those_from_the_folder_we_stand_in(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lay_out(project, case(FILES))
    monkeypatch.chdir(project.parent)
    assert run(["check", "-C", project.name, "--format", "json"]) == 1
    assert {each["file"] for each in json.loads(capsys.readouterr().out)} == {
        f"{project.name}/会议.yaml",
        f"{project.name}/正文.yaml",
    }
    assert run(["check", "-C", project.name, "--select", "DAT008"]) == 1
    assert capsys.readouterr().out.startswith(f"{project.name}/会议.yaml:6:7: data error DAT008: ")
    assert run(["build", "-C", project.name]) == 1
    assert "    6 |   日期: 2022-02-30\n" in capsys.readouterr().err


def test_a_project_file_that_is_wrong_shows_its_line(check: Check) -> None:
    said = check(files={"reportgen.yaml": "报告:\n  工作报告：{模板包: work-report}\n"})
    assert "    2 |   工作报告：{模板包: work-report}\n" in said


def test_a_mistake_in_a_shipped_pack_would_show_its_line(check: Check) -> None:
    files = {
        "reportgen.yaml": "报告: {工作报告: {模板包: ours, 数据: [会议.yaml, 数字.yaml, 正文.yaml]}}\n",
        "templates/ours/pack.yaml": "name: ours\nextends: work-report\ntemplate: ours.md.j2\n",
        "templates/ours/ours.md.j2": "# {{ titel }}\n",
    }
    assert check(files=files) == (
        "templates/ours/ours.md.j2:1:6: template error TPL002: “titel” is not defined in the template."
        " Did you mean “title”?\n"
        "    1 | # {{ titel }}\n"
        "      |      ^^^^^\n"
    )


@pytest.mark.parametrize(("environment", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False)])
def test_on_a_terminal_the_margin_is_dim_and_the_carets_have_the_colour_of_the_severity(
    project: Path, environment: dict[str, str], coloured: bool
) -> None:
    pty = pytest.importorskip("pty")
    lay_out(project, case(FILES))
    ours, theirs = pty.openpty()
    inherited = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
    command = [sys.executable, "-m", "reportgen", "check", "--select", "DAT008"]
    subprocess.run(command, env={**inherited, **environment}, stdout=theirs, check=False)
    os.close(theirs)
    said = os.read(ours, 10_000).decode()
    os.close(ours)
    assert ("\x1b[31mdata error DAT008\x1b[0m" in said) == coloured
    assert ("\x1b[2m    6 | \x1b[0m  日期: 2022-02-30" in said) == coloured
    assert ("\x1b[31m        ^^^^^^^^^^\x1b[0m" in said) == coloured
    assert ("\x1b" in said) == coloured
