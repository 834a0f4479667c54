"""The data files of a new project, written from a schema: its descriptions as comments, its examples as values."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from reportgen.dataset.schema import DataFile, Field, Kind
from reportgen.source import Language, Mapping, Node, Scalar, Sequence

_STEP = "  "
# Words that YAML reads as they stand, here and in every other reader; all else is quoted.
_PLAIN = re.compile(r"[^\W_][\w（）《》“”、。，；·—.%/+ -]*")
_NULLS = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})
_BLANK = re.compile(r"<\w+>")
_REFERENCE = re.compile(r"\{(\w+)\}")
_DATA = DataFile("data", "数据", "", "")


class Answers(NamedTuple):
    """What a new project is made for: whose report, the year in its name, and the language of its keys."""

    organisation: str
    year: int
    keys: Language


def scaffold(schema: Field, answers: Answers) -> dict[str, str]:
    """The text of each data file by its name without suffix, in the order of the schema's `x-files`."""
    writing = _Writing(answers, _names(schema, answers))
    texts: dict[str, str] = {}
    for file, fields in begun(schema):
        entries = ["\n".join(writing.entry(field, writing.example(field), "")) for field in fields]
        heading = writing.comment(_words(file.description, file.english, answers.keys), "")
        texts[file.label if answers.keys == "zh" else file.name] = "\n".join([*heading, "", "\n\n".join(entries), ""])
    return texts


def begun(schema: Field) -> list[tuple[DataFile, list[Field]]]:
    """The files that a new project begins with, and the keys in each."""
    files = schema.files or (_DATA,)
    known = [field for field in schema.fields if field.next_year != "tasks"]
    keys = [field for field in known if not schema.new or field.name in schema.new]
    kept = {file: [field for field in keys if (field.file or files[0].name) == file.name] for file in files}
    return [(file, fields) for file, fields in kept.items() if fields or not schema.new]


def plain_or_quoted(text: str) -> str:
    """`text` as a YAML scalar on one line that reads back as the same text."""
    if _PLAIN.fullmatch(text) and text.strip() == text and text.lower() not in _NULLS:
        return text
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t").replace("\n", "\\n")
    return f'"{escaped}"'


def _words(chinese: str, english: str, keys: Language) -> str:
    return chinese if keys == "zh" or not english else english


def _names(schema: Field, answers: Answers) -> dict[str, str]:
    """Both names of each figure of the top level → the one that prose is to refer to it by."""
    figures = [field for field in schema.fields if field.kind is Kind.FIGURE]
    return {name: _name(field, answers.keys) for field in figures for name in (field.name, field.label)}


def _name(field: Field, keys: Language) -> str:
    return field.label if keys == "zh" else field.name


