"""The disk: regular files below the project's folder, and nothing else."""

import os
from pathlib import Path

import pytest
from small_project import shown

from reportgen.pipeline import Disk
from reportgen.source import ReportgenError


def refusal(disk: Disk, path: str) -> list[str]:
    with pytest.raises(ReportgenError) as stopped:
        disk.read(path)
    return shown(stopped.value.diagnostics)


def test_a_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "数据").mkdir()
    (tmp_path / "数据/a.yaml").write_bytes("标题: 甲\n".encode())
    disk = Disk(str(tmp_path))
    assert disk.read("数据/a.yaml") == "标题: 甲\n".encode()
    assert disk.read("./数据/../数据/a.yaml") == "标题: 甲\n".encode()
    assert disk.read(str(tmp_path / "数据/a.yaml")) == "标题: 甲\n".encode()


def test_an_empty_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").touch()
    assert Disk(str(tmp_path)).read("a.yaml") == b""


def test_a_project_reached_by_a_link_is_read(tmp_path: Path) -> None:
    (tmp_path / "真").mkdir()
    (tmp_path / "真/a.yaml").write_bytes(b"x")
    (tmp_path / "假").symlink_to("真")
    assert Disk(str(tmp_path / "假")).read("a.yaml") == b"x"


@pytest.mark.parametrize("path", ["数据/a.yaml", "链接/a.yaml", "链接.yaml", "链接/../数据/a.yaml", "./数据//a.yaml"])
def test_a_link_that_stays_inside_is_followed(tmp_path: Path, path: str) -> None:
    (tmp_path / "数据").mkdir()
    (tmp_path / "数据/a.yaml").write_bytes(b"x")
    (tmp_path / "链接").symlink_to("数据")
    (tmp_path / "链接.yaml").symlink_to("数据/a.yaml")
    assert Disk(str(tmp_path)).read(path) == b"x"


def test_a_link_set_meanwhile_is_seen(tmp_path: Path) -> None:
    (tmp_path / "秘密.txt").write_text("秘密", encoding="utf-8")
    (tmp_path / "项目/数据").mkdir(parents=True)
    (tmp_path / "项目/数据/秘密.txt").write_bytes(b"x")
    disk = Disk(str(tmp_path / "项目"))
    assert disk.read("数据/秘密.txt") == b"x"
    (tmp_path / "项目/数据").rename(tmp_path / "项目/旧")
    (tmp_path / "项目/数据").symlink_to("..")
    assert refusal(disk, "数据/秘密.txt") == ["SRC004 数据/秘密.txt path=数据/秘密.txt"]


@pytest.mark.parametrize("path", ["没有.yaml", "没有/a.yaml", "a.yaml/b.yaml", "a\0b"])
def test_a_file_that_is_not_there_is_named(tmp_path: Path, path: str) -> None:
    (tmp_path / "a.yaml").touch()
    (found,) = refusal(Disk(str(tmp_path)), path)
    assert found.startswith(f"SRC001 {path} path={path}")


@pytest.mark.parametrize("path", ["数据", ".", ""])
def test_a_folder_is_no_file(tmp_path: Path, path: str) -> None:
    (tmp_path / "数据").mkdir()
    (found,) = refusal(Disk(str(tmp_path)), path)
    assert found.startswith("SRC002 ")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
@pytest.mark.timeout(20)
def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "管道")
    assert refusal(Disk(str(tmp_path)), "管道") == ["SRC002 管道 path=管道"]


@pytest.mark.skipif(not os.path.exists("/dev/zero"), reason="this system has no /dev/zero")
@pytest.mark.timeout(20)
def test_a_device_is_refused(tmp_path: Path) -> None:
    (tmp_path / "零").symlink_to("/dev/zero")
    (found,) = refusal(Disk(str(tmp_path), "/dev"), "零")
    assert found.startswith("SRC002 ")


