"""Headers and footers (17.10): the page number that a stylesheet describes, or lines of their own."""

from collections.abc import Iterator
from typing import NamedTuple

from reportgen.ooxml.styles_part import style_id
from reportgen.ooxml.xml import DECLARATION, W, escape
from reportgen.styles import Length, PageField, Running, RunningLine, Stylesheet

_HINT = '<w:rFonts w:hint="eastAsia"/>'
_ROOTS = {"header": "hdr", "footer": "ftr"}


class RunningPart(NamedTuple):
    """A header or footer: where and on which pages it stands, the name of its part, and the part itself."""

    place: str
    pages: str
    name: str
    content: str

    @property
    def relationship(self) -> str:
        """The id of the relationship that leads to it."""
        return self.name.removesuffix(".xml")


def running_parts(sheet: Stylesheet) -> tuple[RunningPart, ...]:
    """The headers and footers of a document that looks like `sheet`."""
    if not sheet.running:
        number = sheet.page_number
        sides = (("default", number.odd), ("even", number.even))
        return tuple(
            RunningPart("footer", pages, f"footer{at}.xml", _page_number(sheet, side))
            for at, (pages, side) in enumerate(sides, 1)
        )
    own = [*sheet.running, *_for_even_pages(sheet.running)]
    return tuple(
        RunningPart(each.place, each.pages, f"{each.place}{at}.xml", _part(each, sheet))
        for at, each in enumerate(own, 1)
    )


def _for_even_pages(running: tuple[Running, ...]) -> Iterator[Running]:
    """Our settings tell odd pages from even ones: what stands on all pages is on the even ones, too."""
    even = {each.place for each in running if each.pages == "even"}
    for each in running:
        if each.pages == "default" and each.place not in even:
            yield each._replace(pages="even")


def _page_number(sheet: Stylesheet, side: str) -> str:
    """A footer with the page number at `side`, as far in as the stylesheet says."""
    number = sheet.page_number
    before, after = number.pattern.split("{}")
    ind = f"<w:ind {_distance(side, number.indent, sheet)}/>" if side != "center" else ""
    style = style_id(sheet.styles["page-number"])
    return (
        f'{DECLARATION}<w:ftr xmlns:w="{W}"><w:p><w:pPr><w:pStyle w:val="{style}"/>{ind}'
        f'<w:jc w:val="{side}"/></w:pPr>{_words(before)}{_field(PageField.PAGE)}{_words(after)}</w:p></w:ftr>'
    )


def _part(running: Running, sheet: Stylesheet) -> str:
    root = _ROOTS[running.place]
    lines = "".join(_line(line, sheet) for line in running.lines) or "<w:p/>"
    return f'{DECLARATION}<w:{root} xmlns:w="{W}">{lines}</w:{root}>'


def _line(line: RunningLine, sheet: Stylesheet) -> str:
    """CT_PPrBase wants its children in this order (17.3.1.26)."""
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="{sheet.rule}" w:space="1" w:color="auto"/>'
        for side, drawn in (("top", line.line_above), ("bottom", line.line_below))
        if drawn
    )
    tabs = "".join(f'<w:tab w:val="{tab.align}" w:pos="{tab.at}"/>' for tab in line.tabs)
    indents = [
        _distance(side, indent, sheet)
        for side, indent in (("left", line.left_indent), ("right", line.right_indent))
        if indent != Length()
    ]
    properties = "".join(
        (
            f'<w:pStyle w:val="{style_id(sheet.styles["page-number"])}"/>',
            f"<w:pBdr>{borders}</w:pBdr>" if borders else "",
            f"<w:tabs>{tabs}</w:tabs>" if tabs else "",
            f"<w:ind {' '.join(indents)}/>" if indents else "",
            f'<w:jc w:val="{line.align}"/>',
        )
    )
    look = _look(line)
    runs = "".join(
        _words(piece, look) if isinstance(piece, str) else _field(piece, look) for piece in _joined(line.pieces)
    )
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"


def _joined(pieces: tuple[str | PageField, ...]) -> Iterator[str | PageField]:
    """The pieces with words that stand side by side in one."""
    words = ""
    for piece in pieces:
        if isinstance(piece, str):
            words += piece
            continue
        yield words
        yield piece
        words = ""
    yield words


def _look(line: RunningLine) -> str:
    """The properties of its runs."""
    faces = "".join(
        f' w:{name}="{escape(face)}"'
        for name, face in (("ascii", line.latin), ("hAnsi", line.latin), ("eastAsia", line.font))
        if face
    )
    return "".join(
        (
            f'<w:rFonts w:hint="eastAsia"{faces}/>',
            "<w:b/><w:bCs/>" if line.bold else "",
            f'<w:color w:val="{line.color}"/>' if line.color else "",
            f'<w:sz w:val="{line.size}"/><w:szCs w:val="{line.size}"/>' if line.size else "",
        )
    )


def _distance(side: str, indent: Length, sheet: Stylesheet) -> str:
    """Word goes by the …Chars attribute, others by the twips beside it (17.3.1.12)."""
    twips = indent.in_twips(character=(sheet.look("page-number").size or 0) * 10, pitch=sheet.page.pitch)
    chars = f'w:{side}Chars="{int(indent.characters * 100)}" ' if indent.characters else ""
    return f'{chars}w:{side}="{twips}"'


def _field(field: PageField, look: str = _HINT) -> str:
    return (
        f'<w:r><w:rPr>{look}</w:rPr><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:rPr>{look}</w:rPr><w:instrText xml:space="preserve"> {field.value} </w:instrText></w:r>'
        f'<w:r><w:rPr>{look}</w:rPr><w:fldChar w:fldCharType="separate"/></w:r>'
        f"{_words('1', look)}"
        f'<w:r><w:rPr>{look}</w:rPr><w:fldChar w:fldCharType="end"/></w:r>'
    )


def _words(text: str, look: str = _HINT) -> str:
    if not text:
        return ""
    shown = f'<w:t xml:space="preserve">{escape(text)}</w:t>'.replace("\t", '</w:t><w:tab/><w:t xml:space="preserve">')
    return f"<w:r><w:rPr>{look}</w:rPr>{shown}</w:r>"
