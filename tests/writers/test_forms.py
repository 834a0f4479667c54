"""The forms of one report: files that a person can read, and the same words in all of them."""

from __future__ import annotations

import io
import re

import approved
import pytest
from everything import everything_files
from forms import words_of_markdown, words_of_page, words_of_text
from pypdf import PdfReader
from word import NOTES, Word
from word import text as text_of
from writing import build, newsletter, newsletter_files, newsletter_pages, paragraph, sheet, work_report_files

from reportgen.document import (
    Align,
    Block,
    Break,
    Code,
    Document,
    Emphasis,
    Heading,
    Link,
    List,
    Note,
    PageBreak,
    Picture,
    Rule,
    Strong,
    Table,
    Text,
)
from reportgen.writers import WRITERS

REPORTS = ("工作报告", "会议消息", "任务分解表")
FORMS = {"html": words_of_page, "md": words_of_markdown, "txt": words_of_text}


def squeezed(text: str) -> str:
    return "".join(text.split())


def written(form: str, *blocks: Block) -> str:
    """The blocks in a form of text; whatever it can't express is expected."""
    return WRITERS[form].prepare(sheet())(Document(blocks)).value.decode("utf-8-sig")


def markdown(*blocks: Block) -> str:
    return written("md", *blocks)


def text(*blocks: Block) -> str:
    return written("txt", *blocks)


def said(form: str, *blocks: Block) -> list[str]:
    return [found.code for found in WRITERS[form].prepare(sheet())(Document(blocks)).diagnostics]


# Files that a person can read


@pytest.mark.parametrize("form", approved.FORMS)
def test_everything_is_written_as_it_was_read_and_approved(form: str) -> None:
    assert approved.readable(form) == approved.path_of(form).read_text(encoding="utf-8")


# The same words


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", REPORTS)
def test_a_real_report_has_the_words_of_the_word_file(name: str, form: str) -> None:
    word = Word(build(work_report_files(), name=name))
    words, notes = FORMS[form](build(work_report_files(), form, name=name))
    assert squeezed(words) == squeezed("".join(word.paragraphs()))
    assert squeezed(notes) == squeezed("".join(word.paragraphs(NOTES)))


@pytest.mark.usefixtures("open_libreoffice")
@pytest.mark.parametrize("form", FORMS)
def test_a_newsletter_has_the_words_of_the_word_file(form: str) -> None:
    """But for the numbers of pages, which only paper has, and the lines of its imprint, which are words in a text."""
    word = Word(newsletter())
    words, notes = FORMS[form](build(newsletter_files(), form, name="工作通讯"))
    assert squeezed(words).replace("—" * 10, "") == squeezed(words_without_pages(word))
    assert squeezed(notes) == squeezed("".join(word.paragraphs(NOTES)))


def words_without_pages(word: Word) -> str:
    """The words without the pages that contents lines end with, and those in a box once."""
    lines = (text_of(each) for each in word.find("//w:p[not(.//w:p)]"))
    return squeezed("".join(re.sub(r"\t\d+$", "", line) for line in lines))


@pytest.mark.parametrize("form", FORMS)
def test_everything_has_the_words_of_the_word_file(form: str) -> None:
    """But for list marks, which are Markdown's own, and the words that stand for pictures."""
    word = Word(build(everything_files()))
    words, notes = FORMS[form](build(everything_files(), form))
    marks = r"[•—·]|\d[.)]|（\d）|［..］"
    assert squeezed(re.sub(marks, "", words)) == squeezed(re.sub(marks, "", "".join(word.paragraphs())))
    assert squeezed(notes) == squeezed("".join(word.paragraphs(NOTES)))


@pytest.mark.usefixtures("open_libreoffice")
@pytest.mark.parametrize("name", REPORTS)
def test_the_pdf_has_the_words_of_the_word_file(name: str) -> None:
    words = "".join(Word(build(work_report_files(), name=name)).paragraphs())
    pages = PdfReader(io.BytesIO(build(work_report_files(), "pdf", name=name))).pages
    printed = "".join(re.sub(r"— \d+ —", "", page.extract_text()) for page in pages)
    assert squeezed(printed) == squeezed(words)


@pytest.mark.usefixtures("open_libreoffice")
def test_the_pdf_of_a_newsletter_has_the_words_of_the_word_file() -> None:
    words = "".join(text_of(each) for each in Word(newsletter()).find("//w:p[not(.//w:p)]"))
    pages = PdfReader(io.BytesIO(newsletter_pages())).pages
    printed = "".join(re.sub(r"— \d+ —|\.{3,}", "", page.extract_text()) for page in pages)
    assert squeezed(printed) == squeezed(words)


@pytest.mark.usefixtures("each_press_anew")
def test_forms_are_written_the_same_each_time() -> None:
    for form in ("html", "md", "txt"):
        assert build(everything_files(), form) == build(everything_files(), form)


