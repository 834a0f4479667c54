"""The shown line of a finding: carets below the very characters, whatever stands on the line."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reportgen.source import Span
from reportgen.source.catalog import excerpt, source_lines
from reportgen.source.catalog.excerpt import COLUMNS


def shown(line: str, column: int, end: int | None = None, end_line: int = 1) -> str:
    """What is printed for a stretch of `line`, the only one of its file."""
    found = excerpt([line], Span("甲.yaml", 1, column, end_line, column if end is None else end))
    assert found is not None
    return f"{found.gutter}{found.line}\n{found.margin}{found.carets}"


def columns(text: str) -> int:
    """How many columns a terminal takes for `text`."""
    widths = {"W": 2, "F": 2}
    return sum(0 if unicodedata.combining(each) else widths.get(unicodedata.east_asian_width(each), 1) for each in text)


def test_carets_stand_below_the_very_characters() -> None:
    assert shown("参保金额: 12万无", 7, 11) == (
        "    1 | 参保金额: 12万无\n"
        "      |           ^^^^^^"
    )  # fmt: skip


def test_a_point_marks_the_character_that_stands_there() -> None:
    assert shown("标题：甲", 3) == "    1 | 标题：甲\n      |     ^^"
    assert shown("abc", 2) == "    1 | abc\n      |  ^"


def test_a_point_behind_the_last_character_is_marked_there() -> None:
    assert shown("姓名:", 4) == "    1 | 姓名:\n      |      ^"


def test_a_stretch_over_several_lines_marks_the_first_to_its_end() -> None:
    assert shown("正文: 甲乙  ", 5, 3, end_line=4) == "    1 | 正文: 甲乙\n      |       ^^^^"


def test_a_mark_above_a_letter_takes_no_column() -> None:
    assert shown("e\u0301a: b", 3, 4) == "    1 | e\u0301a: b\n      |  ^"


def test_rare_characters_and_their_variants_are_shown_as_they_are() -> None:
    assert shown("𠮷\U000e0100祥: 甲", 3, 4) == "    1 | 𠮷\U000e0100祥: 甲\n      |   ^^"


def test_quotation_marks_and_dashes_are_as_narrow_as_terminals_have_them() -> None:
    assert shown("“甲”—乙", 5, 6) == "    1 | “甲”—乙\n      |      ^^"


def test_a_tab_is_seen() -> None:
    assert shown("\t姓名: 张三", 1, 2) == "    1 | →姓名: 张三\n      | ^"


@pytest.mark.parametrize("character", ["\u200b", "\u202e", "\ufeff", "\u00a0", "\x1b", "\x07", "\ud800"])
def test_what_is_invisible_or_steers_the_terminal_is_shown_as_an_escape(character: str) -> None:
    assert shown(f"甲{character}乙", 2, 3) == f"    1 | 甲\\u{ord(character):04x}乙\n      |   ^^^^^^"


def test_the_number_of_the_line_is_at_the_right_of_its_column() -> None:
    for number, gutter in ((7, "    7 | "), (12345, "12345 | "), (1234567, "1234567 | ")):
        found = excerpt([""] * (number - 1) + ["甲"], Span("甲.yaml", number, 1, number, 2))
        assert found is not None
        assert (found.gutter, len(found.margin)) == (gutter, len(gutter))


PROSE = "全区各级计生协围绕中心服务大局，" * 20


@pytest.mark.parametrize("column", [1, 2, 20, 150, 300, 320])
def test_a_long_line_is_cut_around_the_carets(column: int) -> None:
    line, carets = shown(PROSE, column, column + 1).splitlines()
    assert columns(line) <= COLUMNS
    assert columns(line) > COLUMNS - 8
    assert ("…" in line[:10], line.endswith("…")) == (column > 2, column < 300)
    assert carets.endswith("^^")


def test_a_long_stretch_is_marked_as_far_as_it_is_shown() -> None:
    line, carets = shown(PROSE, 1, 301).splitlines()
    assert columns(line) <= COLUMNS
    assert columns(carets) == columns(line.removesuffix("…"))


def test_a_file_as_a_whole_and_a_line_that_is_not_there_show_nothing() -> None:
    assert excerpt(["甲"], Span("甲.yaml")) is None
    assert excerpt(["甲"], Span("甲.yaml", 2, 1)) is None
    assert excerpt([], Span("甲.yaml", 1, 1)) is None


def test_a_file_that_is_not_utf_8_has_no_lines() -> None:
    assert source_lines("标题".encode("gb18030")) == []
    assert source_lines("\ufeff甲\r\n乙\r丙\n".encode()) == ["甲", "乙", "丙", ""]


@given(st.text(st.characters(exclude_characters="\n"), max_size=120), st.integers(1, 130), st.integers(0, 20))
@example(" ", 2, 0)
def test_any_line_fits_and_its_carets_stand_below_it(line: str, column: int, length: int) -> None:
    above, below = shown(line, column, column + length).splitlines()[:2]
    assert above.removeprefix("    1 | ").isprintable()
    assert columns(above) <= COLUMNS
    assert set(below.removeprefix("      | ").lstrip(" ")) == {"^"}
    assert columns(below) <= max(columns(above), len("    1 | ")) + 1


SHOWN = {"\t": "→", "\u200b": "\\u200b"}


@given(st.text("甲乙a”\t\u200b", min_size=1, max_size=200), st.data())
def test_the_carets_begin_below_the_first_character_of_the_stretch(line: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(line) - 1))
    found = excerpt([line], Span("甲.yaml", 1, at + 1, 1, at + 2))
    assert found is not None
    before = ""
    while columns(before) < columns(found.carets.rstrip("^")):
        before = found.line[: len(before) + 1]
    first = SHOWN.get(line[at], line[at])
    assert found.line[len(before) :].startswith(first)
    assert found.carets.count("^") == columns(first)
