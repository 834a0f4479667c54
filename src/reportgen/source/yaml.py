"""YAML with places: files become nodes that keep every scalar as typed and know where it stands.

Read from libyaml's event stream, so that limits hold while reading, duplicate keys are seen, and nothing is
turned into a number, date or boolean behind the author's back (`no`, `12:30`, `1.10`, `0771` stay text).
"""

from __future__ import annotations

from typing import Any, NamedTuple

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from reportgen.source.diagnostic import Diagnostic, ReportgenError, Result, problem
from reportgen.source.span import Span
from reportgen.source.text import decode

MAX_BYTES = 20_000_000
MAX_DEPTH = 64
MAX_NODES = 1_000_000
MAX_ALIASES = 1_000

# Wheels of PyYAML bring libyaml for every system; a source build without it still works, only slower.
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_NULLS = frozenset({"", "~", "null"})


class Scalar(NamedTuple):
    """A text as YAML means it (`value`) and as the file spells it (`raw`, quotes and indentation included)."""

    value: str
    span: Span
    raw: str
    quoted: bool

    @property
    def is_null(self) -> bool:
        """Whether nothing was written: `key:` alone, `~` or `null`."""
        return not self.quoted and self.value in _NULLS

    def place(self, start: int, length: int) -> Span:
        """Where `value[start:start + length]` stands in the file; the scalar's own span if it is spelt otherwise."""
        wanted = self.value[start : start + length]
        found = -1
        for _ in range(self.value.count(wanted, 0, start) + 1):
            found = self.raw.find(wanted, found + 1)
        if found < 0 or not wanted:
            return self.span
        line = self.raw.count("\n", 0, found)
        before = found - self.raw.rfind("\n", 0, found) - 1
        column = before + 1 if line else self.span.column + before
        return Span(self.span.path, self.span.line + line, column, self.span.line + line, column + length)

    def lines(self) -> list[Span]:
        """Where each line of the value stands: exact in a literal block (`|`), else the scalar's own place."""
        count = self.value.count("\n") + 1
        if not self.raw.startswith("|"):
            return [self.span] * count
        below = self.raw.split("\n")[1:] + [""] * count
        return [self._block_line(number, text) for number, text in enumerate(below[:count], self.span.line + 1)]

    def _block_line(self, number: int, text: str) -> Span:
        column = len(text) - len(text.lstrip(" ")) + 1
        return Span(self.span.path, number, column, number, len(text) + 1)


class Mapping(NamedTuple):
    """Keys and values in the order of the file."""

    items: tuple[tuple[Scalar, Node], ...]
    span: Span

    def get(self, key: str) -> Node | None:
        """The value of `key`, if it is there."""
        return next((value for name, value in self.items if name.value == key), None)


class Sequence(NamedTuple):
    """The items of a list."""

    items: tuple[Node, ...]
    span: Span


Node = Scalar | Mapping | Sequence


def load(content: bytes, path: str) -> Result[Node | None]:
    """The one document of a YAML file, None when it is empty. Raises `ReportgenError` when it can't be read on."""
    if len(content) > MAX_BYTES:
        raise ReportgenError(problem("SRC005", Span(path), limit=f"{MAX_BYTES // 1_000_000} MB"))
    return compose(decode(content, path), path)


def compose(text: str, path: str) -> Result[Node | None]:
    """The node tree of `text`; duplicate keys are found but do not stop the reading, broken syntax does."""
    builder = _Builder(text, path)
    try:
        for event in iter(_LOADER(text).get_event, None):
            builder.take(event)
    except yaml.YAMLError as error:
        from reportgen.source.yaml_syntax import syntax_problem

        raise ReportgenError(*builder.diagnostics, syntax_problem(error, text, path)) from error
    return Result(builder.root, tuple(builder.diagnostics))


class _Open:
    """A mapping or sequence that is still being read."""

    def __init__(self, span: Span, keys: dict[str, Span] | None, anchor: str | None) -> None:
        self.span = span
        self.keys = keys  # None in a sequence
        self.key: Scalar | None = None
        self.items: list[Any] = []
        self.anchor = anchor


