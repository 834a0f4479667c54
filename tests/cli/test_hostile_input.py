"""Hostile and odd input through the whole command: refused with its code and place, nothing written, no traceback."""

import io
import json
import os
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from itertools import pairwise
from pathlib import Path

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from office import converted
from small_project import FILES, PACK, on_disk

from reportgen.cli import run

TITLE = "标题: 甲\n"
FIGURES = TITLE + "数字:\n"
DEEP = 10_000


pytestmark = pytest.mark.usefixtures("one_guard")


@pytest.fixture(autouse=True)
def _in_chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REPORTGEN_LANG", "zh")


Said = Callable[..., list[str]]


@pytest.fixture
def refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Said:
    """What the command says of a project with these files, place and code of each finding; it has to be refused."""

    def said(**files: str | bytes) -> list[str]:
        paths = {"data": "data.yaml", "project": "reportgen.yaml"}
        on_disk(tmp_path, {paths.get(name, f"templates/note/{name}.yaml"): text for name, text in files.items()})
        return _refused(tmp_path, capsys)

    return said


def _refused(folder: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    for command in ("check", "build"):
        assert run([command, "-C", str(folder)]) == 1
        out, err = capsys.readouterr()
        assert not list(folder.rglob("*.docx"))
    assert out == ""
    places = [line.removeprefix(f"{folder}/") for line in err.splitlines() if "错误 " in line]
    return [f"{line.split(' ', 1)[0]} {line.split('错误 ', 1)[1].split('：', 1)[0]}" for line in places]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (TITLE + "日期: " + "[" * 60 + "]" * 60 + "\n", ["data.yaml:2:5 DAT006"]),
        (TITLE + "数字: " + "{甲: " * DEEP, ["data.yaml:2:257 YML003"]),
        ("".join(" " * depth + "甲:\n" for depth in range(2_000)), ["data.yaml:65:65 YML003"]),
        (TITLE + "数字: &a\n  甲: [*a]\n", ["data.yaml:3:6 DAT006", "data.yaml:3:7 YML008"]),
        (FIGURES + "  甲: = " + "(" * 900 + "\n", ["data.yaml:3:41 FIG010"]),
        (FIGURES + "  甲: = " + "(" * DEEP + "\n", ["data.yaml:3:6 FIG010"]),
        (FIGURES + "  甲: " + "9" * 5_000 + "人\n", ["data.yaml:3:6 FIG001"]),
        (FIGURES + "  甲: = " + "9" * 900 + "\n", ["data.yaml:3:38 FIG006"]),
        (FIGURES + "  甲: = " + "9" * 5_000 + "\n", ["data.yaml:3:6 FIG010"]),
        (FIGURES + "  甲: 1人\n  乙: = 甲 | 保留(" + "9" * 900 + ")\n", ["data.yaml:4:15 FIG006"]),
        (TITLE + "日期: " + "9" * 5_000 + "\n", ["data.yaml:2:5 DAT008"]),
        (TITLE + "日期: " + "9" * 5_000 + "-01-01\n", ["data.yaml:2:5 DAT008"]),
        (b"\xe6\xa0\x87\xe9\xa2\x98: \xed\xa0\x80\n", ["data.yaml:1:5 SRC008"]),
        (b"\xe6\xa0\x87\xe9\xa2\x98: \xed\xa0\xbd\xed\xb8\x80\n", ["data.yaml:1:5 SRC008"]),
        ('标题: "\\ud800"\n', ["data.yaml:1:6 YML025"]),
        ("标题: 甲\0乙\n", ["data.yaml:1:6 SRC008"]),
        ("标题: 甲\ufffe乙\n", ["data.yaml:1:6 SRC008"]),
        ("标题: 甲\u202e乙\n", ["data.yaml:1:6 SRC010"]),
        ("标题: 甲\u2066乙\u2069\n", ["data.yaml:1:6 SRC010", "data.yaml:1:8 SRC010"]),
        ("标题\u200b: 甲\n", ["data.yaml:1:3 SRC011"]),
        ("标题: 甲\u200b乙\n", ["data.yaml:1:6 SRC011"]),
        (TITLE + "正文: |\n  好\u200d的\u2060。\n", ["data.yaml:3:4 SRC011", "data.yaml:3:6 SRC011"]),
        (TITLE + "正文: |\n  好&#8203;的。\n", ["data.yaml:3:4 SRC011"]),
        ("标题: 甲\ue000乙\n", ["data.yaml:1:6 SRC012"]),
        ("标题: 甲\U000f0000乙\n", ["data.yaml:1:6 SRC012"]),
    ],
)
def test_odd_data_are_refused_by_the_whole_command(text: str | bytes, told: list[str], refused: Said) -> None:
    assert refused(data=text) == told


