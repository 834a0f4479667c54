"""Where the time of a warm document of ours goes: the stages of the pipeline, each timed in place."""

from __future__ import annotations

from collections.abc import Callable
from statistics import median
from time import perf_counter
from typing import ParamSpec, TypeVar

from benchmarks.workload import Workload
from reportgen.pipeline import (
    WRITERS,
    Disk,
    build_tree,
    load_project,
    prepare,
    read_data,
    require,
    shipped_packs,
    understand,
    write_file,
)

P = ParamSpec("P")
T = TypeVar("T")


def measure(workload: Workload, documents: int = 100) -> dict[str, float]:
    """The median seconds of each stage over some builds of the same report."""
    shipped, writer = shipped_packs(), WRITERS["docx"]
    times: dict[str, list[float]] = {}

    def timed(stage: str, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        begin = perf_counter()
        done = work(*args, **kwargs)
        times.setdefault(stage, []).append(perf_counter() - begin)
        return done

    world = Disk(str(workload.project))
    job = next(iter(require(load_project(world)).jobs.values()))
    target = workload.path("stages.docx")
    for _ in range(documents):
        press = timed("the pack made ready, once per batch", prepare, job, writer, shipped, world).value
    for _ in range(documents):
        files = timed("reading YAML", read_data, job, world).value
        report = timed("schema, figures, references", understand, job, press, files).value
        tree = timed("template, Markdown, numbering", build_tree, press, report, job, world).value
        content = timed("writing the Word package", press.write, tree).value
        timed("file, in memory, flushed and renamed", write_file, target, content)
    return {stage: median(seconds) for stage, seconds in times.items()}
