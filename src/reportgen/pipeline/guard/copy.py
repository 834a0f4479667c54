"""A worker that is a copy of this process (fork): it has Python and all modules so far, and costs a millisecond."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import BinaryIO, NoReturn

# How a copy ends whose work has come to an end by itself, which it never should.
_ASTRAY = 70


def can_copy() -> bool:
    """Whether a copy of this process would be whole: on Linux, where the system counts one thread of it.

    A fork takes along the thread that asks for it and no other, and what others held locked stays so. Elsewhere
    libraries of the system start threads that nobody has asked for.
    """
    if sys.platform != "linux" or None in (sys.stdin, sys.stdout, sys.stderr):
        return False  # without standard streams a pipe may take the number of one
    try:
        return len(os.listdir("/proc/self/task")) == 1
    except OSError:
        return False


class Copy:
    """A copy at work, with what a guard uses of `subprocess.Popen`."""

    def __init__(self, process: int, stdin: BinaryIO, stdout: BinaryIO) -> None:
        self._process, self.stdin, self.stdout = process, stdin, stdout
        self.returncode: int | None = None

    def kill(self) -> None:
        """End it, unless somebody has waited for its end: its number may be another's by now."""
        if self.returncode is None:
            os.kill(self._process, signal.SIGKILL)

    def communicate(self) -> None:
        """Close its pipes and wait for its end."""
        for pipe in (self.stdin, self.stdout):
            with suppress(OSError):  # what it had not read yet
                pipe.close()
        if self.returncode is None:
            self.returncode = os.waitstatus_to_exitcode(os.waitpid(self._process, 0)[1])


def copied(work: Callable[[BinaryIO, BinaryIO], NoReturn]) -> Copy:
    """A copy of this process that does `work(stdin, stdout)` and nothing else; raises `OSError`."""
    asked, ask = os.pipe()
    answers, answer = os.pipe()
    process = os.fork()
    if process == 0:
        _work(work, asked, answer)
    os.close(asked)
    os.close(answer)
    return Copy(process, open(ask, "wb"), open(answers, "rb"))


def _work(work: Callable[[BinaryIO, BinaryIO], NoReturn], asked: int, answer: int) -> NoReturn:
    """The copy's side: no file of this program's is open here but the two pipes, and nothing here returns to it."""
    try:
        nothing = os.open(os.devnull, os.O_RDWR)
        for stream in range(3):
            os.dup2(nothing, stream)
        _close_all_but(asked, answer)
        sys.stdout = sys.stderr = open(1, "w", encoding="utf-8")  # noqa: SIM115 — whatever printed elsewhere until now
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        with open(asked, "rb") as requests, open(answer, "wb") as replies:
            work(requests, replies)
    finally:
        os._exit(_ASTRAY)


def _close_all_but(*kept: int) -> None:
    """Close every file of this process but the standard streams and `kept`."""
    first = 3
    for file in (*sorted(kept), os.sysconf("SC_OPEN_MAX")):
        os.closerange(first, file)
        first = file + 1