@pytest.mark.parametrize("name", ["project", "pack", "schema", "styles"])
@pytest.mark.parametrize(
    ("text", "place"), [("[" * 65 + "]" * 65, "1:65"), ("".join(" " * depth + "甲:\n" for depth in range(70)), "65:65")]
)
def test_deep_files_of_project_and_pack_are_refused_too(name: str, text: str, place: str, refused: Said) -> None:
    pack = PACK + "styles: styles.yaml\n" if name == "styles" else PACK
    files = {"pack": pack, name: text}
    assert any(each.endswith(f"{place} YML003") for each in refused(**files))


@pytest.mark.parametrize("start", ["标题: &a [甲]\n", "标题: &a {x: 1}\n"], ids=["aliases", "merge keys"])
def test_bombs_are_refused_by_the_whole_command(start: str, refused: Said) -> None:
    inner = "[*{0}, *{0}]" if "[" in start else "{{<<: *{0}, <<: *{0}}}"
    text = start + "".join(f"{new}: &{new} {inner.format(old)}\n" for old, new in pairwise("abcdefghij"))
    told = refused(data=text)
    assert "data.yaml:2:8 YML009" in told or "data.yaml:2:8 YML011" in told


def _codes(folder: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    run(["check", "-C", str(folder), "--format", "json"])
    return [found["code"] for found in json.loads(capsys.readouterr().out)]


def test_of_very_many_faults_the_first_two_hundred_are_told_and_that_there_are_more(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    figures = "".join(f"  数{number}: = 人数{number} + 1\n" for number in range(1_000))
    on_disk(tmp_path, {"data.yaml": FIGURES + figures})
    assert _codes(tmp_path, capsys) == ["FIG004"] * 201 + ["SRC015"]


def test_warnings_stop_no_report_however_many_they_are(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    figures = "".join(f"  数{number}: {number}万无\n" for number in range(300))
    on_disk(tmp_path, {"data.yaml": FIGURES + figures})
    assert _codes(tmp_path, capsys) == ["FIG015"] * 200 + ["SRC016"]
    assert run(["build", "-C", str(tmp_path)]) == 0


@pytest.mark.parametrize("sign", ["[", "(", ">", "*", "![", "_", "- ", "`", "<", "~~", "{", "[^"])
def test_ten_thousand_signs_in_prose_are_text(sign: str, tmp_path: Path) -> None:
    on_disk(tmp_path, {"data.yaml": TITLE + "正文: |\n  甲" + sign * DEEP + "\n\n  " + sign * DEEP + " 乙\n"})
    assert run(["build", "-C", str(tmp_path)]) in (0, 1)


def test_5000_digits_in_prose_are_printed(tmp_path: Path) -> None:
    on_disk(tmp_path, {"data.yaml": TITLE + "正文: 甲" + "9" * 5_000 + "\n"})
    assert run(["build", "-C", str(tmp_path)]) == 0
    assert "9" * 5_000 in _printed(tmp_path)


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _folder(path: Path) -> None:
    path.mkdir()


def _dead_link(path: Path) -> None:
    path.symlink_to("nowhere.yaml")


def _zero(path: Path) -> None:
    path.symlink_to("/dev/zero")


ODD = pytest.mark.parametrize(
    ("make", "code"), [(_pipe, "SRC002"), (_folder, "SRC002"), (_dead_link, "SRC001"), (_zero, "SRC004")]
)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
@ODD
def test_what_is_no_file_is_refused_as_data(
    make: Callable[[Path], None], code: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    on_disk(tmp_path, {})
    (tmp_path / "data.yaml").unlink()
    make(tmp_path / "data.yaml")
    assert _refused(tmp_path, capsys) == [f"reportgen.yaml:4:9 {code}"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
@ODD
def test_what_is_no_file_is_refused_as_a_picture(
    make: Callable[[Path], None], code: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    on_disk(tmp_path, {"data.yaml": TITLE + "正文: |\n  ![图](图.png)\n"})
    make(tmp_path / "图.png")
    (told,) = _refused(tmp_path, capsys)
    assert told.startswith("data.yaml:3:")
    assert told.endswith(code)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
@pytest.mark.parametrize("make", [_pipe, _folder, _dead_link, _zero])
def test_what_is_no_file_is_refused_as_the_project(make: Callable[[Path], None], tmp_path: Path) -> None:
    make(tmp_path / "reportgen.yaml")
    assert run(["build", "-C", str(tmp_path)]) in (1, 2)
    assert not (tmp_path / "output").exists()


RARE = "𠮷野家，﨑﨏凞，葛󠄀葛󠄁，⺀㐀𪛖，甲︀"


def _printed(folder: Path) -> str:
    (path,) = folder.rglob("*.docx")
    return "\n".join(paragraph.text for paragraph in docx.Document(str(path)).paragraphs)


@pytest.fixture
def rare(tmp_path: Path) -> Path:
    """A project built with rare characters in a title, in prose and in Markdown."""
    prose = f"  {RARE}\n\n  **{RARE}** \\* {RARE}{{𠮷}}\n"
    on_disk(tmp_path, {"data.yaml": f"标题: {RARE}\n正文: |\n{prose}数字: {{𠮷: 3个}}\n"})
    assert run(["build", "-C", str(tmp_path)]) == 0
    return tmp_path


def test_rare_characters_reach_word_unchanged(rare: Path) -> None:
    assert _printed(rare).count(RARE) == 4


def test_rare_characters_reach_libreoffice_unchanged(rare: Path) -> None:
    (path,) = rare.rglob("*.docx")
    assert converted(path.read_bytes(), "txt").decode("utf-8-sig").count(RARE) == 4


SEED = (
    "标题: 简报\n日期: 2022-07-19\n正文: |\n  会员{组.人数}，**增长**{率}。\n\n  - 一[^1]\n\n  [^1]: 注\n"
    "数字:\n  组: {人数: 630多万人, 上: {值: 5, 单位: 万元}}\n  率: = 增长(组.人数, 组.上) | 百分比(1)\n"
)
SIGNS = st.sampled_from(
    [*"[]{}()*&!|>-:：，#%@`\"'\\\t\n=+.９〓\0\u200b\ue000", "<<: *a", "{{", "- ", ": ", "\r\n", "&a "]
)
BYTES = st.binary(max_size=60)


def _mutated(changes: list[tuple[int, int, str]]) -> bytes:
    text = SEED
    for at, length, sign in changes:
        text = text[: at % len(SEED)] + sign + text[at % len(SEED) + length :]
    return text.encode()


CHANGES = st.lists(st.tuples(st.integers(0, 500), st.integers(0, 8), SIGNS), min_size=1, max_size=4).map(_mutated)


@pytest.fixture(scope="module")
def fuzzed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project whose data are written anew for each example."""
    return on_disk(tmp_path_factory.mktemp("fuzzed"), {})


@settings(deadline=None)
@given(content=BYTES | CHANGES)
def test_no_data_bring_the_command_down(content: bytes, fuzzed: Path) -> None:
    (fuzzed / "data.yaml").write_bytes(content)
    assert _checked(fuzzed) in (0, 1)


@settings(deadline=None)
@given(name=st.sampled_from([name for name in FILES if name != "data.yaml"]), at=st.integers(0, 300), sign=SIGNS)
def test_no_file_of_project_or_pack_brings_the_command_down(
    name: str, at: int, sign: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    text = str(FILES[name])
    folder = on_disk(tmp_path_factory.mktemp("odd"), {name: text[: at % len(text)] + sign + text[at % len(text) :]})
    assert _checked(folder) in (0, 1)


def _checked(folder: Path) -> int:
    """The exit code of `reportgen check`, with its output dropped; an exception of ours comes through."""
    with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
        return run(["check", "-C", str(folder)])
