"""Blocks in Word: which style, which properties, in which order."""

from __future__ import annotations

import pytest
from word import DOCUMENT, Word, find, name, text
from writing import inlines, paragraph, sheet, write

from reportgen.document import (
    Align,
    Block,
    Break,
    Document,
    Heading,
    List,
    PageBreak,
    Paragraph,
    Quote,
    Rule,
    Strong,
    Table,
    Text,
)
from reportgen.writers import WRITERS


def heading(words: str, role: str, level: int, number: str = "") -> Heading:
    return Heading(level, (Text(words),), role, None, number)


def item(*blocks: Block | str) -> tuple[Block, ...]:
    """A list item, with plain strings for its paragraphs."""
    return tuple(paragraph(each, role="list-item") if isinstance(each, str) else each for each in blocks)


def table(*rows: str, aligns: str = "") -> Table:
    """A table from lines of cells with `|` between them; the first one is the head."""
    cells = [tuple(inlines(cell) for cell in row.split("|")) for row in rows]
    kinds = {"l": Align.LEFT, "c": Align.CENTER, "r": Align.RIGHT, "-": Align.NONE}
    return Table(tuple(cells[:1]), tuple(cells[1:]), tuple(kinds[each] for each in aligns or "-" * len(cells[0])))


def shown(word: Word) -> list[tuple[str, str]]:
    """The paragraphs as (style, text)."""
    return [(word.paragraph_style(each), text(each)) for each in word.find("//w:p")]


class TestParagraphs:
    def test_every_role_of_the_stylesheet_is_written_in_its_style(self) -> None:
        shipped = sheet()
        # What stands at the foot of the page stands in a frame.
        paragraphs = (role for role, style in shipped.styles.items() if style.kind == "paragraph")
        roles = [role for role in paragraphs if not shipped.look(role).at_foot]
        word = write(*(paragraph(role, role=role) for role in roles))
        assert shown(word) == [(sheet().styles[role].name, role) for role in roles]

    def test_what_is_higher_than_a_page_stands_in_no_frame_at_its_foot(self) -> None:
        for times, framed in ((1, True), (100, False)):
            word = write(paragraph("市计划生育协会、" * 5 * times, role="imprint-copies"))
            assert bool(word.find("//w:drawing")) == framed

    def test_looks_are_left_to_the_style(self) -> None:
        word = write(paragraph("正文。"))
        (properties,) = word.find("//w:p/w:pPr")
        assert [name(each) for each in properties] == ["w:pStyle"]

    def test_a_paragraph_without_words_is_still_there(self) -> None:
        assert shown(write(paragraph(), paragraph("后"))) == [("Body Text", ""), ("Body Text", "后")]

    def test_a_document_without_blocks_is_a_file_that_opens(self) -> None:
        assert write().paragraphs() == []


class TestSignatures:
    SIGNED = (paragraph("甲"), paragraph("县计生协", role="signature"), paragraph("3月1日", role="signature"))

    def kept(self, word: Word) -> list[str]:
        """The paragraphs that Word keeps on one page with the next."""
        return ["".join(find(each, ".//w:t/text()")) for each in word.find("//w:p[w:pPr/w:keepNext]")]

    def test_a_signature_stays_on_the_page_of_what_it_signs(self) -> None:
        assert self.kept(write(paragraph("前"), *self.SIGNED)) == ["甲", "县计生协"]
        assert self.kept(write(*self.SIGNED, changes="样式: {署名: {与上段同页: 否}}")) == []

    def test_a_run_in_heading_before_it_stays_too(self) -> None:
        assert self.kept(write(heading("要点", "point", 4), *self.SIGNED)) == ["要点。甲", "县计生协"]

    def test_a_table_before_it_is_left_alone(self) -> None:
        assert self.kept(write(table("头", "格"), self.SIGNED[1])) == []


