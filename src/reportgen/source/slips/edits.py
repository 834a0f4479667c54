"""Edits put into a text, and the way back: where what stands in the edited text stood before."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from reportgen.source.diagnostic import Diagnostic, Edit
from reportgen.source.span import Span

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|$)")


class Shift(NamedTuple):
    """One edit of a line: `removed` characters from the column `at` (from 0) gave way to `added` others."""

    line: int
    at: int
    removed: int
    added: int


def apply(text: str, edits: Iterable[Edit]) -> str:
    """`text` with `edits`, which were all meant for it; one that meets another is left out.

    Line ends stay as they are (CRLF, LF or CR), and a byte order mark in front counts as no character.
    """
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    lines = [found[0] for found in _LINE.finditer(text, len(mark))]
    for edit in _apart(edits):
        number = edit.span.line - 1
        if number < len(lines):
            line = lines[number]
            lines[number] = line[: edit.span.column - 1] + edit.replacement + line[edit.span.end_column - 1 :]
    return mark + "".join(lines)


def _apart(edits: Iterable[Edit]) -> list[Edit]:
    """The edits from the last to the first, without those that overlap one behind them or start where it does."""
    kept: list[Edit] = []
    for edit in sorted(
        set(edits), key=lambda edit: (edit.span.line, edit.span.column, edit.span.end_column), reverse=True
    ):
        span = edit.span
        meets = kept and (span.line, span.end_column) > (kept[-1].span.line, kept[-1].span.column)
        same = kept and (span.line, span.column) == (kept[-1].span.line, kept[-1].span.column)
        if not meets and not same:
            kept.append(edit)
    return kept


def shift(edit: Edit) -> Shift:
    """What `edit` does to the columns behind it."""
    span = edit.span
    return Shift(span.line - 1, span.column - 1, span.end_column - span.column, len(edit.replacement))


def shifts_of(edits: Iterable[Edit]) -> tuple[Shift, ...]:
    """What `apply` does to the columns of a text, one edit after the other."""
    return tuple(shift(each) for each in _apart(edits))


def column_before(shifts: Sequence[Shift], line: int, column: int, end: bool = False) -> int:
    """Where `column` of `line` (from 0) stood before all of `shifts`, which came one after the other.

    Beside characters that were taken out, it is the place behind them, or for the `end` of a span that before them.
    """
    for each in reversed(shifts):
        if each.line != line or column < each.at or (column == each.at and (each.added or end)):
            continue
        inside = column < each.at + each.added
        column = each.at + min(column - each.at, each.removed) if inside else column - each.added + each.removed
    return column


def span_before(shifts: Sequence[Shift], span: Span) -> Span:
    """Where `span` stood before all of `shifts`."""
    if not span.line:
        return span
    start = column_before(shifts, span.line - 1, span.column - 1) + 1
    if (span.line, span.column) == (span.end_line, span.end_column):
        return span._replace(column=start, end_column=start)
    return span._replace(
        column=start, end_column=column_before(shifts, span.end_line - 1, span.end_column - 1, True) + 1
    )


def before(shifts: Sequence[Shift], found: Diagnostic) -> Diagnostic:
    """A finding in the edited text, at the places where it stood before all of `shifts`."""
    if found.span is None or not shifts:
        return found
    fix = found.fix and Edit(span_before(shifts, found.fix.span), found.fix.replacement)
    return found._replace(span=span_before(shifts, found.span), fix=fix)
