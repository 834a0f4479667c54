"""What a local association changes, in a pack of its own or in its project, built from the real report."""

from __future__ import annotations

import re

import pytest
from memory import MemoryWorld
from reading import of_data, refused
from small_project import shown
from word import Word
from writing import PACKS, below_the_output, build, work_report_files

from reportgen.pipeline import WRITERS, load_project, require
from reportgen.pipeline.compile import compile_report
from reportgen.source import ReportgenError
from reportgen.source.catalog import message

PACK = """\
名称: our-county
版本: 1.0.0
标题: 本县工作报告
继承: work-report@>=1
"""
EXTENDS = '{% extends "work-report/report.md.j2" %}\n'
LOCAL = """\
语句:
  结尾句: 谢谢大家！
样式:
  样式:
    标题: {字号: 小二}
序号:
  一级标题: （一）
  item: 1.
  任务: 无
"""


def files(pack: str = "", project: str = "", **more: str) -> dict[str, bytes]:
    """The real project, by the pack our-county if `pack` is what that says, with `project` said of its report."""
    found = work_report_files()
    for line in reversed(project.splitlines()):
        found = below_the_output(found, line)
    text = found["reportgen.yaml"].decode()
    if pack:
        text = text.replace("模板包: work-report", "模板包: our-county")
        found["templates/our-county/pack.yaml"] = (PACK + pack).encode()
    found |= {f"templates/our-county/{name}": content.encode() for name, content in more.items()}
    return found | {"reportgen.yaml": text.encode()}


def tree(*arguments: str, **more: str) -> list[str]:
    return build(files(*arguments, **more), "tree").decode().splitlines()


def faults(*arguments: str, **more: str) -> list[str]:
    world = MemoryWorld(files(*arguments, **more))
    try:
        job = require(load_project(world)).jobs["工作报告"]
        found = tuple(of_data(compile_report(job, WRITERS["tree"], PACKS, world).diagnostics))
    except ReportgenError as error:
        found = error.diagnostics
    return [each.replace("templates/our-county/", "") for each in shown(found)]


def headings(lines: list[str]) -> list[str]:
    return [found[1] for line in lines if (found := re.match("Heading .*? (“.*?”|@)", line))]


def test_sentence_look_and_numbers_are_changed_in_pack_yaml_alone() -> None:
    before, after = tree(), tree(LOCAL)
    assert after[-2:] == [
        "Paragraph body @ templates/our-county/pack.yaml:6:8",
        "  Value “谢谢大家！” ← 语句.结尾句 templates/our-county/pack.yaml:6:8",
    ]
    assert before[-1].startswith("  Text “新时代引领新征程")
    assert "“一、”" in headings(before)
    assert {"“（一）”", "“1.”"} <= set(headings(after))
    assert not {"“一、”", "“一要”"} & set(headings(after))


def test_the_same_lines_in_reportgen_yaml_change_one_report() -> None:
    def words(lines: list[str]) -> list[str]:
        return [line.split(" @ ")[0].split(" ← ")[0] for line in lines]

    assert words(tree("", LOCAL)) == words(tree(LOCAL))
    assert tree("", LOCAL)[-1].endswith("← 语句.结尾句 reportgen.yaml:13:12")


def test_one_look_is_changed_and_nothing_else_of_the_document() -> None:
    before, after = (Word(build(files(text))) for text in ("# nothing\n", "样式: {样式: {标题: {字号: 小二}}}\n"))
    assert [name for name in before.parts if before.parts[name] != after.parts[name]] == ["word/styles.xml"]
    sizes = [
        word.find("w:style[w:name/@w:val = 'heading 1']/w:rPr/w:sz/@w:val", "word/styles.xml")
        for word in (before, after)
    ]
    assert sizes == [["44"], ["36"]]


def test_a_pack_that_changes_nothing_gives_the_same_bytes() -> None:
    assert build(files("# nothing\n")) == build(files())


def test_names_in_a_sentence_may_be_chinese_and_print_as_data_do() -> None:
    lines = tree("语句: {回顾标题: '{回顾年度}工作回顾（{会议.日期}）'}\n")
    at = lines.index("Heading 2 part @ templates/our-county/pack.yaml:5:12")
    assert [re.split("[“”]", line)[1] for line in lines[at + 1 : at + 5]] == [
        "2021年",
        "工作回顾（",
        "2022年7月19日",
        "）",
    ]


