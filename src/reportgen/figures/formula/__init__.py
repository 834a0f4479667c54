"""Formulas over named figures: `理赔金额 / 参保金额 | 百分比(1)`, `增长(本年, 上年)`: a small tree, computed.

Four operations, brackets, two functions and filters; nothing else. It is computed with decimals. A formula can name
figures and numbers only, so there is nothing in it to execute.
"""

from reportgen.figures.formula.compute import EXACT, compute
from reportgen.figures.formula.parse import parse_formula
from reportgen.figures.formula.terms import FormulaError, Name, Term, names
from reportgen.figures.formula.write import written

__all__ = ["EXACT", "FormulaError", "Name", "Term", "compute", "names", "parse_formula", "written"]
