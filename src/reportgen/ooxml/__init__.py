"""OOXML: what Word needs to be told, for whoever writes or reads its files."""

from reportgen.ooxml.package import FAST, Entry, deflate, package
from reportgen.ooxml.parts import (
    CONTENT_TYPES,
    PACKAGE_RELATIONSHIPS,
    SETTINGS,
    Relationship,
    core_properties,
    font_table,
    footer,
    relationships,
    theme,
)
from reportgen.ooxml.styles_part import TABLE_STYLE, lead_style_id, style_id, styles_part
from reportgen.ooxml.xml import DECLARATION, PIC, WP, A, R, W, encode, escape

__all__ = [
    "CONTENT_TYPES",
    "DECLARATION",
    "FAST",
    "PACKAGE_RELATIONSHIPS",
    "PIC",
    "SETTINGS",
    "TABLE_STYLE",
    "WP",
    "A",
    "Entry",
    "R",
    "Relationship",
    "W",
    "core_properties",
    "deflate",
    "encode",
    "escape",
    "font_table",
    "footer",
    "lead_style_id",
    "package",
    "relationships",
    "style_id",
    "styles_part",
    "theme",
]
