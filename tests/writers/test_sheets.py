"""Sheets as text, CSV and Excel files: aligned, read back to the letter, and never computed."""

import csv
import io
import unicodedata
import zipfile
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from office import sdk_errors
from openpyxl.worksheet.worksheet import Worksheet

from reportgen.source import ReportgenError
from reportgen.writers.sheet import Cell, Sheet, aligned, csv_file, workbook, xlsx_file
from reportgen.writers.sheet.separated import harmless

SHEET = Sheet(
    "数字",
    ("名称", "数字", "准确数", "印在"),
    (
        ("会员.人数", "630多万人", "约6300000", "上年工作 二、第1段；上年工作 三、"),
        ("赔付率", "27.9%", Decimal("27.90"), "未印出"),
        ("a", "-5%", Decimal("-5"), ""),
    ),
)


def sheet_of(*texts: Cell) -> Sheet:
    return Sheet("t", tuple("名" for _ in texts), (texts,))


# What the data may hold: no controls but tabs and line ends, no surrogates.
TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"]), max_size=30) | st.text(
    "=+-@＝\t\r\n' 5%万元,\"", max_size=8
)
NUMBERS = st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-(10**11), max_value=10**11)


# On a screen


def test_columns_are_aligned_with_full_width_characters_as_two() -> None:
    assert aligned(SHEET) == (
        "名称       数字       准确数     印在\n"
        "---------  ---------  ---------  ---------------------------------\n"
        "会员.人数  630多万人  约6300000  上年工作 二、第1段；上年工作 三、\n"
        "赔付率     27.9%      27.9       未印出\n"
        "a          -5%        -5\n"
    )


def test_a_narrow_terminal_gets_long_cells_in_several_lines() -> None:
    assert aligned(SHEET, 48) == (
        "名称       数字       准确数     印在\n"
        "---------  ---------  ---------  ---------------\n"
        "会员.人数  630多万人  约6300000  上年工作 二、\n"
        "                                 第1段；上年工作\n"
        "                                 三、\n"
        "赔付率     27.9%      27.9       未印出\n"
        "a          -5%        -5\n"
    )


def test_a_combining_character_takes_no_column() -> None:
    assert aligned(sheet_of("e\u0301", "x")).splitlines()[2] == "e\u0301   x"


def test_what_moves_the_cursor_or_turns_the_direction_is_shown_as_an_escape() -> None:
    assert aligned(sheet_of("甲\u202e乙\x1b[2J\n丙")).splitlines()[2] == "甲\\u202e乙\\u001b[2J 丙"


def columns(line: str) -> int:
    return sum(2 if unicodedata.east_asian_width(each) in "WF" else 1 for each in line)


@given(st.lists(st.text("甲乙ab、 。", max_size=80), min_size=4, max_size=4), st.integers(22, 120))
def test_no_line_is_wider_than_the_terminal_and_nothing_is_lost(texts: list[str], width: int) -> None:
    lines = aligned(sheet_of(*texts), width).splitlines()
    assert max(map(columns, lines)) <= width
    kept = "".join(line.replace(" ", "") for line in lines[2:])
    assert sorted(kept) == sorted("".join(texts).replace(" ", ""))


# CSV


def read_csv(content: bytes) -> list[list[str]]:
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_a_csv_file_has_its_mark_and_the_line_ends_of_the_standard() -> None:
    assert (
        csv_file(SHEET)
        == (
            "\ufeff名称,数字,准确数,印在\r\n"
            "会员.人数,630多万人,约6300000,上年工作 二、第1段；上年工作 三、\r\n"
            "赔付率,27.9%,27.9,未印出\r\n"
            "a,-5%,-5,\r\n"
        ).encode()
    )


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("=1+1", "'=1+1"),
        ("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"),
        ("+甲", "'+甲"),
        ("-5万元", "'-5万元"),
        ("-2+3", "'-2+3"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("＝1+1", "'＝1+1"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        (" =1", "' =1"),
        ("\u3000=1", "'\u3000=1"),
        ("'甲", "''甲"),
        ("-5", "-5"),
        ("-5%", "-5%"),
        ("+0.8%", "+0.8%"),
        ("5-6个", "5-6个"),
        ("", ""),
    ],
)
def test_a_text_that_a_spreadsheet_would_compute_stands_behind_an_apostrophe(text: str, shown: str) -> None:
    assert harmless(text) == shown
    assert read_csv(csv_file(sheet_of(text, "x")))[1] == [shown, "x"]


@given(st.lists(st.tuples(TEXTS, TEXTS, NUMBERS), max_size=5))
def test_csv_is_read_back_to_the_letter(rows: list[tuple[str, str, Decimal]]) -> None:
    head, *read = read_csv(csv_file(Sheet("t", ("名称", "=数", "n"), tuple(rows))))
    assert head == ["名称", "'=数", "n"]
    assert [(name.removeprefix("'"), text.removeprefix("'"), Decimal(number)) for name, text, number in read] == rows


