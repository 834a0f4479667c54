"""Templates checked and rendered: a pack's Jinja and a report's content in, marked Markdown out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import TracebackType
from typing import NamedTuple

from jinja2 import TemplateError, TemplateSyntaxError, UndefinedError, nodes

from reportgen.figures import Report
from reportgen.markup import Marks, Rendered
from reportgen.packs import PackChain
from reportgen.source import Diagnostic, ReportgenError, Result, Span, problem
from reportgen.templating.environment import Environment
from reportgen.templating.names import Known, Shape, check_names, top_names
from reportgen.templating.printing import Printed, context

MAX_OUTPUT = 20_000_000


class Templates(NamedTuple):
    """The templates of a pack chain, compiled when first used, and the files they stand in."""

    environment: Environment
    entry: str
    sources: Mapping[str, str]
    paths: Mapping[str, str]

    def render(self, report: Report) -> Rendered:
        """The entry template over `report`; raises `ReportgenError` with the template's line."""
        marks = Marks()
        try:
            text = self._text(report, marks)
        except ReportgenError:
            raise
        except Exception as error:
            # A template can make Jinja raise nearly anything (TypeError, RecursionError, ZeroDivisionError …).
            raise ReportgenError(self._failure(error)) from error
        return marks.rendered(text, [self.paths[name] for name in sorted(self.sources)])

    def _text(self, report: Report, marks: Marks) -> str:
        used = {name: value for name, value in report.content.items() if name in self.environment.used_names}
        pieces: list[str] = []
        size = 0
        for piece in self.environment.get_template(self.entry).generate(context(used, marks)):
            size += len(piece)
            if size > MAX_OUTPUT:
                raise ReportgenError(problem("TPL009", Span(self.paths[self.entry]), limit=f"{MAX_OUTPUT:,}"))
            pieces.append(piece)
        return "".join(pieces)

    def _failure(self, error: Exception) -> Diagnostic:
        if isinstance(error, TemplateSyntaxError):
            return _syntax(error, self.sources, self.paths)
        code = "TPL007" if isinstance(error, UndefinedError) else "TPL008"
        said = str(error) if isinstance(error, TemplateError) else f"{type(error).__name__}: {error}"
        said = said.replace(f"{Printed.__module__}.{Printed.__name__} object", "text").rstrip(".")
        return problem(code, self._line(error.__traceback__) or Span(self.paths[self.entry]), said=said)

    def _line(self, traceback: TracebackType | None) -> Span | None:
        """The innermost template line of a traceback that Jinja has rewritten to template names and lines."""
        found = None
        while traceback is not None:
            name = traceback.tb_frame.f_globals.get("__jinja_template__") or traceback.tb_frame.f_code.co_filename
            if name in self.sources:
                found = Span(self.paths[name], traceback.tb_lineno, 1)
            traceback = traceback.tb_next
        return found


def load_templates(chain: PackChain) -> Templates:
    """The templates of `chain`, not yet parsed."""
    sources = chain.templates()
    return Templates(Environment(sources), chain.entry, sources, chain.template_paths())


def check_templates(templates: Templates, root: Shape) -> Result[None]:
    """Every syntax error and every unknown name in every template; `root` is the shape of the data."""
    parsed: dict[str, nodes.Template] = {}
    diagnostics: list[Diagnostic] = []
    for name in _by_file(templates):
        try:
            parsed[name] = templates.environment.tree(name)
        except TemplateSyntaxError as error:
            diagnostics.append(_syntax(error, templates.sources, templates.paths))
        except RecursionError:
            diagnostics.append(problem("TPL008", Span(templates.paths[name]), said="RecursionError"))
    environment = templates.environment
    known = Known(
        frozenset(environment.globals),
        frozenset(environment.filters),
        frozenset(environment.tests),
        frozenset(templates.sources),
    )
    exported = {name for tree in parsed.values() for name in top_names(tree)}
    for name, tree in parsed.items():
        source, path = templates.sources[name], templates.paths[name]
        diagnostics += check_names(tree, source, path, root, known, exported)
    return Result(None, tuple(diagnostics))


def _by_file(templates: Templates) -> list[str]:
    """Each file once, under the shortest of the names it can be extended or included by."""
    names = {templates.paths[name]: name for name in sorted(templates.sources, key=len, reverse=True)}
    return list(names.values())


def _syntax(error: TemplateSyntaxError, sources: Mapping[str, str], paths: Mapping[str, str]) -> Diagnostic:
    """Jinja tells the line; the column is that of the words it quotes, or of the first tag on the line."""
    name = error.name or ""
    lines = sources.get(name, "").split("\n")
    line = lines[error.lineno - 1] if error.lineno <= len(lines) else ""
    quoted = re.search(r"'([^']+)'", error.message or "")
    column = line.find(quoted[1]) + 1 if quoted else 0
    tag = re.search(r"\{[{%#]", line)
    column = column or (tag.start() + 1 if tag else 1)
    return problem("TPL001", Span(paths.get(name, name), error.lineno, column), said=(error.message or "").rstrip("."))
