"""Blocks to word/document.xml: paragraphs, run-in headings, lists, tables, and the section they stand in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby, zip_longest
from types import MappingProxyType
from typing import assert_never

from reportgen.document import Block, Chart, Contents, Heading, List, PageBreak, Paragraph, Quote, Rule, Table
from reportgen.ooxml import DECLARATION, R, W
from reportgen.writers.docx.collected import Collected
from reportgen.writers.docx.contents import contents
from reportgen.writers.docx.placed import foot, placements
from reportgen.writers.docx.runs import runs
from reportgen.writers.docx.table import table
from reportgen.writers.run_in import end_mark
from reportgen.writers.title import in_lines

_NOTE_SEPARATORS = (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
)


def document_part(collected: Collected) -> str:
    """word/document.xml; links, footnotes and pictures on the way go into `collected`."""
    body = _body(collected.document.blocks, collected)
    collected.page_break = False  # nothing is left to begin a page
    # Word joins tables that have no paragraph between them.
    body = body.replace("</w:tbl><w:tbl>", f"</w:tbl>{collected.paragraph('table-cell', '')}<w:tbl>")
    section = collected.ids.section
    return f'{DECLARATION}<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{body}{section}</w:body></w:document>'


def _body(blocks: Sequence[Block], collected: Collected) -> str:
    """The blocks, those for the foot of a page in boxes."""
    if not collected.ids.foot and not collected.ids.placed:
        return _blocks(blocks, collected, depth=0)
    written = ""
    for at_foot, group in groupby(blocks, lambda block: getattr(block, "role", "") in collected.ids.foot):
        part = tuple(group)
        content = _blocks(part, collected, 0, placements(part, collected.sheet))
        written += foot(part, content, collected.next_drawing(), collected.sheet) if at_foot else content
    return written


def footnotes_part(collected: Collected) -> str:
    """word/footnotes.xml, with the two separators that Word expects (17.11.23)."""
    notes = "".join(collected.notes)
    return f'{DECLARATION}<w:footnotes xmlns:w="{W}" xmlns:r="{R}">{_NOTE_SEPARATORS}{notes}</w:footnotes>'


def _blocks(
    blocks: Sequence[Block], collected: Collected, depth: int, places: Mapping[int, str] = MappingProxyType({})
) -> str:
    written: list[str] = []
    joined = False
    for at, (block, after, third) in enumerate(zip_longest(blocks, blocks[1:], blocks[2:])):
        collected.place = places.get(at, "")
        if joined:
            joined = False
        elif isinstance(block, Heading) and isinstance(after, Paragraph) and collected.sheet.look(block.role).run_in:
            collected.keep_next = _is_kept(third, collected)
            written.append(_run_in(block, after, collected))
            joined = True
        else:
            collected.keep_next = isinstance(block, (Heading, Paragraph, Chart)) and _is_kept(after, collected)
            written.append(_block(block, collected, depth))
    return "".join(written)


def _is_kept(block: Block | None, collected: Collected) -> bool:
    """Whether `block` must not stand on another page than what is before it."""
    return isinstance(block, (Heading, Paragraph)) and block.role in collected.ids.kept


def _block(block: Block, collected: Collected, depth: int) -> str:
    # Tests of the kind instead of `match`, which costs as much as writing the paragraph.
    if isinstance(block, (Heading, Paragraph)):
        number = block.number if isinstance(block, Heading) else ""
        lines = in_lines(block.content, block.role, collected.sheet)
        words = runs(lines, collected, before=number)
        return collected.paragraph(block.role, collected.marked(words) if isinstance(block, Heading) else words)
    if isinstance(block, Table):
        return table(block, collected)
    if isinstance(block, List):
        return _list(block, collected, depth)
    if isinstance(block, Quote):
        return _blocks(block.content, collected, depth)
    if isinstance(block, Rule):
        return collected.paragraph(block.role or "normal", "", "" if block.role else _line_below(collected.sheet.rule))
    if isinstance(block, PageBreak):
        collected.page_break = True
        return ""
    if isinstance(block, Contents):
        return contents(block, collected)
    if isinstance(block, Chart):
        from reportgen.writers.docx.chart import chart  # only for documents that have any

        return chart(block, collected)
    assert_never(block)


def _run_in(heading: Heading, paragraph: Paragraph, collected: Collected) -> str:
    """A run-in heading: its words in the linked character style, before the paragraph they lead."""
    style, end = collected.ids.leads[heading.role], end_mark(heading, collected.sheet)
    lead = collected.marked(runs(heading.content, collected, (style,), before=heading.number, after=end))
    return collected.paragraph(paragraph.role, lead + runs(paragraph.content, collected))


def _list(node: List, collected: Collected, depth: int) -> str:
    return "".join(
        _item(item, collected.sheet.lists.mark(node.start, number, depth), collected, depth)
        for number, item in enumerate(node.items, start=node.start or 0)
    )


def _item(item: Sequence[Block], mark: str, collected: Collected, depth: int) -> str:
    """A list item: its mark stands before its first paragraph, or alone before anything else."""
    first = item[0] if item else None
    content = first.content if isinstance(first, Paragraph) else ()
    paragraph = collected.paragraph("list-item", runs(content, collected, before=mark))
    return paragraph + _blocks(item[1:] if isinstance(first, Paragraph) else item, collected, depth + 1)


def _line_below(width: int) -> str:
    return f'<w:pBdr><w:bottom w:val="single" w:sz="{width}" w:space="1" w:color="auto"/></w:pBdr>'