class _Writing:
    """Writes entries in one language; a key is explained where it comes first and not again."""

    def __init__(self, answers: Answers, names: dict[str, str]) -> None:
        self.answers = answers
        self.names = names
        self.explained: set[int] = set()  # by identity: a field is a large thing to compare
        self.blanks = {
            "<组织>": answers.organisation,
            "<上年>": str(answers.year - 1),
            "<年>": str(answers.year),
        }

    def example(self, field: Field) -> Node | None:
        """The field's own example; a record may be made up of those of its keys."""
        return next(iter(field.examples), None)

    def comment(self, text: str, indent: str) -> list[str]:
        """`text` as a comment."""
        return [f"{indent}# {text}"] if text else []

    def entry(self, field: Field, value: Node | None, indent: str) -> Iterator[str]:
        """The lines of one key with its value; a key without any stands there as a comment."""
        if id(field) not in self.explained:
            self.explained.add(id(field))
            yield from self.comment(self._explanation(field), indent)
        lines = list(self._value(field, value, indent + _STEP))
        name = _name(field, self.answers.keys)
        if not lines:
            default = "" if field.default is None else f" {plain_or_quoted(field.default.value)}"
            yield f"{indent}# {name}:{default}"
            yield from (f"{indent}#   {_name(inner, self.answers.keys)}:" for inner in field.fields)
            return
        first, *rest = lines
        yield f"{indent}{name}:{first}"
        yield from rest

    def _explanation(self, field: Field) -> str:
        words = _words(field.description, field.english, self.answers.keys)
        if field.required and field.default is None:
            return words
        return words + ("（可以不写）" if self.answers.keys == "zh" else " (optional)")

    def _value(self, field: Field, value: Node | None, indent: str) -> Iterator[str]:
        """What follows the colon, and the lines below it; nothing at all where there is no example."""
        match field.kind, value:
            case Kind.RECORD, (Mapping() | None):
                yield from self._record(field, value, indent)
            case Kind.LIST, Sequence():
                assert field.item is not None
                yield ""
                for number, item in enumerate(value.items):
                    yield from [""] * (number > 0 and field.item.kind is Kind.RECORD)
                    yield from self._item(field.item, item, indent)
            case Kind.FIGURES, Mapping():
                yield ""
                yield from self._figures(value, indent)
            case _, Scalar():
                yield from self._words(field.kind, value.value, indent)

    def _record(self, field: Field, value: Mapping | None, indent: str) -> Iterator[str]:
        entries = [*self._entries(field, value, indent)]
        if _has_content(entries):
            yield from ("", *entries)

    def _entries(self, field: Field, value: Mapping | None, indent: str) -> Iterator[str]:
        """The keys of a record: those that its example has, or all when it is made up of theirs."""
        for inner in field.fields:
            found = self.example(inner) if value is None else value.get(inner.name) or value.get(inner.label)
            if value is None or found is not None:
                yield from self.entry(inner, found, indent)

    def _item(self, field: Field, value: Node, indent: str) -> Iterator[str]:
        """One item of a list, its first line behind the dash, comments above it."""
        if isinstance(value, Scalar):
            lines = list(self._words(field.kind, value.value, indent + _STEP))
            lines[0] = f"{indent}-{lines[0]}"
        else:
            lines = list(self._entries(field, value if isinstance(value, Mapping) else None, indent + _STEP))
            if not _has_content(lines):
                return
            first = next(at for at, line in enumerate(lines) if not _is_comment(line))
            lines[:first] = [line[len(_STEP) :] for line in lines[:first]]
            lines[first] = f"{indent}- {lines[first].lstrip()}"
        yield from lines

    def _figures(self, value: Mapping, indent: str) -> Iterator[str]:
        for name, figure in value.items:
            if isinstance(figure, Mapping) and not self._is_long_form(figure):
                yield f"{indent}{name.value}:"
                yield from self._figures(figure, indent + _STEP)
            elif isinstance(figure, Mapping):
                parts = (f"{self._part(part.value)}: {plain_or_quoted(_text(text))}" for part, text in figure.items)
                yield f"{indent}{name.value}: {{{', '.join(parts)}}}"
            else:
                yield f"{indent}{name.value}: {plain_or_quoted(_text(figure))}"

    def _is_long_form(self, figure: Mapping) -> bool:
        return figure.get("值") is not None or figure.get("value") is not None

    def _part(self, name: str) -> str:
        """A part of a figure's long form, which an example names in Chinese, in the language of the keys."""
        return name if self.answers.keys == "zh" else {"值": "value", "单位": "unit", "来源": "source"}.get(name, name)

    def _words(self, kind: Kind, text: str, indent: str) -> Iterator[str]:
        if kind is Kind.PROSE:
            text = _REFERENCE.sub(lambda found: f"{{{self.names.get(found[1], found[1])}}}", text)
        else:
            text = _BLANK.sub(lambda found: self.blanks.get(found[0], found[0]), text)
        if kind is not Kind.PROSE and "\n" not in text.strip():
            yield f" {plain_or_quoted(text.strip())}"
            return
        yield " |"
        yield from (f"{indent}{line}" if line else "" for line in text.strip("\n").split("\n"))


def _is_comment(line: str) -> bool:
    return line.lstrip().startswith("#")


def _has_content(lines: list[str]) -> bool:
    return not all(map(_is_comment, lines))


def _text(node: Node) -> str:
    return node.value if isinstance(node, Scalar) else ""
