"""The Word writer: tree and stylesheet to a .docx package."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportgen.document import Document
from reportgen.ooxml import (
    FAST,
    FIXED_RELATIONSHIPS,
    PACKAGE_RELATIONSHIPS,
    SETTINGS,
    Entry,
    Relationship,
    RunningPart,
    content_types,
    core_properties,
    deflate,
    encode,
    font_table,
    package,
    relationships,
    running_parts,
    styles_part,
    theme,
)
from reportgen.source import Result
from reportgen.styles import Stylesheet
from reportgen.writers.docx.body import document_part, footnotes_part
from reportgen.writers.docx.collected import Collected, style_ids
from reportgen.writers.docx.comments import comments_part
from reportgen.writers.writer import Write


def prepare(sheet: Stylesheet) -> Write:
    """A writer for documents that look like `sheet`; all parts that only depend on it are made here, once."""
    running = running_parts(sheet)
    shell = _shell(sheet, running)
    ids = style_ids(sheet, running)
    fixed = (*FIXED_RELATIONSHIPS, *(Relationship(part.relationship, part.place, part.name) for part in running))
    # Most documents have no footnotes, links or pictures: parts that are those of an empty one are deflated here too.
    usual = {
        name: (text, _deflated(name, text)) for name, text in _own_parts(Collected(Document(()), sheet, ids), fixed)
    }

    def write(document: Document) -> Result[bytes]:
        collected = Collected(document, sheet, ids)
        entries = [*shell]
        for name, text in _own_parts(collected, fixed):
            known, entry = usual.get(name, ("", None))
            entries.append(entry if entry is not None and text == known else _deflated(name, text))
        entries += (deflate(f"word/{name}", image.content, FAST) for name, image in collected.media.values())
        entries += (deflate(name, content, FAST) for parts in collected.charts for name, content in parts)
        if document.comments or collected.charts:
            types = content_types(running, bool(document.comments), len(collected.charts))
            entries[0] = deflate("[Content_Types].xml", encode(types))
        return Result(package(entries), tuple(collected.diagnostics))

    return write


def _own_parts(collected: Collected, fixed: Sequence[Relationship]) -> Iterator[tuple[str, str]]:
    """The parts that tell of the document; writing the first brings along what stands in the others."""
    yield "word/document.xml", document_part(collected)
    yield "word/footnotes.xml", footnotes_part(collected)
    comments = [collected.comments()] if collected.document.comments else []
    yield "word/_rels/document.xml.rels", relationships([*collected.relationships, *comments], fixed)
    yield "docProps/core.xml", core_properties(collected.document.meta)
    if collected.note_relationships:
        yield "word/_rels/footnotes.xml.rels", relationships(collected.note_relationships)
    if collected.document.comments:
        yield "word/comments.xml", comments_part(collected)


def _deflated(name: str, text: str) -> Entry:
    return deflate(name, encode(text), FAST)


def _shell(sheet: Stylesheet, running: Sequence[RunningPart]) -> list[Entry]:
    parts = (
        ("[Content_Types].xml", content_types(running)),
        ("_rels/.rels", PACKAGE_RELATIONSHIPS),
        ("word/styles.xml", styles_part(sheet)),
        ("word/settings.xml", SETTINGS),
        ("word/fontTable.xml", font_table(sheet)),
        ("word/theme/theme1.xml", theme(sheet)),
        *((f"word/{part.name}", part.content) for part in running),
    )
    return [deflate(name, encode(text)) for name, text in parts]
