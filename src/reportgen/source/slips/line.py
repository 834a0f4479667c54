"""One line of YAML as somebody types it who has never seen YAML: the slips that a look at the line alone can tell."""

from __future__ import annotations

import re
from typing import NamedTuple

from reportgen.source.diagnostic import Diagnostic, problem
from reportgen.source.span import Span

# Blanks of Excel, Word and web pages that YAML takes for letters; the wide ones count as two columns.
ODD_BLANKS = "\u00a0\u1680\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
WIDE_BLANKS = "\u3000\u2003\u2001"
# What looks like a colon, a dash of a list, a sign of a comment.
COLONS = "：﹕︰∶꞉"
_DASHES = "－﹣‐‑‒–—―−·•●▪◆■○◦"

_WORD = rf"[“‘]?\w[\w·（）()/{ODD_BLANKS} -]{{0,30}}?[”’]?"

# Behind the indentation and the marks of a list.
_FULL_WIDTH_COLON = re.compile(rf"[^:{COLONS}]{{1,40}}?([{COLONS}])([ \t{ODD_BLANKS}]*)")
_BEFORE_BRACKET = re.compile(rf"{_WORD}([{COLONS}])[ {ODD_BLANKS}]*(?=[{{\[].*[\]}}]$)")
_BARE_COLON = re.compile(r"[^:\s\"'{}\[\],#&*!|>%@`][^:]{0,40}?(:)(?=[^\s:])")
_SURE_NAME = re.compile(_WORD)
_ODD_BEHIND_COLON = re.compile(rf"{_WORD}:([ {ODD_BLANKS}]*[{ODD_BLANKS}][ {ODD_BLANKS}]*)")
_LIST_MARK = re.compile(rf"(-[{ODD_BLANKS}]+|(?![—–―]{{2}})[{_DASHES}][ \t{ODD_BLANKS}]*)(?=[^\s{_DASHES}])")
_BARE_DASH = re.compile(r"(-)(?=[^\s\-])")
_ITEM = re.compile(r"\s*(?:- +)*")
# `姓名=张三`, `姓名；张三`: only behind a short name, where the line is no sentence.
_OTHER_COLON = re.compile(r"[\w·]{1,8}?[ \u3000]*([=＝;；|｜])[ \u3000]*[^=＝;；|｜，。！？、]*$")
_SLASHES = re.compile(r"//+")
_NUMBERED = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}[、．.]|\d{1,2}[、．.)）]|[（(][一二三四五六七八九十\d]{1,3}[）)])\s*(?=[^\W\d])"
)
_OPENING = re.compile(rf"[:{COLONS}] *[|｜]$")
# A control character as double quotes spell it: \x07, \u0007, \a, \b.
CONTROL = re.compile(
    r"\\(?:x[01789][0-9a-fA-F]|u00[01789][0-9a-fA-F]|u202[89]|u[dD][89a-fA-F]\w\w|u[fF][dD][dDeE]\w|u[fF]{3}[eEfF]|[abefv0NLP])"
)
_QUOTED_VALUE = re.compile(r"“([^“”]*)”\s*$")


class Slip(NamedTuple):
    """A slip on one line: its code, where it stands (columns from 0, end exclusive), and what should stand where.

    `change` is what the fix puts in the place of the columns `start` to `end`, None where several are possible.
    """

    code: str
    at: int
    length: int
    start: int = 0
    end: int = 0
    change: str | None = None

    def found(self, path: str, line: int, column: int = 0) -> Diagnostic:
        """The finding, for a slip on `line` (from 0) of a file; `column` is where the looked-at text begins."""
        place = Span(path, line + 1, column + self.at + 1, line + 1, column + self.at + self.length + 1)
        found = problem(self.code, place)
        if self.change is None:
            return found
        return found.mended(self.change, Span(path, line + 1, column + self.start + 1, line + 1, column + self.end + 1))


def begin(text: str) -> int:
    """Where the words of a line begin, behind blanks and the dashes of a list."""
    item = _ITEM.match(text)
    return item.end() if item is not None else 0


def entry_slip(text: str, start: int | None = None) -> Slip | None:
    """The slip of a line that should be an entry (`name: value`) or an item of a list, if it shows one."""
    at = begin(text) if start is None else start
    return _hash(text, at) or item_slip(text, at) or name_slip(text, at)


