"""Packs looked up by name and read once and whole, from a folder or from a zip file that stays one.

They are looked for in the project, then in the user's own folder, among those that ship, and last in installed Python
packages: what travels with a project wins, and a package that somebody installed never stands in for a shipped pack.
"""

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from reportgen.source import Diagnostic, ReportgenError, Span, World, problem, suggestion

MAX_FILES = 1_000
MAX_FILE_BYTES = 10_000_000
MAX_BYTES = 50_000_000

DESCRIPTION = "pack.yaml"
LOCK = "packs.lock"
ZIP = ".zip"
_NAME = re.compile(r"\w[\w-]{0,63}")
_FILE_NAME = re.compile(r"[\w./ -]+")
# What macOS adds to every archive.
_OF_A_MAC = "__MACOSX"


class Found(NamedTuple):
    """The files of a pack by their paths inside `folder`, which may be a zip file; and whether it came with us."""

    folder: str
    files: Mapping[str, bytes]
    shipped: bool


def is_name(text: str) -> bool:
    """Whether a pack may be called so: letters, digits, - and _, 64 at the most."""
    return _NAME.fullmatch(text) is not None


def find_pack(name: str, folders: Sequence[str], world: World, span: Span) -> Found:
    """The pack `name`; `folders` end with that of the shipped ones, `span` is where the name is written."""
    if is_name(name):
        for parent in _of_strangers(folders, world):
            if (found := _in_folder(name, parent, world)) is not None:
                _hold_to_lock(name, found, parent, world)
                return found
        folder = posixpath.join(folders[-1], name)
        if world.is_folder(folder):
            return Found(folder, read_folder(folder, world), shipped=True)
        if installed := world.installed_packs().get(name, ()):
            folder = _only(name, installed)
            return Found(folder, read_folder(folder, world), shipped=False)
    known = pack_names(folders, world)
    raise ReportgenError(problem("PCK001", span, name=name, known="、".join(known), **suggestion(name, known)))


def _of_strangers(folders: Sequence[str], world: World) -> Iterator[str]:
    """The folders of packs that did not come with us and that there are: the project's, then the user's."""
    yield from (folder for folder in (*folders[:-1], world.user_packs()) if folder and world.is_folder(folder))


def pack_names(folders: Sequence[str], world: World) -> list[str]:
    """The names of all packs, as `find_pack` would find them."""
    parents = (*_of_strangers(folders, world), *(folder for folder in folders[-1:] if world.is_folder(folder)))
    return sorted({*(name for parent in parents for name in names_in(parent, world)), *world.installed_packs()})


def names_in(folder: str, world: World) -> list[str]:
    """The names of the packs in one folder of packs that there is."""
    return sorted({name for path in world.files(folder) for name in _name_of(path)})


def _name_of(path: str) -> Iterator[str]:
    """The name of the pack that a path in a folder of packs makes known, if it does."""
    top, _, rest = path.partition("/")
    if rest == DESCRIPTION:
        yield top
    elif not rest and top.endswith(ZIP) and is_name(top.removesuffix(ZIP)):
        yield top.removesuffix(ZIP)


def _in_folder(name: str, parent: str, world: World) -> Found | None:
    """The pack as a folder or as a zip file in `parent`; both at once are refused, for nobody knows which counts."""
    folder = posixpath.join(parent, name)
    archive = folder + ZIP
    content = _read_if_there(archive, world)
    if world.is_folder(folder):
        if content is not None:
            _only(name, (folder, archive))
        return Found(folder, read_folder(folder, world), shipped=False)
    return None if content is None else Found(archive, read_zip(content, archive), shipped=False)


def _only(name: str, places: Sequence[str]) -> str:
    if len(places) > 1:
        raise ReportgenError(problem("PCK030", Span(places[0]), name=name, places="、".join(places)))
    return places[0]


def _read_if_there(path: str, world: World) -> bytes | None:
    try:
        return world.read(path)
    except ReportgenError as error:
        if [found.code for found in error.diagnostics] == ["SRC001"]:
            return None
        raise


def _hold_to_lock(name: str, found: Found, parent: str, world: World) -> None:
    """Refuse a pack that came from elsewhere and is not what it was when it came."""
    path = posixpath.join(parent, LOCK)
    content = _read_if_there(path, world)
    if content is not None:
        from reportgen.packs.lock import changes  # most projects have none

        if changed := changes(name, found.folder, found.files, content, path):
            raise ReportgenError(*changed)


# Reading


def read_zip(content: bytes, path: str) -> dict[str, bytes]:
    """The files of a zipped pack; a folder around all of them is taken off, what macOS adds is passed over."""
    from reportgen.source.archive import Limits, open_archive

    members = open_archive(content, path, Limits(4 * MAX_FILES, MAX_FILE_BYTES, MAX_BYTES))
    files = unwrapped({name: data for name, data in members.items() if not _is_hidden(name)})
    _check_names(files, path)
    return dict(sorted(files.items()))


def file_in_zip(path: str, world: World) -> bytes:
    """The content of a file of a zipped pack, by its path with the zip file in it; raises `ReportgenError`."""
    archive, _, name = path.partition(f"{ZIP}/")
    files = read_zip(world.read(archive + ZIP), archive + ZIP)
    if name not in files:
        raise ReportgenError(problem("SRC001", Span(path), path=path))
    return files[name]


def unwrapped(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files of a pack without the folders around all of them that compressing and unpacking make."""
    inner = dict(files)
    while DESCRIPTION not in inner and len({name.partition("/")[0] for name in inner}) == 1 and "/" in min(inner):
        inner = {name.partition("/")[2]: data for name, data in inner.items()}
    return inner


def _is_hidden(path: str) -> bool:
    """Whether it is hidden, as files with a dot in front are on the disk, too."""
    return any(part.startswith(".") or part == _OF_A_MAC for part in path.split("/"))


def read_folder(folder: str, world: World) -> dict[str, bytes]:
    """The files of a pack in a folder, which holds no links."""
    paths = world.files(folder)
    _check_names(paths, folder)
    files: dict[str, bytes] = {}
    size = 0
    for path in paths:
        content = world.read(posixpath.join(folder, path))
        size += len(content)
        if len(content) > MAX_FILE_BYTES:
            raise ReportgenError(_too_large(posixpath.join(folder, path), MAX_FILE_BYTES))
        if size > MAX_BYTES:
            raise ReportgenError(_too_large(folder, MAX_BYTES))
        files[path] = content
    return files


def _check_names(paths: Iterable[str], folder: str) -> None:
    paths = list(paths)
    if len(paths) > MAX_FILES:
        raise ReportgenError(problem("PCK002", Span(folder), limit=f"{MAX_FILES:,}"))
    odd = next((path for path in paths if not _FILE_NAME.fullmatch(path)), None)
    if odd is not None:
        raise ReportgenError(problem("PCK003", Span(posixpath.join(folder, odd))))


def _too_large(path: str, limit: int) -> Diagnostic:
    return problem("PCK004", Span(path), limit=f"{limit // 1_000_000} MB")