class TestHeadings:
    @pytest.mark.parametrize(
        ("level", "role", "style"),
        [
            (1, "title", "heading 1"),
            (2, "part", "heading 2"),
            (3, "section", "heading 3"),
            (4, "item", "heading 4"),
            (5, "subitem", "heading 5"),
            (6, "subsubitem", "heading 6"),
            (4, "point", "要点"),
            (3, "task", "任务"),
        ],
    )
    def test_a_heading_alone_stands_in_the_style_of_its_role(self, level: int, role: str, style: str) -> None:
        word = write(heading("标题", role, level))
        assert shown(word) == [(style, "标题")]
        assert word.outline() == [(level, "标题")]

    def test_the_number_stands_before_the_words(self) -> None:
        assert write(heading("标题", "section", 3, "十一、")).paragraphs() == ["十一、标题"]

    def test_a_heading_without_words_is_still_there(self) -> None:
        assert shown(write(Heading(1, (), "title"))) == [("heading 1", "")]


class TestRunInHeadings:
    def test_the_heading_and_its_paragraph_are_one_paragraph_in_the_style_of_the_text(self) -> None:
        word = write(heading("标题", "item", 4, "（一）"), paragraph("正文。"))
        assert shown(word) == [("Body Text", "（一）标题。正文。")]
        assert word.outline() == [(4, "（一）标题。")]

    def test_only_the_heading_is_in_the_character_style(self) -> None:
        word = write(heading("标题", "item", 4, "（一）"), paragraph("正文。"))
        styles = [(find(run, "w:rPr/w:rStyle/@w:val"), text(run)) for run in word.find("//w:r")]
        assert styles == [(["Heading4Char"], "（一）标题。"), ([], "正文。")]

    def test_the_paragraph_keeps_its_own_style(self) -> None:
        word = write(heading("标题", "item", 4), paragraph("引文。", role="quote"))
        assert shown(word) == [("Quote", "标题。引文。")]

    @pytest.mark.parametrize(
        "after", [(), (table("表头", "单元格"),), (List((item("列表"),)),), (Rule(),), (PageBreak(), paragraph("后"))]
    )
    def test_before_anything_but_a_paragraph_it_stands_alone_without_its_mark(self, after: tuple[Block, ...]) -> None:
        word = write(heading("标题", "item", 4, "（一）"), *after)
        assert shown(word)[0] == ("heading 4", "（一）标题")
        assert word.outline() == [(4, "（一）标题")]

    def test_before_another_heading_it_stands_alone_and_the_other_runs_in(self) -> None:
        word = write(heading("甲", "item", 4, "（一）"), heading("乙", "item", 4, "（二）"), paragraph("正文。"))
        assert shown(word) == [("heading 4", "（一）甲"), ("Body Text", "（二）乙。正文。")]
        assert word.outline() == [(4, "（一）甲"), (4, "（二）乙。")]

    def test_a_second_paragraph_stands_by_itself(self) -> None:
        word = write(heading("标题", "task", 3, "一要"), paragraph("第一段。"), paragraph("第二段。"))
        assert word.paragraphs() == ["一要标题。第一段。", "第二段。"]

    def test_stressed_words_in_a_bold_heading_stay_bold(self) -> None:
        word = write(Heading(3, inlines("前", Strong(inlines("中")), "后"), "task"), paragraph("正文。"))
        bold = {
            style
            for style in word.find("//w:rStyle/@w:val")
            if find(word.part("word/styles.xml"), f"w:style[@w:styleId='{style}']/w:rPr/w:b")
        }
        assert [
            (text(run), find(run, "w:rPr/w:rStyle/@w:val")[0] in bold) for run in word.find("//w:r[w:rPr/w:rStyle]")
        ] == [
            ("前", True),
            ("中", True),
            ("后。", True),
        ]

    def test_inside_a_quote_they_run_in_too(self) -> None:
        word = write(Quote((heading("标题", "item", 4), paragraph("正文。"))))
        assert word.paragraphs() == ["标题。正文。"]


