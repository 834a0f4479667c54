"""Chinese numerals against an independent reading back."""

import pytest

from reportgen.zh import numeral


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
