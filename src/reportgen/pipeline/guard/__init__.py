"""The guard: packs from strangers are worked on in a process that is ended when it takes too much."""

from reportgen.pipeline.guard.limits import Limits
from reportgen.pipeline.guard.process import Guard
from reportgen.pipeline.guard.reports import (
    guarded_attempt,
    guarded_check,
    guarded_report,
    guarded_together,
    guarded_work,
)

__all__ = [
    "Guard",
    "Limits",
    "guarded_attempt",
    "guarded_check",
    "guarded_report",
    "guarded_together",
    "guarded_work",
]
