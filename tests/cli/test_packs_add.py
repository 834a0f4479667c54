"""`reportgen packs add`: a pack that somebody sent, taken in whole or not at all, and noticed when it changes."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest
import yaml
from archives import Member, archive, member, zipped

from reportgen.cli import run

PACK = {
    "pack.yaml": "name: 本县\nversion: 1.2.0\ntitle: 本县工作报告\nextends: work-report\nstyles: 样式.yaml\n".encode(),
    "样式.yaml": "样式: {正文: {字号: 小三}}\n".encode(),
}
NEWER = {**PACK, "样式.yaml": "样式: {正文: {字号: 四号}}\n".encode()}
WHO = "某某县计划生育协会"


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Path:
    """A new project to stand in, with nothing of the tester's own in reach; what comes from elsewhere is beside it."""
    monkeypatch.setenv("REPORTGEN_LANG", "zh")
    monkeypatch.setenv("REPORTGEN_PACKS", str(tmp_path / "own"))
    monkeypatch.chdir(tmp_path)
    assert run(["new", "项目", "--单位", WHO, "--年份", "2023", "--keys", "zh"]) == 0
    (tmp_path / "来件").mkdir()
    monkeypatch.chdir(tmp_path / "项目")
    capsys.readouterr()
    return tmp_path / "项目"


Said = Callable[..., tuple[int, str, str]]


@pytest.fixture
def said(capsys: pytest.CaptureFixture[str]) -> Said:
    def command(*arguments: str) -> tuple[int, str, str]:
        code = run([*arguments])
        out, err = capsys.readouterr()
        return code, out, err

    return command


def came(project: Path, name: str, content: bytes) -> str:
    """A file that somebody sent, by the path a user types."""
    (project.parent / "来件" / name).write_bytes(content)
    return f"../来件/{name}"


def zip_of(files: dict[str, bytes], folder: str = "本县/") -> bytes:
    return zipped((folder + name, content) for name, content in files.items())


def use(project: Path, pack: str) -> None:
    path = project / "reportgen.yaml"
    path.write_text(path.read_text("utf-8").replace("模板包: work-report", f"模板包: {pack}"), "utf-8")


def kept(project: Path) -> dict[str, bytes]:
    """All that stands in the project's folder of packs, also what is hidden."""
    folder = project / "templates"
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


# The usual way


def test_a_zip_that_came_by_mail_is_taken_in_and_builds(project: Path, said: Said) -> None:
    code, out, err = said("packs", "add", came(project, "本县 (1).zip", zip_of(PACK)))
    assert code == 0
    assert out.splitlines() == [os.path.join("templates", "packs.lock"), os.path.join("templates", "本县.zip")]
    assert err == "模板包“本县”收好了。要用它，在 reportgen.yaml 里写：模板包: 本县\n"
    use(project, "本县")
    assert said("build", "--strict")[0] == 0


def test_the_lock_says_what_came_and_nothing_of_this_computer(project: Path, said: Said) -> None:
    assert said("packs", "add", came(project, "本县.zip", zip_of(PACK)))[0] == 0
    text = (project / "templates/packs.lock").read_text("utf-8")
    entry = yaml.safe_load(text)["本县"]
    assert (entry["version"], entry["file"], len(entry["sha256"])) == ("1.2.0", "本县.zip", 64)
    assert str(project.parent) not in text
    assert "来件" not in text


def test_a_folder_is_kept_as_an_archive_too_and_is_the_same_pack(project: Path, said: Said) -> None:
    for name, content in PACK.items():
        (project.parent / "来件/解压/本县").mkdir(parents=True, exist_ok=True)
        (project.parent / "来件/解压/本县" / name).write_bytes(content)
    (project.parent / "来件/解压/本县/.DS_Store").write_bytes(b"\0")
    assert said("packs", "add", "../来件/解压/")[0] == 0
    first = kept(project)
    with ZipFile(project / "templates/本县.zip") as file:
        assert {name: file.read(name) for name in file.namelist()} == PACK
    assert said("packs", "add", "../来件/解压/本县")[0] == 0
    assert kept(project)["本县.zip"] == first["本县.zip"]


