"""Documents by packs that did not come with the program: made under a guard, one for each thread that works."""

from __future__ import annotations

from collections.abc import Iterable
from multiprocessing import current_process
from threading import get_ident

from reportgen.batch.shop import Desk
from reportgen.pipeline import Job, Recording
from reportgen.pipeline.guard import Guard, Limits, guarded_attempt
from reportgen.source import ReportgenError, Result

# By process and thread: a process that is forked must not talk to the worker of the one it comes from.
_GUARDS: dict[tuple[int | None, int], Guard] = {}


def guarded_document(desk: Desk, job: Job, world: Recording) -> Result[bytes]:
    """The document of `job` under the guard, which gets all files by value; raises `ReportgenError`, `MachineError`.

    What it missed is read here and handed in with the next attempt, so that it is an input like others.
    """
    shop, edition = desk.shop, desk.digests[job.name].hex()
    while True:
        attempt, found = guarded_attempt(
            _guard(shop.limits), job, shop.form, shop.shipped, shop.world, dict(world.contents), desk.author, edition
        )
        if _read(attempt.missed, world):
            continue
        if attempt.content is None:
            raise ReportgenError(*found)
        return Result(attempt.content, found)


def _read(paths: Iterable[str], world: Recording) -> bool:
    """Read what can be read; whether anything could."""
    known = len(world.contents)
    for path in paths:
        try:
            world.read(path)
        except ReportgenError:
            continue
    return len(world.contents) > known


def _guard(limits: Limits) -> Guard:
    guard = _GUARDS.setdefault((current_process().pid, get_ident()), Guard(limits))
    guard.limits = limits
    return guard


def end_guards() -> None:
    """End the workers of this process' guards; they end with this process at the latest."""
    for place in [place for place in _GUARDS if place[0] == current_process().pid]:
        _GUARDS.pop(place).close()
