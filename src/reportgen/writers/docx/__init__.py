"""The Word writer: tree and stylesheet to a .docx package."""

from __future__ import annotations

from collections.abc import Iterator

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
    # Most documents have no footnotes, links or pictures: parts that are those of an empty one are deflated here too.
    usual = {name: (text, _deflated(name, text)) for name, text in _own_parts(Collected(Document(()), sheet, ids))}

    def write(document: Document) -> Result[bytes]:
        collected = Collected(document, sheet, ids)
        entries = [*shell]
        for name, text in _own_parts(collected):
            known, entry = usual.get(name, ("", None))
            entries.append(entry if entry is not None and text == known else _deflated(name, text))
        entries += (deflate(f"word/{name}", image.content, FAST) for name, image in collected.media.values())
        return Result(package(entries), tuple(collected.diagnostics))

    return write


def _own_parts(collected: Collected) -> Iterator[tuple[str, str]]:
    """The parts that tell of the document; writing the first brings along what stands in the others."""
    yield "word/document.xml", document_part(collected)
    yield "word/footnotes.xml", footnotes_part(collected)
    yield "word/_rels/document.xml.rels", relationships(collected.relationships)
    yield "docProps/core.xml", core_properties(collected.document.meta)
    if collected.note_relationships:
        yield "word/_rels/footnotes.xml.rels", relationships(collected.note_relationships, fixed=())


def _deflated(name: str, text: str) -> Entry:
    return deflate(name, encode(text), FAST)


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
