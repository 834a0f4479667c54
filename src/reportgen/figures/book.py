"""The figure book (数字): every named figure of a dataset, read or computed once, with its origin."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import localcontext
from functools import lru_cache
from itertools import chain, dropwhile
from typing import NamedTuple

from reportgen.dataset import Leaf, Record
from reportgen.figures.formula import EXACT, FormulaError, Name, Term, compute, names, parse_formula, written
from reportgen.figures.leaves import figures_of, full_name, other_names
from reportgen.figures.past import Past, suggested
from reportgen.figures.quantity import UNITS, Quantity, plain_unit, read_quantity
from reportgen.source import (
    Bounded,
    DataOrigin,
    FormulaInput,
    FormulaOrigin,
    Origin,
    Result,
    Span,
    made,
    problem,
)


class Figure(NamedTuple):
    """A figure of the book: what it prints, as typed or as its formula comes to, and where it came from."""

    key: str
    text: str
    origin: Origin

    @property
    def quantity(self) -> Quantity:
        """The parts of the text, to compute with."""
        quantity = read_quantity(self.text)
        assert quantity is not None  # the book takes nothing else in
        return quantity


# Most figures have one of these, or none.
_USUAL_UNITS = UNITS | {""}

# The documents of a batch, one for each unit, mostly compute their figures by the same formulas.
_parsed = lru_cache(maxsize=1_000)(parse_formula)

# Every figure by its dotted name; None stands for one that is there but broken, which has been reported.
Book = Mapping[str, Figure | None]


def build_book(dataset: Record, past: Past) -> Result[Builder]:
    """The book of all figures in `dataset`, by their dotted names without the name of the table they stand in.

    A figure that can't be read or computed is reported and is None. Behind them stand those of `past` that were used.
    """
    leaves, repeated = figures_of(dataset)
    builder = Builder(leaves, other_names(dataset), past)
    builder.diagnostics.extend(repeated)
    formulas = []
    for key, leaf in leaves.items():
        text = leaf.scalar.value.strip()
        if text.startswith("="):
            formulas.append(key)
        else:
            builder.figures[key] = builder.typed(key, leaf, text)
    builder.review_units()
    with localcontext(EXACT):
        for key in formulas:
            builder.compute(key)
    builder.figures = {key: builder.figures[key] for key in leaves}
    return Result(builder, builder.diagnostics.told())


class Builder:
    """Reads typed figures, and computes the others in the order in which formulas ask for them."""

    def __init__(self, leaves: dict[str, Leaf], other_names: dict[str, str], past: Past) -> None:
        self.leaves = leaves
        self.other_names = other_names
        self.past = past
        self.figures: dict[str, Figure | None] = {}
        self.terms: dict[str, Term] = {}
        self.quantities: dict[str, Quantity] = {}  # of the figures that formulas name
        self.odd: list[tuple[Leaf, Quantity]] = []
        self.diagnostics = Bounded()

    def compute(self, key: str) -> None:
        """Make the figure `key` if it is not made yet, after all that its formula needs."""
        # The path from `key` down to what is being made, each with the needs still to be looked at: a chain of
        # formulas may be longer than Python's own stack.
        path = {} if key in self.figures else {key: iter(self._needs(key))}
        while path:
            current, needs = next(reversed(path.items()))
            need = next((each for each in needs if each not in self.figures), None)
            if need is None:
                path.pop(current)
                if current not in self.figures:
                    self.figures[current] = self._computed(current, self.leaves[current])
            elif need in path:
                self._report_cycle(list(dropwhile(need.__ne__, path)))
            else:
                path[need] = iter(self._needs(need))

    def _needs(self, key: str) -> list[str]:
        """The figures that `key`'s formula names; one that can't be parsed needs none."""
        leaf = self.leaves[key]
        try:
            self.terms[key] = _parsed(leaf.scalar.value.strip()[1:])
        except FormulaError as error:
            self._report(key, leaf, error)
            return []
        found = (self.resolve(key, name.name) for name in names(self.terms[key]))
        return [name for name in found if name is not None]

    def _report_cycle(self, members: list[str]) -> None:
        self.figures.update(dict.fromkeys(members))
        leaf = self.leaves[members[0]]
        circle = " → ".join([*members, members[0]])
        self.diagnostics.append(problem("FIG005", leaf.scalar.span, chain=circle))

    def typed(self, key: str, leaf: Leaf, text: str) -> Figure | None:
        """The figure that a person typed as `text`, None if it can't be read."""
        if leaf.unit or plain_unit(text) not in _USUAL_UNITS:
            return self._proofread(key, leaf, text)
        return made(Figure, (key, text, made(DataOrigin, (key, leaf.scalar, leaf.note))))

    def _proofread(self, key: str, leaf: Leaf, text: str) -> Figure | None:
        """The same for a figure that is not of the commonest form, in a unit that everybody knows."""
        quantity = read_quantity(text)
        if quantity is None or leaf.unit or not quantity.number.isascii():
            from reportgen.figures.proofread import proofread

            read = proofread(leaf)
            self.diagnostics.extend(read.diagnostics)
            if read.value is None:
                return None
            quantity, text = read.value, str(read.value)
        if quantity.unit and quantity.unit not in UNITS:
            self.odd.append((leaf, quantity))
        return Figure(key, text, DataOrigin(key, leaf.scalar, leaf.note))

    def review_units(self) -> None:
        """Report units that look like a slip for one that reports know, or for one of the other figures."""
        if not self.odd:
            return
        from reportgen.figures.proofread import odd_units

        quantities = (figure.quantity for figure in self.figures.values() if figure is not None)
        self.diagnostics.remark(odd_units(self.odd, {quantity.unit for quantity in quantities}))
        self.odd = []

    def _computed(self, key: str, leaf: Leaf) -> Figure | None:
        inputs: dict[str, FormulaInput] = {}

        def look_up(name: Name) -> Quantity:
            found = self.resolve(key, name.name)
            if found is None:
                raise self._unknown(key, name)
            figure = self.figures[found]
            if figure is None:
                raise _BrokenInputError
            inputs[found] = FormulaInput(figure.text, figure.origin)
            if found not in self.quantities:
                self.quantities[found] = figure.quantity
            return self.quantities[found]

        if key not in self.terms:
            return None
        try:
            quantity = written(compute(self.terms[key], look_up), leaf.unit)
        except FormulaError as error:
            self._report(key, leaf, error)
            return None
        except _BrokenInputError:
            return None
        formula = leaf.scalar.value.strip()[1:].strip()
        origin = FormulaOrigin(key, leaf.scalar.span, formula, tuple(inputs.values()), leaf.note)
        return Figure(key, str(quantity), origin)

    def _report(self, key: str, leaf: Leaf, error: FormulaError) -> None:
        self.diagnostics.append(problem(error.code, _place(leaf, error), key=key, **error.values))

    def resolve(self, key: str, name: str) -> str | None:
        """The full name behind `name` in the formula of `key`, or in prose where that is empty."""
        found = None
        if not self.past.holds(key):
            found = full_name(key, name, self.leaves, self.other_names)
        return found if found is not None else self._before(key, name)

    def _before(self, key: str, name: str) -> str | None:
        """The same among the years before, whose figures are taken in as they are asked for."""
        leaf = self.past.find(key, name)
        if leaf is None:
            return None
        if leaf.key not in self.leaves:
            self.leaves[leaf.key] = leaf
            text = leaf.scalar.value.strip()
            if not text.startswith("="):
                self.figures[leaf.key] = self.typed(leaf.key, leaf, text)
        return leaf.key

    def _unknown(self, key: str, name: Name) -> Exception:
        """What to raise for a `name` that no figure has."""
        start, length = name.start, len(name.name)
        if not self.past.concerns(key, name.name):
            near = suggested(name.name, self._known(key))
            return FormulaError("FIG004", start, length, name=name.name, **near)
        found = self.past.unknown(key, name.name)
        return _BrokenInputError() if found is None else FormulaError(found.code, start, length, **found.values)

    def _known(self, key: str) -> Iterator[str]:
        group = key.rpartition(".")[0]
        siblings = (name[len(group) + 1 :] for name in self.leaves if group and name.startswith(f"{group}."))
        return chain(siblings, self.leaves)


class _BrokenInputError(Exception):
    """A formula names a figure that has already been reported."""


def _place(leaf: Leaf, error: FormulaError) -> Span:
    """Where in the file the fault of a formula stands; its offsets count from behind the `=`."""
    behind_sign = leaf.scalar.value.index("=") + 1
    return leaf.scalar.place(behind_sign + error.start, error.length) if error.length else leaf.scalar.span
