"""The READMEs of the shipped packs against their files: keys, blocks, numbers, styles, and the example of a child."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
import yaml
from manual import ROOT, add_to_report, code_blocks, copy_project, noted, page, replace, reportgen, table

from reportgen.dataset import Field, Kind, load_schema
from reportgen.figures import in_chinese, load_messages
from reportgen.source import Mapping as YamlMapping
from reportgen.source import Node, Scalar, load
from reportgen.styles import Stylesheet, load_stylesheet
from reportgen.styles.properties import SECTIONS, STYLE

BASE, WORK_REPORT = "templates/base/README.md", "templates/work-report/README.md"
LOCAL_SUMMARY, NEWSLETTER = "templates/local-summary/README.md", "templates/newsletter/README.md"

WORDS = {
    Kind.TEXT: "文字",
    Kind.PROSE: "段落",
    Kind.DATE: "日期",
    Kind.FIGURE: "数字",
    Kind.FIGURES: "一组数字",
    Kind.RECORD: "下列各项",
    Kind.LIST: "列表",
}


def _node(path: str) -> Node:
    node = load((ROOT / path).read_bytes(), path).value
    assert node is not None
    return node


def _keys(field: Field, label: str = "", name: str = "") -> Iterator[list[str]]:
    """A row for every key below `field`: Chinese and English path, kind, whether it must be there."""
    for inner in field.fields:
        labels, names = (f"{label}{inner.label}", f"{name}{inner.name}")
        yield [labels, names, WORDS[inner.kind], "必填" if inner.required else ""]
        yield from _keys(inner, f"{labels}.", f"{names}.")
        if inner.item is not None:
            yield from _keys(inner.item, f"{labels}[].", f"{names}[].")


def test_the_table_of_keys_is_that_of_the_schema() -> None:
    schema = load_schema(_node("templates/work-report/schema.yaml")).value
    assert table(WORK_REPORT, "名称", "English", "填什么") == list(_keys(schema))


def test_the_table_of_blocks_is_that_of_the_template() -> None:
    blocks = re.findall(r"\{% block (\w+)", page("templates/work-report/report.md.j2"))
    assert [row[0] for row in table(WORK_REPORT, "block")] == blocks


def test_the_table_of_numbers_is_that_of_the_pack() -> None:
    pack = _node("templates/work-report/pack.yaml")
    assert isinstance(pack, YamlMapping)
    numbering = pack.get("numbering")
    assert isinstance(numbering, YamlMapping)
    numbers = [[role.value, first.value] for role, first in numbering.items if isinstance(first, Scalar)]
    assert [row[:2] for row in table(WORK_REPORT, "角色", "第一个")] == numbers


def _sentences(*packs: str) -> dict[str, list[str]]:
    """The sentences that the last pack of a chain words, base first: names, what each is for, its text in Chinese."""
    messages = load_messages([_node(f"templates/{pack}/messages.yaml") for pack in packs]).value
    schema = load_schema(*(_node(f"templates/{pack}/schema.yaml") for pack in packs)).value
    own = f"templates/{packs[-1]}/messages.yaml"
    return {
        name: [message.label, name, message.description, in_chinese(message.text.value, schema)]
        for name, message in messages.items()
        if message.text.source.path == own
    }


@pytest.mark.parametrize(
    "packs",
    [
        ("base", "newsletter"),
        ("work-report",),
        *(("work-report", pack) for pack in ("local-summary", "communique", "task-list")),
    ],
    ids=lambda packs: packs[-1],
)
def test_the_table_of_sentences_is_that_of_the_pack(packs: tuple[str, ...]) -> None:
    rows = table(f"templates/{packs[-1]}/README.md", "名称", "English", "印在哪里", "现在的文字")
    assert sorted(rows) == sorted(_sentences(*packs).values())


def test_every_filter_of_formulas_that_is_named_works(tmp_path: Path) -> None:
    filters = re.findall(r"`(\| [^`]+)`", page(WORK_REPORT))
    assert len(filters) == 5
    project = copy_project(tmp_path)
    lines = "".join(
        f'    试{at}: "= 爱心保险.理赔金额 / 爱心保险.参保金额 {each}"\n' for at, each in enumerate(filters)
    )
    replace(project, "data/2022/数字.yaml", "    咨询热线: 99条\n", f"    咨询热线: 99条\n{lines}")
    run = reportgen("build", folder=project)
    assert (run.code, run.err) == (0, "")


def test_the_long_form_of_a_figure_builds_and_keeps_its_source(tmp_path: Path) -> None:
    (long,) = re.findall(r"`(\{值: 10.7[^`]+)`", page(WORK_REPORT))
    project = copy_project(tmp_path)
    replace(project, "data/2022/数字.yaml", "参加人次: 10.7万人次", f"参加人次: {long}")
    assert reportgen("build", "工作报告", "-f", "tree", folder=project).code == 0
    (tree,) = (project / "output").glob("*.tree.txt")
    assert "Value “10.7万人次” ← 疫情防控.参加人次 data/2022/数字.yaml:32:15 （2021年统计年报）" in tree.read_text(
        encoding="utf-8"
    )


def test_the_example_of_a_child_pack_builds_and_signs_the_report(tmp_path: Path) -> None:
    project = copy_project(tmp_path)
    folder = project / "templates/our-county"
    folder.mkdir(parents=True)
    for file, text in noted(WORK_REPORT, "pack"):
        (folder / file).write_text(text, encoding="utf-8")
    replace(project, "reportgen.yaml", "模板包: work-report", "模板包: our-county")
    run = reportgen("build", "工作报告", "--strict", folder=project)
    assert (run.code, run.err) == (0, "")
    (path,) = (project / "output").glob("*.docx")
    paragraphs = [paragraph.text for paragraph in docx.Document(str(path)).paragraphs]
    assert paragraphs[-2:] == ["广西壮族自治区计划生育协会", "2022年7月19日"]
    assert any(text.startswith("（一）深入开展党史学习教育") for text in paragraphs)
    assert any(text.startswith("1.青春健康品牌得到强化。") for text in paragraphs)


# What local-summary does differently


def _local_summary() -> Field:
    return load_schema(*(_node(f"templates/{pack}/schema.yaml") for pack in ("work-report", "local-summary"))).value


def test_the_table_of_different_keys_is_what_the_child_s_schema_changes() -> None:
    parent, child = load_schema(_node("templates/work-report/schema.yaml")).value, _local_summary()
    inherited = [*_keys(parent)]
    assert table(LOCAL_SUMMARY, "名称", "English", "填什么") == [row for row in _keys(child) if row not in inherited]
    (line,) = (line for line in page(LOCAL_SUMMARY).splitlines() if line.startswith("- 没有“"))
    assert tuple(re.findall(r"`(\w+)`", line)) == child.taken_away


def test_the_table_of_different_blocks_is_that_of_the_child_s_template() -> None:
    blocks = re.findall(r"\{% block (\w+)", page("templates/local-summary/report.md.j2"))
    assert [row[0] for row in table(LOCAL_SUMMARY, "block")] == blocks
    assert set(blocks) <= {row[0] for row in table(WORK_REPORT, "block")}


def test_the_table_of_different_numbers_is_that_of_the_child() -> None:
    pack = _node("templates/local-summary/pack.yaml")
    assert isinstance(pack, YamlMapping)
    numbering = pack.get("numbering")
    assert isinstance(numbering, YamlMapping)
    numbers = [[role.value, first.value] for role, first in numbering.items if isinstance(first, Scalar)]
    assert [row[:2] for row in table(LOCAL_SUMMARY, "角色", "第一个")] == numbers


# What communique and task-list do differently

DRAWN = {"communique": "news.md.j2", "task-list": "tasks.md.j2"}


@pytest.mark.parametrize("pack", DRAWN)
def test_the_table_of_keys_of_a_pack_is_what_its_schema_changes(pack: str) -> None:
    parent = load_schema(_node("templates/work-report/schema.yaml")).value
    child = load_schema(*(_node(f"templates/{each}/schema.yaml") for each in ("work-report", pack))).value
    inherited = [*_keys(parent)]
    told = table(f"templates/{pack}/README.md", "名称", "English", "填什么")
    assert told == [row for row in _keys(child) if row not in inherited]


@pytest.mark.parametrize(("pack", "template"), DRAWN.items())
def test_the_table_of_blocks_of_a_pack_is_that_of_its_template(pack: str, template: str) -> None:
    blocks = re.findall(r"\{% block (\w+)", page(f"templates/{pack}/{template}"))
    assert [row[0] for row in table(f"templates/{pack}/README.md", "block")] == blocks


@pytest.mark.parametrize("pack", DRAWN)
def test_the_report_that_a_readme_adds_is_the_one_of_the_real_project(pack: str) -> None:
    (shown,) = [block.text for block in code_blocks(f"templates/{pack}/README.md") if not block.note]
    added = yaml.load(shown, yaml.BaseLoader)
    real = yaml.load(page("reportgen.yaml"), yaml.BaseLoader)["报告"]
    ((name, report),) = added.items()
    assert real[name] == report


# The newsletter


def test_the_tables_of_the_newsletter_are_those_of_its_files() -> None:
    schema = load_schema(_node("templates/newsletter/schema.yaml")).value
    assert table(NEWSLETTER, "名称", "English", "填什么") == [*_keys(schema)]
    blocks = re.findall(r"\{% block (\w+)", page("templates/newsletter/newsletter.md.j2"))
    assert [row[0] for row in table(NEWSLETTER, "block")] == blocks


def test_the_new_styles_of_the_newsletter_are_told() -> None:
    sheets = [
        load_stylesheet([_node(f"templates/{pack}/styles.yaml") for pack in packs]).value
        for packs in (("base",), ("base", "newsletter"))
    ]
    base, own = (sheet.styles if isinstance(sheet, Stylesheet) else {} for sheet in sheets)
    rows = [[role, style.label, style.name] for role, style in own.items() if role not in base]
    assert sorted(table(NEWSLETTER, "角色", "名称", "Word 里的样式名")) == sorted(rows)


def test_an_issue_made_as_the_newsletter_s_readme_says_builds(tmp_path: Path) -> None:
    (report,) = (block.text for block in code_blocks(NEWSLETTER) if block.language == "yaml" and not block.note)
    (issue,), (added,) = noted(NEWSLETTER, "issue"), noted(NEWSLETTER, "append")
    project = copy_project(tmp_path)
    (project / issue[0]).write_text(issue[1], encoding="utf-8")
    replace(project, "reportgen.yaml", "检查:", f"{report}{added[1]}检查:")
    run = reportgen("build", "工作通讯", "-f", "html", folder=project)
    assert (run.code, run.out) == (0, "output/2022年工作通讯.html\n")
    assert re.findall(r"[A-Z]{3}[0-9]{3}", run.err) == []


@pytest.mark.parametrize(
    ("name", "report"), [(WORK_REPORT, "工作报告"), ("templates/task-list/README.md", "任务分解表")]
)
def test_what_a_readme_adds_to_a_report_builds(name: str, report: str, tmp_path: Path) -> None:
    (added,) = noted(name, "append")
    project = copy_project(tmp_path)
    add_to_report(project, added[1], report)
    run = reportgen("build", report, "--strict", folder=project)
    assert (run.code, run.err) == (0, "")


def test_the_table_of_choices_of_numbers_is_that_of_the_pack() -> None:
    pack = _node("templates/work-report/pack.yaml")
    assert isinstance(pack, YamlMapping)
    schemes = pack.get("schemes")
    assert isinstance(schemes, YamlMapping)
    shown = []
    for name, scheme in schemes.items:
        assert isinstance(scheme, YamlMapping)
        firsts = [first.value for _, first in scheme.items if isinstance(first, Scalar) and first.value != "无"]
        shown.append([name.value, " ".join(firsts)])
    assert table(WORK_REPORT, "名称", "印成") == shown


# The looks of base


@pytest.fixture(scope="module")
def sheet() -> Stylesheet:
    loaded = load_stylesheet([_node("templates/base/styles.yaml")]).value
    assert loaded is not None
    return loaded


def test_the_table_of_styles_is_that_of_the_stylesheet(sheet: Stylesheet) -> None:
    styles = [[role, style.label, style.name] for role, style in sheet.styles.items()]
    assert table(BASE, "角色", "名称") == styles


def test_the_table_of_sections_is_that_of_the_reader() -> None:
    assert [row[:2] for row in table(BASE, "名称", "English", "管什么")] == [
        [row[0], name] for name, row in SECTIONS.items()
    ]


def test_the_table_of_properties_is_that_of_the_reader() -> None:
    known = [[each.label, name] for name, each in STYLE.items()]
    assert [row[:2] for row in table(BASE, "名称", "English", "写法")] == known


def test_the_margins_that_are_named_are_those_of_the_stylesheet() -> None:
    styles = _node("templates/base/styles.yaml")
    assert isinstance(styles, YamlMapping)
    margins = styles.get("margins")
    assert isinstance(margins, YamlMapping)
    (line,) = (line for line in page(BASE).splitlines() if line.startswith("页边距现有"))
    assert re.findall(r"`(\w+)`", line) == [name.value for name, _ in margins.items]


# The official document, which base describes


def test_the_table_of_keys_of_an_official_document_is_that_of_the_schema() -> None:
    schema = load_schema(_node("templates/base/schema.yaml")).value
    assert table(BASE, "名称", "English", "填什么") == list(_keys(schema))


def test_the_table_of_fixed_words_of_an_official_document_is_that_of_the_pack() -> None:
    assert sorted(table(BASE, "名称", "English", "印在哪里", "现在的文字")) == sorted(_sentences("base").values())


@pytest.mark.parametrize("report", ["工作报告", "会议消息", "任务分解表"])
def test_the_official_document_that_the_readme_shows_builds_with_every_pack(report: str, tmp_path: Path) -> None:
    ((file, text),) = noted(BASE, "official")
    project = copy_project(tmp_path)
    (project / file).write_text(text, encoding="utf-8")
    replace(
        project, "reportgen.yaml", f'    输出: "{{期间}}年{report}.docx"\n', f"      - {file}\n    输出: out.docx\n"
    )
    run = reportgen("build", report, "--strict", folder=project)
    assert (run.code, run.err) == (0, "")
    paragraphs = [paragraph.text for paragraph in docx.Document(str(project / "output/out.docx")).paragraphs]
    assert paragraphs[:2] == ["广西计划生育协会文件", "桂计生协〔2022〕8号"]
    assert "附件：1.\t2022年工作任务分解表" in paragraphs
