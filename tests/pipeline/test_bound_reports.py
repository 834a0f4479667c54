"""Reports bound into one: what is put where, what stays an article's own, and which names are refused."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from memory import MemoryWorld
from reading import of_data
from small_project import DATA, FILES, PACK, PACKS, in_memory, png, shown

from reportgen.document import Document, Heading, Image, Paragraph, Picture, Rule, inlines, plain_text, walk
from reportgen.pipeline import NO_CONTENTS, WRITERS, load_project, require
from reportgen.pipeline.book import figure_book
from reportgen.pipeline.compile import (
    Finished,
    compile_report,
    finish_report,
    prepare,
    produce,
    proof_of,
    proofread_report,
)
from reportgen.pipeline.guard import Guard
from reportgen.pipeline.review import draft_report
from reportgen.source import ReportgenError
from reportgen.source.catalog import said

PROJECT = """\
报告:
  甲:
    模板包: note
    数据: 甲.yaml
  乙:
    模板包: note
    数据: 乙.yaml
  合订:
    模板包: issue
    数据: issue.yaml
"""
ISSUE = """\
# {{ name }}

{.contents-title}
目录

{.grouped-contents-2}
---

{% for column in columns %}
## {{ column.name }}

{% for article in column.articles %}
{.bound-report}
{{ article }}

{% endfor %}
{% endfor %}
末尾{{ name }}。
"""
ISSUE_SCHEMA = """\
type: object
properties:
  name: {x-name: 刊名, type: string, format: text}
  columns:
    x-name: 栏目
    type: array
    items:
      type: object
      required: [name, articles]
      properties:
        name: {x-name: 名称, type: string, format: text}
        articles: {x-name: 文章, type: array, items: {type: string, format: text}}
