"""Terms: what a formula says, as a tree, and what can be wrong with one."""

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple


class FormulaError(Exception):
    """What is wrong with a formula (a diagnostic's code and values), and the part of its text that is meant."""

    def __init__(self, code: str, start: int, length: int, **values: str) -> None:
        super().__init__(code)
        self.code, self.start, self.length, self.values = code, start, length, values


class Number(NamedTuple):
    """A number typed in a formula."""

    value: Decimal


class Name(NamedTuple):
    """A figure by its name; `start` is its offset in the formula."""

    name: str
    start: int


class Operation(NamedTuple):
    """`left sign right`; `start` is the offset of the sign."""

    sign: str
    left: "Term"
    right: "Term"
    start: int


class Filter(NamedTuple):
    """`term | name(places)`: how the result is written."""

    term: "Term"
    name: str
    places: int
    start: int


class Call(NamedTuple):
    """`name(left, right)`: what two figures come to; `start` is the offset of the name."""

    name: str
    left: "Term"
    right: "Term"
    start: int


Term = Number | Name | Operation | Filter | Call


def names(term: Term) -> Iterator[Name]:
    """Every figure that `term` names."""
    match term:
        case Name():
            yield term
        case Operation(_, left, right, _) | Call(_, left, right, _):
            yield from names(left)
            yield from names(right)
        case Filter(inner, _, _, _):
            yield from names(inner)
        case Number():
            pass
