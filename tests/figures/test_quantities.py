"""Quantities as reports print them: read exactly, printed back to the letter."""

from decimal import Decimal
from pathlib import Path

import pytest
from figure_table import figures
from hypothesis import given
from hypothesis import strategies as st

from reportgen.dataset import load_dataset, load_schema
from reportgen.figures import Figure, read_quantity, resolve
from reportgen.source import DataOrigin, FormulaOrigin, Mapping, Node, Scalar, Span, load
from reportgen.zh import numeral

ROOT = Path(__file__).parents[2]

FORMS = [
    [column.strip() for column in line.split("|")]
    for line in (Path(__file__).parent / "forms.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]

NOT_QUANTITIES = [
    "",
    " ",
    "人",
    "100 万元",
    "12人 ",
    "5人6次",
    "{人数}",
    "5=人",
    "5\n人",
    "= 甲 + 乙",
    "1..5万",
    "万5",
    "万元",
    "千万",
    "百百人",
    "一般",
    "一半",
    "十分满意",
    "12,34人",
    "1234,567人",
    "5人—6次",
    "1--2个",
    "10O人",
    "12.3%的会员",
    "同比增长12.3%",
    "１２３",
    "5人（次",
    "0:",
    "1/",
    "分之一",
    "翻十番",
]


@pytest.mark.parametrize(("text", "parts", "value", "measure"), FORMS, ids=[row[0] for row in FORMS])
def test_a_printed_form_is_read_part_by_part(text: str, parts: str, value: str, measure: str) -> None:
    quantity = read_quantity(text)
    assert quantity is not None
    assert [part for part in quantity if part] == parts.split()
    assert ("≈" * quantity.approximate + _shown(quantity.value), quantity.measure) == (value, measure)
    assert str(quantity) == text


def test_the_fixture_holds_the_forms_of_real_reports() -> None:
    assert len(FORMS) > 200
    assert len({row[0] for row in FORMS}) == len(FORMS)


def _shown(value: Decimal | None) -> str:
    if value is None:
        return "–"
    written = f"{value.normalize():f}"
    return written if len(written) <= 25 else f"{written[:8]}…"


@pytest.mark.parametrize("text", NOT_QUANTITIES)
def test_what_is_no_quantity_is_not_guessed_at(text: str) -> None:
    assert read_quantity(text) is None


def test_a_scale_is_part_of_the_number_and_not_of_the_unit() -> None:
    quantity = read_quantity("1.2万亿元")
    assert quantity is not None
    assert (quantity.number, quantity.scale, quantity.unit) == ("1.2", "万亿", "元")


LEADS = st.sampled_from(["", "近", "约", "超过", "将近", "不足", "至少", "第", "每", "达"])
MARKS = st.sampled_from(["", "多", "余", "来"])
SCALED = st.sampled_from([("", 1), ("百", 100), ("万", 10_000), ("千万", 10_000_000), ("亿", 100_000_000)])
UNITS = st.sampled_from(["", "人", "元", "人次", "人（次）", "场次", "个百分点", "平方米", "km"])
TAILS = st.sampled_from(["", "以上", "左右", "以内"])
NUMBERS = st.decimals(min_value=0, max_value=10**12, places=2).map(lambda number: f"{number:f}")


@given(LEADS, NUMBERS, MARKS, SCALED, MARKS, UNITS, TAILS)
def test_every_written_form_prints_back_and_has_its_value(
    lead: str, number: str, before: str, scale: tuple[str, int], after: str, unit: str, tail: str
) -> None:
    if not scale[0]:
        after = ""  # 多 stands once beside a number without 万
    text = lead + number + before + scale[0] + after + unit + tail
    quantity = read_quantity(text)
    assert quantity is not None
    assert str(quantity) == text
    assert quantity.value == Decimal(number) * scale[1] / (100 if unit == "个百分点" else 1)
    assert quantity.approximate == bool(before or after or tail or lead not in ("", "第", "每", "达"))


DASHES = st.sampled_from(["—", "–", "-", "～", "~", "至", "到", "、"])


@given(LEADS, NUMBERS, MARKS, DASHES, NUMBERS, MARKS, SCALED, UNITS, TAILS, st.booleans())
def test_every_range_prints_back_and_has_no_single_value(
    lead: str, low: str, mark: str, dash: str, high: str, before: str, scale: tuple[str, int], unit: str, tail: str,
    both: bool,
) -> None:  # fmt: skip
    text = lead + low + mark + (scale[0] + unit if both else "") + dash + high + before + scale[0] + unit + tail
    quantity = read_quantity(text)
    assert quantity is not None
    assert str(quantity) == text
    assert (quantity.low[-1], quantity.number, quantity.unit, quantity.value) == (dash, high, unit, None)


@given(st.integers(1, 9_999), st.sampled_from("人个名家户"))
def test_every_chinese_numeral_has_its_value(number: int, unit: str) -> None:
    quantity = read_quantity(f"第{numeral(number)}{unit}")
    assert quantity is not None
    assert (quantity.value, quantity.unit) == (Decimal(number), unit)


@given(st.integers(1, 99), st.integers(1, 99))
def test_a_share_in_words_has_the_value_of_the_fraction(part: int, whole: int) -> None:
    spelt, typed = read_quantity(f"{numeral(whole)}分之{numeral(part)}"), read_quantity(f"{part}/{whole}")
    assert spelt is not None
    assert typed is not None
    assert spelt.value == typed.value == Decimal(part) / whole


@given(st.text() | st.text(alphabet="近约多余万亿0123456789.,%人元（） +-—～至十百三几数分之翻番/:¥"))
def test_what_is_read_prints_back_to_the_letter(text: str) -> None:
    quantity = read_quantity(text)
    assert quantity is None or str(quantity) == text


ADVERSE = """
    1 1. 1,234 近 多 1多 万 人 1人 % 0.0 （ 以上 - 一 十 1— 1万— 1人至 三至 分之 一分之 1: 1/ 翻 ¥ 几 达近 , 个百分点
"""


@pytest.mark.timeout(20)
@pytest.mark.parametrize("piece", [" ", *ADVERSE.split()])
@pytest.mark.parametrize("length", [150, 100_000])
def test_a_long_text_is_refused_without_long_thought(piece: str, length: int) -> None:
    text = piece * (length // len(piece))
    assert read_quantity(text) is None
    assert read_quantity(f"1{text}") is None
    assert read_quantity(f"{text}人") is None


def test_every_figure_of_the_years_data_prints_as_typed() -> None:
    book, typed = _year()
    assert len(book) > 115
    assert {key: book[key].text for key in typed if not typed[key].startswith("=")} == {
        key: text for key, text in typed.items() if not text.startswith("=")
    }


def test_the_formulas_of_the_years_data_give_the_printed_rates() -> None:
    book, _ = _year()
    computed = {key: figure.text for key, figure in book.items() if isinstance(figure.origin, FormulaOrigin)}
    assert computed == {
        "宣传稿件.稿件总数": "780篇",
        "爱心保险.赔付率": "27.9%",
        "关爱保险.赔付率": "48.5%",
        "综合保险.赔付率": "150%",
    }


def test_every_figure_of_the_years_data_knows_its_line() -> None:
    book, _ = _year()
    lines = (ROOT / "data/2022/数字.yaml").read_text(encoding="utf-8").split("\n")
    for key, figure in book.items():
        span = figure.origin.span
        if isinstance(figure.origin, DataOrigin) and span.path == "data/2022/数字.yaml":
            name = key.rpartition(".")[2]
            assert lines[span.line - 1].strip() == f"{name}: {figure.text}"


def _year() -> tuple[dict[str, Figure], dict[str, str]]:
    """The book of the shipped data, and the figures of data/2022/数字.yaml as typed there."""
    schema = _node("templates/work-report/schema.yaml")
    files = [_node(f"data/2022/{name}.yaml") for name in ("会议", "数字", "回顾", "任务")]
    result = load_dataset(files, load_schema(schema).value, Span("reportgen.yaml")).then(resolve)
    assert result.diagnostics == ()
    return figures(result.value), dict(_typed(files[1]))


def _node(path: str) -> Node:
    node = load((ROOT / path).read_bytes(), path).value
    assert node is not None
    return node


def _typed(node: Node, key: str = "") -> list[tuple[str, str]]:
    """Each text of a data file by its dotted key, without the name of the table."""
    if isinstance(node, Scalar):
        return [(key.partition(".")[2], node.value)]
    assert isinstance(node, Mapping)
    below = ((f"{key}.{name.value}" if key else name.value, value) for name, value in node.items)
    return [pair for name, value in below for pair in _typed(value, name)]
