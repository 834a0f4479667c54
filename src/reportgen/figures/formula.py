"""Formulas over named figures: `理赔金额 / 参保金额 | 百分比(1)`. Four operations, brackets, and filters; nothing else.

A formula is parsed into a small tree and computed with decimals. It can name figures and numbers only, so there
is nothing in it to execute.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import NamedTuple

from reportgen.figures.quantity import SCALES, SHARES, Quantity

MAX_LENGTH = 1_000
MAX_DEPTH = 32
# The digits before the decimal point that a result may have: as many as a typed figure.
MAX_DIGITS = 30
# Digits enough that nothing but a quotient is ever rounded: a typed number has 80 at most, a scale 12.
EXACT = Context(prec=200, rounding=ROUND_HALF_UP)


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
    left: Term
    right: Term
    start: int


class Filter(NamedTuple):
    """`term | name(places)`: how the result is written."""

    term: Term
    name: str
    places: int
    start: int


Term = Number | Name | Operation | Filter


class Inexact(NamedTuple):
    """How inputs say that they are inexact: 约 before the number, 多 or 余 before its 万 or behind it."""

    lead: str = ""
    before: str = ""
    after: str = ""


class Amount(NamedTuple):
    """What a term comes to: its value in single units, the unit's name, and what it still shows of its inputs."""

    value: Decimal
    unit: str
    scale: str = ""
    inexact: Inexact = Inexact()
    places: int | None = None


class _Token(NamedTuple):
    kind: str
    text: str
    start: int


_TOKEN = re.compile(
    r"(?P<space>\s+)|(?P<number>[0-9]{1,30}(?:\.[0-9]{1,20})?)|(?P<name>[^\W\d][\w·]*(?:\.[^\W\d][\w·]*)*)"
    r"|(?P<sign>[-+*/×÷()|（）])"
)
_SAME_SIGN = {"×": "*", "÷": "/", "（": "(", "）": ")"}


def parse_formula(text: str) -> Term:
    """The tree of `text` (without its `=`); raises `FormulaError`."""
    if len(text) > MAX_LENGTH:
        raise FormulaError("FIG010", 0, 0, limit=str(MAX_LENGTH))
    parser = _Parser(list(_tokens(text)))
    term = parser.filtered(0)
    parser.expect_end()
    return term


def _tokens(text: str) -> Iterator[_Token]:
    at = 0
    while at < len(text):
        found = _TOKEN.match(text, at)
        if found is None:
            raise FormulaError("FIG006", at, 1, found=text[at])
        kind = str(found.lastgroup)
        if kind != "space":
            yield _Token(kind, _SAME_SIGN.get(found[0], found[0]), at)
        at = found.end()
    yield _Token("end", "", at)


class _Parser:
    """Recursive descent: filtered → sum → product → factor."""

    def __init__(self, tokens: list[_Token]) -> None:
        self.tokens = tokens
        self.at = 0

    @property
    def token(self) -> _Token:
        return self.tokens[self.at]

    def take(self, *texts: str) -> _Token | None:
        token = self.token
        if token.kind != "sign" or token.text not in texts:
            return None
        self.at += 1
        return token

    def fail(self) -> FormulaError:
        token = self.token
        code = "FIG007" if token.kind == "end" else "FIG006"
        return FormulaError(code, token.start, len(token.text), found=token.text)

    def expect_end(self) -> None:
        if self.token.kind != "end":
            raise self.fail()

    def filtered(self, depth: int) -> Term:
        if depth > MAX_DEPTH:
            raise FormulaError("FIG010", self.token.start, 1, limit=str(MAX_DEPTH))
        term = self.chain(self.product, ("+", "-"), depth)
        while bar := self.take("|"):
            term = self.filter(term, bar)
        return term

    def product(self, depth: int) -> Term:
        return self.chain(self.factor, ("*", "/"), depth)

    def chain(self, inner: Callable[[int], Term], signs: tuple[str, ...], depth: int) -> Term:
        term = inner(depth)
        while sign := self.take(*signs):
            term = Operation(sign.text, term, inner(depth), sign.start)
        return term

    def factor(self, depth: int) -> Term:
        token = self.token
        if self.take("("):
            term = self.filtered(depth + 1)
            if not self.take(")"):
                raise self.fail()
            return term
        if token.kind not in ("number", "name"):
            raise self.fail()
        self.at += 1
        return Number(Decimal(token.text)) if token.kind == "number" else Name(token.text, token.start)

    def filter(self, term: Term, bar: _Token) -> Filter:
        token = self.token
        if token.kind != "name":
            raise self.fail()
        if token.text not in FILTERS:
            raise FormulaError("FIG008", token.start, len(token.text), name=token.text, known="、".join(FILTERS))
        self.at += 1
        places = 0
        if self.take("("):
            digits = self.token
            if digits.kind != "number" or "." in digits.text or int(digits.text) > 10:
                raise self.fail()
            self.at += 1
            places = int(digits.text)
            if not self.take(")"):
                raise self.fail()
        return Filter(term, token.text, places, bar.start)


