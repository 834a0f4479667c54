"""Pictures as inline drawings (DrawingML 20.4.2.8), no wider than the text, with the words that stand for them."""

from reportgen.document import Image
from reportgen.ooxml import PIC, WP, A, escape

_EMU_PER_TWIP = 635


def drawing(image: Image, relationship: str, number: int, description: str, text_width: int, text_height: int) -> str:
    """The drawing; `number` is unique in the document, lengths of the text area are in twips."""
    across, down = _fitted(image, text_width * _EMU_PER_TWIP, text_height * _EMU_PER_TWIP)
    words = escape(description)
    return (
        f'<w:drawing><wp:inline xmlns:wp="{WP}" distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{across}" cy="{down}"/><wp:docPr id="{number}" name="图片 {number}" descr="{words}"/>'
        f'<wp:cNvGraphicFramePr><a:graphicFrameLocks xmlns:a="{A}" noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        f'<a:graphic xmlns:a="{A}"><a:graphicData uri="{PIC}"><pic:pic xmlns:pic="{PIC}">'
        f'<pic:nvPicPr><pic:cNvPr id="{number}" name="图片 {number}" descr="{words}"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{relationship}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{across}" cy="{down}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing>"
    )


def _fitted(image: Image, widest: int, highest: int) -> tuple[int, int]:
    """The natural size, or the largest of the same shape that fits the text area."""
    scale = min(1.0, widest / image.width, highest / image.height)
    return max(1, int(image.width * scale)), max(1, int(image.height * scale))
