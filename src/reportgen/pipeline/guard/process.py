"""The program's side of a worker: it is started, given work, waited for, and ended when it must be.

Jinja's sandbox keeps templates from files and programs; processor and memory only the system can keep from them.
"""

from __future__ import annotations

import pickle
import sys
from collections.abc import Callable
from contextlib import suppress
from threading import Event, Timer
from types import TracebackType
from typing import TYPE_CHECKING, Any, BinaryIO

from reportgen.pipeline.guard.copy import can_copy, copied
from reportgen.pipeline.guard.limits import GRACE, Limits
from reportgen.pipeline.guard.wire import Reply, receive, receive_reply, send
from reportgen.pipeline.guard.worker import OUT_OF_MEMORY, serve
from reportgen.source import Diagnostic, MachineError, ReportgenError, Result, problem

if TYPE_CHECKING:
    from subprocess import Popen

    from reportgen.pipeline.guard.copy import Copy

    Worker = Copy | Popen[bytes]

# A worker imports where this process did, and never from the folder it happens to stand in.
_START = "import sys; sys.path[:] = sys.argv[1:]; from reportgen.pipeline.guard.worker import main; main()"
# Seconds that a slow machine may take to start Python.
_STARTING = 60.0
# Findings after which a worker is not used again.
_SPENT = frozenset({"TPL010", "TPL011"})


class Guard:
    """One worker for many pieces of work, started with the first, and started anew when one has ended it.

    The worker is a new Python; with `copied` it may be a copy of this process, where that is sound: for programs that
    hold nothing in memory which a pack must not see. Not for several threads at once. Leaving its `with` block ends the
    worker; so does the end of this process, however it comes about.
    """

    def __init__(self, limits: Limits | None = None, *, copied: bool = False) -> None:
        self.limits = limits or Limits()
        self._copied = copied
        self._worker: Worker | None = None

    def __enter__(self) -> Guard:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the worker, whatever it is doing."""
        worker, self._worker = self._worker, None
        if worker is not None:
            worker.kill()
            with suppress(OSError):  # what it had not read yet
                worker.communicate()

    def run(self, work: Callable[..., Result[bytes]], *arguments: Any) -> Result[bytes]:
        """`work(*arguments)` within the limits, in the worker; `work` is a function of a module.

        Raises `ReportgenError` when the work does, and with a finding (TPL010 to TPL012, often without a place) when it
        has run into a limit or has ended the worker; `MachineError` when no worker can be started.
        """
        reply = self._reply(pickle.dumps((work, arguments)))
        if reply.content is None:
            raise ReportgenError(*reply.findings)
        return Result(reply.content, reply.findings)

    def _reply(self, request: bytes) -> Reply:
        worker = self._worker = self._worker or _started(self.limits, self._copied)
        late = Event()
        timer = Timer(self.limits.seconds + GRACE, _end, (worker, late))
        timer.start()
        try:
            send(_pipe(worker.stdin), request)
            reply = receive_reply(_pipe(worker.stdout), self.limits.result)
        except (EOFError, OSError, ValueError):
            self.close()
            return Reply((self._ended(worker.returncode, late.is_set()),))
        except BaseException:  # Ctrl+C, with half an answer in the pipe
            self.close()
            raise
        finally:
            timer.cancel()
        if any(found.code in _SPENT for found in reply.findings):
            self.close()
        return reply

    def _ended(self, code: int | None, late: bool) -> Diagnostic:
        """Why a worker is gone."""
        if late:
            return problem("TPL010", None, limit=f"{self.limits.seconds:g}")
        return problem("TPL011") if code == OUT_OF_MEMORY else problem("TPL012", None, said=f"exit {code}")


def _end(worker: Worker, late: Event) -> None:
    late.set()
    worker.kill()


def _started(limits: Limits, copied_if_sound: bool) -> Worker:
    """A worker that waits for work, its limits set."""
    try:
        worker = copied(serve) if copied_if_sound and can_copy() else _new()
    except OSError as error:
        raise MachineError("OUT007", sys.executable, error.strerror or "") from error
    timer = Timer(_STARTING, worker.kill)
    timer.start()
    try:
        send(_pipe(worker.stdin), pickle.dumps(tuple(limits)))
        receive(_pipe(worker.stdout), 100)
    except BaseException as error:
        worker.kill()
        worker.communicate()
        if isinstance(error, (EOFError, OSError, ValueError)):
            raise MachineError("OUT007", sys.executable, f"exit {worker.returncode}") from error
        raise
    finally:
        timer.cancel()
    return worker


def _new() -> Worker:
    """A worker in a Python of its own."""
    import subprocess

    command = [sys.executable, "-c", _START, *filter(None, sys.path)]
    return subprocess.Popen(  # noqa: S603 — this very Python, with code of ours
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, bufsize=-1
    )


def _pipe(pipe: Any) -> BinaryIO:
    assert pipe is not None
    end: BinaryIO = pipe
    return end
