"""A short cut around markdown-it for what a report is made of: blocks that CommonMark can read in one way only.

It changes no result, only how soon it is found. At the margin below a blank line no list, quote or footnote is open
any more. What begins there with a letter, a wide character, `#`, `|` or `{.` and holds no sign that Markdown reads
inside a line is a paragraph of one line (with a blank line below), a heading, a table (every row between bars) or
the role of what follows. All else is left to markdown-it, up to where such a block begins again.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reportgen.markup.plain import MARKUP, WORDS
from reportgen.markup.roles import ROLE_LINE
from reportgen.source import made

_HEADING = re.compile(r"(#{1,6})[ \t](.*)")
_DELIMITERS = re.compile(r"\|(?:[ \t]*:?-+:?[ \t]*\|)+")

# What markdown-it trims, `mdTrim`: all blanks of Unicode (CommonMark 2.1).
_BLANKS = "\t\n\v\f\r \xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))

# Stands for a run of plain blocks in the text that markdown-it reads; no rendered text holds it.
ASIDE = "\ufdd4"

# Where one of these is, markdown-it exchanges characters before it reads.
_EXCHANGED = ("\r", "\0", ASIDE)


class PlainBlock(NamedTuple):
    """A block under the role that is named above it, if any: a heading, a paragraph (level 0) or a table's rows.

    The second of the rows is the delimiters; all have as many cells as that.
    """

    role: str
    level: int
    content: str
    rows: Sequence[Sequence[str]] = ()


def sections(text: str) -> Iterator[list[PlainBlock] | str]:
    """`text` as runs of plain blocks, and the stretches between them as they are, the blank lines below included."""
    if any(sign in text for sign in _EXCHANGED):
        yield text
        return
    lines = text.split("\n")
    begin = at = 0
    while at < len(lines):
        run, end = _plain_run(lines, at)
        if run:
            if begin < at:
                yield "\n".join(lines[begin:at])
            yield run
            begin = end
        at = _margin(lines, end)
    if begin < at:
        yield "\n".join(lines[begin:])


def _plain_run(lines: Sequence[str], at: int) -> tuple[list[PlainBlock], int]:
    """The plain blocks from the line `at` on, and the line of what is none: a role stays with the block it names."""
    run: list[PlainBlock] = []
    role, end = "", at
    while at < len(lines):
        line = lines[at]
        if not line or (line[0] in " \t" and _is_blank(line)):
            at += 1
        elif line[0] == "{" and (named := ROLE_LINE.fullmatch(line)):
            role = named[1]
            at += 1
            continue
        else:
            block, at = _block(lines, at, role)
            if block is None:
                break
            run.append(block)
            role = ""
        end = at if not role else end
    return run, end


def _block(lines: Sequence[str], at: int, role: str) -> tuple[PlainBlock | None, int]:
    """The block that begins on the line `at`, and the line below it."""
    line = lines[at]
    if line[0] == "#":
        return _heading(line, role), at + 1
    if line[0] == "|":
        return _table(lines, at, role)
    alone = at + 1 == len(lines) or not lines[at + 1] or _is_blank(lines[at + 1])
    if alone and WORDS.match(line) and not MARKUP.search(line):
        return made(PlainBlock, (role, 0, line.strip(_BLANKS), ())), at + 1
    return None, at


def _heading(line: str, role: str) -> PlainBlock | None:
    found = _HEADING.fullmatch(line)
    if found is None or MARKUP.search(line):
        return None
    content = found[2].strip(_BLANKS)
    # A `#` at the end may close the heading (CommonMark 4.2).
    return None if content.endswith("#") else made(PlainBlock, (role, len(found[1]), content, ()))


def _table(lines: Sequence[str], at: int, role: str) -> tuple[PlainBlock | None, int]:
    rows: list[list[str]] = []
    while at < len(lines) and not _is_blank(lines[at]):
        line = lines[at].rstrip(" \t")
        if len(line) < 2 or not line[0] == line[-1] == "|" or MARKUP.search(line):
            return None, at
        if len(rows) == 1 and not _DELIMITERS.fullmatch(line):
            return None, at
        rows.append([cell.strip(_BLANKS) for cell in line[1:-1].split("|")])
        at += 1
    if len(rows) < 2 or len(rows[0]) != len(rows[1]):
        return None, at
    # GFM 4.10: a row has as many cells as the header, short ones are filled up and long ones cut.
    columns = len(rows[0])
    rows = [row if len(row) == columns else (row + [""] * columns)[:columns] for row in rows]
    return PlainBlock(role, 0, "", rows), at


def _margin(lines: Sequence[str], at: int) -> int:
    """The first line behind `at` at which a plain block may stand, or the end of the text.

    A fence may reach to the end, and a role belongs to the block below it.
    """
    while at < len(lines):
        last = ""
        while at < len(lines) and not _is_blank(lines[at]):
            last = lines[at]
            if "```" in last or "~~~" in last:
                return len(lines)
            at += 1
        while at < len(lines) and _is_blank(lines[at]):
            at += 1
        if at < len(lines) and not last.lstrip().startswith("{.") and lines[at][0] not in " \t":
            return at
    return at


def _is_blank(line: str) -> bool:
    return not line.strip(" \t")
