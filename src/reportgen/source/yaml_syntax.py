"""What libyaml's terse complaints mean to somebody who has never seen YAML: one code, one cause, one place."""

from __future__ import annotations

import re
from typing import NamedTuple

import yaml

from reportgen.source.diagnostic import Diagnostic, problem
from reportgen.source.span import Span


class Cause(NamedTuple):
    """Part of libyaml's complaint, our code for it, and whether the fault stands where the construct began."""

    part: str
    code: str
    at_beginning: bool = False


# The first that fits counts. What is noticed only further on (a quote that is never closed) is told at its beginning.
_CAUSES = (
    Cause("tab character", "YML023"),
    Cause("mapping values are not allowed", "YML021"),
    Cause("could not find expected ':'", "YML022", at_beginning=True),
    Cause("unexpected end of stream", "YML024", at_beginning=True),
    Cause("unexpected document indicator", "YML024", at_beginning=True),
    Cause("unknown escape character", "YML025"),
    Cause("did not find expected hexdecimal", "YML025"),
    Cause("invalid Unicode character escape", "YML025"),
    Cause("cannot start any token", "YML026"),
    Cause("mapping keys are not allowed", "YML026"),
    Cause("undefined tag handle", "YML026"),
    Cause("while scanning an alias", "YML026", at_beginning=True),
    Cause("while scanning an anchor", "YML026", at_beginning=True),
    Cause("while scanning a tag", "YML026", at_beginning=True),
    Cause("while parsing a tag", "YML026", at_beginning=True),
    Cause("did not find expected comment or line break", "YML026", at_beginning=True),
    Cause("could not find expected directive name", "YML026", at_beginning=True),
    Cause("found unknown directive name", "YML026", at_beginning=True),
    Cause("did not find expected ',' or", "YML027", at_beginning=True),
    Cause("while parsing a flow node", "YML027"),
    Cause("did not find expected node content", "YML026"),
    Cause("did not find expected '-' indicator", "YML028"),
    Cause("block sequence entries are not allowed", "YML028"),
    Cause("did not find expected key", "YML029"),
    Cause("document start", "YML004"),
)

_FULL_WIDTH_COLON = re.compile(r"[^:：]{1,40}(：)")
# A value in brackets that ends where libyaml stopped: a text that begins with a bracket or with a reference.
_BRACKETS = re.compile(r"(?:^|: +|- +)([\[{][^\[\]{}]*[\]}])\s*$")
_FULL_WIDTH_BLANKS = re.compile("[ \t]*(\u3000+)")
_ITEM = re.compile(r"\s*(?:- +)*")


def syntax_problem(error: yaml.YAMLError, text: str, path: str) -> Diagnostic:
    """The diagnostic for libyaml's `error`, at the place a person would look for the cause."""
    said = str(getattr(error, "problem", None) or error).split("\n")[0]
    complaint = f"{getattr(error, 'context', '')} {said}"
    cause = next((cause for cause in _CAUSES if cause.part in complaint), Cause("", "YML001"))
    mark, context = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    if cause.at_beginning and context is not None:
        mark = context
    lines = text.split("\n")
    line, column = (min(mark.line, len(lines) - 1), mark.column) if mark is not None else (0, 0)
    return _by_look(lines, line, column, cause.code, path) or problem(
        cause.code, Span(path, line + 1, column + 1), said=said
    )


def _by_look(lines: list[str], line: int, column: int, code: str, path: str) -> Diagnostic | None:
    """What libyaml can't tell apart, but a look at the line can."""
    before = lines[line][:column]
    if code in ("YML004", "YML021", "YML022", "YML028", "YML029"):
        blanks = _full_width_blanks(lines, line, path)
        if code == "YML021":  # libyaml took the line above for a text
            blanks = blanks or _full_width_blanks(lines, _line_above(lines, line), path)
        if blanks is not None:
            return blanks
    if code == "YML022":
        return _no_entry(lines, line, path)
    if code == "YML021" and ": " not in before:
        return _no_entry(lines, _line_above(lines, line), path)
    if code == "YML026" and lines[line][column : column + 1] == "\t":
        return problem("YML023", Span(path, line + 1, column + 1))
    if code in ("YML004", "YML028", "YML029") and (brackets := _BRACKETS.search(before)):
        return problem("YML026", Span(path, line + 1, brackets.start(1) + 1))
    if code in ("YML004", "YML029"):
        return _not_aligned(lines, line, column, path)
    return None


def _full_width_blanks(lines: list[str], line: int, path: str) -> Diagnostic | None:
    """The fault of a line that is indented with full-width blanks, which are letters to YAML."""
    found = _FULL_WIDTH_BLANKS.match(lines[line])
    if found is None:
        return None
    return problem("YML030", Span(path, line + 1, found.start(1) + 1, line + 1, found.end(1) + 1))


def _not_aligned(lines: list[str], line: int, column: int, path: str) -> Diagnostic | None:
    """The fault of an entry that does not go on with the lines above it; None below the end of a document."""
    above = _line_above(lines, line)
    if lines[above].startswith(("---", "...")):
        return None
    found = _no_entry(lines, above, path) if _begin(lines[above]) == column and above < line else None
    return found or problem("YML029", Span(path, line + 1, column + 1))


def _line_above(lines: list[str], line: int) -> int:
    """The nearest line above that holds more than blanks and a comment, or the first line."""
    above = line - 1
    while above > 0 and lines[above].lstrip()[:1] in ("", "#"):
        above -= 1
    return max(above, 0)


def _no_entry(lines: list[str], line: int, path: str) -> Diagnostic | None:
    """The fault of a line that should be an entry: a full-width colon, no colon, or no blank behind it."""
    text = lines[line].rstrip()
    if ": " in text or text.endswith((":", '"', "'")):
        return None
    begin = _begin(text)
    colon = _FULL_WIDTH_COLON.match(text, begin)
    if colon is not None:
        return problem("YML020", Span(path, line + 1, colon.start(1) + 1, line + 1, colon.end(1) + 1))
    return problem("YML022", Span(path, line + 1, begin + 1))


def _begin(text: str) -> int:
    """Where the words of a line begin, behind blanks and the dashes of a list."""
    item = _ITEM.match(text)
    return item.end() if item is not None else 0
