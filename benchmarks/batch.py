"""Many documents in one process on one core, each timed: run by itself, JSON on stdin and stdout.

`peers/node/batch.js` is the same for engines on Node.js.
"""

from __future__ import annotations

import gc
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from importlib import import_module
from time import perf_counter

from benchmarks import ROOT
from benchmarks.engines import Engine, batch_command


def seconds_each(engine: Engine, start: str, jobs: Sequence[tuple[str, str]], warm_ups: int) -> list[float]:
    """The seconds of each of `jobs` (source, target) by `engine` in a fresh process, without the first `warm_ups`."""
    module = f"./{engine.module}" if engine.on_node else engine.module
    asked = {"module": module, "prepare": engine.prepare, "start": start, "jobs": jobs, "warm_ups": warm_ups}
    done = subprocess.run(
        batch_command(engine),
        input=json.dumps(asked),
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env=engine.environment(),
        preexec_fn=pin,
        check=True,
    )
    times: list[float] = json.loads(done.stdout)
    return times


def main() -> None:
    """Build the documents that stdin asks for."""
    asked = json.load(sys.stdin)
    build = getattr(import_module(asked["module"]), asked["prepare"])(asked["start"])
    warm_ups, jobs = asked["jobs"][: asked["warm_ups"]], asked["jobs"][asked["warm_ups"] :]
    for source, target in warm_ups:
        build(source, target)
    freeze()
    times = []
    for source, target in jobs:
        begin = perf_counter()
        build(source, target)
        times.append(perf_counter() - begin)
    json.dump(times, sys.stdout)


def freeze() -> None:
    """Let the garbage collector leave alone what is there by now: modules and templates are no part of a document."""
    gc.collect()
    gc.freeze()


def pin() -> None:
    """Keep this process, and those it starts, on one core, where the system can."""
    if sys.platform == "linux":
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
