"""Files added to a project: all of them or none, and never over one that is there."""

from pathlib import Path

import pytest
from reading import refused

from reportgen.pipeline import MachineError, add_files


def nothing() -> None:
    """What comes last has nothing to do here."""


def test_files_and_their_folders_are_added(tmp_path: Path) -> None:
    add_files({str(tmp_path / "a/b/一.yaml"): b"1", str(tmp_path / "二.yaml"): b"2"}, nothing)
    assert (tmp_path / "a/b/一.yaml").read_bytes() == b"1"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "二.yaml"]


def test_a_file_that_came_meanwhile_stays_and_nothing_else_does(tmp_path: Path) -> None:
    (tmp_path / "二.yaml").write_bytes(b"old")
    files = {str(tmp_path / "a/一.yaml"): b"1", str(tmp_path / "二.yaml"): b"2"}
    assert [found.code for found in refused(lambda: add_files(files, nothing))] == ["PRJ015"]
    assert [path.name for path in tmp_path.iterdir()] == ["二.yaml"]
    assert (tmp_path / "二.yaml").read_bytes() == b"old"


def test_when_what_comes_last_fails_everything_is_taken_back(tmp_path: Path) -> None:
    def fail() -> None:
        raise MachineError("OUT002", "reportgen.yaml")

    with pytest.raises(MachineError):
        add_files({str(tmp_path / "a/b/一.yaml"): b"1", str(tmp_path / "a/二.yaml"): b"2"}, fail)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_holds_something_else_stays(tmp_path: Path) -> None:
    def fail() -> None:
        (tmp_path / "a/别的.txt").write_bytes(b"")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        add_files({str(tmp_path / "a/一.yaml"): b"1"}, fail)
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["别的.txt"]
