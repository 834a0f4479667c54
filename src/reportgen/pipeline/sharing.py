"""A pack from elsewhere (`reportgen packs add`): looked through whole, kept in the project as one zip file, locked."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from reportgen.ooxml import deflate, package
from reportgen.packs import LOCK, ZIP
from reportgen.packs.lock import Locked, digest, lock_text, read_lock
from reportgen.packs.parcel import Parcel, read_parcel
from reportgen.pipeline.chain import PROJECT_PACKS
from reportgen.pipeline.compile import prepare
from reportgen.pipeline.draft import Draft
from reportgen.pipeline.project import Job
from reportgen.source import Diagnostic, ReportgenError, Result, Severity, Span, World, problem, safe
from reportgen.source.catalog import severity_of
from reportgen.writers import WRITERS

__all__ = ["Added", "Parcel", "add_pack", "read_parcel"]

_LOCK = posixpath.join(PROJECT_PACKS, LOCK)
# What is no fault of a pack that others extend: that it prints nothing by itself.
_PRINTS_NOTHING = "PCK010"


class Added(NamedTuple):
    """What is to be written into the project, in this order: the lock first, so that no pack is ever without."""

    name: str
    files: Mapping[str, bytes]


def add_pack(parcel: Parcel, came_as: str, shipped: str, world: World, force: bool = False) -> Result[Added]:
    """The files that take `parcel` into the project of `world`, and what is to be said of it.

    `came_as` is the path it came by, of which the lock keeps the last part. With `force` it may take the place of an
    archive that is there, and of a shipped pack. Raises `ReportgenError` with all that is wrong with it.
    """
    found = [*_in_the_way(parcel, world), *(() if force else _replaced(parcel, world, shipped))]
    if found:
        raise ReportgenError(*found)
    path = _place(parcel)
    locked = Locked(safe(parcel.version), digest(parcel.files), safe(posixpath.basename(came_as)))
    # Packed anew: what was looked at is what is kept, and nothing beside it.
    archive = package(deflate(name, content) for name, content in sorted(parcel.files.items()))
    files = {_LOCK: lock_text({**_locks(world), parcel.name: locked}), path: archive}
    told = _looked_through(parcel.name, shipped, Draft(world, files))
    seen = [_seen_in(came_as, path, each) for each in told]
    if any(severity_of(each.code) is Severity.ERROR for each in seen):
        raise ReportgenError(*seen)
    return Result(Added(parcel.name, files), tuple(seen))


def _place(parcel: Parcel) -> str:
    return posixpath.join(PROJECT_PACKS, parcel.name + ZIP)


def _locks(world: World) -> dict[str, Locked]:
    there = world.is_folder(PROJECT_PACKS) and LOCK in world.files(PROJECT_PACKS)
    return read_lock(world.read(_LOCK), _LOCK) if there else {}


def _in_the_way(parcel: Parcel, world: World) -> Iterator[Diagnostic]:
    """What would be taken for the same pack, here or on another system, and is not ours to replace."""
    archive = parcel.name + ZIP
    paths = world.files(PROJECT_PACKS) if world.is_folder(PROJECT_PACKS) else ()
    for top in sorted({path.partition("/")[0] for path in paths} - {archive}):
        if top.casefold() in (parcel.name.casefold(), archive.casefold()):
            yield problem("PCK034", None, name=parcel.name, path=posixpath.join(PROJECT_PACKS, top))


def _replaced(parcel: Parcel, world: World, shipped: str) -> Iterator[Diagnostic]:
    """What the pack would take the place of, unless it is that very pack."""
    try:
        if digest(read_parcel(_place(parcel), world).files) != digest(parcel.files):
            yield problem("USE035", None, name=parcel.name, path=_place(parcel))
    except ReportgenError as error:
        if [found.code for found in error.diagnostics] != ["SRC001"]:  # it is there, and broken
            yield problem("USE035", None, name=parcel.name, path=_place(parcel))
    if world.is_folder(posixpath.join(shipped, parcel.name)):
        yield problem("USE036", None, name=parcel.name)


def _looked_through(name: str, shipped: str, world: World) -> tuple[Diagnostic, ...]:
    """All that is wrong with the pack as it will stand in the project: description, chain, schema, looks, templates."""
    place = Span(name)
    job = Job(name, name, place, (), place, name, place, None)
    try:
        found = prepare(job, WRITERS["tree"], shipped, world).diagnostics
    except ReportgenError as error:
        found = error.diagnostics
    return tuple(each for each in found if each.code != _PRINTS_NOTHING)


def _seen_in(came_as: str, path: str, found: Diagnostic) -> Diagnostic:
    """The finding with its place in what came, not in what it would be."""
    if found.span is None or not found.span.path.startswith(path):
        return found
    return found._replace(span=found.span._replace(path=came_as + found.span.path.removeprefix(path)))
