"""The table of contents that a project asks for (目录): a page of its own before the report."""

from __future__ import annotations

from reportgen.document import Block, Contents, Heading, Paragraph, Text
from reportgen.pipeline.project import NO_CONTENTS
from reportgen.source import Result, problem

_TITLE = "目　录"


def with_contents(blocks: tuple[Block, ...], levels: int) -> Result[tuple[Block, ...]]:
    """The blocks with contents of so many `levels`; a template's own stay where they are.

    A report without headings stays without contents, with a finding.
    """
    if levels == NO_CONTENTS:
        return Result(tuple(block for block in blocks if not _is_of_contents(block)), ())
    if any(isinstance(block, Contents) for block in blocks):
        return Result(tuple(_deepened(block, levels) for block in blocks), ())
    if not any(isinstance(block, Heading) for block in blocks):
        return Result(blocks, (problem("OUT042", None),))
    title = Paragraph((Text(_TITLE),), "contents-title")
    return Result((title, Contents(levels), *blocks), ())


def _is_of_contents(block: Block) -> bool:
    return isinstance(block, Contents) or (isinstance(block, Paragraph) and block.role == "contents-title")


def _deepened(block: Block, levels: int) -> Block:
    return block._replace(levels=levels) if isinstance(block, Contents) else block
