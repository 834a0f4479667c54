"""Zip files byte by byte: what honest programs write, and what nobody but an attacker would."""

import struct
import zlib
from collections.abc import Iterable
from typing import Any, NamedTuple


class Member(NamedTuple):
    """One entry as it is to stand in the file; what is None is as it should be."""

    name: bytes
    content: bytes = b""
    flags: int = 0x800
    method: int = 8
    size: int | None = None
    packed_size: int | None = None
    crc: int | None = None
    attributes: int = 0
    offset: int | None = None
    local_name: bytes | None = None


def member(name: str, content: bytes = b"x", **fields: Any) -> Member:
    """An entry with a name in UTF-8 that says so."""
    return Member(name.encode(), content, **fields)


def archive(*members: Member) -> bytes:
    """The zip file of `members`, faults and all."""
    body, directory = b"", b""
    for each in members:
        header, data = _header(each)
        local = each.name if each.local_name is None else each.local_name
        offset = len(body) if each.offset is None else each.offset
        body += b"PK\x03\x04" + header + struct.pack("<HH", len(local), 0) + local + data
        rest = struct.pack("<HHHHHII", len(each.name), 0, 0, 0, 0, each.attributes, offset)
        directory += b"PK\x01\x02" + struct.pack("<H", 0x0314) + header + rest + each.name
    end = struct.pack("<HHHHIIH", 0, 0, len(members), len(members), len(directory), len(body), 0)
    return body + directory + b"PK\x05\x06" + end


def _header(each: Member) -> tuple[bytes, bytes]:
    data = zlib.compress(each.content, 9, -15) if each.method == 8 else each.content
    crc = zlib.crc32(each.content) if each.crc is None else each.crc
    packed = len(data) if each.packed_size is None else each.packed_size
    size = len(each.content) if each.size is None else each.size
    return struct.pack("<HHHHHIII", 20, each.flags, each.method, 0, 0x21, crc, packed, size), data


def zipped(files: Iterable[tuple[str, bytes]]) -> bytes:
    """The zip file of plain files."""
    return archive(*(member(name, content) for name, content in files))
