"""A computed amount as the quantity that is printed."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from reportgen.figures.formula.compute import Amount
from reportgen.figures.formula.terms import FormulaError
from reportgen.figures.quantity import SCALES, SHARES, Quantity, read_quantity

# The digits before the decimal point that a result may have: as many as a typed figure.
MAX_DIGITS = 30
# The decimals of a result whose number of places is not stated; one of more is a quotient that may never end.
MAX_PLACES = 10


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
