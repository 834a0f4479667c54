"""The zip package: what any zip reader sees, and the same bytes for the same parts."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.ooxml import FAST, deflate, package

NAMES = st.text("abcxyz/_.[]中文🎉", min_size=1, max_size=20).filter(lambda name: name.strip("/") == name)
PARTS = st.dictionaries(NAMES, st.binary(max_size=2000), max_size=8)


def opened(content: bytes) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(content))


@given(PARTS)
def test_a_zip_reader_gets_back_every_part_in_order(parts: dict[str, bytes]) -> None:
    with opened(package(deflate(name, content) for name, content in parts.items())) as found:
        assert found.testzip() is None
        assert found.namelist() == list(parts)
        assert [found.read(name) for name in parts] == list(parts.values())


@given(PARTS)
def test_the_same_parts_always_give_the_same_bytes(parts: dict[str, bytes]) -> None:
    first, second = (package(deflate(name, content, FAST) for name, content in parts.items()) for _ in range(2))
    assert first == second


def test_a_ready_entry_may_stand_in_many_packages() -> None:
    entry = deflate("a.xml", b"<a/>")
    with opened(package([entry])) as alone, opened(package([deflate("b.xml", b"<b/>"), entry])) as second:
        assert alone.read("a.xml") == second.read("a.xml") == b"<a/>"


def test_entries_are_dated_with_the_first_day_of_zip_and_bear_no_trace_of_the_machine() -> None:
    with opened(package([deflate("a.xml", b"<a/>")])) as found:
        (entry,) = found.infolist()
    assert entry.date_time == (1980, 1, 1, 0, 0, 0)
    assert (entry.create_system, entry.external_attr, entry.extra, entry.comment) == (0, 0, b"", b"")
    assert entry.compress_type == zipfile.ZIP_DEFLATED


def test_an_empty_package_is_a_zip_file() -> None:
    with opened(package([])) as found:
        assert found.namelist() == []


def test_a_damaged_part_is_noticed_by_its_checksum() -> None:
    content = bytearray(package([deflate("a.xml", bytes(range(256)) * 4)]))
    content[60] ^= 0xFF
    with opened(bytes(content)) as found, pytest.raises(zipfile.BadZipFile):
        found.read("a.xml")


def test_shell_parts_are_packed_tighter_than_a_documents_own() -> None:
    content = "".join(f"<w:p>{number}</w:p>" for number in range(2000)).encode()
    assert len(deflate("a.xml", content).data) < len(deflate("a.xml", content, FAST).data) < len(content) / 4
