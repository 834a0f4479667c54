"""The sandbox that templates run in: immutable, strict about names, and cut off from everything but their pack."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, MutableMapping, Set
from typing import Any, NamedTuple

import jinja2
from jinja2 import BaseLoader, StrictUndefined, TemplateNotFound, TemplateSyntaxError, nodes, pass_environment
from jinja2.compiler import CodeGenerator, Frame
from jinja2.filters import make_attrgetter
from jinja2.lexer import Token, TokenStream
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import missing
from markupsafe import Markup

from reportgen.markup import bears_place, has_mark, stray, template_line
from reportgen.templating.printing import Printed, finalize, joined, markdown
from reportgen.templating.sizes import OPERATORS, PADDING, bounded_filters, check_operation

# Helpers that a report needs none of and that only serve to fill memory (`lipsum`) or to keep state.
_REMOVED_GLOBALS = ("lipsum", "cycler", "joiner")
# Filters for HTML, which would take a text for Markdown or Markdown for a text.
_REMOVED_FILTERS = ("safe", "striptags", "urlize", "xmlattr", "tojson", "forceescape")


class _Code(NamedTuple):
    """A template as Python, and the names that it takes from the data."""

    text: str
    names: frozenset[str]


class _Generator(CodeGenerator):
    """Prints the words of a tag when the template runs, as its values: Jinja would escape them for HTML beforehand.

    On the way it gathers the names that the template takes from the data, as `jinja2.meta` does in a run of its own.
    """

    def __init__(self, environment: Environment, name: str) -> None:
        super().__init__(environment, name, name, optimized=False)
        self.names: set[str] = set()

    def enter_frame(self, frame: Frame) -> None:
        """Note what the frame looks up."""
        super().enter_frame(frame)
        resolved = (name for action, name in frame.symbols.loads.values() if action == "resolve" and name is not None)
        self.names.update(name for name in resolved if name not in self.environment.globals)

    def _output_child_to_const(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> str:
        if isinstance(node, nodes.TemplateData):
            return super()._output_child_to_const(node, frame, finalize)
        raise nodes.Impossible


class _Context(Context):
    """What a template sees. A block in a loop sees the same blocks; Jinja would copy all of them at each turn."""

    def derived(self, locals: dict[str, Any] | None = None) -> _Context:  # noqa: A002 — the signature of the base class
        """The same with `locals` of a loop."""
        given = {name: value for name, value in (locals or {}).items() if value is not missing}
        inner = _Context(self.environment, {**self.get_all(), **given}, self.name, {})
        inner.eval_ctx, inner.blocks = self.eval_ctx, self.blocks
        return inner


class Environment(ImmutableSandboxedEnvironment):
    """A sandbox over the templates of one pack chain; `numbers` tells the template behind a place mark."""

    intercepted_binops = OPERATORS
    context_class = _Context

    def __init__(self, templates: Mapping[str, str]) -> None:
        super().__init__(
            loader=_ParsedLoader(),
            undefined=StrictUndefined,
            autoescape=True,
            optimized=False,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,
            cache_size=-1,
        )
        self.sources = templates
        self._trees: dict[str, nodes.Template] = {}
        self._code: dict[str, _Code] = {}
        self._used: dict[frozenset[str], frozenset[str]] = {}
        self.numbers = {name: number for number, name in enumerate(sorted(templates))}
        for name in _REMOVED_GLOBALS:
            self.globals.pop(name, None)
        for name in _REMOVED_FILTERS:
            self.filters.pop(name, None)
        self.filters.update(bounded_filters(self.filters), e=finalize, escape=finalize, join=_join, replace=_replace)
        self.add_extension(_LinePlaces)  # type: ignore[arg-type]

    def tree(self, name: str) -> nodes.Template:
        """The parsed template `name`, parsed once; raises `TemplateSyntaxError`."""
        if name not in self.sources:
            raise TemplateNotFound(name)
        if name not in self._trees:
            self._trees[name] = self.parse(self.sources[name], name, name)
        return self._trees[name]

    def code(self, name: str) -> _Code:
        """The template `name` as Python, made once; raises `TemplateSyntaxError`."""
        if name not in self._code:
            generator = _Generator(self, name)
            generator.visit(self.tree(name))
            text = generator.stream.getvalue()  # type: ignore[attr-defined] # as Jinja reads it
            self._code[name] = _Code(text, frozenset(generator.names))
        return self._code[name]

    def used_names(self, without: frozenset[str]) -> frozenset[str]:
        """The names that the templates take from the data, so that nothing else need be made ready for printing.

        `without` are the templates that are left out.
        """
        if without not in self._used:
            self._used[without] = self._names_in(set(self.sources) - without)
        return self._used[without]

    def _names_in(self, templates: Set[str]) -> frozenset[str]:
        # A file has two names, and the check has read it under the shorter one.
        alike = {self.sources[name]: name for name in sorted(templates, key=len, reverse=True)}
        return frozenset().union(*(self.code(name).names for name in alike.values()))

    def getattr(self, obj: Any, attribute: str) -> Any:
        """`record.key`: a key of the data before anything else, so that `section.items` is the data's `items`."""
        if type(obj) is dict and attribute in obj:
            return obj[attribute]
        return super().getattr(obj, attribute)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Markdown that is printed already has no methods: they would let a text into it unescaped."""
        if isinstance(obj, str) and (attr in PADDING or isinstance(obj, Markup)):
            return False
        return super().is_safe_attribute(obj, attr, value)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Operators within limits; `+` also joins a text to Markdown that is printed already."""
        check_operation(operator, left, right)
        if operator == "+" and (isinstance(left, Markup) or isinstance(right, Markup)):
            return joined((left, right))
        return super().call_binop(context, operator, left, right)


