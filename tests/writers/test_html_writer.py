"""The web page by itself: one file, well formed, escaped, with the structure that a reader's programs need."""

from __future__ import annotations

import re
from typing import Any

import pytest
from everything import everything_files
from forms import HTML, page_of
from hypothesis import given, settings
from test_docx_random import BLOCKS
from writing import build, paragraph, sheet, work_report_files

from reportgen.document import Align, Block, Document, Heading, Image, Link, List, Note, Picture, Table, Text, Value
from reportgen.source import DataOrigin, FormulaInput, FormulaOrigin, Span
from reportgen.styles import Length, PageField, Running, RunningLine, Tab
from reportgen.writers import WRITERS
from reportgen.writers.html.colors import contrast, readable

PLACE = Span("data/数字.yaml", 32, 11)


def page(*blocks: Block, changes: str = "", meta: dict[str, str] | None = None) -> Any:
    return page_of(source(*blocks, changes=changes, meta=meta).encode())


def source(*blocks: Block, changes: str = "", meta: dict[str, str] | None = None) -> str:
    result = WRITERS["html"].prepare(sheet(changes))(Document(blocks, meta or {}))
    assert result.diagnostics == ()
    return result.value.decode()


def every(tree: Any, name: str) -> list[Any]:
    return list(tree.iter(f"{HTML}{name}"))


def words(node: Any) -> str:
    return "".join(node.itertext())


def heading(level: int, words: str, role: str = "section", number: str = "") -> Heading:
    return Heading(level, (Text(words),), role, number=number)


# One file that needs no other


def test_nothing_is_fetched_and_no_script_is_there() -> None:
    tree = page_of(build(everything_files(), "html"))
    assert every(tree, "script") == every(tree, "link") == every(tree, "iframe") == []
    assert {node.get("src")[:11] for node in every(tree, "img")} == {"data:image/"}
    assert "url(" not in "".join(map(words, every(tree, "style")))


def test_the_policy_lets_only_this_page_s_styles_in() -> None:
    (policy,) = (node.get("content") for node in every(page(paragraph("字")), "meta") if node.get("http-equiv"))
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy


def test_it_is_in_chinese_and_bears_title_author_and_date() -> None:
    tree = page(paragraph("字"), meta={"title": "<标题>", "author": '"甲"', "date": "2022-07-19"})
    assert tree.get("lang") == "zh-CN"
    assert words(every(tree, "title")[0]) == "<标题>"
    named = {node.get("name"): node.get("content") for node in every(tree, "meta")}
    assert (named["author"], named["dcterms.date"]) == ('"甲"', "2022-07-19")


def test_the_page_of_the_annual_report_is_not_larger_than_its_word_file_three_times() -> None:
    assert len(build(work_report_files(), "html")) < 100_000


@settings(max_examples=60)
@given(BLOCKS)
def test_any_tree_becomes_a_page_without_an_error(blocks: tuple[Block, ...]) -> None:
    page_of(WRITERS["html"].prepare(sheet())(Document(blocks)).value)


def test_what_looks_like_html_is_words() -> None:
    evil = "</p><script>alert(1)</script>&amp;\x00\x85"
    tree = page(heading(1, evil), paragraph(evil, Value(evil, DataOrigin('"><b>', PLACE))), meta={"title": evil})
    assert every(tree, "script") == []
    assert words(every(tree, "p")[0]) == 2 * "</p><script>alert(1)</script>&amp;"


def test_a_link_that_is_none_of_the_web_or_mail_is_words() -> None:
    result = WRITERS["html"].prepare(sheet())(Document((paragraph(Link((Text("点"),), "javascript:alert(1)")),)))
    assert [found.code for found in result.diagnostics] == ["MRK003"]
    assert b"javascript" not in result.value


def test_a_face_can_end_neither_its_string_nor_the_styles() -> None:
    css = words(every(page(paragraph("字"), changes="字体: {仿宋: '</style><b>\"'}"), "style")[0])
    assert '"\\3c \\2f style\\3e \\3c b\\3e \\22 "' in css


