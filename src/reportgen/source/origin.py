"""Origins: what a printed value came from, a place in the data or a formula over other values."""

from __future__ import annotations

from typing import NamedTuple

from reportgen.source.span import Span


class DataOrigin(NamedTuple):
    """A value typed in a data file: its dotted key as the file names it, its place, and the source the author gave."""

    key: str
    span: Span
    note: str = ""


class FormulaOrigin(NamedTuple):
    """A value that a formula computed: the formula as typed (without its `=`), its inputs, and its source."""

    key: str
    span: Span
    formula: str
    inputs: tuple[FormulaInput, ...]
    note: str = ""


class FormulaInput(NamedTuple):
    """One figure that a formula used, as it prints."""

    text: str
    origin: Origin


Origin = DataOrigin | FormulaOrigin
