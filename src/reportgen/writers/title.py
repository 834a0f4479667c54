"""Titles in lines: the break points that the data gives, or lines by sense that fit the role's width."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate

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
    return tuple(_cut(words, ends, list(_stretches(lines, text))))


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


def _stretches(lines: Sequence[str], text: str) -> Iterator[tuple[int, int]]:
    """Where each line begins and ends in `text`; blanks between two lines belong to neither."""
    at = 0
    for line in lines:
        start = text.index(line, at)
        at = start + len(line)
        yield start, at


def _cut(words: Sequence[_Word], ends: list[int], lines: list[tuple[int, int]]) -> Iterator[Inline]:
    """The words again, line by line, with a break between two lines; an anchor stands where the words before it end."""
    done = -1
    for number, (line_start, line_end) in enumerate(lines):
        if number:
            yield Break()
        for inline, end in zip(words, ends, strict=True):
            if isinstance(inline, Anchor):
                if done < end and (end <= line_end or number == len(lines) - 1):
                    yield inline
                continue
            begin = end - len(inline.text)
            piece = inline.text[max(line_start - begin, 0) : max(line_end - begin, 0)]
            if piece:
                yield Text(piece) if isinstance(inline, Text) else Value(piece, inline.origin)
        done = line_end
