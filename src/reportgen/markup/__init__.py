"""Markup: CommonMark with marks to the document tree."""

from reportgen.markup.marks import Rendered, bears_place, escape, place_mark, value_mark
from reportgen.markup.parser import HEADING_ROLES, Parsed, parse

__all__ = ["HEADING_ROLES", "Parsed", "Rendered", "bears_place", "escape", "parse", "place_mark", "value_mark"]
