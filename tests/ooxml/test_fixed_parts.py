"""The small parts around a document: settings, fonts, theme, footers, properties, relationships."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from word import SETTINGS, Element, Word, find, name, text
from writing import paragraph, sheet, write

from reportgen.ooxml import font_table


@pytest.fixture(scope="module")
def word() -> Word:
    """A document of one paragraph."""
    return write(paragraph("正文。"))


class TestSettings:
    def test_word_opens_the_file_without_compatibility_mode(self, word: Word) -> None:
        (mode,) = word.find('w:compat/w:compatSetting[@w:name="compatibilityMode"]', SETTINGS)
        assert find(mode, "@w:val") == ["15"]
        assert find(mode, "@w:uri") == ["http://schemas.microsoft.com/office/word"]

    def test_odd_and_even_pages_differ(self, word: Word) -> None:
        assert len(word.find("w:evenAndOddHeaders[not(@w:val)]", SETTINGS)) == 1

    def test_punctuation_is_compressed_as_in_chinese_setting(self, word: Word) -> None:
        assert word.find("w:characterSpacingControl/@w:val", SETTINGS) == ["compressPunctuation"]

    def test_the_switches_of_chinese_word_are_on(self, word: Word) -> None:
        switches = {name(each) for each in word.find("w:compat/*[not(self::w:compatSetting)]", SETTINGS)}
        assert switches >= {
            "w:spaceForUL",
            "w:balanceSingleByteDoubleByteWidth",
            "w:doNotLeaveBackslashAlone",
            "w:ulTrailSpace",
            "w:doNotExpandShiftReturn",
            "w:useFELayout",
        }

    def test_east_asian_text_is_chinese(self, word: Word) -> None:
        assert word.find("w:themeFontLang/@w:eastAsia", SETTINGS) == ["zh-CN"]

    def test_word_is_not_told_to_ask_about_fields(self, word: Word) -> None:
        assert word.find("w:updateFields", SETTINGS) == []


class TestSection:
    def test_page_and_margins_are_those_of_the_standard(self, word: Word) -> None:
        (size,) = word.find("//w:sectPr/w:pgSz")
        (margins,) = word.find("//w:sectPr/w:pgMar")
        assert attributes(size) == {"w": "11906", "h": "16838"}
        assert attributes(margins) == {
            "top": "2098",
            "right": "1474",
            "bottom": "1984",
            "left": "1588",
            "header": "851",
            "footer": "1417",
            "gutter": "0",
        }

    def test_the_grid_has_22_lines_to_a_page(self, word: Word) -> None:
        (grid,) = word.find("//w:sectPr/w:docGrid")
        assert attributes(grid) == {"type": "lines", "linePitch": "579"}
        assert 22 * 579 <= 16838 - 2098 - 1984 < 22 * 580

    def test_the_first_page_has_no_footer_of_its_own(self, word: Word) -> None:
        assert word.find("//w:sectPr/w:footerReference/@w:type") == ["default", "even"]
        assert word.find("//w:sectPr/w:titlePg") == []


class TestFooters:
    def test_the_number_stands_between_dashes(self, word: Word) -> None:
        assert [text(footer(word, kind)) for kind in ("default", "even")] == ["— 1 —", "— 1 —"]

    def test_it_is_one_character_from_the_right_on_odd_and_from_the_left_on_even_pages(self, word: Word) -> None:
        (odd,), (even,) = (find(footer(word, kind), "//w:p/w:pPr") for kind in ("default", "even"))
        assert attributes(find(odd, "w:ind")[0]) == {"rightChars": "100", "right": "280"}
        assert attributes(find(even, "w:ind")[0]) == {"leftChars": "100", "left": "280"}
        assert [find(each, "w:jc/@w:val") for each in (odd, even)] == [["right"], ["left"]]

    def test_the_only_field_is_the_page_number_and_it_is_closed(self, word: Word) -> None:
        for kind in ("default", "even"):
            field = find(footer(word, kind), "//w:r/w:fldChar/@w:fldCharType | //w:r/w:instrText/text()")
            assert field == ["begin", " PAGE ", "separate", "end"]

    def test_a_centred_number_has_no_indent(self) -> None:
        word = write(paragraph("正文。"), changes="页码: {单页: 中, 双页: 中}")
        for kind in ("default", "even"):
            (properties,) = find(footer(word, kind), "//w:p/w:pPr")
            assert find(properties, "w:jc/@w:val") == ["center"]
            assert find(properties, "w:ind") == []

    def test_the_text_around_the_number_is_the_stylesheets(self) -> None:
        word = write(paragraph("正文。"), changes='页码: {样式: "第{}页"}')
        assert text(footer(word, "default")) == "第1页"


class TestFontTable:
    def test_every_face_names_the_one_to_take_in_its_place(self, word: Word) -> None:
        fonts = {
            find(font, "@w:name")[0]: find(font, "w:altName/@w:val")
            for font in word.find("w:font", "word/fontTable.xml")
        }
        assert fonts["仿宋_GB2312"] == ["仿宋"]
        assert fonts["方正小标宋简体"] == ["方正小标宋_GBK"]
        assert fonts["Times New Roman"] == []

    def test_chinese_faces_have_the_chinese_character_set(self, word: Word) -> None:
        sets = {
            find(font, "@w:name")[0]: find(font, "w:charset/@w:val")[0]
            for font in word.find("w:font", "word/fontTable.xml")
        }
        assert sets["黑体"] == "86"
        assert sets["Times New Roman"] == "00"

    def test_a_face_under_two_names_is_listed_once(self) -> None:
        assert font_table(sheet("字体: {题注体: 黑体}")).count('w:name="黑体"') == 1


class TestTheme:
    def test_its_faces_are_those_of_the_body(self, word: Word) -> None:
        faces = word.find("//a:minorFont/a:latin/@typeface | //a:minorFont/a:ea/@typeface", "word/theme/theme1.xml")
        assert faces == ["Times New Roman", "仿宋_GB2312"]

    def test_no_part_refers_to_it_for_a_font(self, word: Word) -> None:
        assert not [part for part, content in word.parts.items() if b"asciiTheme" in content or b"AsiaTheme" in content]


class TestCoreProperties:
    def test_title_and_language_are_always_there_and_nothing_else_is(self) -> None:
        assert properties({"title": "标题 & <题>"}) == {"dc:title": "标题 & <题>", "dc:language": "zh-CN"}

    def test_an_author_is_named_only_when_one_is_given(self) -> None:
        assert properties({"title": "题", "author": "秘书处"})["dc:creator"] == "秘书处"

    def test_times_come_from_the_date_of_the_data(self) -> None:
        found = properties({"title": "题", "date": "2022-07-19"})
        assert found["dcterms:created"] == found["dcterms:modified"] == "2022-07-19T00:00:00Z"

    def test_times_come_from_the_epoch_before_the_date(self) -> None:
        found = properties({"title": "题", "date": "2022-07-19", "epoch": "0"})
        assert found["dcterms:created"] == found["dcterms:modified"] == "1970-01-01T00:00:00Z"

    def test_a_title_of_any_length_fits(self) -> None:
        assert properties({"title": "长" * 1000})["dc:title"] == "长" * 255

    def test_times_say_that_they_are_w3c_times(self) -> None:
        word = write(paragraph("正文。"), meta={"date": "2022-07-19"})
        (kind, *_) = word.find("dcterms:created/@*", "docProps/core.xml")
        assert kind == "dcterms:W3CDTF"


def properties(meta: Mapping[str, str]) -> dict[str, str]:
    """The document properties that a file with this `meta` shows."""
    word = write(paragraph("正文。"), meta=meta)
    return {name(each): each.text for each in word.find("*", "docProps/core.xml")}


def footer(word: Word, kind: str) -> Element:
    """The footer that the section refers to for `kind` pages."""
    (identity,) = word.find(f'//w:footerReference[@w:type="{kind}"]/@r:id')
    (target,) = word.find(f'rel:Relationship[@Id="{identity}"]/@Target', "word/_rels/document.xml.rels")
    return word.part(f"word/{target}")


def attributes(element: Element) -> dict[str, str]:
    """The attributes of an element, without their namespace."""
    return {key.split("}")[-1]: value for key, value in element.attrib.items()}
