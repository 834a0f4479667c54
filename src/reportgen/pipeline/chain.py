"""The packs of a report: where they are looked for, and the chain they make. It needs none of the stages."""

from __future__ import annotations

from reportgen.packs import PackChain, find_chain
from reportgen.pipeline.project import Job
from reportgen.source import World

# Where the packs of a project stand, relative to it.
PROJECT_PACKS = "templates"


def chain_of(job: Job, shipped: str, world: World) -> PackChain:
    """The report's pack and what it extends; raises `ReportgenError`."""
    return find_chain(job.pack, (PROJECT_PACKS, shipped), world, job.pack_span)
