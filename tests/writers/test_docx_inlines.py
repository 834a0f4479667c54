"""Inlines in Word: one run for words of one look, and the marks around them."""

from __future__ import annotations

import io
from collections.abc import Mapping

import pytest
from PIL import Image as Pillow
from word import DOCUMENT, NOTES, Word, find, text
from writing import inlines, paragraph, sheet, write

from reportgen.document import (
    Align,
    Break,
    Code,
    Document,
    Emphasis,
    Image,
    Link,
    Note,
    Picture,
    Strong,
    Table,
    Text,
    Value,
    read_image,
)
from reportgen.source import DataOrigin, Span
from reportgen.writers import WRITERS

ORIGIN = DataOrigin("组.数", Span("数字.yaml", 3, 8))


def looks(word: Word, part: str = DOCUMENT) -> list[tuple[str, str]]:
    """The runs with words as (character style, text)."""
    names = word.style_names() | {"": ""}
    runs = [run for run in word.find("//w:r", part) if text(run)]
    return [(names["".join(find(run, "w:rPr/w:rStyle/@w:val"))], text(run)) for run in runs]


def note(*content: str) -> Note:
    return Note(tuple(paragraph(each, role="footnote") for each in content))


class TestWords:
    def test_texts_and_values_in_a_row_are_one_run(self) -> None:
        word = write(paragraph("参加", Value("780人次", ORIGIN), "。"))
        assert looks(word) == [("", "参加780人次。")]

    def test_where_a_value_came_from_stays_out_of_the_file(self) -> None:
        word = write(paragraph(Value("780人次", ORIGIN)))
        assert not [part for part, content in word.parts.items() if "数字.yaml".encode() in content]

    @pytest.mark.parametrize(
        "words", ["& < > \" '", "]]>", "𠮷", "😀", "葛\U000e0100", "“4·27”", "  前后  ", "一\u3000二", "{{ x }}"]
    )
    def test_words_are_kept_letter_by_letter(self, words: str) -> None:
        assert write(paragraph(words)).paragraphs() == [words]

    def test_characters_that_xml_forbids_are_left_out_everywhere(self) -> None:
        bad = "\x00\x07\x0b\x1f\ud800\ufffe"
        picture = Picture("a.png", f"图{bad}片")
        word = write(
            paragraph(f"前{bad}后", Note((paragraph(f"脚{bad}注", role="footnote"),)), Code(bad), picture),
            meta={"title": f"标{bad}题"},
            images={"a.png": png(4, 4)},
        )
        assert word.paragraphs() == ["前后"]
        assert word.paragraphs(NOTES)[-1].strip() == "脚注"
        assert word.find("//wp:docPr/@descr") == ["图片"]
        assert word.find("dc:title/text()", "docProps/core.xml") == ["标题"]

    def test_line_ends_and_tabs_are_elements(self) -> None:
        word = write(paragraph("上", Break(), "下\t右\n又下"))
        assert word.paragraphs() == ["上\n下\t右\n又下"]
        assert [len(word.find(f"//w:r/w:{each}")) for each in ("br", "tab")] == [2, 1]
        assert len(word.find("//w:r")) == 1


class TestLooks:
    def test_each_look_has_its_style(self) -> None:
        word = write(paragraph(Strong(inlines("重")), Emphasis(inlines("强")), Code("码"), "常"))
        assert looks(word) == [("Strong", "重"), ("Emphasis", "强"), ("HTML Code", "码"), ("", "常")]

    def test_emphasis_inside_bold_words_stays_bold(self) -> None:
        word = write(paragraph(Strong(inlines("重", Emphasis(inlines("又强")), Code("码")))))
        assert looks(word) == [("Strong", "重"), ("Emphasis", "又强"), ("HTML Code", "码")]
        assert [len(find(run, "w:rPr/w:b")) for run in word.find("//w:r")] == [0, 1, 1]

    def test_bold_inside_emphasis_is_bold(self) -> None:
        word = write(paragraph(Emphasis(inlines(Strong(inlines("重"))))))
        assert looks(word) == [("Strong", "重")]

    def test_looks_around_nothing_are_nothing(self) -> None:
        assert looks(write(paragraph(Strong(()), Emphasis(()), Code(""), Link((), "https://a.cn"), "后"))) == [
            ("", "后")
        ]


