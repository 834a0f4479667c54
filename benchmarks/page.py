"""The results as Markdown tables, and the section of docs/performance.md that they fill."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from statistics import median

from benchmarks import ROOT
from benchmarks.bars import MIB, bars
from benchmarks.cold import Cold, Imports
from benchmarks.growth import BUILDS, Growth, Size
from benchmarks.results import Measured, Results, day, machine, versions
from benchmarks.warm import Warm

PAGE = ROOT / "docs" / "performance.md"
BEGIN = "<!-- results: written by python -m benchmarks --write -->"
END = "<!-- end of results -->"


def rewrite(results: Results, page: Path = PAGE) -> None:
    """Put `results` between the marks of `page`; all else there stays."""
    before, begin, rest = page.read_text(encoding="utf-8").partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end):
        raise ValueError(f"{page} lacks the lines {BEGIN} and {END}")
    page.write_text(f"{before}{BEGIN}\n\n{markdown(results)}\n{END}{after}", encoding="utf-8")


def markdown(results: Results) -> str:
    """All tables, under the machine and the command."""
    return "\n".join(
        [
            f"Measured on {day()}: {machine()}.",
            f"Versions: {versions()}.",
            f"Command: `python -m benchmarks --rounds {results.rounds} --documents {results.documents}`.",
            "",
            *(line for found in results.reports for line in _report(found, results)),
        ]
    )


def _report(found: Measured, results: Results) -> Iterator[str]:
    yield from (f"### {found.report.name.capitalize()}", "")
    yield from (f"#### Cold build, {results.rounds} rounds", "", *_cold(found.cold), "", *_imports(found.imports), "")
    batch = f"{results.rounds} rounds of {results.documents} documents after 5 warm-ups (Node.js 20)"
    yield from (f"#### Warm batch on one core, {batch}", "", *_warm(found.warm), "", *_stages(found.stages), "")
    yield from (f"#### Growth, {results.rounds} rounds", "", *_growth(found.sizes, found.growth), "")
    yield from ("#### Bars", "", *(f"- {bar}" for bar in bars(found)), "")


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """A Markdown table; all columns but the first stand to the right."""
    yield _row(head)
    yield _row(["---"] + ["---:"] * (len(head) - 1))
    yield from (_row(row) for row in rows)


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _milliseconds(seconds: float) -> str:
    return f"{seconds * 1000:.1f}"


def _cold(rows: Sequence[Cold]) -> Iterator[str]:
    head = ("whole process", "min ms", "median ms", "max ms", "× docxtpl", "peak MiB")
    return _table(
        head,
        (
            (
                row.name,
                *(_milliseconds(value) for value in (min(row.seconds), median(row.seconds), max(row.seconds))),
                f"{row.ratio:.2f}",
                f"{row.peak / MIB:.1f}",
            )
            for row in rows
        ),
    )


def _imports(rows: Sequence[Imports]) -> Iterator[str]:
    head = ("of which imports (-X importtime)", "ms", "modules")
    return _table(head, ((row.name, _milliseconds(row.seconds), str(row.modules)) for row in rows))


def _warm(rows: Sequence[Warm]) -> Iterator[str]:
    head = ("documents a second", "min", "median", "max", "× docxtpl", "median ms a document")
    return _table(
        head,
        (
            (
                row.name,
                *(f"{value:.1f}" for value in (min(row.documents), median(row.documents), max(row.documents))),
                f"{row.ratio:.2f}",
                _milliseconds(1 / median(row.documents)),
            )
            for row in rows
        ),
    )


def _stages(stages: Mapping[str, float]) -> Iterator[str]:
    return _table(
        ("reportgen, one warm document", "ms"),
        ((stage, f"{seconds * 1000:.2f}") for stage, seconds in stages.items()),
    )


def _growth(sizes: Sequence[Size], rows: Sequence[Growth]) -> Iterator[str]:
    lengths = [times for times in BUILDS if times > 1]
    head = ("one document", *(f"{times}× ms" for times in BUILDS), *(f"{times}×, ratio" for times in lengths))
    yield from _table(
        head,
        (
            (
                row.name,
                *(_milliseconds(row.seconds[times]) for times in BUILDS),
                *(f"{row.ratios[times]:.1f}" for times in lengths),
            )
            for row in rows
        ),
    )
    yield ""
    yield f"{'; '.join(map(_size, sizes))}."


def _size(size: Size) -> str:
    cells = f", {size.cells:,} cells" if size.cells else ""
    return f"{size.times}×: {size.paragraphs:,} paragraphs, {size.characters:,} characters{cells}"
