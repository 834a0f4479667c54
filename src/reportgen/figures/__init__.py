"""Figures (数字): quantities, formulas over them, and the book that prose and fixed sentences (固定语句) refer to."""

from reportgen.figures.book import Book, Figure
from reportgen.figures.content import Content, Plain, Prose, Report, Sentence, resolve
from reportgen.figures.formula import EXACT
from reportgen.figures.leaves import figures_of
from reportgen.figures.messages import Message, Messages, bind_messages, in_chinese, load_messages, say
from reportgen.figures.past import Before, YearBefore
from reportgen.figures.prose import unindented
from reportgen.figures.quantity import CURRENCIES, SCALES, SHARES, UNITS, Quantity, read_quantity

__all__ = [
    "CURRENCIES",
    "EXACT",
    "SCALES",
    "SHARES",
    "UNITS",
    "Before",
    "Book",
    "Content",
    "Figure",
    "Message",
    "Messages",
    "Plain",
    "Prose",
    "Quantity",
    "Report",
    "Sentence",
    "YearBefore",
    "bind_messages",
    "figures_of",
    "in_chinese",
    "load_messages",
    "read_quantity",
    "resolve",
    "say",
    "unindented",
]
