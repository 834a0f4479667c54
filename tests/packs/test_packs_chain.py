"""Packs found, read and chained: what a child overrides, and every fault of a pack by its code and place."""

import pytest
from memory import MemoryWorld
from reading import findings, refused, scalar

from reportgen.packs import PackChain, find_chain
from reportgen.pipeline import WRITERS, load_project, require
from reportgen.pipeline.compile import compile_report
from reportgen.source import Diagnostic, Mapping, Span
from reportgen.source.catalog import message

FOLDERS = ("templates", "/shipped")
ASKED = Span("reportgen.yaml", 3, 10)

Files = dict[str, bytes | str]

BASE: Files = {
    "/shipped/base/pack.yaml": "name: base\ntitle: 基础\nstyles: styles.yaml\nnumbering: {section: 一、}\n",
    "/shipped/base/styles.yaml": "页面: {宽: 210mm}\n",
    "/shipped/base/parts/head.md.j2": "# {{ title }}\n",
    "/shipped/base/logo.png": b"base",
}
REPORT: Files = {
    "/shipped/report/pack.yaml": "name: report\nextends: base\ntemplate: report.md.j2\nschema: schema.yaml\n",
    "/shipped/report/schema.yaml": "type: object\n",
    "/shipped/report/report.md.j2": "{% include 'parts/head.md.j2' %}\n",
}
LOCAL: Files = {
    "templates/本县/pack.yaml": "name: 本县\nextends: report\nstyles: 样式.yaml\nnumbering: {section: 1.}\n",
    "templates/本县/样式.yaml": "样式: {正文: {字号: 小三}}\n",
    "templates/本县/report.md.j2": "{% extends 'report/report.md.j2' %}\n",
    "templates/本县/logo.png": b"local",
}
PACKS: Files = {**BASE, **REPORT, **LOCAL}


def chain(name: str, files: Files | None = None) -> PackChain:
    return find_chain(name, FOLDERS, MemoryWorld(PACKS if files is None else files), ASKED)


def faults(name: str, files: Files) -> list[Diagnostic]:
    return refused(lambda: chain(name, {**BASE, **files}))


def local(pack: str, **files: bytes | str) -> Files:
    """A pack named 甲 of the project, with its pack.yaml and its files."""
    return {"templates/甲/pack.yaml": pack, **{f"templates/甲/{name}": content for name, content in files.items()}}


# The chain


def test_a_pack_and_what_it_extends_make_a_chain_child_first() -> None:
    assert [pack.name for pack in chain("本县").packs] == ["本县", "report", "base"]
    assert [pack.folder for pack in chain("本县").packs] == ["templates/本县", "/shipped/report", "/shipped/base"]


def test_a_pack_that_extends_nothing_is_a_chain_of_one() -> None:
    assert [pack.name for pack in chain("base").packs] == ["base"]


def test_a_pack_of_the_project_is_taken_before_a_shipped_one_of_the_same_name() -> None:
    files: Files = {**PACKS, "templates/base/pack.yaml": "name: base\ntitle: 本地基础\n"}
    assert chain("report", files).packs[-1].folder == "templates/base"


def test_a_pack_tells_its_title() -> None:
    assert chain("base").packs[0].text("title") == "基础"
    assert chain("本县").packs[0].text("title") == ""


def test_the_entry_template_is_the_nearest_one_named() -> None:
    assert chain("本县").entry == "report.md.j2"
    assert chain("base").entry == ""


# What a child overrides


def test_a_child_s_template_wins_and_its_parent_s_stays_reachable_by_pack() -> None:
    templates = chain("本县").templates()
    assert templates["report.md.j2"] == templates["本县/report.md.j2"] == "{% extends 'report/report.md.j2' %}\n"
    assert templates["report/report.md.j2"].startswith("{% include")
    assert templates["parts/head.md.j2"] == templates["base/parts/head.md.j2"] == "# {{ title }}\n"
    assert "schema.yaml" not in templates


def test_each_template_name_leads_to_its_file() -> None:
    paths = chain("本县").template_paths()
    assert paths["report.md.j2"] == "templates/本县/report.md.j2"
    assert paths["report/report.md.j2"] == "/shipped/report/report.md.j2"
    assert paths["parts/head.md.j2"] == "/shipped/base/parts/head.md.j2"


