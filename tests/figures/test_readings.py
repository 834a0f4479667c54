"""What is no figure: where its reading stops, and the nearest reading."""

import pytest
from figure_table import findings, printed, read
from hypothesis import given
from hypothesis import strategies as st

from reportgen.figures import read_quantity
from reportgen.figures.nearest import misread
from reportgen.source.catalog import message

# What is typed | the finding, without the key and the text | the nearest reading
MISREAD = [
    # full-width signs
    ("1／3", "FIG014 1:10 read=1 fault=fault.width", "1/3"),
    # blanks
    ("630 多万人", "FIG014 1:12 read=630 fault=fault.blank", "630多万人"),
    ("513 篇", "FIG014 1:12 read=513 fault=fault.blank", "513篇"),
    ("1 234人", "FIG014 1:10 read=1 fault=fault.blank", "1234人"),
    ("5 6人", "FIG014 1:10 read=5 fault=fault.blank", ""),
    # letters for digits
    ("1O0人", "FIG014 1:10 read=1 fault=fault.letter", "100人"),
    ("10O人", "FIG014 1:11 read=10 fault=fault.letter", "100人"),
    ("l2万", "FIG001 1:9", "12万"),
    # marks
    ("1..5万", "FIG014 1:11 read=1 fault=fault.doubled", "1.5万"),
    ("5%%", "FIG014 1:11 read=5% fault=fault.doubled", "5%"),
    ("1。5万", "FIG014 1:10 read=1 fault=fault.point", "1.5万"),
    ("630万人。", "FIG014 1:14 read=630万人 fault=fault.words", "630万人"),
    # groups of three
    ("'12,34人'", "FIG014 1:12 read=12 fault=fault.groups", ""),
    ("'6,30万'", "FIG014 1:11 read=6 fault=fault.groups", ""),
    ("'1234,567'", "FIG014 1:14 read=1234 fault=fault.groups", "1234567"),
    # brackets
    ("1.13万人（次", "FIG014 1:16 read=1.13万人 fault=fault.brackets", "1.13万人（次）"),
    ("1.13万人（次)", "FIG014 1:17 read=1.13万人 fault=fault.brackets", "1.13万人（次）"),
    # the order of the parts
    ("元500", "FIG001 1:9", "500元"),
    ("万5", "FIG001 1:9", "5万"),
    ("余5000名", "FIG001 1:9", "5000余名"),
    # words around it
    ("同比增长12.3%", "FIG001 1:9", "12.3%"),
    ("共有会员近630万人", "FIG001 1:9", "近630万人"),
    ("12.3%的会员", "FIG014 1:14 read=12.3% fault=fault.words", "12.3%"),
    ("负5%", "FIG001 1:9", "-5%"),
    # no reading is near
    ("5人6次", "FIG014 1:11 read=5人 fault=fault.part", ""),
    ("很多人", "FIG001 1:9", ""),
    ("万元", "FIG001 1:9", ""),
    ("一半", "FIG001 1:9", ""),
]


@pytest.mark.parametrize(("typed", "found", "reading"), MISREAD, ids=[typed for typed, _, _ in MISREAD])
def test_what_can_not_be_read_is_reported_where_its_reading_stops(typed: str, found: str, reading: str) -> None:
    code, place, *values = found.split()
    near = [f"suggestion={reading}"] if reading else []
    text = typed.strip("'")
    assert findings(f"数字: {{甲: {typed}}}\n") == [" ".join([code, place, "key=甲", f"text={text}", *values, *near])]


FULL_WIDTH = [
    ("１２３％", "DAT015 1:9", "123%"),
    ("１，２３４人", "DAT015 1:9", "1,234人"),
    ("5．5万", "DAT015 1:10", "5.5万"),
    ("近　5人", "DAT016 1:9", "近5人"),
]


@pytest.mark.parametrize(("typed", "code", "meant"), FULL_WIDTH, ids=[typed for typed, _, _ in FULL_WIDTH])
def test_a_figure_from_an_input_method_is_told_once_with_what_was_meant(typed: str, code: str, meant: str) -> None:
    assert findings(f"数字: {{甲: {typed}}}\n") == [f"{code} key=甲 text={typed} meant={meant}"]


