"""Cold builds: whole processes from start to exit, all commands in turn, compared inside each round."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

from benchmarks import ROOT
from benchmarks.engines import ENGINES, OURS, RIVAL, Engine, command
from benchmarks.reading import compare
from benchmarks.workload import Workload


class Cold(NamedTuple):
    """What a command took: seconds and peak bytes of each round, and the median ratio to docxtpl in the same round."""

    name: str
    seconds: Sequence[float]
    ratio: float
    peak: int


class Run(NamedTuple):
    """A command as the stopwatch runs it: its arguments, its folder, and the variables of its process."""

    argv: list[str]
    folder: str
    variables: dict[str, str]


class Imports(NamedTuple):
    """What `-X importtime` says of one build: seconds of all imports, and how many modules they are."""

    name: str
    seconds: float
    modules: int


def measure(workload: Workload, rounds: int) -> list[Cold]:
    """Every engine's cold build, and the bare interpreter for orientation; the documents are compared afterwards."""
    engines = [engine for engine in ENGINES if engine.is_installed]
    runs = {engine.name: _run(engine, workload) for engine in engines}
    runs["(python -c pass)"] = Run([sys.executable, "-c", "pass"], str(ROOT), dict(os.environ))
    measured = _in_turn(runs, rounds)
    for engine in engines:
        compare(str(workload.finished), _target(engine, workload))
    rival = [seconds for seconds, _ in measured[RIVAL.name]]
    return [_cold(name, runs, rival) for name, runs in measured.items()]


def _cold(name: str, runs: Sequence[tuple[float, int]], rival: Sequence[float]) -> Cold:
    seconds = [each for each, _ in runs]
    ratio = median(mine / other for mine, other in zip(seconds, rival, strict=True))
    return Cold(name, seconds, ratio, max(peak for _, peak in runs))


def _in_turn(runs: dict[str, Run], rounds: int) -> dict[str, list[tuple[float, int]]]:
    asked = {"rounds": rounds, "commands": [run._asdict() for run in runs.values()]}
    stopwatch = [sys.executable, "-I", "-S", str(Path(__file__).with_name("stopwatch.py"))]
    done = subprocess.run(stopwatch, input=json.dumps(asked), stdout=subprocess.PIPE, text=True, check=True)
    measured: list[list[tuple[float, int]]] = json.loads(done.stdout)
    return {name: [each[at] for each in measured] for at, name in enumerate(runs)}


def _run(engine: Engine, workload: Workload) -> Run:
    folder = workload.project if engine is OURS else ROOT
    return Run(_command(engine, workload), str(folder), engine.environment())


def _command(engine: Engine, workload: Workload) -> list[str]:
    return command(engine, workload.path(engine.start), workload.path(engine.data), _target(engine, workload))


def _target(engine: Engine, workload: Workload) -> str:
    """Where the engine's document is; the project names ours, and it is known once it is there."""
    if engine is OURS:
        return str(next((workload.project / "output").glob("*.docx"), "nothing written"))
    return workload.path(f"by {engine.name}.docx")


def measure_imports(workload: Workload, runs: int = 5) -> list[Imports]:
    """How much of a cold build is imports, ours and docxtpl's: the median of some runs."""
    return [_imports(engine, workload, runs) for engine in (OURS, RIVAL)]


def _imports(engine: Engine, workload: Workload, runs: int) -> Imports:
    argv = _command(engine, workload)
    argv = argv[1:] if argv[0] == sys.executable else argv
    listings = [_importtime(argv, workload.project if engine is OURS else ROOT) for _ in range(runs)]
    return Imports(engine.name, median(sum(listing) for listing in listings) / 1e6, len(listings[0]))


def _importtime(argv: list[str], folder: Path) -> list[int]:
    """The microseconds that each module took by itself."""
    timed = [sys.executable, "-X", "importtime", *argv]
    done = subprocess.run(timed, cwd=folder, capture_output=True, text=True, check=True)
    return [int(own) for own in re.findall(r"^import time: +(\d+) \|", done.stderr, re.MULTILINE)]
