"""The figure book (数字): every named figure of a dataset, read or computed once, with its origin."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from reportgen.dataset import Group, Items, Kind, Leaf, Record, Value
from reportgen.figures.formula import FormulaError, Name, Term, compute, names, parse_formula, written
from reportgen.figures.quantity import Quantity, read_quantity
from reportgen.source import (
    DataOrigin,
    Diagnostic,
    FormulaInput,
    FormulaOrigin,
    Origin,
    Result,
    Span,
    problem,
    suggestion,
)


class Figure(NamedTuple):
    """A figure of the book: its quantity, the text it prints, and where it came from."""

    key: str
    quantity: Quantity
    origin: Origin

    @property
    def text(self) -> str:
        """What is printed: exactly what was typed, or the result of the formula."""
        return str(self.quantity)


Book = Mapping[str, Figure]


def build_book(dataset: Record) -> Result[Book]:
    """The book of all figures in `dataset`, by their dotted names without the name of the table they stand in.

    A figure that can't be read or computed is reported and left out.
    """
    builder = _Builder(dict(_leaves(dataset)))
    for key in builder.leaves:
        builder.figure(key)
    return Result(
        {key: figure for key, figure in builder.figures.items() if figure is not None}, tuple(builder.diagnostics)
    )


def figure_names(dataset: Record) -> set[str]:
    """The names of all figures in `dataset`, those that can't be read or computed included."""
    return {key for key, _ in _leaves(dataset)}


def _leaves(value: Value) -> Iterator[tuple[str, Leaf]]:
    match value:
        case Leaf(kind=Kind.FIGURE, key=key):
            yield key, value
        case Record(values):
            for inner in values.values():
                yield from _leaves(inner)
        case Items(items):
            for inner in items:
                yield from _leaves(inner)
        case Group(figures):
            for inner in figures.values():
                yield from _leaves(inner)


class _Builder:
    """Computes figures in the order in which formulas ask for them."""

    def __init__(self, leaves: dict[str, Leaf]) -> None:
        self.leaves = leaves
        self.figures: dict[str, Figure | None] = {}
        self.diagnostics: list[Diagnostic] = []

    def figure(self, key: str) -> Figure | None:
        """The figure `key`, None if it is broken (then that has been said)."""
        if key not in self.figures:
            # An explicit stack, so that a long chain of formulas does not reach Python's own limit.
            stack = [key]
            while stack:
                current = stack[-1]
                waiting = [] if current in self.figures else self._needs(current)
                cycle = next((need for need in waiting if need in stack), None)
                if cycle is not None:
                    self._report_cycle(stack[stack.index(cycle) :])
                elif waiting:
                    stack.append(waiting[0])
                    continue
                elif current not in self.figures:
                    self.figures[current] = self._made(current)
                stack.pop()
        return self.figures[key]

    def _needs(self, key: str) -> list[str]:
        """The figures that `key`'s formula names and that are not made yet; a broken formula needs none."""
        term = self._term(key)
        found = [self._resolve(key, name.name) for name in names(term)] if term is not None else []
        return [name for name in found if name is not None and name not in self.figures]

    def _report_cycle(self, members: list[str]) -> None:
        for member in members:
            self.figures[member] = None
        leaf = self.leaves[members[0]]
        chain = " → ".join([*members, members[0]])
        self.diagnostics.append(problem("FIG005", leaf.scalar.span, chain=chain))

    def _made(self, key: str) -> Figure | None:
        leaf = self.leaves[key]
        text = leaf.scalar.value.strip()
        if text.startswith("="):
            return self._computed(key, leaf)
        quantity = read_quantity(text)
        if quantity is None:
            if text:  # an empty figure is already reported as missing
                self.diagnostics.append(problem("FIG001", leaf.scalar.span, key=key, text=text))
            return None
        return Figure(key, quantity, DataOrigin(key, leaf.scalar.span, leaf.note))

    def _term(self, key: str) -> Term | None:
        text = self.leaves[key].scalar.value.strip()
        if not text.startswith("="):
            return None
        try:
            return parse_formula(text[1:])
        except FormulaError:
            return None

    def _computed(self, key: str, leaf: Leaf) -> Figure | None:
        formula = leaf.scalar.value.strip()[1:]
        inputs: dict[str, FormulaInput] = {}

        def look_up(name: Name) -> Quantity:
            found = self._resolve(key, name.name)
            if found is None:
                near = suggestion(name.name, self._known(key))
                raise FormulaError("FIG004", name.start, len(name.name), name=name.name, **near)
            figure = self.figures[found]
            if figure is None:
                raise _BrokenInputError
            inputs[found] = FormulaInput(figure.text, figure.origin)
            return figure.quantity

        try:
            quantity = written(compute(parse_formula(formula), look_up))
        except FormulaError as error:
            self.diagnostics.append(problem(error.code, _place(leaf, error), key=key, **error.values))
            return None
        except _BrokenInputError:
            return None
        origin = FormulaOrigin(key, leaf.scalar.span, formula.strip(), tuple(inputs.values()))
        return Figure(key, quantity, origin)

    def _resolve(self, key: str, name: str) -> str | None:
        """The full name behind `name` in the formula of `key`: among its siblings first, then further out."""
        group = key.split(".")[:-1]
        for depth in range(len(group), -1, -1):
            full = ".".join([*group[:depth], name])
            if full in self.leaves:
                return full
        return None

    def _known(self, key: str) -> list[str]:
        group = key.rpartition(".")[0]
        siblings = [name[len(group) + 1 :] for name in self.leaves if group and name.startswith(f"{group}.")]
        return siblings + list(self.leaves)


class _BrokenInputError(Exception):
    """A formula names a figure that has already been reported."""


def _place(leaf: Leaf, error: FormulaError) -> Span:
    """Where in the file the fault of a formula stands; its offsets count from behind the `=`."""
    behind_sign = leaf.scalar.value.index("=") + 1
    return leaf.scalar.place(behind_sign + error.start, error.length) if error.length else leaf.scalar.span
