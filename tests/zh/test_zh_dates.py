"""Dates as people write them, and as a report prints them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.zh import meant_date, numeral, print_date, read_date

DAY = date(2022, 7, 9)


@pytest.mark.parametrize(
    "text", ["2022-07-09", "2022-7-9", "2022/7/9", "2022/07/09", "2022年7月9日", "2022年07月09日", " 2022-07-09 "]
)
def test_a_date_is_read_in_three_ways_of_writing(text: str) -> None:
    assert read_date(text) == DAY


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2022",
        "2022-07",
        "22-07-09",
        "2022-7/9",
        "2022.7.9",
        "2022年7月9",
        "2022-02-30",
        "2022-13-01",
        "2022-00-10",
        "0000-01-01",
        "2022-07-09 10:00",
        "二〇二二年七月九日",
        "2022-007-09",
    ],
)
def test_what_is_no_date_or_no_day_gives_none(text: str) -> None:
    assert read_date(text) is None


def test_29_february_is_a_day_in_leap_years_only() -> None:
    assert read_date("2024-02-29") == date(2024, 2, 29)
    assert read_date("2022-02-29") is None


def test_a_date_is_printed_without_leading_zeros() -> None:
    assert print_date(DAY) == "2022年7月9日"


@given(st.dates())
def test_a_printed_date_reads_back(day: date) -> None:
    if day.year >= 1000:  # the year is printed in full, without zeros in front
        assert read_date(print_date(day)) == day
    assert read_date(day.isoformat()) == day


@given(st.text(max_size=12))
def test_any_text_is_a_date_or_none(text: str) -> None:
    assert read_date(text) is None or isinstance(read_date(text), date)


@given(st.dates(date(1982, 2, 18), date(2036, 11, 20)))
def test_a_date_in_another_spelling_is_seen_for_what_was_meant(day: date) -> None:
    for spelt in (f"{day:%Y.%m.%d}", f"{day:%Y%m%d}", f"{day.year}年{day.month}月{day.day}号", f"{day:%Y，%m，%d}"):
        assert meant_date(spelt) == (day, True)
    in_words = f"{day.year}年{numeral(day.month)}月{numeral(day.day)}日"
    assert meant_date(in_words) == (day, True)
    assert meant_date(f"{day.year}年{day.month}月{day.day}日（星期六）上午 9:30") == (day, False)
    assert meant_date(str((day - date(1899, 12, 30)).days)) == (day, False)


@pytest.mark.parametrize("text", ["", "2022.2.30", "20221301", "7月19日", "2022年7月", "明天", "7/19/2022", "12345"])
def test_what_may_be_any_day_is_left_open(text: str) -> None:
    assert meant_date(text) is None
