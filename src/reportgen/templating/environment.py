"""The sandbox that templates run in: immutable, strict about names, and cut off from everything but their pack."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, MutableMapping
from functools import cached_property
from typing import Any

import jinja2
from jinja2 import BaseLoader, StrictUndefined, TemplateNotFound, nodes
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream
from jinja2.meta import find_undeclared_variables
from jinja2.sandbox import ImmutableSandboxedEnvironment

from reportgen.markup import bears_place, template_line
from reportgen.templating.printing import finalize

# Helpers that a report needs none of and that only serve to fill memory (`lipsum`) or to keep state.
_REMOVED_GLOBALS = ("lipsum", "cycler", "joiner")


class Environment(ImmutableSandboxedEnvironment):
    """A sandbox over the templates of one pack chain; `numbers` tells the template behind a place mark."""

    def __init__(self, templates: Mapping[str, str]) -> None:
        super().__init__(
            loader=_ParsedLoader(),
            undefined=StrictUndefined,
            autoescape=True,
            finalize=finalize,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,
            cache_size=-1,
        )
        self.sources = templates
        self._trees: dict[str, nodes.Template] = {}
        self.numbers = {name: number for number, name in enumerate(sorted(templates))}
        for name in _REMOVED_GLOBALS:
            self.globals.pop(name, None)
        self.add_extension(_LinePlaces)

    def tree(self, name: str) -> nodes.Template:
        """The parsed template `name`, parsed once; raises `TemplateSyntaxError`."""
        if name not in self.sources:
            raise TemplateNotFound(name)
        if name not in self._trees:
            self._trees[name] = self.parse(self.sources[name], name, name)
        return self._trees[name]

    @cached_property
    def used_names(self) -> frozenset[str]:
        """The names that the templates take from the data, so that nothing else need be made ready for printing."""
        return frozenset().union(*(find_undeclared_variables(self.tree(name)) for name in self.sources))

    def getattr(self, obj: Any, attribute: str) -> Any:
        """`record.key`: a key of the data before anything else, so that `section.items` is the data's `items`."""
        if type(obj) is dict and attribute in obj:
            return obj[attribute]
        return super().getattr(obj, attribute)


class _ParsedLoader(BaseLoader):
    """Compiles from the tree that the check of the names has read already."""

    def load(
        self,
        environment: jinja2.Environment,  # noqa: TID251 — the signature of the base class
        name: str,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002 — likewise
    ) -> jinja2.Template:  # noqa: TID251
        """The template `name`, ready to render."""
        assert isinstance(environment, Environment)
        code = environment.compile(environment.tree(name), name, name)
        return environment.template_class.from_code(environment, code, globals if globals is not None else {})


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
            lines[at] = line + template_line(template, first_line + at)
    return "\n".join(lines)
