"""The rules: one visible table of what looks at a report, and which codes each may find."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from reportgen.checks.amounts.agreement import agreement, odd_scales, scales
from reportgen.checks.amounts.approximations import approximations
from reportgen.checks.amounts.bounds import bounds, shares
from reportgen.checks.amounts.growth import growth, points, signs
from reportgen.checks.amounts.heads import per_head
from reportgen.checks.amounts.past import repeated
from reportgen.checks.amounts.rates import rates
from reportgen.checks.amounts.totals import totals
from reportgen.checks.amounts.typed import typed
from reportgen.checks.brackets import half_width_brackets
from reportgen.checks.reading import Finding, Findings, Reading


class Rule(NamedTuple):
    """Something to look for in a report: `look` yields findings of no other `codes` than these."""

    codes: tuple[str, ...]
    look: Callable[[Reading], Findings]


RULES: tuple[Rule, ...] = (
    Rule(("FIG030", "FIG031"), totals),
    Rule(("FIG032",), rates),
    Rule(("FIG033", "FIG037"), signs),
    Rule(("FIG034", "FIG035"), growth),
    Rule(("FIG036",), points),
    Rule(("FIG038",), per_head),
    Rule(("FIG039",), agreement),
    Rule(("FIG040", "FIG041"), approximations),
    Rule(("FIG042",), scales),
    Rule(("FIG043",), odd_scales),
    Rule(("FIG044",), typed),
    Rule(("FIG045",), repeated),
    Rule(("FIG046", "FIG047"), bounds),
    Rule(("FIG048",), shares),
    Rule(("WRD001",), half_width_brackets),
)


def check(reading: Reading, wanted: Callable[[str], bool]) -> Iterable[Finding]:
    """What the rules find, of the codes that are `wanted`; a rule of which nothing is wanted does not look."""
    for rule in RULES:
        if any(map(wanted, rule.codes)):
            yield from (each for each in rule.look(reading) if wanted(each.code))
