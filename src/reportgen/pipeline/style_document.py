"""A Word style document (样式文件) written from the looks of a pack: every style once, to be changed in Word."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.document import Align, Block, Document, Heading, Paragraph, Table, Text
from reportgen.packs import find_chain
from reportgen.pipeline.looks import load_looks
from reportgen.pipeline.project import Job
from reportgen.source import ReportgenError, Span, World
from reportgen.styles import Stylesheet
from reportgen.writers import WRITERS

# Their samples stand in the table, below the page, or nowhere.
_ELSEWHERE = frozenset({"table-cell", "table-head", "page-number", "footnote", "picture"})

_GUIDE = (
    "这份文件管样式：在 Word 或 WPS 里修改样式（在“样式”里点右键，选“修改”），改页边距、页眉页脚，保存即可。"
    "文字只是样子，不会印进报告；每一段写着它用的样式。"
)


def style_document(pack: str, folders: tuple[str, ...], world: World) -> bytes:
    """The style document of `pack` as a .docx; raises `ReportgenError`."""
    place = Span("")
    job = Job(pack, pack, place, (), place, pack, place, None)
    looks = load_looks(find_chain(pack, folders, world, place), job, world)
    if looks.value is None:
        raise ReportgenError(*looks.diagnostics)
    return sample(looks.value)


def sample(sheet: Stylesheet) -> bytes:
    """A Word file that shows each paragraph style of `sheet` once."""
    document = Document(tuple(_samples(sheet)), {"title": "样式", "language": "zh-CN"})
    return WRITERS["docx"].prepare(sheet)(document).value


def _samples(sheet: Stylesheet) -> Iterator[Block]:
    yield Paragraph((Text(_GUIDE),), "body")
    for role, look in sheet.looks.items():
        style = sheet.styles[role]
        words = (Text(f"样式“{style.label}”，Word 里叫“{style.name}”"),)
        if look.kind != "paragraph" or look.when_used or role in _ELSEWHERE:
            continue
        if look.level:
            yield Heading(look.level, words, role)
            yield Paragraph((Text("标题后面的正文。"),), "body")
        else:
            yield Paragraph(words, role)
    head, cell = ((Text(sheet.styles[role].label),) for role in ("table-head", "table-cell"))
    yield Table(((head, head),), ((cell, cell), (cell, cell)), (Align.NONE, Align.NONE))
