"""What a tree comes to: amounts in single units, with their unit and what they show of their inputs."""

from collections.abc import Callable
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import NamedTuple

from reportgen.figures.formula.terms import Call, Filter, FormulaError, Name, Number, Operation, Term
from reportgen.figures.quantity import POINTS, SHARES, Quantity

# Digits enough that nothing but a quotient is ever rounded: a typed number has 80 at most, a scale 12.
EXACT = Context(prec=200, rounding=ROUND_HALF_UP)


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


def compute(term: Term, figure: Callable[[Name], Quantity]) -> Amount:
    """What `term` comes to, with the figures that `figure` gives; raises `FormulaError`."""
    match term:
        case Name():
            return _amount(figure(term), term)
        case Operation(sign, left, right, start):
            return _operate(sign, compute(left, figure), compute(right, figure), start)
        case Number(value):
            return Amount(value, "")
        case Filter(Operation("/", left, right, start), name, places, _) if FILTERS[name] in _RATES:
            return FILTERS[name](_rate(compute(left, figure), compute(right, figure), start), places)
        case Filter(inner, name, places, _):
            return FILTERS[name](compute(inner, figure), places)
        case Call(name, left, right, start):
            return _compare(name, compute(left, figure), compute(right, figure), start)


def _amount(quantity: Quantity, name: Name) -> Amount:
    value = quantity.value
    if value is None:
        raise FormulaError("FIG016", name.start, len(name.name), name=name.name, text=str(quantity))
    return Amount(value, quantity.measure, quantity.scale, _inexact(quantity))


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


def _rate(part: Amount, whole: Amount, start: int) -> Amount:
    """What share of `whole` the `part` is; only of its own kind: 31.2 of 96万元 is a unit forgotten."""
    if not _is_alike(part, whole):
        raise _clash("/", part, whole, start, 1)
    return _operate("/", part, whole, start)


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


# What only a share can be written as.
_RATES = (_percent, _points, _times)

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