@pass_environment
def _join(environment: Environment, value: Iterable[Any], d: str = "", attribute: str | int | None = None) -> str:
    """Jinja's `join`, whose values print what they would print alone."""
    return joined(value if attribute is None else map(make_attrgetter(environment, attribute), value), d)


def _replace(value: object, old: str, new: str, count: int = -1) -> str:
    """Jinja's `replace`, in the words of a value, which keeps its origin."""
    text = str(value).replace(str(old), str(new), count)
    return value.reworded(text) if isinstance(value, Printed) else text


class _ParsedLoader(BaseLoader):
    """Compiles what the check of the names has read already."""

    def load(
        self,
        environment: jinja2.Environment,  # noqa: TID251 — the signature of the base class
        name: str,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002 — likewise
    ) -> jinja2.Template:  # noqa: TID251
        """The template `name`, ready to render."""
        assert isinstance(environment, Environment)
        code = compile(environment.code(name).text, name, "exec")
        namespace: dict[str, Any] = {"environment": environment, "__file__": name}
        exec(code, namespace)  # noqa: S102 — as `Template.from_code` does, but all escapes are for Markdown and not for HTML
        namespace.update(escape=markdown, markup_join=joined)
        return environment.template_class.from_module_dict(
            environment, namespace, globals if globals is not None else {}
        )


class _LinePlaces:
    """Ends each line of template text with a place mark, so that what it becomes can be traced to it.

    On the way it refuses what would undo the marks: their own characters in a string, and printing without escapes. To
    Jinja it is an extension; the base class of those would import printers for people who look for errors.
    """

    identifier = "reportgen.line_places"
    priority = 100
    tags: frozenset[str] = frozenset()

    def __init__(self, environment: Environment) -> None:
        self.environment = environment

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """The template's text, as it is."""
        return source

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        """The template's words, those of its text with their places."""
        environment = self.environment
        number = environment.numbers.get(stream.name or "")
        tag = ""
        for token in stream:
            if token.type == "string" and (has_mark(token.value) or stray(token.value)):
                raise TemplateSyntaxError("got a character that no file may hold", token.lineno, stream.name)
            if token.type == "name" and token.value == "autoescape" and tag == "block_begin":
                raise TemplateSyntaxError("got 'autoescape'", token.lineno, stream.name)
            tag = token.type
            if token.type == "data" and number is not None:
                token = Token(token.lineno, "data", _placed(token.value, token.lineno, number))
            yield token


def _placed(text: str, first_line: int, template: int) -> str:
    lines = text.split("\n")
    for at, line in enumerate(lines[:-1]):  # the last one goes on behind the token
        if bears_place(line):
            lines[at] = line + template_line(template, first_line + at)
    return "\n".join(lines)
