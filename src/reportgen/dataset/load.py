"""The year's input: data files joined into one dataset and held against the schema, every fault with its place."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from reportgen.dataset.schema import Field, Kind
from reportgen.source import (
    Bounded,
    Diagnostic,
    Mapping,
    Node,
    Result,
    Scalar,
    Span,
    made,
    nothing_at,
    problem,
    suggestion,
)
from reportgen.source import Sequence as YamlSequence


class Leaf(NamedTuple):
    """One value as typed: its kind, its dotted key in the file's own language, and where a figure was taken from.

    `alias` is the key of a figure of the top level in the other language, `unit` the one stated beside a value.
    """

    kind: Kind
    key: str
    scalar: Scalar
    note: str = ""
    alias: str = ""
    unit: str = ""


class Record(NamedTuple):
    """Values by the English names of their keys.

    A key that was left out holds its default, else None or an empty list; one that was left empty has no default.
    """

    values: dict[str, "Value"]


class Items(NamedTuple):
    """The values of a list."""

    values: tuple["Value", ...]


class Group(NamedTuple):
    """Named figures, and groups of them, by the names the file gives."""

    values: dict[str, "Leaf | Group"]


Value = Leaf | Record | Items | Group | None

# Python 3.11 takes long to look a member of an enumeration up, and every value of the data is asked for its kind.
_FIGURE, _FIGURES, _DATE, _RECORD, _LIST = Kind.FIGURE, Kind.FIGURES, Kind.DATE, Kind.RECORD, Kind.LIST

# What is typed as words, without a structure of its own.
_WORDS = (Kind.TEXT, Kind.PROSE, _DATE, _FIGURE)

_NO_ITEMS = Items(())

# What an input method or Excel puts into figures and dates. Some of it is right in its place, which is seen later.
_ODD = frozenset(
    "“０１２３４５６７８９．，＝／－﹣‐‑‒–—―−\u3000\u00a0\u1680\u202f\u205f\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
)

# What stands before last year's value, in the comment beside one that is left open, in either language.
LEFT_OPEN = ("# 上年：", "# last year: ")

# The long form of a figure, in either language.
_LONG_FORM = {"值": "value", "value": "value", "单位": "unit", "unit": "unit", "来源": "source", "source": "source"}

_VALUE = frozenset(("值", "value"))


def load_dataset(files: Iterable[Node], schema: Field, span: Span) -> Result[Record]:
    """The dataset of `files`, the root nodes of all data files in order; `span` is where the project lists them."""
    reading = _Reading()
    record = reading.record([node for node in files if _is_mapping(node, reading.diagnostics)], schema, "", span)
    return Result(_with_aliases(record, schema), reading.diagnostics.told())


def _is_mapping(node: Node, diagnostics: list[Diagnostic]) -> bool:
    if not isinstance(node, Mapping):
        from reportgen.source.slips import entry_slips

        diagnostics.extend(entry_slips(node) or [problem("DAT001", node.span)])
    return isinstance(node, Mapping)


def _with_aliases(record: Record, schema: Field) -> Record:
    """The dataset, whose figures of the top level know the key that they have in the other language."""
    for field in schema.fields:
        leaf = record.values[field.name]
        if isinstance(leaf, Leaf) and leaf.kind is _FIGURE and field.name != field.label:
            alias = field.label if leaf.key == field.name else field.name
            record.values[field.name] = leaf._replace(alias=alias)
    return record


class _Reading:
    """Walks nodes and schema side by side and gathers what does not fit."""

    def __init__(self) -> None:
        self.diagnostics = Bounded()

    def record(self, nodes: Sequence[Node], schema: Field, key: str, span: Span | None = None) -> Record:
        """The record that `nodes` write together: one mapping, or the top levels of the files listed at `span`."""
        written: dict[str, tuple[Scalar, list[Node]]] = {}
        misspelt: set[str] = set()
        for node in nodes:
            entries = node.items if isinstance(node, Mapping) else ()
            for number, (name, entry) in enumerate(entries, start=1):
                field = schema.field(name.value)
                if field is None:
                    field, name, meant = self._unknown(name, entry, schema)
                    misspelt |= meant
                if field is None:
                    continue
                if isinstance(entry, Scalar) and entry.is_null and _goes_on(entries[number : number + 1]):
                    misspelt.add(field.name)
                elif field.name not in written:
                    written[field.name] = name, [entry]
                elif field.kind is _FIGURES and isinstance(entry, Mapping):
                    written[field.name][1].append(entry)
                else:
                    first = written[field.name][0]
                    self._report("DAT003", name.span, key=name.value, first=first.value, place=first.span)
        values: dict[str, Value] = {}
        before = f"{key}." if key else ""
        for field in schema.fields:
            if field.name in written:
                name, found = written[field.name]
                values[field.name] = self.value(found, field, before + name.value)
            elif field.default is not None:
                values[field.name] = self.value([field.default], field, before + field.label)
            else:
                values[field.name] = _NO_ITEMS if field.kind is _LIST else None
                if field.required and field.name not in misspelt:
                    self._report_absent(field, key, span or nodes[0].span)
        return made(Record, (values,))

    def _unknown(self, name: Scalar, value: Node, schema: Field) -> tuple[Field | None, Scalar, set[str]]:
        """Report a key that the schema does not have: the field and key it was meant to be, or which is near it."""
        name, told = self._spelling(name, value)
        field = schema.field(name.value) if told else None
        if told:
            return field, name, set()
        known = [label for each in schema.fields for label in (each.label, each.name)]
        near = suggestion(name.value, known)
        self._report("DAT002", name.span, key=name.value, known=_listed(schema.fields), **near)
        meant = schema.field(near.get("suggestion", ""))
        return None, name, {meant.name} if meant is not None else set()

    def _report_absent(self, field: Field, key: str, span: Span) -> None:
        self._report("DAT004", span, key=_dotted(key, field.label), name=field.name, description=field.description)

    def _report_empty(self, scalar: Scalar, key: str) -> None:
        from reportgen.source.slips import hidden_slip

        self.diagnostics.append(hidden_slip(scalar, key) or problem("DAT005", scalar.span, key=key))

    def _report_choice(self, scalar: Scalar, field: Field, key: str) -> None:
        # All of the few, and none that is near: 没有 is near to 有.
        self._report("DAT017", scalar.span, key=key, value=scalar.value, known="、".join(field.choices))

    def value(self, nodes: list[Node], field: Field, key: str) -> Value:
        """The value of `field`; only a table of figures may be spread over several nodes."""
        node = nodes[0]
        kind = field.kind
        if kind is _FIGURES:
            return self._group(nodes, key="")
        if isinstance(node, Scalar):
            if node.is_null:
                if field.required or _is_left_open(node):
                    self._report_empty(node, key)
                return _NO_ITEMS if kind is _LIST else None
            if kind in _WORDS:
                if field.choices and node.value.strip() not in field.choices:
                    self._report_choice(node, field, key)
                typed = kind is _DATE or kind is _FIGURE
                return made(Leaf, (kind, key, self._as_meant(node, key, kind) if typed else node, "", "", ""))
        elif isinstance(node, Mapping):
            if kind is _RECORD:
                return self.record([node], field, key)
            if kind is _FIGURE:
                return self._long_form(node, key)
        elif kind is _LIST:
            return self._items(node, field, key)
        if isinstance(node, Scalar) and field.item is not None and field.item.kind is Kind.TEXT:
            self._text_for_list(node, key)
        else:
            self._wrong_kind(node, kind, key)
        return None

    def _text_for_list(self, scalar: Scalar, key: str) -> None:
        """A text in the place of a list of texts, most likely all of them in a row."""
        from reportgen.source.slips import as_list, item_slips

        self.diagnostics += item_slips(scalar) or [as_list(scalar, key)]

    def _items(self, node: YamlSequence, field: Field, key: str) -> Items:
        assert field.item is not None
        if len(node.items) < field.least:
            self._report("DAT009", node.span, key=key, least=field.least)
        return Items(
            tuple(self.value([item], field.item, f"{key}[{number}]") for number, item in enumerate(node.items, start=1))
        )

    def _group(self, nodes: list[Node], key: str) -> Group:
        values: dict[str, Leaf | Group] = {}
        names: dict[str, Scalar] = {}
        before = f"{key}." if key else ""
        for node in nodes:
            if not isinstance(node, Mapping):
                if not (isinstance(node, Scalar) and node.is_null):
                    self._wrong_kind(node, _FIGURES, key)
                continue
            for number, (name, entry) in enumerate(node.items, start=1):
                text = name.value
                if isinstance(entry, Scalar) and not entry.is_null and text not in values and _is_name(text):
                    names[text] = name
                    values[text] = self._figure(entry, before + text)
                    continue
                if not _is_name(text):
                    name, told = self._spelling(name, entry)
                    text = name.value
                    if told and not _is_name(text):
                        continue
                if text in values:
                    self._report("DAT003", name.span, key=text, first=text, place=names[text].span)
                elif not _is_name(text):
                    self._report("DAT007", name.span, name=text)
                elif not (isinstance(entry, Scalar) and entry.is_null and _goes_on(node.items[number : number + 1])):
                    names[text] = name
                    values[text] = self._figure_or_group(entry, before + text)
                else:
                    self._report("DAT007", name.span, name=text)
        return made(Group, (values,))

    def _figure_or_group(self, node: Node, key: str) -> Leaf | Group:
        if isinstance(node, Scalar):
            if node.is_null:
                self._report_empty(node, key)
            return self._figure(node, key)
        if isinstance(node, Mapping) and not _VALUE.isdisjoint([name.value for name, _ in node.items]):
            return self._long_form(node, key)
        return self._group([node], key)

    def _figure(self, scalar: Scalar, key: str) -> Leaf:
        return made(Leaf, (_FIGURE, key, self._as_meant(scalar, key, _FIGURE), "", "", ""))

    def _long_form(self, node: Mapping, key: str) -> Leaf:
        parts: dict[str, Scalar] = {}
        written: dict[str, Scalar] = {}
        for name, value in node.items:
            meaning = _LONG_FORM.get(name.value)
            if meaning is None:
                name, told = self._spelling(name, value)
                meaning = _LONG_FORM.get(name.value) if told else None
                if told and meaning is None:
                    written.setdefault("value", name)
                    continue
            first = written.setdefault(meaning or "", name)
            if meaning is None:
                near = suggestion(name.value, _LONG_FORM)
                self._report("DAT002", name.span, key=name.value, known="值、单位、来源", **near)
            elif first is not name:
                self._report("DAT003", name.span, key=name.value, first=first.value, place=first.span)
            elif isinstance(value, Scalar):
                parts[meaning] = value if meaning == "source" else self._as_meant(value, key, _FIGURE)
            else:
                self._wrong_kind(value, Kind.TEXT, _dotted(key, name.value))
        value = parts.get("value", nothing_at(node.span))
        if "value" not in written:
            self._report("DAT004", node.span, key=_dotted(key, "值"), name="value", description="")
        if value.is_null:
            self._report_empty(value, key)
            value = nothing_at(value.span)
        note, unit = (parts[part].value if part in parts else "" for part in ("source", "unit"))
        return Leaf(_FIGURE, key, value, note, unit=unit.strip())

    def _wrong_kind(self, node: Node, wanted: Kind, key: str) -> None:
        from reportgen.source.slips import entry_slips, item_slips

        slips = entry_slips(node) if wanted in (_RECORD, _FIGURES) else []
        slips = item_slips(node) if wanted is _LIST else slips
        if slips:
            self.diagnostics.extend(slips)
            return
        found = {Scalar: "scalar", Mapping: "mapping", YamlSequence: "list"}[type(node)]
        if wanted in _WORDS and node.span.column < node.span.end_column and not isinstance(node, Scalar):
            # The place of a bracket: most likely of a text that begins with one, such as a reference.
            found = "braces" if isinstance(node, Mapping) else "brackets"
        self._report("DAT006", node.span, key=key, wanted=f"kind.{wanted.value}", found=f"kind.{found}")

    def _spelling(self, name: Scalar, value: Node) -> tuple[Scalar, bool]:
        """An unknown key as it was meant, and whether a slip in it has been told."""
        from reportgen.source.slips import key_slips, meant

        slips = key_slips(name, value)
        self.diagnostics.extend(slips)
        return (name._replace(value=meant(name)), True) if slips else (name, False)

    def _as_meant(self, scalar: Scalar, key: str, kind: Kind) -> Scalar:
        """A figure or date in half-width digits and without odd blanks, once it is told that it was not."""
        if _ODD.isdisjoint(scalar.value):
            return scalar
        from reportgen.source.slips import date_slip, figure_slip

        scalar, found = (date_slip if kind is _DATE else figure_slip)(scalar, key)
        if found is not None:
            self.diagnostics.append(found)
        return scalar

    def _report(self, code: str, span: Span, **values: object) -> None:
        self.diagnostics.append(problem(code, span, **values))


def _dotted(key: str, name: str) -> str:
    return f"{key}.{name}" if key else name


def _listed(fields: Iterable[Field]) -> str:
    return "、".join(field.label for field in fields)


def _is_indented(name: Scalar) -> bool:
    """Whether full-width blanks stand before a key: they were meant to indent it, and YAML takes them for letters."""
    return not name.quoted and not name.value[:1].isascii() and name.value[:1].isspace()


def _goes_on(following: Sequence[tuple[Scalar, Node]]) -> bool:
    """Whether an entry is empty only because what `following` holds is indented below it with full-width blanks."""
    return any(_is_indented(name) for name, _ in following)


def _is_left_open(value: Scalar) -> bool:
    """Whether `reportgen roll` has left a value open, last year's beside it, and nobody has filled it in yet."""
    return any(mark in value.rest_of_line for mark in LEFT_OPEN)


def _is_name(name: str) -> bool:
    """Names that a reference or a formula can hold: letters of any script, digits, `_` and `·`, no digit first."""
    return name.replace("·", "_").isidentifier()
