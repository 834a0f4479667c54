"""The project file, in both languages, and each fault in it."""

import pytest
from memory import MemoryWorld
from small_project import findings, shown, tree

from reportgen.pipeline import Project, load_project, require
from reportgen.source import ReportgenError


def project(text: str) -> Project:
    return require(load_project(MemoryWorld({"reportgen.yaml": text})))


def faults(text: str) -> list[str]:
    return shown(load_project(MemoryWorld({"reportgen.yaml": text})).diagnostics)


CHINESE = """\
输出文件夹: 成稿
作者: 秘书处
报告:
  工作报告:
    模板包: work-report
    数据: [会议.yaml, 数字.yaml]
    输出: 2022年工作报告.docx
    样式: {页面: {页边距: ruler}}
  简报:
    模板包: brief
    数据: 简报.yaml
"""

ENGLISH = """\
output: 成稿
author: 秘书处
reports:
  工作报告:
    pack: work-report
    data: [会议.yaml, 数字.yaml]
    output: 2022年工作报告.docx
    styles: {页面: {页边距: ruler}}
  简报:
    pack: brief
    data: 简报.yaml
"""


@pytest.mark.parametrize("text", [CHINESE, ENGLISH], ids=["Chinese", "English"])
def test_a_project_file_may_be_written_in_either_language(text: str) -> None:
    read = project(text)
    assert (read.folder, read.author, list(read.jobs)) == ("成稿", "秘书处", ["工作报告", "简报"])
    report, brief = read.jobs.values()
    assert (report.pack, [file.value for file in report.data], report.output) == (
        "work-report",
        ["会议.yaml", "数字.yaml"],
        "2022年工作报告",
    )
    assert report.styles is not None
    assert (brief.pack, [file.value for file in brief.data], brief.output) == ("brief", ["简报.yaml"], "简报")
    assert brief.styles is None


def test_what_a_project_does_not_say_has_a_default() -> None:
    read = project("报告: {甲: {模板包: note, 数据: a.yaml}}\n")
    assert (read.folder, read.author) == ("output", "")


@pytest.mark.parametrize("written", ["年报", "年报.docx", "2022年 年报", "年报（定稿）", "a.b", "-x", "1", "年" * 66])
def test_an_output_name_may_be(written: str) -> None:
    (job,) = project(f"报告: {{甲: {{模板包: note, 数据: a.yaml, 输出: '{written}'}}}}\n").jobs.values()
    assert job.output == written.removesuffix(".docx")


UNFIT = [
    "",
    " ",
    ".",
    "..",
    "../年报",
    "a/b",
    "a\\b",
    "C:年报",
    "年报?",
    "年报*",
    'a"b',
    "a<b",
    "a>b",
    "a|b",
    ".年报",
    "年报.",
    "CON",
    "con",
    "Nul.docx",
    "com1",
    "LPT9.txt",
    "aux .x",
    "年\u202e报",
    "年\u200b报",
    "\ufeff年报",
    "年" * 67,
    "x" * 201,
    ".docx",
]


@pytest.mark.parametrize("name", UNFIT)
def test_an_output_name_that_some_system_refuses_is_refused(name: str) -> None:
    found = faults(f"报告:\n  甲:\n    模板包: note\n    数据: a.yaml\n    输出: '{name}'\n")
    hidden = any(each in name for each in "\u202e\u200b\ufeff")  # refused in any text, and read on without
    if hidden:
        assert found[0].startswith(("SRC010 reportgen.yaml:5:", "SRC011 reportgen.yaml:5:"))
    else:
        assert found == [f"PRJ007 reportgen.yaml:5:9 name={name.strip().removesuffix('.docx')}"]


@pytest.mark.parametrize("escape", [r"\n", r"\t", r"\e", r"\x7f", r"\L"])
def test_a_control_character_or_line_end_in_an_output_name_is_refused(escape: str) -> None:
    text = f'报告:\n  甲:\n    模板包: note\n    数据: a.yaml\n    输出: "年{escape}报"\n'
    try:
        found = faults(text)
    except ReportgenError as error:
        found = shown(error.diagnostics)
    assert found
    assert found[0].startswith(("PRJ007 reportgen.yaml:5:9", "SRC008 reportgen.yaml:5:"))


def test_a_name_that_can_not_be_a_file_needs_another_output() -> None:
    assert faults("报告:\n  甲/乙: {模板包: note, 数据: a.yaml}\n") == ["PRJ007 reportgen.yaml:2:3 name=甲/乙"]
    assert faults("报告:\n  甲/乙: {模板包: note, 数据: a.yaml, 输出: 甲乙}\n") == []


