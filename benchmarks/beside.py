"""Beside one peer alone: warm batches in turn, so many rounds that a machine which is not steady can be trusted.

`python -m benchmarks.beside --peer rust-docxtpl --rounds 30 --documents 60` prints for each report how many times the
peer's documents a second ours are, inside each round: the median, and between what half of the rounds lie.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import median, quantiles

from benchmarks.bytecode import compile_modules
from benchmarks.engines import ENGINES, OURS, Engine
from benchmarks.warm import rates
from benchmarks.workload import REPORTS, Report, Workload, memory_folder


def ratios(report: Report, peer: Engine, rounds: int, documents: int) -> Sequence[float]:
    """Our documents a second over the peer's, a ratio a round."""
    with tempfile.TemporaryDirectory(dir=memory_folder()) as folder:
        workload = Workload(report, Path(folder) / "once").make()
        ours, theirs = rates((OURS, peer), workload, rounds, documents).values()
        return [mine / other for mine, other in zip(ours, theirs, strict=True)]


def main() -> None:
    """Measure and print."""
    peers = {engine.name: engine for engine in ENGINES if engine is not OURS and engine.is_installed}
    parser = argparse.ArgumentParser(prog="python -m benchmarks.beside", description=__doc__)
    parser.add_argument("--peer", choices=peers, default="rust-docxtpl", metavar="PEER", help=", ".join(peers))
    parser.add_argument("--rounds", type=int, default=30)
    parser.add_argument("--documents", type=int, default=60)
    asked = parser.parse_args()
    compile_modules()
    for report in REPORTS:
        found = ratios(report, peers[asked.peer], asked.rounds, asked.documents)
        low, _, high = quantiles(found, n=4)
        print(f"{report.name}: {median(found):.2f} × {asked.peer} (half of the rounds: {low:.2f} to {high:.2f})")


if __name__ == "__main__":
    main()