# Structure


def test_headings_have_the_level_of_their_place_in_the_outline() -> None:
    tree = page(heading(1, "题", "title"), heading(3, "甲"), heading(5, "乙"), heading(3, "丙"), heading(6, "丁"))
    levels = [node.tag.removeprefix(HTML) for node in tree.iter() if re.fullmatch(r"h\d", node.tag.removeprefix(HTML))]
    assert levels == ["h1", "h2", "h3", "h2", "h3"]


def test_a_run_in_heading_stays_in_its_paragraph() -> None:
    tree = page(heading(4, "抓学习", "item", "（一）"), paragraph("各级认真学习。"))
    (text,) = every(tree, "p")
    assert words(text) == "（一）抓学习。各级认真学习。"
    assert (text[0].get("role"), text[0].get("aria-level")) == ("heading", "1")


def test_a_line_may_end_before_a_quotation_and_behind_it() -> None:
    assert "视察广西<wbr>“4·27”<wbr>讲话" in source(paragraph("视察广西“4·27”讲话"))
    assert "（“甲”）" in source(paragraph("（“甲”）"))


def test_the_contents_lead_to_every_heading() -> None:
    tree = page_of(build(work_report_files(), "html"))
    names = [link.get("href")[1:] for link in every(every(tree, "nav")[0], "a")]
    assert names == [node.get("id") for node in tree.iter() if (node.get("id") or "").startswith("h")]
    assert len(names) == 29


def test_a_footnote_and_its_mark_lead_to_one_another() -> None:
    tree = page(paragraph("有注", Note((paragraph("注。", role="footnote"),)), "。"))
    mark, back = every(tree, "a")[-2:]
    assert {mark.get("href"), back.get("href")} == {"#note1", "#mark1"}
    assert [node.get("id") for node in tree.iter() if node.get("id") in ("note1", "mark1")] == ["mark1", "note1"]


def test_a_footnote_in_a_footnote_stands_in_brackets() -> None:
    inner = Note((paragraph("内", role="footnote"),))
    tree = page(paragraph("字", Note((paragraph("外", inner, role="footnote"),))))
    assert [words(node).strip(" ↩") for node in every(tree, "p")] == ["字1", "1 外（内）"]


def test_the_head_of_a_table_names_its_columns() -> None:
    cells = tuple((Text(each),) for each in ("项目", "数量")), ((Text("活动"),), (Text("780场"),))
    tree = page(Table(((*cells[0], ()),), ((*cells[1], ()),), (Align.LEFT, Align.RIGHT, Align.NONE)))
    assert [(node.get("scope"), words(node)) for node in every(tree, "th")] == [("col", "项目"), ("col", "数量")]
    assert [node.get("class") for node in every(tree, "td")][1:] == [
        "r-table-cell left",
        "r-table-cell right",
        "r-table-cell",
    ]


def test_list_marks_are_words_that_are_copied_along() -> None:
    tree = page(List(((paragraph("甲", role="list-item"),), (paragraph("乙", role="list-item"),)), 7))
    assert [words(node).strip() for node in every(tree, "li")] == ["7.甲", "8.乙"]
    assert every(tree, "ol")[-1].get("start") == "7"


def test_a_picture_without_its_file_is_told() -> None:
    result = WRITERS["html"].prepare(sheet())(Document((paragraph(Picture("图.png", "章")),)))
    assert [found.code for found in result.diagnostics] == ["DOC001"]
    assert "［章］".encode() in result.value


def test_a_picture_is_as_large_as_on_paper() -> None:
    image = Image(b"\x89PNG", "png", 914_400, 457_200)
    document = Document((paragraph(Picture("图.png", '"章"')),), images={"图.png": image})
    (shown,) = every(page_of(WRITERS["html"].prepare(sheet())(document).value), "img")
    assert (shown.get("width"), shown.get("height"), shown.get("alt")) == ("96", "48", '"章"')


# Origins


