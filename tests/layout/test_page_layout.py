"""The page that LibreOffice makes of the real work report, measured against GB/T 9704—2012."""

from __future__ import annotations

import statistics

import pytest
from office import converted
from pages import Line, Page, read_pages
from word import Word
from writing import RULER, work_report

# The text area (版心, 5.2.1): its edges on A4 paper, in mm.
LEFT, TOP, RIGHT, BOTTOM = 28, 37, 210 - 26, 37 + 225
LINES, CHARACTERS = 22, 28
BODY_SIZE, PAGE_NUMBER_SIZE = 16, 14


@pytest.fixture(scope="session")
def pages() -> list[Page]:
    """The report as it ships."""
    return read_pages(converted(work_report(), "pdf"), BOTTOM)


@pytest.fixture(scope="session")
def ruled_pages() -> list[Page]:
    """The report with the margins for offices that lay a ruler on the paper."""
    return read_pages(converted(work_report(RULER), "pdf"), BOTTOM)


def filled(pages: list[Page]) -> list[Page]:
    """The pages that nothing but text fills: all but the first, with the title, and the last."""
    return pages[1:-1]


def body(pages: list[Page]) -> list[Line]:
    return [line for page in pages for line in page.lines if line.size == BODY_SIZE]


def full(lines: list[Line]) -> list[Line]:
    """The lines that reach from edge to edge; at the right a mark or a word that stays whole may leave a gap."""
    return [line for line in lines if line.left < LEFT + line.em / 2 and line.right > RIGHT - 0.7 * line.em]


def pitch(pages: list[Page]) -> float:
    """The distance from one baseline to the next, in mm."""
    lines = filled(pages)[0].lines
    return (lines[-1].baseline - lines[0].baseline) / (len(lines) - 1)


def half_leading(pages: list[Page]) -> float:
    """What the line box has above and below the em boxes."""
    return (pitch(pages) - body(pages)[0].em) / 2


class TestTextArea:
    def test_full_chinese_lines_have_28_characters_and_at_most_29(self, pages: list[Page]) -> None:
        counts = [len(line.text) for line in full(body(pages)) if line.all_wide]
        assert len(counts) > 150
        assert statistics.median(counts) == CHARACTERS
        assert max(counts) <= CHARACTERS + 1

    def test_every_filled_page_has_22_lines(self, pages: list[Page]) -> None:
        assert len(filled(pages)) == 15
        assert {len(page.lines) for page in filled(pages)} == {LINES}

    def test_line_boxes_begin_37_mm_below_the_paper_edge_and_fill_225_mm(self, pages: list[Page]) -> None:
        for page in filled(pages):
            top = page.lines[0].top - half_leading(pages)
            bottom = page.lines[-1].bottom + half_leading(pages)
            assert top == pytest.approx(TOP, abs=1)
            assert bottom - top == pytest.approx(225, abs=1)

    def test_lines_begin_28_mm_from_the_binding_edge_and_are_156_mm_wide(self, pages: list[Page]) -> None:
        lines = full(body(pages))
        assert min(line.left for line in body(pages)) == pytest.approx(LEFT, abs=0.5)
        assert statistics.median(line.right - line.left for line in lines) == pytest.approx(156, abs=1)

    def test_no_line_leaves_the_text_area(self, pages: list[Page]) -> None:
        # A mark may hang over the right edge (悬挂标点) by no more than its own width.
        assert all(line.left > LEFT - 0.5 and line.right < RIGHT + line.em for page in pages for line in page.lines)

    def test_paragraphs_are_indented_by_two_characters(self, pages: list[Page]) -> None:
        indents = [(line.left - LEFT) / line.em for line in body(filled(pages))]
        indented = [indent for indent in indents if 1 < indent < 3]
        assert len(indented) >= 30
        assert all(indent == pytest.approx(2, abs=0.05) for indent in indented)

    def test_no_line_begins_or_ends_with_a_forbidden_mark(self, pages: list[Page]) -> None:
        assert not [line.text for line in body(pages) if line.text[0] in "，。、；：！？”’）》〉】…"]
        assert not [line.text for line in body(pages) if line.text[-1] in "“‘（《〈【"]


class TestTitle:
    def test_the_title_is_centred_between_the_margins(self, pages: list[Page]) -> None:
        lines = [line for line in pages[0].lines if line.size == 22]
        assert [line.text for line in lines] == ["聚焦生育支持提升服务能力", "为推进健康广西建设贡献计生协力量"]
        for line in lines:
            assert (line.left + line.right) / 2 == pytest.approx((LEFT + RIGHT) / 2, abs=0.5)


class TestPageNumbers:
    def test_every_page_has_its_number_between_dashes(self, pages: list[Page]) -> None:
        assert [page.number.text for page in pages] == [f"—{number}—" for number in range(1, len(pages) + 1)]
        assert {page.number.size for page in pages} == {PAGE_NUMBER_SIZE}

    def test_odd_pages_have_it_one_character_from_the_right_even_pages_from_the_left(self, pages: list[Page]) -> None:
        for number in (page.number for page in pages[0::2]):
            assert number.right == pytest.approx(RIGHT - number.em, abs=0.5)
        for number in (page.number for page in pages[1::2]):
            assert number.left == pytest.approx(LEFT + number.em, abs=0.5)

    def test_its_dash_is_7_mm_below_the_text_area(self, pages: list[Page]) -> None:
        for page in pages:
            assert page.number.middle - BOTTOM == pytest.approx(7, abs=0.5)


class TestRunInHeadings:
    def test_the_text_goes_on_in_the_line_of_its_heading(self, pages: list[Page]) -> None:
        begins = [lead[:6] for _, lead in Word(work_report()).outline() if lead.endswith("。")]
        first_lines = [line for line in body(pages) if line.text[:6] in begins]
        assert len(first_lines) == len(begins) == 20
        assert all(line.right > RIGHT - 2 * line.em for line in first_lines)


class TestRulerMargins:
    def test_the_ink_of_22_lines_fills_225_mm(self, ruled_pages: list[Page]) -> None:
        for page in filled(ruled_pages):
            assert len(page.lines) == LINES
            assert page.lines[-1].bottom - page.lines[0].top == pytest.approx(225, abs=1)

    def test_the_ink_begins_37_mm_below_the_paper_edge(self, ruled_pages: list[Page]) -> None:
        assert filled(ruled_pages)[0].lines[0].top == pytest.approx(TOP, abs=1)

    def test_lines_are_as_long_as_with_the_usual_margins(self, ruled_pages: list[Page]) -> None:
        counts = [len(line.text) for line in full(body(ruled_pages)) if line.all_wide]
        assert statistics.median(counts) == CHARACTERS
