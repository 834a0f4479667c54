"""Approximations that do not go together: 近10万多, 约2000多, 133.5万余 (FIG040, FIG041)."""

from __future__ import annotations

from reportgen.checks.amounts.interval import MORE
from reportgen.checks.reading import Findings, Reading, found

# 最多100多人 and 至少50多人 are limits of what is about right.
_LIMITS = frozenset({"至少", "至多", "最多", "最少"})
# A number of so many digits is precise, and 余 adds nothing.
_PRECISE = 3


def approximations(reading: Reading) -> Findings:
    """Two words that make one number inexact, or 余 behind a number that is precise."""
    for amount in reading.amounts:
        words = [word for word in (amount.lead, *amount.marks) if word]
        if len(words) > 1 and not (amount.lead in _LIMITS and MORE.issuperset(amount.marks)):
            one = amount.text.removeprefix(amount.lead) if amount.lead else amount.text.removesuffix(words[-1])
            yield found("FIG040", amount.start, amount.end, text=amount.text, words="、".join(words), one=one)
        elif "." in amount.number and MORE.intersection(amount.marks) and _digits(amount.number) >= _PRECISE:
            yield found("FIG041", amount.start, amount.end, text=amount.text, mark=words[0])


def _digits(number: str) -> int:
    return len(number.replace(".", "").lstrip("0"))
