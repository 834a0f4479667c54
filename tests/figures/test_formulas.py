"""Formulas over figures: what they come to, how the result is written, and each fault at its place."""

import pytest
from figure_table import findings, printed
from hypothesis import given
from hypothesis import strategies as st

COMPUTED = [
    # four operations, brackets, full-width signs
    ("2 + 3 * 4", "14"),
    ("(2 + 3) * 4", "20"),
    ("2 * 3 + 4 * 5", "26"),
    ("10 - 4 - 3", "3"),
    ("24 / 4 / 2", "3"),
    ("24 / (4 / 2)", "12"),
    ("（2 + 3） × 4", "20"),
    ("20 ÷ 8", "2.5"),
    ("(（1+2)）*3", "9"),
    ("1\t+\u30001", "2"),
    ("3 - 5", "-2"),
    ("0.1 + 0.2", "0.3"),
    ("2 ＋ 3 － 1 − 1", "3"),
    ("8 ／ 2 ＊ 3 ｜ 保留(1)", "12.0"),
    ("1 / 1024", "0.0009765625"),
    ("10 / 5", "2"),
    ("100000000 * 100000000", "10000000000000000"),
    # filters, rounding half up
    ("0.125 | 保留(2)", "0.13"),
    ("0.135 | round(2)", "0.14"),
    ("2.5 | 保留(0)", "3"),
    ("2.5 | 保留", "3"),
    ("3.5 | 保留", "4"),
    ("2 | 保留(2)", "2.00"),
    ("1 / 3 | 百分比(1)", "33.3%"),
    ("1 / 8 | 百分比", "13%"),
    ("1 / 8 | percent(2)", "12.50%"),
    ("3 / 2 | 倍(1)", "1.5倍"),
    ("3 / 2 | times", "2倍"),
    ("1 + 1 | 百分比", "200%"),
    ("(1 / 4 | 保留(1)) * 2", "0.5"),
    ("5 | 保留(10)", "5.0000000000"),
]


@pytest.mark.parametrize(("formula", "result"), COMPUTED, ids=[formula for formula, _ in COMPUTED])
def test_a_formula_over_numbers(formula: str, result: str) -> None:
    assert printed(f'数字: {{结果: "= {formula}"}}\n') == {"结果": result}


