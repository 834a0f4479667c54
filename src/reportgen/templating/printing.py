"""Content as a template prints it: strings that carry their marked Markdown, so that every print keeps its origin."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, assert_never

from jinja2 import TemplateRuntimeError, Undefined
from markupsafe import Markup

from reportgen.figures import Content, Figure, Plain, Prose, Sentence
from reportgen.markup import (
    Marks,
    bears_place,
    escape,
    has_cut_mark,
    has_mark,
    is_plain,
    prose_lines,
    stray,
    value_content,
)
from reportgen.templating.sizes import check_text

_CUT = "Markdown that is printed already can't be cut, filled or changed"


# What the data say in words.
_Value = Plain | Figure | Prose | Sentence


class Printed(str):
    """Plain text to tests and comparisons; where it is printed or joined, Jinja takes its marked Markdown instead."""

    __slots__ = ("_asked", "_marks", "_value")
    _asked: str | None  # the Markdown, once it was asked for: a template prints few of its values
    _marks: Marks
    _value: _Value | None

    def __new__(cls, text: str) -> Printed:
        """`text` that prints letter by letter, as `format` leaves it."""
        printed = super().__new__(cls, text)
        printed._asked, printed._value = escape(text), None
        return printed

    def reworded(self, text: str) -> str:
        """`text` with the origin that these words have, if they are a value of the data."""
        value = self._value
        if text == self:
            return self
        if not isinstance(value, (Plain, Figure)) or not text or has_mark(text) or stray(text):
            return text  # no value, or no words for one
        return _late(text, value._replace(text=text), self._marks)

    def __html__(self) -> str:
        """The protocol by which Jinja asks a value for its escaped form."""
        if self._asked is None:
            assert self._value is not None
            self._asked = _marked(self._value, self, self._marks)
        return self._asked


def markdown(value: object) -> str:
    """What `{{ }}` prints: the marked Markdown of a value, other text letter by letter."""
    if isinstance(value, Printed):
        return value.__html__()
    if type(value) is str and value.isalnum():  # nothing in it that is escaped or refused
        return value
    return finalize(value).__html__()


# S704: what is called Markup here is a value's own mark, or has just been escaped.
def finalize(value: object) -> Markup | Printed:
    """A value ready for print: marked Markdown as it is, other text letter by letter, nothing for a key left out."""
    if isinstance(value, Printed):
        return value  # whoever prints it asks it for its Markdown
    if isinstance(value, Markup):
        if has_cut_mark(value):
            raise TemplateRuntimeError(_CUT)
        return value
    return Markup(escape(_plain_words(value)))  # noqa: S704


def joined(values: Iterable[object], between: object = "") -> str:
    """`values` as one text that prints what each of them would print."""
    pieces = [*values]
    if any(isinstance(piece, (Printed, Markup)) for piece in (between, *pieces)):
        return Markup(check_text(markdown(between).join(map(markdown, pieces))))  # noqa: S704
    return check_text(_plain_words(between).join(_plain_words(piece) for piece in pieces))


def _plain_words(value: object) -> str:
    """A value that is no Markdown as text; what has no words (a list, a function) is an error."""
    if value is None:
        return ""
    if not isinstance(value, (str, int, float, Undefined)):
        raise TemplateRuntimeError(f"{type(value).__name__} has no words")
    text = str(value)  # an undefined value says here what it is
    if stray(text) or has_mark(text):
        raise TemplateRuntimeError(_CUT)
    return text


def context(content: Mapping[str, Content], marks: Marks) -> dict[str, Any]:
    """`content` as a template's context: plain strings, lists and dicts, whose strings print as marks."""
    return {name: _printable(value, marks) for name, value in content.items()}


def _printable(value: Content, marks: Marks) -> Any:
    if isinstance(value, (Plain, Figure)):
        return _late(value.text, value, marks)
    if isinstance(value, dict):
        return {name: _printable(inner, marks) for name, inner in value.items()}
    if isinstance(value, Prose):
        text = "".join([part if isinstance(part, str) else part.text for part in value.parts]).strip()
        return _late(text, value, marks)
    if isinstance(value, Sentence):
        return _late("".join([part.text for part in value.parts]), value, marks)
    if isinstance(value, list):
        return [_printable(inner, marks) for inner in value]
    if value is None:
        return None
    assert_never(value)


def _late(text: str, value: _Value, marks: Marks) -> Printed:
    """The words `text` of `value`, whose marks are made when they are asked for."""
    printed = str.__new__(Printed, text)
    printed._asked, printed._value, printed._marks = None, value, marks
    return printed


def _marked(value: _Value, text: str, marks: Marks) -> str:
    """The marked Markdown of `value`, whose words are `text`."""
    if isinstance(value, (Plain, Figure)):
        return marks.paragraph(value_content(value.text, value.origin), value.origin)
    if isinstance(value, Sentence):
        return _sentence(value, marks)
    return _plain_prose(value, marks) if is_plain(text) else _prose(value, marks)


def _sentence(sentence: Sentence, marks: Marks) -> str:
    """All of a fixed sentence as one mark: its words and values stay apart, each with its origin."""
    content = tuple(inline for part in sentence.parts for inline in value_content(part.text, part.origin))
    return marks.paragraph(content, sentence.place) if content else ""


def _plain_prose(prose: Prose, marks: Marks) -> str:
    """Each paragraph of plain prose as one mark."""
    lines = zip(prose_lines(prose.parts), prose.scalar.lines(), strict=False)
    return "\n\n".join([marks.paragraph(content, place) for content, place in lines if content])


def _prose(prose: Prose, marks: Marks) -> str:
    """Prose that Markdown must read: its figures as marks, its lines with their places."""
    parts = (part if isinstance(part, str) else marks.value(part.text, part.origin) for part in prose.parts)
    lines = zip("".join(parts).rstrip().split("\n"), prose.scalar.lines(), strict=False)
    return "\n".join(line + marks.line(place) if bears_place(line) else line for line, place in lines)
