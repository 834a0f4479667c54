"""The review sheet as a tree: what the person who signs reads, and where each piece of it comes from."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from small_project import PACKS, PROJECT, in_memory

from reportgen.checks import Reading, Term
from reportgen.document import Document, Heading, Paragraph, Table, Text, dump, plain_text
from reportgen.pipeline import WRITERS, Job, load_project, require
from reportgen.pipeline.book import entries
from reportgen.pipeline.book.places import counted
from reportgen.pipeline.compile import Finished, finish_report
from reportgen.pipeline.proofreading import Proof, proofread
from reportgen.pipeline.review.names import named
from reportgen.pipeline.review.promises import promises
from reportgen.pipeline.review.remarks import remarks
from reportgen.pipeline.review.sheet import Reviewed, clause, sheet_tree
from reportgen.source import Language, Result, Span, problem

SHEET = Path(__file__).with_name("review-sheet.txt")

SCHEMA = """\
type: object
required: [title]
properties:
  title: {x-name: 标题, type: string, format: text}
  day: {x-name: 日期, type: string, format: date}
  speaker: {x-name: 报告人, type: string, format: text}
  text: {x-name: 正文, type: string, format: prose}
  figures: {x-name: 数字, type: object, format: figures}
  commitments:
    x-name: 上年任务
    type: array
    items:
      type: object
      properties:
        title: {x-name: 标题, type: string, format: text}
        answer: {x-name: 答复, type: string, format: text}
        evidence: {x-name: 依据, type: string, format: prose}
        told_in: {x-name: 写在, type: string, format: text}
"""
TEMPLATE = """\
# {{ title }}

{{ day }}，{{ speaker }}。

## 回顾

{{ text }}
"""
PLAIN = "# {{ title }}\n\n{{ text }}\n"
DATA = """\
标题: 简报
日期: 2022-07-19
报告人: 曾强华
正文: 会员{人数}，乡镇(街道)占{占比}。市计生协常务副会长黄某到会，甲某、乙某等27人受到表扬。
数字:
  人数: {值: 630多万人, 来源: 组织部年报}
  乡镇: 300万人
  全区: 600万人
  占比: = 乡镇 / 全区 | 百分比(0)
  未用: 3个
上年任务:
  - {标题: 健全组织, 答复: 完成, 依据: "会员{人数}。"}
  - {标题: 建设阵地}
  - {标题: 宣传, 答复: 推进中, 写在: 回顾}
