"""Comments in Word files: where they stand, what they say, and that Word's own rules are kept."""

from io import BytesIO

import docx
import pytest
from office import text_by_libreoffice, valid
from soundness import faults
from word import COMMENTS, Word, find, text
from writing import inlines, paragraph, sheet

from reportgen.document import (
    Align,
    Anchor,
    Block,
    Comment,
    Document,
    Heading,
    Link,
    Note,
    Paragraph,
    Strong,
    Table,
    Value,
)
from reportgen.source import DataOrigin, Span
from reportgen.writers import WRITERS

BEGIN, END = Anchor(0), Anchor(0, ends=True)
SAID = Comment("reportgen", ("用字警告 WRD001", "半角括号<“(乙)”>。"))
ORIGIN = DataOrigin("标题", Span("会议.yaml", 1, 5))


def written(*blocks: Block, comments: tuple[Comment, ...] = (SAID,), meta: dict[str, str] | None = None) -> Word:
    """A Word file that has passed the validators and our own checks."""
    word = unchecked(*blocks, comments=comments, meta=meta)
    assert faults(word) == {}
    return Word(valid(word.content))


def unchecked(*blocks: Block, comments: tuple[Comment, ...] = (SAID,), meta: dict[str, str] | None = None) -> Word:
    result = WRITERS["docx"].prepare(sheet())(Document(blocks, meta or {}, comments=comments))
    assert result.diagnostics == ()
    return Word(result.value)


def ranges(word: Word) -> list[str]:
    """The words that each comment's range holds."""
    runs = word.find("//w:body//w:r[preceding::w:commentRangeStart][following::w:commentRangeEnd]")
    return [text(run) for run in runs]


def test_a_comment_stands_at_its_words() -> None:
    word = written(paragraph("甲", BEGIN, "(乙)", END, "丙"))
    assert ranges(word) == ["(乙)"]
    assert word.paragraphs() == ["甲(乙)丙"]
    assert word.paragraphs(COMMENTS) == list(SAID.lines)


def test_python_docx_and_libreoffice_read_it() -> None:
    word = written(paragraph("甲", BEGIN, "(乙)", END), meta={"date": "2022-07-19"})
    (comment,) = docx.Document(BytesIO(word.content)).comments
    assert (comment.author, comment.text) == ("reportgen", "\n".join(SAID.lines))
    assert str(comment.timestamp) == "2022-07-19 00:00:00+00:00"
    assert "甲(乙)" in text_by_libreoffice(word.content)


def test_the_date_is_that_of_the_build_or_of_the_data_or_left_out() -> None:
    body = paragraph(BEGIN, "乙", END)
    dates = [
        written(body, meta=meta).find("//w:comment/@w:date", COMMENTS)
        for meta in ({"epoch": "1658200000", "date": "2022-07-19"}, {"date": "2022-07-19"}, {})
    ]
    assert dates == [["2022-07-19T03:06:40Z"], ["2022-07-19T00:00:00Z"], []]


def test_comments_may_lie_across_one_another_and_inside_links_bold_words_and_cells() -> None:
    other = Anchor(1), Anchor(1, ends=True)
    cell = inlines(BEGIN, "甲", other[0], Strong(inlines("乙", END)), Link(inlines("丙", other[1]), "https://a.cn/"))
    word = written(Table((), ((cell,),), (Align.NONE,)), comments=(SAID, SAID))
    assert len(word.find("//w:tc//w:commentReference")) == 2


def test_a_comment_on_a_footnote_stands_at_its_mark_since_word_knows_none_inside() -> None:
    note = Note((Paragraph(inlines("见", BEGIN, "(乙)", END), "footnote"),))
    word = written(paragraph("甲", note, "丙"))
    (reference,) = word.find("//w:r[w:footnoteReference]")
    assert find(reference, "preceding-sibling::w:commentRangeStart")
    assert find(reference, "following-sibling::w:commentRangeEnd")


def test_a_title_with_a_comment_has_the_lines_that_it_has_without() -> None:
    title = "聚焦生育支持提升服务能力为推进健康广西建设贡献计生协力量"
    plain = unchecked(Heading(1, (Value(title, ORIGIN),), "title"), comments=())
    for start, end in ((0, 2), (8, 11), (13, 15), (20, len(title))):
        before, inner, after = (Value(piece, ORIGIN) for piece in (title[:start], title[start:end], title[end:]))
        content = (before, BEGIN, inner, END, after)
        assert unchecked(Heading(1, content, "title")).paragraphs() == plain.paragraphs()


@pytest.mark.parametrize("first", [True, False])
def test_a_title_of_several_words_is_broken_between_them_with_a_comment_too(first: bool) -> None:
    words = ("广西壮族自治区计划生育协会", "第六届全区理事会第五次会议文件")
    one, other = (Value(each, ORIGIN._replace(key=each)) for each in words)
    content = (BEGIN, one, END, other) if first else (one, BEGIN, other, END)
    assert unchecked(Heading(1, content, "title")).paragraphs() == ["\n".join(words)]


def test_a_title_whose_words_a_comment_cuts_is_broken_as_it_was() -> None:
    content = inlines("聚焦生育支持提升服务能力", BEGIN, "为推进健康广西建设", END, "贡献计生协力量")
    whole = inlines("聚焦生育支持提升服务能力为推进健康广西建设贡献计生协力量")
    (title,) = unchecked(Heading(1, content, "title")).paragraphs()
    assert [title] == unchecked(Heading(1, whole, "title"), comments=()).paragraphs()


def test_a_document_without_comments_has_no_part_for_them() -> None:
    word = written(paragraph("甲"), comments=())
    assert COMMENTS not in word.parts


def test_the_page_marks_the_words_and_says_the_comment_behind_them() -> None:
    note = Note((Paragraph(inlines(Anchor(1), "注", Anchor(1, ends=True)), "footnote"),))
    blocks = (paragraph("甲", BEGIN, "(乙)", Value("丙", ORIGIN), END, note, "丁"),)
    page = WRITERS["html"].prepare(sheet())(Document(blocks, comments=(SAID, SAID))).value.decode()
    assert "甲<mark>(乙)</mark>" in page
    assert "<mark>丙</mark></span><sup><span" in page
    assert 'aria-description="用字警告 WRD001&#10;半角括号&lt;“(乙)”&gt;。">批1</span></sup>' in page
    assert "批2" in page
