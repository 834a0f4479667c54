"""PDF files: taken from LibreOffice only when they are whole, and told plainly when it can't make them."""

from __future__ import annotations

import io
import os
import re
import sys
import time
from collections import Counter
from pathlib import Path

import office
import pytest
from everything import everything_files
from pypdf import PdfReader, PdfWriter
from writing import build, work_report, work_report_files

from reportgen.cli import run
from reportgen.source import MachineError
from reportgen.writers import pdf
from reportgen.writers.pdf import program
from reportgen.writers.pdf.seen import read_pdf
from reportgen.writers.pdf.stamp import same_bytes
from reportgen.writers.pdf.wanted import Wanted, letters_of, read_docx

posix = pytest.mark.skipif(sys.platform == "win32", reason="a stand-in for LibreOffice is a script of the shell")


@pytest.fixture
def stand_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file that is taken for LibreOffice; what it does is to be written into it."""
    path = tmp_path / "soffice"
    monkeypatch.setenv("REPORTGEN_SOFFICE", str(path))
    return path


def does(path: Path, script: str) -> None:
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)


def failure(docx: bytes) -> tuple[str, str]:
    with pytest.raises(MachineError) as refused:
        pdf.convert(docx)
    return refused.value.code, refused.value.reason


def blank_pdf() -> bytes:
    writer, content = PdfWriter(), io.BytesIO()
    writer.add_blank_page(595, 842)
    writer.write(content)
    return content.getvalue()


# LibreOffice itself


@pytest.mark.usefixtures("each_press_anew")
def test_the_report_becomes_a_pdf_that_bears_its_title_and_its_date_and_is_the_same_each_time() -> None:
    office.require_libreoffice()
    first, second = (build(work_report_files(), "pdf", epoch=None) for _ in range(2))
    assert first == second
    about = PdfReader(io.BytesIO(first)).metadata
    assert about is not None
    assert about.title == "聚焦生育支持 提升服务能力 为推进健康广西建设贡献计生协力量"
    assert str(about["/CreationDate"]).startswith("D:20220719000000")


def test_everything_becomes_a_pdf() -> None:
    office.require_libreoffice()
    assert build(everything_files(), "pdf").startswith(b"%PDF-")


# What can go wrong


@posix
def test_a_program_that_is_not_there_is_told_with_the_way_out(
    stand_in: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert failure(work_report()) == ("OUT020", "")
    root = str(Path(__file__).parents[2])
    assert run(["--lang", "en", "build", "-f", "pdf", "-C", root, "-o", str(stand_in.parent / "out")]) == 3
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith("output error OUT020: There is no LibreOffice to make the PDF.")
    assert not list(stand_in.parent.glob("out/*"))


def test_it_is_looked_for_where_installers_put_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("REPORTGEN_SOFFICE", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(program, "_INSTALLED", ())
    monkeypatch.setenv("PROGRAMFILES", str(tmp_path))
    with pytest.raises(MachineError):
        program.find_program()
    place = tmp_path / "LibreOffice" / "program" / "soffice.com"
    place.parent.mkdir(parents=True)
    does(place, "")
    assert program.find_program() == str(place)


@posix
@pytest.mark.parametrize(
    ("script", "told"),
    [
        ("exit 0", ("OUT021", "no file")),
        ("echo Error: source file could not be loaded; exit 1", ("OUT021", "Error: source file could not be loaded")),
        ("echo x > report.pdf", ("OUT021", "no PDF")),
        ("echo %PDF-1.6 > report.pdf", ("OUT021", "no PDF")),
        ("mkdir report.pdf", ("OUT021", "no file")),
    ],
)
def test_what_is_no_pdf_is_not_taken(stand_in: Path, script: str, told: tuple[str, str]) -> None:
    does(stand_in, script)
    assert failure(work_report()) == told


@posix
def test_a_pdf_without_the_words_is_not_taken(stand_in: Path, tmp_path: Path) -> None:
    (tmp_path / "blank.pdf").write_bytes(blank_pdf())
    does(stand_in, f"cp '{tmp_path}/blank.pdf' report.pdf")
    assert failure(work_report())[0] == "OUT023"


@posix
def test_a_program_that_can_t_be_started_is_told(stand_in: Path) -> None:
    does(stand_in, "")
    stand_in.write_bytes(b"\x7fELF")
    assert failure(work_report())[0] == "OUT021"


@posix
def test_one_that_hangs_is_ended_with_its_children(stand_in: Path, tmp_path: Path) -> None:
    does(stand_in, f"sleep 1000 & echo $! > '{tmp_path}/child'; wait")
    with pytest.raises(MachineError) as late:
        program.converted(b"", str(stand_in), seconds=1.5)
    assert (late.value.code, late.value.reason) == ("OUT022", "1.5")
    assert _is_gone(int((tmp_path / "child").read_text()))


@posix
def test_an_interruption_ends_it_too(stand_in: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    does(stand_in, f"sleep 1000 & echo $! > '{tmp_path}/child'; sleep 0.5; kill -INT {os.getpid()}; wait")
    with pytest.raises(KeyboardInterrupt):
        program.converted(b"", str(stand_in))
    assert _is_gone(int((tmp_path / "child").read_text()))


def _is_gone(process: int) -> bool:
    """Whether a process ends, or waits only for somebody to note that it has ended."""
    for _ in range(100):
        try:
            if Path(f"/proc/{process}/stat").read_text().split(")")[1].split()[0] == "Z":
                return True
        except FileNotFoundError:
            return True
        time.sleep(0.05)
    return False


@posix
def test_nothing_is_left_in_the_folder_for_temporary_files(
    stand_in: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "drafts").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "drafts"))
    does(stand_in, "exit 1")
    assert failure(work_report())[0] == "OUT021"
    assert list((tmp_path / "drafts").iterdir()) == []


# Fonts


def test_the_faces_of_the_styles_that_are_used_are_wanted() -> None:
    assert read_docx(work_report()).faces == (
        "Times New Roman", "仿宋_GB2312", "方正小标宋简体", "楷体_GB2312", "黑体",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("fonts", "missing"),
    [
        ({"FangSong_GB2312", "TimesNewRomanPSMT"}, []),
        ({"FangSong", "TimesNewRomanPS-BoldMT"}, []),  # what the stylesheet names in its place
        ({"NotoSerifCJKsc-Regular", "LiberationSerif"}, ["仿宋_GB2312", "Times New Roman"]),
        (set(), ["仿宋_GB2312", "Times New Roman"]),
    ],
)
def test_a_face_that_is_not_in_the_pdf_is_missing(fonts: set[str], missing: list[str]) -> None:
    faces = ("仿宋_GB2312", "Times New Roman", "某某体")  # nobody knows what the last is called in a PDF
    assert Wanted(Counter(), faces, {"仿宋_GB2312": "仿宋"}, "").missing(fonts) == missing


def test_letters_are_counted_whatever_their_form() -> None:
    assert letters_of("１2⼯工，。 —") == Counter("12工工")


def test_a_pdf_without_pages_is_none() -> None:
    content = io.BytesIO()
    PdfWriter().write(content)
    assert read_pdf(content.getvalue()) is None
    assert read_pdf(blank_pdf()) == (Counter(), frozenset())


# Bytes


@pytest.mark.parametrize("zone", [b"Z00'00'", b"+08'00'", b"Z'"])
def test_time_and_identifiers_of_the_moment_are_those_of_the_report(zone: bytes) -> None:
    id_ = b"/ID [ <" + b"2" * 32 + b">\n<" + b"3" * 32 + b"> ]\n/DocChecksum /" + b"4" * 32
    made = b"/CreationDate(D:20261126142128" + zone + b")" + id_
    done = same_bytes(made, "20220719000000", "ab" * 32)
    assert len(done) == len(made)
    assert done.startswith(b"/CreationDate(D:20220719000000" + re.sub(rb"8", b"0", zone))
    assert done.count(b"AB" * 16) == 3
    assert same_bytes(made, "", "ab" * 32)[:30] == b"/CreationDate(D:20000101000000"