def test_a_child_s_picture_wins() -> None:
    assert chain("本县").picture("logo.png") == b"local"
    assert chain("report").picture("logo.png") == b"base"
    assert chain("report").picture("../base/logo.png") is None


def test_styles_and_numbering_come_base_first() -> None:
    layers, diagnostics = chain("本县").yaml("styles")
    assert diagnostics == ()
    assert [layer.span.path for layer in layers] == ["/shipped/base/styles.yaml", "templates/本县/样式.yaml"]
    tables = chain("本县").yaml("numbering").value
    assert [scalar(table.get("section")).value for table in tables if isinstance(table, Mapping)] == ["一、", "1."]


def test_faults_of_all_yaml_files_of_a_chain_are_found_together() -> None:
    files = {**PACKS, "/shipped/base/styles.yaml": "甲: 1\n甲: 2\n", "templates/本县/样式.yaml": "甲: @\n"}
    assert findings(chain("本县", files).yaml("styles").diagnostics) == [
        "/shipped/base/styles.yaml:2:1 YML002",
        "templates/本县/样式.yaml:1:4 YML026",
    ]


def test_a_template_in_another_encoding_is_refused_by_name() -> None:
    files: Files = {**PACKS, "templates/本县/report.md.j2": "# 标题".encode("gbk")}
    assert findings(refused(chain("本县", files).templates)) == ["templates/本县/report.md.j2:1:3 SRC006"]


# Packs that are not there


def test_a_missing_pack_is_reported_where_it_is_asked_for_with_those_there_are() -> None:
    (found,) = refused(lambda: chain("年报"))
    assert findings([found]) == ["reportgen.yaml:3:10 PCK001"]
    assert message(found, "zh") == "找不到模板包“年报”。现有的模板包：base、report、本县。"


def test_a_missing_pack_with_a_near_name_is_suggested() -> None:
    (found,) = refused(lambda: chain("repotr"))
    assert message(found, "zh") == "找不到模板包“repotr”。是不是“report”？"


def test_a_missing_parent_is_reported_where_it_is_extended() -> None:
    assert findings(faults("甲", local("name: 甲\nextends: 乙\n"))) == ["templates/甲/pack.yaml:2:10 PCK001"]


@pytest.mark.parametrize("name", ["../base", "/shipped/base", "base/", ".", "a b", "-x", "名" * 65])
def test_a_name_that_is_none_finds_no_pack(name: str) -> None:
    assert findings(refused(lambda: chain(name))) == ["reportgen.yaml:3:10 PCK001"]


# Chains that do not end


def test_packs_that_extend_one_another_in_a_circle_are_reported_with_the_way() -> None:
    files = {**local("name: 甲\nextends: 乙\n"), "templates/乙/pack.yaml": "name: 乙\nextends: 甲\n"}
    (found,) = faults("甲", files)
    assert findings([found]) == ["templates/乙/pack.yaml:2:10 PCK006"]
    assert found.values["chain"] == "甲 → 乙 → 甲"


def test_a_pack_that_extends_itself_is_reported() -> None:
    (found,) = faults("甲", local("name: 甲\nextends: 甲\n"))
    assert (found.code, found.values["chain"]) == ("PCK006", "甲 → 甲")


def test_a_chain_of_more_than_16_packs_is_refused() -> None:
    files: Files = {
        f"templates/p{number}/pack.yaml": f"name: p{number}\nextends: p{number + 1}\n" for number in range(1, 17)
    }
    files["templates/p17/pack.yaml"] = "name: p17\n"
    assert len(chain("p2", files).packs) == 16
    assert findings(refused(lambda: chain("p1", files))) == ["templates/p16/pack.yaml:2:10 PCK006"]


