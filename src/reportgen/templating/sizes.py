"""How large a thing one expression of a template may make: what is refused at once, with its line.

This spares honest authors of packs a wait. What holds against a hostile pack is the guard, which lets no trick through.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

from jinja2 import TemplateRuntimeError

# Characters of a text, items of a list: several times a report of a thousand pages.
MAX_MADE = 5_000_000
# Columns, groups, widths.
MAX_COUNT = 10_000
# Binary digits of a number.
MAX_BITS = 10_000

# Operators that can make much of little.
OPERATORS = frozenset({"+", "*", "**", "%"})
# Methods that fill a text up; a page is laid out by its styles.
PADDING = frozenset({"center", "ljust", "rjust", "expandtabs"})
_FILTERS = ("batch", "center", "indent", "slice")
# A width in a format like %02000d, or one that stands among the values.
_WIDTH = r"%[^%a-zA-Z]*(\*|\d{5,})"


class TooLargeError(TemplateRuntimeError):
    """`what` in a template would make something larger than `limit`."""

    def __init__(self, what: str, limit: int) -> None:
        super().__init__(what)
        self.what, self.limit = what, limit


def check_operation(operator: str, left: Any, right: Any) -> None:
    """Raise `TooLargeError` when `left operator right` would be too large."""
    if operator == "+":
        if isinstance(left, (str, list, tuple)) and isinstance(right, (str, list, tuple)):
            _check(operator, len(left) + len(right), MAX_MADE)
    elif operator == "*":
        _check_product(left, right)
    elif operator == "**":
        if isinstance(left, int) and isinstance(right, int):
            _check(operator, left.bit_length() * right, MAX_BITS)
    else:
        check_format(left)


def _check_product(left: Any, right: Any) -> None:
    if isinstance(left, int) and isinstance(right, int):
        _check("*", left.bit_length() + right.bit_length(), MAX_BITS)
        return
    for repeated, times in ((left, right), (right, left)):
        if isinstance(repeated, (str, list, tuple)) and isinstance(times, int):
            _check("*", len(repeated) * times, MAX_MADE)


def check_format(pattern: Any) -> None:
    """Raise `TooLargeError` for a text that `%` would fill to a great width."""
    if isinstance(pattern, str) and re.search(_WIDTH, pattern):
        raise TooLargeError("%", MAX_COUNT)


def check_text(text: str) -> str:
    """`text`, if it is not too large for `~` or `join` to have made."""
    _check("~", len(text), MAX_MADE)
    return text


def bounded_filters(filters: Mapping[str, Callable[..., Any]]) -> dict[str, Callable[..., Any]]:
    """The filters that take a number of their own, with a limit to it; and `format`."""
    return {**{name: _bounded(name, filters[name]) for name in _FILTERS}, "format": _formatted(filters["format"])}


def _bounded(name: str, plain: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(plain)
    def bounded(*values: Any, **named: Any) -> Any:
        for value in (*values[1:], *named.values()):
            if isinstance(value, int):
                _check(name, value, MAX_COUNT)
        return plain(*values, **named)

    return bounded


def _formatted(plain: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(plain)
    def formatted(value: Any, *values: Any, **named: Any) -> Any:
        check_format(value)
        return plain(value, *values, **named)

    return formatted


def _check(what: str, size: int, limit: int) -> None:
    if size > limit:
        raise TooLargeError(what, limit)
