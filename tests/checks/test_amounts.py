"""The reader of amounts: every amount a person may write is found at its place; dates, codes and names are none."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from proof import found_in, proof

from reportgen.checks.amounts.amount import Amount
from reportgen.checks.amounts.interval import Interval
from reportgen.checks.amounts.reader import by_sentence, read_amounts


def only(text: str) -> Amount:
    """The one amount of a text."""
    (found,) = read_amounts(text)
    assert text[found.start : found.end] == found.text
    return found


def between(low: str, high: str) -> Interval:
    return Interval(Decimal(low), Decimal(high))


# What is read


@pytest.mark.parametrize(
    ("text", "amount", "name", "low", "high"),
    [
        ("共刊发稿件780篇。", "780篇", "刊发稿件", "780", "780"),
        ("理赔金额252万余元，", "252万余元", "理赔金额", "2520000", "2530000"),
        ("先后投入经费近8.5万元", "近8.5万元", "投入经费", "84000", "85000"),
        ("会员630多万人", "630多万人", "会员", "6300000", "6400000"),
        ("覆盖率达81.7%。", "81.7%", "覆盖率", "81.65", "81.75"),
        ("参保金额904.28万元", "904.28万元", "参保金额", "9042750", "9042850"),
        ("义诊1.13万人（次）。", "1.13万人（次）", "义诊", "11250", "11350"),
        ("培训约300人。", "约300人", "培训", "250", "350"),
        ("培训300人左右。", "300人左右", "培训", "250", "350"),
        ("走访近100户", "近100户", "走访", "90", "100"),
        ("走访200余户", "200余户", "走访", "200", "300"),
        ("其中女性12,345人", "12,345人", "女性", "12345", "12345"),
        ("不足50人", "不足50人", "", "0", "50"),
        ("提高3.2个百分点", "3.2个百分点", "提高", "3.15", "3.25"),
        ("每村配备4—6个指导员", "4—6个", "每村配备", "4", "6"),
        ("投入2万至3万元", "2万至3万元", "投入", "20000", "35000"),
        ("占比百分之八十。", "百分之八十", "占比", "79.5", "80.5"),
        ("举办十余场活动", "十余场", "举办", "10", "20"),
        ("走访近百户家庭", "近百户", "走访", "90", "100"),
        ("帮扶三百二十人", "三百二十人", "帮扶", "320", "320"),
        ("惠及数十家单位", "数十家", "惠及", "10", "100"),
        ("参保金额翻一番。", "翻一番", "参保金额", "2", "2"),
        ("比上年增长-3.2%", "-3.2%", "比上年增长", "-3.25", "-3.15"),
        ("来访10来人", "10来人", "来访", "5", "20"),
    ],
)
def test_an_amount_is_found_with_its_name_and_what_it_may_stand_for(
    text: str, amount: str, name: str, low: str, high: str
) -> None:
    found = only(text)
    assert (found.text, found.name, found.value) == (amount, name, between(low, high))


@pytest.mark.parametrize("text", ["超过300人", "逾300人", "300人以上", "不少于300人"])
def test_what_is_more_than_a_number_has_no_upper_end(text: str) -> None:
    found = only(text)
    assert found.value.low == 300
    assert found.value.open


def test_numbers_of_a_list_have_the_unit_behind_the_last() -> None:
    assert [(each.number, each.unit) for each in read_amounts("分别为513、267篇")] == [("513", "篇"), ("267", "篇")]


@pytest.mark.parametrize(
    "text",
    [
        "2022年7月19日在南宁召开",
        "2020—2021年度",
        "今年5、6月份",
        "“4·27”重要讲话、“5·29”会员日",
        "“1+2”模式",
        "桂发〔2021〕12号",
        "电话0771-5863212",
        "第3次会议、第六届",
        "党的十九大、十九届历次全会",
        "“十四五”规划、三孩政策、六项重点任务、一是、二要、四个意识",
        "12:30开会，比分3:2",
        "COVID-19、G20、H7N9",
        "千家万户、百家争鸣、万众一心、十全十美",
        "建党100周年",
        "一对一、最后一公里、百年奋斗",
        "翻来覆去、百分百、万分感谢",
        "",
    ],
)
def test_dates_codes_ordinals_and_names_are_no_amounts(text: str) -> None:
    assert read_amounts(text) == ()


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("节约100万元", ""),
        ("最近10天", ""),
        ("附近20户", ""),
        ("大约20户", "大约"),
        ("将近20户", "将近"),
        ("超20户", "超"),
    ],
)
def test_a_word_that_ends_like_an_approximation_is_none(text: str, lead: str) -> None:
    assert only(text).lead == lead


def test_sentences_keep_their_amounts_together() -> None:
    text = "会员3人，组织4个。活动5场；\n讲座6场"
    assert [[each.text for each in group] for group in by_sentence(text, read_amounts(text))] == [
        ["3人", "4个"],
        ["5场"],
        ["6场"],
    ]


# What people may write

NUMBERS = st.one_of(
    st.integers(1, 99_999).map(str),
    st.decimals(1, 9999, places=2).map(str),
    st.integers(1_000, 999_999_999).map(lambda number: f"{number:,}"),
)
UNITS = st.sampled_from(["人", "万元", "亿元", "篇", "人次", "场次", "户", "个", "%", "个百分点", "人（次）", "元"])
LEADS = st.sampled_from(["", "近", "约", "超过", "不少于", "将近"])
MARKS = st.sampled_from(["", "多", "余"])
BEFORE = st.sampled_from(["参保金额", "全区共有会员", "开展活动，其中", "（", "。", "覆盖率达", ""])
BEHIND = st.sampled_from(["。", "，其中", "）", "、", "\n", ""])


@given(BEFORE, LEADS, NUMBERS, MARKS, UNITS, BEHIND)
def test_every_amount_a_person_may_write_is_found_at_its_place(
    before: str, lead: str, number: str, mark: str, unit: str, behind: str
) -> None:
    written = lead + number + (mark if unit[0] not in "%" else "") + unit
    found = only(before + written + behind)
    assert (found.start, found.end) == (len(before), len(before) + len(written))
    assert found.lead == lead
    assert found.unit == ("百分点" if unit == "个百分点" else unit.lstrip("万亿"))


@given(
    st.text(
        alphabet=st.characters(blacklist_categories=["N"], blacklist_characters="十百千数几翻一二两三四五六七八九零"),
        max_size=200,
    )
)
def test_a_text_without_numbers_has_no_amounts(text: str) -> None:
    assert read_amounts(text) == ()


ANYTHING = st.text(
    alphabet="0123456789.,一二十百千万亿多余来近约超至到—-%％个人元年月日第翻番分之、，。（）“”·+A ", max_size=60
)


@given(ANYTHING)
def test_any_text_is_read_and_amounts_stand_in_order_and_apart(text: str) -> None:
    end = 0
    for found in read_amounts(text):
        assert found.start >= end
        assert text[found.start : found.end] == found.text
        assert found.start <= found.digits < found.end
        assert found.value.low <= found.value.high
        end = found.end


@given(
    st.integers(1, 10**9),
    st.sampled_from(["", "万", "亿"]),
    st.sampled_from(["", "多", "余"]),
    st.sampled_from(["", "近", "约"]),
)
def test_the_number_itself_is_always_possible(number: int, scale: str, mark: str, lead: str) -> None:
    found = only(f"{lead}{number}{scale}{mark}元")
    size = Decimal(10) ** {"": 0, "万": 4, "亿": 8}[scale]
    assert found.value.low <= number * size <= found.value.high


# Pieces of reports, put together without sense.
_PIECES = """
    参保金额 理赔金额 赔付率 其中 合计 共计 分别为 由 增加到 下降到 比上年的 增长 下降 占
    占会员总数的 人均 户均 全区会员
    男 女 覆盖率 超过 近 约 不足 多 余 左右
    翻一番 百分之 、 ， 。 （ ） — 至 - 0 0.00 12 999999999999999999
    3.14 1,000 万 亿
    万亿 元 人 名 户 % 倍 个百分点 十余 数百 年 #
"""
PIECES = st.sampled_from([*_PIECES.split(), "\n", " "])


@given(st.lists(PIECES, max_size=40).map("".join))
def test_no_text_stops_the_rules_and_what_they_find_stands_in_it(text: str) -> None:
    reading = proof(text).reading
    for each in found_in(reading, ["FIG"]):
        assert 0 <= each.start < each.end <= len(reading.text)


def test_a_number_without_end_is_none_and_costs_nothing() -> None:
    assert read_amounts("1" * 100_000 + "元" + "十" * 100_000 + "个") == ()


def test_a_sentence_of_very_many_amounts_counts_as_several() -> None:
    sizes = [len(each) for each in proof("1个、" * 500).reading.stated]
    assert sizes == [200, 200, 100]
