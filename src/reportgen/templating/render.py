"""Templates checked and rendered: a pack's Jinja and a report's content in, marked Markdown out."""

import re
from collections.abc import Mapping
from types import TracebackType
from typing import NamedTuple

from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError, UndefinedError

from reportgen.figures import Report
from reportgen.markup import Marks, Rendered
from reportgen.packs import PackChain
from reportgen.source import Diagnostic, ReportgenError, Result, Span, problem, suggestion
from reportgen.templating.blocks import unprinted_blocks
from reportgen.templating.environment import Environment
from reportgen.templating.names import Checked, Known, Shape, check_names
from reportgen.templating.printing import Printed, context
from reportgen.templating.sizes import TooLargeError

MAX_OUTPUT = 20_000_000


class Templates(NamedTuple):
    """The templates of a pack chain, compiled when first used, and the files they stand in.

    `optional` are those that are read only where the data have a key, with that key.
    """

    environment: Environment
    entry: str
    sources: Mapping[str, str]
    paths: Mapping[str, str]
    optional: Mapping[str, str]

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
        rendered = marks.rendered(text, [self.paths[name] for name in sorted(self.sources)])
        fault = rendered.fault()
        if fault is not None:
            raise ReportgenError(fault._replace(span=fault.span or Span(self.paths[self.entry])))
        return rendered

    def _text(self, report: Report, marks: Marks) -> str:
        left_out = frozenset(name for name, key in self.optional.items() if not report.content.get(key))
        names = self.environment.used_names(left_out)
        used = {name: value for name, value in report.content.items() if name in names}
        pieces: list[str] = []
        size = 0
        for piece in self.environment.get_template(self.entry).generate(context(used, marks)):
            size += len(piece)
            if size > MAX_OUTPUT:
                raise ReportgenError(problem("TPL009", Span(self.paths[self.entry]), limit=f"{MAX_OUTPUT:,}"))
            pieces.append(piece)
        return "".join(pieces)

    def _failure(self, error: Exception) -> Diagnostic:
        place = self._line(error.__traceback__) or Span(self.paths[self.entry])
        if isinstance(error, TimeoutError):  # the guard stops it
            return problem("TPL010", place, limit=error)
        if isinstance(error, MemoryError):
            return problem("TPL011", place)
        if isinstance(error, TooLargeError):
            return problem("TPL013", place, what=error.what, limit=f"{error.limit:,}")
        if isinstance(error, TemplateSyntaxError):
            return _syntax(error, error.name or "", self)
        if isinstance(error, TemplateNotFound):
            name = str(error.name or "")
            return problem("TPL006", place, name=name, **suggestion(name, sorted(self.sources)))
        code = "TPL007" if isinstance(error, UndefinedError) else "TPL008"
        said = str(error) if isinstance(error, TemplateError) else f"{type(error).__name__}: {error}"
        said = said.replace(f"{Printed.__module__}.{Printed.__name__} object", "text").rstrip(".")
        return problem(code, place, said=said)

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
    return Templates(Environment(sources), chain.entry, sources, chain.template_paths(), chain.optional_parts())


def check_templates(templates: Templates, root: Shape) -> Result[None]:
    """Every syntax error, unknown name and block in vain in every template; `root` is the shape of the data.

    Optional parts that ship are left to our tests.
    """
    environment, sources = templates.environment, templates.sources
    known = Known(
        frozenset(environment.globals),
        frozenset(environment.filters),
        frozenset(environment.tests),
        frozenset(sources),
    )
    checked = {name: _checked(name, templates, root, known) for name in _by_file(templates)}
    diagnostics: list[Diagnostic] = []
    for name, (found, _) in checked.items():
        # A template sees what those that include or extend it have set around it.
        given = {bound for other, each in checked.items() if other != name for bound in each.bound} if found else set()
        diagnostics += (each for each in found if not (each.code == "TPL002" and each.values["name"] in given))
    if not diagnostics:
        diagnostics += unprinted_blocks({name: environment.tree(name) for name in checked}, sources, templates.paths)
    return Result(None, tuple(diagnostics))


def _checked(name: str, templates: Templates, root: Shape, known: Known) -> Checked:
    environment, path = templates.environment, templates.paths[name]
    try:
        checked = check_names(environment.tree(name), templates.sources[name], path, root, known)
        if not checked.diagnostics:
            environment.code(name)  # Jinja finds here what is wrong with its blocks
    except TemplateSyntaxError as error:
        return Checked((_syntax(error, name, templates),), frozenset())
    except RecursionError:
        return Checked((problem("TPL008", Span(path), said="RecursionError"),), frozenset())
    return checked


def _by_file(templates: Templates) -> list[str]:
    """Each file once, under the shortest of the names it can be extended or included by."""
    read = templates.sources.keys() - templates.optional.keys()
    names = {templates.paths[name]: name for name in sorted(read, key=len, reverse=True)}
    return list(names.values())


def _syntax(error: TemplateSyntaxError, name: str, templates: Templates) -> Diagnostic:
    """Jinja tells the line; the column is that of the words it came upon, or of the first tag on the line."""
    said = (error.message or "").rstrip(".")
    lines = templates.sources.get(name, "").split("\n")
    line = lines[error.lineno - 1] if error.lineno <= len(lines) else ""
    quoted = re.search(r"got '([^']+)'", said) or re.search(r"'([^']+)'", said)
    column = line.find(quoted[1]) + 1 if quoted else 0
    tag = re.search(r"\{[{%#]", line)
    column = column or (tag.start() + 1 if tag else 1)
    return problem("TPL001", Span(templates.paths.get(name, name), error.lineno, column), said=said)