class TestLists:
    def test_every_item_is_a_paragraph_that_begins_with_its_mark(self) -> None:
        word = write(List((item("甲"), item("乙"))))
        assert shown(word) == [("List Paragraph", "•甲"), ("List Paragraph", "•乙")]

    def test_numbers_count_on_from_the_first(self) -> None:
        assert write(List((item("甲"), item("乙"), item("丙")), 9)).paragraphs() == ["9.甲", "10.乙", "11.丙"]

    def test_inner_lists_have_other_marks(self) -> None:
        deep = List((item("四"),), 1)
        for words in ("三", "二", "一"):
            deep = List((item(words, deep),), 1)
        assert write(deep).paragraphs() == ["1.一", "（1）二", "1)三", "1)四"]

    def test_inner_lists_without_numbers_have_other_marks_too(self) -> None:
        deep = List((item("三"),))
        for words in ("二", "一"):
            deep = List((item(words, deep),))
        assert write(deep).paragraphs() == ["•一", "—二", "·三"]

    def test_marks_and_numbers_are_the_stylesheets(self) -> None:
        looks = "列表: {符号: '◆ ◇', 编号: '（{}） {}、'}"
        marked, numbered = List((item("一", List((item("二"),))),)), List((item("一", List((item("二"),), 1)),), 1)
        assert write(marked, numbered, changes=looks).paragraphs() == ["◆一", "◇二", "（1）一", "1、二"]

    def test_more_paragraphs_of_an_item_have_no_mark(self) -> None:
        assert write(List((item("甲", "又一段"), item("乙")))).paragraphs() == ["•甲", "又一段", "•乙"]

    def test_an_item_that_begins_with_something_else_has_its_mark_alone(self) -> None:
        assert write(List((item(table("表头", "单元格")),))).paragraphs() == ["•", "表头", "单元格"]

    def test_an_item_without_anything_is_a_mark(self) -> None:
        assert write(List(((), item("乙")))).paragraphs() == ["•", "•乙"]

    def test_a_list_without_items_and_a_quote_without_blocks_are_nothing(self) -> None:
        assert write(List(()), Quote(()), paragraph("后")).paragraphs() == ["后"]


class TestTables:
    def test_columns_fill_the_text_area_exactly(self) -> None:
        for columns in (1, 2, 3, 7, 63):
            word = write(table("|".join("头" * columns), "|".join("格" * columns)))
            assert sum(map(int, word.find("//w:gridCol/@w:w"))) == 8844

    def test_columns_with_more_text_are_wider(self) -> None:
        narrow, wide = map(int, write(table("名|说明", f"甲|{'长' * 20}")).find("//w:gridCol/@w:w"))
        assert 3 * narrow < wide

    def test_the_head_repeats_on_every_page_and_no_row_is_torn(self) -> None:
        word = write(table("头", "甲", "乙"))
        assert [len(find(row, "w:trPr/w:tblHeader")) for row in word.find("//w:tr")] == [1, 0, 0]
        assert [len(find(row, "w:trPr/w:cantSplit")) for row in word.find("//w:tr")] == [1, 1, 1]

    def test_head_and_cells_have_styles_of_their_own(self) -> None:
        assert shown(write(table("头", "格"))) == [("表头文字", "头"), ("表格文字", "格")]

    def test_cells_are_set_as_their_column_says(self) -> None:
        word = write(table("a|b|c|d", "1|2|3|4", aligns="lcr-"))
        rows = [[find(cell, "w:p/w:pPr/w:jc/@w:val") for cell in find(row, "w:tc")] for row in word.find("//w:tr")]
        assert rows == [[["left"], ["center"], ["right"], []]] * 2

    def test_where_text_stands_in_a_cell_and_how_wide_a_column_may_be_is_the_stylesheets(self) -> None:
        rows = table("甲|乙", f"一|{'长' * 30}")
        word = write(rows, changes="表格: {上下位置: 上, 最窄: 10字, 最宽: 10字}")
        assert {*word.find("//w:vAlign/@w:val")} == {"top"}
        assert word.find("//w:gridCol/@w:w") == ["4422", "4422"]

    def test_columns_may_have_widths_of_their_own_in_tables_with_as_many(self) -> None:
        widths = "表格: {栏宽: 1字 2字}"
        assert write(table("甲|乙", f"{'长' * 30}|二"), changes=widths).find("//w:gridCol/@w:w") == ["2948", "5896"]
        assert write(table("甲|乙|丙", "一|二|三"), changes=widths).find("//w:gridCol/@w:w") == ["2948"] * 3

    def test_rows_may_go_on_overleaf_but_never_the_head(self) -> None:
        word = write(table("头", "甲"), changes="表格: {跨页断行: 是}")
        assert [len(find(row, "w:trPr/w:cantSplit")) for row in word.find("//w:tr")] == [1, 0]

    def test_a_cell_without_words_has_a_paragraph(self) -> None:
        word = write(table("头|", "|格"))
        assert [len(find(cell, "w:p")) for cell in word.find("//w:tc")] == [1, 1, 1, 1]

    def test_a_table_with_only_a_head_and_one_without(self) -> None:
        both = Table((), ((inlines("格"),),), (Align.NONE,))
        assert write(table("头"), paragraph("中"), both).paragraphs() == ["头", "中", "格"]

    def test_two_tables_in_a_row_stay_two(self) -> None:
        # Word joins tables that have nothing between them.
        word = write(table("甲", "一"), table("乙", "二"))
        assert word.find("//w:tbl/following-sibling::*[1][self::w:tbl]") == []

    def test_more_columns_than_word_takes_are_reported(self) -> None:
        columns = 64
        document = Document((table("|".join("头" * columns)),))
        (found,) = WRITERS["docx"].prepare(sheet())(document).diagnostics
        assert (found.code, found.values) == ("DOC002", {"columns": "64", "limit": "63"})

    def test_a_line_break_in_a_cell_is_one(self) -> None:
        cells = (inlines("上", Break(), "下"),)
        assert write(Table((cells,), (), (Align.NONE,))).paragraphs() == ["上\n下"]