# Markdown


def test_what_markdown_could_take_for_markup_is_escaped() -> None:
    line = "# *一* _二_ [三](四) `五` <六> &amp; 1. 七 | ~八~ !"
    assert markdown(paragraph(line)) == r"\# \*一\* \_二\_ \[三\](四) \`五\` \<六\> \&amp; 1. 七 \| \~八\~ \!" + "\n"


@pytest.mark.parametrize(
    "line", ["1. 一", "12) 一", "- 一", "+ 一", "=====", "    四个空格", "　　全角空格", "***", "```"]
)
def test_a_line_that_would_begin_a_block_stays_a_line(line: str) -> None:
    assert "\n".join(words_of_markdown(markdown(paragraph("上", Break(), line)).encode())[:1]) == f"上\n\n{line}"


def test_stress_beside_a_full_width_mark_is_told_by_tags() -> None:
    content = paragraph(Strong((Text("重点"),)), "后文", Strong((Text("“重点。”"),)), Emphasis((Text("后文"),)))
    assert markdown(content) == "**重点**后文<strong>“重点。”</strong>*后文*\n"


def test_code_keeps_its_backticks_and_bars() -> None:
    cells = (((Code("a|`b`"),), (Code(""),)),)
    assert "| `` a\\|`b` `` |  |" in markdown(Table((), cells, (Align.NONE, Align.CENTER)))
    assert markdown(paragraph(Code(" "), Code("a\nb"))) == "` `<!-- -->`a`\\\n`b`\n"
    assert markdown(paragraph(Code("```\n  字"), role="code")) == "````\n```\n  字\n````\n"


def test_lists_side_by_side_stay_two() -> None:
    item = ((paragraph("甲", role="list-item"),),)
    assert markdown(List(item), List(item), List(item, 3), List(item, 3)) == "- 甲\n\n+ 甲\n\n3. 甲\n\n3) 甲\n"


def test_a_heading_with_lines_stays_one_heading() -> None:
    assert markdown(Heading(1, (Text("甲"), Break(), Text("乙")), "title")) == "# 甲<br>乙\n"


def test_a_break_at_the_end_of_a_paragraph_leaves_no_backslash() -> None:
    assert markdown(paragraph("字", Break(), Break())) == "字\n"


def test_an_address_is_escaped() -> None:
    link = Link((Text("点"),), "https://a.cn/?a=1&copy=2|<>\\")
    assert markdown(paragraph(link)) == "[点](<https://a.cn/?a=1\\&copy=2%7C\\<\\>\\\\>)\n"


def test_a_footnote_in_a_footnote_of_markdown_stands_in_brackets() -> None:
    note = Note((paragraph("外", Note((paragraph("内", role="footnote"),)), role="footnote"),))
    assert markdown(paragraph("字", note)) == "字[^1]\n\n[^1]: 外（内）\n"


# Plain text


def test_paragraphs_are_indented_lines_end_as_on_windows_and_the_file_says_that_it_is_utf_8() -> None:
    content = WRITERS["txt"].prepare(sheet())(Document((paragraph("字。"), paragraph("署名", role="signature")))).value
    assert content == b"\xef\xbb\xbf" + "　　字。\r\n署名\r\n".encode()


def test_cells_stand_between_tabs_and_hold_no_lines() -> None:
    cells = (((Text("甲\n乙"),), (Text("一\t二"),)),)
    assert text(paragraph("上"), Table((), cells, (Align.NONE,) * 2)) == "　　上\r\n\r\n甲 乙\t一 二\r\n"


def test_a_link_shows_its_address_once() -> None:
    mail = Link((Text("a@b.cn"),), "mailto:a@b.cn")
    assert text(paragraph(Link((Text("网址"),), "https://a.cn"), mail)) == "　　网址（https://a.cn）a@b.cn\r\n"


def test_footnotes_come_last() -> None:
    note = Note((paragraph("注", Note((paragraph("内"),)), role="footnote"), paragraph("二", role="footnote")))
    assert text(paragraph("字", note, "。")) == "　　字［1］。\r\n\r\n注：\r\n［1］注（内）\r\n二\r\n"


# What a form can't express


@pytest.mark.parametrize("form", ["md", "txt"])
def test_a_picture_and_a_page_break_are_told(form: str) -> None:
    blocks = (PageBreak(), Rule(), paragraph(Picture("图.png", "章")))
    assert said(form, *blocks) == ["OUT019", "OUT018"]
    assert "［章］" in written(form, *blocks)


def test_every_form_is_a_file_of_its_own_name() -> None:
    suffixes = [writer.suffix for writer in WRITERS.values()]
    assert suffixes == [".docx", ".html", ".md", ".txt", ".pdf", ".tree.txt"]