def test_what_is_kept_is_what_was_looked_at_and_nothing_beside_it(project: Path, said: Said) -> None:
    content = zip_of({**PACK, ".hidden": b"1", "__MACOSX/._a": b"2"}, "")
    assert said("packs", "add", came(project, "本县.zip", content))[0] == 0
    with ZipFile(project / "templates/本县.zip") as file:
        assert file.namelist() == sorted(PACK)


def test_chinese_names_as_windows_writes_them_arrive_whole(project: Path, said: Said) -> None:
    content = archive(*(Member(f"本县/{name}".encode("gbk"), data, flags=0) for name, data in PACK.items()))
    assert said("packs", "add", came(project, "本县.zip", content))[0] == 0
    use(project, "本县")
    assert said("check")[0] == 0


def test_the_same_pack_again_changes_nothing(project: Path, said: Said) -> None:
    path = came(project, "本县.zip", zip_of(PACK))
    assert said("packs", "add", path)[0] == 0
    before = kept(project)
    assert said("packs", "add", path)[0] == 0
    assert kept(project) == before


def test_packs_lists_what_was_added(project: Path, said: Said) -> None:
    assert said("packs", "add", came(project, "本县.zip", zip_of(PACK)))[0] == 0
    assert "templates/本县.zip" in said("packs")[1]


# Changes are noticed


def test_a_changed_pack_stops_the_build_until_it_is_added_again(project: Path, said: Said) -> None:
    said("packs", "add", came(project, "本县.zip", zip_of(PACK)))
    use(project, "本县")
    (project / "templates/本县.zip").write_bytes(zip_of(NEWER))
    code, _, err = said("build")
    assert code == 1
    assert err.startswith("templates/本县.zip 模板包错误 PCK031：")
    assert said("packs", "add", "templates/本县.zip", "--force")[0] == 0
    assert said("build")[0] == 0


def test_a_pack_unpacked_in_its_place_is_the_same_until_it_is_edited(project: Path, said: Said) -> None:
    said("packs", "add", came(project, "本县.zip", zip_of(PACK)))
    use(project, "本县")
    (project / "templates/本县.zip").unlink()
    (project / "templates/本县").mkdir()
    for name, content in PACK.items():
        (project / "templates/本县" / name).write_bytes(content)
    assert said("build")[0] == 0
    (project / "templates/本县/样式.yaml").write_bytes(NEWER["样式.yaml"])
    assert said("build")[0] == 1
    (project / "templates/packs.lock").write_text("", "utf-8")
    assert said("build")[0] == 0


# Refused


def refused(project: Path, said: Said, *arguments: str) -> tuple[int, list[str]]:
    """The exit code and the codes told; nothing may have changed."""
    before = kept(project)
    code, out, err = said("--lang", "en", "packs", "add", *arguments)
    assert out == ""
    assert kept(project) == before
    return code, re.findall(r"\b[A-Z]{3}\d{3}\b", err)


def test_another_pack_of_the_name_is_replaced_only_with_force(project: Path, said: Said) -> None:
    assert said("packs", "add", came(project, "本县.zip", zip_of(PACK)))[0] == 0
    newer = came(project, "新.zip", zip_of(NEWER))
    assert refused(project, said, newer) == (2, ["USE035"])
    assert said("packs", "add", newer, "--force")[0] == 0
    with ZipFile(project / "templates/本县.zip") as file:
        assert file.read("样式.yaml") == NEWER["样式.yaml"]


def test_a_broken_archive_of_the_name_is_replaced_only_with_force(project: Path, said: Said) -> None:
    (project / "templates").mkdir()
    (project / "templates/本县.zip").write_bytes(b"PK\x03\x04")
    path = came(project, "本县.zip", zip_of(PACK))
    assert refused(project, said, path) == (2, ["USE035"])
    assert said("packs", "add", path, "--force")[0] == 0


@pytest.mark.parametrize(("name", "own"), [("本县", "本县"), ("County", "county"), ("county", "COUNTY.zip")])
def test_a_pack_of_one_s_own_is_never_replaced(project: Path, said: Said, name: str, own: str) -> None:
    pack = {"pack.yaml": f"name: {name}\nextends: base\n".encode()}
    place = project / "templates" / own
    (place if "." not in own else place.parent).mkdir(parents=True)
    (place if "." in own else place / "pack.yaml").write_bytes(b"")
    path = came(project, "a.zip", zip_of(pack))
    assert refused(project, said, path) == (2, ["PCK034"])
    assert refused(project, said, path, "--force") == (2, ["PCK034"])


