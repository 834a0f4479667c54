"""Fixed sentences (固定语句): named texts of a pack that print values of the data, like `{review_year}工作回顾`.

A reference is looked up, never executed, as in prose: a single value of the data by the names of its keys, or a figure
by its name in the book. What is printed keeps its origin: words that of the sentence, values their own.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from reportgen.dataset import Field, Kind
from reportgen.figures.book import Figure
from reportgen.figures.content import LOOSE_BRACKET, Content, Plain, Report, Sentence
from reportgen.figures.prose import Reference, split_prose
from reportgen.source import DataOrigin, Diagnostic, Node, Result, Scalar, Span, problem, suggestion
from reportgen.source import Mapping as YamlMapping

# What the long form of a sentence says, by its names in either language.
_PARTS = {
    "text": "text", "文字": "text",
    "label": "label", "名称": "label",
    "description": "description", "说明": "description",
}  # fmt: skip
_SINGLE = (Kind.TEXT, Kind.DATE, Kind.FIGURE)


class Message(NamedTuple):
    """A fixed sentence: its names in English and in Chinese, what it is for, and its text as written."""

    name: str
    label: str
    description: str
    text: Scalar


class _Look(NamedTuple):
    """A reference: the English keys that lead to its value, or none where it names a figure of the book."""

    keys: tuple[str, ...]
    name: str
    place: Span


class _Cut(NamedTuple):
    """A sentence cut at its references, and its place."""

    parts: tuple[Plain | _Look, ...]
    place: Span


class Messages(NamedTuple):
    """The sentences of a chain, whose references are looked up in each report.

    `names` are those of all sentences, `ready` those that there are without the keys that a child has taken away.
    """

    names: frozenset[str]
    ready: Mapping[str, _Cut]
    schema: Field


def load_messages(layers: Sequence[Node]) -> Result[dict[str, Message]]:
    """The sentences in `layers` (YAML mappings, base first), by their English names; the later text counts.

    A new one is written in the long form, `{text: …, label: …, description: …}`; whoever knows it changes its text.
    """
    reading = _Reading()
    for layer in layers:
        if not isinstance(layer, YamlMapping):
            reading.diagnostics.append(problem("PCK020", layer.span))
            continue
        written: set[str] = set()
        for key, value in layer.items:
            name = reading.labels.get(key.value, key.value)
            if name in written:
                reading.diagnostics.append(problem("PCK023", key.span, key=key.value))
            written.add(name)
            reading.take(name, key, value)
    return Result(reading.messages, tuple(reading.diagnostics))


class _Reading:
    """The sentences so far, and what does not fit."""

    def __init__(self) -> None:
        self.messages: dict[str, Message] = {}
        self.labels: dict[str, str] = {}
        self.diagnostics: list[Diagnostic] = []

    def take(self, name: str, key: Scalar, value: Node) -> None:
        """What one layer says of the sentence `name`."""
        known = self.messages.get(name)
        parts = {"text": value} if isinstance(value, Scalar) else self._long(value)
        if known is None and isinstance(value, Scalar):
            self.diagnostics.append(
                problem("PCK018", key.span, name=key.value, **suggestion(key.value, (*self.labels, *self.messages)))
            )
        elif known is None and (missing := [part for part in dict.fromkeys(_PARTS.values()) if part not in parts]):
            self.diagnostics.append(problem("PCK019", key.span, name=key.value, missing="、".join(missing)))
        else:
            before = {} if known is None else known._asdict()
            self._keep(Message(**{"name": name, **before, **_texts(parts)}))

    def _keep(self, message: Message) -> None:
        first = self.messages.get(self.labels.get(message.label, ""), message)
        if first.name != message.name and first.text.source.path == message.text.source.path:
            # Of sentences that two packs have, `packs.clashes` tells it.
            place = message.text.span
            self.diagnostics.append(problem("PCK026", place, label=message.label, first=first.name, name=message.name))
        self.messages[message.name] = message
        self.labels[message.label] = message.name

    def _long(self, value: Node) -> dict[str, Scalar]:
        """The parts of the long form by their English names."""
        if not isinstance(value, YamlMapping):
            self.diagnostics.append(problem("PCK020", value.span))
            return {}
        parts: dict[str, Scalar] = {}
        for key, part in value.items:
            if key.value not in _PARTS or not isinstance(part, Scalar):
                self.diagnostics.append(problem("PCK020", key.span, **suggestion(key.value, _PARTS)))
            else:
                parts[_PARTS[key.value]] = part
        return parts


def _texts(parts: Mapping[str, Scalar]) -> dict[str, Scalar | str]:
    return {name: part if name == "text" else part.value.strip() for name, part in parts.items()}


def bind_messages(messages: Mapping[str, Message], schema: Field) -> Result[Messages]:
    """The sentences ready for many reports: each reference led to its key of `schema`.

    A sentence that prints a key which a child has taken away is not there: blocks that print it must be replaced.
    """
    diagnostics: list[Diagnostic] = []
    ready = {}
    for message in messages.values():
        cut = () if message.text.is_null else split_prose(message.text.value.rstrip())
        names = [part.name for part in cut if isinstance(part, Reference)]
        if not any(name.split(".")[0] in schema.taken_away for name in names):
            parts = tuple(_bound(cut, message, schema, diagnostics))
            ready[message.name] = _Cut(parts, message.text.span)
    return Result(Messages(frozenset(messages), ready, schema), tuple(diagnostics))


def _bound(
    cut: Sequence[str | Reference], message: Message, schema: Field, diagnostics: list[Diagnostic]
) -> Iterator[Plain | _Look]:
    origin = DataOrigin(f"语句.{message.label}", message.text.span)
    at = 0
    for part in cut:
        if isinstance(part, str):
            diagnostics += _loose_brackets(part, at, message.text, schema)
            yield Plain(part, origin)
            at += len(part)
            continue
        at += part.length
        place = message.text.place(part.start, part.length)
        keys, field = _led(part.name, schema)
        if field is not None and field.kind not in _SINGLE:
            diagnostics.append(problem("PCK022", place, name=part.name))
        elif field is None and not _has_figures(schema):
            diagnostics.append(_unknown(part.name, place, _singles(schema)))
        else:
            yield _Look(keys, part.name, place)


def _led(name: str, schema: Field) -> tuple[tuple[str, ...], Field | None]:
    """The English keys that `name` leads along and the field at their end; no field where there is none such."""
    keys: list[str] = []
    field: Field | None = schema
    for segment in name.split("."):
        field = None if field is None else field.field(segment)
        keys += [] if field is None else [field.name]
    return (tuple(keys), field) if field is not None else ((), None)


def in_chinese(text: str, schema: Field) -> str:
    """The text of a sentence with its references under the Chinese names of their keys."""
    parts = (part if isinstance(part, str) else f"{{{_labels(part.name, schema)}}}" for part in split_prose(text))
    return "".join(parts)


def _labels(name: str, schema: Field) -> str:
    labels: list[str] = []
    field: Field | None = schema
    for segment in name.split("."):
        field = None if field is None else field.field(segment)
        labels.append(segment if field is None else field.label)
    return ".".join(labels)


def _loose_brackets(text: str, at: int, scalar: Scalar, schema: Field) -> Iterator[Diagnostic]:
    """A key's name behind a full-width or doubled bracket, or one not closed, was meant to be a reference."""
    for found in re.finditer(LOOSE_BRACKET, text) if "{" in text or "｛" in text else ():
        if _led(found[1], schema)[1] is not None:
            yield problem("FIG003", scalar.place(at + found.start(), len(found[0])), name=found[1])


