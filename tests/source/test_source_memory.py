"""The world that tests hold in memory against the disk it stands for."""

from pathlib import Path

import pytest
from memory import MemoryWorld
from reading import findings, refused

from reportgen.pipeline import Disk
from reportgen.source import World

FILES = {
    "reportgen.yaml": b"",
    "data/会议.yaml": b"a: 1\r\n",
    "templates/base/pack.yaml": b"name: base\n",
    "templates/base/parts/head.md.j2": b"#",
    "templates/base/.hidden": b"",
    "templates/own/pack.yaml": b"",
}


@pytest.fixture(params=["memory", "disk"])
def world(request: pytest.FixtureRequest, tmp_path: Path) -> World:
    """The same files in either world."""
    if request.param == "memory":
        return MemoryWorld(FILES)
    for path, content in FILES.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(content)
    return Disk(str(tmp_path))


def test_a_file_is_read_byte_by_byte(world: World) -> None:
    assert world.read("data/会议.yaml") == b"a: 1\r\n"
    assert world.read("templates/../data/会议.yaml") == b"a: 1\r\n"


@pytest.mark.parametrize("path", ["data/数字.yaml", "nowhere/x.yaml"])
def test_a_missing_file_is_a_finding(world: World, path: str) -> None:
    (found,) = refused(lambda: world.read(path))
    assert findings([found]) == [f"{path} SRC001"]
    assert found.values["path"] == path


def test_the_files_of_a_folder_come_sorted_and_without_hidden_ones(world: World) -> None:
    assert list(world.files("templates")) == ["base/pack.yaml", "base/parts/head.md.j2", "own/pack.yaml"]
    assert list(world.files("templates/base")) == ["pack.yaml", "parts/head.md.j2"]


def test_the_files_of_a_missing_folder_are_a_finding(world: World) -> None:
    assert findings(refused(lambda: world.files("nowhere"))) == ["nowhere SRC001"]


def test_a_folder_is_told_from_a_file(world: World) -> None:
    assert [world.is_folder(path) for path in (".", "templates", "templates/base", "templates/base/parts")] == [
        True
    ] * 4
    assert [world.is_folder(path) for path in ("reportgen.yaml", "templates/ba", "nowhere")] == [False] * 3


def test_the_time_of_a_build_is_the_test_s_choice() -> None:
    assert MemoryWorld({}).epoch() is None
    assert MemoryWorld({}, epoch=1_658_188_800).epoch() == 1_658_188_800


def test_a_world_tells_the_user_s_folder_and_installed_packs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REPORTGEN_PACKS", str(tmp_path))
    assert Disk(".").user_packs() == tmp_path.as_posix()
    assert MemoryWorld({}, user_packs="/own").user_packs() == "/own"
    assert dict(MemoryWorld({}, installed_packs={"甲": ["/site/a"]}).installed_packs()) == {"甲": ["/site/a"]}
    assert isinstance(Disk(".").installed_packs(), dict)
