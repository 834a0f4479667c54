"""word/styles.xml: one style a role, named as Word names it, and what a pack or project changes in it."""

from __future__ import annotations

import pytest
from word import STYLES, Word, find
from writing import ROOT, RULER, paragraph, sheet, write

from reportgen.document import Heading, Text
from reportgen.source import load
from reportgen.styles import Stylesheet, load_stylesheet


def styled(changes: str = "") -> Word:
    """A short document in the shipped looks with `changes`."""
    return write(paragraph("正文。"), changes=changes)


@pytest.fixture(scope="module")
def word() -> Word:
    """The shipped looks."""
    return styled()


class TestNames:
    def test_every_role_has_a_style_under_its_name(self, word: Word) -> None:
        shipped: Stylesheet = sheet()
        rare = {style.name for style in shipped.styles.values() if shipped.look(style.role).when_used}
        assert {style.name for style in shipped.styles.values()} - rare <= set(word.style_names().values())
        assert rare.isdisjoint(word.style_names().values())  # in the styles of a document that uses them

    def test_ids_and_names_are_unique(self, word: Word) -> None:
        names = list(word.style_names().values())
        assert len(names) == len(set(names)) == len(word.find("w:style", STYLES))

    def test_headings_have_the_names_that_word_knows(self, word: Word) -> None:
        levels = {name: word.look(name, "w:pPr/w:outlineLvl/@w:val") for name in word.style_names().values()}
        assert {name: level for name, level in levels.items() if level} == {
            **{f"heading {level}": str(level - 1) for level in range(1, 7)},
            "要点": "3",
            "任务": "2",
        }

    def test_only_styles_of_our_own_are_called_custom(self, word: Word) -> None:
        custom = {find(style, "w:name/@w:val")[0] for style in word.find('w:style[@w:customStyle="1"]', STYLES)}
        assert custom >= {"报告人", "要点", "任务", "图片", "表格文字", "表头文字", "报告表格"}
        assert not custom & {"Normal", "Body Text", "heading 1", "heading 6", "Strong", "Hyperlink", "footnote text"}

    def test_styles_refer_to_one_another_by_ids_that_exist(self, word: Word) -> None:
        references = word.find("//w:basedOn/@w:val | //w:next/@w:val | //w:link/@w:val", STYLES)
        assert set(references) <= set(word.style_names())

    def test_each_kind_of_style_has_one_default(self, word: Word) -> None:
        defaults = {
            find(each, "@w:type")[0]: find(each, "w:name/@w:val")[0]
            for each in word.find('w:style[@w:default="1"]', STYLES)
        }
        assert defaults == {
            "paragraph": "Normal",
            "character": "Default Paragraph Font",
            "table": "Normal Table",
            "numbering": "No List",
        }


