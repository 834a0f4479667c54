"""What a pack expects of its data, in JSON Schema vocabulary: a field a key, with its English and Chinese name.

A child pack's schema is laid over its parent's, key by key (docs/decisions/0013-one-schema.md).
"""

import re
from collections.abc import Callable, Iterator
from enum import Enum
from functools import reduce
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


class DataFile(NamedTuple):
    """A file that a new project's data begin with: its names without suffix, and what it is for."""

    name: str
    label: str
    description: str
    english: str


class Field(NamedTuple):
    """One key: its English and Chinese names, and what stands under it.

    `fields` are a record's keys, by English name; `item` is what a list holds, `least` how many at the least.
    `default` is the value of a key that is left out. The description is Chinese, `english` the same in English.
    `taken_away` are the keys of a parent that a child says `false` to: only blocks that it replaces may name them.
    `file` names the data file that a new project keeps a key of the top level in; the root has `title` and `files`, and
    in `new` the keys that a new project begins with, if not all. `next_year` is what becomes of the value when the data
    of the next year are made: `open`, `year`, `keep` or `tasks`; see `dataset.next_year`. `choices` are all that a text
    may say, if not anything.
    """

    name: str
    label: str
    kind: Kind
    required: bool = False
    description: str = ""
    fields: tuple["Field", ...] = ()
    item: "Field | None" = None
    least: int = 0
    default: Scalar | None = None
    english: str = ""
    examples: tuple[Node, ...] = ()
    taken_away: tuple[str, ...] = ()
    file: str = ""
    title: str = ""
    files: tuple[DataFile, ...] = ()
    new: tuple[str, ...] = ()
    next_year: str = ""
    choices: tuple[str, ...] = ()

    def field(self, name: str) -> "Field | None":
        """The field of this record that `name` means, in either language."""
        for field in self.fields:
            if name == field.label or name == field.name:
                return field
        return None


_STRINGS = {kind.value: kind for kind in (Kind.TEXT, Kind.PROSE, Kind.DATE, Kind.FIGURE)}
_KEYWORDS = {
    "$schema", "type", "format", "title", "description", "properties", "required", "items", "minItems",
    "default", "enum", "examples", "x-name", "x-description-en", "x-file", "x-files", "x-new",
    "x-next-year",
}  # fmt: skip
# What may become of a value in the next year: left open, its year moved on, kept, or made from the tasks.
_NEXT_YEAR = ("", "open", "year", "keep", "tasks")
# The file of a key that no new project begins with.
NOWHERE = "none"
_FILE_NAME = re.compile(r"\w[\w-]{0,63}")


def load_schema(*layers: Node) -> Result[Field]:
    """The root record that schema files describe together: a pack's own behind those it extends, base first."""
    diagnostics: list[Diagnostic] = []
    node = reduce(_laid_over, layers)
    root = _field("", node, required=True, diagnostics=diagnostics)
    if isinstance(node, Mapping):
        root = root._replace(title=_text(node, "title"), files=_files(node, diagnostics), new=_new(node, diagnostics))
        _check_file_names(node, root.files, diagnostics)
    return Result(root, tuple(diagnostics))


def _laid_over(below: Node, above: Node) -> Node:
    """One key's schema with a child's over it: its keywords one by one, unless it becomes another type."""
    if not isinstance(below, Mapping) or not isinstance(above, Mapping):
        return above
    kinds = {_text(node, "type") for node in (below, above)} - {""}
    return above if len(kinds) > 1 else _joined(below, above, _keyword_over)


def _keyword_over(keyword: str, below: Node, above: Node) -> Node:
    if keyword == "items":
        return _laid_over(below, above)
    if keyword in ("properties", "x-files") and isinstance(below, Mapping) and isinstance(above, Mapping):
        return _joined(below, above, lambda _, under, over: _laid_over(under, over))
    return above


def _joined(below: Mapping, above: Mapping, over: Callable[[str, Node, Node], Node]) -> Mapping:
    """The entries of both in the order of `below`; where both have one, `over` says what it becomes."""
    entries = {key.value: (key, value) for key, value in below.items}
    for key, value in above.items:
        under = entries.get(key.value)
        entries[key.value] = key, value if under is None else over(key.value, under[1], value)
    return Mapping(tuple(entries.values()), above.span)


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
        _default(node, kind, diagnostics),
        _text(node, "x-description-en"),
        _examples(node, diagnostics),
        tuple(key.value for key, value in _properties(node) if _is_taken_away(value)),
        _text(node, "x-file"),
        next_year=_next_year(node, diagnostics),
        choices=_choices(node, diagnostics),
    )


