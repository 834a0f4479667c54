"""Run-in headings (接排): a heading and the paragraph it leads, in one (docs/decisions/0008)."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from reportgen.document import Block, Heading, Paragraph, plain_text
from reportgen.styles import Stylesheet

# A head that ends so needs no further mark before the text that follows it.
_END_MARKS = ("。", "！", "？", "：", "；", "……")


class RunIn(NamedTuple):
    """A heading, the mark that ends it, and the paragraph that goes on in its line."""

    heading: Heading
    end: str
    paragraph: Paragraph


def joined(blocks: Sequence[Block], sheet: Stylesheet) -> Iterator[Block | RunIn]:
    """The blocks, with the headings that the stylesheet runs in joined to their paragraphs."""
    taken = False
    for block, after in zip_longest(blocks, blocks[1:]):
        if taken:
            taken = False
        elif isinstance(block, Heading) and isinstance(after, Paragraph) and sheet.look(block.role).run_in:
            yield RunIn(block, end_mark(block, sheet), after)
            taken = True
        else:
            yield block


def end_mark(heading: Heading, sheet: Stylesheet) -> str:
    """The mark that the stylesheet wants behind a run-in heading, unless its words end with one."""
    return "" if plain_text(heading.content).endswith(_END_MARKS) else sheet.look(heading.role).run_in or ""
