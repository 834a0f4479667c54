"""Blocks to HTML: headings, paragraphs with the headings run in, lists, tables, quotes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from reportgen.document import (
    Align,
    Block,
    Chart,
    Contents,
    Heading,
    Inlines,
    List,
    PageBreak,
    Paragraph,
    Quote,
    Rule,
    Table,
)
from reportgen.ooxml import escape
from reportgen.writers.columns import column_widths
from reportgen.writers.contents import Entry, entries
from reportgen.writers.html.words import words
from reportgen.writers.html.written import Written, heading_id
from reportgen.writers.run_in import RunIn, joined
from reportgen.writers.title import in_lines

_DEEPEST = 6
# Narrower columns than so many characters are moved sideways rather than squeezed.
_NARROWEST = 5
_PAGE_BREAK = '<div class="page-break"></div>\n'
# What pushes the words behind it to the right edge.
_TAB = '<span class="tab">\t</span>'


def body(blocks: Sequence[Block], written: Written, depth: int = 0) -> str:
    """The blocks inside `depth` lists, an element a line."""
    return "".join([_block(block, written, depth) for block in joined(blocks, written.sheet)])


def _block(block: Block | RunIn, written: Written, depth: int) -> str:
    match block:
        case Heading():
            return _heading(block, written)
        case RunIn(heading, end, paragraph):
            return f"<p{_role(paragraph.role)}>{_lead(heading, end, written)}{words(paragraph.content, written)}</p>\n"
        case Paragraph(content, "code"):
            return f'<pre class="r-code">{words(content, written)}</pre>\n'
        case Paragraph(content, role):
            inner = words(in_lines(content, role, written.sheet), written)
            if written.sheet.look(role).right_tab is not None:
                inner = inner.replace("\t", _TAB)
            return f"<p{_role(role)}>{inner}</p>\n"
        case List():
            return _list(block, written, depth)
        case Quote(content):
            return f"<blockquote>\n{body(content, written, depth)}</blockquote>\n"
        case Table():
            return _table(block, written)
        case Rule(role=role):
            return f"<hr{_role(role) if role else ''}>\n"
        case PageBreak():
            return _PAGE_BREAK
        case Contents(levels=levels):
            lines = map(_contents_line, entries(written.document.blocks, levels))
            return "".join((*lines, _PAGE_BREAK))
        case Chart():
            from reportgen.writers.html.chart import chart  # only for documents that have any

            return chart(block, written)
        case _:
            assert_never(block)


def _contents_line(entry: Entry) -> str:
    """A line that leads to its heading: pages have numbers only on paper."""
    return f'<p{_role(entry.role)}><a href="#{heading_id(entry.at)}">{escape(entry.words)}</a></p>\n'


def _role(role: str) -> str:
    return f' class="r-{escape(role)}"'


def _heading(node: Heading, written: Written) -> str:
    """Of the level that its place in the outline gives it: readers are told of no level that is skipped."""
    entry = written.heading(node)
    level = min(entry.depth, _DEEPEST)
    content = words(in_lines(node.content, node.role, written.sheet), written, before=node.number)
    return f'<h{level} id="{entry.name}"{_role(node.role)}>{content}</h{level}>\n'


def _lead(node: Heading, end: str, written: Written) -> str:
    """A heading inside the paragraph that it leads."""
    entry = written.heading(node)
    content = words(node.content, written, before=node.number, after=end)
    heading = f'role="heading" aria-level="{entry.depth}" id="{entry.name}"'
    return f'<span {heading} class="l-{escape(node.role)}">{content}</span>'


def _list(node: List, written: Written, depth: int) -> str:
    """A list whose marks are words, as in Word: they are copied, and read in every program."""
    items = "".join(
        _item(item, written.sheet.lists.mark(node.start, number, depth), written, depth)
        for number, item in enumerate(node.items, start=node.start or 0)
    )
    name, start = ("ul", "") if node.start is None else ("ol", f' start="{node.start}"')
    return f'<{name}{start} role="list">\n{items}</{name}>\n'


def _item(item: Sequence[Block], mark: str, written: Written, depth: int) -> str:
    first = item[0] if item else None
    content, rest = (first.content, item[1:]) if isinstance(first, Paragraph) else ((), item)
    opening = f'<p class="r-list-item">{words(content, written, before=mark)}</p>\n'
    return f"<li>{opening}{body(rest, written, depth + 1)}</li>\n"


def _table(node: Table, written: Written) -> str:
    number = len(written.rules) + 1
    written.rules.append(_widths(node, f"#table{number}", written))
    columns = "<col>" * len(node.aligns)
    head = "".join(_row(row, node.aligns, written, is_head=True) for row in node.head)
    rows = "".join(_row(row, node.aligns, written, is_head=False) for row in node.rows)
    head = f"<thead>\n{head}</thead>\n" if head else ""
    return (
        f'<div class="table" role="group" tabindex="0" aria-label="表 {number}"><table id="table{number}">'
        f"<colgroup>{columns}</colgroup>\n{head}<tbody>\n{rows}</tbody></table></div>\n"
    )


def _widths(node: Table, table: str, written: Written) -> str:
    """The rules that give a table its columns, in the proportions they have on paper."""
    widths = column_widths(node, written.sheet)
    shares = (100 * each / max(1, sum(widths)) for each in widths)
    columns = (f"{table} col:nth-child({at}){{width:{share:.2f}%}}" for at, share in enumerate(shares, 1))
    return f"{table}{{min-width:{len(widths) * _NARROWEST}em}}" + "".join(columns)


def _row(cells: Sequence[Inlines], aligns: Sequence[Align], written: Written, is_head: bool) -> str:
    return f"<tr>{''.join(_cell(*each, written, is_head) for each in zip(cells, aligns, strict=True))}</tr>\n"


def _cell(content: Inlines, align: Align, written: Written, is_head: bool) -> str:
    """A cell; one of the head names its column, if there is anything in it."""
    inner = words(content, written)
    side = "" if align is Align.NONE else f" {align.value}"
    if not is_head:
        return f'<td class="r-table-cell{side}">{inner}</td>'
    if not inner:
        return f'<td class="r-table-head{side}"></td>'
    return f'<th scope="col" class="r-table-head{side}">{inner}</th>'