FAULTS = [
    ("", ["PRJ002 reportgen.yaml"]),
    ("# 空的\n", ["PRJ002 reportgen.yaml"]),
    ("报告: {}\n", ["PRJ002 reportgen.yaml"]),
    ("作者: 甲\n", ["PRJ002 reportgen.yaml"]),
    ("- 报告\n", ["PRJ001 reportgen.yaml:1:1"]),
    ("报告\n", ["PRJ001 reportgen.yaml:1:1"]),
    ("报告: [甲]\n", ["PRJ001 reportgen.yaml:1:5"]),
    ("报告:\n  甲: a.yaml\n", ["PRJ001 reportgen.yaml:2:6"]),
    ("报告:\n  甲: {模板包: note, 数据: a.yaml}\n作着: 乙\n", ["PRJ003 reportgen.yaml:3:1 key=作着 suggestion=作者"]),
    (
        "报告:\n  甲:\n    模板: note\n    模板包: note\n    数据: a.yaml\n",
        ["PRJ003 reportgen.yaml:3:5 key=模板 suggestion=模板包"],
    ),
    # A misspelt key is one mistake: what it holds counts for the key that was meant.
    (
        "报告:\n  甲: {模版包: note, 数椐: a.yaml}\n",
        [
            "PRJ003 reportgen.yaml:2:7 key=模版包 suggestion=模板包",
            "PRJ003 reportgen.yaml:2:18 key=数椐 suggestion=数据",
        ],
    ),
    ("报吿:\n  甲: {模板包: note, 数据: a.yaml}\n", ["PRJ003 reportgen.yaml:1:1 key=报吿 suggestion=报告"]),
    (
        "报吿:\n  甲: {模板包: note}\n",
        ["PRJ003 reportgen.yaml:1:1 key=报吿 suggestion=报告", "PRJ005 reportgen.yaml:2:3 report=甲 key=数据"],
    ),
    (
        "报告: {甲: {模板包: note, 数据: a.yaml}}\nreports: {乙: {pack: note, data: a.yaml}}\n",
        ["PRJ004 reportgen.yaml:2:1 key=reports"],
    ),
    (
        "报告:\n  甲: {模板包: note, pack: note, 数据: a.yaml}\n",
        ["PRJ004 reportgen.yaml:2:18 key=pack"],
    ),
    ("报告:\n  甲: {数据: a.yaml}\n", ["PRJ005 reportgen.yaml:2:3 report=甲 key=模板包"]),
    ("报告:\n  甲: {模板包: note}\n", ["PRJ005 reportgen.yaml:2:3 report=甲 key=数据"]),
    ("报告:\n  甲: {模板包: note, 数据: [{a: b}]}\n", ["PRJ006 reportgen.yaml:2:23"]),
    ("报告:\n  甲: {模板包: note, 数据: a.yaml}\n输出文件夹: [甲]\n", ["PRJ006 reportgen.yaml:3:8"]),
    ("报告:\n  甲: {模板包: note, 数据: a.yaml}\n作者: {甲: 乙}\n", ["PRJ006 reportgen.yaml:3:5"]),
    ("报告:\n  甲: {模板包: note, 数据: ../a.yaml}\n", ["SRC004 reportgen.yaml:2:22 path=../a.yaml"]),
    ("报告:\n  甲: {模板包: note, 数据: /etc/passwd}\n", ["SRC004 reportgen.yaml:2:22 path=/etc/passwd"]),
    ("报告:\n  甲: {模板包: note, 数据: 'C:\\a.yaml'}\n", ["SRC004 reportgen.yaml:2:22 path=C:\\a.yaml"]),
    ("报告:\n  甲: {模板包: note, 数据: a.yaml}\n输出文件夹: ../别处\n", ["SRC004 reportgen.yaml:3:8 path=../别处"]),
    (
        "报告:\n  甲: {模板包: note, 数据: a.yaml, 输出: 年报}\n  乙: {模板包: note, 数据: a.yaml, 输出: 年报.docx}\n",
        ["PRJ009 reportgen.yaml:3:34 first=甲 second=乙"],
    ),
    (
        "报告:\n  Report: {模板包: note, 数据: a.yaml}\n  report: {模板包: note, 数据: a.yaml}\n",
        ["PRJ009 reportgen.yaml:3:3 first=Report second=report"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), FAULTS, ids=[text.replace("\n", " ") for text, _ in FAULTS])
def test_a_fault_of_the_project_file_is_reported_at_its_place(text: str, expected: list[str]) -> None:
    assert faults(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "报告:\n  甲: {模板包: [note], 数据: a.yaml}\n",
        "报告:\n  甲: {模板包: {note: 1}, 数据: a.yaml}\n",
        "报告:\n  甲: {模板包: , 数据: a.yaml}\n",
        "报告:\n  甲: {模板包: note, 数据: }\n",
    ],
)
def test_a_report_without_a_usable_pack_or_data_is_reported_and_not_passed_over(text: str) -> None:
    other = "  乙: {模板包: note, 数据: a.yaml}\n"
    (found,) = faults(text + other)
    assert found.startswith(("PRJ005 reportgen.yaml:2:", "PRJ006 reportgen.yaml:2:"))


