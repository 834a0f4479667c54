"""Clashes: what two packs of a chain say that can't both be, told with the names of both."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reportgen.packs.pack import Layer
from reportgen.source import Diagnostic, Mapping, Node, Scalar, Span, problem

# The keys under which an entry has its Chinese name.
_LABELS = ("x-name", "label", "名称")


class _Said(NamedTuple):
    """What an entry is, and which pack said so last: the how-manieth of the chain, counted from its base."""

    layer: int
    pack: str
    text: str
    place: Span


class _Speaker(NamedTuple):
    """A pack as one of the layers."""

    layer: int
    pack: str


class _Entry:
    """A key of the data, or a fixed sentence, as the layers up to now make it."""

    def __init__(self) -> None:
        self.type: _Said | None = None
        self.label: _Said | None = None
        self.inner: dict[str, _Entry] = {}


def clashes(key: str, layers: Sequence[Layer]) -> list[Diagnostic]:
    """What is at odds under `key` (schema or messages) in `layers`, base first.

    A key that becomes another type, which blocks of the parent could no longer print, and one Chinese name for two.
    """
    if len(layers) < 2:
        return []
    found: list[Diagnostic] = []
    root = _Entry()
    for number, layer in enumerate(layers):
        by = _Speaker(number, layer.pack)
        if key == "schema":
            _lay_over(root, layer.node, by, "", found)
        else:
            _name_entries(root, layer.node, by)
    return [*found, *_double_names(root)]


def _lay_over(entry: _Entry, node: Node, by: _Speaker, name: str, found: list[Diagnostic]) -> None:
    """Lay one pack's schema of a key over what those below it say."""
    if not isinstance(node, Mapping):
        return
    said = _said(node, ("type",), by)
    if said is not None and entry.type is not None and said.text != entry.type.text:
        found.append(_another_type(name, entry.type, said))
        return
    entry.type = said or entry.type
    entry.label = _said(node, _LABELS, by) or entry.label
    for key, value in _entries(node.get("properties")):
        if isinstance(value, Scalar):  # `key: false` takes it away
            entry.inner.pop(key.value, None)
        else:
            inner = entry.inner.setdefault(key.value, _named(key, by))
            _lay_over(inner, value, by, f"{name}.{key.value}" if name else key.value, found)
    items = node.get("items")
    if items is not None:
        _lay_over(entry.inner.setdefault("[]", _Entry()), items, by, f"{name}[]", found)


def _another_type(name: str, was: _Said, said: _Said) -> Diagnostic:
    return problem("PCK016", said.place, key=name, pack=said.pack, type=said.text, parent=was.pack, was=was.text)


def _name_entries(root: _Entry, node: Node, by: _Speaker) -> None:
    for key, value in _entries(node):
        known = next((each for each in root.inner.values() if each.label and each.label.text == key.value), None)
        entry = known or root.inner.setdefault(key.value, _named(key, by))
        entry.label = (_said(value, _LABELS, by) if isinstance(value, Mapping) else None) or entry.label


def _named(key: Scalar, by: _Speaker) -> _Entry:
    entry = _Entry()
    entry.label = _Said(*by, key.value, key.span)
    return entry


def _double_names(entry: _Entry) -> Iterator[Diagnostic]:
    """One name for two entries that different packs have; a slip within one pack is told where it is read."""
    seen: dict[str, tuple[str, _Said]] = {}
    for name, inner in entry.inner.items():
        yield from _double_names(inner)
        if inner.label is None:
            continue
        for word in dict.fromkeys((name, inner.label.text)):
            first = seen.setdefault(word, (name, inner.label))
            if first[0] != name and first[1].layer != inner.label.layer:
                yield _double(word, *sorted((first, (name, inner.label)), key=lambda each: each[1].layer))


def _double(word: str, first: tuple[str, _Said], second: tuple[str, _Said]) -> Diagnostic:
    (was, earlier), (key, later) = first, second
    return problem("PCK017", later.place, label=word, key=key, pack=later.pack, first=was, parent=earlier.pack)


def _entries(node: Node | None) -> tuple[tuple[Scalar, Node], ...]:
    return node.items if isinstance(node, Mapping) else ()


def _said(node: Mapping, keys: Sequence[str], by: _Speaker) -> _Said | None:
    value = next((value for key, value in node.items if key.value in keys), None)
    return _Said(*by, value.value, value.span) if isinstance(value, Scalar) else None