def _next_year(node: Mapping, diagnostics: list[Diagnostic]) -> str:
    written = _text(node, "x-next-year")
    if written in _NEXT_YEAR:
        return written
    value = node.get("x-next-year")
    diagnostics.append(problem("SCH006", node.span if value is None else value.span, key="x-next-year"))
    return ""


def _choices(node: Mapping, diagnostics: list[Diagnostic]) -> tuple[str, ...]:
    written = node.get("enum")
    if written is not None and not isinstance(written, Sequence):
        diagnostics.append(problem("SCH006", written.span, key="enum"))
    return tuple(choice.value for choice in _scalars(written))


def _default(node: Mapping, kind: Kind, diagnostics: list[Diagnostic]) -> Scalar | None:
    written = node.get("default")
    if written is None:
        return None
    if kind in _STRINGS.values() and isinstance(written, Scalar) and not written.is_null:
        return written
    diagnostics.append(problem("SCH007", written.span))
    return None


def _examples(node: Mapping, diagnostics: list[Diagnostic]) -> tuple[Node, ...]:
    written = node.get("examples")
    if written is None or isinstance(written, Sequence):
        return () if written is None else written.items
    diagnostics.append(problem("SCH006", written.span, key="examples"))
    return ()


def _files(node: Mapping, diagnostics: list[Diagnostic]) -> tuple[DataFile, ...]:
    written = node.get("x-files")
    if written is None or not isinstance(written, Mapping):
        diagnostics += [] if written is None else [problem("SCH006", written.span, key="x-files")]
        return ()
    files = []
    for key, value in written.items:
        if not isinstance(value, Mapping):
            diagnostics.append(problem("SCH006", value.span, key="x-files"))
            continue
        label = value.get("x-name")
        name = label if isinstance(label, Scalar) else key
        diagnostics += (
            problem("SCH009", each.span, name=each.value)
            for each in (key, name)
            if not _FILE_NAME.fullmatch(each.value)
        )
        files.append(DataFile(key.value, name.value, _text(value, "description"), _text(value, "x-description-en")))
    return tuple(files)


def _new(node: Mapping, diagnostics: list[Diagnostic]) -> tuple[str, ...]:
    """The keys that `x-new` lists; a key that the schema has not can't be begun with."""
    written, known = node.get("x-new"), [key.value for key, _ in _properties(node)]
    if written is not None and not isinstance(written, Sequence):
        diagnostics.append(problem("SCH006", written.span, key="x-new"))
    names = list(_scalars(written))
    diagnostics += (
        problem("SCH011", name.span, name=name.value, **suggestion(name.value, known))
        for name in names
        if name.value not in known
    )
    return tuple(name.value for name in names)


def _check_file_names(node: Mapping, files: tuple[DataFile, ...], diagnostics: list[Diagnostic]) -> None:
    known = [file.name for file in files]
    for _, value in _properties(node):
        named = value.get("x-file") if isinstance(value, Mapping) else None
        name = named.value if isinstance(named, Scalar) else ""
        if named is not None and name not in (*known, NOWHERE):
            diagnostics.append(problem("SCH008", named.span, name=name, **suggestion(name, known)))


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
    found = _properties(node)
    for keyword, value, kind in (("properties", properties, Mapping), ("required", wanted, Sequence)):
        if value is not None and not isinstance(value, kind):
            diagnostics.append(problem("SCH006", value.span, key=keyword))
    names = [key.value for key, _ in found]
    for name, place in required.items():
        if name not in names:
            diagnostics.append(problem("SCH004", place.span, name=name, **suggestion(name, names)))
    kept = [(key, value) for key, value in found if not _is_taken_away(value)]
    fields = tuple(_field(key.value, value, key.value in required, diagnostics) for key, value in kept)
    _check_names(fields, [key for key, _ in kept], diagnostics)
    return fields


def _properties(node: Mapping) -> tuple[tuple[Scalar, Node], ...]:
    properties = node.get("properties")
    return properties.items if isinstance(properties, Mapping) else ()


def _is_taken_away(node: Node) -> bool:
    """Whether a child says `key: false`, which in JSON Schema is a key that nothing may stand under."""
    return isinstance(node, Scalar) and node.value == "false" and not node.quoted


def _check_names(fields: tuple[Field, ...], keys: list[Scalar], diagnostics: list[Diagnostic]) -> None:
    """A name, in whichever language, must mean one key; of keys that two packs have, `packs.clashes` tells it."""
    seen: dict[str, tuple[Field, str]] = {}
    for field, key in zip(fields, keys, strict=True):
        mine = field, key.source.path
        diagnostics += (
            problem("SCH010", key.span, name=name, first=seen[name][0].name)
            for name in dict.fromkeys((field.name, field.label))
            if (first := seen.setdefault(name, mine)) is not mine and first[1] == mine[1]
        )


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