def test_a_pack_with_the_name_of_a_shipped_one_needs_force(project: Path, said: Said) -> None:
    path = came(project, "a.zip", zip_of({"pack.yaml": b"name: work-report\nextends: base\n"}))
    assert refused(project, said, path) == (2, ["USE036"])
    assert said("packs", "add", path, "--force")[0] == 0


@pytest.mark.parametrize(
    ("pack", "expected"),
    [
        ({}, ["PCK005"]),
        ({"pack.yaml": b"# \n"}, ["PCK005"]),
        ({"pack.yaml": b"title: x\n"}, ["PCK033"]),
        ({"pack.yaml": b"name: ../x\n"}, ["PCK033"]),
        ({"pack.yaml": b"name: con\n"}, ["PCK033"]),
        ({"pack.yaml": b"name: [a]\n"}, ["PCK033"]),
        ({"pack.yaml": b"name: a\nextends: nowhere\n"}, ["PCK001"]),
        ({"pack.yaml": b"name: a\nextends: a\n"}, ["PCK006"]),
        ({"pack.yaml": b"name: a\nextends: base\ncode: x.py\n"}, ["PCK007"]),
        ({"pack.yaml": b"name: a\nextends: base\nstyles: s.yaml\n", "s.yaml": b"x: 1\n"}, ["STL002"]),
        ({"pack.yaml": b"name: a\nextends: base\nschema: s.yaml\n", "s.yaml": b"type: object\noneOf: 1\n"}, ["SCH002"]),
        ({"pack.yaml": b"name: a\nextends: work-report\n", "x.md.j2": b"{{ a b }}"}, ["TPL001"]),
        ({"pack.yaml": b"name: a\nextends: base\n", "x.md.j2": "标题".encode("gbk")}, ["SRC006"]),
    ],
)
def test_a_pack_with_a_fault_is_not_taken_in(
    project: Path, said: Said, pack: dict[str, bytes], expected: list[str]
) -> None:
    assert refused(project, said, came(project, "a.zip", zip_of({"README.md": b"", **pack}))) == (1, expected)


def test_a_fault_is_told_at_its_place_in_what_came(project: Path, said: Said) -> None:
    path = came(project, "a (1).zip", zip_of({"pack.yaml": b"name: a\nextends: nowhere\n"}))
    assert said("packs", "add", path)[2].startswith("../来件/a (1).zip/pack.yaml:2:10 模板包错误 PCK001：")


def test_a_fault_of_a_parent_is_told_at_its_own_place(project: Path, said: Said) -> None:
    (project / "templates/city").mkdir(parents=True)
    (project / "templates/city/pack.yaml").write_text("name: town\nextends: base\n", "utf-8")
    path = came(project, "a.zip", zip_of({"pack.yaml": b"name: a\nextends: city\n"}))
    assert said("packs", "add", path)[2].startswith("templates/city/pack.yaml:1:7 模板包错误 PCK008：")


def test_a_pack_and_its_parent_may_both_come_from_elsewhere(project: Path, said: Said) -> None:
    city = came(project, "city.zip", zip_of({"pack.yaml": b"name: city\nversion: 2.0.0\nextends: work-report\n"}))
    county = came(project, "county.zip", zip_of({"pack.yaml": b"name: county\nextends: city\n"}))
    assert said("packs", "add", county)[0] == 1
    assert said("packs", "add", city)[0] == said("packs", "add", county)[0] == 0
    assert set(yaml.safe_load((project / "templates/packs.lock").read_text("utf-8"))) == {"city", "county"}
    use(project, "county")
    assert said("build", "--strict")[0] == 0
    (project / "templates/city.zip").write_bytes(zip_of({"pack.yaml": b"name: city\nextends: base\n"}))
    assert "PCK031" in said("build")[2]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"%PDF-1.7", "SRC021"),
        (zip_of(PACK)[:-9], "SRC022"),
        (zipped([("../../pack.yaml", b"name: a\n")]), "SRC026"),
        (zipped([*PACK.items(), ("Pack.yaml", b"")]), "SRC027"),
        (archive(member("pack.yaml", PACK["pack.yaml"]), member("a", b"/etc", attributes=0o120777 << 16)), "SRC029"),
        (zipped([*PACK.items(), ("a.png", b"\0" * 9_000_000)]), "SRC025"),
        (zipped([*PACK.items(), ("a.png", b"\0" * 11_000_000)]), "SRC024"),
    ],
)  # fmt: skip
def test_a_hostile_archive_is_not_taken_in(project: Path, said: Said, content: bytes, expected: str) -> None:
    assert refused(project, said, came(project, "a.zip", content)) == (1, [expected])


