"""A file is written whole or not at all, whatever the machine does meanwhile."""

import errno
import os
import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from reportgen.pipeline import MachineError, remove_leftovers, write_file

OLD, NEW = b"old " * 100, b"new " * 1_000


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """A report of last week."""
    path = tmp_path / "年报.docx"
    path.write_bytes(OLD)
    return path


def others(target: Path) -> list[str]:
    """What stands beside the target."""
    return sorted(path.name for path in target.parent.iterdir() if path != target)


def test_a_file_is_replaced_whole(target: Path) -> None:
    write_file(str(target), NEW)
    assert target.read_bytes() == NEW
    assert others(target) == []


def test_folders_on_the_way_are_made(tmp_path: Path) -> None:
    write_file(str(tmp_path / "成稿/2022/年报.docx"), NEW)
    assert (tmp_path / "成稿/2022/年报.docx").read_bytes() == NEW


def test_a_name_without_a_folder_is_written_where_we_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write_file("年报.docx", NEW)
    assert (tmp_path / "年报.docx").read_bytes() == NEW


def test_a_file_has_the_mode_that_the_umask_leaves(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write_file(str(tmp_path / "年报.docx"), NEW)
    finally:
        os.umask(before)
    assert (tmp_path / "年报.docx").stat().st_mode & 0o777 == 0o640


def test_the_content_is_flushed_before_the_name_is_changed_and_the_folder_after(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps: list[str] = []
    for name in ("fsync", "replace"):
        monkeypatch.setattr(os, name, _noted(getattr(os, name), name, steps))
    write_file(str(target), NEW)
    assert steps == ["fsync", "replace", "fsync"]


def _noted(call: Any, name: str, steps: list[str]) -> Any:
    def noted(*given: Any, **named: Any) -> Any:
        steps.append(name)
        return call(*given, **named)

    return noted


def test_a_system_may_take_a_file_piece_by_piece(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write = os.write
    with monkeypatch.context() as patch:
        patch.setattr(os, "write", lambda handle, content: write(handle, content[:2]))
        write_file(str(target), NEW)
    assert target.read_bytes() == NEW


FAILURES = [
    ("open", OSError(errno.ENOSPC, "No space left on device"), "OUT002"),
    ("write", OSError(errno.ENOSPC, "No space left on device"), "OUT002"),
    ("fsync", OSError(errno.ENOSPC, "No space left on device"), "OUT002"),
    ("fsync", OSError(errno.EDQUOT, "Disk quota exceeded"), "OUT002"),
    ("fsync", OSError(errno.EFBIG, "File too large"), "OUT002"),
    ("fsync", OSError(errno.EIO, "Input/output error"), "OUT004"),
    ("open", PermissionError(errno.EACCES, "Permission denied"), "OUT003"),
    ("open", OSError(errno.EMFILE, "Too many open files"), "OUT004"),
    ("open", OSError(errno.EROFS, "Read-only file system"), "OUT004"),
    ("replace", PermissionError(errno.EACCES, "The file is in use by Word"), "OUT003"),
    ("replace", PermissionError(errno.EPERM, "Operation not permitted"), "OUT003"),
    ("replace", OSError(errno.EXDEV, "Invalid cross-device link"), "OUT004"),
    ("makedirs", PermissionError(errno.EACCES, "Permission denied"), "OUT003"),
    ("makedirs", OSError(errno.ENOSPC, "No space left on device"), "OUT002"),
]


@pytest.mark.parametrize(
    ("step", "error", "code"), FAILURES, ids=[f"{step} {error.strerror}" for step, error, _ in FAILURES]
)
def test_a_failure_leaves_the_old_file_and_nothing_else(
    target: Path, monkeypatch: pytest.MonkeyPatch, step: str, error: OSError, code: str
) -> None:
    def fail(*_: object, **__: object) -> int:
        raise error

    with monkeypatch.context() as patch:
        patch.setattr(os, step, fail)
        with pytest.raises(MachineError) as stopped:
            write_file(str(target), NEW)
    assert (stopped.value.code, stopped.value.path) == (code, str(target))
    assert stopped.value.reason == (error.strerror if code == "OUT004" else "")
    assert target.read_bytes() == OLD
    assert others(target) == []


CALLS = ("open", "fsync", "replace", "close", "makedirs", "lstat")


@pytest.mark.parametrize("number", range(1, 12))
def test_whichever_call_fails_the_report_is_whole_and_we_say_which(
    target: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    failed = False
    with monkeypatch.context() as patch:
        calls = iter(range(1, 1_000))
        for name in CALLS:
            patch.setattr(os, name, _failing(getattr(os, name), calls, number))
        try:
            write_file(str(target), NEW)
        except MachineError:
            failed = True
    assert target.read_bytes() == (OLD if failed else NEW)
    assert others(target) == []


def _failing(call: Any, calls: Iterator[int], number: int) -> Any:
    """`call`, which fails when it is the `number`-th of all watched calls."""

    def watched(*given: Any, **named: Any) -> Any:
        if next(calls) == number:
            raise OSError(errno.EIO, "Input/output error")
        return call(*given, **named)

    return watched


def test_a_full_disk_is_met_for_real(target: Path) -> None:
    with _files_no_larger_than(2_000), pytest.raises(MachineError) as stopped:
        write_file(str(target), NEW)
    assert stopped.value.code == "OUT002"
    assert target.read_bytes() == OLD
    assert others(target) == []


@contextmanager
def _files_no_larger_than(size: int) -> Iterator[None]:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_an_interruption_leaves_the_old_file_and_nothing_else(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_: int) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", interrupt)
        with pytest.raises(KeyboardInterrupt):
            write_file(str(target), NEW)
    assert target.read_bytes() == OLD
    assert others(target) == []


@pytest.mark.parametrize("leads_to", ["别处.docx", "没有.docx"])
def test_a_link_at_the_target_is_not_written_through(target: Path, leads_to: str) -> None:
    other = target.with_name("别处.docx")
    other.write_bytes(OLD)
    target.unlink()
    target.symlink_to(leads_to)
    with pytest.raises(MachineError) as stopped:
        write_file(str(target), NEW)
    assert stopped.value.code == "OUT001"
    assert target.is_symlink()
    assert other.read_bytes() == OLD
    assert others(target) == ["别处.docx"]


def test_a_folder_at_the_target_is_not_written_over(target: Path) -> None:
    target.unlink()
    target.mkdir()
    with pytest.raises(MachineError) as stopped:
        write_file(str(target), NEW)
    assert stopped.value.code == "OUT001"
    assert target.is_dir()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
@pytest.mark.timeout(20)
def test_a_pipe_at_the_target_is_not_written_into(target: Path) -> None:
    target.unlink()
    os.mkfifo(target)
    with pytest.raises(MachineError) as stopped:
        write_file(str(target), NEW)
    assert stopped.value.code == "OUT001"


def test_a_file_where_a_folder_should_be_is_named_with_the_reason(target: Path) -> None:
    with pytest.raises(MachineError) as stopped:
        write_file(str(target / "年报.docx"), NEW)
    assert stopped.value.code == "OUT004"
    assert stopped.value.reason
    assert target.read_bytes() == OLD


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_into_is_said_so(target: Path) -> None:
    target.parent.chmod(0o500)
    try:
        with pytest.raises(MachineError) as stopped:
            write_file(str(target), NEW)
    finally:
        target.parent.chmod(0o700)
    assert stopped.value.code == "OUT003"
    assert target.read_bytes() == OLD


def test_what_a_killed_run_left_is_swept_up_after_an_hour(target: Path) -> None:
    old, fresh = target.with_name(".rg-1-abcd.tmp"), target.with_name(".rg-2-abcd.tmp")
    for path in (old, fresh, target.with_name("别的.tmp")):
        path.write_bytes(NEW)
        os.utime(path, (0, 0))
    os.utime(fresh)
    remove_leftovers(str(target.parent))
    assert others(target) == [".rg-2-abcd.tmp", "别的.tmp"]


def test_where_there_is_no_folder_there_is_nothing_to_sweep_up(tmp_path: Path) -> None:
    remove_leftovers(str(tmp_path / "没有"))
    assert list(tmp_path.iterdir()) == []
