"""Nodes from libyaml's event stream: for YAML that is not plain, and for all that is faulty.

So limits hold while reading, duplicate keys are seen, and nothing is turned into a number, date or boolean behind the
author's back (`no`, `12:30`, `1.10`, `0771` stay text).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import yaml
from yaml.events import (
    AliasEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from reportgen.source.bounded import Bounded
from reportgen.source.diagnostic import Diagnostic, ReportgenError, Result, problem
from reportgen.source.nodes import MAX_DEPTH, MAX_NODES, Mapping, Node, Scalar, Sequence, SourceText, nothing_at
from reportgen.source.span import Span
from reportgen.source.text import forbidden, unprintable

if TYPE_CHECKING:
    from reportgen.source.slips.recovery import Attempt, Events

MAX_ALIASES = 1_000

# Wheels of PyYAML bring libyaml for every system; a source build without it still works, only slower.
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_CORE_TAG = "tag:yaml.org,2002:"
_TEXT_TAGS = ("!", f"{_CORE_TAG}str")


def composed(text: str, path: str) -> Result[Node | None]:
    """The node tree of `text`. Duplicate keys and slips with a certain fix are found but do not stop the reading.

    Raises `ReportgenError` with all that was found where the syntax is broken beyond that.
    """
    composer = _Composer(text, path)
    try:
        root = composer.document()
    except yaml.YAMLError:
        from reportgen.source.slips.recovery import recover

        attempt = recover(text, path, read_once)
        return Result(attempt.root, attempt.diagnostics)
    return Result(root, tuple(composer.diagnostics))


def read_once(text: str, path: str, placed: Callable[[Events], Events]) -> Attempt:
    """One reading of `text` whose events `placed` gives their places."""
    from reportgen.source.slips.recovery import Attempt

    composer = _Composer(text, path)
    composer._next = placed(composer._next)
    try:
        return Attempt(composer.document(), tuple(composer.diagnostics))
    except yaml.YAMLError as error:
        return Attempt(None, tuple(composer.diagnostics), error)


def _escaped(scalar: Scalar) -> Span:
    """Where an escape (a backslash and a code) spells a character that can't be printed, or else the whole text."""
    from reportgen.source.slips.line import CONTROL

    found = CONTROL.search(scalar.raw)
    span = scalar.span
    if found is None or span.line != span.end_line:
        return span
    return Span(span.path, span.line, span.column + found.start(), span.line, span.column + found.end())


def _repeated(key: Scalar, first: Scalar) -> Diagnostic:
    """The finding of a key that was there before; with a dash in front it is an item of a list."""
    if key.value.startswith("-") and not key.quoted:
        from reportgen.source.slips.line import item_slip

        slip = item_slip(key.raw, 0)
        if slip is not None:
            return slip.found(key.span.path, key.span.line - 1, key.span.column - 1)
    return problem("YML002", key.span, key=key.value, line=first.span.line)


class _Composer:
    """Takes events off libyaml's stream, one node after the other."""

    def __init__(self, text: str, path: str) -> None:
        self.source = SourceText(path, text)
        self.diagnostics = Bounded()
        self._next: Callable[[], Any] = _LOADER(text).get_event
        self._anchors: dict[str, Node] = {}
        self._nodes = 0
        self._aliases = 0
        self._depth = 0

    def document(self) -> Node | None:
        """The one document of the stream."""
        self._next()  # the stream starts
        if isinstance(self._next(), StreamEndEvent):
            return None
        root = self._node(self._next())
        self._next()  # the document ends
        after = self._next()
        if not isinstance(after, StreamEndEvent):
            raise ReportgenError(problem("YML004", self._span(after)))
        return root

    def _node(self, event: Any) -> Node:
        kind = type(event)
        if kind is AliasEvent:
            return self._alias(event)
        self._nodes += 1
        if self._nodes > MAX_NODES:
            raise ReportgenError(problem("YML005", self._span(event), limit=f"{MAX_NODES:,}"))
        node: Node
        if kind is ScalarEvent:
            style = event.style
            node = Scalar(event.value, bool(style), self.source, event.start_mark, event.end_mark)
            if style == '"' and (character := unprintable(event.value)):
                self.diagnostics.append(forbidden(character, _escaped(node)))
            elif not style and event.value.startswith("｜") and event.end_mark.line > event.start_mark.line:
                bar = node.place(0, 1)
                self.diagnostics.append(problem("YML043", bar).mended("|"))
        else:
            node = self._collection(event)
        if event.tag is not None:
            self._check_tag(event)
        if event.anchor is not None:
            self._anchors[event.anchor] = node
        return node

    def _collection(self, event: MappingStartEvent | SequenceStartEvent) -> Mapping | Sequence:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise ReportgenError(problem("YML003", self._span(event), limit=MAX_DEPTH))
        span = self._span(event)
        node = Mapping(self._pairs(), span) if type(event) is MappingStartEvent else Sequence(self._items(), span)
        self._depth -= 1
        return node

    def _items(self) -> tuple[Node, ...]:
        items = []
        while type(event := self._next()) is not SequenceEndEvent:
            items.append(self._node(event))
        return tuple(items)

    def _pairs(self) -> tuple[tuple[Scalar, Node], ...]:
        pairs: dict[str, tuple[Scalar, Node]] = {}
        while type(event := self._next()) is not MappingEndEvent:
            key, value = self._node(event), self._node(self._next())
            if not isinstance(key, Scalar):
                self.diagnostics.append(problem("YML010", key.span))
            elif key.value == "<<" and not key.quoted:
                self.diagnostics.append(problem("YML011", key.span))
            elif key.value in pairs:
                self.diagnostics.append(_repeated(key, pairs[key.value][0]))
            else:
                pairs[key.value] = key, value
        return tuple(pairs.values())

    def _check_tag(self, event: Any) -> None:
        if event.tag not in _TEXT_TAGS:
            shown = event.tag.replace(_CORE_TAG, "!!", 1)
            self.diagnostics.append(problem("YML006", self._span(event), tag=shown))

    def _alias(self, event: AliasEvent) -> Scalar:
        self._aliases += 1
        if self._aliases > MAX_ALIASES:
            raise ReportgenError(problem("YML007", self._span(event), limit=f"{MAX_ALIASES:,}"))
        target = self._anchors.get(str(event.anchor))
        if isinstance(target, Scalar):
            return target
        code = "YML008" if target is None else "YML009"
        self.diagnostics.append(problem(code, self._span(event), name=event.anchor))
        return nothing_at(self._span(event))

    def _span(self, event: Any) -> Span:
        start, end = event.start_mark, event.end_mark
        return Span(self.source.path, start.line + 1, start.column + 1, end.line + 1, end.column + 1)
