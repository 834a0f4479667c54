"""The stages joined: what comes out, and that all faults of an input are found in one go."""

import pytest
from small_project import DATA, FILES, PACKS, SCHEMA, compiled, findings, in_memory, tree

from reportgen.pipeline import WRITERS, load_project, require
from reportgen.pipeline.compile import prepare, produce
from reportgen.source import ReportgenError


def test_a_project_becomes_a_document() -> None:
    assert tree({}) == (
        "Document language='zh-CN'\n"
        "Document title='简报'\n"
        "Heading 1 title @ data.yaml:1:5\n"
        "  Value “简报” ← 标题 data.yaml:1:5\n"
        "Paragraph body @ data.yaml:2:5\n"
        "  Text “会员”\n"
        "  Value “630多万人” ← 人数 data.yaml:3:10\n"
        "  Text “。”\n"
    )


def test_the_file_has_the_name_of_the_report_and_the_suffix_of_the_format() -> None:
    assert compiled(in_memory({})).value.name == "简报.tree.txt"
    artifact = compiled(in_memory({}), "docx").value
    assert artifact.name == "简报.docx"
    assert artifact.content.startswith(b"PK\x03\x04")


def test_title_date_and_time_of_the_build_are_known_to_the_document() -> None:
    found = tree({"data.yaml": "标题: |\n  第一行\n  第二行\n日期: 2022/7/19\n"}, epoch=1_658_188_800)
    assert found.startswith(
        "Document date='2022-07-19'\n"
        "Document epoch='1658188800'\n"
        "Document language='zh-CN'\n"
        "Document title='第一行 第二行'\n"
    )


def test_a_document_without_a_title_has_the_name_of_the_report() -> None:
    assert "Document title='简报'\n" in tree({"templates/note/note.md.j2": "{{ text }}\n"})


def test_data_of_several_files_are_one() -> None:
    files = {
        "reportgen.yaml": "报告: {简报: {模板包: note, 数据: [a.yaml, 数据/b.yaml]}}\n",
        "a.yaml": "标题: 简报\n正文: '{甲}、{乙}'\n数字: {甲: 1个}\n",
        "数据/b.yaml": "数字: {乙: 2个}\n",
    }
    assert "  Value “2个” ← 乙 数据/b.yaml:1:9\n" in tree(files)


EVERYTHING_WRONG = {
    "reportgen.yaml": (
        "报告:\n  简报:\n    模板包: note\n    数据: [data.yaml, more.yaml, none.yaml]\n    样式: {页面: {宽: 很宽}}\n"
    ),
    "data.yaml": "标提: 简报\n正文: 会员{没有}。\n日期: 2022-02-30\n数字: {甲: 很多, 乙: '= 丙'}\n",
    "more.yaml": "数字: {丁: 1个}\n",
    "templates/note/note.md.j2": "# {{ titel }}\n{% if %}\n",
    "templates/note/part.md.j2": "{{ text | uper }}\n",
    "templates/note/schema.yaml": SCHEMA + "maximum: 3\n",
    "templates/note/pack.yaml": str(FILES["templates/note/pack.yaml"]) + "numbering: {section: 甲}\n",
}


def test_all_faults_of_looks_pack_templates_and_files_are_found_in_one_go() -> None:
    codes = {found.split(" ")[0] for found in findings(EVERYTHING_WRONG)}
    assert {"STL003", "NUM002", "TPL001", "TPL004", "SRC001"} <= codes


