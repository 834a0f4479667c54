"""What all orders of a batch share: the presses made ready once, and the digest of all that goes into them.

A press for packs that did not come with the program stays in the guard's worker, and only its digest is known here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import lru_cache
from hashlib import sha256
from itertools import chain
from pickle import dumps, loads
from typing import NamedTuple

from reportgen.pipeline import (
    PROJECT_FILE,
    WRITERS,
    Answers,
    Job,
    PackChain,
    Recording,
    chain_of,
    load_project,
    require,
)
from reportgen.pipeline.compile import Press, prepare
from reportgen.pipeline.guard import Guard, Limits, guarded_check
from reportgen.source import Diagnostic, ReportgenError, Result, World


class Shop(NamedTuple):
    """What the orders share, by value, so that it can be sent.

    `root` is the project's folder, empty where no worker sees it; `target` the folder for the files; `shipped` that of
    the shipped packs. `world` is what was asked of the machine to make the presses ready. Documents of the reports
    that are `strangers` are made under a guard with such `limits`.
    """

    version: str
    reports: tuple[str, ...]
    form: str
    shipped: str
    root: str
    target: str
    force: bool
    strict: bool
    world: Answers = Answers({}, {}, {}, None, {}, "")
    strangers: frozenset[str] = frozenset()
    limits: Limits = Limits()


class Desk(NamedTuple):
    """A shop that is open: for each report its job, its press, and the digest of what goes into all its documents.

    Strangers have no press.
    """

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
    return _opened(shop, shop.world).value


def open_shop(shop: Shop, world: World) -> Result[Desk]:
    """Make the presses ready; raises `ReportgenError` with all that is wrong with the packs, `MachineError`.

    The desk's shop knows what that has asked of the `world`.
    """
    recording = Recording(world)
    desk, found = _opened(shop, recording)
    answers = recording.answers()
    with Guard(shop.limits) as guard:
        of_strangers = [
            guarded_check(guard, desk.jobs[name], shop.form, shop.shipped, answers) for name in sorted(shop.strangers)
        ]
    return Result(desk._replace(shop=shop._replace(world=answers)), (*found, *chain.from_iterable(of_strangers)))


def _opened(shop: Shop, world: World) -> Result[Desk]:
    project = require(load_project(world))
    jobs = {name: project.jobs[name] for name in shop.reports}
    found: list[Diagnostic] = []
    presses: dict[str, Press] = {}
    digests: dict[str, bytes] = {}
    common = repr((shop.version, shop.form, project.author, world.epoch())).encode()
    for name, job in jobs.items():
        if name in shop.strangers:
            parts = _of_stranger(job, shop.shipped, world)
        else:
            presses[name], told = prepare(job, WRITERS[shop.form], shop.shipped, world)
            found += told
            parts = _of_press(presses[name])
        digests[name] = digest(common, name.encode(), _of_job(job), *parts)
    return Result(Desk(shop, project.author, jobs, presses, digests), tuple(found))


def _of_press(press: Press) -> Iterator[bytes]:
    """Everything that a press was made of: the files of its packs, and looks and numbers with the project's own."""
    yield from _of_chain(press.chain)
    yield repr((press.sheet, press.scheme)).encode()


def _of_stranger(job: Job, shipped: str, world: World) -> Iterator[bytes]:
    """Everything that a stranger's press will be made of; what its files mean is not looked into here."""
    yield from _of_chain(chain_of(job, shipped, world))
    yield world.read(PROJECT_FILE)
    if job.style_document is not None:
        with suppress(ReportgenError):  # told when the press is made ready
            yield world.read(job.style_document.value)


def _of_chain(packs: PackChain) -> Iterator[bytes]:
    for pack in packs.packs:
        for name, content in sorted(pack.files.items()):
            yield f"{pack.name}/{name}".encode()
            yield content


def _of_job(job: Job) -> bytes:
    """What the project says of a report beside: its sentences, and where the figures of other years stand."""
    return repr((job.messages, job.period, [file.value for file in job.dated])).encode()


def digest(*pieces: bytes) -> bytes:
    """The SHA-256 of `pieces`, each by itself, so that no two lists of pieces look alike."""
    whole = sha256()
    for piece in pieces:
        whole.update(sha256(piece).digest())
    return whole.digest()
