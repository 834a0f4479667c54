"""A document of several reports (合订) read by the rules: each article by itself, as it is read where it stands alone.

What a rule compares inside one report must not be compared between two, and what is told of an article must be told in
the same words wherever it is printed, so that it is told once.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate

from reportgen.checks import Reading
from reportgen.document import Block, Document
from reportgen.figures import Report
from reportgen.pipeline.bound import Article
from reportgen.pipeline.project import Job
from reportgen.pipeline.proofreading.proofread import Proof

# A document, what its data say and the job that asked for it, as the rules have read it.
Read = Callable[[Document, Report, Job, Article | None], Proof]


def proof_of_bound(document: Document, report: Report, job: Job, articles: Sequence[Article], read: Read) -> Proof:
    """`document`, which holds `articles` and has words of its own, as `read` reads each of them."""
    own = _own(document.blocks, articles)
    words = tuple(block for part in own for block in part)
    rest = read(document._replace(blocks=words), report, job, None)
    proofs = [read(each.document, each.report, each.job, each) for each in articles]
    reading = Reading(document, report.book, rest.reading.terms, job.period)
    lengths = [len(Reading(Document(part), {}).text) for part in own]
    sizes = [len(each.reading.text) for each in proofs]
    found, placed = list(rest.found), {}
    for at, (start, end) in rest.words.items():
        shift = sum(sizes[: bisect_right([*accumulate(lengths)], start)])
        placed[at] = start + shift, end + shift
    for number, proof in enumerate(proofs):
        shift = sum(lengths[: number + 1]) + sum(sizes[:number])
        placed |= {len(found) + at: (start + shift, end + shift) for at, (start, end) in proof.words.items()}
        found += proof.found
    return Proof(reading, tuple(found), placed)


def _own(blocks: Sequence[Block], articles: Sequence[Article]) -> list[tuple[Block, ...]]:
    """The blocks before, between and behind the articles."""
    ends = [0, *(each.at + len(each.document.blocks) for each in articles)]
    starts = [*(each.at for each in articles), len(blocks)]
    return [tuple(blocks[end:start]) for end, start in zip(ends, starts, strict=True)]