# Faults of pack.yaml


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ["甲/pack.yaml PCK005"]),
        ("# 空\n", ["甲/pack.yaml PCK005"]),
        ("- 甲\n", ["甲/pack.yaml PCK005"]),
        ("name: 甲\nname: 乙\n", ["甲/pack.yaml:2:1 YML002"]),
        ("name: 甲\ntitle: @乙\n", ["甲/pack.yaml:2:8 YML026"]),
        ("name: 甲\nauthor: 乙\n", ["甲/pack.yaml:2:1 PCK007"]),
        ("name: 乙\n", ["甲/pack.yaml:1:7 PCK008"]),
        ("name: 甲\ntemplate: r.md.j2\n", ["甲/pack.yaml:2:11 PCK009"]),
        ("name: 甲\nschema: ../base/schema.yaml\n", ["甲/pack.yaml:2:9 PCK009"]),
        ("name: 甲\nstyles: [a.yaml]\n", ["甲/pack.yaml:2:9 PCK027"]),
        ("name: 甲\ntemplate: [a.md.j2]\n", ["甲/pack.yaml:2:11 PCK011"]),
        (
            "name: 乙\nstyle: s.yaml\nschema: s.yaml\n",
            ["甲/pack.yaml:1:7 PCK008", "甲/pack.yaml:2:1 PCK007", "甲/pack.yaml:3:9 PCK009"],
        ),
    ],
)
def test_a_fault_of_a_pack_is_told_by_its_code_at_its_place(text: str, expected: list[str]) -> None:
    assert findings(faults("甲", local(text))) == [f"templates/{each}" for each in expected]


def test_a_folder_without_pack_yaml_is_no_pack() -> None:
    found = faults("甲", {"templates/甲/report.md.j2": ""})
    assert findings(found) == ["templates/甲/pack.yaml PCK005"]


def test_near_keys_and_files_are_suggested() -> None:
    key, file = faults("甲", local("name: 甲\nextend: base\ntemplate: reprot.md.j2\n", **{"report.md.j2": ""}))
    assert message(key, "zh") == "pack.yaml 里没有“extend”这一项。是不是“extends”？"
    assert message(file, "zh") == "模板包里没有文件“reprot.md.j2”。是不是“report.md.j2”？"


def test_a_parent_that_is_no_name_is_reported() -> None:
    assert faults("甲", local("name: 甲\nextends: [base]\n"))


def test_a_report_by_a_chain_without_a_template_is_refused() -> None:
    files: Files = {
        **BASE,
        "/shipped/base/styles.yaml": "",
        "reportgen.yaml": "报告:\n  年报:\n    模板包: base\n    数据: 数据.yaml\n",
        "数据.yaml": "甲: 乙\n",
    }
    world = MemoryWorld(files)
    job = require(load_project(world)).jobs["年报"]
    found = refused(lambda: compile_report(job, WRITERS["tree"], "/shipped", world))
    assert "reportgen.yaml:3:10 PCK010" in findings(found)


# Limits


def test_a_pack_of_a_thousand_files_is_read_and_one_more_is_refused() -> None:
    files: Files = local("name: 甲\n", **{f"{number}.txt": b"" for number in range(999)})
    assert len(chain("甲", files).packs[0].files) == 1000
    (found,) = faults("甲", {**files, "templates/甲/more.txt": b""})
    assert (str(found.span), found.code, found.values) == ("templates/甲", "PCK002", {"limit": "1,000"})


@pytest.mark.parametrize("name", ["a;b.md", "a\nb", "a\x1b[2J", 'a".png', "a%2e.md", "$(x).md", "甲：乙.md"])
def test_a_file_name_with_an_odd_character_is_refused(name: str) -> None:
    (found,) = faults("甲", local("name: 甲\n", **{name: b""}))
    assert (str(found.span), found.code) == (f"templates/甲/{name}", "PCK003")


def test_file_names_of_letters_digits_dots_dashes_and_blanks_are_fine() -> None:
    names = ["年报 2.md.j2", "a-b_c.1.yaml", "图/甲 乙.png"]
    assert set(names) < set(chain("甲", local("name: 甲\n", **dict.fromkeys(names, b""))).packs[0].files)


def test_a_file_of_more_than_10_megabytes_is_refused() -> None:
    (found,) = faults("甲", local("name: 甲\n", **{"图.png": b"\0" * 10_000_001}))
    assert (str(found.span), found.code, found.values) == ("templates/甲/图.png", "PCK004", {"limit": "10 MB"})


def test_a_pack_of_more_than_50_megabytes_is_refused_with_its_own_limit() -> None:
    ten = b"\0" * 10_000_000
    (found,) = faults("甲", local("name: 甲\n", **{f"{number}.png": ten for number in range(5)}))
    assert (found.code, found.values["limit"]) == ("PCK004", "50 MB")
