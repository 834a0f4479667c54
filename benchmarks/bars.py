"""The bars: what must be true of the results, and whether it is."""

from __future__ import annotations

from statistics import median
from typing import NamedTuple

from benchmarks.cold import Cold
from benchmarks.engines import OURS, RIVAL, USUAL
from benchmarks.results import Measured, Results

MIB = 1024 * 1024


class Bar(NamedTuple):
    """A limit: what is measured, the value, and and which side of the limit is right."""

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
        verdict = "holds" if self.holds else "MISSED"
        return f"{self.what}: {self.value:.2f} ({verdict}: {'≥' if self.at_least else '≤'} {self.limit:g})"


def bars(found: Measured) -> list[Bar]:
    """All bars, with the values of one report.

    They are stated against docxtpl with the YAML loader that most programs use, and with the fastest there is; and,
    warm, against the fastest of all peers, which read JSON.
    """
    fastest = max((each for each in found.warm if each.name != OURS.name), key=lambda each: median(each.documents)).name
    growth = next(each for each in found.growth if each.name == OURS.name)
    return [
        Bar(f"cold build, times {USUAL.name}", _cold_ratio(found, USUAL.name), 1.0),
        Bar(f"cold build, times {RIVAL.name}", _cold_ratio(found, RIVAL.name), 1.0),
        Bar("peak memory, MiB", _cold(found, OURS.name).peak / MIB, 60),
        Bar(
            f"warm batch, times the documents a second of {USUAL.name}",
            _warm_ratio(found, USUAL.name),
            3.0,
            at_least=True,
        ),
        Bar(
            f"warm batch, times the documents a second of {RIVAL.name}",
            _warm_ratio(found, RIVAL.name),
            3.0,
            at_least=True,
        ),
        Bar(
            f"warm batch, times the documents a second of the fastest peer, {fastest}",
            _warm_ratio(found, fastest),
            1.5,
            at_least=True,
        ),
        Bar("time for a report 10 times as long, times", growth.ratios[10], 12),
        Bar("time for a report 100 times as long, times", growth.ratios[100], 120),
    ]


def all_hold(results: Results) -> bool:
    """Whether every bar of every report holds."""
    return all(bar.holds for found in results.reports for bar in bars(found))


def _cold(found: Measured, name: str) -> Cold:
    return next(each for each in found.cold if each.name == name)


def _cold_ratio(found: Measured, name: str) -> float:
    """Our time to that of the engine called `name`, inside each round; the median."""
    ours, theirs = _cold(found, OURS.name).seconds, _cold(found, name).seconds
    return median(mine / other for mine, other in zip(ours, theirs, strict=True))


def _warm_ratio(found: Measured, name: str) -> float:
    """Our documents a second to those of the engine called `name`, inside each round; the median."""
    rates = {each.name: each.documents for each in found.warm}
    return median(mine / other for mine, other in zip(rates[OURS.name], rates[name], strict=True))
