"""`python -m benchmarks.many`: the batch command itself, on many units: documents a second, workers, memory, kills.

Each unit has the data of the real report with one number of its own. The command runs as a user would run it, in a
process of its own; what was measured goes to stdout.
"""

from __future__ import annotations

import argparse
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from random import Random  # noqa: TID251  # the moments of kills; the seed is fixed
from statistics import median, quantiles
from time import perf_counter, sleep
from typing import NamedTuple

from benchmarks import ROOT
from benchmarks.workload import memory_folder

MIB = 1024 * 1024
_DATA = ROOT / "data" / "2022"
_SHARED = "会议.yaml"
_OWN = ("任务.yaml", "回顾.yaml", "数字.yaml")
_CHANGED = "630多万人"
_PROJECT = f"报告:\n  工作报告:\n    模板包: work-report\n    数据: {_SHARED}\n    输出: 2022年{{单位}}工作报告\n"


class Run(NamedTuple):
    """A finished batch: seconds, documents written, and by document number the memory of each process in bytes."""

    seconds: float
    documents: int
    memory: dict[int, list[int]]


def lay_out(folder: Path, count: int) -> Path:
    """A project of `count` units."""
    texts = {path.name: path.read_text(encoding="utf-8") for path in (_DATA / name for name in _OWN)}
    (folder / "units").mkdir(parents=True)
    (folder / "reportgen.yaml").write_text(_PROJECT, encoding="utf-8")
    shutil.copy(_DATA / _SHARED, folder / _SHARED)
    for number in range(count):
        unit = folder / "units" / f"基层{number:05}"
        unit.mkdir()
        for name, text in texts.items():
            (unit / name).write_text(text.replace(_CHANGED, f"{631 + number}多万人"), encoding="utf-8")
    return folder


def begun(folder: Path, *arguments: str) -> subprocess.Popen[str]:
    """The batch command in `folder`."""
    command = [sys.executable, "-m", "reportgen", "build", "--all", "units", *arguments]
    return subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8")


def timed(folder: Path, workers: int, marks: Sequence[int] = ()) -> Run:
    """Build all anew with `workers`; look at the memory when so many documents as `marks` says are written."""
    shutil.rmtree(folder / "output", ignore_errors=True)
    begin = perf_counter()
    batch = begun(folder, "-j", str(workers))
    assert batch.stdout is not None
    assert batch.stderr is not None
    written, memory = 0, {}
    for _ in batch.stdout:
        written += 1
        if written in marks:
            memory[written] = [resident(process) for process in family(batch.pid)]
    said = batch.stderr.read()
    if batch.wait():
        sys.exit(said)
    return Run(perf_counter() - begin, written, memory)


def family(process: int) -> Iterator[int]:
    """A process and its children, where the system says who they are."""
    yield process
    with suppress(OSError):
        for children in Path(f"/proc/{process}/task").glob("*/children"):
            for child in children.read_text().split():
                yield from family(int(child))


