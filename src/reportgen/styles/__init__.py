"""Styles: how each role looks, as data with its clause. No look stands in code."""

from reportgen.styles.lengths import Length, read_length
from reportgen.styles.load import load_stylesheet, looks_by_layer
from reportgen.styles.stylesheet import (
    Font,
    ListLook,
    Page,
    PageField,
    PageNumber,
    Running,
    RunningLine,
    Style,
    Stylesheet,
    Tab,
    TableLook,
)

__all__ = [
    "Font",
    "Length",
    "ListLook",
    "Page",
    "PageField",
    "PageNumber",
    "Running",
    "RunningLine",
    "Style",
    "Stylesheet",
    "Tab",
    "TableLook",
    "load_stylesheet",
    "looks_by_layer",
    "read_length",
]
