"""What all orders of a batch share: the presses made ready once, and the digest of all that goes into them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from hashlib import sha256
from pickle import dumps, loads
from typing import NamedTuple

from reportgen.pipeline import WRITERS, Answers, Job, Press, load_project, prepare, require
from reportgen.source import Diagnostic, Result, World


class Shop(NamedTuple):
    """What the orders share, by value, so that it can be sent.

    `root` is the project's folder, empty where no worker sees it; `target` the folder for the files; `shipped` that of
    the shipped packs. `world` is what was asked of the machine to make the presses ready.
    """

    version: str
    reports: tuple[str, ...]
    form: str
    shipped: str
    root: str
    target: str
    force: bool
    strict: bool
    world: Answers


class Desk(NamedTuple):
    """A shop that is open: for each report its job, its press, and the digest of what goes into all its documents."""

    shop: Shop
    author: str
    jobs: Mapping[str, Job]
    presses: Mapping[str, Press]
    digests: Mapping[str, bytes]


def parcel(shop: Shop) -> bytes:
    """The shop as a worker gets it."""
    return dumps(shop)


@lru_cache(maxsize=2)
def unpacked(sent: bytes) -> Desk:
    """The shop of a parcel, opened once in each process; one that is forked inherits it."""
    shop: Shop = loads(sent)  # noqa: S301  # sent by the process that started the batch
    return open_shop(shop, shop.world).value


def open_shop(shop: Shop, world: World) -> Result[Desk]:
    """Make the presses ready; raises `ReportgenError` with all that is wrong with the packs."""
    project = require(load_project(world))
    jobs = {name: project.jobs[name] for name in shop.reports}
    found: list[Diagnostic] = []
    presses: dict[str, Press] = {}
    for name, job in jobs.items():
        presses[name], told = prepare(job, WRITERS[shop.form], shop.shipped, world)
        found += told
    common = repr((shop.version, shop.form, project.author, world.epoch())).encode()
    digests = {name: digest(common, name.encode(), *_of_press(press)) for name, press in presses.items()}
    return Result(Desk(shop, project.author, jobs, presses, digests), tuple(found))


def _of_press(press: Press) -> Iterator[bytes]:
    """Everything that a press was made of: the files of its packs, and the look with the project's own changes."""
    for pack in press.chain.packs:
        for name, content in sorted(pack.files.items()):
            yield f"{pack.name}/{name}".encode()
            yield content
    yield repr(press.sheet).encode()


def digest(*pieces: bytes) -> bytes:
    """The SHA-256 of `pieces`, each by itself, so that no two lists of pieces look alike."""
    whole = sha256()
    for piece in pieces:
        whole.update(sha256(piece).digest())
    return whole.digest()
