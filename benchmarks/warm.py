"""A warm batch: one process per engine on one core, many different documents from YAML files to finished files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

from benchmarks.batch import seconds_each
from benchmarks.engines import ENGINES, OURS, RIVAL, WARM_UPS, Engine
from benchmarks.reading import compare
from benchmarks.workload import Workload


class Warm(NamedTuple):
    """What an engine does in a second on one core: documents in each round, and the median ratio to docxtpl."""

    name: str
    documents: Sequence[float]
    ratio: float


def measure(workload: Workload, rounds: int, documents: int) -> list[Warm]:
    """Every engine's batch of `documents`, engines in turn; some documents of each are compared with ours."""
    engines = [engine for engine in ENGINES if engine.is_installed]
    measured = rates(engines, workload, rounds, documents)
    rival = measured[RIVAL.name]
    return [
        Warm(name, mine, median(each / other for each, other in zip(mine, rival, strict=True)))
        for name, mine in measured.items()
    ]


def rates(engines: Sequence[Engine], workload: Workload, rounds: int, documents: int) -> dict[str, list[float]]:
    """The documents a second of each engine in each round, engines in turn."""
    folders = workload.documents(documents + WARM_UPS)
    measured: dict[str, list[float]] = {engine.name: [] for engine in engines}
    for number in range(rounds):
        for engine in engines:
            jobs = _jobs(engine, workload, folders[: documents + engine.warm_ups])
            seconds = seconds_each(engine, workload.path(engine.start), jobs, engine.warm_ups)
            measured[engine.name].append(len(seconds) / sum(seconds))
        if number == 0:
            _compare(workload, engines, documents)
    return measured


def _jobs(engine: Engine, workload: Workload, folders: Sequence[Path]) -> list[tuple[str, str]]:
    (workload.folder / "written" / engine.name).mkdir(parents=True, exist_ok=True)
    return [
        (str(folder if engine is OURS else folder / engine.data), _target(engine, workload, at))
        for at, folder in enumerate(folders)
    ]


def _target(engine: Engine, workload: Workload, number: int) -> str:
    return str(workload.folder / "written" / engine.name / f"{number:04}.docx")


def _compare(workload: Workload, engines: Sequence[Engine], count: int) -> None:
    """Of the documents that every engine makes, the first, a middle and the last one."""
    for number in (0, count // 2, count - 1):
        for engine in engines:
            compare(_target(OURS, workload, number), _target(engine, workload, number))
