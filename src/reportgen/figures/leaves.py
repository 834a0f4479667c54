"""The figures of a dataset as they were typed, by their dotted names, and how a name finds one."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from reportgen.dataset import Items, Kind, Leaf, Record, Value
from reportgen.source import Diagnostic, problem

_FIGURE = Kind.FIGURE  # see dataset.load


def figures_of(dataset: Record) -> tuple[dict[str, Leaf], list[Diagnostic]]:
    """Every figure of `dataset` by its name; of two with one name the first counts, and the other is reported."""
    leaves: dict[str, Leaf] = {}
    repeated: list[Leaf] = []
    _gather(dataset.values.values(), leaves, repeated)
    return leaves, [_repetition(leaf, leaves[leaf.key]) for leaf in repeated]


def _gather(values: Iterable[Value], leaves: dict[str, Leaf], repeated: list[Leaf]) -> None:
    """Take in all figures of `values`; of two with one name the first counts, the other is repeated."""
    for value in values:
        if isinstance(value, Leaf):
            if value.kind is _FIGURE and leaves.setdefault(value.key, value) is not value:
                repeated.append(value)
        elif isinstance(value, Items):
            _gather(value.values, leaves, repeated)
        elif value is not None:
            _gather(value.values.values(), leaves, repeated)


def _repetition(leaf: Leaf, first: Leaf) -> Diagnostic:
    return problem("DAT003", leaf.scalar.span, key=leaf.key, first=leaf.key, place=first.scalar.span)


def other_names(dataset: Record) -> dict[str, str]:
    """The figures of the top level, by their names in the language that the data is not written in."""
    leaves = (value for value in dataset.values.values() if isinstance(value, Leaf) and value.alias)
    return {leaf.alias: leaf.key for leaf in leaves}


def full_name(key: str, name: str, leaves: Collection[str], other_names: Mapping[str, str]) -> str | None:
    """The full name behind `name` in the formula of `key` (in prose: empty): among its siblings, then further out."""
    while True:
        key = key.rpartition(".")[0]
        full = f"{key}.{name}" if key else name
        if full in leaves:
            return full
        if not key:
            return other_names.get(name)
