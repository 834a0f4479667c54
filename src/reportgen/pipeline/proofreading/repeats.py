"""Findings that a file may have by the dozen, told once for it with the lines they stand in."""

from __future__ import annotations

from collections.abc import Iterable

from reportgen.source import Diagnostic, problem

# The same words as last year: after `reportgen roll` every paragraph is one, until it is rewritten.
_ONCE_A_FILE = frozenset({"TSK006", "TSK008"})
_MOST_LINES = 40


def gathered(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The findings, those of one file that say the same as one, at the place of the first."""
    told: list[Diagnostic] = []
    repeats: dict[tuple[str, str, str], list[Diagnostic]] = {}
    for each in found:
        if each.code in _ONCE_A_FILE and each.span is not None:
            repeats.setdefault((each.code, each.span.path, each.values.get("year", "")), []).append(each)
        else:
            told.append(each)
    return told + [_one(each) for each in repeats.values()]


def _one(found: list[Diagnostic]) -> Diagnostic:
    places = sorted(each.span for each in found if each.span is not None)
    lines = sorted({place.line for place in places})
    named = "、".join(map(str, lines[:_MOST_LINES])) + ("……" if len(lines) > _MOST_LINES else "")
    return problem(found[0].code, places[0], **{**found[0].values, "count": len(found), "lines": named})