"""
# Rules that come later are not to change what is read here.
CHECKED = f"检查: {{只查: [CHK, WRD001]}}\n{PROJECT}"
FILES = {
    "reportgen.yaml": CHECKED,
    "data.yaml": DATA,
    "templates/note/schema.yaml": SCHEMA,
    "templates/note/note.md.j2": TEMPLATE,
}


def read(files: Mapping[str, str]) -> tuple[Job, Result[Finished], Proof]:
    """The small project with `files`, finished and read."""
    world = in_memory(files)
    (job,) = require(load_project(world)).jobs.values()
    made = finish_report(job, WRITERS["tree"], PACKS, world)
    return job, made, proofread(made.value.document, made.value.report, job, world)


def sheet(files: Mapping[str, str] | None = None, language: Language = "zh") -> Document:
    """The sheet of the small project with `files` in it, before its headings are numbered."""
    job, (finished, found), proof = read({**FILES, **(files or {})})
    book = entries(job.name, finished.report.book, counted(finished.document))
    names = named(proof.reading, tuple(file.value for file in job.data), language)
    tasks = promises(finished.report)
    of = Reviewed(job.output, "简报.docx", proof.reading, remarks(found, proof), book, tasks, names)
    return sheet_tree(of, language)


def section(document: Document, title: str) -> list[list[str]]:
    """The rows below a heading, without their numbers and boxes."""
    at = next(i for i, each in enumerate(document.blocks) if isinstance(each, Heading) and _said(each) == title)
    table = document.blocks[at + 1]
    assert isinstance(table, Table)
    return [[plain_text(cell) for cell in row[1:-1]] for row in table.rows]


def _said(block: Heading | Paragraph) -> str:
    return plain_text(block.content)


def test_the_sheet_is_the_one_that_people_read() -> None:
    assert dump(sheet()) == SHEET.read_text(encoding="utf-8")


def test_every_sheet_counts_its_rows_and_gives_each_a_box() -> None:
    tables = [each for each in sheet().blocks if isinstance(each, Table) and each.head]
    assert len(tables) == 5
    for table in tables:
        assert [plain_text(row[0]) for row in table.rows] == [str(at + 1) for at in range(len(table.rows))]
        assert {plain_text(row[-1]) for row in table.rows} == {"□"}


def test_what_there_is_not_is_said() -> None:
    document = sheet({"data.yaml": "标题: 简报\n正文: 好。\n", "templates/note/note.md.j2": PLAIN})
    texts = [_said(each) for each in document.blocks if isinstance(each, Paragraph)]
    assert texts == ["没有发现问题", "没有", "没有", "数据里没有上年任务的答复", "没有"]


def test_promises_that_are_open_stand_first() -> None:
    assert section(sheet(), "上年任务的办理情况") == [
        ["建设阵地", "没有答复", ""],
        ["宣传", "推进中", "回顾"],
        ["健全组织", "完成", "会员630多万人。"],
    ]


def test_a_finding_in_the_data_is_led_to_where_the_report_prints_it() -> None:
    data = DATA.replace("报告人: 曾强华", "报告人: 曾强华  # 不查 WRD001：原文如此")
    rows = section(sheet({"data.yaml": data}), "校对发现的问题")
    assert [row[0].split("\n")[0] for row in rows] == ["用字警告 WRD001", "检查提示 CHK002"]
    assert rows[0][2:] == ["会员630多万人，乡镇(街道)占50%。", "回顾", "data.yaml:4:14"]


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (Span("data.yaml", 3, 6, 3, 9), "曾强华"),
        (Span("data.yaml", 6, 12, 6, 14), "630多万人"),
        (Span("data.yaml", 4, 5, 4, 9), "会员630多万人，乡镇"),
        (Span("data.yaml", 10, 7, 10, 9), None),
        (Span("data.yaml"), None),
        (None, None),
    ],
)
def test_what_was_found_in_the_data_concerns_what_is_printed_of_it(place: Span | None, words: str | None) -> None:
    _, _, proof = read(FILES)
    said = {each.found.code: each.words for each in remarks([problem("OUT005", place, name="甲", limit=1)], proof)}
    at = said["OUT005"]
    assert (at is None) == (words is None)
    assert at is None or proof.reading.text[slice(*at)].startswith(str(words))


def test_the_sheet_speaks_english_where_the_messages_do() -> None:
    document = sheet(language="en")
    assert document.meta["title"] == "简报: review sheet"
    assert section(document, "Last year's tasks")[0] == ["建设阵地", "none", ""]
    assert section(document, "Names and titles to confirm")[0] == ["2022年7月19日", "日期", "opening"]


def test_a_rule_names_its_clause_or_practice() -> None:
    assert clause("WRD001", "zh") == "GB/T 15834—2011"
    assert (clause("CHK002", "zh"), clause("CHK002", "en")) == ("惯例", "practice")


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("在俊华副主席、会长直接带领下，前进", ["在俊华副主席、会长直接带领下"]),
        ("陈连洁、廖凤意等27人受表扬", ["陈连洁、廖凤意等27人"]),
        ("陈连洁、廖凤意等27个单位", []),
        ("各位领导、同志们", []),
        ("覆盖乡镇，群众满意", []),
    ],
)
def test_posts_and_people_in_the_text_are_found_by_their_words(words: str, found: list[str]) -> None:
    data = f"标题: 简报\n正文: {words}。\n"
    document = sheet({"data.yaml": data, "templates/note/note.md.j2": PLAIN})
    rows = section(document, "请确认的人名、职务和名称") if found else []
    assert [row[0] for row in rows] == found
    assert found or "没有" in _said(document.blocks[-1])  # type: ignore[arg-type]


def test_no_promise_is_made_of_what_is_none() -> None:
    report = read({})[1].value.report
    assert promises(report) == []
    odd = report._replace(content={**report.content, "commitments": [None, {"title": None}]})
    assert [tuple(each) for each in promises(odd)] == [("", "", "")]


def test_terms_of_the_project_are_counted_where_they_are_printed() -> None:
    document = Document((Paragraph((Text("县计生协来了，县计生协走了。"),), "body"),))
    terms = [Term(name, (), "", Span("terms.yaml", 1)) for name in ("县计生协", "市计生协")]
    (found,) = named(Reading(document, {}, terms), (), "zh")
    assert found == ("县计生协", "用语表里的名称，2 处", 0)