def line_slips(text: str, at: int) -> list[Slip]:
    """All the slips of such a line, whose words begin at `at`: that of its mark, and that of its name."""
    mark = _hash(text, at) or item_slip(text, at)
    if mark is not None and mark.code in ("YML035", "YML041"):
        return [mark]
    name = name_slip(text, at if mark is None else max(mark.end, at + 1))
    return [slip for slip in (mark, name) if slip is not None]


def _hash(text: str, at: int) -> Slip | None:
    if (slashes := _SLASHES.match(text, at)) is not None:
        return Slip("YML041", at, len(slashes[0]), at, slashes.end(), "#")
    return Slip("YML035", at, 1, at, at + 1, "#") if text[at : at + 1] == "＃" else None


def number_slip(text: str) -> Slip | None:
    """A typed number (`1.`, `一、`) in the place of the dash of a list."""
    at = begin(text)
    number = _NUMBERED.match(text, at)
    return number and Slip("YML042", at, len(number[0].rstrip()), at, number.end(), "- ")


def colon_slip(text: str) -> Slip | None:
    """Another mark in the place of the colon behind a name."""
    mark = _OTHER_COLON.match(text, begin(text))
    return mark and Slip("YML040", mark.start(1), 1)


def opening_slip(text: str) -> Slip | None:
    """The slip of a line that should open a text in `|`: `开头:|`, `-正文：|`."""
    return entry_slip(text) if _OPENING.search(text.rstrip()) is not None else None


def item_slip(text: str, at: int) -> Slip | None:
    """A dash without its blank, or another mark in the place of the dash."""
    if (mark := _LIST_MARK.match(text, at)) is not None:
        code = "YML033" if mark[1].startswith("-") else "YML034"
        odd = mark[1].startswith("-")
        return Slip(code, at + odd, len(mark[1]) - 1 if odd else 1, at, mark.end(), "- ")
    if _BARE_DASH.match(text, at) is None:
        return None
    # A number below zero begins with a dash too.
    sure = not text[at + 1].isdigit() and text[at + 1] not in ".>"
    return Slip("YML031", at, 1, at + 1, at + 1, " " if sure else None)


def name_slip(text: str, at: int) -> Slip | None:
    """A colon of the wrong width, without its blank, or with an invisible one behind it."""
    if (odd := _ODD_BEHIND_COLON.match(text, at)) is not None:
        return Slip("YML033", odd.start(1), len(odd[1]), odd.start(1), odd.end(1), " " if text[odd.end() :] else "")
    ends = text.rstrip()
    if (opening := _BEFORE_BRACKET.match(text, at)) is not None:
        return Slip("YML020", opening.start(1), 1, opening.start(1), opening.end(), ": ")
    if ": " in ends[at:] or ends.endswith(":"):
        return None
    if (colon := _FULL_WIDTH_COLON.match(text, at)) is not None:
        change = ": " if ends[colon.end() :] else ":"
        sure = _SURE_NAME.fullmatch(text, at, colon.start(1))
        return Slip("YML020", colon.start(1), 1, colon.start(1), colon.end(), change if sure else None)
    if (colon := _BARE_COLON.match(text, at)) is not None:
        behind = colon.end(1)
        if text[behind] in "/\\" or (text[behind - 2].isdigit() and text[behind].isdigit()):
            return None  # an address, a path, a time
        sure = _SURE_NAME.fullmatch(text, at, behind - 1)
        return Slip("YML032", behind - 1, 1, behind, behind, " " if sure else None)
    return None


def quoted(value: str) -> str:
    """`value` in quotes that keep every character."""
    return "'" + value.replace("'", "''") + "'"


def curly_slip(text: str, at: int) -> Slip | None:
    """A value in Chinese quotation marks that were meant to hold it together, where `text` can't be read without."""
    if (marked := _QUOTED_VALUE.match(text, at)) is None:
        return None
    inner = marked[1]
    return Slip(
        "YML036", at, 1, at, at + len(inner) + 2, quoted(inner) if '"' in inner or "\\" in inner else f'"{inner}"'
    )
