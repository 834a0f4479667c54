"""Headers and footers of a Word file: their words, page numbers, tabs and lines; all else is told and left out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen.ooxml import r, w
from reportgen.readers.style_document.formats import Format, Formats, whole
from reportgen.source import Diagnostic, Result, Span, problem
from reportgen.styles import Length, PageField, Running, RunningLine, Stylesheet, Tab

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_FIELDS = {"PAGE": PageField.PAGE, "NUMPAGES": PageField.PAGES, "SECTIONPAGES": PageField.PAGES}
_ALIGN = {"center": "center", "right": "right", "end": "right"}
_MOST_LINES, _MOST_CHARACTERS = 20, 500
_DEEPEST = 20
# What stands around paragraphs without being one: content controls, custom XML, tracked insertions.
_WRAPPERS = frozenset(map(w, ("sdt", "sdtContent", "customXml", "ins", "moveTo")))


def read_running(
    section: Element, parts: Mapping[str, Element], formats: Formats, sheet: Stylesheet, path: str
) -> Result[tuple[Running, ...]]:
    """The headers and footers that `section` names; `parts` are by the ids of their relationships."""
    found: list[Running] = []
    diagnostics: list[Diagnostic] = []
    first = section.find(w("titlePg")) is not None
    for place in ("header", "footer"):
        for reference in section.iterfind(w(f"{place}Reference")):
            pages, part = str(reference.get(w("type"), "default")), parts.get(str(reference.get(r("id"), "")))
            if part is None or (pages == "first" and not first):
                continue
            reading = _Reading(formats, sheet)
            lines = tuple(reading.lines(part))[:_MOST_LINES]
            diagnostics += (
                problem("STL029", Span(path), place=f"style.{place}", what=f"style.{what}")
                for what in sorted(reading.unread)
            )
            found.append(Running(place, pages, lines))
    return Result(tuple(found), tuple(diagnostics))


class _Reading:
    """Takes one header or footer apart."""

    def __init__(self, formats: Formats, sheet: Stylesheet) -> None:
        self.formats = formats
        self.sheet = sheet
        self.unread: set[str] = set()

    def lines(self, part: Element, depth: int = 0) -> Iterator[RunningLine]:
        """The paragraphs, also those inside content controls; a table is told as left out."""
        for each in part if depth < _DEEPEST else ():
            if each.tag == w("p"):
                yield self._line(each)
            elif each.tag == w("tbl"):
                self.unread.add("table")
            elif each.tag in _WRAPPERS:
                yield from self.lines(each, depth + 1)

    def _line(self, paragraph: Element) -> RunningLine:
        properties = paragraph.find(w("pPr"))
        style = None if properties is None else properties.find(w("pStyle"))
        base = self.formats.by_id("" if style is None else str(style.get(w("val"), "")))
        look = self.formats.over(base, paragraph)
        pieces = tuple(self._pieces(paragraph))
        first = next((run for run in paragraph.iter(w("r")) if run.find(w("t")) is not None), None)
        words = look if first is None else self.formats.over(look, first)
        return RunningLine(
            pieces,
            _ALIGN.get(look.get("jc/val", ""), "left"),
            _indent(look, "left"),
            _indent(look, "right"),
            tuple(_tabs(properties)),
            _has_border(properties, "bottom"),
            _has_border(properties, "top"),
            font=words.get("rFonts/eastAsia", ""),
            latin=words.get("rFonts/ascii", ""),
            size=whole(words.get("sz/val", "")),
            bold=words.get("b/val", "0") not in ("0", "false", "off"),
            color=words.get("color/val", "").replace("auto", ""),
        )

    def _pieces(self, paragraph: Element) -> Iterator[str | PageField]:
        """Words and page numbers in turn; the result that a field shows is not its own word."""
        instruction: str | None = None
        for each in self._leaves(paragraph):
            kind = _name(each)
            if kind == "fldSimple":
                yield from self._field(each.get(w("instr"), ""))
            elif kind == "fldChar":
                mark = each.get(w("fldCharType"))
                if instruction:  # at its result, or at its end where it shows none
                    yield from self._field(instruction)
                instruction = None if mark == "end" else ""
            elif kind == "instrText":
                instruction = f"{instruction or ''}{each.text or ''}"
            elif instruction is None:
                yield "\t" if kind == "tab" else (each.text or "")[:_MOST_CHARACTERS]

    def _leaves(self, element: Element, depth: int = 0) -> Iterator[Element]:
        """What runs hold, in order; what was deleted is not there, and pictures are told as left out."""
        for each in element if depth < _DEEPEST else ():
            kind = _name(each)
            if kind in ("t", "tab", "instrText", "fldChar", "fldSimple"):
                yield each
            elif kind in ("drawing", "pict", "object", "AlternateContent"):
                self.unread.add("picture")
            elif kind not in ("pPr", "rPr", "del", "moveFrom"):
                yield from self._leaves(each, depth + 1)

    def _field(self, instruction: str) -> Iterator[PageField]:
        name = (instruction.split() or [""])[0].upper()
        if name in _FIELDS:
            yield _FIELDS[name]
        else:
            self.unread.add("field")


def _name(element: Element) -> str:
    return element.tag.rpartition("}")[2]


def _indent(look: Format, side: str) -> Length:
    characters = whole(look.get(f"ind/{side}Chars", ""))
    return Length(0 if characters else whole(look.get(f"ind/{side}", "")), Decimal(characters) / 100)


def _tabs(properties: Element | None) -> Iterator[Tab]:
    for each in () if properties is None else properties.iterfind(f"{w('tabs')}/{w('tab')}"):
        kind, at = str(each.get(w("val"), "left")), whole(str(each.get(w("pos"), "")))
        if kind in ("left", "center", "right") and at:
            yield Tab(at, kind)


def _has_border(properties: Element | None, side: str) -> bool:
    border = None if properties is None else properties.find(f"{w('pBdr')}/{w(side)}")
    return border is not None and border.get(w("val")) not in ("nil", "none")
