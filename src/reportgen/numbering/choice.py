"""What a project says of its numbers (序号): schemes that its pack has ready under a name, or patterns of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from reportgen.source import Diagnostic, Mapping, Node, Result, Scalar, Span, problem, suggestion
from reportgen.source import Sequence as YamlSequence

# Names stand in a list, or on one line as people write them: 括号、一是.
_NAME = r"[^、，,\s]+"


def chosen(choice: Node | None, tables: Sequence[Node]) -> Result[tuple[Node, ...]]:
    """The numbering tables that `choice` stands for, base first: a name, several, or a table itself.

    `tables` are the `schemes` of a pack chain (name → role → pattern), base first; of one name all count.
    """
    diagnostics: list[Diagnostic] = []
    layers: list[Node] = []
    for each in _each(choice):
        if isinstance(each, Mapping):
            layers.append(each)
        else:
            layers += _named(*each, tables, diagnostics)
    return Result(tuple(layers), tuple(diagnostics))


def _each(choice: Node | None) -> Iterator[tuple[str, Span] | Mapping]:
    """The names, each with its own place, and tables of a choice."""
    if isinstance(choice, YamlSequence):
        for item in choice.items:
            yield from _each(item)
    elif isinstance(choice, Mapping):
        yield choice
    elif isinstance(choice, Scalar) and not choice.is_null:
        for name in re.finditer(_NAME, choice.value):
            yield name[0], choice.place(name.start(), len(name[0]))


def scheme_names(tables: Iterable[Node]) -> list[str]:
    """The names that a project may choose by, in the order of the packs."""
    schemes = (table.items for table in tables if isinstance(table, Mapping))
    return list(dict.fromkeys(key.value for items in schemes for key, _ in items))


def _named(name: str, span: Span, tables: Iterable[Node], diagnostics: list[Diagnostic]) -> Iterator[Node]:
    schemes = [table for table in tables if isinstance(table, Mapping)]
    found = [scheme for table in schemes if (scheme := table.get(name)) is not None]
    if not found:
        known = scheme_names(schemes)
        diagnostics.append(
            problem("NUM004", span, name=name, known="、".join(known) or "numbering.none", **suggestion(name, known))
        )
    yield from found