class TestLinks:
    def test_a_link_leads_out_of_the_file_and_is_underlined(self) -> None:
        word = write(paragraph("见", Link(inlines("网址"), "https://a.cn/?x=1&y=2")))
        assert targets(word) == ["https://a.cn/?x=1&y=2"]
        assert looks(word) == [("", "见"), ("Hyperlink", "网址")]
        assert word.look("Hyperlink", "w:rPr/w:u/@w:val") == "single"

    def test_the_same_address_is_listed_once(self) -> None:
        word = write(paragraph(*(Link(inlines(words), "https://a.cn") for words in "甲乙")))
        assert targets(word) == ["https://a.cn"] * 2
        assert len(word.find('rel:Relationship[@TargetMode="External"]', "word/_rels/document.xml.rels")) == 1

    def test_a_link_in_a_footnote_belongs_to_the_footnotes(self) -> None:
        word = write(paragraph("前", Note((paragraph(Link(inlines("网址"), "https://a.cn"), role="footnote"),))))
        assert targets(word) == []
        assert targets(word, "footnotes") == ["https://a.cn"]

    def test_without_such_a_link_footnotes_lead_nowhere(self) -> None:
        assert "word/_rels/footnotes.xml.rels" not in write(paragraph("前", note("注"))).parts


def targets(word: Word, part: str = "document") -> list[str]:
    """Where the links of a part lead to, in the order of the text."""
    relationships = (
        {
            find(each, "@Id")[0]: find(each, "@Target")[0]
            for each in word.find('rel:Relationship[@TargetMode="External"]', f"word/_rels/{part}.xml.rels")
        }
        if f"word/_rels/{part}.xml.rels" in word.parts
        else {}
    )
    return [relationships[each] for each in word.find("//w:hyperlink/@r:id", f"word/{part}.xml")]


class TestFootnotes:
    def test_notes_are_numbered_in_the_order_of_the_text(self) -> None:
        word = write(paragraph("甲", note("一"), "乙", note("二")), paragraph("丙", note("三")))
        assert word.find("//w:footnoteReference/@w:id") == ["1", "2", "3"]
        assert word.find("//w:footnote/@w:id", NOTES) == ["-1", "0", "1", "2", "3"]
        assert [each.strip() for each in word.paragraphs(NOTES)] == ["", "", "一", "二", "三"]

    def test_a_note_begins_with_its_mark(self) -> None:
        word = write(paragraph("甲", note("一", "又一段")))
        (first, second) = word.find("//w:footnote[not(@w:type)]/w:p", NOTES)
        assert [len(find(each, "w:r/w:footnoteRef")) for each in (first, second)] == [1, 0]
        assert [word.paragraph_style(each) for each in (first, second)] == ["footnote text"] * 2
        assert word.look("footnote reference", "w:rPr/w:vertAlign/@w:val") == "superscript"

    def test_a_document_without_notes_has_the_separators_that_word_expects(self) -> None:
        word = write(paragraph("甲"))
        assert word.find("//w:footnote/@w:type", NOTES) == ["separator", "continuationSeparator"]

    def test_notes_in_titles_tables_and_run_in_headings_are_there(self) -> None:
        cell = inlines("格", note("表注"))
        word = write(paragraph("题", note("题注"), role="title"), Table((), ((cell,),), (Align.NONE,)))
        assert [each.strip() for each in word.paragraphs(NOTES)][2:] == ["题注", "表注"]

    def test_a_note_inside_a_note_is_no_note_of_the_file_that_word_refuses(self) -> None:
        inner = Note((paragraph("里", role="footnote"),))
        word = write(paragraph("甲", Note((paragraph("外", inner, role="footnote"),))))
        assert word.find("//w:footnoteReference", NOTES) == []
        assert "里" in "".join(word.paragraphs(NOTES))

    def test_a_page_break_before_a_note_does_not_break_the_note(self) -> None:
        word = write(paragraph("甲", note("一")))
        assert word.find("//w:pageBreakBefore", NOTES) == []


def png(width: int, height: int, dots_per_inch: int = 96) -> Image:
    return picture(width, height, "PNG", dots_per_inch)


def picture(width: int, height: int, form: str, dots_per_inch: int = 96) -> Image:
    """A grey picture as the tree holds it."""
    file = io.BytesIO()
    Pillow.new("L", (width, height), 128).save(file, form, dpi=(dots_per_inch, dots_per_inch))
    image = read_image(file.getvalue())
    assert image is not None
    return image


