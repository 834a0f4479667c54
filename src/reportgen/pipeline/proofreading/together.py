"""The reports of a project proofread together: what is typed in one and said otherwise in another of the same data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from reportgen.checks import Reading
from reportgen.checks.reports import Name, Told, compare
from reportgen.document import Document
from reportgen.figures import Plain, Report
from reportgen.pipeline.compile import finish_report
from reportgen.pipeline.project import Job
from reportgen.pipeline.proofreading.exemptions import BETWEEN_REPORTS, excused, read_exemptions
from reportgen.pipeline.proofreading.places import Places
from reportgen.source import Bounded, Diagnostic, ReportgenError, World, problem
from reportgen.writers import WRITERS

# The names that data give, and whether they are persons'.
_NAMES = {("speaker", "name"): True, ("organisation", "name"): False, ("organisation", "short_name"): False}


class Proof(NamedTuple):
    """A finished report of the project: the job that asked for it, its tree, and what its data say."""

    job: Job
    document: Document
    report: Report


def check_together(jobs: Sequence[Job], shipped: str, world: World) -> tuple[Diagnostic, ...]:
    """The reports of `jobs` made and held against each other; what stops one of them is told where it is checked."""
    proofs: list[Proof] = []
    for job in jobs:
        with suppress(ReportgenError):
            finished, _ = finish_report(job, WRITERS["tree"], shipped, world)
            proofs.append(Proof(job, finished.document, finished.report))
    return proofread_together(proofs, world)


def proofread_together(proofs: Sequence[Proof], world: World) -> tuple[Diagnostic, ...]:
    """What reports that share data files say differently of the same thing, where somebody typed it by hand."""
    if len(proofs) < 2 or not any(map(proofs[0].job.wanted.holds, BETWEEN_REPORTS)):
        return ()
    told = [_told(each) for each in proofs]
    found: list[Diagnostic] = []
    for at, differences in groupby(sorted(compare(told), key=itemgetter(0)), key=itemgetter(0)):
        places = Places(told[at].reading, _files(proofs[at].job), world)
        for _, each in differences:
            if proofs[at].job.wanted.holds(each.code):
                found.append(problem(each.code, places.place(each), **each.values, sentence=places.sentence(each)))
    once = list({(each.code, each.span): each for each in found}.values())
    exemptions = read_exemptions(dict.fromkeys(path for each in proofs for path in _files(each.job)), world)
    bounded = Bounded()
    bounded.remark(excused(once, [each for each in exemptions.value if each.code in BETWEEN_REPORTS]))
    return bounded.told()


def _told(proof: Proof) -> Told:
    reading = Reading(proof.document, proof.report.book, period=proof.job.period)
    return Told(proof.job.name, reading, frozenset(_files(proof.job)), tuple(_names(proof.report)))


def _files(job: Job) -> list[str]:
    return [file.value for file in job.data]


def _names(report: Report) -> Iterator[Name]:
    for (group, key), person in _NAMES.items():
        record = report.content.get(group)
        name = record.get(key) if isinstance(record, dict) else None
        if isinstance(name, Plain):
            yield Name(name.text, person)