WITH_FIGURES = [
    # like units
    ("513篇", "267篇", "甲 + 乙", "780篇"),
    ("513篇", "267篇", "甲 - 乙", "246篇"),
    ("3万人", "1.5万人", "甲 + 乙", "4.5万人"),
    ("3万人", "5000人", "甲 + 乙", "35000人"),
    ("3万人", "5000人", "甲 + 乙 | 万(1)", "3.5万人"),
    ("904.28万元", "1.3亿元", "甲 + 乙 | 亿(2)", "1.39亿元"),
    ("81.7%", "10.2%", "甲 - 乙", "71.5%"),
    ("81.7%", "10.2%", "甲 + 乙 | 保留(0)", "92%"),
    # ratios
    ("252万元", "904.28万元", "甲 / 乙 | 百分比(1)", "27.9%"),
    ("6300万余元", "1.3亿多元", "甲 / 乙 | 百分比(1)", "48.5%"),
    ("150人", "60人", "甲 / 乙 | 倍(1)", "2.5倍"),
    ("300元", "4人", "甲 / 乙", "75元"),
    ("5个", "2", "甲 * 乙", "10个"),
    ("2", "5个", "甲 * 乙", "10个"),
    ("5万个", "2", "甲 * 乙", "10万个"),
    # shares
    ("5％", "3％", "甲 + 乙", "8％"),
    ("5‰", "3‰", "甲 + 乙", "8‰"),
    ("5%", "904.28万元", "甲 * 乙", "45.214万元"),
    ("904.28万元", "5%", "甲 * 乙", "45.214万元"),
    ("5‰", "100万", "甲 * 乙", "0.5万"),
    ("100万", "5‰", "甲 * 乙", "0.5万"),
    ("5%", "2", "甲 * 乙", "10%"),
    ("2", "5%", "甲 * 乙", "10%"),
    # what is inexact stays inexact
    ("630多万人", "20多万人", "甲 + 乙", "650多万人"),
    ("252万余元", "1万余元", "甲 + 乙", "253万余元"),
    ("1.7万余人", "2.2万余人", "甲 + 乙", "3.9万余人"),
    ("2000多人", "100人", "甲 + 乙", "2100多人"),
    ("100人", "2000余人", "甲 + 乙", "2100余人"),
    ("近8.5万元", "1万元", "甲 + 乙", "约9.5万元"),
    ("约2000多人", "500人", "甲 + 乙", "2500多人"),
    ("300人左右", "100人", "甲 + 乙", "约400人"),
    ("第3名", "第4名", "甲 + 乙", "7名"),
    ("百余人", "20人", "甲 + 乙", "120余人"),
    ("1000人以上", "5人", "甲 + 乙", "约1005人"),
    # one dimension written in several ways
    ("80%", "1.7个百分点", "甲 + 乙", "81.7%"),
    ("1.7个百分点", "80%", "甲 + 乙", "81.7%"),
    ("81.7%", "80%", "甲 - 乙 | 百分点(1)", "1.7个百分点"),
    ("5％", "5‰", "甲 + 乙", "5.5％"),
    ("3成", "30%", "甲 / 乙", "1"),
    ("¥1200", "300元", "甲 + 乙", "1500元"),
    ("904.28万元", "5000元", "甲 + 乙 | 万(2)", "904.78万元"),
    # what is multiplied by a share, a fraction or 倍 stays what it is
    ("三分之一", "9万人", "乙 * 甲", "3万人"),
    ("翻一番", "500户", "乙 * 甲", "1000户"),
    ("3.5倍", "20个", "甲 * 乙", "70个"),
    # growth and share
    ("120人", "100人", "增长(甲, 乙) | 百分比(1)", "20.0%"),
    ("90人", "100人", "growth(甲, 乙)", "-10%"),
    ("630多万人", "600多万人", "增长（甲，乙） | 百分比(1)", "5.0%"),
    ("252万元", "904.28万元", "占比(甲, 乙) | 百分比(1)", "27.9%"),
    ("30人", "120人", "share(甲, 甲 + 乙) * 2", "40%"),
]


@pytest.mark.parametrize(
    ("first", "second", "formula", "result"), WITH_FIGURES, ids=[f"{a} {b} {f}" for a, b, f, _ in WITH_FIGURES]
)
def test_a_formula_over_figures(first: str, second: str, formula: str, result: str) -> None:
    assert printed(f'数字: {{甲: {first}, 乙: {second}, 结果: "= {formula}"}}\n')["结果"] == result


def test_a_name_is_looked_up_among_its_siblings_first() -> None:
    text = '数字:\n  总数: 100个\n  组:\n    总数: 3个\n    双倍: "= 总数 * 2"\n'
    assert printed(text)["组.双倍"] == "6个"


def test_a_name_that_no_sibling_has_is_looked_up_further_out() -> None:
    text = '数字:\n  总数: 100个\n  组:\n    份额: 3个\n    其余: "= 总数 - 份额"\n'
    assert printed(text)["组.其余"] == "97个"


def test_a_dotted_name_leads_into_another_group() -> None:
    text = '数字:\n  甲:\n    数: 1个\n  乙:\n    数: 2个\n    和: "= 甲.数 + 数"\n  和: "= 甲.数 + 乙.和"\n'
    assert printed(text)["乙.和"] == "3个"
    assert printed(text)["和"] == "4个"


def test_the_nearest_of_nested_groups_counts() -> None:
    text = '数字:\n  丙: {数: 9个}\n  甲:\n    丙: {数: 1个}\n    乙:\n      和: "= 丙.数 * 2"\n'
    assert printed(text)["甲.乙.和"] == "2个"


