"""Titles in lines: the break points that the data gives, or lines by sense that fit the role's width."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

from reportgen.document import Anchor, Break, Inline, Inlines, Text, Value
from reportgen.styles import Stylesheet
from reportgen.zh import break_by_sense

_Word = Text | Value | Anchor


def in_lines(content: Inlines, role: str, sheet: Stylesheet) -> Inlines:
    """`content` with a `Break` at each line end, where the role is set by sense and the author set no break."""
    if not sheet.look(role).by_sense:
        return content
    words = [inline for inline in content if isinstance(inline, (Text, Value, Anchor))]
    if len(words) != len(content):
        return content
    text = "".join(map(_text, words))
    ends = list(accumulate(len(_text(inline)) for inline in words))
    lines = break_by_sense(text, int(sheet.characters_per_line(role)), seams=tuple(_seams(words, ends)))
    starts = list(_starts(lines, text))
    return tuple(_cut(words, ends, starts))


def _text(inline: _Word) -> str:
    return "" if isinstance(inline, Anchor) else inline.text


def _seams(words: Sequence[_Word], ends: Sequence[int]) -> Iterator[int]:
    """Where one value ends and another begins, a word ends too; where only an anchor cuts a value, it goes on."""
    for at, (inline, end) in enumerate(zip(words, ends, strict=True)):
        if not isinstance(inline, Anchor):
            after = next((each for each in words[at + 1 :] if not isinstance(each, Anchor)), None)
            is_cut = at + 1 < len(words) and isinstance(words[at + 1], Anchor) and _are_of_one(inline, after)
            if not is_cut:
                yield end


def _are_of_one(inline: Text | Value, after: Text | Value | None) -> bool:
    if isinstance(inline, Value):
        return isinstance(after, Value) and after.origin is inline.origin
    return isinstance(after, Text)


def _starts(lines: Sequence[str], text: str) -> Iterator[int]:
    at = 0
    for line in lines:
        at = text.index(line, at)
        yield at
        at += len(line)


def _cut(words: Sequence[_Word], ends: list[int], starts: list[int]) -> Iterator[Inline]:
    """The words again, with a break (and no blank before it) at each start of a line but the first."""
    for inline, end in zip(words, ends, strict=True):
        if isinstance(inline, Anchor):
            yield inline
            continue
        begin = end - len(inline.text)
        cuts = [begin, *(start for start in starts[1:] if begin < start < end), end]
        for piece_begin, piece_end in pairwise(cuts):
            if piece_begin in starts[1:]:
                yield Break()
            piece = inline.text[piece_begin - begin : piece_end - begin]
            piece = piece.rstrip() if piece_end in starts else piece
            if piece:
                yield Text(piece) if isinstance(inline, Text) else Value(piece, inline.origin)
