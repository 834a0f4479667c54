"""Intervals: whatever numbers were meant, what is computed with them lies between the computed ends."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.checks.amounts.interval import Interval, shown, total, written

NUMBERS = st.decimals(0, 10**6, places=2)


@st.composite
def inside(draw: st.DrawFn) -> tuple[Decimal, Interval]:
    """A number, and an interval that it is in."""
    number = draw(NUMBERS)
    return number, Interval(max(Decimal(0), number - draw(NUMBERS)), number + draw(NUMBERS))


def holds(interval: Interval, number: Decimal) -> bool:
    """Whether a number is inside, but for what a quotient without end is rounded by."""
    slack = abs(number) * Decimal("1e-20")
    return interval.low - slack <= number <= interval.high + slack


@given(st.lists(inside(), min_size=1, max_size=5))
def test_a_sum_is_inside_the_sum(parts: list[tuple[Decimal, Interval]]) -> None:
    assert holds(total([interval for _, interval in parts]), sum((number for number, _ in parts), Decimal(0)))


@given(inside(), inside())
def test_a_difference_is_inside_the_difference(one: tuple[Decimal, Interval], other: tuple[Decimal, Interval]) -> None:
    assert holds(one[1].minus(other[1]), one[0] - other[0])


@given(inside(), inside())
def test_a_quotient_is_inside_the_quotient(one: tuple[Decimal, Interval], other: tuple[Decimal, Interval]) -> None:
    quotient = one[1].over(other[1])
    assert (quotient is None) is (other[1].low == 0)
    if quotient is not None:
        assert holds(quotient, one[0] / other[0])
        assert holds(quotient.times(100), one[0] / other[0] * 100)


@given(inside(), inside())
def test_intervals_that_share_a_number_are_not_apart(
    one: tuple[Decimal, Interval], other: tuple[Decimal, Interval]
) -> None:
    both = Interval(min(one[0], other[1].low), max(one[0], other[1].high))
    assert not one[1].apart(both)
    assert one[1].apart(other[1]) == other[1].apart(one[1])


def test_what_is_open_stays_open() -> None:
    more = written("300", Decimal(1), frozenset({"超过"}), rounded=False)
    three = Interval(Decimal(3), Decimal(3))
    assert (more + three).open
    assert three.minus(more).open
    assert more.minus(three).open
    assert three.over(more) == Interval(Decimal(0), Decimal("0.01"))
    assert (more.over(three) or three).open


def test_a_number_that_may_be_less_than_nothing_is_not_divided() -> None:
    assert Interval(Decimal(-1), Decimal(1)).over(Interval(Decimal(1), Decimal(2))) is None


@pytest.mark.parametrize(
    ("low", "high", "text"),
    [
        ("27.9", "27.9", "27.9%"),
        ("27.868", "27.978", "27.8%—28%"),
        ("27.91", "27.93", "27.9%"),
        ("13", "Infinity", "13%以上"),
        ("100", "100", "100%"),
    ],
)
def test_an_interval_is_shown_as_people_write_it(low: str, high: str, text: str) -> None:
    assert shown(Interval(Decimal(low), Decimal(high)), "%", 1) == text