class TestLooks:
    def test_normal_is_size_3_fangsong_on_exact_grid_lines(self, word: Word) -> None:
        assert word.look("Normal", "w:rPr/w:rFonts/@w:eastAsia") == "仿宋_GB2312"
        assert word.look("Normal", "w:rPr/w:rFonts/@w:ascii") == "Times New Roman"
        assert word.look("Normal", "w:rPr/w:sz/@w:val") == "32"
        assert word.look("Normal", "w:rPr/w:spacing/@w:val") == "-5"
        assert word.look("Normal", "w:pPr/w:spacing/@w:line") == "579"
        assert word.look("Normal", "w:pPr/w:spacing/@w:lineRule") == "exact"
        assert word.look("Normal", "w:pPr/w:widowControl/@w:val") == "0"

    def test_digits_keep_to_the_half_cell(self, word: Word) -> None:
        normal = word.style("Normal")
        for switch in ("autoSpaceDE", "autoSpaceDN", "adjustRightInd", "topLinePunct"):
            assert find(normal, f"w:pPr/w:{switch}/@w:val") == ["0"]
        for switch in ("kinsoku", "overflowPunct", "snapToGrid"):
            assert len(find(normal, f"w:pPr/w:{switch}[not(@w:val)]")) == 1

    def test_body_text_is_indented_by_two_characters_in_both_measures(self, word: Word) -> None:
        assert word.look("Body Text", "w:pPr/w:ind/@w:firstLineChars") == "200"
        assert word.look("Body Text", "w:pPr/w:ind/@w:firstLine") == "640"

    @pytest.mark.parametrize(
        ("style", "face"),
        [
            ("heading 1", "方正小标宋简体"),
            ("Subtitle", "楷体_GB2312"),
            ("heading 2", "黑体"),
            ("heading 3", "黑体"),
            ("heading 4", "楷体_GB2312"),
            ("heading 5", "仿宋_GB2312"),
            ("footer", "宋体"),
        ],
    )
    def test_faces_are_those_of_the_standard(self, word: Word, style: str, face: str) -> None:
        assert word.look(style, "w:rPr/w:rFonts/@w:eastAsia") == face

    def test_years_in_headings_are_set_in_the_heading_face(self, word: Word) -> None:
        for style in ("heading 1", "heading 2", "heading 3", "heading 4"):
            latin, wide = (word.look(style, f"w:rPr/w:rFonts/@w:{slot}") for slot in ("hAnsi", "eastAsia"))
            assert latin == wide

    def test_the_title_leaves_the_grid_for_lines_of_36_points(self, word: Word) -> None:
        assert word.look("heading 1", "w:rPr/w:sz/@w:val") == "44"
        assert word.look("heading 1", "w:rPr/w:spacing/@w:val") == "0"
        assert word.look("heading 1", "w:pPr/w:spacing/@w:line") == "720"
        assert word.look("heading 1", "w:pPr/w:snapToGrid/@w:val") == "0"
        assert word.look("heading 1", "w:pPr/w:jc/@w:val") == "center"

    def test_black_and_song_headings_are_not_bold_as_well(self, word: Word) -> None:
        for style in ("heading 1", "heading 2", "heading 3"):
            assert find(word.style(style), "w:rPr/w:b") == []

    def test_pictures_and_tables_stand_in_lines_that_grow(self, word: Word) -> None:
        for style in ("图片", "表格文字", "表头文字"):
            assert word.look(style, "w:pPr/w:spacing/@w:lineRule") == "auto"
            assert word.look(style, "w:pPr/w:snapToGrid/@w:val") == "0"

    def test_sizes_other_than_the_bodys_have_no_character_spacing(self, word: Word) -> None:
        for style in ("heading 1", "表格文字", "footnote text", "footer"):
            assert word.look(style, "w:rPr/w:spacing/@w:val") == "0"

    def test_languages_are_set_once_for_all(self, word: Word) -> None:
        assert word.find("w:docDefaults//w:lang/@w:eastAsia", STYLES) == ["zh-CN"]
        assert word.find("w:style//w:lang", STYLES) == []

    def test_faces_are_named_and_never_taken_from_the_theme(self, word: Word) -> None:
        assert word.find("//w:rFonts/@*[contains(local-name(), 'Theme')]", STYLES) == []
        assert max(map(len, word.find("//w:rFonts/@*", STYLES))) <= 31


