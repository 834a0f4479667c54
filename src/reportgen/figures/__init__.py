"""Figures (数字): quantities as people write them, formulas over them, and the book that prose refers to."""

from reportgen.figures.book import Book, Figure
from reportgen.figures.content import Content, Plain, Prose, Report, resolve
from reportgen.figures.past import Before, YearBefore
from reportgen.figures.prose import unindented
from reportgen.figures.quantity import SHARES, Quantity, read_quantity

__all__ = [
    "SHARES",
    "Before",
    "Book",
    "Content",
    "Figure",
    "Plain",
    "Prose",
    "Quantity",
    "Report",
    "YearBefore",
    "read_quantity",
    "resolve",
    "unindented",
]
