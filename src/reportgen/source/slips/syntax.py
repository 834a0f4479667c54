"""What libyaml's terse complaints mean to somebody who has never seen YAML: one code, one cause, one place."""

from __future__ import annotations

import re
from typing import NamedTuple

import yaml

from reportgen.source.diagnostic import Diagnostic, problem
from reportgen.source.nodes import MAX_DEPTH
from reportgen.source.slips.indent import OPENS_TEXT, indent, indent_slip, line_above, line_below, width_in_text
from reportgen.source.slips.line import (
    Slip,
    begin,
    colon_slip,
    curly_slip,
    entry_slip,
    name_slip,
    number_slip,
    opening_slip,
    quoted,
)
from reportgen.source.span import Span


class Cause(NamedTuple):
    """Part of libyaml's complaint, our code for it, and whether the fault stands where the construct began."""

    part: str
    code: str
    at_beginning: bool = False


# The first that fits counts. What is noticed only further on (a quote that is never closed) is told at its beginning.
_CAUSES = (
    Cause("exceeded maximum nesting depth", "YML003"),  # newer libyaml looks ahead, and has a limit of its own
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

# A value in brackets that ends where libyaml stopped: a text that begins with a bracket or with a reference.
_BRACKETS = re.compile(r"(?:^|: +|- +)([\[{][^\[\]{}]*[\]}])\s*$")
# Signs that a text may begin with once it is in quotes. Behind `|`, `>` and `?` something else may have been meant.
_QUOTABLE = frozenset("@%`*&![{")
_FULL_WIDTH_END = re.compile(r"[^\[\]{}［］｛｝]*([］｝])\s*$")
_FULL_WIDTH_COMMA = re.compile(r"[^\"'，]{0,300}?: [^\"'，]{0,300}(，) *(?=[\w·]+: )")
_CURLY_END = re.compile(r"\"[^\"“”\\]*([”＂])\s*$")
# A quote that opens a value and is not closed on its line; a line that begins an entry; a sentence of prose.
_OPENED = re.compile(r"(?:^ *|[^:]*: +|.*- +)([\"'])(?:(?!\1).)*$")
_ENTRY = re.compile(r" *(?:- +)*[\w·“‘]{1,30}: *(?:\S.*)?$")
_SENTENCE = re.compile(r"[^:]*[。！？；…][”’）]?\s*$")
# How many lines above a complaint a quote is looked for.
_FAR = 200
_ESCAPE = re.compile(r"\\(.)")
_ESCAPES = frozenset('0abt\tnvfre "/\\N_LPxuU')


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
    seen = _by_look(lines, line, column, cause.code)
    if seen is None:
        values = {"limit": MAX_DEPTH} if cause.code == "YML003" else {"said": said}
        return problem(cause.code, Span(path, line + 1, column + 1), **values)
    return seen.slip.found(path, seen.line)


class _Seen(NamedTuple):
    """A slip and the line it is on, from 0."""

    line: int
    slip: Slip


def _by_look(lines: list[str], line: int, column: int, code: str) -> _Seen | None:
    """What libyaml can't tell apart, but a look at the line can."""
    before = lines[line][:column]
    if code in ("YML004", "YML021", "YML022", "YML028", "YML029"):
        indentation = _indentation(lines, line, code)
        if indentation is not None:
            return indentation
    if code in ("YML004", "YML028", "YML029") and (brackets := _BRACKETS.search(before)):
        return _Seen(line, _unquoted(lines, line, brackets.start(1)))
    match code:
        case "YML022":
            return _no_entry(lines, line)
        case "YML021":
            return _second_colon(lines, line, column)
        case "YML023":
            return _tab(lines, line, column)
        case "YML026" if lines[line][column : column + 1] == "\t":
            return _tab(lines, line, column)
        case "YML024":
            return _mark(_CURLY_END, "YML036", '"', lines, line, column) or _unclosed(lines, line)
        case "YML025":
            return _Seen(line, _backslash(lines[line], column))
        case "YML026":
            return _Seen(line, _unquoted(lines, line, column))
        case "YML027":
            return _brackets(lines, line, column)
        case "YML004" | "YML028" | "YML029":
            return _not_aligned(lines, line, column, code)
    return None


def _indentation(lines: list[str], line: int, code: str) -> _Seen | None:
    """The fault of a line that is indented with full-width blanks, which are letters to YAML."""
    # libyaml may have taken the line above for a text that goes on in this one.
    for number in (line, line_above(lines, line)) if code == "YML021" else (line,):
        slip = indent_slip(lines, number)
        if slip is not None:
            return _Seen(number, slip)
    return None


def _tab(lines: list[str], line: int, column: int) -> _Seen | None:
    slip = indent_slip(lines, line)
    if slip is not None:
        return _Seen(line, slip._replace(at=column, length=0))
    tabs = re.compile(r"\t[ \t]*").match(lines[line], column)
    if tabs is None or lines[line][:column].strip(" -"):
        return None
    return _Seen(line, Slip("YML023", column, 0, column, tabs.end(), " "))


def _second_colon(lines: list[str], line: int, column: int) -> _Seen | None:
    """The fault where a text holds `: `, or seems to because the line above was taken for its beginning."""
    text = lines[line]
    first = text.find(": ", 0, column)
    if first >= 0:
        value = first + 2 + indent(text[first + 2 :])
        curly = curly_slip(text, value) or name_slip(text, begin(text))
        return _Seen(line, curly or _unquoted(lines, line, value)._replace(code="YML021", at=column))
    above = line_above(lines, line)
    if above == line:
        return None
    if not lines[above].lstrip().startswith("- ") and (number := number_slip(lines[above])) is not None:
        beside = indent(text) - number.at  # the other entries of the item go on where they stand
        return _Seen(above, number._replace(change="-" + " " * (beside - 1)) if beside > 1 else number)
    seen = _no_entry(lines, above)
    if seen is not None or indent(text) <= begin(lines[above]):
        return seen
    too_far = indent(text) - begin(lines[above])
    # One blank too many is a slip of the finger; two and more may have been meant for something else.
    change = "" if too_far == 1 and not text.lstrip().startswith("- ") else None
    return _Seen(line, Slip("YML038", begin(text), 0, 0, too_far, change))


def _mark(pattern: re.Pattern[str], code: str, change: str, lines: list[str], line: int, column: int) -> _Seen | None:
    """A full-width mark that `pattern` finds from `column` on, where the half-width `change` belongs."""
    found = pattern.match(lines[line], column)
    return found and _Seen(line, Slip(code, found.start(1), 1, found.start(1), found.end(), change))


def _brackets(lines: list[str], line: int, column: int) -> _Seen | None:
    """A full-width bracket or comma between the half-width ones."""
    text = lines[line]
    end = _FULL_WIDTH_END.match(text, column + 1)
    if end is not None:
        return _mark(_FULL_WIDTH_END, "YML037", "]" if end[1] == "］" else "}", lines, line, column + 1)
    return _mark(_FULL_WIDTH_COMMA, "YML037", ", ", lines, line, column + 1)


def _backslash(text: str, column: int) -> Slip:
    """A backslash that escapes nothing: two of them print one, if all on the line were typed in that belief."""
    column = text.rfind("\\", 0, column + 1) if text[column : column + 1] != "\\" else column
    escapes = [match[1] in _ESCAPES - {"\\", '"'} for match in _ESCAPE.finditer(text)]
    return Slip("YML025", column, 0, column, column, None if any(escapes) else "\\")


def _unquoted(lines: list[str], line: int, column: int) -> Slip:
    """A text that can't begin as it does, or go on as it does: quotes around it help if it ends with the line."""
    text = lines[line].rstrip()
    value = text[column:]
    if value[:1] == "|" and OPENS_TEXT.search(text[: column + 1]):
        behind = column + 1 + indent(value[1:])
        return Slip("YML044", behind, len(text) - behind)
    words = begin(text)
    goes_on = indent(line_below(lines, line)) >= words + (words < column)
    flow = any(each in text[:column] for each in "[{")
    odd = value[:1] not in _QUOTABLE and ": " not in value
    change = None if goes_on or flow or odd or " #" in value or value[:1] in "|>\"'" else quoted(value)
    return Slip("YML026", column, 0, column, len(text), change)


def _not_aligned(lines: list[str], line: int, column: int, code: str) -> _Seen | None:
    """The fault of an entry that does not go on with the lines above it; None below the end of a document."""
    if code in ("YML028", "YML029") and (within := _within_item(lines, line)) is not None:
        return within
    if code == "YML028":
        slip = entry_slip(lines[line])
        return slip and _Seen(line, slip)
    above = line_above(lines, line)
    if lines[above].startswith(("---", "...")):
        return None
    if code == "YML029" and (unclosed := _unclosed_above(lines, line)) is not None:
        return unclosed
    found = _no_entry(lines, above) if begin(lines[above]) == column and above < line else None
    return found or _Seen(line, Slip("YML029", column, 0))


def _within_item(lines: list[str], line: int) -> _Seen | None:
    """The fault of an entry between the dash of its item and the other entries of it: it can belong nowhere else."""
    at = indent(lines[line])
    if lines[line][at : at + 1] == "-":
        return None
    above = line - 1
    while above >= 0 and (not lines[above].strip() or indent(lines[above]) >= at):
        above -= 1
    if above < 0 or not lines[above].lstrip().startswith("- ") or begin(lines[above]) <= at:
        return None
    return _Seen(line, Slip("YML029", at, 0, at, at, " " * (begin(lines[above]) - at)))


def _no_entry(lines: list[str], line: int) -> _Seen | None:
    """The fault of a line that should be an entry: a slip that shows, or no colon."""
    if (opening := _opening_above(lines, line)) is not None:
        return opening
    if (prose := _fallen_out(lines, line)) is not None:
        return prose
    slip = entry_slip(lines[line]) or number_slip(lines[line]) or colon_slip(lines[line])
    if slip is not None:
        return _Seen(line, slip)
    text = lines[line].rstrip()
    if ": " in text or text.endswith((":", '"', "'")):
        return None
    return _Seen(line, Slip("YML022", begin(text), 0))


def _fallen_out(lines: list[str], line: int) -> _Seen | None:
    """A sentence that is indented too little to belong to the text in `|` right above it, where else none can stand."""
    text = lines[line]
    if _SENTENCE.match(text) is None or begin(text) > indent(text):
        return None
    width = width_in_text(lines, line)
    if width is None or indent(text) >= width:
        return None
    at = indent(text)
    return _Seen(line, Slip("YML045", at, 0, 0, at, " " * width))


def _opening_above(lines: list[str], line: int) -> _Seen | None:
    """The slip of the line that should open the text in `|` which `line` belongs to: libyaml took it for words."""
    above = line - 1
    while above > 0 and (not lines[above].strip() or indent(lines[above]) >= indent(lines[line])):
        above -= 1
    slip = opening_slip(lines[above]) if 0 <= above < line else None
    return slip and _Seen(above, slip)


def _unclosed(lines: list[str], line: int) -> _Seen | None:
    """A quote that is never closed: it ends with its line where the next line is an entry, or there is none."""
    opened = _OPENED.match(lines[line])
    if opened is None:
        return None
    below = line_below(lines, line)
    end = len(lines[line].rstrip())
    sure = (not below or _ENTRY.match(below) is not None) and " #" not in lines[line]
    return _Seen(line, Slip("YML024", opened.start(1), 0, end, end, opened[1] if sure else None))


def _unclosed_above(lines: list[str], line: int) -> _Seen | None:
    """Such a quote above `line`, which libyaml took the next quote for the end of."""
    for number in range(line - 1, max(line - _FAR, -1), -1):
        if _OPENED.match(lines[number]) is not None:
            return _unclosed(lines, number) if _ENTRY.match(line_below(lines, number)) else None
    return None
