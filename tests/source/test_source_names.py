"""The nearest known name: what somebody probably meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.source import nearest, suggestion

KEYS = ("标题", "组织", "会议", "日期", "报告人", "回顾年度", "计划年度", "title", "organisation", "meeting")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("标提", "标题"),
        ("会 议", "会议"),
        ("报告人员", "报告人"),
        ("回顾年", "回顾年度"),
        ("tilte", "title"),
        ("organization", "organisation"),
        ("Meeting", "meeting"),
    ],
)
def test_a_near_miss_finds_the_name_that_was_meant(typed: str, meant: str) -> None:
    assert nearest(typed, KEYS) == meant


@pytest.mark.parametrize("typed", ["附件", "xyz", "", "预算执行情况"])
def test_a_name_like_no_other_finds_nothing(typed: str) -> None:
    assert nearest(typed, KEYS) is None


def test_of_equally_near_names_the_first_is_taken() -> None:
    assert nearest("甲丙", ["甲乙", "甲丁"]) == "甲乙"


def test_nothing_is_near_when_nothing_is_known() -> None:
    assert nearest("标题", []) is None


def test_a_suggestion_is_a_value_for_a_finding_or_none_at_all() -> None:
    assert suggestion("标提", KEYS) == {"suggestion": "标题"}
    assert suggestion("附件", KEYS) == {}


@given(st.text(), st.lists(st.text(), max_size=8))
def test_what_is_found_is_a_known_name_and_a_known_name_finds_itself(name: str, known: list[str]) -> None:
    assert nearest(name, known) in {None, *known}
    if name:
        assert nearest(name, [*known, name]) == name
