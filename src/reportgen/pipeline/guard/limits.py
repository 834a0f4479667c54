"""What a worker may take of the machine: a deadline for each piece of work, and a cap on memory."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from types import FrameType
from typing import NamedTuple

# What a worker holds before its first work, where the system does not say: the program and its libraries.
_BASELINE = 250_000_000
# A loop inside C hears no alarm. This many seconds behind the deadline the process is ended from outside.
GRACE = 1.0


class Limits(NamedTuple):
    """Seconds for one piece of work, bytes of memory beyond what the program itself takes, bytes of its result."""

    seconds: float = 10.0
    memory: int = 512_000_000
    result: int = 500_000_000


def cap_memory(limit: int) -> None:
    """Let this process take no more than `limit` bytes beside what it holds: Python then raises `MemoryError`.

    Linux counts addresses, Windows what is committed; where a system knows no cap, only the deadline is left.
    """
    if sys.platform == "win32":
        from reportgen.pipeline.guard.windows import cap

        cap(_BASELINE + limit)
    else:
        import resource

        with suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
            resource.setrlimit(resource.RLIMIT_AS, (_held() + limit,) * 2)


def _held() -> int:
    """The bytes of addresses that this process holds."""
    with suppress(OSError), open("/proc/self/statm", "rb") as file:
        return int(file.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    return _BASELINE


@contextmanager
def deadline(seconds: float) -> Iterator[None]:
    """Raise `TimeoutError`, which says the limit, at the line that runs after so many seconds, where there are alarms.

    Whoever started this process ends it a little later all the same, and if they are gone, the system does.
    """
    if sys.platform == "win32":
        yield
        return
    signal.signal(signal.SIGALRM, partial(_alarm, f"{seconds:g}"))
    with _cap_on_processor(seconds + GRACE):
        # It rings on: an error inside a destructor is lost.
        signal.setitimer(signal.ITIMER_REAL, seconds, GRACE / 4)
        try:
            yield
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)


@contextmanager
def _cap_on_processor(seconds: float) -> Iterator[None]:
    """Have the system end this process where nobody else is left to do it."""
    if sys.platform != "win32":
        import resource

        before = resource.getrlimit(resource.RLIMIT_CPU)
        last = int(time.process_time() + seconds) + 1
        try:
            with suppress(OSError, ValueError):  # the system may hold us shorter already
                resource.setrlimit(resource.RLIMIT_CPU, (last, before[1]))
            yield
        finally:
            resource.setrlimit(resource.RLIMIT_CPU, before)


def _alarm(limit: str, _number: int, _frame: FrameType | None) -> None:
    raise TimeoutError(limit)