def names(term: Term) -> Iterator[Name]:
    """Every figure that `term` names."""
    match term:
        case Name():
            yield term
        case Operation(_, left, right, _):
            yield from names(left)
            yield from names(right)
        case Filter(inner, _, _, _):
            yield from names(inner)
        case Number():
            pass


def compute(term: Term, figure: Callable[[Name], Quantity]) -> Amount:
    """What `term` comes to, with the figures that `figure` gives; raises `FormulaError`."""
    match term:
        case Number(value):
            return Amount(value, "")
        case Name():
            return _amount(figure(term))
        case Filter(inner, name, places, _):
            return FILTERS[name](compute(inner, figure), places)
        case Operation(sign, left, right, start):
            return _operate(sign, compute(left, figure), compute(right, figure), start)


def _amount(quantity: Quantity) -> Amount:
    return Amount(quantity.value, quantity.unit, quantity.scale, _inexact(quantity))


def _inexact(quantity: Quantity) -> Inexact:
    if quantity.before or quantity.after:
        return Inexact(before=quantity.before, after="" if quantity.before else quantity.after)
    if len(quantity.tail) == 1:
        return Inexact(before=quantity.tail)
    return Inexact(lead="约") if quantity.approximate else Inexact()


def _operate(sign: str, left: Amount, right: Amount, start: int) -> Amount:
    inexact = left.inexact if any(left.inexact) else right.inexact
    if sign in "+-":
        if left.unit != right.unit:
            raise FormulaError("FIG009", start, 1, sign=sign, left=left.unit or "—", right=right.unit or "—")
        value = left.value + right.value if sign == "+" else left.value - right.value
        return Amount(value, left.unit, left.scale if left.scale == right.scale else "", inexact)
    if sign == "/":
        if right.value == 0:
            raise FormulaError("FIG011", start, 1)
        unit = "" if left.unit == right.unit else left.unit
        return Amount(left.value / right.value, unit, left.scale if unit else "", inexact)
    if left.unit in SHARES:
        left, right = right, left
    share = right.unit in SHARES and (left.unit or left.scale)
    unit, scale = ("", "") if share else (right.unit, right.scale)  # a share of an amount is written as the amount is
    return Amount(left.value * right.value, left.unit or unit, left.scale or scale, inexact)


def _percent(amount: Amount, places: int) -> Amount:
    # The rate of two approximate amounts is printed as a plain rate: the amounts beside it say how exact they are.
    return Amount(amount.value, "%", "", Inexact(), places)


def _rounded(amount: Amount, places: int) -> Amount:
    return amount._replace(places=places)


def _scaled(scale: str) -> Callable[[Amount, int], Amount]:
    return lambda amount, places: amount._replace(scale=scale, places=places)


def _times(amount: Amount, places: int) -> Amount:
    return Amount(amount.value, "倍", "", Inexact(), places)


# How a result may be written; the number in brackets is how many decimals, rounded half up.
FILTERS: dict[str, Callable[[Amount, int], Amount]] = {
    "百分比": _percent,
    "percent": _percent,
    "保留": _rounded,
    "round": _rounded,
    "万": _scaled("万"),
    "亿": _scaled("亿"),
    "倍": _times,
    "times": _times,
}


def written(amount: Amount) -> Quantity:
    """`amount` as a quantity: rounded half up where a filter says so, otherwise all its digits.

    Raises `FormulaError` when they are too many.
    """
    shown = amount.value * SHARES.get(amount.unit, 1) / SCALES[amount.scale]
    if shown.adjusted() >= MAX_DIGITS:
        raise FormulaError("FIG013", 0, 0, limit=str(MAX_DIGITS))
    if amount.places is not None:
        shown = shown.quantize(Decimal(1).scaleb(-amount.places), ROUND_HALF_UP)
    lead, before, after = amount.inexact
    return Quantity(lead, _digits(shown, amount.places), before, amount.scale, after, amount.unit, "")


def _digits(number: Decimal, places: int | None) -> str:
    text = f"{number:f}"
    if places is None and "." in text:
        # Without a filter a quotient may never end; ten decimals are more than any report prints.
        text = f"{number.quantize(Decimal(1).scaleb(-10), ROUND_HALF_UP):f}".rstrip("0").rstrip(".")
    return text
