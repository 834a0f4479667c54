"""The sandbox that templates run in: immutable, strict about names, and cut off from everything but their pack."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from jinja2 import DictLoader, StrictUndefined
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream
from jinja2.sandbox import ImmutableSandboxedEnvironment

from reportgen.markup import bears_place, place_mark
from reportgen.templating.printing import finalize

# Helpers that a report needs none of and that only serve to fill memory (`lipsum`) or to keep state.
_REMOVED_GLOBALS = ("lipsum", "cycler", "joiner")


class Environment(ImmutableSandboxedEnvironment):
    """A sandbox over the templates of one pack chain; `numbers` tells the template behind a place mark."""

    def __init__(self, templates: Mapping[str, str]) -> None:
        super().__init__(
            loader=DictLoader(templates),
            undefined=StrictUndefined,
            autoescape=True,
            finalize=finalize,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,
            cache_size=-1,
        )
        self.numbers = {name: number for number, name in enumerate(sorted(templates))}
        for name in _REMOVED_GLOBALS:
            self.globals.pop(name, None)
        self.add_extension(_LinePlaces)

    def getattr(self, obj: Any, attribute: str) -> Any:
        """`record.key`: a key of the data before anything else, so that `section.items` is the data's `items`."""
        if type(obj) is dict and attribute in obj:
            return obj[attribute]
        return super().getattr(obj, attribute)


class _LinePlaces(Extension):
    """Ends each line of template text with a place mark, so that what it becomes can be traced to it."""

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        environment = self.environment
        assert isinstance(environment, Environment)
        number = environment.numbers.get(stream.name or "")
        for token in stream:
            if token.type == "data" and number is not None:
                token = Token(token.lineno, "data", _placed(token.value, token.lineno, number))
            yield token


def _placed(text: str, first_line: int, template: int) -> str:
    lines = text.split("\n")
    for at, line in enumerate(lines[:-1]):  # the last one goes on behind the token
        if bears_place(line):
            lines[at] = line + place_mark(template, first_line + at)
    return "\n".join(lines)
