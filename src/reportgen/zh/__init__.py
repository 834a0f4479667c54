"""Chinese as a report writes it: numerals, dates, and lines broken by sense."""

from reportgen.zh.dates import meant_date, print_date, read_date
from reportgen.zh.lines import break_by_sense, width
from reportgen.zh.numerals import numeral, read_number, read_numeral

__all__ = ["break_by_sense", "meant_date", "numeral", "print_date", "read_date", "read_number", "read_numeral", "width"]