@given(TEXTS)
def test_no_cell_of_a_csv_file_begins_as_a_formula_does(text: str) -> None:
    ((written, _),) = read_csv(csv_file(sheet_of(text, "x")))[1:]
    looks_like_one = written.lstrip()[:1] in tuple("=+-@＝＋－＠") or written[:1] in tuple("\t\r\n")
    assert not looks_like_one or float(written.strip("%")) is not None


# Excel


def reopened(content: bytes) -> Worksheet:
    sheet = openpyxl.load_workbook(io.BytesIO(content)).active
    assert isinstance(sheet, Worksheet)
    return sheet


def test_an_excel_file_has_a_frozen_header_numbers_and_widths_that_fit() -> None:
    sheet = reopened(xlsx_file(SHEET).value)
    assert (sheet.title, sheet.freeze_panes, sheet.auto_filter.ref) == ("数字", "A2", "A1:D4")
    assert [cell.value for cell in sheet[1]] == list(SHEET.head)
    assert all(cell.font.bold for cell in sheet[1])
    assert [sheet.column_dimensions[name].width for name in "ABCD"] == [11, 11, 11, 35]
    assert [cell.value for cell in sheet["C"]] == ["准确数", "约6300000", 27.9, -5]
    assert [cell.number_format for cell in sheet["C"]][2:] == ["#,##0.0", "#,##0"]


@pytest.mark.parametrize("text", ["=1+1", "#N/A", "=", "@甲", "-5万元", "12:30", "2022-07-19", "1e5", "true", " 甲 "])
def test_a_text_stays_a_text_in_excel(text: str) -> None:
    cell = reopened(xlsx_file(sheet_of(text)).value)["A2"]
    assert (cell.value, cell.data_type) == (text, "s")
    assert bool(cell.quotePrefix) == (text[0] in "=@-")


@given(st.lists(st.tuples(TEXTS.map(lambda text: text.replace("\r", "")), NUMBERS), max_size=4))
def test_an_excel_file_is_read_back_to_the_letter(rows: list[tuple[str, Decimal]]) -> None:
    sheet = reopened(xlsx_file(Sheet("t", ("名", "n"), tuple(rows))).value)
    read = list(sheet.iter_rows(min_row=2, values_only=True))
    assert [(text or "", number) for text, number in read] == [(text, float(number)) for text, number in rows]


def test_the_open_xml_sdk_finds_only_what_openpyxl_does_in_every_file(tmp_path: Path) -> None:
    path = tmp_path / "checked.xlsx"
    path.write_bytes(xlsx_file(SHEET, 1_658_200_000, "秘书处").value)
    assert [error for error in sdk_errors(path) if "/xl/styles.xml /x:styleSheet[1]/x:fonts[1]" not in error] == []


def test_a_number_with_more_digits_than_excel_keeps_is_a_text() -> None:
    sheet = reopened(xlsx_file(sheet_of(Decimal("1234567890123456"), Decimal("123456789012345"))).value)
    assert [cell.value for cell in sheet[2]] == ["1234567890123456", 123456789012345]


@pytest.mark.parametrize(
    ("text", "length"), [("甲" * 32_767, 32_767), ("甲" * 32_768, 32_767), ("𠮷" * 20_000, 16_384)]
)
def test_a_text_that_is_too_long_for_a_cell_is_cut_and_told(text: str, length: int) -> None:
    content, found = xlsx_file(sheet_of("会员", text))
    kept = reopened(content)["B2"].value
    assert len(kept) == length
    assert kept.endswith("…") == bool(found) == (kept != text)
    assert [(each.code, each.values["name"]) for each in found] == ([("OUT005", "会员")] if found else [])


def test_more_rows_than_a_sheet_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MAX_ROWS", 3)
    xlsx_file(Sheet("t", ("名",), (("甲",),) * 2))
    with pytest.raises(ReportgenError) as caught:
        xlsx_file(Sheet("t", ("名",), (("甲",),) * 3))
    (found,) = caught.value.diagnostics
    assert (found.code, found.values) == ("OUT006", {"rows": "3", "limit": "2"})


def test_the_same_sheet_gives_the_same_bytes_whatever_the_clock_says(monkeypatch: pytest.MonkeyPatch) -> None:
    first = xlsx_file(SHEET, 1_658_200_000, "秘书处").value
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
    monkeypatch.setattr("time.localtime", lambda *_: (2030, 1, 2, 3, 4, 5, 0, 2, 0))
    assert xlsx_file(SHEET, 1_658_200_000, "秘书处").value == first
    with zipfile.ZipFile(io.BytesIO(first)) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = package.read("docProps/core.xml").decode()
    assert "2022-07-19T03:06:40Z" in core
    assert "秘书处" in core


def test_an_excel_file_without_a_time_has_no_stamp_and_no_author() -> None:
    with zipfile.ZipFile(io.BytesIO(xlsx_file(SHEET).value)) as package:
        core = package.read("docProps/core.xml").decode()
    assert "<dc:title>数字</dc:title>" in core
    assert [word for word in ("dcterms:created", "dcterms:modified", "creator", "openpyxl") if word in core] == []
