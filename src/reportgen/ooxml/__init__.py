"""OOXML: what Word needs to be told, for whoever writes or reads its files."""

from reportgen.ooxml.package import FAST, Entry, deflate, package
from reportgen.ooxml.parsing import parse_part, r, w
from reportgen.ooxml.parts import (
    FIXED_RELATIONSHIPS,
    PACKAGE_RELATIONSHIPS,
    SETTINGS,
    Relationship,
    content_types,
    core_properties,
    font_table,
    moment_of,
    relationships,
    theme,
)
from reportgen.ooxml.running import RunningPart, running_parts
from reportgen.ooxml.styles_part import TABLE_STYLE, lead_style_id, style_id, styles_part
from reportgen.ooxml.xml import DECLARATION, PIC, WP, A, C, R, W, encode, escape

__all__ = [
    "DECLARATION",
    "FAST",
    "FIXED_RELATIONSHIPS",
    "PACKAGE_RELATIONSHIPS",
    "PIC",
    "SETTINGS",
    "TABLE_STYLE",
    "WP",
    "A",
    "C",
    "Entry",
    "R",
    "Relationship",
    "RunningPart",
    "W",
    "content_types",
    "core_properties",
    "deflate",
    "encode",
    "escape",
    "font_table",
    "lead_style_id",
    "moment_of",
    "package",
    "parse_part",
    "r",
    "relationships",
    "running_parts",
    "style_id",
    "styles_part",
    "theme",
    "w",
]
