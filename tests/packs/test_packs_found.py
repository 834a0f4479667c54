"""Where packs are found, in which order, as folders, zip files and installed packages; and packs held to their lock."""

import pytest
from archives import Member, archive, member, zipped
from hypothesis import given
from hypothesis import strategies as st
from memory import MemoryWorld
from reading import findings, refused

from reportgen.packs import PackChain, find_chain, pack_names
from reportgen.packs.lock import Locked, digest, lock_text, read_lock
from reportgen.source import Diagnostic, ReportgenError, Span, problem
from reportgen.source.catalog import message

FOLDERS = ("templates", "/shipped")
ASKED = Span("reportgen.yaml", 3, 10)

Files = dict[str, bytes | str]

SHIPPED: Files = {"/shipped/base/pack.yaml": "name: base\ntitle: 基础\n"}
PACK = {"pack.yaml": "name: 甲\nextends: base\n".encode(), "report.md.j2": b"# a\n", "图.png": b"\x89PNG"}


def zip_of(folder: str = "", more: dict[str, bytes] | None = None) -> bytes:
    """The pack 甲, zipped inside `folder`, with some files more or changed."""
    return zipped([(folder + name, content) for name, content in {**PACK, **(more or {})}.items()])


def chain(files: Files, name: str = "甲", user: str = "", installed: tuple[str, ...] = ()) -> PackChain:
    """The chain of `name` among `files`, the shipped base, and the folders of packages that offer it."""
    world = MemoryWorld({**SHIPPED, **files}, user_packs=user, installed_packs={name: installed} if installed else {})
    return find_chain(name, FOLDERS, world, ASKED)


def faults(files: Files, name: str = "甲", installed: tuple[str, ...] = ()) -> list[Diagnostic]:
    return refused(lambda: chain(files, name, installed=installed))


# Where


def test_the_project_wins_over_the_user_s_folder_that_over_the_shipped_ones_and_those_over_packages() -> None:
    places = ["templates/甲", "/home/packs/甲", "/shipped/甲", "/site/甲"]
    everywhere: Files = {f"{place}/pack.yaml": "name: 甲\n" for place in places}
    for place in places:
        assert chain(everywhere, "甲", "/home/packs", ("/site/甲",)).packs[0].folder == place
        del everywhere[f"{place}/pack.yaml"]


def test_a_package_can_not_stand_in_for_a_shipped_pack() -> None:
    found = chain({"/site/base/pack.yaml": "name: base\n"}, "base", installed=("/site/base",))
    assert found.packs[0].folder == "/shipped/base"


def test_packages_are_asked_only_for_a_pack_that_is_nowhere_else() -> None:
    class Unasked(MemoryWorld):
        def installed_packs(self) -> dict[str, tuple[str, ...]]:
            pytest.fail("asked")

    world = Unasked({**SHIPPED, "templates/甲/pack.yaml": "name: 甲\nextends: base\n"})
    assert len(find_chain("甲", FOLDERS, world, ASKED).packs) == 2


def test_two_packages_with_one_pack_are_refused_with_both_places() -> None:
    files: Files = {"/site/a/pack.yaml": "name: 甲\n", "/site/b/pack.yaml": "name: 甲\n"}
    (found,) = faults(files, installed=("/site/a", "/site/b"))
    assert message(found, "zh") == "叫“甲”的模板包不止一个：/site/a、/site/b。请只留下一个。"


def test_a_folder_and_an_archive_of_one_name_are_refused() -> None:
    (found,) = faults({"templates/甲/pack.yaml": "name: 甲\n", "templates/甲.zip": zip_of()})
    assert (found.code, found.values["places"]) == ("PCK030", "templates/甲、templates/甲.zip")


def test_the_names_of_all_packs_are_known() -> None:
    files: Files = {
        **SHIPPED, "templates/甲.zip": zip_of(), "templates/乙/pack.yaml": "", "/home/丙/pack.yaml": "",
        "templates/乙/x.zip": b"", "templates/a b.zip": b"", "templates/packs.lock": "",
    }  # fmt: skip
    world = MemoryWorld(files, user_packs="/home", installed_packs={"丁": ("/site/d",)})
    assert pack_names(FOLDERS, world) == ["base", "丁", "丙", "乙", "甲"]


# Whom to trust


def test_only_a_chain_of_shipped_packs_is_trusted() -> None:
    files: Files = {"/shipped/report/pack.yaml": "name: report\nextends: base\n", "templates/甲.zip": zip_of()}
    assert chain(files, "report").trusted
    assert not chain(files).trusted
    assert [pack.shipped for pack in chain(files).packs] == [False, True]


def test_a_shipped_pack_that_extends_one_of_the_project_is_not_trusted() -> None:
    files: Files = {
        "/shipped/report/pack.yaml": "name: report\nextends: base\n",
        "templates/base/pack.yaml": "name: base\n",
    }
    assert not chain(files, "report").trusted


# Archives


@pytest.mark.parametrize("folder", ["", "甲/", "甲-master/", "下载/甲/"])
def test_a_zipped_pack_is_read_with_or_without_a_folder_around_it(folder: str) -> None:
    (pack, _) = chain({"templates/甲.zip": zip_of(folder)}).packs
    assert pack.folder == "templates/甲.zip"
    assert dict(pack.files) == dict(sorted(PACK.items()))


def test_what_a_mac_adds_is_passed_over() -> None:
    junk = {"__MACOSX/甲/._pack.yaml": b"\0", "甲/.DS_Store": b"\0", "甲/.git/config": b""}
    content = zipped([*((f"甲/{name}", data) for name, data in PACK.items()), *junk.items()])
    assert dict(chain({"templates/甲.zip": content}).packs[0].files) == dict(sorted(PACK.items()))