def test_what_is_not_there_and_where_no_project_is_are_wrong_usage(project: Path, said: Said) -> None:
    assert refused(project, said, "nowhere.zip") == (2, ["SRC001"])
    assert refused(project, said, "x.zip", "-C", "..") == (2, ["USE005"])


def test_a_damaged_lock_stops_before_anything_is_written(project: Path, said: Said) -> None:
    (project / "templates").mkdir()
    (project / "templates/packs.lock").write_text("<<<<<<< HEAD\n", "utf-8")
    assert refused(project, said, came(project, "a.zip", zip_of(PACK))) == (1, ["PCK032"])


def test_a_folder_of_packs_that_is_a_link_is_not_written_through(project: Path, said: Said) -> None:
    (project.parent / "elsewhere").mkdir()
    (project / "templates").symlink_to(project.parent / "elsewhere")
    assert said("packs", "add", came(project, "a.zip", zip_of(PACK)))[0] == 1
    assert list((project.parent / "elsewhere").iterdir()) == []


# Failure and death


WRITES = ("open", "replace", "fsync")


def dying(monkeypatch: pytest.MonkeyPatch, at: int, die: Callable[[], None]) -> None:
    """Let the machine fail at the `at`-th call that writes."""
    count = 0

    def failing(call: Callable[..., object]) -> Callable[..., object]:
        def wrapped(*arguments: object, **named: object) -> object:
            nonlocal count
            writes = call is not os_open or any(isinstance(each, int) and each & os.O_CREAT for each in arguments[1:])
            count += writes
            if writes and count == at:
                die()
            return call(*arguments, **named)

        return wrapped

    os_open = os.open
    for name in WRITES:
        monkeypatch.setattr(os, name, failing(getattr(os, name)))


def no_room() -> None:
    raise OSError(28, "No space left on device")


@pytest.mark.parametrize("at", range(1, 12))
def test_when_the_disk_fails_the_project_is_as_it_was(project: Path, said: Said, at: int) -> None:
    assert said("packs", "add", came(project, "本县.zip", zip_of(PACK)))[0] == 0
    before, newer = kept(project), came(project, "新.zip", zip_of(NEWER))
    with pytest.MonkeyPatch.context() as patch:
        dying(patch, at, no_room)
        code, _, err = said("packs", "add", newer, "--force")
    if code == 0:
        assert kept(project) != before  # it failed where that is no matter, or not at all
    else:
        assert (code, "OUT002" in err, kept(project)) == (3, True, before)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="Windows has no fork")
@pytest.mark.parametrize("at", range(1, 9))
@pytest.mark.parametrize("fresh", [True, False])
def test_killed_at_any_moment_no_pack_is_half_written_or_without_its_lock(
    project: Path, said: Said, fresh: bool, at: int
) -> None:
    if not fresh:
        assert said("packs", "add", came(project, "本县.zip", zip_of(PACK)))[0] == 0
    before, newer = kept(project), came(project, "新.zip", zip_of(NEWER))
    child = os.fork()
    if not child:
        with pytest.MonkeyPatch.context() as patch:
            dying(patch, at, lambda: os._exit(9))
            run(["packs", "add", newer, "--force"])
            os._exit(0)
    os.waitpid(child, 0)
    after = {name: content for name, content in kept(project).items() if not name.startswith(".rg-")}
    assert said("packs", "add", newer, "--force")[0] == 0
    done = {name: content for name, content in kept(project).items() if not name.startswith(".rg-")}
    assert all(after.get(name) in (before.get(name), done[name]) for name in done)
    if after.get("本县.zip") == done["本县.zip"]:
        assert after["packs.lock"] == done["packs.lock"]
    assert sorted(after) in (sorted(before), sorted(done), ["packs.lock"])
