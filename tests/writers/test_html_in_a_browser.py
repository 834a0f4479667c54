"""Web pages in headless Chromium: accessible, readable in the dark and on a telephone, on paper like the Word file."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import browser
import pypdfium2  # type: ignore[import-untyped]
import pytest
from everything import everything_files
from writing import ROOT, below_the_output, build, newsletter_files, work_report_files

from reportgen.cli import run

REPORTS = ("everything", "work report", "contents", "task list", "newsletter", "communique")
WINDOWS = {"wide": browser.WIDE, "phone": browser.PHONE}

# What stands beside the page's text in points: GB/T 9704—2012 5.2.1, as in the Word file.
LEFT, RIGHT, TOP, PITCH = 79.4, 595.3 - 73.7, 104.9, 28.95


@cache
def page_of(report: str) -> bytes:
    """The web page of a report."""
    files = work_report_files()
    match report:
        case "everything":
            return build(everything_files(), "html")
        case "contents":
            return build(below_the_output(files, "目录: 3"), "html")
        case "newsletter":
            return build(newsletter_files(), "html", name="工作通讯")
        case _:
            return build(files, "html", name={"task list": "任务分解表", "communique": "会议消息"}.get(report, ""))


@pytest.fixture(scope="module")
def sheet_and_draft(tmp_path_factory: pytest.TempPathFactory) -> list[bytes]:
    """The sheet for who reviews the work report, and its draft with comments."""
    folder = tmp_path_factory.mktemp("review")
    for command in (["review"], ["build", "--comments"]):
        assert run([*command, "工作报告", "-f", "html", "-C", str(ROOT), "-o", str(folder)]) == 0
    return [(folder / f"2022年工作报告-{name}.html").read_bytes() for name in ("审核单", "校对稿")]


@pytest.mark.parametrize("report", REPORTS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("window", WINDOWS)
def test_axe_finds_no_violation(report: str, scheme: str, window: str, tmp_path: Path, chromium: Any) -> None:
    with browser.opened(chromium, page_of(report), tmp_path, WINDOWS[window], scheme) as page:
        assert browser.violations(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("window", WINDOWS)
def test_axe_finds_no_violation_in_a_sheet_or_a_draft(
    scheme: str, window: str, sheet_and_draft: list[bytes], tmp_path: Path, chromium: Any
) -> None:
    for content in sheet_and_draft:
        with browser.opened(chromium, content, tmp_path, WINDOWS[window], scheme) as page:
            assert browser.violations(page) == []


@pytest.mark.parametrize("report", REPORTS)
def test_a_telephone_need_not_be_moved_sideways(report: str, tmp_path: Path, chromium: Any) -> None:
    with browser.opened(chromium, page_of(report), tmp_path, browser.PHONE) as page:
        assert page.evaluate("document.documentElement.scrollWidth") == browser.PHONE[0]
        page.locator(".v").last.focus()  # nor for the origin of a figure
        assert page.evaluate("document.documentElement.scrollWidth") == browser.PHONE[0]


def test_a_figure_tells_its_origin_to_the_pointer_and_to_the_keyboard(tmp_path: Path, chromium: Any) -> None:
    told = "getComputedStyle(document.querySelector('[aria-description*=赔付率]'), '::after').content"
    with browser.opened(chromium, page_of("work report"), tmp_path) as page:
        assert page.evaluate(told) == "none"
        figure = page.locator("[aria-description*=赔付率]").first
        figure.hover()
        assert "理赔金额 / 参保金额" in page.evaluate(told)
        page.mouse.move(0, 0)
        assert page.evaluate(told) == "none"
        figure.focus()
        assert "data/2022/数字.yaml" in page.evaluate(told)


def test_the_first_key_leads_past_the_contents(tmp_path: Path, chromium: Any) -> None:
    with browser.opened(chromium, page_of("work report"), tmp_path) as page:
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.textContent") == "跳到正文"
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.closest('article') !== null")


def test_a_page_without_contents_is_as_wide_as_others(tmp_path: Path, chromium: Any) -> None:
    with browser.opened(chromium, page_of("task list"), tmp_path) as page:
        assert page.evaluate("document.querySelector('article').getBoundingClientRect().width") > 700


def test_the_dark_page_is_dark_and_its_paper_is_white(tmp_path: Path, chromium: Any) -> None:
    background = "getComputedStyle(document.querySelector('article')).backgroundColor"
    with browser.opened(chromium, page_of("work report"), tmp_path, scheme="dark") as page:
        assert page.evaluate(background) == "rgb(28, 30, 34)"
        page.emulate_media(media="print")
        assert page.evaluate(background) == "rgba(0, 0, 0, 0)"
        assert page.evaluate("getComputedStyle(document.querySelector('.r-body')).color") == "rgb(0, 0, 0)"


def characters(printed: bytes, number: int) -> tuple[str, list[tuple[float, float, float, float]]]:
    """The text of a page of a PDF, and the boxes of its characters in points, from the lower left corner."""
    page = pypdfium2.PdfDocument(printed)[number].get_textpage()
    text = page.get_text_range()
    return text, [page.get_charbox(at, loose=True) for at in range(page.count_chars())]


def test_in_print_it_has_the_page_of_the_word_file(tmp_path: Path, chromium: Any) -> None:
    with browser.opened(chromium, page_of("work report"), tmp_path) as page:
        printed = page.pdf(prefer_css_page_size=True)
    width, height = pypdfium2.PdfDocument(printed)[1].get_size()
    assert (round(width), round(height)) == (595, 842)
    text, boxes = characters(printed, 1)
    of_text = [box for box in boxes if box[1] > 95]  # above the page number
    assert min(left for left, _, _, _ in of_text) == pytest.approx(LEFT, abs=1)
    assert max(right for _, _, right, _ in of_text) == pytest.approx(RIGHT, abs=9)  # a mark may hang over
    lines = sorted({round(box[1], 1) for character, box in zip(text, boxes, strict=False) if character == "的"})
    # Browsers put lines on whole pixels, and so as much as a point beside the grid.
    steps = [(lines[-1] - line) / PITCH for line in lines]
    assert steps == [pytest.approx(round(step), abs=0.1) for step in steps]
    assert height - TOP - PITCH < max(bottom for _, bottom, _, _ in boxes) < height - TOP
    assert "— 2 —" in text
    assert "目录" not in text
