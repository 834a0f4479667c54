"""A finished report read by the rules: what the project wants checked, at the places of its files."""

from collections.abc import Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from reportgen.checks import Finding, LastYear, Reading, Term, check
from reportgen.document import Document
from reportgen.figures import Report
from reportgen.pipeline.project import Job
from reportgen.pipeline.proofreading.exemptions import excused, read_exemptions
from reportgen.pipeline.proofreading.places import Places
from reportgen.pipeline.proofreading.repeats import gathered
from reportgen.source import Bounded, Diagnostic, Result, World, problem

# A text that is wrong in every word must not cost its report the time that it may take.
_MOST_PLACED = 1_000


class Proof(NamedTuple):
    """A report as the rules have read it: what they found, and by its place in `found` the words of a finding."""

    reading: Reading
    found: tuple[Diagnostic, ...]
    words: Mapping[int, tuple[int, int]]


def proofread(
    document: Document,
    report: Report,
    job: Job,
    world: World,
    of_years: Sequence[Diagnostic] = (),
    last_year: LastYear = dict,
) -> Proof:
    """What the rules find in a finished report, without what the project or a comment in its data excuses.

    `of_years` is what was found by comparing with the year before; comments excuse it as well. `last_year` gives the
    figures of the year before, if a rule asks for them.
    """
    terms = _terms(job, world)
    reading = Reading(document, report.book, terms.value, job.period, last_year)
    files = [file.value for file in job.data]
    places = Places(reading, files, world)
    findings = list(islice(check(reading, job.wanted.holds), _MOST_PLACED))
    placed = [_placed(each, places) for each in findings]
    exemptions = read_exemptions(files, world)
    told = Bounded()
    told.remark(terms.diagnostics)
    told.remark(exemptions.diagnostics)
    told.remark(gathered(excused([*placed, *of_years], exemptions.value)))
    # Findings may be equal and yet concern other words.
    words = {id(each): (found.start, found.end) for each, found in zip(placed, findings, strict=True)}
    found = told.told()
    return Proof(reading, found, {at: words[id(each)] for at, each in enumerate(found) if id(each) in words})


def _terms(job: Job, world: World) -> Result[tuple[Term, ...]]:
    if not job.terms:
        return Result(())
    from reportgen.pipeline.proofreading.terms import read_terms

    return read_terms(job.terms, world)


def _placed(found: Finding, places: Places) -> Diagnostic:
    return problem(found.code, places.place(found), **found.values, sentence=places.sentence(found))