def test_all_faults_of_a_project_file_are_found_at_once() -> None:
    text = "作着: 甲\n报告:\n  甲: {模板包: note}\n  乙: {数据: a.yaml, 输出: a/b}\n"
    assert [found.split(" ")[:2] for found in faults(text)] == [
        ["PRJ003", "reportgen.yaml:1:1"],
        ["PRJ005", "reportgen.yaml:3:3"],
        ["PRJ005", "reportgen.yaml:4:3"],
    ]


def test_there_must_be_a_project_file() -> None:
    with pytest.raises(ReportgenError) as stopped:
        load_project(MemoryWorld({"data.yaml": "标题: 甲\n"}))
    assert shown(stopped.value.diagnostics) == ["SRC001 reportgen.yaml path=reportgen.yaml"]


def test_broken_yaml_in_the_project_file_is_reported_at_its_place() -> None:
    assert faults("报告：\n  甲: {模板包: note, 数据: a.yaml}\n") == ["YML020 reportgen.yaml:1:3"]
    with pytest.raises(ReportgenError) as stopped:
        load_project(MemoryWorld({"reportgen.yaml": "报告: [\n"}))
    assert [found.code for found in stopped.value.diagnostics] == ["YML027"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "报告：\n  甲：\n    模板包：note\n    数据: a.yaml\n",
            ["YML020 reportgen.yaml:1:3", "YML020 reportgen.yaml:2:4", "YML020 reportgen.yaml:3:8"],
        ),
        ("报告:\n  甲：{模板包: note, 数据: a.yaml}\n", ["YML020 reportgen.yaml:2:4"]),
        ("“报告”:\n  甲: {模板包: note, 数据: a.yaml}\n", ["YML036 reportgen.yaml:1:1"]),
        (
            "报告:\n  甲: {模板包: note, 数据：a.yaml}\n",
            ["YML020 reportgen.yaml:2:20"],
        ),
        (
            "报告:\n  甲:\n    模板包: note\n    数据:\n      -a.yaml\n      -b.yaml\n",
            ["YML031 reportgen.yaml:5:7", "YML031 reportgen.yaml:6:7"],
        ),
        ("报告:\n  甲: {模板包: note, 数据: ［a.yaml，b.yaml］}\n", ["YML037 reportgen.yaml:2:22"]),
    ],
)
def test_a_slip_in_the_project_file_is_told_as_what_it_is(text: str, expected: list[str]) -> None:
    assert sorted(faults(text)) == sorted(expected)


def test_require_gives_only_a_sound_project() -> None:
    with pytest.raises(ReportgenError):
        require(load_project(MemoryWorld({"reportgen.yaml": "作者: 甲\n"})))


def test_the_author_of_the_project_is_named_in_the_document() -> None:
    text = "作者: 秘书处\n报告: {简报: {模板包: note, 数据: data.yaml}}\n"
    assert "Document author='秘书处'\n" in tree({"reportgen.yaml": text})
    assert "author" not in tree({})


def test_a_file_that_the_project_names_and_that_is_not_there_is_reported_in_the_project_file() -> None:
    text = "报告:\n  简报:\n    模板包: note\n    数据:\n      - data.yaml\n      - 数据.yaml\n"
    assert findings({"reportgen.yaml": text}) == ["SRC001 reportgen.yaml:6:9 path=数据.yaml"]


def test_a_pack_that_is_not_there_is_reported_in_the_project_file() -> None:
    text = "报告:\n  简报:\n    模板包: notes\n    数据: data.yaml\n"
    assert (
        findings({"reportgen.yaml": text})[0]
        == "PCK001 reportgen.yaml:3:10 name=notes known=base、note suggestion=note"
    )


def test_a_pack_without_a_template_can_not_be_a_report() -> None:
    text = "报告:\n  简报:\n    模板包: base\n    数据: data.yaml\n"
    assert "PCK010 reportgen.yaml:3:10 name=base" in findings({"reportgen.yaml": text})