def test_all_faults_of_data_looks_and_templates_are_found_in_one_go() -> None:
    files = {
        "reportgen.yaml": "报告:\n  简报:\n    模板包: note\n    数据: data.yaml\n    样式: {页面: {宽: 很宽}}\n",
        "data.yaml": "标提: 简报\n正文: 会员{没有}。\n日期: 2022-02-30\n数字: {甲: 很多, 乙: '= 丙'}\n",
        "templates/note/note.md.j2": "# {{ titel }}\n",
    }
    assert [found.split(" ")[:2] for found in findings(files)] == [
        ["DAT002", "data.yaml:1:1"],
        ["FIG002", "data.yaml:2:7"],
        ["DAT008", "data.yaml:3:5"],
        ["FIG001", "data.yaml:4:9"],
        ["FIG004", "data.yaml:4:19"],
        ["STL003", "reportgen.yaml:5:18"],
        ["TPL002", "templates/note/note.md.j2:1:6"],
    ]


def test_a_key_given_twice_and_an_unknown_key_are_found_in_one_go() -> None:
    found = findings({"data.yaml": "标题: 甲\n标题: 乙\n正问: 丙\n"})
    assert [each.split(" ")[:2] for each in found] == [["YML002", "data.yaml:2:1"], ["DAT002", "data.yaml:3:1"]]


def test_broken_yaml_in_two_files_is_found_in_one_go() -> None:
    files = {
        "reportgen.yaml": "报告: {简报: {模板包: note, 数据: [a.yaml, b.yaml]}}\n",
        "a.yaml": "标题：甲\n正文: 乙\n",
        "b.yaml": "数字: {甲: 1个\n",
    }
    assert [found.split(" ")[0] for found in findings(files)] == ["YML020", "YML027"]


def test_a_role_that_the_looks_do_not_have_is_reported_where_it_is_used() -> None:
    found = findings({"templates/note/note.md.j2": "{.signatur}\n署名。\n\n{.nothing}\n## {{ title }}\n"})
    assert found == [
        "MRK001 data.yaml:1:5 role=nothing",
        "MRK001 templates/note/note.md.j2:2:1 role=signatur suggestion=signature",
    ]


def test_a_warning_comes_with_the_document() -> None:
    artifact, found = compiled(in_memory({"data.yaml": DATA.replace("会员{人数}。", "'[附件](附件.docx)'")}))
    assert [each.code for each in found] == ["MRK003"]
    assert "附件" in artifact.content.decode()


def test_one_press_serves_many_documents() -> None:
    world = in_memory({"more.yaml": "标题: 第二份\n"})
    (job,) = require(load_project(world)).jobs.values()
    press = prepare(job, WRITERS["tree"], PACKS, world).value
    (file,) = job.data
    second = job._replace(data=(file._replace(value="more.yaml"),), output="第二份")
    first = produce(press, job, world).value
    assert "第二份" in produce(press, second, world).value.content.decode()
    assert produce(press, job, world).value == first


def test_one_document_with_faults_does_not_spoil_the_press_for_the_next() -> None:
    world = in_memory({"bad.yaml": "标题: 甲\n正文: '{没有}'\n"})
    (job,) = require(load_project(world)).jobs.values()
    press = prepare(job, WRITERS["tree"], PACKS, world).value
    first = produce(press, job, world).value
    bad = job._replace(data=(job.data[0]._replace(value="bad.yaml"),))
    with pytest.raises(ReportgenError):
        produce(press, bad, world)
    assert produce(press, job, world).value == first


@pytest.mark.timeout(60)
@pytest.mark.parametrize("form", ["docx", "tree"])
def test_a_figure_over_thousands_of_formulas_is_printed(form: str) -> None:
    chain = "".join(f"  数{number}: '= 数{number + 1} + 1'\n" for number in range(5_000))
    world = in_memory({"data.yaml": f"标题: 简报\n正文: '共{{数0}}。'\n数字:\n{chain}  数5000: 1\n"})
    assert compiled(world, form).diagnostics == ()


@pytest.mark.timeout(20)
def test_formulas_that_share_their_inputs_can_be_told_in_the_tree() -> None:
    chain = "".join(f"  数{number}: '= 数{number + 1} + 数{number + 2}'\n" for number in range(60))
    world = in_memory({"data.yaml": f"标题: 简报\n正文: '共{{数0}}。'\n数字:\n{chain}  数60: 1\n  数61: 1\n"})
    assert compiled(world).diagnostics == ()


