"""What libyaml's terse complaints mean to somebody who has never seen YAML: one code, one cause, one place."""

import re

import yaml

from reportgen.source.diagnostic import Diagnostic, problem
from reportgen.source.span import Span

# Part of libyaml's message -> our code. The first that fits counts.
_CAUSES = (
    ("mapping values are not allowed", "YML021"),
    ("could not find expected ':'", "YML022"),
    ("unexpected end of stream", "YML024"),
    ("unknown escape character", "YML025"),
    ("did not find expected hexdecimal", "YML025"),
    ("cannot start any token", "YML026"),
    ("did not find expected ',' or", "YML027"),
    ("did not find expected '-' indicator", "YML028"),
    ("block sequence entries are not allowed", "YML028"),
    ("did not find expected key", "YML029"),
    ("document start", "YML004"),
)

_FULL_WIDTH_COLON = re.compile(r"^\s*(?:- +)?[^\s:：\"'#][^:：]{0,40}(：)", re.MULTILINE)


def syntax_problem(error: yaml.YAMLError, text: str, path: str) -> Diagnostic:
    """The diagnostic for libyaml's `error`, at the place a person would look for the cause."""
    said = str(getattr(error, "problem", None) or error).split("\n")[0]
    mark = getattr(error, "problem_mark", None)
    line, column = (mark.line, mark.column) if mark is not None else (0, 0)
    context = getattr(error, "context_mark", None)
    if context is not None and _begins_at_context(said):
        line, column = context.line, context.column
    lines = text.split("\n")
    line = min(line, len(lines) - 1)
    return _by_look(lines, line, path) or problem(_code(said), Span(path, line + 1, column + 1), said=said)


def _begins_at_context(said: str) -> bool:
    # These are noticed only at the end of the file or on the next line; they start where the context does.
    return any(part in said for part in ("unexpected end of stream", "expected ':'", "expected ',' or"))


def _code(said: str) -> str:
    return next((code for part, code in _CAUSES if part in said), "YML001")


def _by_look(lines: list[str], line: int, path: str) -> Diagnostic | None:
    """The two slips of Chinese typists that libyaml can't name: a full-width colon, a tab as indentation."""
    for number in (line, line - 1):
        if not 0 <= number < len(lines):
            continue
        text = lines[number]
        indent = text[: len(text) - len(text.lstrip())]
        if "\t" in indent:
            return problem("YML023", Span(path, number + 1, indent.index("\t") + 1))
        colon = _FULL_WIDTH_COLON.match(text)
        if colon and ": " not in text and not text.rstrip().endswith(":"):
            return problem("YML020", Span(path, number + 1, colon.start(1) + 1, number + 1, colon.end(1) + 1))
    return None
