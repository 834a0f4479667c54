"""The rules: one visible table of what looks at a report, and which codes each may find."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from reportgen.checks.brackets import half_width_brackets
from reportgen.checks.reading import Finding, Findings, Reading


class Rule(NamedTuple):
    """Something to look for in a report: `look` yields findings of no other `codes` than these."""

    codes: tuple[str, ...]
    look: Callable[[Reading], Findings]


RULES: tuple[Rule, ...] = (Rule(("WRD001",), half_width_brackets),)


def check(reading: Reading, wanted: Callable[[str], bool]) -> Iterable[Finding]:
    """What the rules find, of the codes that are `wanted`; a rule of which nothing is wanted does not look."""
    for rule in RULES:
        if any(map(wanted, rule.codes)):
            yield from (each for each in rule.look(reading) if wanted(each.code))
