"""The real disk and clock: the one file that touches them."""

import contextlib
import errno
import os
import stat
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

from reportgen.pipeline.shipped import installed_packs, user_packs
from reportgen.source import Diagnostic, MachineError, ReportgenError, Span, problem

MAX_BYTES = 50_000_000
MAX_LISTED = 20_000

# A file on its way has such a name beside its target; after this many seconds nobody is still writing it.
_PREFIX, _SUFFIX = ".rg-", ".tmp"
_LEFT_BEHIND = 3_600

# Of what stands in the way of a new project, no more than this is named.
_MOST_NAMED = 5


class Entry(NamedTuple):
    """What stands in a folder: its name, and whether it is a folder or a regular file; a link is neither."""

    name: str
    is_folder: bool
    is_file: bool


class Disk:
    """The world below the folder `root`, and below the `trusted` folders, which are named by absolute paths."""

    def __init__(self, root: str, *trusted: str) -> None:
        self.named = root
        self.root = os.path.realpath(root)
        self.own = user_packs()
        allowed = (os.path.realpath(folder) for folder in (*trusted, self.own) if folder)
        self.trusted = _prefixes((self.root, *allowed))
        self.installed: Mapping[str, Sequence[str]] | None = None

    def read(self, path: str) -> bytes:
        """The bytes of a regular file; links are followed inside the root only, and special files never opened."""
        try:
            return _content(self._full(path), path)
        except OSError as error:
            raise ReportgenError(_unreadable(path, error)) from error
        except ValueError as error:  # a path with a NUL in it
            raise ReportgenError(problem("SRC001", Span(path), path=path)) from error

    def files(self, folder: str) -> Sequence[str]:
        """Every regular file below `folder`; a link or special file there is refused by name."""
        return sorted(self._below(self._full(folder), folder, ""))

    def _below(self, full: str, folder: str, prefix: str) -> Iterator[str]:
        try:
            entries = sorted(os.scandir(full), key=lambda entry: entry.name)
        except OSError as error:
            raise ReportgenError(_unreadable(folder, error)) from error
        for entry in entries[:MAX_LISTED]:
            if entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                yield from self._below(entry.path, folder, f"{prefix}{entry.name}/")
            elif entry.is_file(follow_symlinks=False):
                yield prefix + entry.name
            else:
                path = f"{folder}/{prefix}{entry.name}"
                raise ReportgenError(problem("SRC003", Span(path), path=path))

    def entries(self, folder: str) -> list[Entry]:
        """All that stands in `folder` itself, by name; raises `ReportgenError` when it can't be looked into."""
        try:
            with os.scandir(self._full(folder)) as found:
                return sorted(
                    Entry(each.name, each.is_dir(follow_symlinks=False), each.is_file(follow_symlinks=False))
                    for each in found
                )
        except OSError as error:
            raise ReportgenError(_unreadable(folder, error)) from error

    def is_folder(self, path: str) -> bool:
        """Whether `path` is a folder."""
        return os.path.isdir(self._full(path))

    def user_packs(self) -> str:
        """`REPORTGEN_PACKS`, or the folder that the system keeps for such things, if it is there."""
        return self.own

    def installed_packs(self) -> Mapping[str, Sequence[str]]:
        """The packs that the entry points of installed packages name; their folders may be read from then on."""
        if self.installed is None:
            self.installed = installed_packs()
            folders = (os.path.realpath(folder) for places in self.installed.values() for folder in places)
            self.trusted += _prefixes(folders)
        return self.installed

    def inside(self, folder: str) -> str:
        """The path of a folder of the project as the caller named the project; a link that leads out is refused."""
        self._full(folder)
        return os.path.normpath(os.path.join(self.named, folder))

    def replace(self, path: str, before: bytes, after: bytes) -> None:
        """Put `after` in the place of a file of the project that still holds `before`, whole or not at all.

        Raises `ReportgenError` when somebody has changed it meanwhile, `MachineError` when it can't be written or is
        a link.
        """
        full = os.path.join(self.root, path)
        if self.read(path) != before:
            raise ReportgenError(problem("SRC014", Span(path), path=path))
        if os.path.realpath(full) != os.path.normpath(full):
            raise MachineError("OUT001", path)
        mode = stat.S_IMODE(os.stat(full).st_mode)
        write_file(full, after)
        os.chmod(full, mode)

    def epoch(self) -> int | None:
        """`SOURCE_DATE_EPOCH`, if it is set to a number (reproducible-builds.org)."""
        value = os.environ.get("SOURCE_DATE_EPOCH", "")
        return int(value) if value.isascii() and value.isdigit() and len(value) < 12 else None

    def _full(self, path: str) -> str:
        full = _straight(self.root, path) or os.path.realpath(os.path.join(self.root, path))
        if not os.path.join(full, "").startswith(self.trusted):
            raise ReportgenError(problem("SRC004", Span(path), path=path))
        return full


