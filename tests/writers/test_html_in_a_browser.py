"""Web pages in headless Chromium: accessible, readable in the dark and on a telephone, and on paper like the Word file."""

from __future__ import annotations

import io
from collections import Counter
from pathlib import Path

import browser
import pdfplumber
import pytest
from everything import everything_files
from writing import build, work_report_files

REPORTS = {
    "everything": lambda: build(everything_files(), "html"),
    "work report": lambda: build(work_report_files(), "html"),
    "task list": lambda: build(work_report_files(), "html", name="任务分解表"),
    "communique": lambda: build(work_report_files(), "html", name="会议消息"),
}
WINDOWS = {"wide": browser.WIDE, "phone": browser.PHONE}

# What stands beside the page's text in points: GB/T 9704—2012 5.2.1, as in the Word file.
LEFT, RIGHT, TOP, PITCH = 79.4, 595.3 - 73.7, 104.9, 28.95


@pytest.mark.parametrize("report", REPORTS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("window", WINDOWS)
def test_axe_finds_no_violation(report: str, scheme: str, window: str, tmp_path: Path) -> None:
    with browser.opened(REPORTS[report](), tmp_path, WINDOWS[window], scheme) as page:
        assert browser.violations(page) == []


@pytest.mark.parametrize("report", REPORTS)
def test_a_telephone_need_not_be_moved_sideways(report: str, tmp_path: Path) -> None:
    with browser.opened(REPORTS[report](), tmp_path, browser.PHONE) as page:
        assert page.evaluate("document.documentElement.scrollWidth") == browser.PHONE[0]
        page.locator(".v").last.focus()  # nor for the origin of a figure
        assert page.evaluate("document.documentElement.scrollWidth") == browser.PHONE[0]


def test_a_figure_tells_its_origin_to_the_pointer_and_to_the_keyboard(tmp_path: Path) -> None:
    told = "getComputedStyle(document.querySelector('[aria-description*=赔付率]'), '::after').content"
    with browser.opened(REPORTS["work report"](), tmp_path) as page:
        assert page.evaluate(told) == "none"
        figure = page.locator("[aria-description*=赔付率]").first
        figure.hover()
        assert "理赔金额 / 参保金额" in page.evaluate(told)
        page.mouse.move(0, 0)
        assert page.evaluate(told) == "none"
        figure.focus()
        assert "data/2022/数字.yaml" in page.evaluate(told)


def test_the_first_key_leads_past_the_contents(tmp_path: Path) -> None:
    with browser.opened(REPORTS["work report"](), tmp_path) as page:
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.textContent") == "跳到正文"
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.closest('article') !== null")


def test_a_page_without_contents_is_as_wide_as_others(tmp_path: Path) -> None:
    with browser.opened(REPORTS["task list"](), tmp_path) as page:
        assert page.evaluate("document.querySelector('article').getBoundingClientRect().width") > 700


def test_the_dark_page_is_dark_and_its_paper_is_white(tmp_path: Path) -> None:
    background = "getComputedStyle(document.querySelector('article')).backgroundColor"
    with browser.opened(REPORTS["work report"](), tmp_path, scheme="dark") as page:
        assert page.evaluate(background) == "rgb(28, 30, 34)"
        page.emulate_media(media="print")
        assert page.evaluate(background) == "rgba(0, 0, 0, 0)"
        assert page.evaluate("getComputedStyle(document.querySelector('.r-body')).color") == "rgb(0, 0, 0)"


def test_in_print_it_has_the_page_of_the_word_file(tmp_path: Path) -> None:
    with browser.opened(REPORTS["work report"](), tmp_path) as page:
        printed = page.pdf(prefer_css_page_size=True)
    with pdfplumber.open(io.BytesIO(printed)) as pdf:
        assert (round(pdf.pages[0].width), round(pdf.pages[0].height)) == (595, 842)
        full = pdf.pages[1]
        text = [each for each in full.chars if each["bottom"] < 750]
        assert min(each["x0"] for each in text) == pytest.approx(LEFT, abs=1)
        assert max(each["x1"] for each in text) == pytest.approx(RIGHT, abs=8)
        lines = sorted({round(each["bottom"]) for each in text if each["text"] == "，"})
        assert TOP < lines[0] < TOP + PITCH
        steps = Counter(round((after - line) / PITCH, 1) for line, after in zip(lines, lines[1:], strict=False))
        assert all(step == pytest.approx(round(step), abs=0.1) for step in steps)
        assert "— 2 —" in full.extract_text()
        assert "目录" not in full.extract_text()