class TestRulesAndPages:
    def test_a_rule_is_a_line_below_an_empty_paragraph(self) -> None:
        word = write(paragraph("前"), Rule(), paragraph("后"))
        (rule,) = word.find("//w:p[w:pPr/w:pBdr/w:bottom]")
        assert text(rule) == ""
        assert find(rule, "w:pPr/w:pBdr/w:bottom/@w:sz") == ["6"]
        assert word.paragraphs() == ["前", "", "后"]

    def test_a_rule_is_as_thick_as_the_stylesheet_says(self) -> None:
        assert write(Rule(), changes="横线: {粗细: 1.5pt}").find("//w:pBdr/w:bottom/@w:sz") == ["12"]

    def test_what_follows_a_page_break_begins_a_page(self) -> None:
        word = write(paragraph("前"), PageBreak(), paragraph("后"), paragraph("再后"))
        assert breaks(word) == ["后"]

    def test_page_breaks_in_a_row_make_no_empty_pages(self) -> None:
        assert breaks(write(paragraph("前"), PageBreak(), PageBreak(), paragraph("后"))) == ["后"]

    def test_a_page_break_at_the_end_makes_no_empty_page(self) -> None:
        assert breaks(write(paragraph("前"), PageBreak())) == []

    @pytest.mark.parametrize(
        ("block", "first"),
        [
            (table("表头", "单元格"), "表头"),
            (List((item("甲"), item("乙"))), "•甲"),
            (Quote((paragraph("引"),)), "引"),
            (Rule(), ""),
            (heading("部分", "part", 2), "部分"),
        ],
    )
    def test_any_block_can_begin_a_page(self, block: Block, first: str) -> None:
        assert breaks(write(paragraph("前"), PageBreak(), block)) == [first]

    def test_a_run_in_heading_begins_a_page_with_its_paragraph(self) -> None:
        word = write(paragraph("前"), PageBreak(), heading("标题", "item", 4), paragraph("正文。"))
        assert breaks(word) == ["标题。正文。"]


def breaks(word: Word) -> list[str]:
    """The paragraphs that begin a page."""
    return [text(each) for each in word.find("//w:p[w:pPr/w:pageBreakBefore]", DOCUMENT)]


def test_paragraphs_of_a_quote_and_of_code_keep_their_lines() -> None:
    code = Paragraph(inlines("一  行", Break(), "    二行"), "code")
    word = write(Quote((paragraph("引", role="quote"),)), code)
    assert shown(word) == [("Quote", "引"), ("HTML Preformatted", "一  行\n    二行")]
    assert set(word.find("//w:t/@xml:space")) == {"preserve"}
