"""Typed figures that are not plainly right: unreadable ones, odd units, a unit stated apart, Chinese numerals.

Loaded only for a figure that needs it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import islice

from reportgen.dataset import Leaf
from reportgen.figures.nearest import misread, unit_meant
from reportgen.figures.quantity import CURRENCIES, SCALE, SCALES, Quantity, read_quantity
from reportgen.source import Diagnostic, Result, Span, problem
from reportgen.zh import read_numeral

# Units that nobody knows, each compared with all that are known: of more the first are looked at.
_MOST_UNITS = 500

_STATED = re.compile(rf"(?P<scale>{SCALE})(?P<unit>.*)", re.DOTALL)


def proofread(leaf: Leaf) -> Result[Quantity | None]:
    """The figure that `leaf` types, in its stated unit; findings of what can't be read or is contradictory."""
    text = leaf.scalar.value.strip()
    quantity = read_quantity(text)
    if quantity is None:
        return Result(None, (_unreadable(leaf, text),) if text else ())  # an empty one is reported as missing
    if leaf.unit:
        joined = in_unit(quantity, leaf.unit)
        if joined is None:
            return Result(None, (_contradiction(leaf, quantity),))
        if read_quantity(str(joined)) != joined:
            return Result(None, (problem("DAT014", leaf.scalar.span, key=leaf.key, unit=leaf.unit),))
        quantity = joined
    digits = None if quantity.number.isascii() else _in_digits(quantity)
    if digits is None:
        return Result(quantity)
    warning = problem("FIG021", leaf.scalar.span, key=leaf.key, text=str(quantity), suggestion=digits)
    return Result(quantity, (warning,))


def _in_digits(quantity: Quantity) -> str | None:
    """How GB/T 15835—2011 (4.1) writes a count or measure in Chinese numerals: 六百多万人 is 600多万人.

    None where Chinese numerals are right: below ten, ordinals, shares, 十余, 近百, and what has no single value.
    """
    number = read_numeral(quantity.number)
    exact = not quantity.low and quantity.lead != "第" and quantity.number[0] in "一二两三四五六七八九十"
    if number is None or not exact or number * SCALES[quantity.scale] < 10:
        return None
    if quantity.number[0] == "十" and quantity.approximate:
        return None
    digits, scale = (str(number), "") if quantity.scale else _scaled(number)
    if scale:
        mark = quantity.before or quantity.after
        quantity = quantity._replace(before="", scale=scale, after=mark)
    return str(quantity._replace(number=digits))


def _scaled(number: int) -> tuple[str, str]:
    """`number` in 亿 or 万 where two decimals write it, or in single units."""
    for scale in ("亿", "万"):
        size = int(SCALES[scale])
        if number >= size and number % (size // 100) == 0:
            return f"{(Decimal(number) / size).normalize():f}", scale
    return str(number), ""


def _unreadable(leaf: Leaf, text: str) -> Diagnostic:
    found = misread(text)
    if found is None:
        return problem("FIG001", leaf.scalar.span, key=leaf.key, text=text)
    near = {} if found.reading is None else {"suggestion": found.reading}
    place = _place(leaf, found.start, found.length)
    if not found.read:
        return problem("FIG001", place, key=leaf.key, text=text, **near)
    return problem("FIG014", place, key=leaf.key, text=text, read=found.read, fault=found.fault, **near)


def in_unit(quantity: Quantity, stated: str) -> Quantity | None:
    """`quantity` in the unit that is stated apart from it, None if it has another one: 513 in 篇, 12 in 万元."""
    scale, unit = split_unit(stated)
    if quantity.measure and (quantity.scale, quantity.measure) not in ((scale, unit), (quantity.scale, stated)):
        return None
    if quantity.scale and scale and quantity.scale != scale:
        return None
    return quantity if quantity.measure else quantity._replace(scale=quantity.scale or scale, unit=unit)


def split_unit(stated: str) -> tuple[str, str]:
    """Scale and unit of a stated unit: 万元 is 元 in 万."""
    found = _STATED.fullmatch(stated)
    assert found is not None  # both parts may be empty
    return found["scale"], found["unit"]


def _contradiction(leaf: Leaf, quantity: Quantity) -> Diagnostic:
    written = quantity.scale + quantity.after + (quantity.unit or CURRENCIES.get(quantity.sign, ""))
    end = len(str(quantity)) - len(quantity.tail)
    length = len(quantity.scale + quantity.after + quantity.unit)
    unit = split_unit(leaf.unit)[1]
    near = {"suggestion": leaf.unit} if unit_meant(quantity.unit, [unit]) == unit else {}
    place = _place(leaf, end - length, length)
    return problem("DAT012", place, key=leaf.key, unit=leaf.unit, written=written, **near)


def odd_units(odd: Sequence[tuple[Leaf, Quantity]], used: Iterable[str]) -> list[Diagnostic]:
    """Findings of units that look like a slip for a known unit, or for one that is `used` in the same data."""
    units = dict.fromkeys(quantity.unit for _, quantity in odd)
    known = set(used) - units.keys()
    meant = {unit: unit_meant(unit, known) for unit in islice(units, _MOST_UNITS)}
    return [_odd_unit(*each, unit) for each in odd if (unit := meant.get(each[1].unit)) is not None]


def _odd_unit(leaf: Leaf, quantity: Quantity, unit: str) -> Diagnostic:
    start = len(str(quantity)) - len(quantity.tail) - len(quantity.unit)
    place = _place(leaf, start, len(quantity.unit))
    reading = str(quantity._replace(unit=unit))
    return problem("FIG015", place, key=leaf.key, unit=quantity.unit, suggestion=reading)


def _place(leaf: Leaf, start: int, length: int) -> Span:
    """Where a stretch of a typed figure stands; offsets count from behind the blanks before it."""
    value = leaf.scalar.value
    return leaf.scalar.place(len(value) - len(value.lstrip()) + start, length) if length else leaf.scalar.span
