"""Content as a template prints it: strings that carry their marked Markdown, so that every print keeps its origin."""

from __future__ import annotations

from typing import Any, NamedTuple, assert_never

from markupsafe import Markup

from reportgen.figures import Content, Figure, Plain, Prose
from reportgen.markup import bears_place, escape, place_mark, value_mark
from reportgen.source import Origin, Span


class Printed(str):
    """Plain text to tests and comparisons; where it is printed or joined, Jinja takes its marked Markdown instead."""

    __slots__ = ("_markdown",)
    _markdown: str

    def __html__(self) -> str:
        """The protocol by which Jinja asks a value for its escaped form."""
        return self._markdown


def printed(text: str, markdown: str) -> Printed:
    """`text` that prints as `markdown`."""
    value = Printed(text)
    value._markdown = markdown
    return value


def finalize(value: object) -> object:
    """What `{{ }}` prints: marked Markdown as it is, other text letter by letter, nothing for a key left out."""
    if value is None:
        return ""
    if isinstance(value, str) and not hasattr(value, "__html__"):
        return Markup(escape(value))  # noqa: S704 — it has just been escaped
    return value


class Marked(NamedTuple):
    """A template's context, and what the marks in it stand for."""

    context: dict[str, Any]
    origins: list[Origin]
    places: list[Span]


def mark(content: dict[str, Content]) -> Marked:
    """`content` as a context of plain strings, lists and dicts."""
    marked = Marked({}, [], [])
    for name, value in content.items():
        marked.context[name] = _printable(value, marked)
    return marked


def _printable(value: Content, marked: Marked) -> Any:
    match value:
        case None:
            return None
        case Plain(text, origin):
            return printed(text, _value(text, origin, marked))
        case Figure():
            return printed(value.text, _value(value.text, value.origin, marked))
        case Prose():
            return _prose(value, marked)
        case dict():
            return {name: _printable(inner, marked) for name, inner in value.items()}
        case list():
            return [_printable(inner, marked) for inner in value]
        case _:
            assert_never(value)


def _value(text: str, origin: Origin, marked: Marked) -> str:
    marked.origins.append(origin)
    return value_mark(len(marked.origins) - 1, text)


def _prose(prose: Prose, marked: Marked) -> Printed:
    text = "".join(part if isinstance(part, str) else part.text for part in prose.parts)
    markdown = "".join(
        part if isinstance(part, str) else _value(part.text, part.origin, marked) for part in prose.parts
    )
    lines = markdown.rstrip().split("\n")
    placed = (_placed(line, place, marked) for line, place in zip(lines, prose.scalar.lines(), strict=False))
    return printed(text.strip(), "\n".join(placed))


def _placed(line: str, place: Span, marked: Marked) -> str:
    if not bears_place(line):
        return line
    marked.places.append(place)
    return line + place_mark(len(marked.places) - 1)
