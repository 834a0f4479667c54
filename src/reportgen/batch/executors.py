"""The executors a batch can run on: this process, worker processes beside it, a Dask cluster."""

from __future__ import annotations

import multiprocessing
import signal
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial
from threading import Thread
from typing import Any, TypeVar

from reportgen.batch.guarded import end_guards
from reportgen.pipeline import MachineError
from reportgen.source import ReportgenError, problem

T = TypeVar("T")

# How long a cluster may take to answer, in seconds.
_PATIENCE = 5


class Here(Executor):
    """The process that asks: each task is done when it is handed in."""

    def submit(self, fn: Callable[..., T], /, *args: Any, **kwargs: Any) -> Future[T]:
        """Do it."""
        future: Future[T] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:  # whoever asks for the result gets it
            future.set_exception(error)
        return future


@contextmanager
def here() -> Iterator[Callable[[], Executor]]:
    """What starts to work in this process; when the context ends, no guard of ours has a worker any more."""
    try:
        yield Here
    finally:
        end_guards()


@contextmanager
def workers(count: int) -> Iterator[Callable[[], Executor]]:
    """What starts `count` worker processes; when the context ends, they do.

    They are forked where that is safe: what is loaded need not be loaded again.
    """
    context = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
    try:
        yield partial(ProcessPoolExecutor, count, context, _begin)
    finally:
        kill_workers()


def _begin() -> None:
    """A worker begins: Ctrl+C is for the one who started it, without whom it does not go on."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        signal.raise_signal(signal.SIGTERM)


def kill_workers() -> None:
    """End them at once, whatever they are doing; usually there is nothing left to do."""
    for child in multiprocessing.active_children():
        child.kill()
        child.join()


@contextmanager
def cluster(address: str) -> Iterator[Callable[[], Executor]]:
    """What starts to work on the Dask cluster whose scheduler is at `address`.

    Raises `ReportgenError` when Dask is not installed, `MachineError` when nobody answers there.
    """
    try:
        from distributed import Client
    except ImportError as error:
        raise ReportgenError(problem("USE041", None)) from error
    try:
        client = Client(address, timeout=_PATIENCE, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as error:
        raise MachineError("OUT015", address, str(error)) from error
    with client:
        # Dask takes tasks for one when their arguments are equal, and would give an earlier answer.
        yield partial(client.get_executor, pure=False)
