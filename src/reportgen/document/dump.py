"""The tree as text, for people and for goldens: a node a line, with role, place, and the origin of every value."""

from collections.abc import Iterator
from typing import assert_never

from reportgen.document.tree import (
    Anchor,
    Block,
    Break,
    Chart,
    Code,
    Contents,
    Document,
    Emphasis,
    Heading,
    Inline,
    Inlines,
    Link,
    List,
    Note,
    PageBreak,
    Paragraph,
    Picture,
    Quote,
    Rule,
    Series,
    Strong,
    Table,
    Text,
    Value,
)
from reportgen.source import DataOrigin, FormulaOrigin, Origin, Span


def dump(document: Document) -> str:
    """One line a node, two blanks a level; the same tree always gives the same text."""
    lines = [f"Document {name}={value!r}" for name, value in sorted(document.meta.items())]
    lines += [
        f"Comment {at} {each.author}{_quoted(' ¶ '.join(each.lines))}" for at, each in enumerate(document.comments)
    ]
    for block in document.blocks:
        lines += _block(block)
    return "\n".join(lines) + "\n"


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading(level, content, role, span, number):
            yield f"Heading {level} {role}{_quoted(number)}{_at(span)}"
            yield from _indent(_inlines(content))
        case Paragraph(content, role, span):
            yield f"Paragraph {role}{_at(span)}"
            yield from _indent(_inlines(content))
        case List(items, start, span):
            yield f"List{'' if start is None else f' from {start}'}{_at(span)}"
            for item in items:
                yield "  Item"
                yield from _indent(_indent(_blocks(item)))
        case Quote(content, span):
            yield f"Quote{_at(span)}"
            yield from _indent(_blocks(content))
        case Table(head, rows, aligns, span):
            yield f"Table {' '.join(align.value for align in aligns)}{_at(span)}"
            yield from _indent(_rows("Head", head))
            yield from _indent(_rows("Row", rows))
        case Rule(span, role):
            yield f"Rule{role and f' {role}'}{_at(span)}"
        case PageBreak(span):
            yield f"PageBreak{_at(span)}"
        case Contents(levels, span, groups):
            yield f"Contents {levels}{f' in {groups}' if groups else ''}{_at(span)}"
        case Chart(kind, title, categories, series, measure, role, span):
            yield f"Chart {kind.value} {role}{_quoted(title)}{_quoted(measure)}{_at(span)}"
            for each in series:
                yield from _indent(_series(each, categories))
        case _:
            assert_never(block)


def _blocks(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        yield from _block(block)


def _rows(name: str, rows: tuple[tuple[Inlines, ...], ...]) -> Iterator[str]:
    for row in rows:
        yield name
        for cell in row:
            yield "  Cell"
            yield from _indent(_indent(_inlines(cell)))


def _series(series: Series, categories: tuple[str, ...]) -> Iterator[str]:
    yield f"Series{_quoted(series.name)}"
    for category, (number, printed) in zip(categories, series.points, strict=True):
        yield f"  Point{_quoted(category)} {number:f}"
        yield from _indent(_indent(_inline(printed)))


def _inlines(content: Inlines) -> Iterator[str]:
    for inline in content:
        yield from _inline(inline)


def _inline(inline: Inline) -> Iterator[str]:
    match inline:
        case Text(text):
            yield f"Text{_quoted(text)}"
        case Value(text, origin):
            yield f"Value{_quoted(text)} {_origin(origin)}"
            yield from _indent(_inputs(origin))
        case Strong(content):
            yield "Strong"
            yield from _indent(_inlines(content))
        case Emphasis(content):
            yield "Emphasis"
            yield from _indent(_inlines(content))
        case Code(text):
            yield f"Code{_quoted(text)}"
        case Link(content, url):
            yield f"Link {url}"
            yield from _indent(_inlines(content))
        case Picture(path, description, span):
            yield f"Picture {path}{_quoted(description)}{_at(span)}"
        case Note(content):
            yield "Note"
            yield from _indent(_blocks(content))
        case Break():
            yield "Break"
        case Anchor(number, ends):
            yield f"Anchor {number} {'ends' if ends else 'begins'}"
        case _:
            assert_never(inline)


def _origin(origin: Origin) -> str:
    match origin:
        case DataOrigin(key, _, note):
            return f"← {key} {origin.span}{f' （{note}）' if note else ''}"
        case FormulaOrigin(key, span, formula, _):
            return f"← {key} = {formula} {span}"
        case _:
            assert_never(origin)


def _inputs(origin: Origin) -> Iterator[str]:
    """What a formula was computed from, one step: a chain of formulas may be long and share its inputs."""
    if isinstance(origin, FormulaOrigin):
        for used in origin.inputs:
            yield f"{used.text} {_origin(used.origin)}"


def _at(span: Span | None) -> str:
    return "" if span is None else f" @ {span}"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t")
    return f" “{escaped}”" if text else ""


def _indent(lines: Iterator[str]) -> Iterator[str]:
    return (f"  {line}" for line in lines)
