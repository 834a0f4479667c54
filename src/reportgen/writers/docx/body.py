"""Blocks to word/document.xml: paragraphs, run-in headings, lists, tables, and the section they stand in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import assert_never

from reportgen.document import Block, Heading, List, PageBreak, Paragraph, Quote, Rule, Table, Text, plain_text
from reportgen.ooxml import DECLARATION, R, W
from reportgen.styles import ListLook, Page
from reportgen.writers.docx.collected import Collected
from reportgen.writers.docx.runs import runs
from reportgen.writers.docx.table import table
from reportgen.writers.title import in_lines

# A head that ends so needs no further mark before the text that follows it.
_END_MARKS = ("。", "！", "？", "：", "；", "……")

_NOTE_SEPARATORS = (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
)


def document_part(collected: Collected) -> str:
    """word/document.xml; links, footnotes and pictures on the way go into `collected`."""
    body = "".join(_blocks(collected.document.blocks, collected, depth=0))
    collected.page_break = False  # nothing is left to begin a page
    # Word joins tables that have no paragraph between them.
    body = body.replace("</w:tbl><w:tbl>", f"</w:tbl>{collected.paragraph('table-cell', '')}<w:tbl>")
    section = _section(collected.sheet.page)
    return f'{DECLARATION}<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{body}{section}</w:body></w:document>'


def footnotes_part(collected: Collected) -> str:
    """word/footnotes.xml, with the two separators that Word expects (17.11.23)."""
    notes = "".join(collected.notes)
    return f'{DECLARATION}<w:footnotes xmlns:w="{W}" xmlns:r="{R}">{_NOTE_SEPARATORS}{notes}</w:footnotes>'


def _blocks(blocks: Sequence[Block], collected: Collected, depth: int) -> Iterator[str]:
    joined = False
    for at, block in enumerate(blocks):
        after = blocks[at + 1] if at + 1 < len(blocks) else None
        if joined:
            joined = False
        elif isinstance(block, Heading) and collected.sheet.look(block.role).run_in and isinstance(after, Paragraph):
            yield _run_in(block, after, collected)
            joined = True
        else:
            yield from _block(block, collected, depth)


def _block(block: Block, collected: Collected, depth: int) -> Iterator[str]:
    match block:
        case Heading(_, content, role, _, number):
            lines = in_lines(content, role, collected.sheet)
            yield collected.paragraph(role, runs((Text(number), *lines), collected))
        case Paragraph(content, role, _):
            yield collected.paragraph(role, runs(in_lines(content, role, collected.sheet), collected))
        case List(items, start, _):
            for count, item in enumerate(items, start=start or 0):
                yield from _item(item, _list_mark(collected.sheet.lists, start, count, depth), collected, depth)
        case Quote(content, _):
            yield from _blocks(content, collected, depth)
        case Table():
            yield table(block, collected)
        case Rule():
            yield collected.paragraph("normal", "", _line_below(collected.sheet.rule))
        case PageBreak():
            collected.page_break = True
        case _:
            assert_never(block)


def _run_in(heading: Heading, paragraph: Paragraph, collected: Collected) -> str:
    """A run-in heading: its words in the linked character style, before the paragraph they lead."""
    end = collected.sheet.look(heading.role).run_in or ""
    if plain_text(heading.content).endswith(_END_MARKS):
        end = ""
    lead = runs((Text(heading.number), *heading.content, Text(end)), collected, (collected.ids.leads[heading.role],))
    return collected.paragraph(paragraph.role, lead + runs(paragraph.content, collected))


def _item(item: Sequence[Block], mark: str, collected: Collected, depth: int) -> Iterator[str]:
    """A list item: its mark stands before its first paragraph, or alone before anything else."""
    first = item[0] if item else None
    content = first.content if isinstance(first, Paragraph) else ()
    yield collected.paragraph("list-item", runs((Text(mark), *content), collected))
    yield from _blocks(item[1:] if isinstance(first, Paragraph) else item, collected, depth + 1)


def _list_mark(look: ListLook, start: int | None, number: int, depth: int) -> str:
    marks = look.marks if start is None else look.numbers
    return marks[min(depth, len(marks) - 1)].format(number)


def _line_below(width: int) -> str:
    return f'<w:pBdr><w:bottom w:val="single" w:sz="{width}" w:space="1" w:color="auto"/></w:pBdr>'


def _section(page: Page) -> str:
    return (
        '<w:sectPr><w:footerReference w:type="default" r:id="rId4"/><w:footerReference w:type="even" r:id="rId5"/>'
        f'<w:pgSz w:w="{page.width}" w:h="{page.height}"/>'
        f'<w:pgMar w:top="{page.top}" w:right="{page.right}" w:bottom="{page.bottom}" w:left="{page.left}"'
        f' w:header="{page.header}" w:footer="{page.footer}" w:gutter="0"/><w:cols w:space="720"/>'
        f'<w:docGrid w:type="lines" w:linePitch="{page.pitch}"/></w:sectPr>'
    )
