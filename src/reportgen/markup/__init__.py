"""Markup: CommonMark with marks to the document tree."""

from reportgen.markup.marks import (
    Fragment,
    Marks,
    Rendered,
    bears_place,
    escape,
    has_cut_mark,
    has_mark,
    stray,
    template_line,
    value_content,
)
from reportgen.markup.parser import HEADING_ROLES, Parsed, parse
from reportgen.markup.plain import is_plain, prose_lines
from reportgen.markup.roles import BOUND_REPORT

__all__ = [
    "BOUND_REPORT",
    "HEADING_ROLES",
    "Fragment",
    "Marks",
    "Parsed",
    "Rendered",
    "bears_place",
    "escape",
    "has_cut_mark",
    "has_mark",
    "is_plain",
    "parse",
    "prose_lines",
    "stray",
    "template_line",
    "value_content",
]
