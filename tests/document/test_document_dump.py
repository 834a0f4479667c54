"""The tree as text: a golden of every node, readable by people."""

from pathlib import Path

from reportgen.document import (
    Align,
    Break,
    Code,
    Document,
    Emphasis,
    Heading,
    Link,
    List,
    Note,
    PageBreak,
    Paragraph,
    Picture,
    Quote,
    Rule,
    Strong,
    Table,
    Text,
    Value,
    dump,
)
from reportgen.source import DataOrigin, FormulaInput, FormulaOrigin, Span

TEMPLATE = "报告.md.j2"
FIGURES = "数字.yaml"

PEOPLE = DataOrigin("防控.人次", Span(FIGURES, 3, 7), "全区统计")
LAST_YEAR = DataOrigin("防控.上年", Span(FIGURES, 6, 7))
TOTAL = FormulaOrigin("防控.总数", Span(FIGURES, 4, 7), "上年 + 增加", (FormulaInput("30万人次", LAST_YEAR),))
RATE = FormulaOrigin(
    "防控.占比",
    Span(FIGURES, 5, 7),
    "人次 / 总数 | 百分比(1)",
    (FormulaInput("10.7万人次", PEOPLE), FormulaInput("38.3万人次", TOTAL)),
)

EVERYTHING = Document(
    (
        Heading(1, (Text("工作报告"),), "title", Span(TEMPLATE, 3, 1)),
        Heading(
            3,
            (Text("抓好"), Value("防控", DataOrigin("回顾[1].标题", Span("回顾.yaml", 2, 9)))),
            "section",
            Span(TEMPLATE, 9, 1),
            "一、",
        ),
        Paragraph(
            (
                Text("参加"),
                Value("10.7万人次", PEOPLE),
                Text("，占"),
                Value("27.9%", RATE),
                Break(),
                Strong((Text("着重"), Emphasis((Text("强调"),)))),
                Code("{{ 原样 }}"),
                Link((Text("链接"),), "https://example.org"),
                Picture("图.png", "一张图", Span(TEMPLATE, 12, 4)),
                Note((Paragraph((Text("注"),), "footnote"),)),
            ),
            "body",
        ),
        List(
            (
                (Paragraph((Text("一"),), "list-item"),),
                (
                    Paragraph((Text("二"),), "list-item"),
                    List(((Paragraph((Text("三"),), "list-item"),),), 3),
                ),
            ),
            None,
            Span(TEMPLATE, 14, 1),
        ),
        Quote((Paragraph((Text("引\\文\n第二行\t"),), "quote"),)),
        Table(
            (((Text("名称"),), (Text("数量"),)),),
            (((Text("甲"),), ()),),
            (Align.LEFT, Align.NONE),
        ),
        Rule(),
        PageBreak(),
    ),
    {"title": "工作报告", "language": "zh-CN"},
)


def test_every_node_is_dumped_with_role_place_and_origin() -> None:
    assert dump(EVERYTHING) == (Path(__file__).parent / "everything.dump.txt").read_text(encoding="utf-8")


def test_the_same_tree_always_gives_the_same_text() -> None:
    turned = Document(EVERYTHING.blocks, dict(reversed(list(EVERYTHING.meta.items()))))
    assert dump(turned) == dump(EVERYTHING)


def test_trees_that_differ_are_dumped_differently() -> None:
    one, two = (Document((Paragraph((Text(words),), "body"),)) for words in ("甲\n乙", "甲\\n乙"))
    assert dump(one) != dump(two)