def test_a_formula_may_stand_before_the_figures_it_names() -> None:
    assert printed('数字: {和: "= 甲 + 乙", 乙: "= 甲 * 2", 甲: 2个}\n')["和"] == "6个"


def test_a_formula_may_stand_in_a_field_of_its_own() -> None:
    assert printed('数字: {甲: 1个, 乙: 4个}\n比率: "= 甲 / 乙 | 百分比"\n')["比率"] == "25%"


def test_names_may_hold_a_middle_dot_and_digits() -> None:
    assert printed('数字: {五·二九活动: 3场, 第2批: 4场, 和: "= 五·二九活动 + 第2批"}\n')["和"] == "7场"


def test_a_long_chain_of_formulas_is_computed_without_reaching_a_limit() -> None:
    lines = [f"  数{number}: '= 数{number + 1} + 1'\n" for number in range(5_000)]
    book = printed("数字:\n" + "".join(lines) + "  数5000: 1\n")
    assert book["数0"] == "5001"


def test_a_formula_of_a_thousand_characters_is_computed() -> None:
    formula = "+".join(["1"] * 500)
    assert printed(f"数字: {{和: '={formula}'}}\n") == {"和": "500"}


def test_thirty_two_brackets_inside_one_another_are_computed() -> None:
    assert printed(f"数字: {{数: '={'(' * 32}1{')' * 32}'}}\n") == {"数": "1"}