def _straight(folder: str, path: str) -> str | None:
    """`path` below a real folder, where no link is on the way: nobody need look it up from the top of the disk."""
    names = path.split("/")
    if os.name == "nt" or not {"", ".", ".."}.isdisjoint(names):  # Windows has more than links that lead elsewhere
        return None
    way = list(accumulate(names, os.path.join, initial=folder))
    return None if any(map(os.path.islink, way[1:])) else way[-1]


def _prefixes(folders: Iterable[str]) -> tuple[str, ...]:
    """How the paths of folders begin, and of all that is below them."""
    return tuple(os.path.join(folder, "") for folder in folders)


def _content(full: str, path: str) -> bytes:
    """The bytes of a regular file. It is looked at once it is open, so that nobody can exchange it in between."""
    # Without O_NONBLOCK, opening a pipe would wait for somebody to write to it.
    handle = os.open(full, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    try:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode):
            raise ReportgenError(problem("SRC002", Span(path), path=path))
        if status.st_size > MAX_BYTES:
            raise ReportgenError(problem("SRC005", Span(path), limit=f"{MAX_BYTES // 1_000_000} MB"))
        return _bytes_of(handle, status.st_size)
    finally:
        os.close(handle)


def _bytes_of(handle: int, size: int) -> bytes:
    """The first `size` bytes of an open file, which a system may give piece by piece."""
    content = os.read(handle, size)
    while len(content) < size and (more := os.read(handle, size - len(content))):
        content += more
    return content


def _unreadable(path: str, error: OSError) -> Diagnostic:
    missing = error.errno in (errno.ENOENT, errno.ENOTDIR)
    return problem("SRC001" if missing else "SRC009", Span(path), path=path, reason=error.strerror or "")


def remove_leftovers(folder: str, kind: str = "", age: int = _LEFT_BEHIND) -> None:
    """Remove what a run that was killed has left half-written in `folder`, `age` seconds ago or more."""
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            leftover = entry.name.startswith(f"{_PREFIX}{kind}") and entry.name.endswith(_SUFFIX)
            if leftover and time.time() - entry.stat(follow_symlinks=False).st_mtime >= age:
                _remove(entry.path)


def write_file(path: str, content: bytes) -> None:
    """Put `content` at `path` whole or not at all: written beside it, flushed to the disk, then renamed.

    Raises `MachineError`; whatever stood at `path` before is then still there.
    """
    put_in_place(stage_file(path, content), path)
    flush_folder(os.path.dirname(path) or ".")


def stage_file(path: str, content: bytes, kind: str = "") -> str:
    """Write `content` beside `path`, flushed to the disk and ready to be put in place; gives where it is.

    `kind` goes into the temporary name, so that who knows that nobody is writing any more can tell what to remove.
    """
    folder = os.path.dirname(path) or "."
    temporary = os.path.join(folder, f"{_PREFIX}{kind}{os.getpid()}-{os.urandom(4).hex()}{_SUFFIX}")
    try:
        os.makedirs(folder, exist_ok=True)
        _refuse_special(path)
        try:
            _write_and_flush(temporary, content)
        except BaseException:
            _remove(temporary)
            raise
    except OSError as error:
        raise machine_error(path, error) from error
    return temporary


def put_in_place(temporary: str, path: str) -> None:
    """Rename what `stage_file` gave to `path`; raises `MachineError`, and then nothing of it is left."""
    try:
        _refuse_special(path)
        os.replace(temporary, path)
    except BaseException as error:
        _remove(temporary)
        if isinstance(error, OSError):
            raise machine_error(path, error) from error
        raise


def _refuse_special(path: str) -> None:
    with contextlib.suppress(FileNotFoundError):
        if not stat.S_ISREG(os.lstat(path).st_mode):
            raise MachineError("OUT001", path)


def read_output(path: str) -> bytes | None:
    """What stands at `path`, None if nothing does; raises `MachineError` when it is no regular or readable file."""
    try:
        _refuse_special(path)
        with open(path, "rb") as file:
            return file.read()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise machine_error(path, error) from error


def write_files(files: Mapping[str, bytes]) -> None:
    """Put `files` in their places one after another; when one can't be, those before get back what they held."""
    before: dict[str, bytes | None] = {}
    try:
        for path, content in files.items():
            held = _held(path)
            write_file(path, content)
            before[path] = held
    except BaseException:
        for path, earlier in before.items():
            _remove(path) if earlier is None else write_file(path, earlier)
        raise


