"""The live view served to this machine alone: its sockets, its watch over the files, its end."""

from __future__ import annotations

import asyncio
import socket
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from os.path import isdir
from secrets import token_urlsafe

import uvicorn
from starlette.applications import Starlette
from watchfiles import awatch

from reportgen.preview.app import Bell, application
from reportgen.preview.gate import Gate
from reportgen.preview.places import Files
from reportgen.preview.reports import Reports
from reportgen.preview.words import WORDS
from reportgen.source import Language

# Milliseconds: files saved within a step count as one change, and what goes on without a pause is told after the whole.
_STEP, _WHOLE = 10, 200
_TRIES = 20


class _Server(uvicorn.Server):
    """A server that tells those who listen for news when it is asked to end, so that none of them keeps it up."""

    def __init__(self, config: uvicorn.Config, bell: Bell) -> None:
        super().__init__(config)
        self._bell = bell

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """End what is open, then stop."""
        self._bell.stopped = True
        self._bell.ring()
        await super().shutdown(sockets)


def serve(
    reports: Reports, read: Callable[[str], bytes], port: int, spoken: Language, ready: Callable[[str], None]
) -> None:
    """Show `reports` to the browsers of this machine until Ctrl+C.

    `read` gives the bytes of a file that a finding names. With port 0 the system chooses one. `ready` gets the address,
    whose token works once. Raises `OSError` when the port is taken, and in the end what it was ended by.
    """
    sockets = bound(port)
    number = sockets[0].getsockname()[1]
    token = token_urlsafe(32)
    bell = Bell()
    folders = [folder for folder in (reports.world.root, reports.world.user_packs()) if folder and isdir(folder)]

    @asynccontextmanager
    async def watched(_: Starlette) -> AsyncIterator[None]:
        watch = asyncio.create_task(_watch(folders, reports, bell))
        yield
        watch.cancel()
        with suppress(asyncio.CancelledError):
            await watch

    app = application(reports, Files(read, reports.world.root), bell, spoken, watched)
    hosts = [f"{name}:{number}" for name in ("127.0.0.1", "localhost", "[::1]")]
    gate = Gate(app, hosts, token, WORDS[spoken]["closed"])
    ready(f"http://127.0.0.1:{number}/?token={token}")
    _Server(_config(gate), bell).run(sockets)


def _config(gate: Gate) -> uvicorn.Config:
    return uvicorn.Config(
        gate,
        loop="asyncio",
        http="h11",
        ws="none",
        lifespan="on",
        log_config=None,
        access_log=False,
        proxy_headers=False,
        server_header=False,
        timeout_graceful_shutdown=2,
    )


def bound(port: int) -> list[socket.socket]:
    """Sockets of both loopbacks that listen on one port, of 127.0.0.1 alone where there is no other."""
    for _ in range(_TRIES):
        first = _listening(socket.AF_INET, "127.0.0.1", port)
        number = first.getsockname()[1]
        try:
            return [first, _listening(socket.AF_INET6, "::1", number)]
        except OSError:
            if port or not _has_ipv6():
                return [first]
            first.close()  # somebody has this very port on the other loopback
    return [_listening(socket.AF_INET, "127.0.0.1", port)]


def _has_ipv6() -> bool:
    try:
        _listening(socket.AF_INET6, "::1", 0).close()
    except OSError:
        return False
    return True


def _listening(family: socket.AddressFamily, address: str, port: int) -> socket.socket:
    made = socket.socket(family, socket.SOCK_STREAM)
    try:
        if sys.platform == "win32":  # there, two programs could share a port otherwise
            made.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:
            made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind((address, port))
        made.listen(100)
    except OSError:
        made.close()
        raise
    return made


async def _watch(folders: list[str], reports: Reports, bell: Bell) -> None:
    """Tell of every change below `folders`; by looking again and again, where the system tells of none."""
    for polling in (None, True):
        with suppress(OSError, RuntimeError):
            async for _ in awatch(*folders, step=_STEP, debounce=_WHOLE, force_polling=polling):
                reports.changed()
                bell.ring()
