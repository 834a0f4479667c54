"""A report with every kind of block and inline: sound inside, and read in full by programs that are not ours."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import docx
import office
import pytest
from everything import everything
from soundness import CHECKS
from word import NOTES, Word
from writing import work_report

# What a reader should see, a line of text each.
EXPECTED = Path(__file__).with_name("everything.txt").read_text(encoding="utf-8")
FOOTNOTES = ["第一个脚注，有链接。", "第二个脚注。它的第二段。", "第三个脚注，有着重。"]


def squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("document", ["everything", "work report"])
@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_the_file_is_sound(check: Callable[[Word], list[str]], document: str) -> None:
    word = everything() if document == "everything" else Word(work_report())
    assert check(word) == []


def test_the_open_xml_sdk_finds_no_error(tmp_path: Path) -> None:
    for number, content in enumerate((everything().content, work_report())):
        path = tmp_path / f"{number}.docx"
        path.write_bytes(content)
        assert office.sdk_errors(path) == []


class TestReaders:
    def test_the_paragraphs_hold_the_text(self) -> None:
        assert "\n".join(everything().paragraphs()) + "\n" == EXPECTED
        assert "".join(everything().paragraphs(NOTES)).split() == FOOTNOTES

    def test_python_docx_reads_all_of_it(self) -> None:
        document = docx.Document(io.BytesIO(everything().content))
        texts = []
        for block in document.iter_inner_content():
            if isinstance(block, docx.table.Table):
                texts += [cell.text for row in block.rows for cell in row.cells]
            else:
                texts.append(block.text)
        assert "\n".join(texts) + "\n" == EXPECTED

    def test_libreoffice_reads_all_of_it(self) -> None:
        # Its text files show the numbers of footnotes, and not the notes.
        text = office.text_by_libreoffice(everything().content)
        for mark, at in (("1", "脚注"), ("2", "不止一个"), ("3", "里面")):
            text = text.replace(at + mark, at)
        assert squeezed(text) == squeezed(EXPECTED)

    def test_libreoffice_prints_all_of_it(self) -> None:
        assert office.converted(everything().content, "pdf").startswith(b"%PDF-")

    def test_mammoth_reads_all_of_it(self) -> None:
        assert squeezed(office.text_by_mammoth(everything().content)) == squeezed(EXPECTED)

    def test_pandoc_reads_all_of_it(self) -> None:
        assert squeezed("".join(office.blocks_by_pandoc(everything().content))) == squeezed(EXPECTED)
        assert office.notes_by_pandoc(everything().content) == FOOTNOTES


def test_the_outline_skips_no_heading() -> None:
    assert everything().outline() == [
        (1, "文档里能有的样样都有"),
        (2, "第一部分"),
        (3, "一、一级标题"),
        (4, "（一）接排的标题。"),
        (4, "（二）后面是表格的标题"),
        (4, "（三）后面还是标题的标题"),
        (4, "（四）最后一个标题"),
        (5, "1.三级标题。"),
        (6, "（1）四级标题。"),
        (3, "二、又一个一级标题"),
    ]
