"""Which reports need the guard: those in which a pack that did not come with the program has a part."""

from __future__ import annotations

import os

from reportgen.pipeline.chain import PROJECT_PACKS, chain_of
from reportgen.pipeline.disk import Disk
from reportgen.pipeline.project import Job, load_project, require
from reportgen.source import ReportgenError

# The shipped packs whose documents other reports are bound into.
BINDING = frozenset({"newsletter"})


def has_strangers(job: Job, shipped: str, world: Disk) -> bool:
    """Whether a pack of the project's, the user's, or of an installed package has a part in the report.

    In doubt it has: a chain that can't be read is not known, and one that binds reports may bind any of the project.
    """
    if job.pack in BINDING and _is_ours(job, shipped, world):
        others = require(load_project(world)).jobs.values()
        return any(has_strangers(other, shipped, world) for other in others if other.pack not in BINDING)
    return not _is_ours(job, shipped, world)


def _is_ours(job: Job, shipped: str, world: Disk) -> bool:
    if not _may_stand_in(shipped, world) and os.path.isdir(os.path.join(shipped, job.pack)):
        return True  # without a look into the pack: nothing comes before what is shipped, which extends its like
    try:
        return chain_of(job, shipped, world).trusted
    except ReportgenError:
        return False


def _may_stand_in(shipped: str, world: Disk) -> bool:
    """Whether there are packs that are found before the shipped ones; in a checkout the project's are the shipped."""
    own = os.path.join(world.root, PROJECT_PACKS)
    return bool(world.user_packs()) or (os.path.lexists(own) and os.path.realpath(own) != os.path.realpath(shipped))
