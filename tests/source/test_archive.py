"""Archives from strangers: honest ones of every program, and every kind of hostile one by its code."""

import io
import tracemalloc
import zipfile
from contextlib import suppress

import pytest
from archives import Member, archive, member, zipped
from hypothesis import given
from hypothesis import strategies as st
from reading import findings, refused

from reportgen.source import ReportgenError
from reportgen.source.archive import Limits, open_archive
from reportgen.source.catalog import message
from reportgen.source.file_names import is_member_name

SMALL = Limits(members=3, member_bytes=10, bytes=15)


def codes(content: bytes, limits: Limits | None = None) -> list[str]:
    found = refused(lambda: open_archive(content, "甲.zip", limits) if limits else open_archive(content, "甲.zip"))
    return [each.removeprefix("甲.zip ") for each in findings(found)]


def names(*raw: bytes) -> list[str]:
    """What names without the flag for UTF-8 are read as."""
    return list(open_archive(archive(*(Member(name, b"", flags=0) for name in raw)), "甲.zip"))


# Honest archives


def test_the_members_come_by_their_paths_in_order_and_folders_are_left_out() -> None:
    content = archive(
        member("图/", b""), member("图/徽标.png", b"\x89PNG"), member("pack.yaml", b"name: a\n", method=0)
    )
    assert open_archive(content, "甲.zip") == {"图/徽标.png": b"\x89PNG", "pack.yaml": b"name: a\n"}
    assert list(open_archive(content, "甲.zip")) == ["图/徽标.png", "pack.yaml"]


def test_an_archive_of_nothing_has_no_members() -> None:
    assert open_archive(archive(), "甲.zip") == {}


def test_an_archive_written_as_a_stream_with_zip64_fields_is_read() -> None:
    class Stream(io.BytesIO):
        def seekable(self) -> bool:
            return False

        def tell(self) -> int:
            raise OSError

        def seek(self, *_: int) -> int:
            raise OSError

    stream = Stream()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        with file.open("word/document.xml", "w", force_zip64=True) as part:
            part.write(b"<w/>" * 1000)
        file.writestr("_rels/.rels", b"<r/>")
    found = open_archive(stream.getvalue(), "甲.docx")
    assert found == {"word/document.xml": b"<w/>" * 1000, "_rels/.rels": b"<r/>"}


@given(st.dictionaries(st.text("abc模板_-.", min_size=1, max_size=8), st.binary(max_size=300), max_size=6))
def test_what_is_put_in_comes_out(files: dict[str, bytes]) -> None:
    good = {name: content for name, content in files.items() if is_member_name(name)}
    assert open_archive(zipped(good.items()), "甲.zip") == good


# Names


@pytest.mark.parametrize("text", ["模板/第一部分.md.j2", "样式.yaml", "模", "联通.txt", "说明（新）.md", "𠮷.png"])
def test_names_in_gbk_as_windows_writes_them_are_read(text: str) -> None:
    assert names(text.encode("gb18030")) == [text]


def test_one_name_that_is_no_utf_8_settles_the_encoding_of_all() -> None:
    assert names("模".encode("gbk"), "模板".encode("gbk"), b"pack.yaml") == ["模", "模板", "pack.yaml"]


def test_names_in_utf_8_without_the_flag_as_a_mac_writes_them_are_read() -> None:
    assert names("模板/样式.yaml".encode(), b"pack.yaml") == ["模板/样式.yaml", "pack.yaml"]
    assert names("Bu\u0308cher.txt".encode()) == ["Bu\u0308cher.txt"]


@given(st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=2, max_size=20))
def test_chinese_names_are_read_in_utf_8_whatever_they_say(text: str) -> None:
    assert names(text.encode()) == [text]


def test_names_that_are_no_text_are_refused() -> None:
    assert codes(archive(Member(b"\xff\xff\xff", b"", flags=0))) == ["SRC022"]
    assert codes(archive(Member(b"\xff\xff\xff", b"", flags=0x800))) == ["SRC022"]


BAD_NAMES = [
    "../a", "a/../../b", "/etc/passwd", "a//b", "./a", "a/./b", "..", "", "C:/a", "C:a", "a\\b", "..\\a",
    "\\\\server\\a", "a\0b", "a\nb", "\u202egnp.exe", "con", "NUL.txt", "图/com1.yaml",
    "a.", "a ", "a. /b", "a?", "a*b", "a|b", "a<b",
    'a"b', "名" * 67, "/".join(["名"] * 300),
]  # fmt: skip


@pytest.mark.parametrize("name", BAD_NAMES)
def test_a_name_that_leads_elsewhere_or_is_none_on_windows_is_refused(name: str) -> None:
    assert codes(zipped([(name, b"x"), ("b", b"x")])) == ["SRC026"]


@given(st.text(max_size=30))
def test_whatever_is_read_has_names_that_stay_inside(name: str) -> None:
    try:
        found = open_archive(zipped([(name, b"x")]), "甲.zip")
    except (ReportgenError, UnicodeEncodeError):
        return
    for each in found:
        assert not each.startswith("/")
        assert ".." not in each.split("/")
        assert "\\" not in each
        assert ":" not in each


