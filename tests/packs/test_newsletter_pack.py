"""The shipped pack newsletter: what stands around its articles, with all that an issue may say and with the least."""

from __future__ import annotations

import re

from memory import MemoryWorld
from reading import all_found, of_data
from writing import PACKS, newsletter_files

from reportgen.document import Block, Contents, Heading, PageBreak, Paragraph, Rule, plain_text
from reportgen.pipeline import WRITERS, load_project, require
from reportgen.pipeline.compile import compile_report, finish_report

LEAST = """\
刊名: 工作通讯
栏目:
  - {名称: 协会活动, 文章: [会议消息]}
印发机关: 某某县计划生育协会
印发日期: 2022-07-29
"""
# The roles of an article, and what is not told of a page by its words.
ARTICLE = re.compile(r"(?:title|body|signature|section|point)")


def blocks(data: str) -> tuple[Block, ...]:
    """The blocks of an issue of these data."""
    world = MemoryWorld({**newsletter_files(), "data/2022/通讯.yaml": data.encode()})
    made, found = finish_report(require(load_project(world)).jobs["工作通讯"], WRITERS["tree"], PACKS, world)
    assert of_data(found) == []
    return made.document.blocks


def refused(data: str) -> list[str]:
    """The codes of all that is wrong with an issue of these data."""
    world = MemoryWorld({**newsletter_files(), "data/2022/通讯.yaml": data.encode()})
    job = require(load_project(world)).jobs["工作通讯"]
    return [each.code for each in all_found(lambda: compile_report(job, WRITERS["tree"], PACKS, world))]


def lines(data: str) -> list[str]:
    """What stands around the articles: headings and paragraphs behind their roles, and the other blocks by name."""
    found = []
    for block in blocks(data):
        if isinstance(block, (Heading, Paragraph)) and not ARTICLE.match(block.role):
            found.append(f"{block.role} {plain_text(block.content)}")
        elif isinstance(block, Rule):
            found.append(block.role)
        elif isinstance(block, (PageBreak, Contents)):
            found.append(type(block).__name__)
    return found


def test_an_issue_needs_a_name_an_article_and_who_prints_it_when() -> None:
    assert lines(LEAST) == [
        "masthead 工作通讯",
        "masthead-line",
        "contents-title 目　录",
        "Contents",
        "column 协会活动",
        "imprint-edge",
        "imprint-issue 某某县计划生育协会\t2022年7月29日印发",
        "imprint-edge",
    ]


def test_neither_an_issue_nor_a_column_is_empty() -> None:
    for empty in (LEAST.replace("[会议消息]", "[]"), LEAST.replace("\n  - {名称: 协会活动, 文章: [会议消息]}", " []")):
        assert refused(empty) == ["DAT009"]


def test_number_date_editors_and_recipients_stand_where_they_belong() -> None:
    more = "期号: 第7期\n日期: 2022-07-29\n编辑: {总编辑: 甲, 责任编辑: 乙}\n送: [县委, 县政府]\n发: [各乡镇]\n"
    assert lines(LEAST + more) == [
        "masthead 工作通讯",
        "issue 第7期\t2022年7月29日",
        "masthead-line",
        "contents-title 目　录",
        "Contents",
        "column 协会活动",
        "imprint-editors 总编辑：甲　责任编辑：乙",
        "imprint-edge",
        "imprint-copies 送：县委、县政府。",
        "imprint-copies 发：各乡镇。",
        "imprint-line",
        "imprint-issue 某某县计划生育协会\t2022年7月29日印发",
        "imprint-edge",
    ]


def test_a_second_article_of_a_column_starts_on_a_new_page_as_columns_do() -> None:
    found = lines(LEAST.replace("[会议消息]", "[会议消息, 玉林市]"))
    assert found[4:6] == ["column 协会活动", "PageBreak"]


def test_an_issue_is_no_official_document() -> None:
    assert refused(LEAST + "公文: {}\n") == ["DAT002"]
