"""`python -m benchmarks.checking`: what proofreading adds to a build of the real report, and its bar of 50 ms.

Two whole processes run in turn: the build as it is, and one that leaves the rules out, which no command can ask for.
Processor time is measured, of which other programs on the machine take none.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from statistics import median
from time import process_time
from typing import NamedTuple

from benchmarks import ROOT
from benchmarks.bars import Bar
from benchmarks.bytecode import compile_modules
from benchmarks.workload import PLAIN, Workload, memory_folder

LIMIT = 50.0  # ms
_WARM_UPS, _DOCUMENTS = 3, 30
_BUILD = "from reportgen.__main__ import main; main()"
# The stage that finishes a report takes the place of the one that proofreads it as well.
_WITHOUT = f"import reportgen.pipeline.compile as stages; stages.proofread_report = stages.finish_report; {_BUILD}"
_WITH = f"import reportgen.pipeline.compile; {_BUILD}"


class Checking(NamedTuple):
    """Milliseconds of processor time that proofreading adds: to a process, in each round, and to a warm report."""

    cold: Sequence[float]
    warm: float


def main() -> int:
    """Print the two bars; exit code 1 when one is missed and `--check` asks for it."""
    asked = _arguments()
    compile_modules()
    bars = _bars(measure(asked.rounds))
    print("\n".join(f"- {bar}" for bar in bars))
    return int(asked.check and not all(bar.holds for bar in bars))


def measure(rounds: int) -> Checking:
    """Both ways in turn, `rounds` times; then the warm stages in a process of their own."""
    with tempfile.TemporaryDirectory(dir=memory_folder()) as name:
        workload = Workload(PLAIN, Path(name) / "once").make()
        cold = [_process(_WITH, workload) - _process(_WITHOUT, workload) for _ in range(rounds)]
        program = "from benchmarks.checking import warm; warm()"
        argv = [sys.executable, "-c", program, str(workload.project)]
        done = subprocess.run(argv, stdout=subprocess.PIPE, text=True, cwd=ROOT, check=True)
        return Checking(cold, json.loads(done.stdout))


def warm() -> None:
    """Print the median milliseconds that proofreading adds to a report off a press that is ready: PROJECT."""
    from reportgen.pipeline import WRITERS, Disk, load_project, require, shipped_packs
    from reportgen.pipeline.compile import finish_report, prepare, proofread_report

    world, shipped, writer = Disk(sys.argv[1], shipped_packs()), shipped_packs(), WRITERS["docx"]
    (job,) = require(load_project(world)).jobs.values()
    press = prepare(job, writer, shipped, world)
    times: dict[str, list[float]] = {"with": [], "without": []}
    for _ in range(_WARM_UPS + _DOCUMENTS):
        for name, stage in (("with", proofread_report), ("without", finish_report)):
            start = process_time()
            stage(job, writer, shipped, world, "", lambda *_: press)
            times[name].append((process_time() - start) * 1000)
    json.dump(median(times["with"][_WARM_UPS:]) - median(times["without"][_WARM_UPS:]), sys.stdout)


def _process(program: str, workload: Workload) -> float:
    """The milliseconds of processor time of a whole process that builds the report."""
    before = _of_children()
    argv = [sys.executable, "-c", program, "build"]
    subprocess.run(argv, cwd=workload.project, capture_output=True, check=True)
    return (_of_children() - before) * 1000


def _of_children() -> float:
    used = getrusage(RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _bars(found: Checking) -> list[Bar]:
    return [
        Bar("ms that proofreading adds to a cold build", median(found.cold), LIMIT),
        Bar("ms that proofreading adds to a warm report", found.warm, LIMIT),
    ]


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.checking", description=__doc__)
    parser.add_argument("--rounds", type=int, default=15, help="rounds of the two processes (default 15)")
    parser.add_argument("--check", action="store_true", help="fail when a bar is missed")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
