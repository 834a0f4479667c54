"""The writer `tree`: the dump as a file, whatever the looks."""

from writing import build, paragraph, sheet, work_report_files

from reportgen.document import Document, Value, dump
from reportgen.source import DataOrigin, Span
from reportgen.writers import WRITERS


def test_the_file_is_the_dump_of_the_tree() -> None:
    value = Value("780场", DataOrigin("组.数", Span("数字.yaml", 3, 8)))
    document = Document((paragraph("活动", value),))
    result = WRITERS["tree"].prepare(sheet())(document)
    assert result.value.decode() == dump(document)
    assert "  Value “780场” ← 组.数 数字.yaml:3:8" in result.value.decode().splitlines()


def test_looks_make_no_difference() -> None:
    document = Document((paragraph("正文。"),))
    plain, changed = (
        WRITERS["tree"].prepare(sheet(each))(document).value for each in ("", "样式: {正文: {字号: 小三}}")
    )
    assert plain == changed


def test_its_files_say_that_they_are_text() -> None:
    assert WRITERS["tree"].suffix == ".tree.txt"
    assert build(work_report_files(), "tree").startswith(b"Document date='2022-07-19'\n")


def test_every_writer_is_found_under_its_name() -> None:
    assert {name: writer.name for name, writer in WRITERS.items()} == {name: name for name in WRITERS}
