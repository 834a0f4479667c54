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

ROOT = Path(__file__).parents[2]

# As printed | its value in single units | its unit | whether the words around it make it inexact
WRITTEN = [
    ("630多万人", "6300000", "人", True),
    ("近8.5万元", "85000", "元", True),
    ("252万余元", "2520000", "元", True),
    ("133.5万余人", "1335000", "人", True),
    ("1.13万人（次）", "11300", "人（次）", False),
    ("8.2万余件", "82000", "件", True),
    ("约2000多人", "2000", "人", True),
    ("近10万多人次", "100000", "人次", True),
    ("5000余名", "5000", "名", True),
    ("1.3亿多元", "130000000", "元", True),
    ("500多万份", "5000000", "份", True),
    ("100%", "1", "%", False),
    ("81.7%", "0.817", "%", False),
    ("-3.2%", "-0.032", "%", False),
    ("+5%", "0.05", "%", False),
    ("12％", "0.12", "％", False),
    ("0.5‰", "0.0005", "‰", False),
    ("12.3个百分点", "12.3", "个百分点", False),
    ("3.5倍", "3.5", "倍", False),
    ("第3名", "3", "名", False),
    ("每2户", "2", "户", False),
    ("达1.2万人", "12000", "人", False),
    ("超过300场次", "300", "场次", True),
    ("不到5天", "5", "天", True),
    ("300人左右", "300", "人", True),
    ("60岁以上", "60", "岁", True),
    ("2021年", "2021", "年", False),
    ("1,234,567人", "1234567", "人", False),
    ("3千万元", "30000000", "元", False),
    ("1.2万亿元", "1200000000000", "元", False),
    ("780", "780", "", False),
    ("0", "0", "", False),
    ("5°C", "5", "°C", False),
]

NOT_QUANTITIES = [
    "",
    " ",
    "人",
    "几百人",
    "十二人",
    "3-5个",
    "1/3",
    "100 万元",
    "12人 ",
    "5人6次",
    "{人数}",
    "5=人",
    "5\n人",
    "= 甲 + 乙",
    "1..5万",
    "万5",
    "二〇二一年",
]


@pytest.mark.parametrize(("text", "value", "unit", "approximate"), WRITTEN, ids=[row[0] for row in WRITTEN])
def test_a_quantity_is_read_and_printed_back(text: str, value: str, unit: str, approximate: bool) -> None:
    quantity = read_quantity(text)
    assert quantity is not None
    assert (quantity.value, quantity.unit, quantity.approximate) == (Decimal(value), unit, approximate)
    assert str(quantity) == text


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
    assert quantity.value == Decimal(number) * scale[1]
    assert quantity.approximate == bool(before or after or tail or lead not in ("", "第", "每", "达"))


@given(st.text() | st.text(alphabet="近约多余万亿0123456789.,%人元（） +-"))
def test_what_is_read_prints_back_to_the_letter(text: str) -> None:
    quantity = read_quantity(text)
    assert quantity is None or str(quantity) == text


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    "piece", ["1", "1.", "1,234", "近", "多", "1多", "万", "人", "1人", "%", " ", "0.0", "（", "以上", "-"]
)
def test_a_long_text_is_refused_without_long_thought(piece: str) -> None:
    text = piece * (100_000 // len(piece))
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
    lines = (ROOT / "data/数字.yaml").read_text(encoding="utf-8").split("\n")
    for key, figure in book.items():
        span = figure.origin.span
        if isinstance(figure.origin, DataOrigin) and span.path == "data/数字.yaml":
            name = key.rpartition(".")[2]
            assert lines[span.line - 1].strip() == f"{name}: {figure.text}"


def _year() -> tuple[dict[str, Figure], dict[str, str]]:
    """The book of the shipped data, and the figures of data/数字.yaml as typed there."""
    schema = _node("templates/work-report/schema.yaml")
    files = [_node(f"data/{name}.yaml") for name in ("会议", "数字", "回顾", "任务")]
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
