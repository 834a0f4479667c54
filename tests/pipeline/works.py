"""Pieces of work for the worker of a guard, good and bad."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from reportgen.source import Result


def fall(number: int) -> Result[bytes]:
    """Fall, as by a fault in a library or by the hand of the system."""
    os.kill(os.getpid(), number)
    return Result(b"")


def deaf() -> Result[bytes]:
    """A loop inside C, which hears no alarm."""
    return Result(str(sum(range(10**12))).encode())


def recursion() -> Result[bytes]:
    """A fault of ours."""
    return recursion()


def starved() -> Result[bytes]:
    """No memory, outside a template."""
    raise MemoryError


def well(text: str) -> Result[bytes]:
    """The text, after something printed."""
    sys.stdout.write("what is printed here is no answer")
    return Result(text.encode())


def open_files() -> Result[bytes]:
    """What this process holds open, a line each."""
    held = [f"/proc/self/fd/{number}" for number in os.listdir("/proc/self/fd")]
    return Result("\n".join(os.readlink(file) for file in held if os.path.exists(file)).encode())


def much() -> Result[bytes]:
    """A long answer."""
    return Result(b"x" * 10_000)


def endless(path: str) -> Result[bytes]:
    """A loop in Python, and where to find it."""
    Path(path).write_text(str(os.getpid()))
    while True:
        pass


def endless_and_deaf(path: str) -> Result[bytes]:
    """A loop in C, and where to find it."""
    Path(path).write_text(str(os.getpid()))
    return deaf()
