"""A Word style document (样式文件): looks that somebody set in Word, as a layer over the stylesheet it was made from.

Nothing of the file is copied. Fonts, sizes, indents, margins and the words of headers and footers are read as values,
so that macros, embedded objects, links and whatever else it holds stay behind.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from reportgen.ooxml import parse_part, w
from reportgen.readers.style_document.formats import Formats
from reportgen.readers.style_document.layer import layer
from reportgen.readers.style_document.running import read_running
from reportgen.source import Diagnostic, Node, ReportgenError, Result, Span, problem
from reportgen.source.archive import Limits, open_archive
from reportgen.styles import Running, Stylesheet

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_DOCUMENT, _STYLES, _THEME, _SETTINGS = (
    f"word/{name}.xml" for name in ("document", "styles", "theme/theme1", "settings")
)

# What a Word file may hold that a look has no use for and a stranger might: by the beginnings of its parts' names.
_LEFT_BEHIND = {
    "word/vbaProject": "macros",
    "word/embeddings/": "objects",
    "word/activeX/": "controls",
    "word/ctrlProps/": "controls",
    "word/afchunk": "objects",
    "customUI/": "controls",
    "word/media/": "pictures",
}
_RELATIONSHIPS = "word/_rels/"

# A style document is a few pages; its parts are read whole.
_LIMITS = Limits(members=500, member_bytes=10_000_000, bytes=30_000_000)


class Restyled(NamedTuple):
    """What a style document changes: a layer of the stylesheet, and its headers and footers."""

    layer: Node
    running: tuple[Running, ...]


def read_style_document(content: bytes, path: str, sheet: Stylesheet) -> Result[Restyled]:
    """What the Word file `content` changes in `sheet`; raises `ReportgenError` when it can't be read.

    `path` is what messages call it. What can't be taken over is told as warnings.
    """
    parts = open_archive(content, path, _LIMITS)
    missing = [name for name in (_DOCUMENT, _STYLES) if name not in parts]
    if missing:
        raise ReportgenError(problem("STL025", Span(path), path=path))
    document, styles = (parse_part(parts[name], path) for name in (_DOCUMENT, _STYLES))
    theme = parse_part(parts[_THEME], path) if _THEME in parts else None
    formats = Formats(styles, theme)
    section = document.find(f"{w('body')}/{w('sectPr')}")
    if section is None:
        raise ReportgenError(problem("STL025", Span(path), path=path))
    found: list[Diagnostic] = [*_left_behind(parts, path)]
    changed = layer(section, formats, sheet, path)
    running = read_running(section, _running_parts(parts, path), formats, sheet, path)
    found += (*changed.diagnostics, *running.diagnostics)
    return Result(Restyled(changed.value, running.value), tuple(found))


def _left_behind(parts: Mapping[str, bytes], path: str) -> Iterator[Diagnostic]:
    kinds = {kind for name in parts for beginning, kind in _LEFT_BEHIND.items() if name.startswith(beginning)}
    outside = (name for name in parts if name.startswith(_RELATIONSHIPS) and b'TargetMode="External"' in parts[name])
    if any(outside):
        kinds.add("links")
    for kind in sorted(kinds):
        yield problem("STL027", Span(path), kind=f"style.{kind}")


def _running_parts(parts: Mapping[str, bytes], path: str) -> dict[str, Element]:
    """The headers and footers by the ids of the relationships that lead to them from the main part."""
    rels = parts.get(f"{_RELATIONSHIPS}document.xml.rels")
    if rels is None:
        return {}
    found = {}
    for each in parse_part(rels, path):
        target = str(each.get("Target", "")).removeprefix("/word/")
        if str(each.get("Type", "")).rpartition("/")[2] in ("header", "footer") and f"word/{target}" in parts:
            found[str(each.get("Id", ""))] = parse_part(parts[f"word/{target}"], path)
    return found
