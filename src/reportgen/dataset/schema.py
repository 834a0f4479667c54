"""What a pack expects of its data, in JSON Schema vocabulary: a field a key, with its English and Chinese name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from reportgen.source import Diagnostic, Mapping, Node, Result, Scalar, Sequence, problem, suggestion


class Kind(Enum):
    """What a field holds."""

    TEXT = "text"
    PROSE = "prose"
    DATE = "date"
    FIGURE = "figure"
    FIGURES = "figures"
    RECORD = "record"
    LIST = "list"


class Field(NamedTuple):
    """One key: its English and Chinese names, and what stands under it.

    `fields` are a record's keys, by English name; `item` is what a list holds, `least` how many at the least.
    """

    name: str
    label: str
    kind: Kind
    required: bool = False
    description: str = ""
    fields: tuple[Field, ...] = ()
    item: Field | None = None
    least: int = 0

    def field(self, name: str) -> Field | None:
        """The field of this record that `name` means, in either language."""
        for field in self.fields:
            if name == field.label or name == field.name:
                return field
        return None


_STRINGS = {kind.value: kind for kind in (Kind.TEXT, Kind.PROSE, Kind.DATE, Kind.FIGURE)}
_KEYWORDS = {
    "$schema", "type", "format", "title", "description", "properties", "required", "items", "minItems", "x-name",
}  # fmt: skip


def load_schema(node: Node) -> Result[Field]:
    """The root record that the schema file `node` describes."""
    diagnostics: list[Diagnostic] = []
    root = _field("", node, required=True, diagnostics=diagnostics)
    return Result(root, tuple(diagnostics))


def _field(name: str, node: Node, required: bool, diagnostics: list[Diagnostic]) -> Field:
    if not isinstance(node, Mapping):
        diagnostics.append(problem("SCH001", node.span, name=name))
        return Field(name, name, Kind.TEXT)
    for key, _ in node.items:
        if key.value not in _KEYWORDS:
            diagnostics.append(problem("SCH002", key.span, key=key.value, **suggestion(key.value, _KEYWORDS)))
    kind = _kind(node, diagnostics)
    return Field(
        name,
        _text(node, "x-name") or name,
        kind,
        required,
        _text(node, "description"),
        _fields(node, diagnostics) if kind is Kind.RECORD else (),
        _item(node, diagnostics) if kind is Kind.LIST else None,
        _least(node, diagnostics),
    )


def _least(node: Mapping, diagnostics: list[Diagnostic]) -> int:
    written = node.get("minItems")
    if written is None:
        return 0
    if isinstance(written, Scalar) and re.fullmatch("[0-9]{1,6}", written.value):
        return int(written.value)
    diagnostics.append(problem("SCH006", written.span, key="minItems"))
    return 0


def _kind(node: Mapping, diagnostics: list[Diagnostic]) -> Kind:
    written = _text(node, "type"), _text(node, "format")
    match written:
        case "object", "figures":
            return Kind.FIGURES
        case "object", "":
            return Kind.RECORD
        case "array", "":
            return Kind.LIST
        case "string", form if (form or "text") in _STRINGS:
            return _STRINGS[form or "text"]
    diagnostics.append(problem("SCH003", node.span, type=written[0], format=written[1]))
    return Kind.TEXT


def _fields(node: Mapping, diagnostics: list[Diagnostic]) -> tuple[Field, ...]:
    properties, wanted = node.get("properties"), node.get("required")
    required = {name.value: name for name in _scalars(wanted)}
    found = properties.items if isinstance(properties, Mapping) else ()
    for keyword, value, kind in (("properties", properties, Mapping), ("required", wanted, Sequence)):
        if value is not None and not isinstance(value, kind):
            diagnostics.append(problem("SCH006", value.span, key=keyword))
    fields = tuple(_field(key.value, value, key.value in required, diagnostics) for key, value in found)
    names = [field.name for field in fields]
    for name, place in required.items():
        if name not in names:
            diagnostics.append(problem("SCH004", place.span, name=name, **suggestion(name, names)))
    return fields


def _item(node: Mapping, diagnostics: list[Diagnostic]) -> Field:
    items = node.get("items")
    if items is None:
        diagnostics.append(problem("SCH005", node.span))
        return Field("", "", Kind.TEXT)
    return _field("", items, required=True, diagnostics=diagnostics)


def _scalars(node: Node | None) -> Iterator[Scalar]:
    if isinstance(node, Sequence):
        yield from (item for item in node.items if isinstance(item, Scalar))


def _text(node: Mapping, key: str) -> str:
    value = node.get(key)
    return value.value if isinstance(value, Scalar) else ""
