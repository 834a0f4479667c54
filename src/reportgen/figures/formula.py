"""Formulas over named figures: `理赔金额 / 参保金额 | 百分比(1)`, `增长(本年, 上年)`: a small tree, computed.

Four operations, brackets, two functions and filters; nothing else. It is computed with decimals. A formula can name
figures and numbers only, so there is nothing in it to execute.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import NamedTuple

from reportgen.figures.quantity import POINTS, SCALES, SHARES, Quantity, read_quantity

MAX_LENGTH = 1_000
MAX_DEPTH = 32
# The digits before the decimal point that a result may have: as many as a typed figure.
MAX_DIGITS = 30
# The decimals of a result whose number of places is not stated; one of more is a quotient that may never end.
MAX_PLACES = 10
# Digits enough that nothing but a quotient is ever rounded: a typed number has 80 at most, a scale 12.
EXACT = Context(prec=200, rounding=ROUND_HALF_UP)
# What can be asked of two figures.
FUNCTIONS = ("增长", "growth", "占比", "share")


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


class Call(NamedTuple):
    """`name(left, right)`: what two figures come to; `start` is the offset of the name."""

    name: str
    left: Term
    right: Term
    start: int


Term = Number | Name | Operation | Filter | Call


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
    r"|(?P<sign>[-+*/×÷()|（）,＋－−＊／｜，])"
)
# Signs as a Chinese input method types them.
_SAME_SIGN = dict(zip("×÷（）＋－−＊／｜，", "*/()+--*/|,", strict=True))
_FULL_WIDTH_DIGITS = {ord("０") + digit: str(digit) for digit in range(10)}


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
            digit = text[at].translate(_FULL_WIDTH_DIGITS)
            near = {} if digit == text[at] else {"suggestion": digit}
            raise FormulaError("FIG006", at, 1, found=text[at], **near)
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
        if token.kind == "number":
            return Number(Decimal(token.text))
        return self.call(token, depth) if self.take("(") else Name(token.text, token.start)

    def call(self, name: _Token, depth: int) -> Call:
        """The two figures behind the bracket of a function."""
        if name.text not in FUNCTIONS:
            raise FormulaError("FIG019", name.start, len(name.text), name=name.text, known="、".join(FUNCTIONS))
        left = self.filtered(depth + 1)
        if self.token.text == ")":
            raise FormulaError("FIG020", name.start, len(name.text), name=name.text)
        if not self.take(","):
            raise self.fail()
        right = self.filtered(depth + 1)
        if self.token.text == ",":
            raise FormulaError("FIG020", name.start, len(name.text), name=name.text)
        if not self.take(")"):
            raise self.fail()
        return Call(name.text, left, right, name.start)

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
        case Operation(_, left, right, _) | Call(_, left, right, _):
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
            return _amount(figure(term), term)
        case Filter(inner, name, places, _):
            return FILTERS[name](compute(inner, figure), places)
        case Call(name, left, right, start):
            return _compare(name, compute(left, figure), compute(right, figure), start)
        case Operation(sign, left, right, start):
            return _operate(sign, compute(left, figure), compute(right, figure), start)


def _amount(quantity: Quantity, name: Name) -> Amount:
    if quantity.value is None:
        raise FormulaError("FIG016", name.start, len(name.name), name=name.name, text=str(quantity))
    return Amount(quantity.value, quantity.measure, quantity.scale, _inexact(quantity))


def _inexact(quantity: Quantity) -> Inexact:
    mark = quantity.before or quantity.after or quantity.tail
    if len(mark) == 1:
        return Inexact(after=mark) if quantity.after and not quantity.before else Inexact(before=mark)
    return Inexact(lead="约") if quantity.approximate else Inexact()


def _operate(sign: str, left: Amount, right: Amount, start: int) -> Amount:
    if sign in "+-":
        return _sum(sign, left, right, start)
    inexact = left.inexact if any(left.inexact) else right.inexact
    if sign == "/":
        if right.value == 0:
            raise FormulaError("FIG011", start, 1)
        unit = "" if _is_alike(left, right) else left.unit
        return Amount(left.value / right.value, unit, left.scale if unit else "", inexact)
    if _is_factor(left):
        left, right = right, left
    factor = _is_factor(right) and (left.unit or left.scale)
    unit, scale = ("", "") if factor else (right.unit, right.scale)  # a share of an amount is written as the amount is
    return Amount(left.value * right.value, left.unit or unit, left.scale or scale, inexact)


def _sum(sign: str, left: Amount, right: Amount, start: int) -> Amount:
    if not _is_alike(left, right):
        raise _clash(sign, left, right, start, 1)
    value = left.value + right.value if sign == "+" else left.value - right.value
    unit = right.unit if left.unit in POINTS else left.unit  # a rate and some points more are a rate
    scale = left.scale if left.scale == right.scale else ""
    return Amount(value, unit, scale, left.inexact if any(left.inexact) else right.inexact)


def _compare(name: str, new: Amount, old: Amount, start: int) -> Amount:
    """How much more `new` is than `old`, or what share of `old` it is, as a percentage of `old`."""
    if not _is_alike(new, old):
        raise _clash(name, new, old, start, len(name))
    if name in ("占比", "share"):
        if old.value == 0:
            raise FormulaError("FIG011", start, len(name))
        return Amount(new.value / old.value, "%")
    if old.value <= 0:
        # From nothing or from a loss there is no rate of growth: its sign would say the opposite.
        raise FormulaError("FIG018", start, len(name), base=f"{old.value.normalize():f}{old.unit}")
    return Amount((new.value - old.value) / old.value, "%")


def _is_alike(left: Amount, right: Amount) -> bool:
    return left.unit == right.unit or (left.unit in SHARES and right.unit in SHARES)


def _is_factor(amount: Amount) -> bool:
    return amount.unit in SHARES or amount.unit == "倍"


def _clash(sign: str, left: Amount, right: Amount, start: int, length: int) -> FormulaError:
    return FormulaError("FIG009", start, length, sign=sign, left=left.unit or "—", right=right.unit or "—")


def _percent(amount: Amount, places: int) -> Amount:
    # The rate of two approximate amounts is printed as a plain rate: the amounts beside it say how exact they are.
    return Amount(amount.value, "%", "", Inexact(), places)


def _points(amount: Amount, places: int) -> Amount:
    return Amount(amount.value, "个百分点", "", Inexact(), places)


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
    "百分点": _points,
    "points": _points,
    "保留": _rounded,
    "round": _rounded,
    "万": _scaled("万"),
    "亿": _scaled("亿"),
    "倍": _times,
    "times": _times,
}


def written(amount: Amount, stated: str = "") -> Quantity:
    """`amount` as a quantity, in the unit `stated` beside the formula if there is one.

    Rounded half up where a filter says so, otherwise all its digits. Raises `FormulaError` when there is no end to
    them, when they are too many, or when the stated unit is another one.
    """
    if stated:
        amount = _in_unit(amount, stated)
    shown = amount.value * SHARES.get(amount.unit, 1) / SCALES[amount.scale]
    if shown.adjusted() >= MAX_DIGITS:
        raise FormulaError("FIG013", 0, 0, limit=str(MAX_DIGITS))
    if amount.places is not None:
        shown = shown.quantize(Decimal(1).scaleb(-amount.places), ROUND_HALF_UP)
    lead, before, after = amount.inexact
    quantity = Quantity(lead, "", "", _digits(shown, amount.places), before, amount.scale, after, amount.unit, "")
    if stated and read_quantity(str(quantity)) != quantity:
        raise FormulaError("DAT014", 0, 0, unit=stated)
    return quantity


def _in_unit(amount: Amount, stated: str) -> Amount:
    """`amount` in the unit stated beside its formula: a number takes it, 元 may become 万元, 300元 a head 元/人."""
    from reportgen.figures.proofread import split_unit

    scale, unit = split_unit(stated)
    if amount.unit not in ("", unit, unit.partition("/")[0]):
        raise FormulaError("DAT013", 0, 0, unit=stated, found=amount.unit)
    return amount._replace(unit=unit, scale=scale or amount.scale)


def _digits(number: Decimal, places: int | None) -> str:
    text = f"{number:f}"
    if places is not None or "." not in text:
        return text
    text = text.rstrip("0").rstrip(".")
    if len(text.partition(".")[2]) > MAX_PLACES:
        raise FormulaError("FIG017", 0, 0, number=text[: text.index(".") + 5])
    return text