def _has_figures(schema: Field) -> bool:
    return any(field.kind is Kind.FIGURES for field in schema.fields)


def _singles(field: Field, label: str = "", name: str = "") -> Iterator[str]:
    """The names of all single values below `field`, in both languages."""
    for inner in field.fields:
        if inner.kind in _SINGLE:
            yield from dict.fromkeys((label + inner.label, name + inner.name))
        yield from _singles(inner, f"{label}{inner.label}.", f"{name}{inner.name}.")


def _unknown(name: str, place: Span, known: Iterator[str] | Sequence[str]) -> Diagnostic:
    return problem("PCK021", place, name=name, **suggestion(name, known))


def say(messages: Messages, report: Report) -> Result[dict[str, Content]]:
    """What each sentence says in `report`; references to figures that its book does not have are reported."""
    diagnostics: list[Diagnostic] = []
    said: dict[str, Content] = {}
    for name, (parts, place) in messages.ready.items():
        printed = (part if isinstance(part, Plain) else _value(part, messages, report, diagnostics) for part in parts)
        said[name] = Sentence(tuple(part for part in printed if part is not None), place)
    return Result(said, tuple(diagnostics))


def _value(look: _Look, messages: Messages, report: Report, diagnostics: list[Diagnostic]) -> Plain | Figure | None:
    """What a reference prints: nothing for a key that was left out, or a broken figure, which has been told."""
    if look.keys:
        value: Content = report.content
        for key in look.keys:
            value = value.get(key) if isinstance(value, dict) else None
        return value if isinstance(value, (Plain, Figure)) else None
    if look.name not in report.book:
        diagnostics.append(_unknown(look.name, look.place, [*_singles(messages.schema), *report.book]))
    return report.book.get(look.name)
