"""How far a line was meant to be indented: tabs and odd blanks measured against the lines around them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reportgen.source.slips.line import ODD_BLANKS, WIDE_BLANKS, Slip, begin

_WHITE = re.compile(rf"[ \t{ODD_BLANKS}]*")
_ODD = re.compile(rf"\t+|[{ODD_BLANKS}]+")
_NAMED = re.compile(r"[:：]|^\W*- ")
_OPENS = re.compile(r"(?::|[|>][+-]?\d?)(?: +#.*)?$|^\s*-$")
OPENS_TEXT = re.compile(r": +[|>][+-]?\d?$")
# What editors make of a tab, beside the indentation that the file itself keeps to.
_TABS = (2, 4, 8)


MOST_LINES = 5_000


def line_above(lines: Sequence[str], line: int) -> int:
    """The nearest line above that holds more than blanks and a comment, or the first line."""
    above = line - 1
    while above > 0 and lines[above].lstrip()[:1] in ("", "#"):
        above -= 1
    return max(above, 0)


def line_below(lines: Sequence[str], line: int) -> str:
    """The nearest line below that holds more than blanks and a comment, or nothing."""
    below = (lines[number] for number in range(line + 1, len(lines)))
    return next((text for text in below if text.lstrip()[:1] not in ("", "#")), "")


def indent(text: str) -> int:
    """How many blanks a line begins with."""
    return len(text) - len(text.lstrip(" "))


def width_in_text(lines: Sequence[str], line: int) -> int | None:
    """How many blanks `line` needs to belong to the text in `|` right above it, None where there is no such text."""
    above = line_above(lines, line)
    if OPENS_TEXT.search(lines[above].rstrip()) is not None:
        key, beside = begin(lines[above]), indent(line_below(lines, line))
        return beside if beside > key else key + 2
    width = indent(lines[above])
    opens = above
    while opens > 0 and (not lines[opens].strip() or indent(lines[opens]) >= width):
        opens -= 1
    return width if OPENS_TEXT.search(lines[opens].rstrip()) is not None else None


def indent_slip(lines: Sequence[str], line: int) -> Slip | None:
    """The slip of a line that is indented with tabs or with blanks that YAML takes for letters."""
    text = lines[line]
    white = _WHITE.match(text)
    odd = _ODD.search(text, 0, white.end() if white else 0)
    if white is None or odd is None:
        return None
    code = "YML023" if odd[0][0] == "\t" else "YML030"
    length = 0 if code == "YML023" else len(odd[0])
    width = _meant(lines, line, white[0]) if line else 0
    if width is None:
        return Slip(code, odd.start(), length)
    return Slip(code, odd.start(), length, 0, white.end(), " " * width)


def indent_slips(lines: Sequence[str]) -> dict[int, Slip]:
    """All such slips by their lines, each measured against lines above it that are already put right.

    In a file of very many lines none is looked for.
    """
    if len(lines) > MOST_LINES:
        return {}
    found: dict[int, Slip] = {}
    right = list(lines)
    for line in range(len(right)):
        slip = indent_slip(right, line)
        if slip is not None:
            found[line] = slip
            right[line] = (slip.change or "") + right[line][slip.end :]
    return found


def _meant(lines: Sequence[str], line: int, white: str) -> int | None:
    """The number of blanks that `white` was meant to be, None where the lines around leave a choice."""
    number = line_above(lines, line)
    above = lines[number]
    widths = list(dict.fromkeys(_widths(lines, white)))
    opens = _OPENS.search(above.rstrip()) is not None
    outer = begin(above) if OPENS_TEXT.search(above.rstrip()) else indent(above)
    deeper = [width for width in widths if opens and width > outer]
    if deeper:
        beside = indent(line_below(lines, line))
        return beside if beside in deeper else deeper[0]
    # A paragraph as Word indents it: no entry, so it can only go on with the text above.
    prose = None if _NAMED.search(lines[line]) else width_in_text(lines, line)
    if opens or prose is not None:
        return prose
    levels = _levels(lines, number)
    first = indent(above) if lines[line].lstrip().startswith("- ") else begin(above)
    if first in widths:
        return first
    return next((width for width in widths if width in levels), None)


def _widths(lines: Sequence[str], white: str) -> Iterator[int]:
    """The widths that `white` may stand for, the likeliest first."""
    if "\t" in white:
        unit = min((indent(each) for each in lines if indent(each) and each.strip()), default=2)
        yield from (len(white.replace("\t", " " * tab)) for tab in (unit, *_TABS))
    else:
        yield sum(2 if each in WIDE_BLANKS else 1 for each in white)
        yield len(white)


def _levels(lines: Sequence[str], line: int) -> set[int]:
    """The columns at which entries begin in the structures that are open at the end of `line`."""
    levels: set[int] = set()
    least = 1_000
    for number in range(line, -1, -1):
        text = lines[number]
        if text.strip() and not text.lstrip().startswith("#") and indent(text) < least:
            least = indent(text)
            levels |= {least, begin(text)}
        if least == 0:
            break
    return levels
