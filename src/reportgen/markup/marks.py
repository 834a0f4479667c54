"""Marks: how the template stage tells the markup stage which words a value printed, and where a line stands.

They are Unicode noncharacters (U+FDD0…), which no file may hold: loading refuses them. CommonMark takes them for
letters, so they change nothing about how a text parses.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from string import punctuation
from typing import NamedTuple

from reportgen.source import Origin, Span

OPEN, END, CLOSE, PLACE, BREAK = "\ufdd0", "\ufdd1", "\ufdd2", "\ufdd3", "\ufdd4"

# A value (its number, its words), a place, or a line end inside a value.
MARK = re.compile(f"{OPEN}(\\d+){END}(.*?){CLOSE}|{PLACE}([\\d:]+){END}|({BREAK})", re.DOTALL)

_ANY = re.compile(f"[{OPEN}{PLACE}][\\d:]+{END}|{CLOSE}")

# A backslash before ASCII punctuation makes it a plain character (CommonMark 2.4); newlines would end a heading.
_ESCAPES = str.maketrans({**{mark: f"\\{mark}" for mark in punctuation}, "\n": BREAK})

# Behind a mark nothing can open a block, so only what is special inside a line needs escaping there.
_INLINE = re.compile(r"[\\`*_\[\]<&|\n]")

# A place mark may stand behind these without spoiling the syntax of the line (a table row, a rule, a fence …).
_LAST = frozenset(f"{CLOSE})。，、；：？！”’）》】…—")
_NOT_FIRST = ("[", "```", "~~~", "{")


class Rendered(NamedTuple):
    """Marked text, and what its marks stand for: `origins` of values and `places` of data lines, by number.

    A line of a template is marked `number:line`; `templates` are the paths of their files, by number.
    """

    text: str
    origins: Sequence[Origin]
    places: Sequence[Span]
    templates: Sequence[str] = ()

    def place(self, mark: str) -> Span:
        """The place behind a place mark."""
        number, colon, line = mark.partition(":")
        return Span(self.templates[int(number)], int(line), 1) if colon else self.places[int(number)]


def value_mark(number: int, text: str) -> str:
    """`text`, printed by the value `number`, as Markdown that shows it letter by letter."""
    return f"{OPEN}{number}{END}{escape(text) if _INLINE.search(text) else text}{CLOSE}"


def place_mark(number: int, template_line: int = 0) -> str:
    """The mark that says: this line stands at the data place `number`, or on a line of the template `number`."""
    return f"{PLACE}{number}:{template_line}{END}" if template_line else f"{PLACE}{number}{END}"


def bears_place(line: str) -> bool:
    """Whether a place mark may stand at the end of the Markdown line `line`."""
    last = line[-1:]
    return (last.isalnum() or last in _LAST) and not line.lstrip().startswith(_NOT_FIRST)


def escape(text: str) -> str:
    """Markdown that shows `text` letter by letter; its line ends become breaks."""
    return text.translate(_ESCAPES)


def first_mark(text: str, kind: str) -> str:
    """What stands in the first mark of `kind` (OPEN, PLACE) in `text`; empty if there is none."""
    start = text.find(kind)
    return "" if start < 0 else text[start + 1 : text.index(END, start)]


def unmarked(text: str) -> str:
    """`text` without marks."""
    return _ANY.sub("", text).replace(BREAK, "\n")