def test_the_caret_spans_the_very_characters() -> None:
    span = read("数字:\n  会员: 同比增长12.3%\n").diagnostics[0].span
    assert span is not None
    assert (span.line, span.column, span.end_line, span.end_column) == (2, 7, 2, 11)


def test_a_finding_says_how_far_the_text_was_read_and_what_was_probably_meant() -> None:
    found = read("数字: {会员: 630 多万人}\n").diagnostics[0]
    assert message(found, "zh") == "“会员”的值“630 多万人”读到“630”就读不下去了：中间有空格。是不是“630多万人”？"


SLIPS = [
    ("12万无", "FIG015 1:12 key=甲 unit=无 suggestion=12万元"),
    ("630多万入", "FIG015 1:14 key=甲 unit=入 suggestion=630多万人"),
    ("5人此", "FIG015 1:10 key=甲 unit=人此 suggestion=5人次"),
    ("1.2个百分店", "FIG015 1:12 key=甲 unit=个百分店 suggestion=1.2个百分点"),
    ("12w人", "FIG015 1:11 key=甲 unit=w人 suggestion=12万人"),
    ("30平方木以上", "FIG015 1:11 key=甲 unit=平方木 suggestion=30平方米以上"),
]


@pytest.mark.parametrize(("typed", "expected"), SLIPS, ids=[typed for typed, _ in SLIPS])
def test_a_unit_that_looks_like_a_slip_is_reported_and_printed_as_typed(typed: str, expected: str) -> None:
    assert findings(f"数字: {{甲: {typed}}}\n") == [expected]
    book = read(f"数字: {{甲: {typed}}}\n").value.book
    assert book["甲"] is not None


def test_a_unit_of_the_same_data_is_known_too() -> None:
    text = "数字: {甲: 5件好作品, 乙: 6建好作品}\n"
    assert findings(text) == []
    text = "数字: {甲: 5志愿户, 乙: 6志愿护}\n"
    assert findings(text) == []


@pytest.mark.parametrize(
    "unit", ["个集体", "名志愿者", "人份", "园", "厂", "条鱼", "例病例", "千瓦小时", "kWh", "户家庭"]
)
def test_an_unusual_unit_is_no_slip(unit: str) -> None:
    assert printed(f"数字: {{甲: 5{unit}}}\n") == {"甲": f"5{unit}"}


IN_DIGITS = [
    ("六百多万人", "600多万人"),
    ("一万多人", "1万多人"),
    ("三百人", "300人"),
    ("十二人", "12人"),
    ("一亿三千万元", "1.3亿元"),
    ("二〇二一年", "2021年"),
]


@pytest.mark.parametrize(("typed", "digits"), IN_DIGITS)
def test_a_count_in_chinese_numerals_is_reported_with_its_form_in_digits(typed: str, digits: str) -> None:
    assert findings(f"数字: {{甲: {typed}}}\n") == [f"FIG021 1:9 key=甲 text={typed} suggestion={digits}"]


@pytest.mark.parametrize(
    "typed", ["十余个", "近百名", "数十家", "三四个", "第三名", "两个", "三分之一", "翻一番", "上千人", "三成"]
)
def test_where_the_standard_has_chinese_numerals_they_are_right(typed: str) -> None:
    assert printed(f"数字: {{甲: {typed}}}\n") == {"甲": typed}


@given(
    st.text(alphabet="０１２３％．，630OoIl万亿多余人元次（）() .,。%近共有无—至十百", max_size=30)
    | st.text(max_size=30)
)
def test_a_nearest_reading_is_a_figure_and_its_place_is_inside_the_text(text: str) -> None:
    found = misread(text)
    if read_quantity(text) is None and found is not None:
        assert found.reading is None or read_quantity(found.reading) is not None
        assert 0 <= found.start < found.start + found.length <= len(text)


@pytest.mark.timeout(20)
@pytest.mark.parametrize("piece", ["１", "O1", "1,", "1 ", "人1", "会", "（次", "%%", "1..", "元5"])
def test_a_long_text_that_is_no_figure_is_given_up_soon(piece: str) -> None:
    for length in (180, 100_000):
        assert misread(piece * (length // len(piece))) is None or length == 180
