"""Archives (docx, xlsx, zipped packs): opened in memory, never unpacked to the disk, and only when nothing is odd.

An archive comes from strangers. What it says of itself is looked at first, and what it really holds is counted while
it is read: no more is ever unpacked than was announced.
"""

from __future__ import annotations

import stat
import struct
import unicodedata
import zlib
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from reportgen.source.diagnostic import Diagnostic, ReportgenError, problem
from reportgen.source.file_names import is_member_name
from reportgen.source.span import Span

if TYPE_CHECKING:
    from zipfile import ZipFile, ZipInfo


class Limits(NamedTuple):
    """How much an archive may hold: members, bytes of one of them and of all together."""

    members: int
    member_bytes: int
    bytes: int


OFFICE = Limits(4_096, 100_000_000, 512_000_000)

# Text shrinks to a tenth, blank tables to a hundredth; what shrinks to less than this was made to fill the memory.
MAX_RATIO = 200
_RATIO_FROM = 1_000_000

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_MEMBER = b"PK\x01\x02"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# What an encrypted docx or xlsx keeps its content under, in the file system of old Office files (MS-OFFCRYPTO 2.3.1).
_LOCKED = "EncryptedPackage".encode("utf-16-le")
# What else comes under such a name, by its first bytes, after blanks and a byte order mark.
_OTHERS = (
    (b"%PDF", "archive.pdf"),
    (b"Rar!", "archive.rar"),
    (b"7z\xbc\xaf\x27\x1c", "archive.rar"),
    (b"\x1f\x8b", "archive.rar"),
    (b"<!doctype html", "archive.html"),
    (b"<html", "archive.html"),
    (b"mime-version:", "archive.html"),
    (b"<?xml", "archive.xml"),
)

_ENCRYPTED = 0x1
_UTF8_NAME = 0x800
_METHODS = (0, 8)  # stored, deflated
_LOCAL_HEADER = 30
_LONGEST_PATH = 400  # characters; Windows takes 260
_LENGTHS = struct.Struct("<HH")


def open_archive(content: bytes, path: str, limits: Limits = OFFICE) -> dict[str, bytes]:
    """The members of the zip file `content` by their paths, in its order; folders are left out.

    `path` is what messages call it. Raises `ReportgenError` (SRC020 to SRC029) for whatever is no plain archive.
    """
    from zipfile import BadZipFile, ZipFile  # only builds with an archive in them pay for it

    _recognise(content, path)
    # Counted before the directory is read, which costs memory for every member.
    if content.count(_MEMBER) > limits.members:
        raise ReportgenError(problem("SRC023", Span(path), limit=f"{limits.members:,}"))
    try:
        with ZipFile(BytesIO(content)) as archive:
            return _members(archive, content, path, limits)
    except (BadZipFile, zlib.error, struct.error, EOFError, RuntimeError, ValueError, OverflowError, OSError) as error:
        raise ReportgenError(problem("SRC022", Span(path))) from error


def _recognise(content: bytes, path: str) -> None:
    """Refuse by its own name what is no zip file."""
    if content.startswith(_ZIP):
        return
    if content.startswith(_OLE) and _LOCKED in content:
        raise ReportgenError(problem("SRC020", Span(path)))
    raise ReportgenError(problem("SRC021", Span(path), kind=_kind(content)))


def _kind(content: bytes) -> str:
    if content.startswith(_OLE):
        return "archive.old"
    if not content:
        return "archive.empty"
    start = content[:200].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    return next((kind for mark, kind in _OTHERS if start.startswith(mark.lower())), "archive.other")


def _members(archive: ZipFile, content: bytes, path: str, limits: Limits) -> dict[str, bytes]:
    infos = archive.infolist()
    names = _names(infos, path)
    found = [
        *_odd(infos, names, content, archive.start_dir, path),
        *_clashes(names, infos, path),
        *_too_much(infos, names, path, limits),
    ]
    if found:
        raise ReportgenError(*found)
    members = zip(names, infos, strict=True)
    return {name: _content(archive, info, path) for name, info in members if not _is_folder(info)}


def _is_folder(info: ZipInfo) -> bool:
    return info.orig_filename.endswith("/")


def _content(archive: ZipFile, info: ZipInfo, path: str) -> bytes:
    """The bytes of a member, at most as many as its entry announced and the limits allowed."""
    with archive.open(info) as file:
        data = file.read(info.file_size + 1)
    if len(data) != info.file_size:
        raise ReportgenError(problem("SRC022", Span(path)))
    return data


