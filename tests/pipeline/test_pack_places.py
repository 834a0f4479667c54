"""Packs outside a project on the real disk: the user's folder, and Python packages, whose code is never run."""

from __future__ import annotations

import base64
import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest
from archives import zipped
from reading import refused

from reportgen.packs import find_chain
from reportgen.pipeline import Disk, shipped_packs
from reportgen.pipeline.shipped import user_packs
from reportgen.source import Span
from reportgen.source.archive import open_archive

SHIPPED = shipped_packs()
FOLDERS = ("templates", SHIPPED)
PACK = b"name: our-county\nextends: work-report\n"
# What would happen if somebody imported the package.
MINE = b"raise SystemExit('imported')\n"


def wheel(entry_points: str, files: dict[str, bytes]) -> bytes:
    """A wheel (PEP 427) named county."""
    info = "county-1.0.dist-info"
    members = {
        **files,
        f"{info}/METADATA": b"Metadata-Version: 2.1\nName: county\nVersion: 1.0\n",
        f"{info}/WHEEL": b"Wheel-Version: 1.0\nGenerator: tests\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        f"{info}/entry_points.txt": entry_points.encode(),
    }
    lines = [f"{name},sha256={_sum(content)},{len(content)}\n" for name, content in members.items()]
    return zipped([*members.items(), (f"{info}/RECORD", "".join([*lines, f"{info}/RECORD,,\n"]).encode())])


def _sum(content: bytes) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()


