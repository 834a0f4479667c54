"""The page numbers in a table of contents: those of the pages on which the headings stand, or none."""

from __future__ import annotations

import re
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import office
import pdfplumber
import pytest
from memory import MemoryWorld
from reading import of_data
from word import Word, text
from writing import PACKS, below_the_output, paragraph, sheet, work_report_files

from reportgen.document import Block, Contents, Document, Heading, Text
from reportgen.pipeline import WRITERS, load_project, require
from reportgen.pipeline.compile import compile_report
from reportgen.source import MachineError
from reportgen.writers.pdf import page_numbers


class Line(NamedTuple):
    words: str
    page: int


def contents(word: Word) -> list[Line]:
    """The entries as the file has them."""
    return [Line(*_split(text(each))) for each in word.find("//w:sdtContent/w:p")]


def _split(line: str) -> tuple[str, int]:
    words, number = line.split("\t")
    return words, int(number)


def plain(words: str) -> str:
    return re.sub(r"\s", "", words)


def pages(content: bytes) -> list[str]:
    """The words of each page as LibreOffice lays it out, without blanks."""
    with pdfplumber.open(BytesIO(office.converted(content, "pdf"))) as pdf:
        return [plain(page.extract_text()) for page in pdf.pages]


def printed(page: str) -> int:
    """The number at the foot of a page."""
    found = re.search(r"—(\d+)—$", page)
    assert found, page
    return int(found[1])


def with_contents(levels: int) -> bytes:
    """The real work report with contents, built anew."""
    world = MemoryWorld(below_the_output(work_report_files(), f"目录: {levels}"))
    project = require(load_project(world))
    content, found = compile_report(project.jobs["工作报告"], WRITERS["docx"], PACKS, world)
    assert {each.code for each in of_data(found)} <= {"OUT041"}
    return office.valid(content.content)


built = cache(with_contents)


@pytest.mark.usefixtures("open_libreoffice")
@pytest.mark.parametrize(("levels", "count"), [(1, 2), (2, 15), (3, 28)])
def test_each_number_is_that_of_the_page_on_which_the_heading_stands(levels: int, count: int) -> None:
    content = built(levels)
    lines, laid_out = contents(Word(content)), pages(content)
    assert len(lines) == count
    before = next(at for at, page in enumerate(laid_out) if "聚焦生育支持提升服务能力" in page)
    for words, number in lines:
        (page,) = (page for page in laid_out[before:] if plain(words) in page)
        assert printed(page) == number, words


@pytest.mark.usefixtures("open_libreoffice", "each_press_anew")
def test_the_same_report_has_the_same_bytes_and_nothing_to_be_refreshed() -> None:
    first, second = built(2), with_contents(2)
    assert first == second
    assert not Word(first).find("//w:fldChar/@w:dirty")


@pytest.mark.usefixtures("open_libreoffice")
def test_a_pdf_has_the_numbers_too() -> None:
    world = MemoryWorld(below_the_output(work_report_files(), "目录: 1"))
    project = require(load_project(world))
    content, _ = compile_report(project.jobs["工作报告"], WRITERS["pdf"], PACKS, world)
    with pdfplumber.open(BytesIO(content.content)) as pdf:
        assert re.search(r"2022年工作\.+13", plain(pdf.pages[0].extract_text()))


# Where pages can't be counted


def heading(words: str) -> Heading:
    return Heading(2, (Text(words),), "part")


BLOCKS: tuple[Block, ...] = (Contents(1), heading("甲"), paragraph("正文。"), heading("乙"))


def finished() -> tuple[Word, set[str]]:
    content, found = WRITERS["docx"].finished(WRITERS["docx"].prepare(sheet())(Document(BLOCKS)))
    return Word(content), {each.code for each in found}


def assert_left_open() -> None:
    word, codes = finished()
    assert codes == {"OUT040"}
    assert [text(each) for each in word.find("//w:sdtContent/w:p")] == ["甲\t—", "乙\t—"]
    assert word.find("//w:fldChar/@w:dirty") == ["true"]


def test_without_libreoffice_no_number_is_guessed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REPORTGEN_SOFFICE", str(tmp_path / "none"))
    assert_left_open()


@pytest.mark.parametrize("made", [b"", b"%PDF-1.6", MachineError("OUT022", "soffice", "180")])
def test_nor_where_it_makes_no_pdf(made: bytes | MachineError, monkeypatch: pytest.MonkeyPatch) -> None:
    def converted(docx: bytes, program: str, kind: str) -> bytes:
        if isinstance(made, MachineError):
            raise made
        return made

    monkeypatch.setattr(page_numbers, "find_program", lambda: "soffice")
    monkeypatch.setattr(page_numbers, "converted", converted)
    assert_left_open()


def test_nor_where_the_pages_never_come_to_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    counts = iter(range(1, 100))
    monkeypatch.setattr(page_numbers, "find_program", lambda: "soffice")
    monkeypatch.setattr(page_numbers, "converted", lambda docx, program, kind: b"")
    monkeypatch.setattr(page_numbers, "_pages", lambda pdf, wanted: dict.fromkeys(wanted, next(counts)))
    assert_left_open()


def test_numbers_that_moved_are_counted_again(monkeypatch: pytest.MonkeyPatch) -> None:
    counts = iter((1, 2, 2))
    monkeypatch.setattr(page_numbers, "find_program", lambda: "soffice")
    monkeypatch.setattr(page_numbers, "converted", lambda docx, program, kind: b"")
    monkeypatch.setattr(page_numbers, "_pages", lambda pdf, wanted: dict.fromkeys(wanted, next(counts)))
    word, codes = finished()
    assert codes == set()
    assert [line.page for line in contents(word)] == [2, 2]
