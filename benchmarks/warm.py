"""A warm batch: one process per engine on one core, many different documents from YAML files to finished files."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median
from typing import NamedTuple

from benchmarks.batch import seconds_each
from benchmarks.engines import ENGINES, OURS, RIVAL, Engine
from benchmarks.reading import compare
from benchmarks.workload import Workload

WARM_UPS = 5


class Warm(NamedTuple):
    """What an engine does in a second on one core: documents in each round, and the median ratio to docxtpl."""

    name: str
    documents: Sequence[float]
    ratio: float


def measure(workload: Workload, rounds: int, documents: int) -> list[Warm]:
    """Every engine's batch of `documents`, engines in turn; some documents of each are compared with ours."""
    sources = workload.documents(documents + WARM_UPS)
    measured: dict[str, list[float]] = {engine.name: [] for engine in ENGINES}
    for number in range(rounds):
        for engine in ENGINES:
            seconds = seconds_each(engine, workload.path(engine.start), _jobs(engine, workload, sources), WARM_UPS)
            measured[engine.name].append(len(seconds) / sum(seconds))
        if number == 0:
            _compare(workload, len(sources))
    rival = measured[RIVAL.name]
    return [
        Warm(name, rates, median(mine / other for mine, other in zip(rates, rival, strict=True)))
        for name, rates in measured.items()
    ]


def _jobs(engine: Engine, workload: Workload, sources: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    (workload.folder / "written" / engine.name).mkdir(parents=True, exist_ok=True)
    return [
        (mine if engine is OURS else theirs, _target(engine, workload, at)) for at, (mine, theirs) in enumerate(sources)
    ]


def _target(engine: Engine, workload: Workload, number: int) -> str:
    return str(workload.folder / "written" / engine.name / f"{number:04}.docx")


def _compare(workload: Workload, count: int) -> None:
    """The first, a middle and the last document of each engine."""
    for number in (0, count // 2, count - 1):
        for engine in ENGINES:
            compare(_target(OURS, workload, number), _target(engine, workload, number))
