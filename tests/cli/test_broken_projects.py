"""Each mistake of a tired secretary, and exactly what is said of it: see the folder `broken`."""

import re
import unicodedata
from pathlib import Path

import pytest
from broken_projects import Case, broken, healthy, lay_out

from reportgen.cli import run
from reportgen.source.catalog import CATALOG
from reportgen.source.encoding import certain_text

EARLIER = b"the report of last week"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in, with an earlier report in it."""
    output = tmp_path / "output/工作报告.docx"
    output.parent.mkdir()
    output.write_bytes(EARLIER)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(("language", "heading"), [("zh", "中文"), ("en", "English")])
@pytest.mark.parametrize("case", broken(), ids=lambda case: case.name)
def test_a_mistake_is_told_in_these_words(
    project: Path, capsys: pytest.CaptureFixture[str], case: Case, language: str, heading: str
) -> None:
    lay_out(project, case)
    code = run(["--lang", language, "build", *case.arguments])
    printed = capsys.readouterr()
    assert printed.err == case.said[heading]
    assert code == case.exit
    if case.exit == 1:
        assert printed.out == ""
        assert [path.name for path in (project / "output").iterdir()] == ["工作报告.docx"]
        assert (project / "output/工作报告.docx").read_bytes() == EARLIER


@pytest.mark.parametrize("case", broken(), ids=lambda case: case.name)
def test_what_is_marked_as_wrong_stands_in_the_file(case: Case) -> None:
    files = {**healthy().files, **case.files}
    for mark in case.marks:
        if mark.line:
            lines = (certain_text(files[mark.path]) or files[mark.path].decode()).split("\n")
            assert lines[mark.line - 1] == mark.before + mark.wrong + mark.behind
        else:
            assert mark.path in files or any(mark.path in content.decode() for content in files.values())


@pytest.mark.parametrize("case", broken(), ids=lambda case: case.name)
def test_every_message_names_the_line_and_the_column_that_are_wrong_and_no_others(case: Case) -> None:
    told = _sentences(case.said["中文"])
    if case.marks:
        assert [line.split(" ")[0] for line in told] == [mark.place for mark in case.marks]
    else:
        assert case.arguments, "only what is typed behind the command has no place in a file"


@pytest.mark.parametrize("case", broken(), ids=lambda case: case.name)
def test_the_carets_stand_below_what_is_wrong(case: Case) -> None:
    shown = iter(_excerpts(case.said["中文"]))
    pointed = [_pointed_at(line, carets) for line, carets in zip(shown, shown, strict=True)]
    marked = dict.fromkeys(mark for mark in case.marks if mark.line)
    assert not pointed or pointed == [mark.wrong for mark in marked]


def _pointed_at(line: str, carets: str) -> str:
    """What stands above the carets of an excerpt, as it is in the file."""
    begin = carets.index("^")
    above = _by_columns(line)[begin : begin + carets.count("^")]
    shown = "".join(above).replace("→", "\t")
    return re.sub(r"\\u([0-9a-f]{4})", lambda escape: chr(int(escape[1], 16)), shown)


def _by_columns(line: str) -> list[str]:
    """The characters of a line by the columns of a terminal; a wide one is followed by an empty text."""
    wide = {character: unicodedata.east_asian_width(character) in "WF" for character in line}
    return [column for character in line for column in ((character, "") if wide[character] else (character,))]


def test_the_healthy_project_has_no_fault(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lay_out(project)
    assert run(["build"]) == 0
    printed = capsys.readouterr()
    assert (printed.out, printed.err) == ("output/工作报告.docx\n", "")
    assert (project / "output/工作报告.docx").read_bytes() != EARLIER


def test_check_of_the_healthy_project_says_nothing(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lay_out(project)
    assert run(["check"]) == 0
    assert capsys.readouterr() == ("", "")


def test_every_case_says_something_in_both_languages_with_the_same_codes_and_places() -> None:
    for case in broken():
        chinese, english = (_sentences(case.said[heading]) for heading in ("中文", "English"))
        assert chinese
        assert [_place_and_code(line) for line in chinese] == [_place_and_code(line) for line in english]


# The line of the file that a finding shows, and the carets below it.
_EXCERPT = re.compile(r" *\d* +\| ")


def _sentences(said: str) -> list[str]:
    return [line for line in said.splitlines() if not _EXCERPT.match(line)]


def _excerpts(said: str) -> list[str]:
    return [line for line in said.splitlines() if _EXCERPT.match(line)]


def test_both_languages_show_the_same_lines() -> None:
    for case in broken():
        assert _excerpts(case.said["中文"]) == _excerpts(case.said["English"])


@pytest.mark.parametrize("case", broken(), ids=lambda case: case.name)
def test_check_says_what_build_says_and_writes_nothing(
    project: Path, capsys: pytest.CaptureFixture[str], case: Case
) -> None:
    lay_out(project, case)
    code = run(["--lang", "zh", "check", *case.arguments])
    printed = capsys.readouterr()
    assert (printed.err if case.exit == 2 else printed.out) == case.said["中文"]
    assert code == case.exit
    assert (project / "output/工作报告.docx").read_bytes() == EARLIER


def _place_and_code(line: str) -> tuple[str, str]:
    place = next((word.rstrip(":") for word in line.split(" ")[:1] if ".yaml" in word), "")
    return place, next(code for code in CATALOG if code in line)


def test_each_case_differs_from_the_healthy_project_in_a_file_or_in_what_is_typed() -> None:
    for case in broken():
        assert case.arguments or any(healthy().files.get(name) != content for name, content in case.files.items())
