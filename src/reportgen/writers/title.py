"""Titles in lines: the break points that the data gives, or lines by sense that fit the role's width."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

from reportgen.document import Break, Inline, Inlines, Text, Value
from reportgen.styles import Stylesheet
from reportgen.zh import break_by_sense


def in_lines(content: Inlines, role: str, sheet: Stylesheet) -> Inlines:
    """`content` with a `Break` at each line end, where the role is set by sense and the author set no break."""
    if not sheet.look(role).by_sense:
        return content
    words = [inline for inline in content if isinstance(inline, (Text, Value))]
    if len(words) != len(content):
        return content
    text = "".join(inline.text for inline in words)
    ends = list(accumulate(len(inline.text) for inline in words))
    # Where one value ends and another begins, a word ends too.
    lines = break_by_sense(text, int(sheet.characters_per_line(role)), seams=tuple(ends))
    starts = list(_starts(lines, text))
    return tuple(_cut(words, ends, starts))


def _starts(lines: Sequence[str], text: str) -> Iterator[int]:
    at = 0
    for line in lines:
        at = text.index(line, at)
        yield at
        at += len(line)


def _cut(words: list[Text | Value], ends: list[int], starts: list[int]) -> Iterator[Inline]:
    """The words again, with a break (and no blank before it) at each start of a line but the first."""
    for inline, end in zip(words, ends, strict=True):
        begin = end - len(inline.text)
        cuts = [begin, *(start for start in starts[1:] if begin < start < end), end]
        for piece_begin, piece_end in pairwise(cuts):
            if piece_begin in starts[1:]:
                yield Break()
            piece = inline.text[piece_begin - begin : piece_end - begin]
            piece = piece.rstrip() if piece_end in starts else piece
            if piece:
                yield Text(piece) if isinstance(inline, Text) else Value(piece, inline.origin)
