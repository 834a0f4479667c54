"""The table of contents: what it lists, and how each form shows it. Its page numbers are in test_contents_pages.py."""

from __future__ import annotations

import pytest
from office import valid
from word import Word, text
from writing import paragraph, sheet, write

from reportgen.document import Block, Contents, Document, Heading, List, Quote, Text, Value
from reportgen.source import DataOrigin, Span, problem
from reportgen.writers import WRITERS
from reportgen.writers.contents import entries

ROLES = ("title", "part", "section", "item", "subitem", "subsubitem")


def heading(level: int, words: str, number: str = "", role: str = "") -> Heading:
    return Heading(level, (Text(words),), role or ROLES[level - 1], number=number)


REPORT = (
    heading(1, "题目\n在两行"),
    heading(2, "回顾"),
    heading(3, "工作", "一、"),
    heading(4, "宣传", "（一）"),
    paragraph("正文。"),
    heading(3, "任务", "一要", "task"),
    paragraph("正文。"),
)


def listed(levels: int, *blocks: Block) -> list[str]:
    return [f"{entry.rank} {entry.words}" for entry in entries(blocks, levels)]


def written(form: str, *blocks: Block) -> str:
    content, _ = WRITERS[form].prepare(sheet())(Document(blocks))
    return content.decode("utf-8-sig")


class TestWhatItLists:
    @pytest.mark.parametrize(
        ("levels", "found"),
        [
            (1, ["2 回顾"]),
            (2, ["2 回顾", "3 一、工作", "3 一要任务"]),
            (3, ["2 回顾", "3 一、工作", "4 （一）宣传", "3 一要任务"]),
        ],
    )
    def test_the_uppermost_levels_below_the_title_with_run_in_headings(self, levels: int, found: list[str]) -> None:
        assert listed(levels, *REPORT) == found

    def test_titles_where_there_are_several(self) -> None:
        assert listed(2, heading(1, "甲"), heading(3, "一"), heading(1, "乙")) == ["1 甲", "2 一", "1 乙"]

    def test_a_title_that_has_no_headings_below_it(self) -> None:
        assert listed(1, heading(1, "甲"), paragraph("正文。")) == ["1 甲"]

    def test_nothing_where_there_is_no_heading(self) -> None:
        assert listed(3, paragraph("正文。")) == []

    def test_a_heading_in_lines_is_one_line(self) -> None:
        assert listed(1, heading(2, "深入\n学习"), heading(2, "Plan\nB"), heading(2, "")) == [
            "2 深入学习",
            "2 Plan B",
            "2 （无标题）",
        ]

    def test_lines_of_a_heading_that_parts_its_words_by_blanks_are_parted_too(self) -> None:
        assert listed(1, heading(2, "聚焦支持 提升能力\n贡献力量")) == ["2 聚焦支持 提升能力 贡献力量"]

    def test_a_blank_of_a_template_between_two_values_is_the_end_of_a_line(self) -> None:
        body, name, latin = (Value(words, DataOrigin(words, Span("甲.yaml"))) for words in ("理事会", "会议", "Plan"))
        between = Text(" ")
        assert listed(1, Heading(2, (body, between, name), "part")) == ["2 理事会会议"]
        assert listed(1, Heading(2, (body, between, latin), "part")) == ["2 理事会 Plan"]
        assert listed(1, Heading(2, (Text("甲 乙"), between, name), "part")) == ["2 甲 乙 会议"]


