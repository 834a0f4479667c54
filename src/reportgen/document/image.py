"""PNG and JPEG files: their kind by the first bytes, their size by the header, nothing decoded."""

import struct

from reportgen.document.tree import Image

MAX_BYTES = 20_000_000
MAX_PIXELS = 50_000_000
_EMU_PER_INCH = 914_400
_DEFAULT_DPI = 96.0


def read_image(content: bytes) -> Image | None:
    """The picture in `content`, or None if it is no PNG or JPEG, is damaged, or has too many pixels or bytes."""
    if len(content) > MAX_BYTES:
        return None
    try:
        if content.startswith(b"\x89PNG\r\n\x1a\n"):
            return _image(content, "png", *_png_size(content))
        if content.startswith(b"\xff\xd8\xff"):
            return _image(content, "jpeg", *_jpeg_size(content))
    except (struct.error, IndexError):
        return None
    return None


def _image(content: bytes, suffix: str, width: int, height: int, dpi: float) -> Image | None:
    if not 0 < width * height <= MAX_PIXELS:
        return None
    scale = _EMU_PER_INCH / (dpi if 10 <= dpi <= 10_000 else _DEFAULT_DPI)  # no picture is printed at such others
    return Image(content, suffix, round(width * scale), round(height * scale))


def _png_size(content: bytes) -> tuple[int, int, float]:
    width, height = struct.unpack(">II", content[16:24])
    at = content.find(b"pHYs", 0, 4096)
    if at < 0:
        return width, height, _DEFAULT_DPI
    per_metre, _, unit = struct.unpack(">IIB", content[at + 4 : at + 13])
    # Unit 1 is the metre (PNG 11.3.4.3); other values give only a ratio.
    return width, height, per_metre * 0.0254 if unit == 1 and per_metre else _DEFAULT_DPI


def _jpeg_size(content: bytes) -> tuple[int, int, float]:
    dpi, at = _DEFAULT_DPI, 2
    while True:
        while content[at + 1] == 0xFF:  # fill bytes may stand before any marker (ITU T.81 B.1.1.2)
            at += 1
        marker, length = content[at + 1], struct.unpack(">H", content[at + 2 : at + 4])[0]
        if marker == 0xE0 and content[at + 4 : at + 9] == b"JFIF\0":
            unit, across = struct.unpack(">BH", content[at + 11 : at + 14])
            # Unit 1 counts dots an inch, 2 dots a centimetre (JFIF 1.02).
            dpi = across * {1: 1.0, 2: 2.54}.get(unit, 0.0) or _DEFAULT_DPI
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):  # a frame header (ITU T.81 B.2.2)
            height, width = struct.unpack(">HH", content[at + 5 : at + 9])
            return width, height, dpi
        at += 2 + length
