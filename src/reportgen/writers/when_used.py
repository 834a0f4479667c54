"""Styles that only some documents need: files without their roles are written as if there were no such styles."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from reportgen.document import Block, Document, Heading, Paragraph, Rule, walk
from reportgen.source import Result
from reportgen.styles import Stylesheet
from reportgen.writers.writer import Write


def prepare(sheet: Stylesheet, writer: Callable[[Stylesheet], Write]) -> Write:
    """The `writer` for documents that look like `sheet`, readied for the usual ones here, for the others once."""
    rare = sheet.rare_roles()
    usual = writer(sheet.without(rare))
    whole = cache(lambda: writer(sheet))

    def write(document: Document) -> Result[bytes]:
        return (whole() if rare and any(_is_rare(block, rare) for block in walk(document.blocks)) else usual)(document)

    return write


def _is_rare(block: Block, rare: frozenset[str]) -> bool:
    return isinstance(block, (Heading, Paragraph, Rule)) and block.role in rare
