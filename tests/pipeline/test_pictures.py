"""Pictures: files of the pack or the project, PNG or JPEG, and nothing outside."""

from pathlib import Path

import pytest
from small_project import compiled, findings, found_in, in_memory, on_disk, png, tree

from reportgen.pipeline import Disk, shipped_packs

TEMPLATE = "templates/note/note.md.j2"


def picture(path: str) -> dict[str, str | bytes]:
    return {TEMPLATE: f"正文。\n\n![图]({path})\n"}


@pytest.mark.parametrize("path", ["图.png", "图/现场.png", "./图.png", "图%201.png", "<图 1.png>"])
def test_a_picture_of_the_project_is_found(path: str) -> None:
    files = {name: png() for name in ("图.png", "图/现场.png", "图 1.png")}
    assert "Picture " in tree({**picture(path), **files})


def test_a_picture_of_the_pack_is_found_and_comes_before_one_of_the_project() -> None:
    files = {"templates/note/图.png": png(3, 3), "图.png": b"no picture"}
    assert "Picture 图.png “图”" in tree({**picture("图.png"), **files})


def test_a_picture_goes_into_the_word_file_once() -> None:
    files: dict[str, str | bytes] = {TEMPLATE: "![](图.png)\n\n![](图.png)\n", "图.png": png()}
    artifact, found = compiled(in_memory(files), "docx")
    assert found == ()
    assert artifact.content.count(b"word/media/") == 2  # in the file's own header and in the directory


OUTSIDE = [
    "../图.png",
    "图/../../图.png",
    "/etc/图.png",
    "//server/图.png",
    "C:/图.png",
    "https://example.org/图.png",
    "..%2f图.png",
]


@pytest.mark.parametrize("path", OUTSIDE)
def test_a_picture_outside_the_project_is_refused(path: str) -> None:
    (found,) = findings({**picture(path), "../图.png": png(), "/etc/图.png": png()})
    assert found.startswith("SRC004 templates/note/note.md.j2:")


def test_a_windows_path_out_of_the_project_is_refused() -> None:
    (found,) = findings(picture("<..\\\\图.png>"))
    assert found.startswith("SRC004 templates/note/note.md.j2:")


def test_a_picture_that_is_not_there_is_reported_at_its_line() -> None:
    assert findings({TEMPLATE: "正文。\n\n见图![图](没有.png)。\n"}) == [
        "SRC001 templates/note/note.md.j2:3:1 path=没有.png"
    ]


NO_PICTURES = {
    "a text": b"PNG",
    "nothing": b"",
    "a GIF": b"GIF89a\x01\x00\x01\x00",
    "an SVG": b"<svg xmlns='http://www.w3.org/2000/svg'/>",
    "a header cut short": png()[:20],
    "no width": png(0, 1),
    "too many pixels": png(10_000, 10_000),
    "a JPEG cut short": b"\xff\xd8\xff\xe0\x00\x10JFIF",
}


@pytest.mark.parametrize("content", NO_PICTURES.values(), ids=NO_PICTURES.keys())
def test_a_file_that_is_no_usable_picture_is_reported(content: bytes) -> None:
    (found,) = findings({**picture("图.png"), "图.png": content})
    assert found.startswith("MRK002 ")
    assert found.endswith(" path=图.png")


def test_all_pictures_that_are_missing_are_found_at_once() -> None:
    found = findings({TEMPLATE: "甲![](甲.png)。\n\n乙![](乙.png)。\n\n丙![](../丙.png)。\n"})
    assert [each.split(" ")[0] for each in found] == ["SRC001", "SRC001", "SRC004"]


def test_a_picture_that_prose_names_is_reported_in_the_data() -> None:
    assert findings({"data.yaml": "标题: 简报\n正文: |\n  第一段。\n\n  见图![](没有.png)。\n"}) == [
        "SRC001 data.yaml:5:3 path=没有.png"
    ]


def test_a_link_that_leads_out_of_the_project_is_no_picture(tmp_path: Path) -> None:
    (tmp_path / "秘密.png").write_bytes(png())
    project = on_disk(tmp_path / "项目", picture("图.png"))
    (project / "图.png").symlink_to(tmp_path / "秘密.png")
    (found,) = found_in(Disk(str(project), shipped_packs()), shipped_packs())
    assert found.startswith("SRC004 templates/note/note.md.j2:")


def test_a_link_inside_the_project_is_followed(tmp_path: Path) -> None:
    project = on_disk(tmp_path, {**picture("图.png"), "原图.png": png()})
    (project / "图.png").symlink_to("原图.png")
    assert found_in(Disk(str(project), shipped_packs()), shipped_packs()) == []