class TestRunIn:
    def test_a_run_in_heading_is_linked_with_a_character_style_both_ways(self, word: Word) -> None:
        for name in ("heading 4", "heading 5", "heading 6", "要点", "任务"):
            heading, lead = word.style(name), word.style(f"{name} Char")
            assert find(heading, "w:link/@w:val") == find(lead, "@w:styleId")
            assert find(lead, "w:link/@w:val") == find(heading, "@w:styleId")
            assert find(lead, "@w:type") == ["character"]

    def test_the_character_style_has_the_headings_face_and_weight(self, word: Word) -> None:
        assert word.look("heading 4 Char", "w:rPr/w:rFonts/@w:eastAsia") == "楷体_GB2312"
        assert len(find(word.style("任务 Char"), "w:rPr/w:b[not(@w:val)]")) == 1
        assert word.look("任务 Char", "w:rPr/w:rFonts/@w:ascii") == "Times New Roman"

    def test_its_colour_and_size_reach_the_words_that_run_in(self) -> None:
        word = styled("样式: {要点: {颜色: c00000, 字号: 小三}}")
        assert word.look("要点 Char", "w:rPr/w:color/@w:val") == "C00000"
        assert word.look("要点 Char", "w:rPr/w:sz/@w:val") == "30"

    def test_other_headings_have_none(self, word: Word) -> None:
        assert "heading 1 Char" not in word.style_names().values()
        assert find(word.style("heading 3"), "w:link") == []

    def test_a_project_can_let_run_in_headings_stand_alone(self) -> None:
        blocks = (Heading(4, (Text("标题"),), "item", number="（一）"), paragraph("正文。"))
        word = write(*blocks, changes="样式: {二级标题: {接排: 无}}")
        assert word.paragraphs() == ["（一）标题", "正文。"]
        assert word.outline() == [(4, "（一）标题")]
        assert "heading 4 Char" not in word.style_names().values()

    def test_a_project_can_end_them_with_another_mark(self) -> None:
        blocks = (Heading(4, (Text("标题"),), "item", number="（一）"), paragraph("正文。"))
        assert write(*blocks, changes="样式: {item: {run-in: ：}}").paragraphs() == ["（一）标题：正文。"]

    def test_a_project_can_let_other_headings_run_in(self) -> None:
        blocks = (Heading(3, (Text("标题"),), "section", number="一、"), paragraph("正文。"))
        word = write(*blocks, changes="样式: {一级标题: {接排: 。}}")
        assert word.paragraphs() == ["一、标题。正文。"]
        assert word.outline() == [(3, "一、标题。")]


