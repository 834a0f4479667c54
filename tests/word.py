"""A Word file taken apart by zipfile and lxml alone: what the tests see does not come from our own code."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from lxml import etree  # type: ignore[import-untyped]

_OFFICE = "http://schemas.openxmlformats.org"
NAMESPACES = {
    "w": f"{_OFFICE}/wordprocessingml/2006/main",
    "r": f"{_OFFICE}/officeDocument/2006/relationships",
    "a": f"{_OFFICE}/drawingml/2006/main",
    "wp": f"{_OFFICE}/drawingml/2006/wordprocessingDrawing",
    "rel": f"{_OFFICE}/package/2006/relationships",
    "ct": f"{_OFFICE}/package/2006/content-types",
    "cp": f"{_OFFICE}/package/2006/metadata/core-properties",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
}

DOCUMENT, STYLES, SETTINGS, NOTES, COMMENTS = (
    f"word/{name}.xml" for name in ("document", "styles", "settings", "footnotes", "comments")
)

# lxml comes without types.
Element = Any


def find(node: Element, path: str) -> list[Element]:
    """What the XPath `path` finds from `node`: elements, or strings for attributes."""
    return list(node.xpath(path, namespaces=NAMESPACES))


def name(element: Element) -> str:
    """The element's name as the standard writes it: `w:pPr`."""
    tag = etree.QName(element)
    prefix = next(prefix for prefix, space in NAMESPACES.items() if space == tag.namespace)
    return f"{prefix}:{tag.localname}"


def text(element: Element) -> str:
    """The text of the runs inside `element`; a break is a line end."""
    shown = find(element, "descendant-or-self::w:r/*[self::w:t or self::w:br or self::w:tab]")
    return "".join({"w:br": "\n", "w:tab": "\t"}.get(name(node)) or node.text or "" for node in shown)


class Word:
    """The parts of a .docx package, and what can be asked of them."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            # Reading compares each part with its checksum.
            self.parts = {name: package.read(name) for name in package.namelist()}
        self._trees: dict[str, Element] = {}

    def part(self, path: str) -> Element:
        """The root element of an XML part."""
        if path not in self._trees:
            self._trees[path] = etree.fromstring(self.parts[path])
        return self._trees[path]

    def find(self, path: str, part: str = DOCUMENT) -> list[Element]:
        """What the XPath `path` finds in a part."""
        return find(self.part(part), path)

    def paragraphs(self, part: str = DOCUMENT) -> list[str]:
        """The texts of all paragraphs, those of tables included."""
        return [text(paragraph) for paragraph in self.find("//w:p", part)]

    def paragraph_style(self, paragraph: Element) -> str:
        """The name of the style that a paragraph refers to."""
        (style,) = find(paragraph, "w:pPr/w:pStyle/@w:val")
        return self.style_names()[style]

    def style_names(self) -> dict[str, str]:
        """The names of all styles, by id."""
        return {find(style, "@w:styleId")[0]: find(style, "w:name/@w:val")[0] for style in self.find("w:style", STYLES)}

    def style(self, wanted: str) -> Element:
        """The style with the name `wanted`."""
        (style,) = self.find(f'w:style[w:name/@w:val="{wanted}"]', STYLES)
        return style

    def look(self, style: str, path: str) -> str | None:
        """The attribute `path` of the style named `style`, or of the nearest one it is based on that has it."""
        for element in self._ancestry(self.style(style)):
            found = find(element, path)
            if found:
                return str(found[0])
        return None

    def _ancestry(self, style: Element | None) -> Iterator[Element]:
        while style is not None:
            yield style
            base = find(style, "w:basedOn/@w:val")
            style = next(iter(self.find(f'w:style[@w:styleId="{base[0]}"]', STYLES)), None) if base else None

    def outline(self) -> list[tuple[int, str]]:
        """The headings as Word's navigation shows them: (level, text).

        A heading is a paragraph whose style has an outline level, or the words at the start of a paragraph
        whose character style is linked to such a style (a run-in heading).
        """
        return [
            heading for paragraph in self.find("w:body/w:p[w:pPr/w:pStyle]") for heading in self._headings(paragraph)
        ]

    def _headings(self, paragraph: Element) -> Iterator[tuple[int, str]]:
        level = self.look(self.paragraph_style(paragraph), "w:pPr/w:outlineLvl/@w:val")
        if level is not None:
            yield int(level) + 1, text(paragraph)
            return
        lead = ""
        for run in find(paragraph, "w:r"):
            linked = self._linked_level(run)
            if linked is None:
                break
            lead, level = lead + text(run), linked
        if level is not None:
            yield int(level) + 1, lead

    def _linked_level(self, run: Element) -> str | None:
        for style in find(run, "w:rPr/w:rStyle/@w:val"):
            for linked in self.find(f'w:style[@w:styleId="{style}"]/w:link/@w:val', STYLES):
                return self.look(self.style_names()[linked], "w:pPr/w:outlineLvl/@w:val")
        return None
