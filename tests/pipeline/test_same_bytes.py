"""The same input gives the same bytes: in any folder, time zone and locale, in any process."""

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
EPOCH = "1000000000"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the real work report's project."""
    shutil.copytree(ROOT / "data", tmp_path / "项目/data")
    shutil.copy(ROOT / "reportgen.yaml", tmp_path / "项目")
    return tmp_path / "项目"


def built(project: Path, cwd: Path, **environment: str) -> bytes:
    """The report, built by a process of its own."""
    inherited = {name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"}
    command = [sys.executable, "-m", "reportgen", "build", "-C", os.path.relpath(project, cwd)]
    subprocess.run(command, cwd=cwd, env={**inherited, **environment}, check=True, capture_output=True)
    return (project / "output/2022年工作报告.docx").read_bytes()


SURROUNDINGS = [
    {"PYTHONHASHSEED": "1"},
    {"PYTHONHASHSEED": "42", "TZ": "Asia/Shanghai"},
    {"TZ": "America/New_York", "LC_ALL": "C"},
    {"LANG": "zh_CN.UTF-8", "PYTHONUTF8": "0", "PYTHONIOENCODING": "gbk"},
]


@pytest.mark.parametrize("surroundings", SURROUNDINGS, ids=[" ".join(each) for each in SURROUNDINGS])
def test_hash_seed_time_zone_and_locale_do_not_matter(project: Path, surroundings: dict[str, str]) -> None:
    assert built(project, project, PYTHONHASHSEED="0") == built(project, project, **surroundings)


def test_the_folder_of_the_project_and_our_own_do_not_matter(project: Path, tmp_path: Path) -> None:
    first = built(project, project)
    moved = tmp_path / "another place/项目 二"
    moved.parent.mkdir()
    shutil.move(project, moved)
    assert built(moved, tmp_path) == first


def test_the_age_of_the_files_does_not_matter(project: Path) -> None:
    first = built(project, project)
    for path in project.rglob("*.yaml"):
        os.utime(path, (1_000_000_000, 1_000_000_000))
    assert built(project, project) == first


def test_the_time_of_the_build_is_taken_from_the_environment_alone(project: Path) -> None:
    without = built(project, project)
    stamped = built(project, project, SOURCE_DATE_EPOCH=EPOCH)
    assert stamped == built(project, project, SOURCE_DATE_EPOCH=EPOCH, TZ="Asia/Tokyo")
    assert without != stamped
    with zipfile.ZipFile(project / "output/2022年工作报告.docx") as package:
        assert b"2001-09-09T01:46:40Z" in package.read("docProps/core.xml")


def test_the_parts_carry_no_time_of_their_own(project: Path) -> None:
    built(project, project)
    with zipfile.ZipFile(project / "output/2022年工作报告.docx") as package:
        assert {part.date_time for part in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_no_path_and_no_name_of_the_machine_is_in_the_document(project: Path) -> None:
    built(project, project)
    with zipfile.ZipFile(project / "output/2022年工作报告.docx") as package:
        content = b"".join(package.read(part) for part in package.namelist())
    for word in (str(project), str(Path.home()), "python-docx", os.environ.get("HOSTNAME", "")):
        assert not word or word == "/" or word.encode() not in content
