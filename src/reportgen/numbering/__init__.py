"""Numbering: 一、（一）1. 一是 一要 and their kind, computed from the order of the headings."""

from reportgen.numbering.choice import chosen, scheme_names
from reportgen.numbering.pattern import NumberPattern, read_pattern
from reportgen.numbering.scheme import Scheme, load_scheme, number

__all__ = ["NumberPattern", "Scheme", "chosen", "load_scheme", "number", "read_pattern", "scheme_names"]