@pytest.mark.parametrize("path", ["../秘密.txt", "数据/../../秘密.txt", "/etc/passwd", "链接", "链接夹/秘密.txt"])
def test_nothing_outside_the_project_is_read(tmp_path: Path, path: str) -> None:
    (tmp_path / "秘密.txt").write_text("秘密", encoding="utf-8")
    (tmp_path / "项目/数据").mkdir(parents=True)
    (tmp_path / "项目/链接").symlink_to("../秘密.txt")
    (tmp_path / "项目/链接夹").symlink_to("..")
    assert refusal(Disk(str(tmp_path / "项目")), path) == [f"SRC004 {path} path={path}"]


def test_a_folder_beside_with_the_same_beginning_is_outside(tmp_path: Path) -> None:
    (tmp_path / "项目").mkdir()
    (tmp_path / "项目二").mkdir()
    (tmp_path / "项目二/a.yaml").touch()
    (found,) = refusal(Disk(str(tmp_path / "项目")), "../项目二/a.yaml")
    assert found.startswith("SRC004 ")


def test_a_trusted_folder_is_read_by_its_absolute_path(tmp_path: Path) -> None:
    (tmp_path / "包").mkdir()
    (tmp_path / "包/pack.yaml").write_bytes(b"x")
    (tmp_path / "项目").mkdir()
    disk = Disk(str(tmp_path / "项目"), str(tmp_path / "包"))
    assert disk.read(str(tmp_path / "包/pack.yaml")) == b"x"
    assert disk.files(str(tmp_path / "包")) == ["pack.yaml"]
    assert disk.is_folder(str(tmp_path / "包"))


def test_a_file_that_is_too_large_is_refused_unread(tmp_path: Path) -> None:
    with open(tmp_path / "大.yaml", "wb") as file:
        file.truncate(50_000_001)
    assert refusal(Disk(str(tmp_path)), "大.yaml") == ["SRC005 大.yaml limit=50 MB"]


def test_a_file_that_may_not_be_read_is_named_with_the_reason(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.yaml").touch()

    def forbid(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    disk = Disk(str(tmp_path))
    monkeypatch.setattr(os, "open", forbid)
    assert refusal(disk, "a.yaml") == ["SRC009 a.yaml path=a.yaml reason=Permission denied"]


def test_the_files_of_a_folder_are_listed_in_order_without_hidden_ones(tmp_path: Path) -> None:
    for name in ("b.yaml", "a/c.yaml", "a.yaml", ".git/x", "a/.DS_Store", "a/d/e.yaml"):
        path = tmp_path / "包" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    assert Disk(str(tmp_path)).files("包") == ["a.yaml", "a/c.yaml", "a/d/e.yaml", "b.yaml"]


@pytest.mark.parametrize("target", ["/etc/passwd", "b.yaml", "没有", ".."])
def test_a_link_in_a_listed_folder_is_refused_by_name(tmp_path: Path, target: str) -> None:
    (tmp_path / "包/图").mkdir(parents=True)
    (tmp_path / "包/b.yaml").touch()
    (tmp_path / "包/图/链接").symlink_to(target)
    with pytest.raises(ReportgenError) as stopped:
        Disk(str(tmp_path)).files("包")
    assert shown(stopped.value.diagnostics) == ["SRC003 包/图/链接 path=包/图/链接"]


def test_a_folder_that_is_not_there_can_not_be_listed(tmp_path: Path) -> None:
    with pytest.raises(ReportgenError) as stopped:
        Disk(str(tmp_path)).files("没有")
    (found,) = shown(stopped.value.diagnostics)
    assert found.startswith("SRC001 没有 path=没有")


def test_a_folder_is_known_from_a_file(tmp_path: Path) -> None:
    (tmp_path / "包").mkdir()
    (tmp_path / "a.yaml").touch()
    disk = Disk(str(tmp_path))
    assert [disk.is_folder(path) for path in ("包", "a.yaml", "没有", ".")] == [True, False, False, True]


@pytest.mark.parametrize(
    ("value", "epoch"),
    [("1658188800", 1_658_188_800), ("0", 0), ("", None), ("-1", None), ("明天", None), ("１", None)],
)
def test_the_time_of_the_build_is_given_from_outside(
    monkeypatch: pytest.MonkeyPatch, value: str, epoch: int | None
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", value)
    assert Disk(".").epoch() == epoch


def test_without_a_given_time_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert Disk(".").epoch() is None
