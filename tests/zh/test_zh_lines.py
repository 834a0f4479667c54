"""Titles broken by sense: whole words, no line too long, nothing lost, and a 梯形 or 菱形 outline."""

from collections.abc import Iterable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reportgen.zh import break_by_sense, width

TITLE = "聚焦生育支持 提升服务能力 为推进健康广西建设贡献计生协力量"
SUBTITLE = ("——2022年7月19日", "在", "广西壮族自治区计划生育协会", "第六届全区理事会", "第五次会议", "上的工作报告")

CLOSING = "，。、；：？！”’）》〉】〕」』"
OPENING = "“‘（《〈【〔「『"


def broken(text: str, limit: float, seams: Iterable[int] = ()) -> list[str]:
    return list(break_by_sense(text, limit, tuple(seams)))


def seams(parts: tuple[str, ...]) -> list[int]:
    """The offsets where the parts meet, in the text that they make together."""
    return [sum(map(len, parts[:count])) for count in range(1, len(parts))]


# The report's own


def test_the_report_s_title_breaks_at_its_blank_into_two_growing_lines() -> None:
    # 22 characters of 二号 fill 156 mm, so 20 cells are a usual limit.
    assert broken(TITLE, 20) == ["聚焦生育支持 提升服务能力", "为推进健康广西建设贡献计生协力量"]


def test_the_report_s_subtitle_breaks_between_its_values() -> None:
    lines = broken("".join(SUBTITLE), 28, seams(SUBTITLE))
    assert lines == ["——2022年7月19日在广西壮族自治区计划生育协会", "第六届全区理事会第五次会议上的工作报告"]


def test_a_title_that_fits_stays_whole() -> None:
    assert broken("工作报告", 4) == ["工作报告"]
    assert broken("", 4) == [""]


# Where a line may end


@pytest.mark.parametrize(
    ("text", "limit", "lines"),
    [
        ("甲乙丙丁，戊己庚辛壬", 6, ["甲乙丙丁，", "戊己庚辛壬"]),
        ("关于开展工作的若干具体意见", 8, ["关于开展工作的", "若干具体意见"]),
        ("加强组织建设和服务能力建设", 8, ["加强组织建设", "和服务能力建设"]),
    ],
)
def test_a_line_ends_where_a_word_ends(text: str, limit: float, lines: list[str]) -> None:
    assert broken(text, limit) == lines


@pytest.mark.parametrize("kept", ["2022年", "10.7万", "COVID-19", "81.7%", "《条例》"])
def test_a_number_a_latin_word_and_a_short_quotation_are_not_torn(kept: str) -> None:
    text = f"关于做好全区计划生育{kept}协会重点工作"
    for limit in (10, 11, 12, 13):
        assert any(kept in line for line in broken(text, limit))


def test_a_dash_stays_with_what_it_leads() -> None:
    assert not any(line.endswith("—") for line in broken("甲乙丙丁戊己庚辛——壬癸子丑寅卯", 9))


def test_a_seam_decides_between_places_that_are_otherwise_alike() -> None:
    assert broken("甲乙丙丁戊己庚辛壬", 6, [4]) == ["甲乙丙丁", "戊己庚辛壬"]
    assert broken("甲乙丙丁戊己庚辛壬", 6, [5]) == ["甲乙丙丁戊", "己庚辛壬"]


def test_two_lines_are_not_quite_equal() -> None:
    first, second = broken("甲乙丙丁戊己庚辛壬癸", 6)
    assert {len(first), len(second)} == {4, 6}


def test_three_lines_are_no_hourglass() -> None:
    widths = [width(line) for line in broken("甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未", 7)]
    assert len(widths) == 3
    assert not widths[0] > widths[1] < widths[2]


# What comes back whole


def test_a_text_without_a_place_to_break_comes_back_whole() -> None:
    assert broken("internationalization", 5) == ["internationalization"]


def test_a_text_of_more_than_five_lines_comes_back_whole() -> None:
    assert broken("甲" * 60, 10) == ["甲" * 60]


def test_a_width_counts_ascii_as_half() -> None:
    assert width("甲a1，") == 3.0
    assert width("") == 0.0


# Whatever the title


TEXTS = st.text(alphabet="甲乙丙丁的和在2 aA，。（）《》“”—…", min_size=1, max_size=60)


@given(TEXTS, st.integers(2, 30), st.sets(st.integers(0, 60), max_size=4))
def test_no_line_is_too_long_unless_the_text_comes_back_whole(text: str, limit: int, places: set[int]) -> None:
    lines = broken(text, limit, places)
    assert lines == [text] or all(width(line) <= limit for line in lines)


@given(TEXTS, st.integers(2, 30))
def test_nothing_is_lost_but_blanks_at_breaks(text: str, limit: int) -> None:
    lines = broken(text, limit)
    rest = text
    for line in lines:
        rest = rest.lstrip(" ") if lines != [text] else rest
        assert rest.startswith(line)
        rest = rest[len(line) :]
    assert not rest.strip(" ")


@given(TEXTS, st.integers(2, 30))
@example("“ 《", 2)
def test_no_line_begins_with_a_closing_mark_or_ends_with_an_opening_one(text: str, limit: int) -> None:
    lines = broken(text, limit)
    assert not any(line.startswith(tuple(CLOSING)) for line in lines[1:])
    assert not any(line.endswith(tuple(OPENING)) for line in lines[:-1])


@given(TEXTS.filter(str.strip), st.integers(2, 30))
@example(" 甲甲", 2)
def test_no_line_is_empty(text: str, limit: int) -> None:
    assert all(broken(text, limit))


@given(st.text(alphabet="甲乙丙", min_size=1, max_size=40), st.integers(4, 20))
def test_plain_text_is_broken_into_as_few_lines_as_can_be(text: str, limit: int) -> None:
    fewest = -(-len(text) // limit)
    lines = broken(text, limit)
    assert len(lines) in ({1} if fewest > 5 else {fewest, fewest + 1})


def test_a_long_title_without_good_breaks_is_broken_without_weighing_millions_of_layouts() -> None:
    assert broken("甲" * 139, 30) == ["甲" * count for count in (27, 28, 29, 28, 27)]


def test_of_too_many_layouts_only_those_with_good_breaks_are_weighed() -> None:
    assert broken("甲甲甲甲甲甲的" * 20, 45) == ["甲甲甲甲甲甲的" * 5] * 4


def test_a_title_with_too_many_layouts_of_good_breaks_stays_whole() -> None:
    assert broken("和" * 210, 50) == ["和" * 210]
