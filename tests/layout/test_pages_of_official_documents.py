"""An official document as LibreOffice sets it, measured against GB/T 9704—2012."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Any, NamedTuple

import pdfplumber
import pytest
import yaml
from office import converted
from pages import MM_PER_POINT, Line, Page, read_page
from writing import build, work_report_files

# The text area (版心, 5.2.1), in mm; a line of the grid; a character of 三号.
LEFT, TOP, RIGHT, BOTTOM = 28, 37, 210 - 26, 37 + 225
PITCH, CHARACTER = 225 / 22, 16 * MM_PER_POINT
FILE = "data/2022/公文.yaml"

OFFICIAL: Mapping[str, Any] = {
    "发文机关": "广西计划生育协会",
    "发文字号": "桂计生协〔2022〕8号",
    "主送": ["各市计生协"],
    "成文日期": "2022-07-29",
}
COPIES = ["中国计划生育协会", "自治区党委办公厅、自治区人民政府办公厅", "自治区卫生健康委员会、自治区民政厅"]
WHOLE: Mapping[str, Any] = {
    **OFFICIAL,
    "份号": "000001",
    "密级": "机密★1年",
    "紧急程度": "特急",
    "签发人": ["张三"],
    "附件": [
        {"标题": "2022年工作任务分解表", "正文": "请抓好落实。"},
        {"标题": "关于做好计划生育协会系统年度考核和先进集体、先进个人推荐评选工作的通知"},
    ],
    "抄送": COPIES,
    "印发": {"机关": "广西计划生育协会办公室", "日期": "2022-08-01"},
}


class Stroke(NamedTuple):
    """A line across the page: lengths in mm, its width in points."""

    y: float
    left: float
    right: float
    width: float


class Printed(NamedTuple):
    """A document as it stands on paper."""

    pages: list[Page]
    strokes: list[list[Stroke]]

    def line(self, begin: str) -> Line:
        """The last line of the text that begins with these words."""
        return [line for page in self.pages for line in page.lines if line.text.startswith(begin)][-1]


def printed(official: Mapping[str, Any]) -> Printed:
    """The news of the meeting as an official document."""
    files = work_report_files()
    listed = files["reportgen.yaml"].decode().replace("消息.yaml\n", f"消息.yaml\n      - {FILE}\n")
    text = yaml.safe_dump({"公文": dict(official)}, allow_unicode=True)
    pdf = converted(build({**files, "reportgen.yaml": listed.encode(), FILE: text.encode()}, name="会议消息"), "pdf")
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        pages = document.pages
        return Printed([read_page(page, BOTTOM) for page in pages], [_strokes(page) for page in pages])


def _strokes(page: Any) -> list[Stroke]:
    return sorted({_stroke(each) for each in page.lines})


def _stroke(line: dict[str, float]) -> Stroke:
    y, left, right = (line[key] * MM_PER_POINT for key in ("top", "x0", "x1"))
    return Stroke(y, left, right, line["linewidth"])


@pytest.fixture(scope="module")
def whole() -> Printed:
    """With every piece."""
    return printed(WHOLE)


@pytest.fixture(scope="module")
def least() -> Printed:
    """With what an official document has at the least, and without a seal."""
    return printed({**OFFICIAL, "印章": "无"})


class TestHead:
    def test_copy_number_secrecy_and_urgency_stand_at_the_left_of_the_first_lines(self, whole: Printed) -> None:
        first = whole.pages[0].lines[:3]
        assert [line.text for line in first] == ["000001", "机密★1年", "特急"]
        assert all(line.left == pytest.approx(LEFT, abs=0.5) for line in first)
        assert first[2].top - first[0].top == pytest.approx(2 * PITCH, abs=0.5)

    @pytest.mark.parametrize("which", ["whole", "least"])
    def test_the_mark_begins_35_mm_below_the_text_area_s_top_whatever_is_above(
        self, which: str, request: pytest.FixtureRequest
    ) -> None:
        mark = request.getfixturevalue(which).line("广西计划生育协会文件")
        assert mark.top - TOP == pytest.approx(35, abs=1)
        assert (mark.left + mark.right) / 2 == pytest.approx((LEFT + RIGHT) / 2, abs=0.5)

    def test_a_mark_of_18_characters_stands_in_one_line_of_the_text_area(self) -> None:
        long = printed({**OFFICIAL, "发文机关标志": "广西壮族自治区计划生育协会办公室文件"})
        mark = long.line("广西壮族自治区计划生育协会办公室文件")
        assert mark.top - TOP == pytest.approx(35, abs=1)
        assert mark.left > LEFT - 0.5
        assert mark.right < RIGHT + 0.5

    def test_the_number_stands_two_blank_lines_below_the_mark_in_the_middle(self, least: Printed) -> None:
        mark, number = least.line("广西计划生育协会文件"), least.line("桂计生协〔2022〕8号")
        assert (number.left + number.right) / 2 == pytest.approx((LEFT + RIGHT) / 2, abs=0.5)
        # Two lines, and what the two lines of text have above and below their characters.
        assert number.top - mark.bottom == pytest.approx(2 * PITCH + (PITCH - CHARACTER), abs=1)

    def test_beside_a_signatory_the_number_stands_one_character_from_the_edge_and_so_does_he(
        self, whole: Printed
    ) -> None:
        line = whole.line("桂计生协〔2022〕8号")
        assert line.text.endswith("签发人：张三")
        assert line.left == pytest.approx(LEFT + CHARACTER, abs=0.5)
        assert line.right == pytest.approx(RIGHT - CHARACTER, abs=0.5)

    @pytest.mark.parametrize("which", ["whole", "least"])
    def test_the_red_line_is_4_mm_below_the_number_and_as_wide_as_the_text(
        self, which: str, request: pytest.FixtureRequest
    ) -> None:
        document = request.getfixturevalue(which)
        (stroke,) = document.strokes[0]
        assert stroke.y - document.line("桂计生协〔2022〕8号").bottom == pytest.approx(4, abs=0.5)
        assert (stroke.left, stroke.right) == pytest.approx((LEFT, RIGHT), abs=0.3)

    def test_the_title_stands_two_blank_lines_below_the_red_line(self, whole: Printed) -> None:
        title = next(line for line in whole.pages[0].lines if line.size == 22)
        # Its own line of 36 pt has 3.3 mm above the characters.
        assert title.top - whole.strokes[0][0].y == pytest.approx(2 * PITCH + 3.3, abs=1)

    def test_the_recipients_stand_one_blank_line_below_the_title_at_the_left_edge(self, whole: Printed) -> None:
        last = [line for line in whole.pages[0].lines if line.size == 22][-1]
        to = whole.line("各市计生协：")
        assert to.left == pytest.approx(LEFT, abs=0.5)
        assert to.top - last.bottom == pytest.approx(PITCH + (PITCH - CHARACTER), abs=1.5)


class TestEnd:
    def test_attachments_begin_two_characters_in_and_turn_over_below_their_names(self, whole: Printed) -> None:
        first, second = whole.line("附件：1."), whole.line("2.关于")
        over = next(page.lines[page.lines.index(second) + 1] for page in whole.pages if second in page.lines)
        assert first.left == pytest.approx(LEFT + 2 * CHARACTER, abs=0.5)
        assert second.left == pytest.approx(LEFT + 5 * CHARACTER, abs=0.5)
        assert over.left == pytest.approx(LEFT + 6.5 * CHARACTER, abs=0.5)

    def test_under_a_seal_the_date_ends_four_characters_from_the_edge_and_the_issuer_stands_over_its_middle(
        self, whole: Printed
    ) -> None:
        date, issuer = whole.line("2022年7月29日"), _alone(whole, "广西计划生育协会")
        assert date.right == pytest.approx(RIGHT - 4 * CHARACTER, abs=0.5)
        # Six and a half characters; LibreOffice 7.4 sets blanks between digits and characters besides.
        assert (issuer.left + issuer.right) / 2 == pytest.approx(RIGHT - (4 + 6.5 / 2) * CHARACTER, abs=0.6)
        assert date.top - issuer.top == pytest.approx(PITCH, abs=0.5)

    def test_without_a_seal_the_issuer_ends_two_characters_from_the_edge_a_blank_line_below(
        self, least: Printed
    ) -> None:
        issuer, date = _alone(least, "广西计划生育协会"), least.line("2022年7月29日")
        assert issuer.right == pytest.approx(RIGHT - 2 * CHARACTER, abs=0.5)
        assert date.top - issuer.top == pytest.approx(PITCH, abs=0.5)
        lines = next(page.lines for page in least.pages if issuer in page.lines)
        assert issuer.top - lines[lines.index(issuer) - 1].top == pytest.approx(2 * PITCH, abs=0.5)

    def test_without_a_seal_a_date_that_is_longer_than_the_issuer_ends_two_characters_from_the_edge(self) -> None:
        short = printed({**OFFICIAL, "发文机关": "甲县计协", "印章": "无"})
        assert short.line("2022年7月29日").right == pytest.approx(RIGHT - 2 * CHARACTER, abs=0.5)
        # Its first character is two right of the issuer's, which is reckoned without LibreOffice's blanks (5 mm).
        issuer = _alone(short, "甲县计协")
        assert issuer.left == pytest.approx(RIGHT - (2 + 6.5 + 2) * CHARACTER, abs=0.8)

    def test_a_name_stamp_has_room_between_the_post_and_four_characters(self) -> None:
        signed = printed({**OFFICIAL, "签名章职务": "会长"})
        post, date = _alone(signed, "会长"), signed.line("2022年7月29日")
        assert post.right == pytest.approx(RIGHT - 10 * CHARACTER, abs=0.5)
        assert date.right == pytest.approx(RIGHT - 4 * CHARACTER, abs=0.5)
        assert date.top - post.top == pytest.approx(2 * PITCH, abs=0.5)

    def test_an_attachment_begins_a_page_with_its_name_on_the_first_line_and_its_title_on_the_third(
        self, whole: Printed
    ) -> None:
        mark, title, text = whole.pages[-1].lines[:3]
        assert mark.text == "附件1"
        assert mark.left == pytest.approx(LEFT, abs=0.5)
        assert mark.top - (PITCH - CHARACTER) / 2 == pytest.approx(TOP, abs=1)
        assert title.text == "2022年工作任务分解表"
        assert (title.left + title.right) / 2 == pytest.approx((LEFT + RIGHT) / 2, abs=0.5)
        assert title.top - 3.3 == pytest.approx(TOP + 2 * PITCH, abs=1)
        assert text.text == "请抓好落实。"


def _alone(document: Printed, words: str) -> Line:
    """The last line that holds nothing but these words."""
    return [line for page in document.pages for line in page.lines if line.text == words][-1]


class TestImprint:
    def test_its_last_rule_is_the_lower_edge_of_the_text_area_of_the_last_page(self, whole: Printed) -> None:
        assert whole.strokes[-1][-1].y == pytest.approx(BOTTOM, abs=0.5)

    def test_its_rules_are_as_wide_as_the_text_thick_at_the_edges_and_thin_between(self, whole: Printed) -> None:
        strokes = whole.strokes[-1]
        assert [stroke.width for stroke in strokes] == [1, 0.75, 1]
        for stroke in strokes:
            assert (stroke.left, stroke.right) == pytest.approx((LEFT, RIGHT), abs=0.3)

    def test_copies_stand_one_character_in_and_turn_over_behind_the_colon(self, whole: Printed) -> None:
        first, over = (line for line in whole.pages[-1].lines if line.size == 14 and "印发" not in line.text)
        character = 14 * MM_PER_POINT
        assert first.text.startswith("抄送：中国计划生育协会，")
        assert first.left == pytest.approx(LEFT + character, abs=0.5)
        assert over.left == pytest.approx(LEFT + 4 * character, abs=0.5)
        assert first.right < RIGHT - character + 0.5

    def test_who_sends_it_out_and_the_day_stand_one_character_from_either_edge(self, whole: Printed) -> None:
        line = whole.line("广西计划生育协会办公室")
        character = 14 * MM_PER_POINT
        assert line.text == "广西计划生育协会办公室2022年8月1日印发"
        assert line.left == pytest.approx(LEFT + character, abs=0.5)
        assert line.right == pytest.approx(RIGHT - character, abs=0.5)

    @pytest.mark.parametrize("lines", [1, 5, 6, 7, 8, 9, 10, 14])
    def test_however_far_the_text_goes_it_stands_at_the_foot_of_the_last_page_and_covers_no_text(
        self, lines: int
    ) -> None:
        text = "\n\n".join(["甲"] * (lines + 6))
        attachment = {"附件": [{"标题": "任务表", "正文": text}]}
        long = printed({**OFFICIAL, **attachment, "抄送": ["市计生协"], "印发": WHOLE["印发"]})
        *_, before, last = long.pages
        strokes = long.strokes[-1]
        assert strokes[-1].y == pytest.approx(BOTTOM, abs=0.5)
        own = [line for line in last.lines if line.size == 14]
        assert len(own) == 2
        assert all(line.bottom < strokes[0].y for line in last.lines if line not in own)
        counted = [line for page in (before, last) for line in page.lines if line.text == "甲"]
        assert len(counted) == lines + 6
