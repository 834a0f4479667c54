"""Figures that say what they said last year, to the letter (FIG045)."""

from __future__ import annotations

from reportgen.checks.reading import Findings, Reading, Stretch, found
from reportgen.source import DataOrigin

# Fewer digits come again by chance: 5个县区, 100万元.
_TELLING = 3


def repeated(reading: Reading) -> Findings:
    """Typed figures with the value of last year's figure of that name, each once."""
    typed: dict[str, Stretch] = {}
    for each in reading.figures:
        if isinstance(each.origin, DataOrigin) and _telling(reading.text[each.start : each.end]):
            typed.setdefault(each.origin.key, each)
    if not typed:
        return  # last year's data are read for what could be told only
    for key, each in typed.items():
        text = reading.text[each.start : each.end]
        if reading.last_year.get(key) == text:
            yield found("FIG045", each.start, each.end, name=key, text=text)


def _telling(text: str) -> bool:
    return len("".join(filter(str.isdigit, text)).strip("0")) >= _TELLING
