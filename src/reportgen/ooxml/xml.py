"""XML as strings: escaping and the namespaces of WordprocessingML (ECMA-376)."""

import re

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

# XML 1.0 (2.2 Char) has no place for these; text that was loaded has none, text that a template made may.
_CONTROL_BYTES = bytes(byte for byte in range(0x20) if byte not in b"\t\n\r")


def escape(text: str) -> str:
    """`text` as character data or inside a double-quoted attribute."""
    if "&" in text:
        text = text.replace("&", "&amp;")
    if "<" in text:
        text = text.replace("<", "&lt;")
    if ">" in text:
        text = text.replace(">", "&gt;")
    if '"' in text:
        text = text.replace('"', "&quot;")
    return text


def encode(xml: str) -> bytes:
    """The bytes of a part, without the characters that XML has no place for."""
    try:
        content = xml.encode()
    except UnicodeEncodeError:  # a lone surrogate
        return _cleaned(xml)
    dirty = "\ufffe" in xml or "\uffff" in xml or any(map(content.__contains__, _CONTROL_BYTES))
    return _cleaned(xml) if dirty else content


def _cleaned(xml: str) -> bytes:
    return re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]", "", xml).encode()


def value(name: str, content: object) -> str:
    """`<w:name w:val="content"/>`, the commonest element of WordprocessingML."""
    return f'<w:{name} w:val="{escape(str(content))}"/>'


def switch(name: str, on: bool | None) -> str:
    """An on/off property (17.17.4): the bare element for on, `w:val="0"` for off, nothing when it is inherited."""
    if on is None:
        return ""
    return f"<w:{name}/>" if on else f'<w:{name} w:val="0"/>'
