"""Checks: rules over the finished tree, each with a code, that find what a careful reader would."""

from reportgen.checks.reading import Finding, LastYear, Passage, Reading, Stretch, Term, found
from reportgen.checks.rules import RULES, Rule, check

__all__ = [
    "RULES",
    "Finding",
    "LastYear",
    "Passage",
    "Reading",
    "Rule",
    "Stretch",
    "Term",
    "check",
    "found",
]
