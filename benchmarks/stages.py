"""Where the time of a warm document of ours goes: the stages of the pipeline, each timed in place."""

from __future__ import annotations

import gc
import json
import subprocess
import sys
from collections.abc import Callable
from statistics import median
from time import perf_counter
from typing import ParamSpec, TypeVar

from benchmarks import ROOT
from benchmarks.batch import freeze, pin
from benchmarks.workload import Workload
from reportgen.dataset import Field, load_dataset
from reportgen.figures import Report, resolve
from reportgen.pipeline import WRITERS, Disk, Job, load_project, require, shipped_packs, write_file
from reportgen.pipeline.compile import build_tree, prepare
from reportgen.source import Node, load

P = ParamSpec("P")
T = TypeVar("T")

WARM_UPS = 5


def measure(workload: Workload, documents: int = 100) -> dict[str, float]:
    """The median seconds of each stage over some builds of the same report, in a process of its own."""
    program = "from benchmarks.stages import main; main()"
    argv = [sys.executable, "-c", program, str(workload.project), workload.path("stages.docx"), str(documents)]
    done = subprocess.run(argv, stdout=subprocess.PIPE, text=True, cwd=ROOT, check=True)
    stages: dict[str, float] = json.loads(done.stdout)
    return stages


def main() -> None:
    """Time the stages: PROJECT TARGET DOCUMENTS."""
    project, target, documents = sys.argv[1:]
    pin()
    _times(project, target, WARM_UPS)
    freeze()
    times = _times(project, target, int(documents))
    json.dump({stage: median(seconds) for stage, seconds in times.items()}, sys.stdout)


def _times(project: str, target: str, documents: int) -> dict[str, list[float]]:
    """The seconds of each stage of each document."""
    shipped, writer = shipped_packs(), WRITERS["docx"]
    times: dict[str, list[float]] = {}

    def timed(stage: str, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        begin = perf_counter()
        done = work(*args, **kwargs)
        times.setdefault(stage, []).append(perf_counter() - begin)
        return done

    world = Disk(project, shipped)
    job = next(iter(require(load_project(world)).jobs.values()))
    for _ in range(documents):
        press = timed("the pack made ready, once per batch", prepare, job, writer, shipped, world).value
    for _ in range(documents):
        gc.disable()  # as `produce` does while a document is made
        files = timed("reading YAML", _read, job, world)
        report = timed("schema, figures, references", _understand, files, press.schema, job)
        tree = timed("template, Markdown, numbering", build_tree, press, report, job, world).value
        content = timed("writing the Word package", press.write, tree).value
        timed("file, in memory, flushed and renamed", write_file, target, content)
        gc.enable()
    return times


def _read(job: Job, world: Disk) -> list[Node]:
    nodes = (load(world.read(file.value), file.value).value for file in job.data)
    return [node for node in nodes if node is not None]


def _understand(files: list[Node], schema: Field, job: Job) -> Report:
    return load_dataset(files, schema, job.data_span).then(resolve).value
