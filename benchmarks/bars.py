"""The bars: what must be true of the results, and whether it is."""

from __future__ import annotations

from typing import NamedTuple

from benchmarks.engines import OURS
from benchmarks.results import Results

MIB = 1024 * 1024


class Bar(NamedTuple):
    """One thing that must be true: what is measured, the value, and the limit it must keep on the right side of."""

    what: str
    value: float
    limit: float
    at_least: bool = False

    @property
    def holds(self) -> bool:
        """Whether the value keeps the limit."""
        return self.value >= self.limit if self.at_least else self.value <= self.limit

    def __str__(self) -> str:
        """The bar as a sentence."""
        sign = "≥" if self.at_least else "≤"
        return f"{self.what}: {self.value:.2f} ({'holds' if self.holds else 'MISSED'}: {sign} {self.limit:g})"


def bars(results: Results) -> list[Bar]:
    """All bars, with the values of `results`."""
    cold = next(each for each in results.cold if each.name == OURS.name)
    warm = next(each for each in results.warm if each.name == OURS.name)
    growth = next(each for each in results.growth if each.name == OURS.name)
    return [
        Bar("cold build, times docxtpl", cold.ratio, 1.0),
        Bar("peak memory, MiB", cold.peak / MIB, 60),
        Bar("warm batch, times docxtpl's documents a second", warm.ratio, 3.0, at_least=True),
        Bar("time for a report 10 times as long, times", growth.ratios[10], 12),
        Bar("time for a report 100 times as long, times", growth.ratios[100], 120),
    ]
