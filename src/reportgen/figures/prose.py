"""Prose (正文): Markdown paragraphs in which `{组.名}` prints a figure. A reference is looked up, never executed."""

from __future__ import annotations

import re
from typing import NamedTuple


class Reference(NamedTuple):
    """`{name}` at the offset `start` of the prose, `length` characters with its brackets."""

    name: str
    start: int
    length: int


# Doubled brackets and brackets behind a backslash are text; so is a bracket that is never closed on its line.
_BRACKETS = re.compile(r"\\.|\{\{.*?\}\}|\{([^{}\n]*)\}", re.DOTALL)


def split_prose(text: str) -> tuple[str | Reference, ...]:
    """`text` cut into literal Markdown and references."""
    parts: list[str | Reference] = []
    done = 0
    for found in _BRACKETS.finditer(text):
        if found[1] is None:
            continue
        if found.start() > done:
            parts.append(text[done : found.start()])
        parts.append(Reference(found[1].strip(), found.start(), found.end() - found.start()))
        done = found.end()
    if done < len(text):
        parts.append(text[done:])
    return tuple(parts)
