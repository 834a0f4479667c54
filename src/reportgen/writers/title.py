"""Titles in lines: the break points that the data gives, or lines by sense that fit the role's width."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate

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
    return tuple(_cut(words, ends, list(_stretches(lines, text))))


def _stretches(lines: Sequence[str], text: str) -> Iterator[tuple[int, int]]:
    """Where each line begins and ends in `text`; blanks between two lines belong to neither."""
    at = 0
    for line in lines:
        start = text.index(line, at)
        at = start + len(line)
        yield start, at


def _cut(words: list[Text | Value], ends: list[int], lines: list[tuple[int, int]]) -> Iterator[Inline]:
    """The words again, line by line, with a break between two lines."""
    for number, (line_start, line_end) in enumerate(lines):
        if number:
            yield Break()
        for inline, end in zip(words, ends, strict=True):
            begin = end - len(inline.text)
            piece = inline.text[max(line_start - begin, 0) : max(line_end - begin, 0)]
            if piece:
                yield Text(piece) if isinstance(inline, Text) else Value(piece, inline.origin)
