"""The years before: the data files of a report with an earlier year in their paths, read when a figure is asked for."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from reportgen.dataset import Field, load_dataset
from reportgen.figures import Before, YearBefore, figures_of
from reportgen.pipeline.paths import filled
from reportgen.pipeline.project import Job
from reportgen.source import Diagnostic, Node, ReportgenError, Span, World, load


def years_before(job: Job, schema: Field, world: World) -> Before:
    """How to get at the data of the years before `job`'s, which are held against today's `schema`."""
    return partial(_year_before, job, schema, world)


def year_before(job: Job, before: Before, world: World) -> YearBefore | None:
    """The data of the year before; None where there are none, as the first of its files tells."""
    if job.period is None or not job.dated:
        return None
    try:
        world.read(filled(job.dated[0].value, {"period": str(job.period - 1)}))
    except ReportgenError:
        return None
    return before(1)


def _year_before(job: Job, schema: Field, world: World, back: int) -> YearBefore:
    if job.period is None or not job.dated:
        return YearBefore(declared=job.period is not None)
    paths = [filled(path.value, {"period": str(job.period - back)}) for path in job.dated]
    nodes: dict[str, Node | None] = {}
    missing: list[str] = []
    broken: list[Diagnostic] = []
    slips: list[Diagnostic] = []
    for path in paths:
        try:
            nodes[path], found = load(world.read(path), path)
            slips += found
        except ReportgenError as error:
            if [each.code for each in error.diagnostics] == ["SRC001"]:
                missing.append(path)
            else:
                broken += error.diagnostics
    try:
        dataset, found = load_dataset([node for node in nodes.values() if node is not None], schema, Span(paths[0]))
    except ReportgenError as error:  # so many slips that nobody read on
        return YearBefore(True, broken=error.diagnostics)
    return YearBefore(True, dataset, tuple(nodes), tuple(missing), tuple(broken), (*slips, *found))


def typed_last_year(job: Job, before: Before, world: World) -> Mapping[str, str]:
    """The figures that were typed last year, by name, as the file writes them; none where there are no such files."""
    year = year_before(job, before, world)
    leaves, _ = figures_of(year.dataset) if year is not None else ({}, ())
    typed = ((key, leaf.scalar.value.strip()) for key, leaf in leaves.items() if not leaf.unit)
    return {key: text for key, text in typed if not text.startswith("=")}