def add_files(files: Mapping[str, bytes], then: Callable[[], None]) -> None:
    """Put `files` in places where nothing stands, then do what comes last; when that or one of them fails, none stays.

    Raises `ReportgenError` where something has come to stand in such a place, `MachineError`, and what `then` raises.
    """
    added: list[str] = []
    made: list[str] = []
    try:
        for path, content in files.items():
            made += _missing_folders(path)
            temporary = stage_file(path, content)
            if os.path.lexists(path):
                _remove(temporary)
                raise ReportgenError(problem("PRJ015", None, path=path))
            put_in_place(temporary, path)
            added.append(path)
        for folder in {os.path.dirname(path) for path in files}:
            flush_folder(folder or ".")
        then()
    except BaseException:
        for path in added:
            _remove(path)
        for folder in reversed(made):
            with contextlib.suppress(OSError):
                os.rmdir(folder)
        raise


def _missing_folders(path: str) -> list[str]:
    """The folders above `path` that are not there yet, the outermost first."""
    folder, missing = os.path.dirname(path), list[str]()
    while folder and not os.path.lexists(folder):
        missing.insert(0, folder)
        folder = os.path.dirname(folder)
    return missing


def _held(path: str) -> bytes | None:
    try:
        return _content(path, path)
    except OSError:
        return None


def folder_in_the_way(path: str) -> Diagnostic | None:
    """Why nothing can be put into a new folder at `path`: a link, a file, or a folder with something in it."""
    if os.path.islink(path):
        return problem("NEW006", None, path=path)
    if not os.path.lexists(path):
        return None
    if not os.path.isdir(path):
        return problem("NEW005", None, path=path, found=os.path.basename(path))
    try:
        found = sorted(os.listdir(path))
    except OSError as error:
        raise machine_error(path, error) from error
    return problem("NEW005", None, path=path, found="、".join(found[:_MOST_NAMED])) if found else None


def write_folder(path: str, files: Mapping[str, bytes]) -> None:
    """Put `files` (by `/`-separated path) into the folder `path`, which is new or empty: all of them or none.

    They are written into a temporary folder first. Raises `ReportgenError` when something stands in the way, and
    `MachineError`.
    """
    import shutil  # it imports every way of compressing

    try:
        found = folder_in_the_way(path)
        if found is not None:
            raise ReportgenError(found)
        exists = os.path.isdir(path)
        parent = path if exists else os.path.dirname(os.path.abspath(path))
        os.makedirs(parent, exist_ok=True)
        temporary = os.path.join(parent, f"{_PREFIX}{os.getpid()}-{os.urandom(4).hex()}{_SUFFIX}")
        os.mkdir(temporary)
        try:
            for name, content in files.items():
                target = os.path.join(temporary, *name.split("/"))
                os.makedirs(os.path.dirname(target), exist_ok=True)
                _write_and_flush(target, content)
            # A folder that is there may be the one somebody stands in: it stays, and is filled.
            _move_in(temporary, path) if exists else os.rename(temporary, path)
        finally:
            shutil.rmtree(temporary, ignore_errors=True)
        flush_folder(parent)
    except OSError as error:
        raise machine_error(path, error) from error


def _move_in(temporary: str, folder: str) -> None:
    """Move all that `temporary` holds into `folder`, or nothing of it."""
    moved: list[str] = []
    try:
        for name in sorted(os.listdir(temporary)):
            target = os.path.join(folder, name)
            if os.path.lexists(target):  # it came while we were writing
                raise ReportgenError(problem("NEW005", None, path=folder, found=name))
            os.rename(os.path.join(temporary, name), target)
            moved.append(name)
    except BaseException:
        for name in moved:
            os.rename(os.path.join(folder, name), os.path.join(temporary, name))
        raise


def _write_and_flush(path: str, content: bytes) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    handle = os.open(path, flags, 0o666)
    try:
        while content:  # a system may take it piece by piece
            content = content[os.write(handle, content) :]
        os.fsync(handle)
    finally:
        os.close(handle)


def flush_folder(folder: str) -> None:
    """Make the new name last through a power failure, where the system knows how."""
    # The file is in its place already; a system that can't flush a folder is no reason to say it is not.
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _remove(path: str) -> None:
    with contextlib.suppress(OSError):
        os.unlink(path)


def machine_error(path: str, error: OSError) -> MachineError:
    """What an error of the system means for `path`."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return MachineError("OUT002", path)
    if isinstance(error, PermissionError):
        # On Windows a file that Word holds open can't be replaced (error 32 or 5).
        return MachineError("OUT003", path)
    return MachineError("OUT004", path, error.strerror or type(error).__name__)