def test_the_same_input_gives_the_same_bytes() -> None:
    first, second = (compiled(in_memory({}), "docx").value for _ in range(2))
    assert first == second


def test_the_time_of_the_build_is_in_the_document_only_when_it_is_given() -> None:
    without, first, again, later = (
        compiled(in_memory({}, epoch), "docx").value.content
        for epoch in (None, 1_000_000_000, 1_000_000_000, 1_000_000_001)
    )
    assert first == again
    assert len({without, first, later}) == 3


# One mistake, one finding


TWO_FILES = "报告: {简报: {模板包: note, 数据: [words.yaml, figures.yaml]}}\n"
WORDS = "标题: 简报\n日期: 2022-02-30\n正文: 会员{人数}。\n"


def codes(files: dict[str, str | bytes]) -> list[str]:
    """The codes of what is wrong with a project of two data files, in order."""
    return [found.split(" ")[0] for found in findings({"reportgen.yaml": TWO_FILES, "words.yaml": WORDS, **files})]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("数字：\n  人数: 3人\n", "YML020"),
        ("数字: {人数: 3人\n", "YML027"),
        ("数字: {人数: 3人}".encode("gb18030"), "SRC006"),
        ("- 人数: 3人\n", "DAT001"),
    ],
)
def test_a_data_file_that_cannot_be_read_hides_nothing_in_the_others_and_explains_the_unknown_figures(
    content: str | bytes, code: str
) -> None:
    assert sorted(codes({"figures.yaml": content})) == sorted(["DAT008", code])


def test_a_data_file_that_is_not_there_hides_nothing_in_the_others() -> None:
    assert codes({}) == ["SRC001", "DAT008"]


def test_what_the_missing_file_can_not_explain_is_told() -> None:
    words = "标题: 简报\n正问: 甲\n数字: {甲: 许多, 乙: '= 丙', 丁: '= 甲 +'}\n"
    assert codes({"words.yaml": words, "figures.yaml": "数字 3\n甲: 1\n"}) == [
        "YML022",
        "DAT002",
        "FIG001",
        "FIG007",
    ]


def test_an_unknown_figure_is_told_where_every_file_can_be_read() -> None:
    assert codes({"figures.yaml": "数字: {会员: 3人}\n"}) == ["DAT008", "FIG002"]


def test_an_empty_file_is_the_mistake_where_keys_of_the_top_level_are_missing() -> None:
    assert codes({"words.yaml": "# 还没有写\n", "figures.yaml": "数字: {人数: 3人}\n"}) == ["DAT005"]


def test_an_empty_file_is_no_mistake_where_nothing_is_missing_and_hides_no_unknown_figure() -> None:
    fine = WORDS.replace("02-30", "02-28")
    assert codes({"words.yaml": fine, "figures.yaml": ""}) == ["FIG002"]
    assert codes({"words.yaml": fine + "数字: {人数: 3人}\n", "figures.yaml": "# 还没有\n"}) == []


def test_a_figure_with_a_name_that_cannot_be_is_told_once() -> None:
    assert codes({"figures.yaml": "数字: {人数(人): 3人}\n"}) == ["DAT007", "DAT008"]


def test_a_figure_of_the_top_level_that_is_missing_or_misspelt_is_told_once() -> None:
    schema = SCHEMA.replace("[title]", "[title, year]") + "  year: {x-name: 年度, type: string, format: figure}\n"
    files = {"templates/note/schema.yaml": schema, "words.yaml": "标题: 简报\n正文: '{年度}'\n"}
    assert codes({**files, "figures.yaml": "数字: {甲: 3人}\n"}) == ["DAT004"]
    assert codes({**files, "figures.yaml": "年渡: 2022年\n"}) == ["DAT002"]
