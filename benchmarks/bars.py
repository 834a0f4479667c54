"""The bars: what must be true of the results, and whether it is."""

from __future__ import annotations

from statistics import median
from typing import NamedTuple

from benchmarks.engines import OURS, RIVAL, USUAL
from benchmarks.results import Measured, Results
from benchmarks.workload import WITH_TABLES

MIB = 1024 * 1024


class Bar(NamedTuple):
    """A limit: what is measured, the value, and which side of the limit is right; what is not required is only told."""

    what: str
    value: float
    limit: float
    at_least: bool = False
    required: bool = True

    @property
    def holds(self) -> bool:
        """Whether the value keeps the limit."""
        return self.value >= self.limit if self.at_least else self.value <= self.limit

    def __str__(self) -> str:
        """The bar as a sentence."""
        verdict = "holds" if self.holds else "MISSED" if self.required else "does not hold"
        told = "" if self.required else ", not required"
        return f"{self.what}: {self.value:.2f} ({verdict}: {'≥' if self.at_least else '≤'} {self.limit:g}{told})"


def bars(found: Measured) -> list[Bar]:
    """All bars, with the values of one report; the plain report need not keep those of cold and warm builds."""
    cold = next(each for each in found.cold if each.name == OURS.name)
    growth = next(each for each in found.growth if each.name == OURS.name)
    required = found.report == WITH_TABLES
    return [
        Bar("cold build, times docxtpl with the C YAML loader", cold.ratio, 1.0, required=required),
        Bar("peak memory, MiB", cold.peak / MIB, 60),
        Bar(
            "warm batch, times the documents a second of docxtpl with the C YAML loader",
            _warm_ratio(found, RIVAL.name),
            3.0,
            at_least=True,
            required=required,
        ),
        Bar(
            "warm batch, times the documents a second of docxtpl with yaml.safe_load",
            _warm_ratio(found, USUAL.name),
            3.0,
            at_least=True,
            required=False,
        ),
        Bar("time for a report 10 times as long, times", growth.ratios[10], 12),
        Bar("time for a report 100 times as long, times", growth.ratios[100], 120),
    ]


def all_hold(results: Results) -> bool:
    """Whether every required bar of every report holds."""
    return all(bar.holds for found in results.reports for bar in bars(found) if bar.required)


def _warm_ratio(found: Measured, name: str) -> float:
    """Our documents a second to those of the engine called `name`, inside each round; the median."""
    rates = {each.name: each.documents for each in found.warm}
    return median(mine / other for mine, other in zip(rates[OURS.name], rates[name], strict=True))
