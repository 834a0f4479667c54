"""Content as a template prints it: strings that carry their marked Markdown, so that every print keeps its origin."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, assert_never

from markupsafe import Markup

from reportgen.figures import Content, Figure, Plain, Prose
from reportgen.markup import Marks, bears_place, escape, is_plain, prose_lines
from reportgen.source import Origin


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


def context(content: Mapping[str, Content], marks: Marks) -> dict[str, Any]:
    """`content` as a template's context: plain strings, lists and dicts, whose strings print as marks."""
    return {name: _printable(value, marks) for name, value in content.items()}


def _printable(value: Content, marks: Marks) -> Any:
    match value:
        case None:
            return None
        case Plain(text, origin):
            return printed(text, marks.value(text, origin))
        case Figure():
            return printed(value.text, marks.value(value.text, value.origin))
        case Prose():
            return _prose(value, marks)
        case dict():
            return context(value, marks)
        case list():
            return [_printable(inner, marks) for inner in value]
        case _:
            assert_never(value)


def _prose(prose: Prose, marks: Marks) -> Printed:
    text = "".join(part if isinstance(part, str) else part.text for part in prose.parts).strip()
    markdown = _plain(prose, marks) if is_plain(prose.scalar.value.strip()) else _marked(prose, marks)
    return printed(text, markdown)


def _plain(prose: Prose, marks: Marks) -> str:
    """Each paragraph of plain prose as one mark."""
    lines = zip(prose_lines(_words(prose)), prose.scalar.lines(), strict=False)
    return "\n\n".join(marks.paragraph(content, place) for content, place in lines if content)


def _words(prose: Prose) -> Iterator[str | tuple[str, Origin]]:
    return (part if isinstance(part, str) else (part.text, part.origin) for part in prose.parts)


def _marked(prose: Prose, marks: Marks) -> str:
    """Prose that Markdown must read: its figures as marks, its lines with their places."""
    parts = (part if isinstance(part, str) else marks.value(part.text, part.origin) for part in prose.parts)
    lines = zip("".join(parts).rstrip().split("\n"), prose.scalar.lines(), strict=False)
    return "\n".join(line + marks.line(place) if bears_place(line) else line for line, place in lines)
