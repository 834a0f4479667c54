"""Number patterns: prefix, counting symbol, suffix."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.numbering import NumberPattern, read_pattern


@pytest.mark.parametrize(
    ("first", "later"),
    [
        ("一、", ["一、", "二、", "十、", "二十一、"]),
        ("（一）", ["（一）", "（二）", "（十）", "（二十一）"]),
        ("1.", ["1.", "2.", "10.", "21."]),
        ("（1）", ["（1）", "（2）", "（10）", "（21）"]),
        ("一是", ["一是", "二是", "十是", "二十一是"]),
        ("一要", ["一要", "二要", "十要", "二十一要"]),
        ("第一，", ["第一，", "第二，", "第十，", "第二十一，"]),
        ("第一部分", ["第一部分", "第二部分", "第十部分", "第二十一部分"]),
        ("a)", ["a)", "b)", "j)", "u)"]),
        ("A.", ["A.", "B.", "J.", "U."]),
        ("1", ["1", "2", "10", "21"]),
    ],
)
def test_a_pattern_counts_on_from_its_first_number(first: str, later: list[str]) -> None:
    pattern = read_pattern(first)
    assert [pattern.number(count) for count in (1, 2, 10, 21)] == later


def test_circled_numbers_count_to_twenty() -> None:
    pattern = read_pattern("①")
    assert "".join(map(pattern.number, range(1, 21))) == "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


@pytest.mark.parametrize(("first", "past"), [("①", 21), ("a)", 27), ("A.", 27), ("一、", 10_000)])
def test_a_symbol_that_runs_out_is_refused(first: str, past: int) -> None:
    pattern = read_pattern(first)
    pattern.number(past - 1)
    with pytest.raises(ValueError, match=str(past)):
        pattern.number(past)


def test_a_pattern_is_prefix_symbol_and_suffix() -> None:
    assert read_pattern("（一）") == NumberPattern("（", "一", "）")
    assert read_pattern("1") == NumberPattern("", "1", "")


@pytest.mark.parametrize("text", ["", "、", "二、", "2.", "甲、", "Ⅰ", "关于第几节一、", "一以及其他各项", "一\n"])
def test_a_text_without_a_first_number_is_no_pattern(text: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(text)}$"):
        read_pattern(text)


@given(
    st.text(alphabet="（）第、.是要", max_size=4),
    st.sampled_from("一1①aA"),
    st.text(alphabet="（）、.是要，", max_size=4),
)
def test_the_first_number_of_a_pattern_is_the_pattern(prefix: str, symbol: str, suffix: str) -> None:
    text = prefix + symbol + suffix
    assert read_pattern(text).number(1) == text


@given(st.sampled_from(["一、", "（一）", "1.", "①", "a)", "A."]), st.integers(1, 20), st.integers(1, 20))
def test_different_counts_give_different_numbers(first: str, one: int, other: int) -> None:
    pattern = read_pattern(first)
    assert (pattern.number(one) == pattern.number(other)) == (one == other)
