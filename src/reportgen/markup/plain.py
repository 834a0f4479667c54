"""What is plain text to Markdown: prose and lines with no sign in them that it would read.

To know that soon changes no result, only how soon it is found.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Protocol

from reportgen.document import Inline, Inlines, Text
from reportgen.markup.marks import value_content
from reportgen.source import Origin, made

# Every character that an enabled inline rule looks at (the ruler's names: newline, escape, backticks, emphasis,
# link, image, autolink, entity, footnote_ref).
MARKUP = re.compile(r"[\n\\`*_\[\]<&]")
_MARKS = re.compile(rb"[\\`*_\[\]<&|]")


# How a line begins that can open no block but a paragraph. Digits may number a list, `{.` names a role.
WORDS = re.compile(r"[^\x00-\x7f]|[A-Za-z]|\{(?!\.)|\d{1,9}(?![\d.)])")


class Printed(Protocol):
    """What a value of the data prints: words, and the place they come from."""

    @property
    def text(self) -> str:
        """The words."""

    @property
    def origin(self) -> Origin:
        """Where they come from."""


def is_plain(prose: str) -> bool:
    """Whether `prose` is paragraphs of one line each, blank lines between, with nothing in it that Markdown reads."""
    if _MARKS.search(prose.encode("ascii", "ignore")) or prose[-1:] == " ":
        return False
    if "\n" not in prose:
        return WORDS.match(prose) is not None
    if " \n" in prose:
        return False
    lines = prose.split("\n")
    return all(WORDS.match(line) for line in lines[::2]) and not any(lines[1::2])


def prose_lines(parts: Iterable[str | Printed]) -> list[Inlines]:
    """The content of each line of plain prose, from its words and its values."""
    lines: list[Inlines] = []
    line: list[Inline] = []
    for part in parts:
        if not isinstance(part, str):
            line += value_content(part.text, part.origin)
        elif "\n" not in part:
            line.append(made(Text, (part,)))
        else:
            words, *below = part.split("\n")
            for following in below:
                lines.append((*line, made(Text, (words,))) if words else tuple(line))
                line, words = [], following
            line += [Text(words)] if words else []
    return [*lines, tuple(line)]
