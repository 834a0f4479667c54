"""What the styles and the page of a Word file change, as a layer of the stylesheet: only values that are different."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen.ooxml import w
from reportgen.readers.style_document.formats import Format, Formats, whole
from reportgen.source import Diagnostic, Mapping, Node, Result, Scalar, SourceText, Span, problem
from reportgen.styles import Length, Style, Stylesheet

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

# The name of the margins that come from the file.
_MARGINS = "style.docx"
_ALIGN = {
    "left": "left",
    "start": "left",
    "center": "center",
    "right": "right",
    "end": "right",
    "both": "both",
    "distribute": "both",
}
_NO = ("0", "false", "off", "none")
_HALF_CHARACTER = 5  # twips that Word may round an indent by


def layer(section: Element, formats: Formats, sheet: Stylesheet, path: str) -> Result[Node]:
    """The layer, with a warning for each look that a stylesheet has no words for."""
    source = SourceText(path, "", (0,))
    found: list[Diagnostic] = []
    styles: dict[str, dict[str, str]] = {}
    for role, look in sheet.looks.items():
        format_ = formats.named(sheet.styles[role].name)
        if format_ is None:
            continue
        reading = _Look(format_, look, sheet)
        changed = dict(reading.changes())
        if changed:
            styles[role] = changed
        found += (problem("STL028", Span(path), style=look.label, what=f"style.{what}") for what in reading.unread)
    page = _page(section, sheet)
    tree: dict[str, object] = {**page, **({"styles": styles} if styles else {})}
    return Result(_node(tree, source), tuple(found))


class _Look:
    """One style of the file beside the look of its role."""

    def __init__(self, format_: Format, look: Style, sheet: Stylesheet) -> None:
        self.format = format_
        self.look = look
        self.sheet = sheet
        self.unread: list[str] = []

    def changes(self) -> Iterator[tuple[str, str]]:
        """The properties that differ, by their names in a stylesheet."""
        yield from self._run()
        if self.look.kind == "paragraph":
            yield from self._paragraph()

    def _run(self) -> Iterator[tuple[str, str]]:
        look, sheet = self.look, self.sheet
        for name, key, now in (("font", "rFonts/eastAsia", look.font), ("latin", "rFonts/ascii", look.latin)):
            face = self.format.get(key, "")
            if face and face != (sheet.face(now) if now else ""):
                yield name, face
        size = self.format.get("sz/val", "")
        if size.isdigit() and int(size) != look.size:
            yield "size", f"{Decimal(size) / 2:f}pt"
        for name, key, on in (("bold", "b/val", look.bold), ("underline", "u/val", look.underline)):
            if key in self.format and (self.format[key] not in _NO) != bool(on):
                yield name, "yes" if self.format[key] not in _NO else "no"
        color = self.format.get("color/val", "").upper().replace("AUTO", "000000")
        if len(color) == 6 and color != (look.color or "000000"):
            yield "color", color
        spacing = self.format.get("letter-spacing", "0")
        if whole(spacing) != (look.spacing or 0):
            yield "spacing", f"{whole(spacing)}twip"

    def _paragraph(self) -> Iterator[tuple[str, str]]:
        look = self.look
        align = _ALIGN.get(self.format.get("jc/val", "left"), look.align)
        if align != (look.align or "left") and align is not None:
            yield "align", align
        if look.hanging is not None:
            yield from self._length("hanging", "ind/hanging", "Chars", look.hanging)
        elif whole(self.format.get("ind/hanging", "0")) or whole(self.format.get("ind/hangingChars", "0")):
            self.unread.append("hanging")
        else:
            yield from self._length("first-indent", "ind/firstLine", "Chars", look.first_indent)
        yield from self._length("left-indent", "ind/left", "Chars", look.left_indent)
        yield from self._length("right-indent", "ind/right", "Chars", look.right_indent)
        yield from self._length("before", "spacing/before", "Lines", look.before)
        yield from self._length("after", "spacing/after", "Lines", look.after)
        yield from self._line()
        for name, key, on, usual in (
            ("snap-to-grid", "snapToGrid/val", look.snap_to_grid, True),
            ("keep-next", "keepNext/val", look.keep_next, False),
            ("page-break-before", "pageBreakBefore/val", look.page_break_before, False),
            ("widow-control", "widowControl/val", look.widow_control, True),
        ):
            state = self.format[key] not in _NO if key in self.format else usual
            if state != (usual if on is None else on):
                yield name, "yes" if state else "no"

    def _length(self, name: str, key: str, unit: str, now: Length | None) -> Iterator[tuple[str, str]]:
        """A length that Word gives in twips, and in hundredths of a character or line where those count."""
        hundredths, twips = whole(self.format.get(f"{key}{unit}", "0")), whole(self.format.get(key, "0"))
        counted = Decimal(hundredths) / 100
        before = now or Length()
        if hundredths:
            if counted != (before.characters if unit == "Chars" else before.lines):
                yield name, f"{counted.normalize():f}{'字' if unit == 'Chars' else '行'}"
        elif abs(twips - self._in_twips(before)) > _HALF_CHARACTER and twips >= 0:
            yield name, f"{twips}twip"

    def _line(self) -> Iterator[tuple[str, str]]:
        line, rule = self.format.get("spacing/line", "240"), self.format.get("spacing/lineRule", "auto")
        now = self.look.line
        if rule == "exact":
            exact = self._in_twips(now) if isinstance(now, Length) else -1
            if abs(whole(line) - exact) > 1:
                yield "line", f"{whole(line)}twip"
        elif rule == "auto" and whole(line) == 240:
            if now != "single":
                yield "line", "single"
        else:
            self.unread.append("line")

    def _in_twips(self, length: Length) -> int:
        return length.in_twips(character=(self.look.size or 0) * 10, pitch=self.sheet.page.pitch)


def _page(section: Element, sheet: Stylesheet) -> dict[str, object]:
    """The paper, and margins of their own, when one of them is another."""
    size, margins, grid = (section.find(w(name)) for name in ("pgSz", "pgMar", "docGrid"))
    now = sheet.page
    page = {"width": _twips(size, "w", now.width), "height": _twips(size, "h", now.height)}
    page |= {"header": _twips(margins, "header", now.header), "footer": _twips(margins, "footer", now.footer)}
    sides = {each: _twips(margins, each, getattr(now, each)) for each in ("top", "bottom", "left", "right")}
    sides["pitch"] = _twips(grid, "linePitch", now.pitch)
    changed: dict[str, object] = {name: f"{value}twip" for name, value in page.items() if value != getattr(now, name)}
    own = any(value != getattr(now, name) for name, value in sides.items())
    found: dict[str, object] = {}
    if own:
        changed["margins"] = _MARGINS
        found["margins"] = {_MARGINS: {name: f"{value}twip" for name, value in sides.items()}}
    return {**found, **({"page": changed} if changed else {})}


def _twips(element: Element | None, name: str, default: int) -> int:
    return default if element is None else abs(whole(str(element.get(w(name), default))))


def _node(value: object, source: SourceText) -> Node:
    """Plain data as nodes of a stylesheet; their place is the file."""
    if isinstance(value, dict):
        items = tuple((Scalar(name, False, source, 0, 0), _node(inner, source)) for name, inner in value.items())
        return Mapping(items, Span(source.path))
    return Scalar(str(value), False, source, 0, 0)
