"""Tables, pictures, page breaks and footnotes as LibreOffice sets them."""

from __future__ import annotations

import io
from collections.abc import Iterable

import pdfplumber
import pytest
from office import converted
from PIL import Image as Pillow
from writing import inlines, paragraph, write

from reportgen.document import Align, Block, Note, PageBreak, Picture, Table, read_image


def pages(blocks: Iterable[Block]) -> list[list[str]]:
    """The lines of each page that `blocks` make."""
    pdf = converted(write(*blocks).content, "pdf")
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        return [page.extract_text().splitlines() for page in document.pages]


def test_the_head_of_a_long_table_stands_on_every_page() -> None:
    rows = tuple((inlines(f"第{number}行"), inlines("内容")) for number in range(1, 101))
    head = ((inlines("表头甲"), inlines("表头乙")),)
    found = pages([Table(head, rows, (Align.LEFT, Align.RIGHT))])
    assert len(found) >= 3
    assert [page[0].split() for page in found] == [["表头甲", "表头乙"]] * len(found)
    assert [line.split()[0] for page in found for line in page[1:-1]] == [f"第{number}行" for number in range(1, 101)]


def test_a_page_break_begins_a_page_and_makes_no_empty_one() -> None:
    found = pages([paragraph("前"), PageBreak(), paragraph("后"), PageBreak()])
    assert [page[0] for page in found] == ["前", "后"]


def test_a_page_break_before_a_table_begins_a_page_too() -> None:
    table = Table(((inlines("表头"),),), ((inlines("格"),),), (Align.NONE,))
    assert [page[0] for page in pages([paragraph("前"), PageBreak(), table])] == ["前", "表头"]


def test_a_footnote_stands_at_the_foot_of_its_page() -> None:
    note = Note((paragraph("这是脚注。", role="footnote"),))
    ((*_, last, number),) = pages([paragraph("正文", note, "。"), paragraph("又一段。")])
    assert "这是脚注。" in last
    assert number == "— 1 —"


def test_a_picture_is_shown_whole_in_the_middle_of_the_text() -> None:
    file = io.BytesIO()
    Pillow.new("L", (300, 150), 128).save(file, "PNG", dpi=(150, 150))
    image = read_image(file.getvalue())
    assert image is not None
    word = write(paragraph(Picture("a.png", "灰图"), role="picture"), paragraph("后"), images={"a.png": image})
    with pdfplumber.open(io.BytesIO(converted(word.content, "pdf"))) as document:
        (picture,) = document.pages[0].images
        (below, *_) = document.pages[0].extract_words()
    assert picture["width"] == pytest.approx(144, abs=1)
    assert picture["height"] == pytest.approx(72, abs=1)
    assert (picture["x0"] + picture["x1"]) / 2 / 72 * 25.4 == pytest.approx(28 + 78, abs=1)
    assert below["top"] > picture["bottom"]