class TestPictures:
    def test_png_and_jpeg_files_are_kept_byte_by_byte(self) -> None:
        images = {"a.png": png(4, 4), "b.jpg": picture(4, 4, "JPEG")}
        word = show(images)
        media = {part: content for part, content in word.parts.items() if "media" in part}
        assert media == {
            "word/media/image1.png": images["a.png"].content,
            "word/media/image2.jpeg": images["b.jpg"].content,
        }

    def test_a_picture_has_its_natural_size(self) -> None:
        word = show({"a.png": png(300, 150, 300)})
        assert size(word) == pytest.approx((914_400, 457_200), abs=914_400 / 300)

    def test_a_wide_picture_is_made_to_fit_the_width_of_the_text(self) -> None:
        across, down = size(show({"a.png": png(3000, 1000)}))
        assert across == pytest.approx(8844 * 635, rel=0.001)
        assert down == pytest.approx(across / 3, rel=0.001)

    def test_a_high_picture_is_made_to_fit_the_height_of_the_text(self) -> None:
        across, down = size(show({"a.png": png(1000, 3000)}))
        assert down == pytest.approx(12756 * 635, rel=0.001)
        assert across == pytest.approx(down / 3, rel=0.001)

    def test_the_drawing_and_its_frame_are_of_one_size(self) -> None:
        word = show({"a.png": png(30, 20)})
        assert word.find("//a:ext/@cx | //a:ext/@cy") == word.find("//wp:extent/@cx | //wp:extent/@cy")

    def test_every_picture_says_what_it_shows(self) -> None:
        word = write(paragraph(Picture("a.png", "公章 & “印”")), images={"a.png": png(4, 4)})
        assert word.find("//wp:docPr/@descr") == ["公章 & “印”"]

    def test_a_picture_shown_twice_is_stored_once_with_two_ids(self) -> None:
        word = write(paragraph(Picture("a.png", "甲"), Picture("a.png", "乙")), images={"a.png": png(4, 4)})
        assert word.find("//wp:docPr/@id") == ["1", "2"]
        assert len([part for part in word.parts if "media" in part]) == 1
        assert len(set(word.find("//a:blip/@r:embed"))) == 1

    def test_a_picture_that_is_not_at_hand_is_told_and_its_words_stand_for_it(self) -> None:
        span = Span("报告.md", 3, 1)
        result = WRITERS["docx"].prepare(sheet())(Document((paragraph(Picture("x.png", "公章", span)),)))
        assert [(each.code, each.span, each.values) for each in result.diagnostics] == [
            ("DOC001", span, {"path": "x.png"})
        ]
        assert Word(result.value).paragraphs() == ["［公章］"]

    def test_a_picture_in_a_table_is_no_wider_than_its_column(self) -> None:
        cells = (inlines("左"), (Picture("a.png", "甲"),))
        word = write(Table((), (cells,), (Align.NONE, Align.NONE)), images={"a.png": png(3000, 1000)})
        _, column = map(int, word.find("//w:gridCol/@w:w"))
        assert size(word)[0] <= column * 635

    def test_a_picture_among_words_is_not_cut_off_by_an_exact_line(self) -> None:
        # Word shows no more of an inline picture than an exact line is high (17.3.1.33).
        word = write(paragraph("前", Picture("a.png", "甲"), "后"), images={"a.png": png(300, 300)})
        (standing,) = word.find("//w:p[.//w:drawing]")
        own = find(standing, "w:pPr/w:spacing/@w:lineRule")
        assert own == ["auto"] or word.look(word.paragraph_style(standing), "w:pPr/w:spacing/@w:lineRule") == "auto"


def show(images: Mapping[str, Image]) -> Word:
    """A document that shows `images`, a paragraph each."""
    return write(*(paragraph(Picture(path, path), role="picture") for path in images), images=images)


def size(word: Word) -> tuple[int, int]:
    """The width and height of the only picture, in EMU."""
    (extent,) = word.find("//wp:extent")
    return int(find(extent, "@cx")[0]), int(find(extent, "@cy")[0])


def test_a_text_in_the_tree_is_one_run_even_when_it_is_long() -> None:
    assert len(write(paragraph(Text("长" * 10_000))).find("//w:r")) == 1