def resident(process: int) -> int:
    """The memory of a process, in bytes."""
    return int(Path(f"/proc/{process}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def rates(folder: Path, halves: Sequence[Path], rounds: int) -> None:
    """Documents a second with one worker, with two, and by two commands at once, which share nothing but the machine.

    There and back in each round, so that a machine that grows slower or faster meanwhile favours none.
    """
    ways: dict[str, Callable[[], Run]] = {
        "one worker": lambda: timed(folder, 1),
        "two workers": lambda: timed(folder, 2),
        "two commands at once, one worker and half of the units each": lambda: apart(halves),
    }
    found: dict[str, list[float]] = {way: [] for way in ways}
    for _ in range(rounds):
        runs = [(way, ways[way]()) for way in (*ways, *reversed(ways))]
        for way, taken in found.items():
            both = [run for name, run in runs if name == way]
            taken.append(sum(run.documents for run in both) / sum(run.seconds for run in both))
    alone = found["one worker"]
    print("\n| | documents a second | times one worker, median (quartiles) |\n| --- | ---: | ---: |")
    for way, taken in found.items():
        ratios = [rate / one for rate, one in zip(taken, alone, strict=True)]
        low, middle, high = quantiles(ratios, n=4, method="inclusive") if rounds > 1 else ratios * 3
        print(f"| {way} | {median(taken):.0f} | {middle:.2f} ({low:.2f}–{high:.2f}) |")
    print(f"\n- {rounds} rounds, there and back; two workers are to do 1.8 times what one does")


def apart(halves: Sequence[Path]) -> Run:
    """What two cores give to programs that know nothing of each other: a command for each of `halves`, all at once."""
    for half in halves:
        shutil.rmtree(half / "output", ignore_errors=True)
    begin = perf_counter()
    batches = [begun(half, "-j", "1") for half in halves]
    with ThreadPoolExecutor(len(batches)) as readers:  # all are read at once: none waits until another has ended
        said = list(readers.map(lambda batch: batch.communicate(), batches))
    seconds = perf_counter() - begin
    if any(batch.returncode for batch in batches):
        sys.exit("".join(err for _, err in said))
    return Run(seconds, sum(len(out.splitlines()) for out, _ in said), {})


def memory(folder: Path, count: int) -> None:
    """The memory of every process when 1,000 documents are written, and near the end."""
    first, last = min(1_000, count // 2), count - 64
    run = timed(folder, 2, (first, last))
    print(f"\n| process | MiB at document {first:,} | at document {last:,} |\n| --- | ---: | ---: |")
    pairs = list(zip(run.memory[first], run.memory[last], strict=False))
    for number, (early, late) in enumerate(pairs):
        print(f"| {'worker' if number else 'main'} | {early / MIB:.1f} | {late / MIB:.1f} |")
    growth = sum(late - early for early, late in pairs) / MIB
    print(
        f"\n- growth of all together, MiB: {growth:.1f} (bar: < 50)"
        f"\n- documents a second: {run.documents / run.seconds:.0f}"
    )
    begin = perf_counter()
    again = begun(folder)
    _, said = again.communicate()
    print(f"- run again, nothing changed: {perf_counter() - begin:.1f} s: {said.split()}")


def kills(folder: Path, times: int, seed: int) -> bool:
    """Kill a batch at `times` random moments, then let it end; whether its files are those of an undisturbed run."""
    whole = timed(folder, 2)
    expected = {path.name: path.read_bytes() for path in (folder / "output").glob("*.docx")}
    shutil.rmtree(folder / "output")
    moments = Random(seed)
    for _ in range(times):
        batch = begun(folder, "-j", "2")
        sleep(moments.uniform(0.1, 1.5 * whole.seconds / times + 0.5))
        batch.send_signal(signal.SIGKILL)
        batch.communicate()
        found = {path.name: path.read_bytes() for path in (folder / "output").glob("*.docx")}
        if not found.items() <= expected.items():
            print(f"- half-written or wrong: {sorted(name for name in found if found[name] != expected[name])}")
            return False
    batch = begun(folder, "-j", "2")
    out, _ = batch.communicate()
    found = {path.name: path.read_bytes() for path in (folder / "output").glob("*.docx")}
    left = [path.name for path in (folder / "output").glob(".rg-*")]
    same = found == expected
    print(
        f"\n- {times} kills: the last run wrote {len(out.splitlines())} of {len(expected)};"
        f" same bytes: {same}; left over: {left}"
    )
    return same and not left


def main() -> int:
    """Exit code 1 when a run that was killed came out otherwise."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.many", description=__doc__)
    parser.add_argument("--units", type=int, default=2_000, help="how many units (default 2000)")
    parser.add_argument("--rounds", type=int, default=3, help="rounds of one worker and of two; 0 for none (default 3)")
    parser.add_argument("--memory", action="store_true", help="look at the memory as well")
    parser.add_argument("--kills", type=int, default=0, help="kill a batch so many times (default 0)")
    parser.add_argument("--seed", type=int, default=1, help="of the moments of kills")
    parser.add_argument("--on-disk", action="store_true", help="in a temporary folder, not in memory")
    parser.add_argument("--keep", help="leave the project here, for looking at its documents")
    asked = parser.parse_args()
    folder = Path(asked.keep or tempfile.mkdtemp(dir=None if asked.on_disk else memory_folder()))
    try:
        lay_out(folder / "project", asked.units)
        if asked.rounds:
            halves = [lay_out(folder / name, asked.units // 2) for name in ("half", "other half")]
            rates(folder / "project", halves, asked.rounds)
        if asked.memory:
            memory(folder / "project", asked.units)
        return 0 if not asked.kills or kills(folder / "project", asked.kills, asked.seed) else 1
    finally:
        if not asked.keep:
            shutil.rmtree(folder)


if __name__ == "__main__":
    sys.exit(main())
