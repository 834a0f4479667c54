"""The styles of a Word file with all they inherit, property by property, and theme fonts by their names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from reportgen.ooxml import A, w

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

# Properties by element and attribute: `sz/val`, `spacing/line`.
Format = Mapping[str, str]

# `w:spacing` means the distance of lines in a paragraph's properties and of characters in a run's.
_RUN_NAMES = {"spacing/val": "letter-spacing"}
# Older and newer names of the same (17.3.1.12).
_SAME = {
    "ind/start": "ind/left",
    "ind/end": "ind/right",
    "ind/startChars": "ind/leftChars",
    "ind/endChars": "ind/rightChars",
}
_MOST_BASES = 20


class _Style(NamedTuple):
    name: str
    base: str
    kind: str
    own: Format


class Formats:
    """The formats of a styles part, by the names that Word shows for its styles."""

    def __init__(self, styles: Element, theme: Element | None) -> None:
        self._theme = dict(_theme_fonts(theme)) if theme is not None else {}
        defaults = styles.find(w("docDefaults"))
        self._defaults = {
            **self._own(None if defaults is None else defaults.find(w("rPrDefault"))),
            **self._own(None if defaults is None else defaults.find(w("pPrDefault"))),
        }
        self._styles = dict(self._read(styles))
        self._ids = {style.name.casefold(): each for each, style in self._styles.items()}

    def _read(self, styles: Element) -> Iterator[tuple[str, _Style]]:
        for each in styles.iterfind(w("style")):
            name, base = each.find(w("name")), each.find(w("basedOn"))
            yield (
                str(each.get(w("styleId"), "")),
                _Style(_value(name), _value(base), each.get(w("type"), ""), self._own(each)),
            )

    def named(self, name: str) -> Format | None:
        """The format of the style called `name`, None if there is no such style."""
        found = self._ids.get(name.casefold())
        return None if found is None else self.by_id(found)

    def by_id(self, style: str) -> Format:
        """The format of the style with the id `style`, with what it is based on.

        The defaults of the file are those of its paragraphs; a character style leaves them to the words around it.
        """
        line: list[Format] = []
        merged = {} if style in self._styles and self._styles[style].kind == "character" else dict(self._defaults)
        while style in self._styles and len(line) < _MOST_BASES:
            line.append(self._styles[style].own)
            style = self._styles[style].base
        for own in reversed(line):
            merged.update(_undone(own))
            merged.update(own)
        return merged

    def over(self, base: Format, element: Element) -> Format:
        """`base` with the properties that stand in `element` itself."""
        own = self._own(element)
        return {**base, **_undone(own), **own}

    def _own(self, element: Element | None) -> dict[str, str]:
        """The properties in the pPr and rPr of `element`."""
        found: dict[str, str] = {}
        for kind in ("pPr", "rPr"):
            properties = None if element is None else element.find(w(kind))
            for each in () if properties is None else properties:
                found.update(self._attributes(each, kind))
        return found

    def _attributes(self, element: Element, kind: str) -> Iterator[tuple[str, str]]:
        name = str(element.tag).rpartition("}")[2]
        if not element.attrib:
            yield f"{name}/val", "1"  # an on/off property by its mere presence (17.17.4)
        for attribute, value in element.attrib.items():
            path = f"{name}/{str(attribute).rpartition('}')[2]}"
            path = _SAME.get(path, path)
            path = _RUN_NAMES.get(path, path) if kind == "rPr" else path
            if path.startswith("rFonts/") and path.endswith("Theme"):
                yield path.removesuffix("Theme"), self._theme.get(str(value), "")
            else:
                yield path, str(value)


def _undone(own: Format) -> dict[str, str]:
    """What a style undoes by stating the same in another unit: twips without characters outweigh inherited ones."""
    pairs = {
        "ind/left": "ind/leftChars",
        "ind/right": "ind/rightChars",
        "ind/firstLine": "ind/firstLineChars",
        "spacing/before": "spacing/beforeLines",
        "spacing/after": "spacing/afterLines",
    }
    undone = {chars: "0" for twips, chars in pairs.items() if twips in own}
    if "ind/firstLine" in own or "ind/firstLineChars" in own:
        undone["ind/hanging"] = "0"
    return undone


def _theme_fonts(theme: Element) -> Iterator[tuple[str, str]]:
    """`minorEastAsia` and the like with the faces they stand for (20.1.4.1.24)."""
    for kind in ("major", "minor"):
        scheme = theme.find(f".//{{{A}}}{kind}Font")
        if scheme is None:
            continue
        faces = {each: scheme.find(f"{{{A}}}{each}") for each in ("latin", "ea")}
        chinese = next((each.get("typeface") for each in scheme if each.get("script") == "Hans"), "")
        latin, east = (str(face.get("typeface", "")) if face is not None else "" for face in faces.values())
        yield from ((f"{kind}{name}", latin) for name in ("Ascii", "HAnsi"))
        yield f"{kind}EastAsia", east or str(chinese)


def _value(element: Element | None) -> str:
    return "" if element is None else str(element.get(w("val"), ""))


def whole(text: str) -> int:
    """A whole number of a file, 0 for anything else."""
    return int(text) if text.removeprefix("-").isdecimal() and len(text) < 8 else 0
