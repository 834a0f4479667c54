"""Reading on behind a slip: the fix is applied in memory, so that all the slips of a file are told in one go."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, NamedTuple

import yaml

from reportgen.source.diagnostic import Diagnostic, Edit, ReportgenError
from reportgen.source.encoding import certain_text
from reportgen.source.slips.edits import Shift, apply, before, column_before, shift, shifts_of
from reportgen.source.slips.syntax import syntax_problem
from reportgen.source.text import MOST_SHOWN, decode

# Each slip costs another reading: so many slips of a file are told, and of a long file fewer.
MOST_SLIPS = 50
MOST_READ = 1_000_000

_CHARACTERS = frozenset({"SRC008", "SRC010", "SRC011", "SRC012"})

Events = Callable[[], Any]


class Attempt(NamedTuple):
    """One reading of a text: its root node, what was found in it, and libyaml's complaint where it stopped."""

    root: Any
    diagnostics: tuple[Diagnostic, ...]
    error: yaml.YAMLError | None = None


# Reads a text once. The last argument gives every event its place in the file.
Read = Callable[[str, str, Callable[[Events], Events]], Attempt]


@dataclass(frozen=True)
class _Mark:
    """A mark of libyaml's whose column is that of the file; the index is that of the text as it was read."""

    index: int
    line: int
    column: int


def recover(text: str, path: str, read: Read, shifts: tuple[Shift, ...] = ()) -> Attempt:
    """What `text` holds behind its slips, with a finding for each, in the places of the file before `shifts`.

    Raises `ReportgenError` with all that was found when a slip has no certain fix, or there are too many.
    """
    found: list[Diagnostic] = []
    for _ in range(min(MOST_SLIPS, 1 + MOST_READ // (len(text) + 1))):
        try:
            attempt = read(text, path, partial(_moved, shifts))
        except ReportgenError as error:
            raise ReportgenError(*error.diagnostics, *found) from error
        if attempt.error is None:
            return attempt._replace(diagnostics=(*attempt.diagnostics, *found))
        slip = syntax_problem(attempt.error, text, path)
        told = before(shifts, slip)
        last = found[-1] if found else None
        if last is not None and _same_line(last, told) and (slip.fix is None or last.span == told.span):
            found[-1] = last._replace(fix=None)  # it has not helped
            break
        found.append(told)
        if slip.fix is None:
            break
        text, shifts = apply(text, [slip.fix]), (*shifts, shift(slip.fix))
    raise ReportgenError(*attempt.diagnostics, *found)


def recover_characters(error: ReportgenError, content: bytes, path: str, read: Read) -> Attempt:
    """What a file holds beside its encoding, or beside characters that must not pass, which `error` has told.

    Raises `ReportgenError` where not even that can be read.
    """
    codes = {found.code for found in error.diagnostics}
    known = certain_text(content) if codes == {"SRC006"} else None
    if known is None and (not codes <= _CHARACTERS or len(error.diagnostics) >= MOST_SHOWN):
        raise error
    edits = [Edit(found.span, "〓" if found.code == "SRC012" else "") for found in error.diagnostics if found.span]
    try:
        if known is not None:
            attempt = recover(decode(known.encode(), path), path, read)
        else:
            text = apply(content.decode().removeprefix("\ufeff"), edits)
            attempt = recover(decode(text.encode(), path), path, read, shifts_of(edits))
    except (UnicodeDecodeError, ReportgenError) as more:
        raise ReportgenError(*error.diagnostics, *getattr(more, "diagnostics", ())) from more
    return attempt._replace(diagnostics=(*error.diagnostics, *attempt.diagnostics))


def _same_line(one: Diagnostic, other: Diagnostic) -> bool:
    return one.span is not None and other.span is not None and one.span.line == other.span.line


def _moved(shifts: tuple[Shift, ...], events: Events) -> Events:
    """The events with their marks at the places of the file."""
    lines = {each.line for each in shifts}

    def mark(given: Any, end: bool) -> Any:
        if given.line not in lines:
            return given
        return _Mark(given.index, given.line, column_before(shifts, given.line, given.column, end))

    def take() -> Any:
        event = events()
        event.start_mark, event.end_mark = mark(event.start_mark, False), mark(event.end_mark, True)
        return event

    return take if shifts else events
