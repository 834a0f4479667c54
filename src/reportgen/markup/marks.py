"""Marks: what the template stage prints in the place of data, and how the markup stage finds the data again.

A value, or a whole paragraph of plain prose, is printed as a mark that names it by number. Its words never pass
through Markdown, so nothing in them can be taken for markup, and its origin is at hand where it reappears.
Marks are made of Unicode noncharacters (U+FDD0…), which no file may hold: loading refuses them. CommonMark takes
them for letters.
"""

import re
from collections.abc import Sequence
from string import punctuation
from typing import NamedTuple

from reportgen.document import Break, Inline, Inlines, Value, plain_text
from reportgen.source import Diagnostic, Origin, ReportgenError, Span, made, problem

OPEN, END, PLACE, BREAK = "\ufdd0", "\ufdd1", "\ufdd2", "\ufdd3"

# A fragment, a place, or a line end.
MARK = re.compile(f"{OPEN}([0-9]{{1,9}}){END}|{PLACE}([0-9]{{1,9}}(?::[0-9]{{1,9}})?){END}|({BREAK})")

_FORGED = re.compile(f"[{OPEN}-{BREAK}]")

# What no file may hold (see `source.decode`), and what a mark leaves when it is cut. The set stands first, so that the
# search runs over all other characters.
_CONTROL = r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd4-\ufdef\ufffe\uffff"
_STRAY = re.compile(
    f"[{_CONTROL}{OPEN}-{PLACE}]"
    f"(?:(?<![{OPEN}-{PLACE}])|(?<={OPEN})(?![0-9]{{1,9}}{END})|(?<={PLACE})(?![0-9]{{1,9}}(?::[0-9]{{1,9}})?{END})"
    f"|(?<={END})(?<![0-9]{END}))"
)

# A backslash before ASCII punctuation makes it a plain character (CommonMark 2.4); newlines would end a heading.
_ESCAPES = str.maketrans({**{mark: f"\\{mark}" for mark in punctuation}, "\n": BREAK})

# A place mark may stand behind these without spoiling the syntax of the line (a table row, a rule, a fence …).
_LAST = frozenset(f"{END})。，、；：？！”’）》】…—")
_NOT_FIRST = ("[", "```", "~~~", "{")


class Fragment(NamedTuple):
    """Words that go into the tree as they are, and the place they come from, or who knows it."""

    content: Inlines
    begin: Span | Origin

    @property
    def place(self) -> Span:
        """Where the words come from."""
        return self.begin if isinstance(self.begin, Span) else self.begin.span


class Rendered(NamedTuple):
    """Marked text, and what its marks stand for: fragments and places of data lines, by number.

    A line of a template is marked `number:line`; `templates` are the paths of their files, by number.
    """

    text: str
    fragments: Sequence[Fragment] = ()
    places: Sequence[Span] = ()
    templates: Sequence[str] = ()

    def place(self, mark: str) -> Span:
        """The place behind a place mark."""
        number, colon, line = mark.partition(":")
        try:
            return Span(self.templates[int(number)], int(line), 1) if colon else self.places[int(number)]
        except IndexError as error:
            raise _forged(mark) from error

    def fragment(self, mark: str) -> Fragment:
        """The fragment behind a mark."""
        try:
            return self.fragments[int(mark)]
        except IndexError as error:
            raise _forged(mark) from error

    def fault(self) -> Diagnostic | None:
        """What a template has printed that neither a file may hold nor is a mark, if there is any."""
        found = stray(self.text)
        if found is None:
            return None
        line = self.text[found.start() :].partition("\n")[0]
        place = next((self.place(mark[2]) for mark in MARK.finditer(line) if mark[2]), None)
        return problem("TPL008", place, said=f"U+{ord(found[0]):04X}")

    def unmarked(self, text: str) -> str:
        """`text` with the words of its fragments in the place of their marks."""
        return MARK.sub(self._words, text) if OPEN in text or PLACE in text or BREAK in text else text

    def _words(self, mark: re.Match[str]) -> str:
        if mark[3]:
            return "\n"
        return plain_text(self.fragment(mark[1]).content) if mark[1] else ""


class Marks:
    """Gives out the marks of one document."""

    def __init__(self) -> None:
        self.fragments: list[Fragment] = []
        self.places: list[Span] = []

    def value(self, text: str, origin: Origin) -> str:
        """The mark of a value."""
        return self.paragraph(value_content(text, origin), origin)

    def paragraph(self, content: Inlines, place: Span | Origin) -> str:
        """The mark of a paragraph that is plain words and values."""
        self.fragments.append(made(Fragment, (content, place)))
        return f"{OPEN}{len(self.fragments) - 1}{END}"

    def line(self, place: Span) -> str:
        """The mark that says: this line of Markdown stands at `place`."""
        self.places.append(place)
        return f"{PLACE}{len(self.places) - 1}{END}"

    def rendered(self, text: str, templates: Sequence[str] = ()) -> Rendered:
        """`text`, printed with these marks."""
        return Rendered(text, self.fragments, self.places, templates)


def value_content(text: str, origin: Origin) -> Inlines:
    """What a value prints: its words, with breaks at its line ends."""
    if "\n" not in text:
        return (made(Value, (text, origin)),) if text else ()
    content: list[Inline] = []
    for line in text.split("\n"):
        content += (Break(), Value(line, origin)) if line else (Break(),)
    return tuple(content[1:])


def template_line(template: int, line: int) -> str:
    """The mark that says: this stands on a line of the template with that number."""
    return f"{PLACE}{template}:{line}{END}"


def bears_place(line: str) -> bool:
    """Whether a place mark may stand at the end of the Markdown line `line`."""
    last = line[-1:]
    begin = line.lstrip()
    return (last.isalnum() or last in _LAST) and (begin.startswith("[^") or not begin.startswith(_NOT_FIRST))


def escape(text: str) -> str:
    """Markdown that shows `text` letter by letter; its line ends become breaks, and it can hold no mark."""
    return _FORGED.sub("", text).translate(_ESCAPES)


def stray(text: str) -> re.Match[str] | None:
    """The first character of a marked text that neither a file may hold nor is part of a mark."""
    return _STRAY.search(text)


def has_mark(text: str) -> bool:
    """Whether there is a mark in `text`."""
    return _FORGED.search(text) is not None


def has_cut_mark(text: str) -> bool:
    """Whether there is part of a mark in `text`, and not the whole of it."""
    return has_mark(text) and has_mark(MARK.sub("", text))


def _forged(mark: str) -> ReportgenError:
    return ReportgenError(problem("TPL008", None, said=f"U+FDD0 {mark}"))


def is_single(text: str) -> bool:
    """Whether `text` is one fragment's mark and nothing else."""
    return text[:1] == OPEN and text.find(END) == len(text) - 1


def first_mark(text: str, kind: str) -> str:
    """What stands in the first mark of `kind` (OPEN, PLACE) in `text`; empty if there is none."""
    start = text.find(kind)
    return "" if start < 0 else text[start + 1 : text.index(END, start)]