"""
NOTE = "# {{ title }}\n\n### 一节\n\n{{ text }}\n\n### 又一节\n"
ISSUE_DATA = "刊名: 通讯\n栏目:\n  - {名称: 上, 文章: [甲]}\n  - {名称: 下, 文章: [乙]}\n"
BOUND: Mapping[str, str | bytes] = {
    "reportgen.yaml": PROJECT,
    "甲.yaml": DATA,
    "乙.yaml": "标题: 通报\n正文: 又有{人数}。\n数字: {人数: 12人}\n",
    "issue.yaml": ISSUE_DATA,
    "templates/note/pack.yaml": PACK + "numbering: {section: 一、}\n",
    "templates/note/note.md.j2": NOTE,
    "templates/issue/pack.yaml": PACK.replace("note", "issue"),
    "templates/issue/schema.yaml": ISSUE_SCHEMA,
    "templates/issue/issue.md.j2": ISSUE,
}


def world(**files: str | bytes) -> MemoryWorld:
    return in_memory({**BOUND, **{name.replace("__", "/"): content for name, content in files.items()}})


def changed(path: str, content: str | bytes) -> MemoryWorld:
    return in_memory({**BOUND, path: content})


def finished(of: MemoryWorld) -> Finished:
    made, found = finish_report(require(load_project(of)).jobs["合订"], WRITERS["tree"], PACKS, of)
    assert of_data(found) == []
    return made


def lines(document: Document) -> list[str]:
    """The headings and paragraphs, each behind its level and role."""
    return [
        f"{block.level if isinstance(block, Heading) else '-'} {block.role} "
        + (block.number if isinstance(block, Heading) else "")
        + plain_text(block.content)
        for block in document.blocks
        if isinstance(block, (Heading, Paragraph))
    ]


def findings(of: MemoryWorld) -> list[str]:
    """All that is wrong, whether there is a document or not."""
    try:
        return shown(of_data(proofread_report(require(load_project(of)).jobs["合订"], WRITERS["tree"], PACKS, of)[1]))
    except ReportgenError as error:
        return shown(error.diagnostics)


# What is put where


def test_each_article_stands_where_it_is_named_below_its_column_and_counts_by_itself() -> None:
    assert lines(finished(world()).document) == [
        "1 title 通讯",
        "- contents-title 目录",
        "2 part 上",
        "3 title--1 简报",
        "5 section--2 一、一节",
        "- body 会员630多万人。",
        "5 section--2 二、又一节",
        "2 part 下",
        "3 title--1 通报",
        "5 section--2 一、一节",
        "- body 又有12人。",
        "5 section--2 二、又一节",
        "- body 末尾通讯。",
    ]


def test_articles_of_the_same_look_share_styles_that_say_whose_they_are() -> None:
    sheet = finished(world()).sheet
    assert sheet.styles["title--1"].name == "标题（甲）"
    assert (sheet.styles["title--1"].level, sheet.styles["section--2"].level) == (3, 5)
    assert sheet.styles["title--1"].size == sheet.look("title").size
    assert "body--1" not in sheet.styles


def test_an_article_of_another_look_has_its_own() -> None:
    project = PROJECT.replace("    数据: 乙.yaml\n", "    数据: 乙.yaml\n    样式: {样式: {正文: {字体: 楷体}}}\n")
    made = finished(changed("reportgen.yaml", project))
    assert [line for line in lines(made.document) if "人。" in line] == [
        "- body 会员630多万人。",
        "- body--3 又有12人。",
    ]
    style = made.sheet.styles["body--3"]
    assert (style.name, made.sheet.face(style.font or "")) == ("正文（乙）", "楷体_GB2312")


def test_what_lies_too_deep_for_an_outline_lies_at_its_end() -> None:
    template = "# {{ title }}\n\n> ##### 五级\n\n{{ text }}\n"
    made = finished(changed("templates/note/note.md.j2", template))
    assert {block.level for block in walk(made.document.blocks) if isinstance(block, Heading)} == {1, 2, 3, 6}


def test_contents_of_an_article_are_left_out_those_of_the_whole_are_not() -> None:
    contents = "{.contents-title}\n目录\n\n{.contents-2}\n---\n\n"
    of = changed("templates/note/note.md.j2", contents + NOTE)
    assert [line for line in lines(finished(of).document) if "目录" in line] == ["- contents-title 目录"]
    made, _ = compile_report(
        require(load_project(of)).jobs["合订"]._replace(contents=NO_CONTENTS), WRITERS["tree"], PACKS, of
    )
    assert "Contents" not in made.content.decode()


def test_pictures_of_the_same_name_stay_those_of_their_packs() -> None:
    template = NOTE + "\n![图](图.png)\n\n见**![图](图.png)**\n\n| 甲 |\n|---|\n| ![图](图.png) |\n"
    files = {name.replace("note", "other"): content for name, content in {**FILES, **BOUND}.items() if "note" in name}
    files = {name: content.replace("note", "other") for name, content in files.items() if isinstance(content, str)}
    of = in_memory(
        {
            **BOUND,
            **files,
            "reportgen.yaml": PROJECT.replace("模板包: note\n    数据: 乙", "模板包: other\n    数据: 乙"),
            "templates/note/note.md.j2": template,
            "templates/other/other.md.j2": template,
            "templates/note/图.png": png(2, 2),
            "templates/other/图.png": png(3, 3),
        }
    )
    document = finished(of).document
    pictures = [each.path for block in document.blocks for each in inlines(block) if isinstance(each, Picture)]
    assert pictures == ["图.png"] * 3 + ["乙/图.png"] * 3
    assert [image.width for image in document.images.values() if isinstance(image, Image)] == [2 * 9525, 3 * 9525]


def test_styles_of_the_same_name_are_told_apart() -> None:
    looks = "    样式: {样式: {甲的标题: {基于: body, Word样式: 标题（甲）}}}\n"
    made = finished(
        changed("reportgen.yaml", PROJECT.replace("    数据: issue.yaml\n", f"    数据: issue.yaml\n{looks}"))
    )
    assert made.sheet.styles["title--1"].name == "标题（甲）2"


def test_a_role_of_the_users_own_is_not_taken_for_one_that_was_added() -> None:
    looks = "    样式: {样式: {title--1: {基于: body, 字体: 楷体}}}\n"
    project = PROJECT.replace("    数据: issue.yaml\n", f"    数据: issue.yaml\n{looks}")
    made = finished(changed("reportgen.yaml", project))
    assert made.sheet.styles["title--1"].font == "楷体"
    assert [line.split()[1] for line in lines(made.document) if "title--" in line] == ["title--2"] * 2
    assert made.sheet.styles["title--2"].name == "标题（甲）"


def test_a_role_inside_a_list_and_one_of_a_line_move_as_well() -> None:
    pack = (
        PACK
        + "numbering: {section: 一、}\nstyles:\n  styles:\n    edge: {label: 线, based-on: normal, line-below: 1pt}\n"
    )
    template = NOTE + "\n- {.signature}\n  项**重**\n\n{.edge}\n---\n"
    of = in_memory({**BOUND, "templates/note/pack.yaml": pack, "templates/note/note.md.j2": template})
    made = finished(of)
    assert {block.role for block in walk(made.document.blocks) if isinstance(block, Rule)} == {"edge--3"}
    assert made.sheet.look("edge--3").line_below


# What is told


def test_the_figures_of_all_articles_are_in_the_book_with_the_places_where_the_whole_prints_them() -> None:
    of = world()
    book, _ = figure_book([require(load_project(of)).jobs["合订"]], WRITERS["tree"], PACKS, of)
    assert [(each.figure.text, [place.headings for place in each.printed]) for each in book] == [
        ("630多万人", ["上 简报 一、"]),
        ("12人", ["下 通报 一、"]),
    ]
    assert list(finished(of).report.book) == ["人数", "乙·人数"]


def test_the_book_is_the_same_where_a_guard_makes_the_report() -> None:
    of = world()
    jobs = [require(load_project(of)).jobs["合订"]]
    with Guard(copied=True) as guard:
        guarded = figure_book(jobs, WRITERS["tree"], PACKS, of, guard=guard)
    assert guarded == figure_book(jobs, WRITERS["tree"], PACKS, of)


WRONG = {"甲.yaml": "标题: 简报\n正文: 会员(多)。\n", "乙.yaml": "标题: 通报\n正文: 又有(少)。\n"}


def test_what_the_rules_find_in_an_article_is_told_as_it_is_of_the_article_alone() -> None:
    of = in_memory({**BOUND, **WRONG, "issue.yaml": ISSUE_DATA.replace("名称: 下", "名称: 下(面)")})
    jobs = require(load_project(of)).jobs
    found = {name: set(map(repr, proofread_report(job, WRITERS["tree"], PACKS, of)[1])) for name, job in jobs.items()}
    assert found["甲"] | found["乙"] < found["合订"]
    (own,) = found["合订"] - found["甲"] - found["乙"]
    assert "WRD001" in own


def test_a_draft_has_each_comment_at_its_words() -> None:
    of = in_memory({**BOUND, **WRONG, "issue.yaml": ISSUE_DATA.replace("名称: 下", "名称: 下(面)")})
    job = require(load_project(of)).jobs["合订"]
    made = finished(of)
    proof = proof_of(made, job, of)
    assert [proof.reading.text[start:end] for start, end in proof.words.values()] == ["(面)", "(多)", "(少)"]
    draft = draft_report(job, WRITERS["tree"], PACKS, of, "", "zh").value.content.decode()
    assert draft.count("WRD001") == 3


def test_nobody_counts_the_pages_of_a_draft_so_that_nothing_lacks_for_it() -> None:
    of = world()
    job = require(load_project(of)).jobs["合订"]
    assert draft_report(job, WRITERS["docx"], PACKS, of, "", "zh").diagnostics == ()
    assert [each.code for each in finish_report(job, WRITERS["docx"], PACKS, of).diagnostics] == ["OUT040"]


def test_mistakes_of_articles_stop_the_whole_at_their_own_places_each_told_once() -> None:
    of = in_memory(
        {**BOUND, "甲.yaml": "标题：简报\n正文: 有{人数}。\n", "乙.yaml": "正文: 又。\n", "issue.yaml": ISSUE_DATA}
    )
    assert [each.split(" ")[:2] for each in findings(of)] == [
        ["DAT004", "reportgen.yaml:7:9"],
        ["YML020", "甲.yaml:1:3"],
        ["FIG002", "甲.yaml:2:6"],
    ]


def test_slips_of_the_data_hide_no_mistake_of_an_article() -> None:
    of = in_memory({**BOUND, "甲.yaml": "标题：简报\n", "issue.yaml": ISSUE_DATA.replace("文章: [乙]", "文章: [丙]")})
    assert [each.split(" ")[0] for each in findings(of)] == ["PRJ032", "YML020"]


def test_what_two_articles_have_in_common_is_told_once() -> None:
    of = in_memory(
        {**BOUND, "reportgen.yaml": PROJECT.replace("乙.yaml", "甲.yaml"), "甲.yaml": "标题: 简报\n正文: 有{有}\n"}
    )
    assert [each.split(" ")[:2] for each in findings(of)] == [["FIG002", "甲.yaml:2:6"]]


# Names that are refused

REST = WRITERS["tree"], PACKS
UNITS = PROJECT + "  各县:\n    模板包: note\n    数据: 甲.yaml\n    单位: units\n"
BOTH = PROJECT + "  另一期:\n    模板包: issue\n    数据: other.yaml\n"


@pytest.mark.parametrize(
    ("named", "expected"),
    [
        ("[甲甲]", "PRJ032 issue.yaml:4:18 name=甲甲 known=甲、乙、各县、另一期 suggestion=甲"),
        ("[合订]", "PRJ033 issue.yaml:4:18 name=合订"),
        ("[另一期]", "PRJ033 issue.yaml:4:18 name=另一期"),
        ("[各县]", "PRJ034 issue.yaml:4:18 name=各县"),
        ("[乙、甲]", "PRJ032 issue.yaml:4:18 name=乙、甲 known=甲、乙、各县、另一期 suggestion=“乙”、“甲”"),
        ("[乙, 甲]", "PRJ035 issue.yaml:4:21 name=甲"),
    ],
)
def test_a_name_that_no_article_can_have_is_told_where_it_stands(named: str, expected: str) -> None:
    of = in_memory(
        {
            **BOUND,
            "reportgen.yaml": UNITS + BOTH.removeprefix(PROJECT),
            "issue.yaml": ISSUE_DATA.replace("文章: [乙]", f"文章: {named}"),
            "other.yaml": ISSUE_DATA.replace("[甲]", "[合订]"),
        }
    )
    assert findings(of) == [expected]


def test_what_binds_others_is_made_by_itself_alone() -> None:
    of = world()
    job = require(load_project(of)).jobs["合订"]
    press, _ = prepare(job, WRITERS["tree"], PACKS, of)
    for stage in (lambda: produce(press, job, of), lambda: finish_report(job._replace(name="合订 甲县"), *REST, of)):
        with pytest.raises(ReportgenError) as refused:
            stage()
        assert [each.split(" ")[0] for each in shown(refused.value.diagnostics)] == ["PRJ033"]


@pytest.mark.parametrize(
    "template", ["> {.bound-report}\n> 甲\n", "{.bound-report}\n# 甲\n", "- 项\n\n  {.bound-report}\n  甲\n"]
)
def test_a_report_is_put_into_the_text_itself_and_nowhere_else(template: str) -> None:
    (found,) = findings(changed("templates/issue/issue.md.j2", f"# {{{{ name }}}}\n\n{template}"))
    assert found.startswith("MRK001 templates/issue/issue.md.j2")


# What is not printed as it is

OTHER_PAPER = """\
    样式:
      页面: {宽: 297mm, 高: 210mm}
      表格: {边框: 1pt}
      列表: {符号: ◆}
      样式: {表格文字: {字号: 五号}}
