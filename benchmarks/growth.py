"""Growth: the time for a report 10 and 100 times as long, in one warm process."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from statistics import median
from typing import NamedTuple

from benchmarks.batch import seconds_each
from benchmarks.engines import OURS, RIVAL, Engine
from benchmarks.reading import Line, compare, read
from benchmarks.workload import Report, Workload

# How many times as long, and how often a round builds it: short builds are noisy by themselves.
BUILDS = {1: 20, 10: 4, 100: 1}


class Growth(NamedTuple):
    """Seconds for one report, by how many times as long it is, and the median ratio to the plain one in a round."""

    name: str
    seconds: Mapping[int, float]
    ratios: Mapping[int, float]


class Size(NamedTuple):
    """How long a report is; the characters are those of its paragraphs and cells."""

    times: int
    paragraphs: int
    characters: int
    cells: int


def measure(report: Report, folder: Path, rounds: int) -> tuple[list[Size], list[Growth]]:
    """How long the reports are, and what they take: ours, and docxtpl's for comparison."""
    workloads = {times: Workload(report, folder / f"{times}-times").make(times) for times in BUILDS}
    grown = [_grown(engine, workloads, rounds) for engine in (OURS, RIVAL)]
    for workload in workloads.values():
        compare(str(workload.finished), _target(RIVAL, workload))
    return [_size(times, workload) for times, workload in workloads.items()], grown


def _size(times: int, workload: Workload) -> Size:
    found = read(str(workload.finished))
    lines = [each for each in found if isinstance(each, Line)]
    cells = [cell for each in found if not isinstance(each, Line) for cell in each.cells]
    # The text of a cell is whole, of a paragraph it is what stands behind the run-in head.
    characters = sum(len(line.lead + line.text) for line in lines) + sum(len(cell.text) for cell in cells)
    return Size(times, len(lines), characters, len(cells))


def _grown(engine: Engine, workloads: Mapping[int, Workload], rounds: int) -> Growth:
    jobs = [
        (workload.path(engine.data), _target(engine, workload))
        for times, workload in workloads.items()
        for _ in range(BUILDS[times])
    ]
    taken = seconds_each(engine, workloads[1].path(engine.start), jobs * (rounds + 1), warm_ups=len(jobs))
    in_rounds = [_by_length(taken[at : at + len(jobs)]) for at in range(0, len(taken), len(jobs))]
    return Growth(
        engine.name,
        {times: median(each[times] for each in in_rounds) for times in BUILDS},
        {times: median(each[times] / each[1] for each in in_rounds) for times in BUILDS},
    )


def _by_length(seconds: list[float]) -> dict[int, float]:
    """The median seconds of each length in one round."""
    left = iter(seconds)
    return {times: median(next(left) for _ in range(count)) for times, count in BUILDS.items()}


def _target(engine: Engine, workload: Workload) -> str:
    return workload.path(f"by-{engine.module}.docx")
