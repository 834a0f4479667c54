"""The preview in headless Chromium: renewed at a save, with its errors, by keyboard, in the dark, on a telephone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import browser
import pytest
from live import copied, previewing, replace
from small_project import on_disk

FIGURES, REVIEW = "data/2022/数字.yaml", "data/2022/回顾.yaml"
SECONDS = 20_000  # how long a page may take on a machine that is busy, in ms


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return copied(tmp_path / "project")


@contextmanager
def preview(
    chromium: Any, project: Path, size: tuple[int, int] = browser.WIDE, scheme: Any = "light", *names: str
) -> Iterator[Any]:
    """The page of a running preview, once the report is there; what the browser complains of is a failure."""
    with previewing(project, *names) as live, browser.window(chromium, size, scheme) as page:
        page.set_default_timeout(SECONDS)
        page.goto(live.address)
        page.locator("#count:not(:empty)").wait_for()
        yield page


def report(page: Any) -> Any:
    """The report that is seen."""
    return page.frame_locator("iframe:not(.waiting)").locator("article")


def status(page: Any, words: str) -> None:
    page.locator("#status", has_text=words).wait_for()


def test_a_saved_file_renews_the_report(chromium: Any, project: Path) -> None:
    with preview(chromium, project) as page:
        report(page).get_by_text("10.7万人次").first.wait_for()
        replace(project, FIGURES, "参加人次: 10.7万人次", "参加人次: 23.4万人次")
        report(page).get_by_text("23.4万人次").first.wait_for()


def test_the_place_in_the_report_is_kept_when_it_is_renewed(chromium: Any, project: Path) -> None:
    scrolled = "document.querySelector('iframe:not(.waiting)').contentWindow.scrollY"
    with preview(chromium, project) as page:
        report(page).wait_for()
        page.evaluate("document.querySelector('iframe').contentWindow.scrollTo(0, 1500)")
        replace(project, FIGURES, "参加人次: 10.7万人次", "参加人次: 23.4万人次")
        report(page).get_by_text("23.4万人次").first.wait_for()
        assert page.evaluate(scrolled) == 1500


def test_an_error_leaves_the_last_good_page_and_goes_away_when_it_is_put_right(chromium: Any, project: Path) -> None:
    with preview(chromium, project) as page:
        report(page).get_by_text("10.7万人次").first.wait_for()
        replace(project, REVIEW, "{疫情防控.参加人次}", "{疫情防控.参加人数}")
        status(page, "有 1 处错误。下面还是改错以前的样子")
        first = page.locator(".finding").first
        assert "FIG002" in first.inner_text()
        assert report(page).get_by_text("10.7万人次").first.is_visible()
        assert page.locator("#document").get_attribute("href") is None
        replace(project, REVIEW, "{疫情防控.参加人数}", "{疫情防控.参加人次}")
        status(page, "已是最新")
        assert page.get_by_text("FIG002").count() == 0
        assert page.locator("#document").get_attribute("href") is not None


def test_a_project_file_that_is_broken_is_told_and_mended(chromium: Any, project: Path) -> None:
    with preview(chromium, project) as page:
        report(page).wait_for()
        replace(project, "reportgen.yaml", "模板包: work-report", "模板包：work-report")
        status(page, "处错误")
        assert report(page).is_visible()
        replace(project, "reportgen.yaml", "模板包：work-report", "模板包: work-report")
        status(page, "已是最新")


def test_a_preview_that_begins_with_an_error_shows_the_report_once_that_is_mended(chromium: Any, project: Path) -> None:
    replace(project, "reportgen.yaml", "报告:", "报告：")
    with preview(chromium, project) as page:
        status(page, "还没有能显示的报告")
        assert page.locator("iframe").count() == 0
        replace(project, "reportgen.yaml", "报告：", "报告:")
        report(page).get_by_text("10.7万人次").first.wait_for()


def test_the_keyboard_goes_through_the_findings_to_the_file_and_back(chromium: Any, project: Path) -> None:
    at = "[...document.querySelectorAll('#findings li')].findIndex(each => each.contains(document.activeElement))"
    with preview(chromium, project) as page:
        page.keyboard.press("j")
        page.keyboard.press("ArrowDown")
        assert page.evaluate(at) == 1
        page.keyboard.press("k")
        assert page.evaluate(at) == 0
        assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
        page.keyboard.press("Enter")
        page.locator("#excerpt mark").wait_for()
        place = page.locator("#place").inner_text()
        assert re.fullmatch(r"data/2022/\S+\.yaml:\d+:\d+", place)
        assert page.evaluate("document.activeElement.id") == "place"
        line = (project / place.split(":")[0]).read_text(encoding="utf-8").splitlines()[int(place.split(":")[1]) - 1]
        assert page.locator("#excerpt mark").inner_text() in line
        page.keyboard.press("Escape")
        assert page.evaluate(at) == 0
        assert page.locator("#excerpt").is_hidden()


@pytest.mark.parametrize("by", ["click", "Enter"])
def test_a_figure_of_the_report_leads_to_where_it_was_typed(chromium: Any, project: Path, by: str) -> None:
    with preview(chromium, project) as page:
        figure = report(page).locator(".v", has_text="10.7万人次").first
        if by == "click":
            figure.click()
        else:
            figure.press("Enter")
        page.locator("#excerpt .here").wait_for()
        assert page.locator("#place").inner_text() == "data/2022/数字.yaml:32"
        assert "参加人次: 10.7万人次" in page.locator("#excerpt .here").inner_text()
        assert page.locator("#editor").get_attribute("href").startswith("vscode://file/")


def test_another_report_is_chosen_and_stays_chosen(chromium: Any, project: Path) -> None:
    with preview(chromium, project) as page:
        report(page).wait_for()
        page.locator("#reports").select_option("任务分解表")
        page.locator("iframe:not(.waiting)[title=任务分解表]").wait_for()
        page.reload()
        page.locator("iframe:not(.waiting)[title=任务分解表]").wait_for()


def test_the_word_file_is_there_for_the_asking(chromium: Any, project: Path, tmp_path: Path) -> None:
    with preview(chromium, project) as page:
        report(page).wait_for()
        with page.expect_download() as download:
            page.locator("#document").click()
        assert download.value.suggested_filename == "2022年工作报告.docx"
        download.value.save_as(tmp_path / "saved.docx")
    assert (tmp_path / "saved.docx").read_bytes().startswith(b"PK")
    assert not (project / "output").exists()


def test_words_of_the_data_are_words_on_the_page(chromium: Any, tmp_path: Path) -> None:
    evil = "<img src=x onerror=alert(1)><script>alert(1)</script>"
    project = on_disk(tmp_path / "evil", {"data.yaml": f"标题: '{evil}'\n正文: '{{{evil}}}'\n"})
    with preview(chromium, project) as page:
        status(page, "处错误")
        assert page.locator(".finding").count() > 0
        assert page.locator("aside img, aside script").count() == 0


def test_a_pack_of_the_project_is_shown_and_watched(chromium: Any, tmp_path: Path) -> None:
    project = on_disk(tmp_path / "own", {})
    with preview(chromium, project) as page:
        report(page).get_by_text("630多万人").first.wait_for()
        replace(project, "templates/note/note.md.j2", "{{ text }}", "新的一段。{{ text }}")
        report(page).get_by_text("新的一段").first.wait_for()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [browser.WIDE, browser.PHONE], ids=["wide", "phone"])
@pytest.mark.parametrize("faulty", [False, True], ids=["well", "faulty"])
def test_axe_finds_no_violation_and_nothing_is_wider_than_the_window(
    chromium: Any, project: Path, size: tuple[int, int], scheme: str, faulty: bool
) -> None:
    if faulty:
        replace(project, REVIEW, "{疫情防控.参加人次}", "{疫情防控.参加人数}")
    with preview(chromium, project, size, scheme) as page:
        page.keyboard.press("j")
        page.keyboard.press("Enter")
        page.locator("#excerpt mark").wait_for()
        assert page.evaluate("document.documentElement.scrollWidth") == size[0]
        assert page.evaluate(
            "document.querySelector('aside').scrollWidth <= document.querySelector('aside').clientWidth"
        )
        assert browser.violations(page) == []


def test_the_page_is_dark_where_the_system_is(chromium: Any, project: Path) -> None:
    with preview(chromium, project, scheme="dark") as page:
        assert page.evaluate("getComputedStyle(document.querySelector('aside')).backgroundColor") == "rgb(28, 30, 34)"


def test_the_page_says_when_the_preview_has_ended(chromium: Any, project: Path) -> None:
    with previewing(project) as live, closing(chromium.new_page()) as page:
        page.goto(live.address)
        status(page, "已是最新")
        assert live.interrupt() == 0  # though the page still listens for news
        status(page, "预览已经停了")
