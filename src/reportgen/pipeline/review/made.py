"""Sheets and drafts made: a report is finished and read, and what came of it written in the formats that are wanted."""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.numbering import number
from reportgen.packs import find_chain
from reportgen.pipeline.book import entries
from reportgen.pipeline.book.places import counted
from reportgen.pipeline.compile import Finished, finish_report, proof_of
from reportgen.pipeline.layers import scheme_of
from reportgen.pipeline.looks import load_looks
from reportgen.pipeline.project import NO_CONTENTS, Artifact, Job
from reportgen.pipeline.proofreading import Proof
from reportgen.pipeline.review.names import named
from reportgen.pipeline.review.promises import promises
from reportgen.pipeline.review.remarks import commented, remarks
from reportgen.pipeline.review.sheet import Reviewed, sheet_tree
from reportgen.pipeline.years import year_before
from reportgen.source import Diagnostic, Language, Result, Span, World
from reportgen.writers import WRITERS, Writer

# What is added to the name of the report: neither file is to be taken for it.
_SHEET, _DRAFT = "-审核单", "-校对稿"
# The pack that holds the looks of the sheet.
_PACK = "review-sheet"


def draft_report(
    job: Job, writer: Writer, shipped: str, world: World, author: str, language: Language
) -> Result[Artifact]:
    """What `compile_report` gives, with all that was found as comments at the words that it concerns.

    Raises `ReportgenError` as `compile_report` does.
    """
    finished, proof, found = _read(job, writer, shipped, world, author)
    found = tuple(each for each in found if each.code != "OUT040")  # a draft has no page numbers, with LibreOffice too
    draft = finished.write(commented(remarks(found, proof), proof.reading, language))
    return Result(Artifact(job.output + _DRAFT + writer.suffix, draft.value), (*found, *proof.found))


def review_report(
    job: Job, forms: Sequence[str], shipped: str, world: World, author: str, language: Language
) -> Result[tuple[Artifact, ...]]:
    """The review sheet of a report, a file for each of `forms`, with all that was found in the report.

    Raises `ReportgenError` when there can be no report.
    """
    # The sheet tells what is said, not on which page.
    finished, proof, found = _read(job._replace(contents=NO_CONTENTS), WRITERS["docx"], shipped, world, author)
    book = entries(job.name, finished.report.book, counted(finished.document))
    said = remarks(found, proof)
    names = named(proof.reading, tuple(file.value for file in job.data), language)
    tasks = promises(finished.report, year_before(job, finished.before, world))
    of = Reviewed(job.output, job.output + ".docx", proof.reading, said, book, tasks, names)
    chain = find_chain(_PACK, (shipped,), world, Span(""))
    looks = load_looks(chain, job._replace(styles=None, style_document=None), world).value
    assert looks is not None  # the pack is ours
    tree = number(sheet_tree(of, language), scheme_of(chain, None, looks).value).value
    written = (
        Artifact(job.output + _SHEET + WRITERS[form].suffix, WRITERS[form].prepare(looks)(tree).value) for form in forms
    )
    return Result(tuple(written), (*found, *proof.found))


def _read(
    job: Job, writer: Writer, shipped: str, world: World, author: str
) -> tuple[Finished, Proof, tuple[Diagnostic, ...]]:
    """The finished report, as the rules have read it, and what was found before they did."""
    finished, found = finish_report(job, writer, shipped, world, author)
    return finished, proof_of(finished, job, world), found