COUNTY = wheel(
    "[reportgen.packs]\nour-county = county.pack\nbase = county.pack\n",
    {"county/__init__.py": MINE, "county/pack/__init__.py": MINE, "county/pack/pack.yaml": PACK},
)


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of installed packages with that wheel in it, put there as installers do."""
    folder = tmp_path / "site"
    for name, content in open_archive(COUNTY, "county.whl").items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    monkeypatch.syspath_prepend(str(folder))
    return folder


# Installed packages


def test_a_pack_in_an_installed_package_is_found_and_its_code_is_not_run(site: Path, tmp_path: Path) -> None:
    chain = find_chain("our-county", FOLDERS, Disk(str(tmp_path), SHIPPED), Span("x"))
    assert [pack.name for pack in chain.packs] == ["our-county", "work-report", "base"]
    assert chain.packs[0].folder == (site / "county/pack").as_posix()
    assert chain.packs[0].files["pack.yaml"] == PACK
    assert not chain.trusted
    assert "county" not in sys.modules


def test_an_installed_package_does_not_stand_in_for_a_shipped_pack(site: Path, tmp_path: Path) -> None:
    assert find_chain("base", FOLDERS, Disk(str(tmp_path), SHIPPED), Span("x")).trusted


def test_a_wheel_that_pip_has_installed_builds_a_report(tmp_path: Path) -> None:
    pytest.importorskip("pip")
    (tmp_path / "county-1.0-py3-none-any.whl").write_bytes(COUNTY)
    install = ["install", "-q", "--no-index", "--no-deps", "--disable-pip-version-check", "--target", "site"]
    _python(tmp_path, "-m", "pip", *install, "county-1.0-py3-none-any.whl")
    _python(tmp_path, "-m", "reportgen", "new", "项目", "--单位", "某县计生协", "--年份", "2023", "--keys", "zh")
    project = tmp_path / "项目/reportgen.yaml"
    project.write_text(project.read_text("utf-8").replace("模板包: work-report", "模板包: our-county"), "utf-8")
    _python(tmp_path, "-m", "reportgen", "build", "-C", "项目")
    assert (tmp_path / "项目/output/2023年工作报告.docx").exists()


def _python(folder: Path, *arguments: str) -> None:
    paths = os.pathsep.join([str(folder / "site"), *sys.path])
    environment = {**os.environ, "PYTHONPATH": paths, "REPORTGEN_PACKS": ""}
    subprocess.run([sys.executable, *arguments], cwd=folder, env=environment, check=True, capture_output=True)


@pytest.mark.parametrize(
    "value", ["..", "county..pack", "/etc", "county/pack", "county.pack [x]", "county:", "", "county.nowhere", "C:.x"]
)
def test_an_entry_point_that_names_no_folder_of_its_package_offers_nothing(
    site: Path, tmp_path: Path, value: str
) -> None:
    points = site / "county-1.0.dist-info/entry_points.txt"
    points.write_text(f"[reportgen.packs]\nour-county = {value}\n", "utf-8")
    assert "our-county" not in Disk(str(tmp_path), SHIPPED).installed_packs()


def test_a_file_of_packages_that_is_no_text_offers_nothing(site: Path, tmp_path: Path) -> None:
    (site / "county-1.0.dist-info/entry_points.txt").write_bytes(b"\xff\xfe[reportgen.packs\n=\n")
    assert "our-county" not in Disk(str(tmp_path), SHIPPED).installed_packs()


def test_packages_are_not_looked_through_for_a_pack_that_is_elsewhere() -> None:
    program = (
        "import sys; from reportgen.packs import find_chain; from reportgen.pipeline import Disk, shipped_packs;"
        "from reportgen.source import Span; s = shipped_packs();"
        "find_chain('work-report', ('templates', s), Disk('.', s), Span(''));"
        "print(*{'importlib.metadata', 'zipfile', 'reportgen.packs.lock', 'reportgen.source.archive'} & {*sys.modules})"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    shown = subprocess.run([sys.executable, "-c", program], env=environment, check=True, capture_output=True, text=True)
    assert shown.stdout.strip() == ""


# The user's folder


def test_a_pack_of_the_user_s_folder_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = tmp_path / "own"
    own.mkdir()
    (own / "our-county.zip").write_bytes(zipped([("pack.yaml", PACK)]))
    monkeypatch.setenv("REPORTGEN_PACKS", str(own))
    (tmp_path / "project").mkdir()
    chain = find_chain("our-county", FOLDERS, Disk(str(tmp_path / "project"), SHIPPED), Span("x"))
    assert chain.packs[0].folder == (own / "our-county.zip").as_posix()
    assert not chain.trusted


def test_where_the_user_s_folder_is_by_the_custom_of_the_system(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("REPORTGEN_PACKS", raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("APPDATA", str(tmp_path / "Roaming"))
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    for folder in ("", "Roaming", "home/Library/Application Support"):
        (tmp_path / folder / "reportgen/templates").mkdir(parents=True)
    shown = {}
    for system in ("linux", "darwin", "win32"):
        monkeypatch.setattr(sys, "platform", system)
        shown[system] = user_packs().removeprefix(tmp_path.as_posix())
    assert shown == {
        "linux": "/reportgen/templates",
        "darwin": "/home/Library/Application Support/reportgen/templates",
        "win32": "/Roaming/reportgen/templates",
    }


@pytest.mark.parametrize("named", ["", "packs", "./packs"])
def test_a_folder_of_the_user_that_is_not_absolute_counts_as_none(monkeypatch: pytest.MonkeyPatch, named: str) -> None:
    monkeypatch.setenv("REPORTGEN_PACKS", named)
    assert user_packs() == ""


def test_a_relative_data_home_counts_as_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".local/share/reportgen/templates").mkdir(parents=True)
    monkeypatch.delenv("REPORTGEN_PACKS", raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", "data")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setattr(sys, "platform", "linux")
    assert user_packs() == f"{tmp_path.as_posix()}/.local/share/reportgen/templates"


def test_no_other_folder_is_read_for_that(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REPORTGEN_PACKS", str(tmp_path / "own"))
    (tmp_path / "project").mkdir()
    (tmp_path / "secret").write_text("x")
    world = Disk(str(tmp_path / "project"), SHIPPED)
    assert [found.code for found in refused(lambda: world.read(str(tmp_path / "secret")))] == ["SRC004"]
    assert [found.code for found in refused(lambda: world.read("../secret"))] == ["SRC004"]
