"""Remarks: all that was found about a report, each with the words of the report that it concerns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from reportgen.checks import Reading
from reportgen.checks.anchored import Commented, anchored
from reportgen.document import Comment, Document
from reportgen.pipeline.proofreading import Proof
from reportgen.source import Diagnostic, Language, Severity, Span, in_order

_AUTHOR = "reportgen"
_WEIGHTS = tuple(Severity)


class Remark(NamedTuple):
    """A finding, and the stretch of the reading that it concerns; None where the report prints nothing of it."""

    found: Diagnostic
    words: tuple[int, int] | None


def remarks(found: Iterable[Diagnostic], proof: Proof) -> list[Remark]:
    """What was found in data and pack, and by the rules; each once, the gravest first, then in reading order."""
    from reportgen.source.catalog import severity_of

    of_data = [Remark(each, _printed(each.span, proof.reading)) for each in in_order(found)]
    of_text = [
        Remark(each, proof.words.get(at) or _printed(each.span, proof.reading)) for at, each in enumerate(proof.found)
    ]
    return sorted(
        of_data + of_text, key=lambda each: (_WEIGHTS.index(severity_of(each.found.code)), each.words or (-1, -1))
    )


def _printed(span: Span | None, reading: Reading) -> tuple[int, int] | None:
    """The first words that the report prints of what stands at `span`: those of a value, or a passage of prose."""
    if span is None or not span.line:
        return None
    place = span.line, span.column
    for start, end, origin in reading.stretches:
        typed = origin.span
        last = (typed.end_line, typed.end_column) if typed.end_line else (typed.line, typed.column + 1)
        if typed.path == span.path and (typed.line, typed.column) <= place < last:
            return start, end
    in_prose = (each for each in reading.passages if each.span is not None and each.start < each.end)
    at_line = (each for each in in_prose if each.span is not None and each.span[:2] == span[:2])
    return next(((each.start, each.end) for each in at_line), None)


def commented(said: Sequence[Remark], reading: Reading, language: Language) -> Document:
    """The report with its remarks as comments; those that concern no words of it stand at its first."""
    return anchored(reading, [Commented(*(each.words or (0, 0)), _comment(each.found, language)) for each in said])


def _comment(found: Diagnostic, language: Language) -> Comment:
    from reportgen.source.catalog import heading, remedy, said

    place = "" if found.span is None else str(found.span)
    lines = (heading(found.code, language), said(found, language), remedy(found, language), place)
    return Comment(_AUTHOR, tuple(filter(None, lines)))
