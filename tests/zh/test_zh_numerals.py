"""Chinese numerals against an independent reading back."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.zh import numeral, read_number, read_numeral


def read_back(text: str) -> int:
    """The number that a Chinese numeral means, read digit by digit as one reads it aloud."""
    total, digit = 0, 0
    for character in text:
        if character in "十百千":
            total += (digit or 1) * {"十": 10, "百": 100, "千": 1000}[character]
            digit = 0
        else:
            digit = "零一二三四五六七八九".index(character)
    return total + digit


def test_every_numeral_reads_back_as_its_number() -> None:
    assert [read_back(numeral(number)) for number in range(1, 10_000)] == list(range(1, 10_000))


def test_no_two_numbers_share_a_numeral() -> None:
    assert len({numeral(number) for number in range(1, 10_000)}) == 9_999


def test_a_zero_is_said_once_between_digits_and_never_at_an_end() -> None:
    for number in range(1, 10_000):
        written = numeral(number)
        assert "零零" not in written
        assert not written.startswith("零")
        assert not written.endswith("零")
        assert not written.startswith("一十")


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (1, "一"),
        (10, "十"),
        (11, "十一"),
        (20, "二十"),
        (21, "二十一"),
        (100, "一百"),
        (101, "一百零一"),
        (110, "一百一十"),
        (111, "一百一十一"),
        (1001, "一千零一"),
        (1010, "一千零一十"),
        (2022, "二千零二十二"),
        (9999, "九千九百九十九"),
    ],
)
def test_a_numeral_is_written_as_the_standard_does(number: int, written: str) -> None:
    assert numeral(number) == written


@pytest.mark.parametrize("number", [0, -1, 10_000])
def test_there_is_no_ordinal_outside_one_to_9999(number: int) -> None:
    with pytest.raises(ValueError, match=str(number)):
        numeral(number)


# Reading


def test_every_numeral_that_is_written_is_read() -> None:
    assert [read_numeral(numeral(number)) for number in range(1, 10_000)] == list(range(1, 10_000))


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("零", 0),
        ("两", 2),
        ("两千两百", 2200),
        ("一十二", 12),
        ("一百五", 150),
        ("一百零五", 105),
        ("一万五", 15_000),
        ("十二万", 120_000),
        ("三千零五十万", 30_500_000),
        ("一亿三千万", 130_000_000),
        ("两万亿", 2_000_000_000_000),
        ("二〇二一", 2021),
        ("百", 100),
    ],
)
def test_a_numeral_is_read_as_people_mean_it(written: str, number: int) -> None:
    assert read_numeral(written) == number


@pytest.mark.parametrize("text", ["", "三四", "数十", "几", "百百", "十千", "人", "一百零", "零百", "1"])
def test_what_is_no_numeral_is_not_read(text: str) -> None:
    assert read_numeral(text) is None


@pytest.mark.parametrize(
    ("written", "number"),
    [("−3.2", "-3.2"), ("1/4", "0.25"), ("四分之三", "0.75"), ("百分之3.5", "0.035"), ("翻番", "2"), ("翻了三番", "8")],
)
def test_a_number_is_read_from_figures_and_words(written: str, number: str) -> None:
    assert read_number(written) == Decimal(number)


@pytest.mark.parametrize("text", ["1/0", "零分之一", "分之一", "1:3", "翻十番", "数分之一", "1/2/3"])
def test_what_has_no_value_is_not_read(text: str) -> None:
    assert read_number(text) is None


@given(st.text(alphabet="〇零一二两三九十百千万亿几数分之/翻番0123.", max_size=40))
def test_no_text_stops_the_reading(text: str) -> None:
    value = read_number(text)
    assert value is None or value.is_finite()
