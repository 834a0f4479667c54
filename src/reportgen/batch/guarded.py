"""Documents by packs that did not come with the program: made under a guard, one for each thread that works."""

from __future__ import annotations

from collections.abc import Iterable
from multiprocessing import current_process
from threading import get_ident
from typing import NamedTuple

from reportgen.batch.shop import Desk
from reportgen.pipeline import Job, Recording
from reportgen.pipeline.guard import Guard, Limits, guarded_attempt
from reportgen.source import Diagnostic, ReportgenError, Result, problem

# So many units may run into the deadline while a pack has made no document at all: one may be the unit's own fault.
_MOST_LATE = 2


class _Post(NamedTuple):
    """A guard, and what it knows of the presses by their editions: who was late, and who has made a document."""

    guard: Guard
    late: dict[str, list[Diagnostic]]
    proven: set[str]


# By process and thread: a process that is forked must not talk to the worker of the one it comes from.
_POSTS: dict[tuple[int | None, int], _Post] = {}


def guarded_document(desk: Desk, job: Job, world: Recording) -> Result[bytes]:
    """The document of `job` under the guard, which gets all files by value; raises `ReportgenError`, `MachineError`.

    What it missed is read here and handed in with the next attempt, so that it is an input like others. A pack that is
    late again and again fails without being tried.
    """
    post, edition = _post(desk.shop.limits), desk.digests[job.name].hex()
    late = post.late.setdefault(edition, [])
    if len(late) >= _MOST_LATE and edition not in post.proven:
        raise ReportgenError(late[0], problem("TPL014", late[0].span, times=len(late)))
    try:
        made = _made(post.guard, desk, job, world, edition)
    except ReportgenError as error:
        late += (each for each in error.diagnostics if each.code == "TPL010")
        raise
    post.proven.add(edition)
    return made


def _made(guard: Guard, desk: Desk, job: Job, world: Recording, edition: str) -> Result[bytes]:
    shop = desk.shop
    while True:
        attempt, found = guarded_attempt(
            guard, job, shop.form, shop.shipped, shop.world, dict(world.contents), desk.author, edition
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


def _post(limits: Limits) -> _Post:
    post = _POSTS.setdefault((current_process().pid, get_ident()), _Post(Guard(limits), {}, set()))
    post.guard.limits = limits
    return post


def end_guards() -> None:
    """End the workers of this process' guards; they end with this process at the latest."""
    for place in [place for place in _POSTS if place[0] == current_process().pid]:
        _POSTS.pop(place).guard.close()