def test_a_sentence_is_never_markup_nor_template() -> None:
    lines = tree("语句: {结尾句: '# **甲** {{ 1 + 1 }} [乙](丙)'}\n")
    assert lines[-1].startswith("  Value “# **甲** {{ 1 + 1 }} [乙](丙)”")


def test_a_sentence_of_several_lines_is_broken_where_they_end() -> None:
    assert [line.strip() for line in tree("语句:\n  结尾句: |\n    谢谢！\n    再见。\n")[-3:]] == [
        "Value “谢谢！” ← 语句.结尾句 templates/our-county/pack.yaml:6:8",
        "Break",
        "Value “再见。” ← 语句.结尾句 templates/our-county/pack.yaml:6:8",
    ]


def test_chains_may_be_of_any_depth_and_the_nearest_word_counts() -> None:
    project = files("语句: {结尾句: 县的话。}\n")
    project["templates/our-town/pack.yaml"] = "名称: our-town\n继承: our-county@~=1.0\n序号: {任务: 1.}\n".encode()
    project["templates/our-village/pack.yaml"] = "名称: our-village\n继承: our-town\n语句: {计划标题: 打算}\n".encode()
    project["reportgen.yaml"] = project["reportgen.yaml"].replace(b"our-county", b"our-village")
    lines = build(project, "tree").decode().splitlines()
    assert lines[-1].startswith("  Value “县的话。”")
    assert "“1.”" in headings(lines)
    assert any(line.startswith("  Value “打算” ← 语句.计划标题 templates/our-village/pack.yaml") for line in lines)


def test_a_new_sentence_is_printed_by_a_block() -> None:
    block = f"{EXTENDS}{{% block opening %}}\n{{{{ messages.hello }}}}\n\n{{{{ super() }}}}\n{{% endblock %}}\n"
    pack = "模板: report.md.j2\n语句: {hello: {text: '各位{会议.名称}代表：', label: 问候, description: 开头。}}\n"
    assert any("Value “各位” ← 语句.问候" in line for line in tree(pack, **{"report.md.j2": block}))


def test_one_keyword_of_one_key_is_changed() -> None:
    project = files("schema: {properties: {opening: {x-name: 引言}}}\n")
    project["data/2022/回顾.yaml"] = project["data/2022/回顾.yaml"].replace("\n开头:".encode(), "\n引言:".encode())
    assert build(project)


# What does not fit


def test_a_block_that_no_template_above_has_is_told_with_both_packs() -> None:
    block = '{% extends "work-report/report.md.j2" %}\n{% block endding %}谢谢！{% endblock %}\n'
    assert faults("template: report.md.j2\n", **{"report.md.j2": block}) == [
        "PCK015 report.md.j2:2:10 block=endding template=our-county/report.md.j2 parent=work-report/report.md.j2 "
        "suggestion=ending"
    ]


def test_a_block_inside_a_block_that_is_printed_may_be_new() -> None:
    block = EXTENDS + "{% block ending %}{% block own %}谢谢！{% endblock %}{% endblock %}\n"
    assert faults("template: report.md.j2\n", **{"report.md.j2": block}) == []


def test_a_block_of_any_template_above_may_be_overridden() -> None:
    county = '{% extends "work-report/report.md.j2" %}{% block ending %}{% block own %}甲{% endblock %}{% endblock %}\n'
    town = '{% extends "our-county/report.md.j2" %}{% block own %}乙{% endblock %}{% block title %}# 丙{% endblock %}\n'
    project = files("template: report.md.j2\n", **{"report.md.j2": county})
    project["templates/our-town/pack.yaml"] = b"name: our-town\nextends: our-county\ntemplate: town.md.j2\n"
    project["templates/our-town/town.md.j2"] = town.encode()
    project["reportgen.yaml"] = project["reportgen.yaml"].replace(b"our-county", b"our-town")
    assert build(project, "tree").decode().splitlines()[-1] == "  Text “乙”"


def test_blocks_in_comments_and_raw_text_are_none() -> None:
    text = (
        '{% extends "work-report/report.md.j2" %}{# {% block a %}{% endblock %} #}\n'
        "{% block ending %}{% raw %}{% block b %}{% endraw %}{% endblock %}\n"
    )
    assert faults("template: report.md.j2\n", **{"report.md.j2": text}) == []


