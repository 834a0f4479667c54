"""The report by reportgen as a library: the pack is made ready once, then data files become documents."""

from __future__ import annotations

from benchmarks.peers.data import Build
from reportgen.pipeline import WRITERS, Disk, load_project, require, shipped_packs, write_file
from reportgen.pipeline.compile import prepare as make_ready
from reportgen.pipeline.compile import produce


def prepare(project: str) -> Build:
    """Documents of `project`'s one report; a source is a folder that holds data files as the project's does."""
    world = Disk(project, shipped_packs())
    job = next(iter(require(load_project(world)).jobs.values()))
    press = make_ready(job, WRITERS["docx"], shipped_packs(), world).value

    def build(source: str, target: str) -> None:
        write_file(target, produce(press, job, Disk(source)).value.content)

    return build
