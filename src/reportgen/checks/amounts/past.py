"""Figures that say what they said last year, to the letter (FIG045)."""

from __future__ import annotations

from reportgen.checks.reading import Findings, Reading, found
from reportgen.source import DataOrigin

# Fewer digits come again by chance: 5个县区, 100万元.
_TELLING = 3


def repeated(reading: Reading) -> Findings:
    """Typed figures with the value of last year's figure of that name, each once."""
    seen = set[str]()
    for each in reading.figures if reading.last_year else ():
        text, origin = reading.text[each.start : each.end], each.origin
        if isinstance(origin, DataOrigin) and origin.key not in seen and reading.last_year.get(origin.key) == text:
            seen.add(origin.key)
            if _telling(text):
                yield found("FIG045", each.start, each.end, name=origin.key, text=text)


def _telling(text: str) -> bool:
    digits = "".join(filter(str.isdigit, text)).strip("0")
    return len(digits) >= _TELLING