class TestInWord:
    def word(self, *blocks: Block) -> Word:
        return write_with_note(*blocks)

    def test_is_a_field_that_finds_the_same_headings_again(self) -> None:
        word = self.word(Contents(3), *REPORT)
        codes = [each.text.strip() for each in word.find("//w:instrText")]
        assert codes[0] == 'TOC \\o "2-4" \\h \\z \\u \\t "任务,3"'
        assert codes[1:] == [f"PAGEREF _Toc{at:09} \\h" for at in (2, 3, 4, 5)]
        kinds = word.find("//w:fldChar/@w:fldCharType")
        assert [kinds.count(kind) for kind in ("begin", "separate", "end")] == [5, 5, 5]
        assert word.find("//w:sdt//w:docPartGallery/@w:val") == ["Table of Contents"]

    def test_each_entry_leads_to_the_bookmark_around_its_heading(self) -> None:
        word = self.word(Contents(3), *REPORT)
        anchors = word.find("//w:hyperlink/@w:anchor")
        assert anchors == word.find("//w:bookmarkStart/@w:name")
        around = [word.find(f'//w:bookmarkStart[@w:name="{name}"]/following-sibling::w:r[1]/w:t') for name in anchors]
        assert ["".join(each.text for each in found) for found in around] == [
            "回顾",
            "一、工作",
            "（一）宣传。",
            "一要任务。",
        ]

    def test_entries_have_the_styles_that_word_uses_for_their_levels_and_dots_to_the_right_edge(self) -> None:
        word = self.word(Contents(3), *REPORT)
        lines = word.find("//w:sdtContent/w:p")
        assert [word.paragraph_style(line) for line in lines] == ["toc 2", "toc 3", "toc 4", "toc 3"]
        assert word.look("toc 4", "w:pPr/w:tabs/w:tab/@w:leader") == "dot"
        assert word.look("toc 4", "w:pPr/w:tabs/w:tab/@w:pos") == str(sheet().page.text_width)

    def test_a_number_that_nobody_has_counted_is_no_number_and_the_field_asks_to_be_refreshed(self) -> None:
        word = self.word(Contents(1), *REPORT)
        assert word.find("//w:fldChar/@w:dirty") == ["true"]
        assert next(line for line in word.paragraphs() if "回顾" in line) == "回顾\t—"

    def test_what_follows_starts_on_a_new_page(self) -> None:
        word = self.word(Contents(1), *REPORT)
        (after,) = word.find("//w:p[w:pPr/w:pageBreakBefore]")
        assert word.paragraph_style(after) == "heading 1"

    def test_without_headings_there_is_none(self) -> None:
        assert write(Contents(2), paragraph("正文。")).paragraphs() == ["正文。"]

    def test_headings_that_group_others_have_no_page_now_and_when_the_field_is_refreshed(self) -> None:
        word = self.word(Contents(3, groups=1), *REPORT)
        assert word.find("//w:instrText")[0].text.strip() == 'TOC \\o "2-4" \\n "2-2" \\h \\z \\u \\t "任务,3"'
        assert [text(line) for line in word.find("//w:sdtContent/w:p")] == [
            "回顾",
            "一、工作\t—",
            "（一）宣传\t—",
            "一要任务\t—",
        ]

    def test_headings_that_group_none_have_their_pages(self) -> None:
        word = self.word(Contents(1, groups=1), *REPORT)
        assert [text(line) for line in word.find("//w:sdtContent/w:p")] == ["回顾\t—"]

    def test_inside_a_list_it_finds_its_headings_all_the_same(self) -> None:
        word = write_with_note(List(((Contents(1),),)), Quote((Contents(2),)), *REPORT)
        assert set(word.find("//w:hyperlink/@w:anchor")) == set(word.find("//w:bookmarkStart/@w:name"))

    def test_headings_that_are_not_listed_have_no_bookmarks(self) -> None:
        assert not write(*REPORT).find("//w:bookmarkStart")

    def test_a_style_that_a_field_can_t_name_is_left_out_of_it(self) -> None:
        word = write_with_note(Contents(2), *REPORT, changes="样式: {task: {Word样式: '任\"务'}}")
        assert word.find("//w:instrText")[0].text.strip() == 'TOC \\o "2-3" \\h \\z \\u'


def write_with_note(*blocks: Block, changes: str = "") -> Word:
    """A valid Word file whose writer says that the numbers are still open, once."""
    content, found = WRITERS["docx"].prepare(sheet(changes))(Document(blocks))
    assert found == (problem("OUT040", None),)
    return Word(valid(content))


def test_a_web_page_has_links() -> None:
    page = written("html", Contents(2), *REPORT)
    assert '<p class="r-contents-2"><a href="#h2">回顾</a></p>\n<p class="r-contents-3"><a href="#h3">' in page
    assert '<h2 id="h2"' in page
    assert '<div class="page-break"></div>' in page


def test_markdown_has_a_list_in_a_list_for_each_level() -> None:
    assert written("md", Contents(3), *REPORT).startswith(
        "- 回顾\n  - 一、工作\n    - （一）宣传\n  - 一要任务\n\n# 题目"
    )


def test_a_list_in_markdown_never_skips_a_level() -> None:
    blocks = (heading(1, "题"), heading(4, "甲"), heading(2, "乙"), heading(4, "丙"), heading(3, "丁"))
    assert written("md", Contents(3), *blocks).startswith("- 甲\n- 乙\n  - 丙\n  - 丁\n\n")


def test_plain_text_has_a_line_for_each() -> None:
    assert written("txt", Contents(2), *REPORT).startswith("回顾\r\n一、工作\r\n一要任务\r\n\r\n题目\r\n")


def test_two_contents_are_told_once() -> None:
    write_with_note(Contents(1), Contents(2), *REPORT)
