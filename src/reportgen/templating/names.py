"""The names in a template held against the schema, before anything is rendered: all unknown ones, with their places.

A small reading of types: a name stands for a field of the schema, a `for` over a list stands for its item, and
whatever comes out of filters, macros or arithmetic is not followed further.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import NamedTuple

from jinja2 import nodes

from reportgen.source import Diagnostic, Span, problem, suggestion

# What Jinja itself gives a block, a loop or a macro.
_GIVEN = frozenset({"loop", "self", "super", "caller", "varargs", "kwargs"})


# Comments, and tags as group 1; else the words between them.
_AROUND_TAGS = r"(?s)\{#.*?#\}|(\{\{.*?\}\}|\{%.*?%\})|[^{]+|\{"


class Shape(NamedTuple):
    """What is known of a value: the keys of a record, or what a list holds; `open` values may have any key."""

    keys: Mapping[str, "Shape"]
    item: "Shape | None" = None
    open: bool = False


OPEN = Shape({}, None, open=True)


class Known(NamedTuple):
    """What a template may name besides the keys of the data."""

    globals: frozenset[str]
    filters: frozenset[str]
    tests: frozenset[str]
    templates: frozenset[str]


class Checked(NamedTuple):
    """What is wrong with the names of a template, and the names that it gives a value somewhere."""

    diagnostics: tuple[Diagnostic, ...]
    bound: frozenset[str]


def check_names(template: nodes.Template, source: str, path: str, root: Shape, known: Known) -> Checked:
    """Every unknown name, key, filter, test and template in `template`."""
    checker = _Checker(source, path, known)
    top: dict[str, Shape] = {}
    for node in template.body:
        _bind(node, top)  # what is set outside of blocks is seen in all of them
    checker.block(template.body, {**root.keys, **top, **dict.fromkeys(known.globals | _GIVEN, OPEN)})
    return Checked(tuple(checker.diagnostics), frozenset(checker.bound))


class _Checker:
    """Walks statements with the names in scope, and expressions with their shapes."""

    def __init__(self, source: str, path: str, known: Known) -> None:
        self.source = source
        self.path = path
        self.known = known
        self.diagnostics: list[Diagnostic] = []
        self.bound: set[str] = set()
        self._seen: Counter[tuple[int, str]] = Counter()

    def block(self, body: Iterable[nodes.Node], scope: Mapping[str, Shape]) -> None:
        inner = dict(scope)
        for node in body:
            self.statement(node, inner)
        self.bound.update(inner)

    def statement(self, node: nodes.Node, scope: dict[str, Shape]) -> None:
        match node:
            case nodes.For():
                self._targets(node.target)
                shape = self.expression(node.iter, scope)
                inner = dict(scope)
                inner["loop"] = OPEN
                _name_targets(node.target, inner, shape.item or OPEN)
                if node.test is not None:
                    self.expression(node.test, inner)
                self.block(node.body, inner)
                self.block(node.else_, scope)
            case nodes.If():
                self.expression(node.test, scope)
                for branch in (node.body, node.elif_, node.else_):
                    # Jinja's `if` opens no scope: what a branch sets is seen behind it.
                    for inner_node in branch:
                        self.statement(inner_node, scope)
            case nodes.Assign():
                self._targets(node.target)
                shape = self.expression(node.node, scope)
                _name_targets(node.target, scope, shape)
            case nodes.Macro() | nodes.CallBlock():
                _bind(node, scope)
                self._targets(*node.args)
                inner = {**scope, **{argument.name: OPEN for argument in node.args}}
                for value in node.defaults:
                    self.expression(value, scope)
                if isinstance(node, nodes.CallBlock):
                    self.expression(node.call, scope)
                self.block(node.body, inner)
            case nodes.With():
                inner = dict(scope)
                for target, value in zip(node.targets, node.values, strict=True):
                    self._targets(target)
                    _name_targets(target, inner, self.expression(value, scope))
                self.block(node.body, inner)
            case nodes.Block() | nodes.Scope() | nodes.ScopedEvalContextModifier():
                self.block(node.body, scope)
            case nodes.AssignBlock() | nodes.FilterBlock():
                if node.filter is not None:
                    self.expression(node.filter, scope)
                self.block(node.body, scope)
                _bind(node, scope)
            case nodes.Include() | nodes.Extends() | nodes.Import() | nodes.FromImport():
                self._template(node, scope)
                _bind(node, scope)
            case nodes.Expr():
                self.expression(node, scope)
            case _:
                for child in node.iter_child_nodes():
                    self.statement(child, scope)

    def _targets(self, *targets: nodes.Node) -> None:
        """Count the names that are written where something gets a value."""
        for target in targets:
            for name in [target] if isinstance(target, nodes.Name) else target.find_all(nodes.Name):
                self._seen[name.lineno, name.name] += 1

    def expression(self, node: nodes.Node, scope: Mapping[str, Shape]) -> Shape:
        match node:
            case nodes.Name(name=name, ctx="load"):
                self._seen[node.lineno, name] += 1
                if name in scope:
                    return scope[name]
                self._report("TPL002", node.lineno, name, scope)
                return OPEN
            case nodes.Getattr(node=inner, attr=str(key)):
                return self._key(self.expression(inner, scope), key, node.lineno)
            case nodes.Getitem(node=inner, arg=nodes.Const(value=str(key))):
                return self._key(self.expression(inner, scope), key, node.lineno)
            case nodes.Getitem(node=inner, arg=argument):
                self.expression(argument, scope)
                return self.expression(inner, scope).item or OPEN
            case nodes.Filter(name=name) if name not in self.known.filters:
                self._report("TPL004", node.lineno, name, self.known.filters)
            case nodes.Test(name=name) if name not in self.known.tests:
                self._report("TPL005", node.lineno, name, self.known.tests)
        for child in node.iter_child_nodes():
            self.expression(child, scope)
        return OPEN

    def _key(self, shape: Shape, key: str, line: int) -> Shape:
        self._seen[line, key] += 1
        if shape.open or not shape.keys:
            return OPEN
        if key not in shape.keys:
            self._report("TPL003", line, key, shape.keys)
            return OPEN
        return shape.keys[key]

    def _template(
        self, node: nodes.Include | nodes.Extends | nodes.Import | nodes.FromImport, scope: Mapping[str, Shape]
    ) -> None:
        name = node.template
        if not isinstance(name, nodes.Const) or not isinstance(name.value, str):
            self.expression(name, scope)
        elif name.value not in self.known.templates and not getattr(node, "ignore_missing", False):
            self._report("TPL006", name.lineno, name.value, self.known.templates)

    def _report(self, code: str, line: int, name: str, candidates: Iterable[str]) -> None:
        names = sorted(candidate for candidate in candidates if candidate not in _GIVEN)
        place = self._place(line, name)
        self.diagnostics.append(problem(code, place, name=name, **suggestion(name, names)))

    def _place(self, line: int, name: str) -> Span:
        """Jinja knows the line only; the n-th use of a name that was met on a line is its n-th occurrence there."""
        text = self._tags[line - 1] if line <= len(self._tags) else ""
        places = [found.start() for found in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text)]
        if not places:
            return Span(self.path, line, 1)
        nth = max(self._seen[line, name], 1)
        column = places[min(nth, len(places)) - 1] + 1
        return Span(self.path, line, column, line, column + len(name))

    @cached_property
    def _tags(self) -> list[str]:
        """The lines of the template with nothing but its tags in them, each where it stands."""
        return re.sub(_AROUND_TAGS, lambda found: found[1] or re.sub(r".", " ", found[0]), self.source).split("\n")


def _name_targets(target: nodes.Node, scope: dict[str, Shape], shape: Shape) -> None:
    if isinstance(target, nodes.Name):
        scope[target.name] = shape
    else:
        for name in target.find_all(nodes.Name):
            scope[name.name] = OPEN


def _bind(node: nodes.Node, scope: dict[str, Shape]) -> None:
    """Add what a statement defines for those behind it."""
    match node:
        case nodes.Assign() | nodes.AssignBlock():
            _name_targets(node.target, scope, OPEN)
        case nodes.Macro(name=name):
            scope[name] = OPEN
        case nodes.Import(target=name):
            scope[name] = OPEN
        case nodes.FromImport(names=imported):
            for entry in imported:
                scope[entry[1] if isinstance(entry, tuple) else entry] = OPEN
