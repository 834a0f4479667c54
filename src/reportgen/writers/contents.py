"""What a table of contents lists: the headings of a document down to so many levels, in reading order."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from reportgen.document import (
    Block,
    Contents,
    Document,
    Heading,
    Inline,
    Inlines,
    List,
    Paragraph,
    Quote,
    Text,
    Value,
    plain_text,
    walk,
)
from reportgen.source import is_wide

_NAMELESS = "（无标题）"


class Entry(NamedTuple):
    """A heading in the contents: which one of the document it is (from 1), its words, its rank."""

    at: int
    heading: Heading
    words: str
    rank: int

    @property
    def role(self) -> str:
        """The role of its line: `contents-1` is for titles, and `contents-2` for what stands below them."""
        return f"contents-{self.rank}"


def is_listed(document: Document) -> int:
    """Down to how many levels the document has contents; 0 for none."""
    return max((_levels(block) for block in document.blocks if not isinstance(block, (Heading, Paragraph))), default=0)


def _levels(block: Block) -> int:
    if isinstance(block, Contents):
        return block.levels
    if isinstance(block, (List, Quote)):
        return max((inner.levels for inner in walk((block,)) if isinstance(inner, Contents)), default=0)
    return 0


def entries(blocks: Sequence[Block], levels: int) -> list[Entry]:
    """The headings on the uppermost `levels` that there are, without a title that stands alone over its report."""
    headings = [block for block in walk(tuple(blocks)) if isinstance(block, Heading)]
    ranks = _ranks([heading.level for heading in headings], levels)
    return [
        Entry(at, heading, _words(heading), ranks[heading.level])
        for at, heading in enumerate(headings, 1)
        if heading.level in ranks
    ]


def _ranks(found: Sequence[int], levels: int) -> dict[int, int]:
    """The rank of each level that is listed: 1 for titles, from 2 on for what stands below them."""
    has_titles = found.count(1) > 1 or set(found) == {1}
    listed = sorted(set(found) if has_titles else set(found) - {1})[:levels]
    first = 1 if has_titles else 2
    return {level: rank for rank, level in enumerate(listed, first)}


def _without_line_ends(content: Inlines) -> Iterator[Inline]:
    for at, inline in enumerate(content):
        beside = content[at - 1 : at] + content[at + 1 : at + 2]
        between = len(beside) == 2 and all(isinstance(each, Value) for each in beside)
        if not (between and inline == Text(" ") and _are_chinese(beside)):
            yield inline


def _are_chinese(beside: Inlines) -> bool:
    left, right = map(plain_text, ((each,) for each in beside))
    return is_wide(left[-1:] or " ") and is_wide(right[:1] or " ")


def _words(heading: Heading) -> str:
    """The heading in one line: where a line of it ends between Chinese characters, nothing stands in its place.

    Unless its author parts what else it says by blanks: then the lines are parted so too. A blank that only a template
    puts between two values is a place to end a line.
    """
    parts = (plain_text((each,)) for each in _without_line_ends(heading.content))
    lines = (heading.number + "".join(parts)).split("\n")
    parted = any(" " in line.strip() for line in lines)
    glue = [" " if parted or (left[-1:] + right[:1]).isascii() else "" for left, right in pairwise(lines)]
    return "".join(line + after for line, after in zip(lines, [*glue, ""], strict=True)) or _NAMELESS
