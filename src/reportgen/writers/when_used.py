"""Styles that only some documents need: files without their roles are written as if there were no such styles."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

from reportgen.document import Block, Chart, Document, Heading, List, Paragraph, Quote, Rule
from reportgen.source import Result
from reportgen.styles import Stylesheet
from reportgen.writers.writer import Write

# Stands deep in the text, where each document would have to be searched for it.
_ALWAYS = frozenset({"footnote"})


def prepare(sheet: Stylesheet, writer: Callable[[Stylesheet], Write]) -> Write:
    """The `writer` for documents that look like `sheet`, readied for the usual ones here, for the others once."""
    rare = sheet.rare_roles() - _ALWAYS
    usual = writer(sheet.without(rare))
    whole = cache(lambda: writer(sheet))

    def write(document: Document) -> Result[bytes]:
        return (whole() if _uses(document.blocks, rare) else usual)(document)

    return write


def _uses(blocks: Sequence[Block], rare: frozenset[str]) -> bool:
    """Whether one of the blocks, or of those in lists and quotes, has one of the roles."""
    for block in blocks:
        if isinstance(block, (Heading, Paragraph, Rule, Chart)):
            if block.role in rare:
                return True
        elif isinstance(block, List):
            if any(_uses(item, rare) for item in block.items):
                return True
        elif isinstance(block, Quote) and _uses(block.content, rare):
            return True
    return False