"""
OFFICIAL = """\
公文:
  发文机关: 甲会
  发文字号: 甲〔2022〕1号
  主送: [各县]
  成文日期: 2022-07-29
  印发: {机关: 办, 日期: 2022-07-29}
"""
OFFICIAL_NOTE = """\
{% if official %}
{% include "official-head.md.j2" %}
{% endif %}

# {{ title }}

{% if official %}
{% include "official-to.md.j2" %}
{% endif %}

{{ text }}

{% if official %}
{% include "official-end.md.j2" %}
{% endif %}
"""


def test_paper_and_tables_are_those_of_the_whole_and_that_is_told() -> None:
    of = in_memory(
        {
            **BOUND,
            "reportgen.yaml": PROJECT.replace("    数据: 甲.yaml\n", f"    数据: 甲.yaml\n{OTHER_PAPER}"),
            "templates/note/note.md.j2": NOTE + "\n| 甲 |\n|---|\n| 乙 |\n\n- 项\n",
        }
    )
    (found,) = of_data(finish_report(require(load_project(of)).jobs["合订"], *REST, of)[1])
    assert shown([found]) == ["OUT052 issue.yaml:3:18 name=甲 what=bound.list、bound.paper、bound.table"]
    assert said(found, "zh") == "“甲”的列表、纸张和页边距、表格不照它自己的样子印，照这一本的。"


def test_letterhead_and_imprint_of_an_official_document_are_left_out() -> None:
    of = in_memory(
        {
            **BOUND,
            "甲.yaml": DATA + OFFICIAL,
            "templates/note/note.md.j2": OFFICIAL_NOTE,
        }
    )
    assert findings(of) == ["OUT053 issue.yaml:3:18 name=甲"]
    made, _ = finish_report(require(load_project(of)).jobs["合订"], WRITERS["docx"], PACKS, of)
    roles = [block.role for block in made.document.blocks if isinstance(block, (Heading, Paragraph))]
    assert "recipients" in roles
    assert "date-sealed" in roles
    assert not {"issuer-mark", "document-number", "red-line", "imprint-issue"} & set(roles)
