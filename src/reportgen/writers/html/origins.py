"""Where a value came from, in the words that a reader of the page gets for it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from reportgen.source import DataOrigin, FormulaOrigin, Origin, Span

# Of the figures that a sum was made of, as many as fit a hand's breadth.
_MOST_INPUTS = 12


def told(origin: Origin) -> str:
    """Key, formula with its figures, file and line, source: a line each."""
    return "\n".join(_lines(origin))


def _lines(origin: Origin) -> Iterator[str]:
    match origin:
        case DataOrigin(key, _, note):
            yield key
        case FormulaOrigin(key, _, formula, inputs, note):
            yield f"{key} = {formula}"
            for used in inputs[:_MOST_INPUTS]:
                yield f"　{used.text} ← {used.origin.key}，{_place(used.origin.span)}"
            if len(inputs) > _MOST_INPUTS:
                yield f"　另有 {len(inputs) - _MOST_INPUTS} 个"
        case _:
            assert_never(origin)
    yield _place(origin.span)
    if note:
        yield f"来源：{note}"


def _place(span: Span) -> str:
    """File and line; of a file outside the project, no more of its path than tells which it is."""
    path = span.path.replace("\\", "/")
    if path.startswith("/") or path[1:2] == ":":
        path = "/".join(path.split("/")[-2:])
    return f"{path}:{span.line}" if span.line else path