def test_a_pack_zipped_on_chinese_windows_has_its_names() -> None:
    content = archive(
        *(Member(f"甲/{name}".encode("gbk"), data, flags=0) for name, data in {**PACK, "第一部分.md.j2": b""}.items())
    )
    assert {"第一部分.md.j2", "图.png"} < set(chain({"templates/甲.zip": content}).packs[0].files)


def test_a_fault_in_a_zipped_pack_is_told_at_its_place_in_the_archive() -> None:
    content = zip_of(more={"pack.yaml": "name: 甲\nextend: base\n".encode()})
    assert findings(faults({"templates/甲.zip": content})) == ["templates/甲.zip/pack.yaml:2:1 PCK007"]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"Rar!\x1a\x07\x01\0", "templates/甲.zip SRC021"),
        (zip_of()[:100], "templates/甲.zip SRC022"),
        (zipped([("../pack.yaml", b"")]), "templates/甲.zip SRC026"),
        (archive(member("a", attributes=0o120777 << 16)), "templates/甲.zip SRC029"),
        (zipped([("a.txt", b""), ("甲/pack.yaml", b"name: a")]), "templates/甲.zip/pack.yaml PCK005"),
        (zipped([]), "templates/甲.zip/pack.yaml PCK005"),
        (zip_of(more={"a;b": b""}), "templates/甲.zip/a;b PCK003"),
        (zip_of(more={"a.png": b"\0" * 10_000_001}), "templates/甲.zip SRC024"),
        (zipped((f"{number}.txt", b"") for number in range(1001)), "templates/甲.zip PCK002"),
    ],
)
def test_a_hostile_or_broken_archive_is_refused(content: bytes, expected: str) -> None:
    assert findings(faults({"templates/甲.zip": content})) == [expected]


# The lock


def locked(files: dict[str, bytes], **entries: str) -> bytes:
    return lock_text({"甲": Locked("1.0", digest(files), "甲县.zip")._replace(**entries)})


def test_a_pack_that_is_what_it_was_is_found() -> None:
    assert chain({"templates/甲.zip": zip_of(), "templates/packs.lock": locked(PACK)})
    assert chain({"templates/甲.zip": zip_of("甲/"), "templates/packs.lock": locked(PACK)})


def test_a_pack_that_was_changed_is_refused_with_the_way_out() -> None:
    (found,) = faults(
        {"templates/甲.zip": zip_of(more={"report.md.j2": b"# b\n"}), "templates/packs.lock": locked(PACK)}
    )
    assert findings([found]) == ["templates/甲.zip PCK031"]
    assert message(found, "zh").startswith("模板包“甲”和当初收到的（版本 1.0，文件 甲县.zip）不一样了，有人改过它。")
    assert "reportgen packs add 文件 --force" in message(found, "zh")


def test_a_pack_that_is_not_in_the_lock_may_change_every_day() -> None:
    own: Files = {"templates/乙/pack.yaml": "name: 乙\n", "templates/packs.lock": locked(PACK)}
    assert chain(own, "乙")


def test_a_locked_parent_is_held_to_its_lock_too() -> None:
    files: Files = {
        "templates/乙/pack.yaml": "name: 乙\nextends: 甲\n",
        "templates/甲.zip": zip_of(more={"more": b""}),
        "templates/packs.lock": locked(PACK),
    }
    assert findings(faults(files, "乙")) == ["templates/甲.zip PCK031"]


@pytest.mark.parametrize(
    "text",
    [
        "- 甲\n", "甲: 1\n", "甲: {version: 1, sha256: abc, file: a}\n", "<<<<<<< HEAD\n甲: {}\n",
        "甲: {version: 1, file: a}\n", "\x00", "甲: [\n", f"甲: {{version: [], sha256: {'0' * 64}, file: a}}\n",
    ],
)  # fmt: skip
def test_a_damaged_lock_stops_with_its_place(text: str) -> None:
    (found,) = faults({"templates/甲.zip": zip_of(), "templates/packs.lock": text})
    assert str(found.span).startswith("templates/packs.lock:")
    assert found.code == "PCK032"


def test_a_lock_that_can_not_be_read_is_not_passed_over() -> None:
    class Shut(MemoryWorld):
        def read(self, path: str) -> bytes:
            if path.endswith("packs.lock"):
                raise ReportgenError(problem("SRC009", Span(path), path=path, reason=""))
            return super().read(path)

    world = Shut({**SHIPPED, "templates/甲.zip": zip_of()})
    found = refused(lambda: find_chain("甲", FOLDERS, world, ASKED))
    assert findings(found) == ["templates/packs.lock SRC009"]


def test_an_empty_lock_locks_nothing() -> None:
    assert chain({"templates/甲.zip": zip_of(), "templates/packs.lock": "# 没有\n"})


WORDS = st.text("甲a1 :#'\"\\{}&*!|>%@-.，：“\n\t", min_size=1, max_size=12)
ENTRIES = st.builds(Locked, WORDS, st.text("0123456789abcdef", min_size=64, max_size=64), WORDS)


@given(st.dictionaries(WORDS, ENTRIES, max_size=5))
def test_what_a_lock_holds_is_read_back(entries: dict[str, Locked]) -> None:
    assert read_lock(lock_text(entries), "packs.lock") == entries


FILES = st.dictionaries(st.text("ab /1", max_size=4), st.binary(max_size=4), max_size=4)


@given(FILES, FILES)
def test_two_packs_have_one_sum_only_if_they_are_the_same(first: dict[str, bytes], second: dict[str, bytes]) -> None:
    assert (digest(first) == digest(second)) == (first == second)
    assert digest(dict(reversed(first.items()))) == digest(first)