def test_a_value_tells_key_file_line_and_source() -> None:
    tree = page(paragraph(Value("780场", DataOrigin("组.数", PLACE, "全区统计"))))
    (value,) = (node for node in every(tree, "span") if node.get("class") == "v")
    assert value.get("tabindex") == "0"
    assert value.get("aria-description") == "组.数\ndata/数字.yaml:32\n来源：全区统计"


def test_a_computed_value_tells_its_formula_and_what_went_in() -> None:
    inputs = tuple(FormulaInput(f"{at}人", DataOrigin(f"数{at}", PLACE)) for at in range(20))
    tree = page(paragraph(Value("190人", FormulaOrigin("和", PLACE, "合计(数)", inputs))))
    (told,) = (node.get("aria-description") for node in every(tree, "span") if node.get("class") == "v")
    assert told.splitlines()[:2] == ["和 = 合计(数)", "　0人 ← 数0，data/数字.yaml:32"]
    assert told.splitlines()[-2:] == ["　另有 8 个", "data/数字.yaml:32"]


def test_of_a_file_outside_the_project_only_its_name_is_told() -> None:
    for path in ("/home/甲/packs/语句.yaml", "C:\\Users\\甲\\packs\\语句.yaml"):
        assert 'description="键&#10;packs/语句.yaml:1"' in source(
            paragraph(Value("字", DataOrigin("键", Span(path, 1))))
        )


# Looks


@pytest.mark.parametrize("paper", ["FFFFFF", "1C1E22"])
@pytest.mark.parametrize("color", ["000000", "FF0000", "FFFF00", "FFFFFF", "808080", "0000FF", "1C1E22"])
def test_any_colour_can_be_read_on_a_screen(color: str, paper: str) -> None:
    assert contrast(readable(color, paper), paper) >= 4.5


def test_a_colour_that_can_be_read_is_left_as_it_is() -> None:
    assert readable("C00000", "FFFFFF") == "C00000"


def test_paper_margins_and_page_number_are_those_of_the_stylesheet() -> None:
    css = source(paragraph("字"), changes="页码: {样式: '第 {} 页', 单页: 居中}")
    assert "@page{size:595.3pt 841.9pt;margin:104.9pt 73.7pt 99.2pt 79.4pt}" in css
    assert '@page:right{@bottom-center{content:"\\7b2c "' not in css  # letters are as they are
    assert '@page:right{@bottom-center{content:"第 " counter(page) " 页"' in css


def test_running_heads_stand_in_the_boxes_of_their_margin() -> None:
    pieces = ("左\t第", PageField.PAGE, "页，共", PageField.PAGES)
    tabs = (Tab(8_000, "right"),)
    line = RunningLine(pieces, "left", Length(), Length(), tabs, True, False, "黑体", "", 18, True, "C00000")
    looks = sheet()._replace(running=(Running("header", "default", (line, line)), Running("footer", "first", ())))
    css = WRITERS["html"].prepare(looks)(Document((paragraph("字"),))).value.decode()
    assert '@page{@top-left{content:"左" "\\a" "左";' in css
    assert '"第" counter(page) "页\\ff0c 共" counter(pages) "\\a"' in css
    assert "border-bottom:0.75pt solid" in css
    assert '@page:first{@bottom-left{content:""' in css


def test_what_a_style_says_of_pages_and_words_is_told() -> None:
    css = source(paragraph("字"), changes="样式: {正文: {颜色: '00B0F0', 段前分页: 是, 孤行控制: 是, 下划线: 是}}")
    (rule,) = (line for line in css.splitlines() if line.startswith(".r-body{"))
    for told in ("color:var(--c00B0F0);", "break-before:page;", "orphans:2;widows:2;", "text-decoration:underline;"):
        assert told in rule
    assert "@media print{:root{--c000000:#000000;--c00B0F0:#00B0F0;}}" in css


def test_a_page_break_begins_a_page() -> None:
    assert '<div class="page-break"></div>' in build(everything_files(), "html").decode()
