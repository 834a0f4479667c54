"""The worker: a process that does one piece of work after another, within limits, until its pipe closes."""

from __future__ import annotations

import os
import pickle
import signal
import sys
from collections.abc import Callable
from queue import SimpleQueue
from threading import Thread
from typing import Any, BinaryIO, NoReturn

from reportgen.pipeline.guard.limits import Limits, cap_memory, deadline
from reportgen.pipeline.guard.wire import Reply, receive, send, send_reply
from reportgen.source import ReportgenError, Result, problem

# What the program asks for is never larger than this: a job and the texts it names.
_LARGEST_REQUEST = 1_000_000_000
# How the process ends when there is no memory left even to say so.
OUT_OF_MEMORY = 71
_MOST_SAID = 200


def main() -> None:
    """Take limits, then work, from stdin; answer on stdout."""
    replies = sys.stdout.buffer
    sys.stdout = sys.stderr
    serve(sys.stdin.buffer, replies)


def serve(asked: BinaryIO, replies: BinaryIO) -> NoReturn:
    """Take limits, then work, from `asked`; answer on `replies`."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl+C reaches us too, and needs no words from here
    requests: SimpleQueue[bytes] = SimpleQueue()
    Thread(target=_listen, args=(asked, requests), daemon=True).start()
    try:
        import reportgen.pipeline.compile  # noqa: F401 — what reports need is no part of what they may take

        limits = Limits(*pickle.loads(requests.get()))  # noqa: S301 — what comes in is from the program that started us
        cap_memory(limits.memory)
        send(replies, b"ready")
        while True:
            send_reply(replies, _answer(requests.get(), limits))
    except MemoryError:
        os._exit(OUT_OF_MEMORY)


def _listen(pipe: BinaryIO, requests: SimpleQueue[bytes]) -> None:
    """Take in requests; when the other side is gone, so is this process, whatever it is doing."""
    try:
        while True:
            requests.put(receive(pipe, _LARGEST_REQUEST)[0])
    except (EOFError, OSError, ValueError):
        os._exit(0)


def _answer(request: bytes, limits: Limits) -> Reply:
    work: Callable[..., Result[bytes]]
    arguments: tuple[Any, ...]
    work, arguments = pickle.loads(request)  # noqa: S301 — as above
    try:
        with deadline(limits.seconds):
            content, findings = work(*arguments)
        return Reply(findings, content)
    except ReportgenError as error:
        return Reply(error.diagnostics)
    except TimeoutError as error:
        return Reply((problem("TPL010", None, limit=error),))
    except MemoryError:
        return Reply((problem("TPL011"),))
    except Exception as error:  # a strange pack can make our own code fail in ways that nobody has thought of
        return Reply((problem("TPL012", None, said=f"{type(error).__name__}: {error}"[:_MOST_SAID]),))
