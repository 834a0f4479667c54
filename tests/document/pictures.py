"""Picture files made in the tests: the headers that PNG and JPEG readers look at, and no more than that."""

import struct
import zlib


def png(width: int, height: int, per_metre: int | None = None, unit: int = 1) -> bytes:
    """A white PNG; `per_metre` adds its resolution."""
    rows = b"".join(b"\0" + b"\xff" * width for _ in range(min(height, 64)))
    parts = [_chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))]
    if per_metre is not None:
        parts.append(_chunk(b"pHYs", struct.pack(">IIB", per_metre, per_metre, unit)))
    parts += [_chunk(b"IDAT", zlib.compress(rows)), _chunk(b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def jpeg(width: int, height: int, density: tuple[int, int] | None = None, frame: int = 0xC0) -> bytes:
    """The header of a JPEG; `density` is its unit (1 an inch, 2 a centimetre) and its dots."""
    parts = [b"\xff\xd8"]
    if density is not None:
        unit, dots = density
        parts.append(_segment(0xE0, b"JFIF\0\1\2" + struct.pack(">BHHBB", unit, dots, dots, 0, 0)))
    else:
        parts.append(_segment(0xE1, b"Exif\0\0"))
    parts.append(_segment(0xC4, b"\0" * 17))  # a Huffman table, whose marker lies among those of frames
    parts.append(_segment(frame, struct.pack(">BHHB", 8, height, width, 1) + b"\1\x11\0"))
    return b"".join(parts) + b"\xff\xd9"


def _segment(marker: int, content: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(content) + 2) + content
