"""The rules: one visible table of what looks at a report, and which codes each may find."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from reportgen.checks.amounts.agreement import agreement, odd_scales, scales
from reportgen.checks.amounts.approximations import approximations
from reportgen.checks.amounts.bounds import bounds, shares
from reportgen.checks.amounts.growth import growth, points, signs
from reportgen.checks.amounts.heads import per_head
from reportgen.checks.amounts.near import all_totals
from reportgen.checks.amounts.past import repeated
from reportgen.checks.amounts.rates import rates
from reportgen.checks.amounts.typed import typed
from reportgen.checks.blanks import blanks_at_digits, blanks_at_words
from reportgen.checks.brackets import half_width_brackets, pairs, straight_quotes
from reportgen.checks.characters import traditional_characters
from reportgen.checks.comments import printed_charts, printed_comments
from reportgen.checks.headings import (
    end_marks_of_headings,
    long_titles,
    single_headings,
    skipped_levels,
    stale_years,
    unended_paragraphs,
)
from reportgen.checks.marks import (
    dashes,
    doubled_marks,
    ellipses,
    half_width_marks,
    marks_behind_ordinals,
    needless_pauses,
    ranges,
    slashes,
    wide_characters,
)
from reportgen.checks.names import forbidden_names
from reportgen.checks.official import attachment_titles, document_numbers
from reportgen.checks.reading import Finding, Findings, Reading
from reportgen.checks.sequences import sequences, typed_numbers
from reportgen.checks.short_names import short_names
from reportgen.checks.unexplained import unexplained_titles
from reportgen.checks.words import doubled_words, particles, unusual_characters, wrong_characters


class Rule(NamedTuple):
    """Something to look for in a report: `look` yields findings of no other `codes` than these."""

    codes: tuple[str, ...]
    look: Callable[[Reading], Findings]


RULES: tuple[Rule, ...] = (
    Rule(("FIG030", "FIG031"), all_totals),
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
    Rule(("WRD002", "WRD003", "WRD006", "WRD007", "WRD008", "WRD009"), pairs),
    Rule(("WRD004",), half_width_marks),
    Rule(("WRD005",), straight_quotes),
    Rule(("WRD010",), blanks_at_digits),
    Rule(("WRD011",), blanks_at_words),
    Rule(("WRD012",), traditional_characters),
    Rule(("WRD013", "WRD014"), ranges),
    Rule(("WRD015",), ellipses),
    Rule(("WRD016",), dashes),
    Rule(("WRD017",), doubled_marks),
    Rule(("WRD018",), needless_pauses),
    Rule(("WRD019",), wide_characters),
    Rule(("WRD020",), doubled_words),
    Rule(("WRD021",), particles),
    Rule(("WRD022",), wrong_characters),
    Rule(("WRD023",), unusual_characters),
    Rule(("WRD024", "WRD025", "WRD026"), short_names),
    Rule(("WRD027",), forbidden_names),
    Rule(("WRD028",), slashes),
    Rule(("WRD029",), marks_behind_ordinals),
    Rule(("WRD030",), unexplained_titles),
    Rule(("NUM030", "NUM031", "NUM032", "NUM033"), sequences),
    Rule(("NUM034",), typed_numbers),
    Rule(("STY001",), end_marks_of_headings),
    Rule(("STY002",), skipped_levels),
    Rule(("STY003",), single_headings),
    Rule(("STY004",), long_titles),
    Rule(("STY005",), unended_paragraphs),
    Rule(("STY006",), stale_years),
    Rule(("STY007",), printed_comments),
    Rule(("STY008",), document_numbers),
    Rule(("STY009",), attachment_titles),
    Rule(("STY010",), printed_charts),
)


def check(reading: Reading, wanted: Callable[[str], bool]) -> Iterable[Finding]:
    """What the rules find, of the codes that are `wanted`; a rule of which nothing is wanted does not look."""
    for rule in RULES:
        if any(map(wanted, rule.codes)):
            yield from (each for each in rule.look(reading) if wanted(each.code))