class TestChanges:
    def test_one_changed_value_leaves_the_others(self) -> None:
        word = styled("样式: {标题: {字号: 小一}}")
        assert word.look("heading 1", "w:rPr/w:sz/@w:val") == "48"
        assert word.look("heading 1", "w:rPr/w:rFonts/@w:eastAsia") == "方正小标宋简体"

    def test_a_change_to_normal_reaches_all_that_is_based_on_it(self) -> None:
        word = styled("样式: {normal: {字号: 小三, 字体: 宋体}}")
        assert word.look("Body Text", "w:rPr/w:sz/@w:val") == "30"
        assert word.look("Body Text", "w:rPr/w:rFonts/@w:eastAsia") == "宋体"
        assert word.look("Body Text", "w:pPr/w:ind/@w:firstLine") == "600"
        assert word.look("heading 1", "w:rPr/w:sz/@w:val") == "44"

    def test_a_face_that_is_not_in_the_table_is_taken_by_its_name(self) -> None:
        assert (
            styled("样式: {正文: {字体: 方正仿宋_GBK}}").look("Body Text", "w:rPr/w:rFonts/@w:eastAsia")
            == "方正仿宋_GBK"
        )

    def test_a_face_changed_in_the_table_changes_every_style_that_names_it(self) -> None:
        word = styled("字体: {楷体: 方正楷体_GBK}")
        assert word.look("Subtitle", "w:rPr/w:rFonts/@w:eastAsia") == "方正楷体_GBK"
        assert word.look("heading 4 Char", "w:rPr/w:rFonts/@w:eastAsia") == "方正楷体_GBK"

    def test_the_ruler_margins_change_page_grid_and_lines_together(self) -> None:
        word = styled(RULER)
        assert word.find("//w:pgMar/@w:top | //w:pgMar/@w:bottom") == ["1960", "1847"]
        assert word.find("//w:docGrid/@w:linePitch") == ["592"]
        assert word.look("Body Text", "w:pPr/w:spacing/@w:line") == "592"

    def test_a_new_role_becomes_a_style_of_its_own(self) -> None:
        word = write(
            paragraph("编者按。", role="editor"),
            changes="样式: {editor: {名称: 编者按, Word样式: 编者按, 基于: body, 颜色: c00000}}",
        )
        assert word.look("编者按", "w:rPr/w:color/@w:val") == "C00000"
        assert word.look("编者按", "w:pPr/w:ind/@w:firstLineChars") == "200"
        assert word.paragraph_style(word.find("//w:p")[0]) == "编者按"

    def test_off_is_written_out_where_it_would_be_inherited(self) -> None:
        word = styled("样式: {要点: {加粗: 否}, 部分: {与下段同页: 否}}")
        assert find(word.style("要点"), "w:rPr/w:b/@w:val") == ["0"]
        assert find(word.style("heading 2"), "w:pPr/w:keepNext/@w:val") == ["0"]

    def test_an_indent_of_nothing_takes_the_inherited_characters_away(self) -> None:
        # firstLineChars wins over firstLine (ECMA-376 17.3.1.12), so twips alone would change nothing.
        word = styled("样式: {列表: {首行缩进: 0字}}")
        assert word.look("List Paragraph", "w:pPr/w:ind/@w:firstLine") == "0"
        assert word.look("List Paragraph", "w:pPr/w:ind/@w:firstLineChars") == "0"

    def test_an_indent_in_millimetres_takes_the_inherited_characters_away(self) -> None:
        word = styled("样式: {列表: {首行缩进: 10mm}}")
        assert word.look("List Paragraph", "w:pPr/w:ind/@w:firstLine") == "567"
        assert word.look("List Paragraph", "w:pPr/w:ind/@w:firstLineChars") == "0"

    def test_space_before_of_nothing_takes_the_inherited_lines_away(self) -> None:
        word = styled("样式: {报告人: {基于: subtitle, 段前: 0pt}}")
        assert word.look("报告人", "w:pPr/w:spacing/@w:before") == "0"
        assert word.look("报告人", "w:pPr/w:spacing/@w:beforeLines") == "0"

    def test_table_lines_and_cell_margins_are_the_stylesheets(self) -> None:
        word = styled("表格: {边框: 1pt, 单元格边距: 2mm}")
        (table,) = word.find('w:style[w:name/@w:val="报告表格"]', STYLES)
        assert set(find(table, "w:tblPr/w:tblBorders/*/@w:sz")) == {"8"}
        assert find(table, "w:tblPr/w:tblCellMar/w:left/@w:w") == ["113"]


@pytest.mark.parametrize(
    "changes",
    [
        "样式: {我的正文: {Word样式: Body Text, 基于: body}}",
        "样式: {body-text: {基于: body}}",
        "样式: {table-normal: {基于: body}}",
        "样式: {report-table: {基于: body}}",
        "样式: {'a < b & \"c\"': {基于: body}}",
        f"样式: {{{'长' * 300}: {{基于: body}}}}",
        "样式: {body: {首行缩进: -2字}}",
        "样式: {body: {首行缩进: -20mm}}",
        "样式: {body: {段前: -1行}}",
        "样式: {body: {字距: 3000mm}}",
        "样式: {body: {左缩进: 3000mm}}",
        "样式: {body: {行距: 3000mm}}",
        "页面: {宽: 999999mm}",
        "页码: {缩进: 9999字}",
        "表格: {边框: 999pt}",
        "页码: {样式: '<&{}>'}",
        "字体: {仿宋: 'A&B\"<'}",
    ],
)
def test_what_a_word_file_can_not_hold_is_refused_and_never_written(changes: str) -> None:
    shipped = (ROOT / "templates/base/styles.yaml").read_bytes()
    layers = [load(shipped, "styles.yaml").value, load(changes.encode(), "own.yaml").value]
    result = load_stylesheet([layer for layer in layers if layer is not None])
    if result.value is None:
        assert result.diagnostics
    else:
        write(paragraph("正文。"), Heading(4, (Text("标题"),), "item"), changes=changes)