# Names


def _names(infos: Sequence[ZipInfo], path: str) -> list[str]:
    """The names of all members, without the slash at the end of folders."""
    raw = {info.orig_filename for info in infos if not info.flag_bits & _UTF8_NAME}
    codec = _codec(b"\n".join(sorted(name.encode("cp437") for name in raw if not name.isascii())))
    names = [_name(info, codec).removesuffix("/") for info in infos]
    wrong = [name for name in names if len(name) > _LONGEST_PATH or not all(map(is_member_name, name.split("/")))]
    if wrong:
        raise ReportgenError(*(problem("SRC026", Span(path), name=name) for name in wrong[:20]))
    return names


def _name(info: ZipInfo, codec: str) -> str:
    # zipfile reads a name without the flag for UTF-8 as cp437, which has a character for each byte; the name as it
    # gives it ends at a NUL and has its separators changed on Windows, the original has not.
    name = info.orig_filename
    return name if info.flag_bits & _UTF8_NAME or name.isascii() else name.encode("cp437").decode(codec)


def _codec(raw: bytes) -> str:
    """The encoding of names that do not say theirs: UTF-8 as macOS writes it, or GBK as Windows in China does."""
    from reportgen.source.encoding import recognised

    try:
        text = raw.decode()
    except UnicodeDecodeError:
        return "gb18030"
    # 模 in GBK is two bytes that are valid UTF-8, too; three of UTF-8's are hardly ever an accident.
    chinese = any(character > "\u07ff" for character in text)
    return "utf-8" if chinese or raw.isascii() or recognised(raw) is None else "gb18030"


def _clashes(names: Sequence[str], infos: Sequence[ZipInfo], path: str) -> Iterator[Diagnostic]:
    """Members that would be one file on some system: of one name, but for case, or a file where a folder must be."""
    files: dict[str, str] = {}
    for name, info in zip(names, infos, strict=True):
        if not _is_folder(info):
            other = files.setdefault(_same(name), name)
            if other is not name:
                yield problem("SRC027", Span(path), first=other, second=name)
    for name in names:
        for at, character in enumerate(name):
            if character == "/" and _same(name[:at]) in files:
                yield problem("SRC027", Span(path), first=files[_same(name[:at])], second=name)


def _same(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()


# What each entry says of itself


def _odd(
    infos: Sequence[ZipInfo], names: Sequence[str], content: bytes, directory: int, path: str
) -> Iterator[Diagnostic]:
    """Entries that are encrypted, links, packed in a rare way, or share their bytes with another or the directory."""
    place = Span(path)
    end, name = 0, ""
    for info, name in sorted(zip(infos, names, strict=True), key=lambda each: each[0].header_offset):
        mode = info.external_attr >> 16
        if info.flag_bits & _ENCRYPTED:
            yield problem("SRC020", place)
            return
        if stat.S_IFMT(mode) not in (0, stat.S_IFREG, stat.S_IFDIR):
            yield problem("SRC029", place, name=name)
        if info.compress_type not in _METHODS or info.header_offset < end:
            yield problem("SRC028", place, name=name)
        lengths = _LENGTHS.unpack_from(content, info.header_offset + _LOCAL_HEADER - _LENGTHS.size)
        end = info.header_offset + _LOCAL_HEADER + sum(lengths) + info.compress_size
    if end > directory:
        yield problem("SRC028", place, name=name)


def _too_much(infos: Sequence[ZipInfo], names: Sequence[str], path: str, limits: Limits) -> Iterator[Diagnostic]:
    """Entries that announce more than the limits allow, alone or together."""
    place = Span(path)
    for info, name in zip(infos, names, strict=True):
        if info.file_size > limits.member_bytes:
            yield problem("SRC024", place, name=name, limit=_megabytes(limits.member_bytes))
        elif info.file_size > _RATIO_FROM and info.file_size > MAX_RATIO * info.compress_size:
            yield problem("SRC025", place, name=name, limit=MAX_RATIO)
    if sum(info.file_size for info in infos) > limits.bytes:
        yield problem("SRC024", place, name=path, limit=_megabytes(limits.bytes))


def _megabytes(size: int) -> str:
    return f"{size // 1_000_000} MB"
