"""Checks: rules over the finished tree, each with a code, that find what a careful reader would."""

from reportgen.checks.anchored import Commented, anchored
from reportgen.checks.reading import Finding, LastYear, Passage, Reading, Stretch, Term, found
from reportgen.checks.rules import RULES, Rule, check

__all__ = [
    "RULES",
    "Commented",
    "Finding",
    "LastYear",
    "Passage",
    "Reading",
    "Rule",
    "Stretch",
    "Term",
    "anchored",
    "check",
    "found",
]
