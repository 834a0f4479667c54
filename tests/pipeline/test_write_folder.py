"""A new folder on the disk: all of it or none, and never over anything."""

import os
from pathlib import Path

import pytest

from reportgen.pipeline import MachineError, folder_in_the_way, write_folder
from reportgen.source import ReportgenError
from reportgen.source.catalog import message

FILES = {"reportgen.yaml": b"a", "data/数字.yaml": b"b", ".hidden/schema.json": b"c"}


def held(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def codes(folder: Path) -> list[str]:
    with pytest.raises(ReportgenError) as stopped:
        write_folder(str(folder), FILES)
    return [found.code for found in stopped.value.diagnostics]


def test_a_new_folder_holds_all_files_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    write_folder(str(tmp_path / "a" / "新"), FILES)
    assert held(tmp_path / "a" / "新") == FILES
    assert os.listdir(tmp_path / "a") == ["新"]


def test_an_empty_folder_is_filled_and_stays_the_same_folder(tmp_path: Path) -> None:
    before = tmp_path.stat().st_ino
    write_folder(str(tmp_path), FILES)
    assert held(tmp_path) == FILES
    assert tmp_path.stat().st_ino == before


def test_a_folder_with_something_in_it_is_refused_by_name_and_untouched(tmp_path: Path) -> None:
    for name in ("甲", "乙", "丙", "丁", "戊", "己"):
        (tmp_path / name).write_text("旧")
    found = folder_in_the_way(str(tmp_path))
    assert found is not None
    assert found.code == "NEW005"
    assert message(found, "zh").count("、") == 4  # five names say enough
    assert codes(tmp_path) == ["NEW005"]
    assert len(held(tmp_path)) == 6


def test_a_file_in_the_way_is_refused(tmp_path: Path) -> None:
    (tmp_path / "新").write_text("旧")
    assert codes(tmp_path / "新") == ["NEW005"]
    assert (tmp_path / "新").read_text() == "旧"


@pytest.mark.parametrize("target", ["elsewhere", "nowhere"])
def test_a_link_in_the_way_is_refused(tmp_path: Path, target: str) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "新").symlink_to(tmp_path / target)
    assert codes(tmp_path / "新") == ["NEW006"]
    assert os.listdir(tmp_path / "elsewhere") == []


@pytest.mark.parametrize("exists", [True, False])
def test_when_the_disk_is_full_nothing_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, exists: bool) -> None:
    folder = tmp_path / "新"
    if exists:
        folder.mkdir()
    calls = iter([None, OSError(28, "No space left on device")])

    def full(_: int) -> None:
        error = next(calls, None)
        if error is not None:
            raise error

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(MachineError) as stopped:
        write_folder(str(folder), FILES)
    assert stopped.value.code == "OUT002"
    assert held(tmp_path) == {}
    assert folder.exists() is exists


def test_a_file_that_appears_meanwhile_is_kept_and_what_was_moved_is_taken_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.fsync

    def meanwhile(handle: int) -> None:
        (tmp_path / "reportgen.yaml").write_text("别人的")
        real(handle)

    monkeypatch.setattr(os, "fsync", meanwhile)
    assert codes(tmp_path) == ["NEW005"]
    assert held(tmp_path) == {"reportgen.yaml": "别人的".encode()}


def test_a_folder_that_may_not_be_written_to_is_the_machine_s_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "mkdir", refuse)
    with pytest.raises(MachineError) as stopped:
        write_folder(str(tmp_path / "新"), FILES)
    assert stopped.value.code == "OUT003"
