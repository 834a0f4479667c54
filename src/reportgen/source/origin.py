"""Origins: what a printed value came from, a place in the data or a formula over other values."""

from typing import NamedTuple

from reportgen.source.nodes import Scalar
from reportgen.source.span import Span


class DataOrigin(NamedTuple):
    """A value typed in a data file: its dotted key as the file names it, its place, and the source the author gave.

    Few are asked where they stand: the place may be that of a scalar, which then works it out.
    """

    key: str
    place: Span | Scalar
    note: str = ""

    @property
    def span(self) -> Span:
        """Where the value was typed."""
        return self.place if isinstance(self.place, Span) else self.place.span

    def __eq__(self, other: object) -> bool:
        told = self.key, self.span, self.note
        return isinstance(other, DataOrigin) and told == (other.key, other.span, other.note)

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:
        return hash((self.key, self.span, self.note))


class FormulaOrigin(NamedTuple):
    """A value that a formula computed: the formula as typed (without its `=`), its inputs, and its source."""

    key: str
    span: Span
    formula: str
    inputs: tuple["FormulaInput", ...]
    note: str = ""


class FormulaInput(NamedTuple):
    """One figure that a formula used, as it prints."""

    text: str
    origin: "Origin"


Origin = DataOrigin | FormulaOrigin
