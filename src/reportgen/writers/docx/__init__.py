"""The Word writer: tree and stylesheet to a .docx package."""

from __future__ import annotations

from reportgen.document import Document
from reportgen.ooxml import (
    CONTENT_TYPES,
    FAST,
    PACKAGE_RELATIONSHIPS,
    SETTINGS,
    Entry,
    core_properties,
    deflate,
    encode,
    font_table,
    footer,
    package,
    relationships,
    styles_part,
    theme,
)
from reportgen.source import Result
from reportgen.styles import Stylesheet
from reportgen.writers.docx.body import document_part, footnotes_part
from reportgen.writers.docx.collected import Collected, style_ids
from reportgen.writers.writer import Write


def prepare(sheet: Stylesheet) -> Write:
    """A writer for documents that look like `sheet`; all parts that only depend on it are made here, once."""
    shell = _shell(sheet)
    ids = style_ids(sheet)

    def write(document: Document) -> Result[bytes]:
        collected = Collected(document, sheet, ids)
        own = {
            "word/document.xml": document_part(collected),
            "word/footnotes.xml": footnotes_part(collected),
            "word/_rels/document.xml.rels": relationships(collected.relationships),
            "docProps/core.xml": core_properties(document.meta),
        }
        if collected.note_relationships:
            own["word/_rels/footnotes.xml.rels"] = relationships(collected.note_relationships, fixed=())
        entries = [*shell, *(deflate(name, encode(text), FAST) for name, text in own.items())]
        entries += (deflate(f"word/{name}", image.content, FAST) for name, image in collected.media.values())
        return Result(package(entries), tuple(collected.diagnostics))

    return write


def _shell(sheet: Stylesheet) -> list[Entry]:
    parts = (
        ("[Content_Types].xml", CONTENT_TYPES),
        ("_rels/.rels", PACKAGE_RELATIONSHIPS),
        ("word/styles.xml", styles_part(sheet)),
        ("word/settings.xml", SETTINGS),
        ("word/fontTable.xml", font_table(sheet)),
        ("word/theme/theme1.xml", theme(sheet)),
        ("word/footer1.xml", footer(sheet, sheet.page_number.odd)),
        ("word/footer2.xml", footer(sheet, sheet.page_number.even)),
    )
    return [deflate(name, encode(text)) for name, text in parts]
