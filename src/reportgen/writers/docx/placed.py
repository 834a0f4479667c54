"""Where the pieces of an official document stand: what only their neighbours tell, and the foot of the page."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest
from math import ceil

from reportgen.document import Block, Heading, Paragraph, Rule, plain_text
from reportgen.ooxml import WP, A, escape
from reportgen.source import is_wide
from reportgen.styles import Length, Style, Stylesheet

_EMU_PER_TWIP = 635
_SHAPE = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
_COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def placements(blocks: Sequence[Block], sheet: Stylesheet) -> dict[int, str]:
    """The properties of their own that blocks at the beginning of a page need, by number."""
    found: dict[int, str] = {}
    above = 0
    for at, (block, after) in enumerate(zip_longest(blocks, blocks[1:])):
        if not isinstance(block, (Heading, Paragraph)):
            continue
        look = sheet.look(block.role)
        if look.from_top is not None:
            found[at] = f'<w:spacing w:beforeLines="0" w:before="{max(0, look.from_top - above)}"/>'
        if look.over_next is not None and isinstance(after, Paragraph):
            rights = _rights(block, after, sheet)
            found |= {at + each: f'<w:ind w:rightChars="0" w:right="{right}"/>' for each, right in enumerate(rights)}
        above += _height(block, sheet)
    return found


def _rights(issuer: Heading | Paragraph, date: Paragraph, sheet: Stylesheet) -> tuple[int, int]:
    """How far a signature and the date below it stand from the right edge (GB/T 9704—2012 7.3.5.1, 7.3.5.2)."""
    above, below = sheet.look(issuer.role), sheet.look(date.role)
    wide, narrow = _width(issuer, above), _width(date, below)
    if above.over_next == "middle":
        right = _twips(below.right_indent, below, sheet)
        return max(0, right + (narrow - wide) // 2), right
    # The date begins as far right of the signature as the signature is from the edge, and no further right than that.
    step = _twips(above.right_indent, above, sheet)
    if narrow > wide:
        return narrow + 2 * step - wide, step
    return step, wide - narrow


def _width(block: Heading | Paragraph, look: Style) -> int:
    """How wide the longest line of `block` is; a letter or digit is half as wide as a Chinese character."""
    return max(_wide(line, look) for line in plain_text(block.content).split("\n"))


def _wide(words: str, look: Style) -> int:
    size, spacing = (look.size or 0) * 10, look.spacing or 0
    return sum((size if is_wide(character) else size // 2) + spacing for character in words)


def _height(block: Block, sheet: Stylesheet) -> int:
    """How high a block of exact lines is."""
    if not isinstance(block, (Heading, Paragraph, Rule)):
        return 0
    look = sheet.look(block.role or "normal")
    lines = 1 if isinstance(block, Rule) else _lines(block, look, sheet)
    line = look.line if isinstance(look.line, Length) else None
    around = _twips(look.before, look, sheet) + _twips(look.after, look, sheet) + ceil((look.line_below or 0) * 20 / 8)
    return around + lines * (_twips(line, look, sheet) or sheet.page.pitch)


def _lines(block: Heading | Paragraph, look: Style, sheet: Stylesheet) -> int:
    """How many lines a paragraph fills."""
    indents = _twips(look.left_indent, look, sheet) + _twips(look.right_indent, look, sheet)
    more = _twips(look.hanging, look, sheet) - _twips(look.first_indent, look, sheet)
    room = max(1, sheet.page.text_width - indents)
    return sum(max(1, ceil((_wide(line, look) - more) / room)) for line in plain_text(block.content).split("\n"))


def _twips(length: Length | None, look: Style, sheet: Stylesheet) -> int:
    return 0 if length is None else length.in_twips(character=(look.size or 0) * 10, pitch=sheet.page.pitch)


def foot(blocks: Sequence[Block], content: str, number: int, sheet: Stylesheet) -> str:
    """`content`, the paragraphs of `blocks`, as a text box at the foot of the text area.

    LibreOffice leaves frames (w:framePr) and floating tables in the text; a box it puts where Word does. It hangs on
    an empty line as high as itself, which keeps the text away: text that flows around a box moves it up by 2 mm there.
    What is higher than a page stays in the text: no box goes on overleaf.
    """
    height = sum(_height(block, sheet) for block in blocks)
    if height > sheet.page.text_height:
        return content
    size = f'cx="{sheet.page.text_width * _EMU_PER_TWIP}" cy="{height * _EMU_PER_TWIP}"'
    words = escape("；".join(plain_text(block.content) for block in blocks if isinstance(block, Paragraph)))
    anchor = (
        f'<wp:anchor xmlns:wp="{WP}" distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1"'
        ' behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        '<wp:positionH relativeFrom="margin"><wp:align>left</wp:align></wp:positionH>'
        '<wp:positionV relativeFrom="margin"><wp:align>bottom</wp:align></wp:positionV>'
        f'<wp:extent {size}/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>'
        f'<wp:docPr id="{number}" name="版记 {number}" descr="{words}"/><wp:cNvGraphicFramePr/>'
    )
    shape = (
        f'<a:graphic xmlns:a="{A}"><a:graphicData uri="{_SHAPE}"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr>'
        f'<a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        f"<a:noFill/><a:ln><a:noFill/></a:ln></wps:spPr><wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx>"
        '<wps:bodyPr rot="0" vert="horz" wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="b"'
        ' anchorCtr="0"><a:spAutoFit/></wps:bodyPr></wps:wsp></a:graphicData></a:graphic></wp:anchor>'
    )
    return (
        f'<w:p><w:pPr><w:snapToGrid w:val="0"/><w:spacing w:line="{height}" w:lineRule="exact"/></w:pPr><w:r>'
        f'<mc:AlternateContent xmlns:mc="{_COMPATIBILITY}"><mc:Choice xmlns:wps="{_SHAPE}" Requires="wps">'
        f"<w:drawing>{anchor}{shape}</w:drawing></mc:Choice></mc:AlternateContent></w:r></w:p>"
    )