FAULTS = [
    # FIG001: what can't be read as a figure
    ("数字:\n  会员:\n    人数: 很多人\n", ["FIG001 3:9 key=会员.人数 text=很多人"]),
    ("比率: 一半\n", ["FIG001 1:5 key=比率 text=一半"]),
    # FIG004: a name that there is not
    (
        "数字:\n  率: '= 理赔金额 / 参保金额'\n  理赔金额: 5元\n",
        ["FIG004 2:16 key=率 name=参保金额"],
    ),
    ("数字: {甲: {数: 1个}, 和: '= 数'}\n", ["FIG004 1:24 key=和 name=数 suggestion=甲.数"]),
    ("数字:\n  率: '= 理培金额'\n  理赔金额: 5元\n", ["FIG004 2:9 key=率 name=理培金额 suggestion=理赔金额"]),
    # FIG005: a circle, told once, and nothing about the figures that hang on it
    ("数字:\n  甲: '= 乙'\n  乙: '= 丙'\n  丙: '= 甲'\n", ["FIG005 2:6 chain=甲 → 乙 → 丙 → 甲"]),
    ("数字: {甲: '= 甲 + 1'}\n", ["FIG005 1:9 chain=甲 → 甲"]),
    ("数字:\n  子: '= 甲 * 2'\n  甲: '= 乙'\n  乙: '= 甲'\n", ["FIG005 3:6 chain=甲 → 乙 → 甲"]),
    # FIG006: what a formula can't hold
    ("数字: {甲: '= ２ + 3'}\n", ["FIG006 1:12 key=甲 found=２ suggestion=2"]),
    ("数字: {甲: '= 2 ^ 3'}\n", ["FIG006 1:14 key=甲 found=^"]),
    ("数字: {甲: '= 5个 + 1'}\n", ["FIG006 1:13 key=甲 found=个"]),
    ("数字: {甲: '= 1 2'}\n", ["FIG006 1:14 key=甲 found=2"]),
    ("数字: {甲: '= -3'}\n", ["FIG006 1:12 key=甲 found=-"]),
    ("数字: {甲: '= 3)'}\n", ["FIG006 1:13 key=甲 found=)"]),
    ("数字: {甲: '= 3 | 保留(1.5)'}\n", ["FIG006 1:19 key=甲 found=1.5"]),
    ("数字: {甲: '= 3 | 保留(11)'}\n", ["FIG006 1:19 key=甲 found=11"]),
    ("数字: {甲: '= 3 | 保留(1'}\n", ["FIG007 1:9 key=甲 found="]),
    ("数字: {甲: '= 3 | 3'}\n", ["FIG006 1:16 key=甲 found=3"]),
    ("数字: {甲: '= 增长(1, 2'}\n", ["FIG007 1:9 key=甲 found="]),
    ("数字: {甲: '= (1, 2)'}\n", ["FIG006 1:14 key=甲 found=,"]),
    # FIG007: a formula that stops too early
    ("数字: {甲: '= 3 +'}\n", ["FIG007 1:9 key=甲 found="]),
    ("数字: {甲: '= (3'}\n", ["FIG007 1:9 key=甲 found="]),
    ("数字: {甲: '='}\n", ["FIG007 1:9 key=甲 found="]),
    ("数字: {甲: '= 3 |'}\n", ["FIG007 1:9 key=甲 found="]),
    # FIG008: a filter that there is not
    (
        "数字: {甲: '= 3 | 平方'}\n",
        ["FIG008 1:16 key=甲 name=平方 known=百分比、percent、百分点、points、保留、round、万、亿、倍、times"],
    ),
    # FIG009: unlike units
    ("数字:\n  甲: 5篇\n  乙: 3人\n  和: '= 甲 + 乙'\n", ["FIG009 4:11 key=和 sign=+ left=篇 right=人"]),
    ("数字:\n  甲: 31.2\n  乙: 96万元\n  率: '= 甲 / 乙 | 百分比(1)'\n", ["FIG009 4:11 key=率 sign=/ left=— right=元"]),
    ("数字:\n  甲: 31.2万户\n  乙: 96万元\n  率: '= 甲 / 乙 | 倍'\n", ["FIG009 4:11 key=率 sign=/ left=户 right=元"]),
    ("数字:\n  甲: 81.7%\n  和: '= 甲 － 1'\n", ["FIG009 3:11 key=和 sign=- left=% right=—"]),
    ("数字:\n  甲: 5%\n  乙: 3人\n  和: '= 乙 + 甲'\n", ["FIG009 4:11 key=和 sign=+ left=人 right=%"]),
    ("数字:\n  甲: 5元\n  乙: 3美元\n  和: '= 增长(甲, 乙)'\n", ["FIG009 4:9 key=和 sign=增长 left=元 right=美元"]),
    ("数字:\n  甲: 81.7%\n  和: '= 甲 - 1'\n", ["FIG009 3:11 key=和 sign=- left=% right=—"]),
    # FIG011: a division by nothing
    ("数字:\n  甲: 0人\n  乙: 3人\n  率: '= 乙 / 甲 | 百分比'\n", ["FIG011 4:11 key=率"]),
    ("数字: {甲: '= 3 ÷ (2 - 2)'}\n", ["FIG011 1:14 key=甲"]),
    ("数字: {甲: 0人, 乙: '= 占比(5, 0)'}\n", ["FIG011 1:19 key=乙"]),
    # FIG016: what has no single value
    ("数字: {甲: 4—6个, 乙: '= 甲 * 2'}\n", ["FIG016 1:21 key=乙 name=甲 text=4—6个"]),
    ("数字: {甲: 数十家, 乙: '= 2 + 甲'}\n", ["FIG016 1:24 key=乙 name=甲 text=数十家"]),
    ("数字: {甲: '1:3', 乙: '= 甲 * 2'}\n", ["FIG016 1:22 key=乙 name=甲 text=1:3"]),
    ("数字: {甲: 3个半月, 乙: '= 甲 * 2'}\n", ["FIG016 1:21 key=乙 name=甲 text=3个半月"]),
    # FIG017: no end, and nobody said where to stop
    ("数字: {甲: '= 1 / 3'}\n", ["FIG017 1:9 key=甲 number=0.3333"]),
    ("数字: {甲: 2人, 乙: '= 增长(2, 3)'}\n", ["FIG017 1:16 key=乙 number=-33.3333"]),
    # FIG018: growth from nothing, or from a loss
    ("数字: {甲: 5人, 乙: 0人, 丙: '= 增长(甲, 乙)'}\n", ["FIG018 1:26 key=丙 base=0人"]),
    ("数字: {甲: 5元, 乙: -2.50元, 丙: '= 增长(甲, 乙)'}\n", ["FIG018 1:30 key=丙 base=-2.5元"]),
    # FIG019, FIG020: functions
    ("数字: {甲: '= __import__(1)'}\n", ["FIG019 1:12 key=甲 name=__import__ known=增长、growth、占比、share"]),
    ("数字: {甲: '= 增长(1)'}\n", ["FIG020 1:12 key=甲 name=增长"]),
    ("数字: {甲: '= 占比(1, 2, 3)'}\n", ["FIG020 1:12 key=甲 name=占比"]),
    # a figure over a broken one is not reported again
    ("数字: {甲: 很多, 乙: '= 甲 * 2', 丙: '= 乙'}\n", ["FIG001 1:9 key=甲 text=很多"]),
]


