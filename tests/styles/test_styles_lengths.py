"""Lengths and font sizes as people write them, and as Word counts them."""

import contextlib
import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.styles import Length, read_length


@pytest.mark.parametrize(
    ("text", "twips"),
    [
        ("210mm", 11906),
        ("297mm", 16838),
        ("28.5毫米", 1616),
        ("16pt", 320),
        ("36磅", 720),
        ("1588twip", 1588),
        ("-5twip", -5),
        ("0.5pt", 10),
        ("28 mm", 1587),
        ("0mm", 0),
        ("0.025pt", 1),
    ],
)
def test_an_absolute_length_is_counted_in_twips(text: str, twips: int) -> None:
    assert read_length(text) == Length(twips)


def test_characters_and_lines_stay_what_they_are() -> None:
    assert read_length("2字") == Length(characters=Decimal(2))
    assert read_length("1.5行") == Length(lines=Decimal("1.5"))


def test_a_relative_length_is_measured_by_the_character_and_the_grid() -> None:
    assert read_length("2字").in_twips(character=320, pitch=579) == 640
    assert read_length("1行").in_twips(character=320, pitch=579) == 579
    assert read_length("0.5行").in_twips(character=320, pitch=579) == 290
    assert read_length("16pt").in_twips(character=220, pitch=592) == 320


@pytest.mark.parametrize(
    "text",
    [
        "",
        "16",
        "pt",
        "16px",
        "1cm",
        "mm16",
        "1,5mm",
        "16pt ",
        "1e3pt",
        "+5pt",
        "1.23456mm",
        "9999999pt",
        "三号",
    ],
)
def test_what_is_no_length_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(text)}$"):
        read_length(text)


@given(st.integers(-999_999, 999_999))
def test_twips_and_points_come_back_as_they_were_written(twips: int) -> None:
    assert read_length(f"{twips}twip") == Length(twips)
    assert read_length(f"{Decimal(twips) / 20}pt") == Length(twips)


@given(st.decimals("0", "999", places=2))
def test_millimetres_are_right_to_half_a_twip(millimetres: Decimal) -> None:
    twips = read_length(f"{millimetres}mm").twips
    assert abs(Decimal(twips) * Decimal("25.4") / 1440 - millimetres) <= Decimal("25.4") / 1440 / 2


@given(st.decimals("-99", "99", places=2), st.integers(1, 2000), st.integers(1, 2000))
def test_a_length_in_characters_is_so_many_characters_wide(count: Decimal, character: int, pitch: int) -> None:
    measured = read_length(f"{count}字").in_twips(character, pitch)
    assert abs(measured - count * character) <= Decimal("0.5")


@given(st.text(max_size=10))
def test_any_text_is_a_length_or_refused(text: str) -> None:
    with contextlib.suppress(ValueError):
        assert isinstance(read_length(text), Length)