def test_a_template_that_prints_no_sentence_there_is_is_told() -> None:
    block = '{% extends "work-report/report.md.j2" %}\n{% block ending %}{{ messages.closing }}{% endblock %}\n'
    (found,) = faults("template: report.md.j2\n", **{"report.md.j2": block})
    assert found == "TPL003 report.md.j2:2:31 name=closing suggestion=closing_line"


def test_a_sentence_that_is_gone_with_its_key_can_t_be_printed_unseen() -> None:
    project = files("schema: {properties: {plan_year: false}, required: [title]}\n")
    data = project["data/2022/会议.yaml"].decode()
    project["data/2022/会议.yaml"] = re.sub("\n计划年度:.*", "", data).encode()
    project["data/2022/任务.yaml"] = project["data/2022/任务.yaml"].replace("{计划年度}".encode(), b"")
    world = MemoryWorld(project)
    job = require(load_project(world)).jobs["工作报告"]
    (found,) = refused(lambda: compile_report(job, WRITERS["tree"], PACKS, world))
    assert (found.code, found.span and found.span.line) == ("TPL007", 67)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("语句: {结束句: 谢谢！}\n", "PCK018 6 name=结束句 suggestion=结尾句"),
        ("语句: {结尾句: '{组织.简名}'}\n", "PCK021 12 name=组织.简名 suggestion=组织.简称"),
        ("语句: {结尾句: '{爱心保险.赔付}'}\n", "PCK021 12 name=爱心保险.赔付 suggestion=爱心保险.赔付率"),
        ("序号: {一级标目: （一）}\n", "MRK001 6 role=一级标目 suggestion=一级标题"),
        ("序号: {一级标题: 甲、}\n", "NUM002 12 pattern=甲、"),
        ("样式: {样式: {标提: {字号: 小二}}}\n", "STL014 11 role=标提 suggestion=标题"),
    ],
)
def test_a_slip_is_told_in_the_pack_and_in_the_project(text: str, expected: str) -> None:
    code, column, *values = expected.split(" ")
    assert faults(text)[0].startswith(" ".join([code, f"pack.yaml:5:{column}", *values]))
    assert faults("", text)[0].startswith(" ".join([code, f"reportgen.yaml:12:{int(column) + 4}", *values]))


def test_clashes_of_packs_are_told_by_a_build() -> None:
    keys = "schema: {properties: {purpose: {x-name: 开头, type: string}, tasks: {type: string}}}\n"
    assert [found for found in faults(keys) if found.startswith("PCK")] == [
        "PCK017 pack.yaml:5:41 label=开头 key=purpose pack=our-county first=opening parent=work-report",
        "PCK016 pack.yaml:5:74 key=tasks pack=our-county type=string parent=work-report was=array",
    ]


def test_the_data_can_t_have_a_key_named_as_the_sentences_are() -> None:
    assert faults("schema: {properties: {messages: {type: string}}}\n")[0].startswith("PCK024 ")


def test_a_parent_that_is_too_old_stops_the_build() -> None:
    project = files()
    project["templates/new/pack.yaml"] = b"name: new\nversion: 0.1\nextends: work-report@>=7\n"
    project["reportgen.yaml"] = project["reportgen.yaml"].replace(b"work-report", b"new")
    world = MemoryWorld(project)
    job = require(load_project(world)).jobs["工作报告"]
    found = refused(lambda: compile_report(job, WRITERS["tree"], PACKS, world))
    assert {message(each, "zh") for each in found} == {
        "模板包“new”（0.1）要的是 work-report@>=7，现有的“work-report”是 1.0.0。"
        "请换上合要求的“work-report”，或核对后改“new”的 extends。"
    }


def test_all_below_a_heading_of_the_project_may_be_commented_out() -> None:
    assert build(files("", "样式:\n#   样式:\n语句:\n#   结尾句: 谢谢！\n序号:\n"))


def test_a_pack_chooses_numbers_by_name_as_a_project_does() -> None:
    by_pack = tree("序号: 括号、第一\n")
    assert headings(by_pack) == headings(tree("", "序号: 括号、第一"))
    assert {"“（一）”", "“第一，”"} <= set(headings(by_pack))
    assert faults("序号: 括弧\n")[0].startswith("NUM004 pack.yaml:5:5 name=括弧")


def test_numbers_ready_by_name_may_be_told_under_their_chinese_key() -> None:
    assert "“第一部分、”" in headings(tree("序号方案: {县: {一级标题: 第一部分、}}\n序号: 县\n"))