@pytest.mark.parametrize(
    ("first", "second"),
    [("a.yaml", "a.yaml"), ("Pack.yaml", "pack.yaml"), ("a", "A/b"), ("é", "e\u0301"), ("ß.md", "SS.md")],
)
def test_two_members_that_are_one_file_somewhere_are_refused(first: str, second: str) -> None:
    assert codes(zipped([(first, b"1"), (second, b"2")])) == ["SRC027"]
    assert codes(zipped([(second, b"1"), (first, b"2")])) == ["SRC027"]


# What is no archive


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "空文件"),
        (b"%PDF-1.7\n", "PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "旧版 .doc、.xls"),
        (b"\xef\xbb\xbf\r\n <!DOCTYPE HTML><html>", "网页"),
        (b"<html xmlns:o=''>", "网页"),
        (b"MIME-Version: 1.0\r\n", "网页"),
        (b"<?xml version='1.0'?>", "XML"),
        (b"Rar!\x1a\x07\x01\0", "RAR"),
        (b"7z\xbc\xaf\x27\x1c\0\4", "RAR、7z"),
        (b"MZ\x90\0 self-extracting", "别的文件"),
        (b"name: a\n", "别的文件"),
        (b"\0\0" + zipped([("a", b"x")]), "别的文件"),
    ],
)
def test_what_is_no_archive_is_told_by_its_own_name(content: bytes, said: str) -> None:
    (found,) = refused(lambda: open_archive(content, "甲.docx"))
    assert found.code == "SRC021"
    assert said in message(found, "zh")


def test_an_encrypted_word_document_is_told_as_one_with_a_password() -> None:
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 100
    assert codes(ole) == ["SRC020"]


def test_an_encrypted_member_is_told_as_a_password() -> None:
    assert codes(archive(member("a", flags=0x801))) == ["SRC020"]


@pytest.mark.parametrize("length", [4, 30, 60, 100, 121])
def test_half_a_download_is_damaged(length: int) -> None:
    assert codes(zipped([("pack.yaml", b"name: a\n" * 3)])[:length]) == ["SRC022"]


# Hostile archives


def test_too_many_members_are_refused_before_they_are_listed() -> None:
    assert codes(zipped((str(number), b"") for number in range(4)), SMALL) == ["SRC023"]
    assert len(open_archive(zipped((str(number), b"") for number in range(3)), "甲.zip", SMALL)) == 3


def test_members_that_are_too_large_alone_or_together_are_refused() -> None:
    assert codes(zipped([("a", b"x" * 11)]), SMALL) == ["SRC024"]
    assert codes(zipped([("a", b"x" * 8), ("b", b"x" * 8)]), SMALL) == ["SRC024"]
    assert len(open_archive(zipped([("a", b"x" * 8), ("b", b"x" * 7)]), "甲.zip", SMALL)) == 2


def test_a_member_that_shrinks_beyond_reason_is_refused() -> None:
    assert codes(zipped([("word/document.xml", b"\0" * 1_000_001)])) == ["SRC025"]
    assert open_archive(zipped([("word/document.xml", b"\0" * 1_000_000)]), "甲.docx")


def test_a_member_that_holds_more_than_it_says_costs_no_memory_and_is_refused() -> None:
    bomb = archive(member("a", b"\0" * 30_000_000, size=100))
    tracemalloc.start()
    try:
        assert codes(bomb) == ["SRC022"]
        assert tracemalloc.get_traced_memory()[1] < 2_000_000
    finally:
        tracemalloc.stop()


def test_a_member_that_holds_less_than_it_says_is_refused() -> None:
    assert codes(archive(member("a", b"x" * 10, size=20))) == ["SRC022"]


def test_a_member_of_another_sum_than_it_says_is_refused() -> None:
    assert codes(archive(member("a", crc=1))) == ["SRC022"]


def test_members_that_share_their_bytes_are_refused() -> None:
    assert codes(archive(member("a", b"x" * 50), member("b", b"x" * 50, offset=0))) == ["SRC028"]
    assert codes(archive(member("a"), member("b", packed_size=80))) == ["SRC028"]


@pytest.mark.parametrize("method", [1, 9, 12, 14, 93, 99])
def test_rare_ways_of_packing_are_refused(method: int) -> None:
    assert codes(archive(member("a", method=method))) == ["SRC028"]


@pytest.mark.parametrize("kind", [0o120777, 0o010644, 0o020644, 0o060644, 0o140755])
def test_links_pipes_and_devices_are_refused(kind: int) -> None:
    assert codes(archive(member("a", b"/etc/passwd", attributes=kind << 16))) == ["SRC029"]


def test_a_member_with_two_names_is_refused() -> None:
    assert codes(archive(member("a", local_name=b"b"))) == ["SRC022"]


def test_a_place_before_the_file_is_refused() -> None:
    assert codes(archive(member("a", offset=0xFFFFFF00)))


@given(st.data())
def test_no_change_of_a_byte_makes_anything_but_a_finding(data: st.DataObject) -> None:
    content = bytearray(zipped([("pack.yaml", b"name: a\n" * 5), ("图/a.png", b"\x89PNG" * 9)]))
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    with suppress(ReportgenError):
        assert all(all(map(is_member_name, name.split("/"))) for name in open_archive(bytes(content), "甲.zip"))