@pytest.mark.parametrize(("yaml", "expected"), FAULTS, ids=[yaml.replace("\n", " ") for yaml, _ in FAULTS])
def test_a_fault_is_reported_at_its_place(yaml: str, expected: list[str]) -> None:
    assert findings(yaml) == expected


def test_a_formula_may_not_be_longer_than_a_thousand_characters() -> None:
    formula = "+".join(["1"] * 501)
    assert findings(f"数字:\n  和: '={formula}'\n") == ["FIG010 2:6 key=和 limit=1000"]


def test_brackets_may_not_be_deeper_than_thirty_two() -> None:
    formula = "(" * 33 + "1" + ")" * 33
    assert findings(f"数字:\n  和: '={formula}'\n") == ["FIG010 2:41 key=和 limit=32"]


def test_a_formula_over_several_lines_is_faulted_on_the_right_one() -> None:
    assert findings("数字:\n  甲: 5人\n  和: |\n    = 甲\n    + 乙\n") == ["FIG004 5:7 key=和 name=乙"]


def test_a_number_too_long_for_exact_decimals_is_no_crash() -> None:
    long = "9" * 30
    assert all(found.startswith("FIG") for found in findings(f"数字: {{甲: {long}元, 乙: '= 甲 | 保留(1)'}}\n"))


def test_squares_of_squares_are_a_finding_and_no_crash() -> None:
    lines = [f"  数{number}: '= 数{number - 1} * 数{number - 1}'\n" for number in range(1, 40)]
    found = findings("数字:\n  数0: 99999999\n" + "".join(lines))
    assert found
    assert all(line.startswith("FIG") for line in found)


def test_a_result_of_more_digits_than_a_figure_may_have_is_reported() -> None:
    text = f"数字:\n  甲: {'9' * 30}\n  乙: '= 甲 + 0'\n  丙: '= 甲 + 1'\n"
    assert findings(text) == ["FIG013 4:6 key=丙 limit=30"]
    assert printed(text.rpartition("  丙")[0])["乙"] == "9" * 30


PIECES = st.sampled_from(
    [*"甲乙丙丁0123456789.+-*/×÷()（）| ,，＋％", "增长(", "占比（", "| 保留(2)", "| 百分比", "| 百分点(1)"]
)
FORMULAS = st.lists(PIECES, max_size=60).map("".join) | st.text(max_size=60).map(
    lambda text: "".join(letter for letter in text if letter.isprintable()).replace("'", "")
)


@given(FORMULAS)
def test_no_formula_stops_the_reading(formula: str) -> None:
    found = findings(f"数字: {{甲: 3人, 乙: 4.5万元, 丙: 4—6个, 丁: -5%, 果: '= {formula}'}}\n")
    assert all(line.startswith("FIG0") for line in found)
    assert len(found) <= 1


@given(st.integers(-999, 999), st.integers(-999, 999), st.integers(1, 999))
def test_integers_are_computed_like_integers(first: int, second: int, third: int) -> None:
    text = f"数字: {{甲: '{first}', 乙: '{second}', 丙: '{third}', 果: '= (甲 + 乙) * 丙 - 甲 * 丙'}}\n"
    assert printed(text)["果"] == str(second * third)
