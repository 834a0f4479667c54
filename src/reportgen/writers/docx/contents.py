"""The table of contents in Word: a TOC field whose result is there already, each entry with a PAGEREF to its heading.

The page numbers are not known when a document is written: a mark stands in their place, and the field is marked as
to be refreshed; `page_numbers.py` puts them in, once somebody has counted the pages.
"""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.document import Contents, Text
from reportgen.ooxml import escape
from reportgen.source import problem
from reportgen.writers.contents import Entry, entries
from reportgen.writers.docx.collected import Collected, bookmark
from reportgen.writers.docx.runs import runs

_UNKNOWN = "—"
DIRTY = ' w:dirty="true"'
_BEGIN = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
_SEPARATE = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
_END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def contents(node: Contents, collected: Collected) -> str:
    """The entries as paragraphs in the box that Word keeps a table of contents in (17.5.2.12)."""
    listed = entries(collected.document.blocks, node.levels)
    if not listed:
        collected.page_break = True
        return ""
    if not any(found.code == "OUT040" for found in collected.diagnostics):
        collected.diagnostics.append(problem("OUT040", node.span))
    groups = _groups(listed, node.groups)
    begin = f'<w:r><w:fldChar w:fldCharType="begin"{DIRTY}/></w:r>{_code(_field(listed, groups, collected))}{_SEPARATE}'
    lines = [_line(entry, collected, paged=entry.rank not in groups) for entry in listed]
    lines[0] = begin + lines[0]
    lines[-1] += _END
    paragraphs = "".join(collected.paragraph(entry.role, line) for entry, line in zip(listed, lines, strict=True))
    collected.page_break = True
    return (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj>'
        f"</w:sdtPr><w:sdtContent>{paragraphs}</w:sdtContent></w:sdt>"
    )


def _code(instruction: str) -> str:
    return f'<w:r><w:instrText xml:space="preserve"> {escape(instruction)} </w:instrText></w:r>'


def _groups(listed: Sequence[Entry], many: int) -> frozenset[int]:
    """The ranks of the headings that have no page, for they stand over others that have one."""
    return frozenset(sorted({entry.rank for entry in listed})[:-1][:many])


def _field(listed: Sequence[Entry], groups: frozenset[int], collected: Collected) -> str:
    """The instruction by which Word finds the same headings: by level, styles of our own by name (17.16.5.68)."""
    levels = [entry.heading.level for entry in listed]
    own = {
        style.name: entry.heading.level
        for entry in listed
        if not (style := collected.sheet.styles[entry.heading.role]).name.startswith("heading ")
        if '"' not in style.name
    }
    by_name = f' \\t "{",".join(f"{name},{level}" for name, level in own.items())}"' if own else ""
    grouping = [entry.heading.level for entry in listed if entry.rank in groups]
    without_pages = f' \\n "{min(grouping)}-{max(grouping)}"' if grouping else ""
    return f'TOC \\o "{min(levels)}-{max(levels)}"{without_pages} \\h \\z \\u{by_name}'


def _line(entry: Entry, collected: Collected, paged: bool) -> str:
    name = bookmark(entry.at)
    words = runs((Text(entry.words),), collected)
    if not paged:
        return f'<w:hyperlink w:anchor="{name}" w:history="1">{words}</w:hyperlink>'
    number = _BEGIN + _code(rf"PAGEREF {name} \h") + f"{_SEPARATE}<w:r><w:t>{_UNKNOWN}</w:t></w:r>{_END}"
    return f'<w:hyperlink w:anchor="{name}" w:history="1">{words}<w:r><w:tab/></w:r>{number}</w:hyperlink>'
