"""The rules on any text: none fails, what they find lies inside it, and clean sentences have nothing to be found."""

from hypothesis import given
from hypothesis import strategies as st
from proof import found_in, proof

from reportgen.checks import RULES, Reading, Term
from reportgen.document import Block, Document, Heading, Paragraph, Table, Text
from reportgen.source import Span

PLACE = Span("terms.yaml")

# What the rules look at: marks of all kinds, numbers of lists, digits, words and their doubles.
PIECES = st.sampled_from(
    [
        *"，。、；：？！…—-~,.;:?!()（）《》〈〉“”‘’「」\"'/%　 1234５Ａ一二三①②是要第其的地得了區\n",
        *(
            "一是",
            "二是",
            "第一，",
            "（一）",
            "（2）",
            "简称《决定》",
            "（以下简称《决定》）",
            "计生协",
            "做",
            "认真",
            "认识到",
        ),
        *("进一步的加强", "截止", "2022年", "工作回顾", "...", "--", "0-3岁", "Word 2016", "\ud7ff", "𠮷"),
    ]
)
TEXTS = st.lists(PIECES, max_size=40).map("".join)
BLOCKS = st.one_of(
    st.builds(lambda text: Paragraph((Text(text),), "body"), TEXTS),
    st.builds(
        lambda level, text, number: Heading(level, (Text(text),), "section", None, number),
        st.integers(1, 6),
        TEXTS,
        st.sampled_from(["", "一、", "（二）", "3.", "一是"]),
    ),
    st.builds(lambda text: Table((((Text(text),),),), (), ()), TEXTS),
)


@given(st.lists(BLOCKS, max_size=6), st.sampled_from([None, 2022]))
def test_no_rule_fails_and_all_that_is_found_lies_in_the_text(blocks: list[Block], period: int | None) -> None:
    reading = Reading(Document(tuple(blocks)), {}, (Term("自治区计生协", ("计生协", "区计生协"), "", PLACE),), period)
    for rule in RULES:
        for found in rule.look(reading):
            assert found.code in rule.codes
            assert 0 <= found.start < found.end <= len(reading.text)
            assert reading.passage_at(found.start).start <= found.start


CLEAN = [
    "自治区党委、政府高度重视计生协改革工作，自治区党委编办于2021年4月6日印发《关于调整自治区计划生育协会职责的批复》。",
    "按照“学史明理、学史增信、学史崇德、学史力行”要求，做到学习教育与业务工作同步部署、同步推进。",
    "全区现有计生协组织2.35万个，会员之家7860个，会员630多万人，覆盖率达81.7%。",
    "“5·29”会员日期间，自治区计生协在桂平市举办“永远跟党走·奋进新征程——庆祝建党100周年”主题宣传服务活动。",
    "如：南宁、柳州市通过滚动字幕播放健康促进创建广告；桂林市在学校举办“我健康 我快乐”知识竞赛活动。",
    "推荐的《营养特色“小鸟餐”——沙虫牛肉粥》获全国“孕妈萌宝小鸟餐”百佳优秀案例。",
    "实现“青春战‘疫’，停课不停学”，修订完善《计划生育居民自治章程》《村规民约》《诚信协议书》。",
    "2020—2021年度计生特殊家庭综合保险参保2.2万余人，每个视频1～2分钟，项目覆盖25个村（居）。",
    "各项目点普遍采用“公司+农户”的模式，年人均增加收入达3100元，知识普及率100%。",
    "2021年6月，中共中央 国务院印发了《决定》，这是中央和自治区赋予新时代计生协的新任务。",
    "重点做好以下工作：一是抓好宣传；二是抓好服务；三是抓好培训。",
]


@given(st.lists(st.sampled_from(CLEAN), max_size=8))
def test_clean_sentences_have_nothing_to_be_found(sentences: list[str]) -> None:
    assert found_in(proof("\n".join(sentences)).reading, ("WRD", "STY", "NUM")) == []