class _Builder:
    """Takes events one by one and holds what was read so far."""

    def __init__(self, text: str, path: str) -> None:
        self.text = text
        self.path = path
        self.root: Node | None = None
        self.diagnostics: list[Diagnostic] = []
        self._stack: list[_Open] = []
        self._anchors: dict[str, Node] = {}
        self._nodes = 0
        self._aliases = 0
        self._documents = 0

    def take(self, event: Event) -> None:
        if isinstance(event, ScalarEvent):
            self._count(event)
            self._add(self._scalar(event), event.anchor)
        elif isinstance(event, (MappingStartEvent, SequenceStartEvent)):
            self._count(event)
            keys: dict[str, Span] | None = {} if isinstance(event, MappingStartEvent) else None
            self._stack.append(_Open(self._span(event), keys, event.anchor))
            if len(self._stack) > MAX_DEPTH:
                raise ReportgenError(problem("YML003", self._span(event), limit=MAX_DEPTH))
        elif isinstance(event, (MappingEndEvent, SequenceEndEvent)):
            done = self._stack.pop()
            node = (
                Sequence(tuple(done.items), done.span) if done.keys is None else Mapping(tuple(done.items), done.span)
            )
            self._add(node, done.anchor)
        elif isinstance(event, AliasEvent):
            self._alias(event)
        elif isinstance(event, DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                raise ReportgenError(problem("YML004", self._span(event)))

    def _span(self, event: Event) -> Span:
        start, end = event.start_mark, event.end_mark
        assert start is not None  # libyaml marks every event
        assert end is not None
        return Span(self.path, start.line + 1, start.column + 1, end.line + 1, end.column + 1)

    def _scalar(self, event: ScalarEvent) -> Scalar:
        start, end = event.start_mark, event.end_mark
        assert start is not None
        assert end is not None
        span = Span(self.path, start.line + 1, start.column + 1, end.line + 1, end.column + 1)
        return Scalar(event.value, span, self.text[start.index : end.index], bool(event.style))

    def _count(self, event: ScalarEvent | MappingStartEvent | SequenceStartEvent) -> None:
        self._nodes += 1
        if self._nodes > MAX_NODES:
            raise ReportgenError(problem("YML005", self._span(event), limit=f"{MAX_NODES:,}"))
        tag = event.tag
        if tag is not None and tag != "!" and not tag.startswith("tag:yaml.org,2002:"):
            self.diagnostics.append(problem("YML006", self._span(event), tag=tag))

    def _alias(self, event: AliasEvent) -> None:
        self._aliases += 1
        if self._aliases > MAX_ALIASES:
            raise ReportgenError(problem("YML007", self._span(event), limit=f"{MAX_ALIASES:,}"))
        target = self._anchors.get(str(event.anchor))
        if not isinstance(target, Scalar):
            code = "YML008" if target is None else "YML009"
            self.diagnostics.append(problem(code, self._span(event), name=event.anchor))
            target = Scalar("", self._span(event), "", quoted=False)
        self._add(target, None)

    def _add(self, node: Node, anchor: str | None) -> None:
        if anchor is not None:
            self._anchors[anchor] = node
        if not self._stack:
            self.root = node
            return
        parent = self._stack[-1]
        if parent.keys is None:
            parent.items.append(node)
        elif parent.key is None:
            parent.key = self._key(node)
        else:
            self._pair(parent, parent.key, node)
            parent.key = None

    def _key(self, node: Node) -> Scalar:
        if isinstance(node, Scalar):
            return node
        self.diagnostics.append(problem("YML010", node.span))
        return Scalar("", node.span, "", quoted=False)

    def _pair(self, parent: _Open, key: Scalar, value: Node) -> None:
        assert parent.keys is not None
        if key.value == "<<" and not key.quoted:
            self.diagnostics.append(problem("YML011", key.span))
        elif key.value in parent.keys:
            first = parent.keys[key.value]
            self.diagnostics.append(problem("YML002", key.span, key=key.value, line=first.line))
        else:
            parent.keys[key.value] = key.span
            parent.items.append((key, value))
