"""Numbers the headings of a document by a scheme, from their order alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from reportgen.document import Block, Document, Heading, Value, plain_text
from reportgen.numbering.pattern import NumberPattern, read_pattern
from reportgen.source import DataOrigin, Diagnostic, Node, Result, Scalar, Span, made, problem
from reportgen.source import Mapping as YamlMapping

# A number that somebody types before a heading: 一、 （一） 1. 1、 （1） ①
_TYPED = (
    r"(?:[一二三四五六七八九十]{1,3}[、．.]|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}(?:、|[．.](?!\d))|[①-⑳])\s*"
)
# What it begins with, besides digits: few headings do.
_FIRST = frozenset("一二三四五六七八九十（(①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")

Scheme = Mapping[str, NumberPattern]

_NO_LABELS: Mapping[str, str] = {}


def load_scheme(layers: Iterable[Node], labels: Mapping[str, str] = MappingProxyType({})) -> Result[Scheme]:
    """The scheme of the `numbering` tables in `layers` (role → pattern), later over earlier; 无 takes a number away.

    `labels` are the Chinese names of roles, which a table may use as well.
    """
    scheme: dict[str, NumberPattern] = {}
    diagnostics: list[Diagnostic] = []
    for layer in layers:
        if not isinstance(layer, YamlMapping):
            diagnostics.append(problem("NUM001", layer.span))
            continue
        for key, pattern in layer.items:
            role = labels.get(key.value, key.value)
            if isinstance(pattern, Scalar) and pattern.value in ("无", "none"):
                scheme.pop(role, None)
                continue
            try:
                scheme[role] = read_pattern(pattern.value if isinstance(pattern, Scalar) else "")
            except ValueError:
                written = pattern.value if isinstance(pattern, Scalar) else ""
                diagnostics.append(problem("NUM002", pattern.span, pattern=written))
    return Result(scheme, tuple(diagnostics))


def number(document: Document, scheme: Scheme) -> Result[Document]:
    """The document with a number on each heading whose role is in `scheme`.

    A role counts from one again after every heading of a higher level (a smaller number) than its own.
    """
    counts: dict[str, int] = {}
    levels: dict[str, int] = {}
    diagnostics: list[Diagnostic] = []
    blocks: list[Block] = []
    last = 0
    for block in document.blocks:
        if isinstance(block, Heading):
            if block.level < last:
                for role in [role for role, level in levels.items() if level > block.level]:
                    counts.pop(role, None)
            levels[block.role] = last = block.level
            block = _numbered(block, scheme, counts, diagnostics)
        blocks.append(block)
    return Result(document._replace(blocks=tuple(blocks)), tuple(diagnostics))


def _numbered(heading: Heading, scheme: Scheme, counts: dict[str, int], diagnostics: list[Diagnostic]) -> Heading:
    pattern = scheme.get(heading.role)
    if pattern is None:
        return heading
    count = counts[heading.role] = counts.get(heading.role, 0) + 1
    try:
        number = pattern.number(count)
    except ValueError:
        title = plain_text(heading.content)
        diagnostics.append(problem("NUM003", heading.span, title=title, count=count, pattern="".join(pattern)))
        return heading
    typed = _typed(plain_text(heading.content), number)
    if typed:
        diagnostics.append(problem("YML046", _place(heading, typed), number=typed.strip(), printed=number))
    return made(Heading, (*heading[:-1], number))


def _typed(words: str, number: str) -> str:
    """The number that is typed before the words of a heading: any, or just the one that is printed there."""
    if words.startswith(number):
        return number
    first = words[:1]
    typed = re.match(_TYPED, words) if first in _FIRST or first.isdecimal() else None
    return typed[0] if typed is not None else ""


def _place(heading: Heading, typed: str) -> Span | None:
    """Where `typed` begins the words of a heading: in the data they come from, if they do."""
    first = heading.content[0] if heading.content else None
    if not isinstance(first, Value) or not isinstance(first.origin, DataOrigin):
        return heading.span
    path, line, column, *_ = span = first.origin.span
    plain = span.line == span.end_line and span.end_column - column == len(first.text)
    return Span(path, line, column, line, column + len(typed)) if plain else span
