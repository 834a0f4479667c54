"""Headings numbered by a scheme, from their order alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading import findings, node

from reportgen.document import Document, Heading, List, Paragraph, Quote, Text
from reportgen.numbering import Scheme, load_scheme, number
from reportgen.source import Span
from reportgen.source.catalog import message

LEVELS = {"title": 1, "part": 2, "section": 3, "task": 3, "item": 4, "point": 4, "subitem": 5}


def scheme(*tables: str) -> Scheme:
    found, diagnostics = load_scheme([node(table) for table in tables])
    assert diagnostics == ()
    return found


REPORT = scheme("{section: 一、, item: （一）, point: 一是, task: 一要, subitem: 1.}")


def heading(role: str, title: str = "") -> Heading:
    return Heading(LEVELS[role], (Text(title or role),), role, Span("报告.md.j2", 7, 1))


def numbers(*roles: str, by: Scheme = REPORT) -> list[str]:
    """What is printed before headings of these roles in this order."""
    document, diagnostics = number(Document(tuple(map(heading, roles))), by)
    assert diagnostics == ()
    return [block.number for block in document.blocks if isinstance(block, Heading)]


# The order gives the number


def test_headings_of_one_role_are_counted() -> None:
    assert numbers("section", "section", "section") == ["一、", "二、", "三、"]


def test_a_role_outside_the_scheme_has_no_number() -> None:
    assert numbers("title", "part", "section") == ["", "", "一、"]


def test_a_role_counts_from_one_again_under_the_next_heading_above_it() -> None:
    assert numbers("section", "item", "item", "section", "item", "subitem", "item", "subitem") == [
        "一、",
        "（一）",
        "（二）",
        "二、",
        "（一）",
        "1.",
        "（二）",
        "1.",
    ]


def test_a_heading_without_a_number_starts_the_count_again_too() -> None:
    assert numbers("part", "section", "section", "part", "section") == ["", "一、", "二、", "", "一、"]


def test_a_heading_of_a_lower_level_does_not_start_the_count_again() -> None:
    assert numbers("section", "item", "section", "subitem", "section") == ["一、", "（一）", "二、", "1.", "三、"]


def test_a_skipped_level_is_no_obstacle() -> None:
    assert numbers("section", "subitem", "section", "subitem") == ["一、", "1.", "二、", "1."]


def test_several_roles_of_one_level_are_counted_each_by_itself() -> None:
    assert numbers("section", "point", "item", "point", "item") == ["一、", "一是", "（一）", "二是", "（二）"]
    assert numbers("section", "task", "task", "section") == ["一、", "一要", "二要", "二、"]


def test_the_shape_of_the_work_report_is_numbered_throughout() -> None:
    review = ["section", "point", "point", "section", "item", "item"]
    assert numbers("title", "part", *review, "part", "task", "task") == [
        "",
        "",
        "一、",
        "一是",
        "二是",
        "二、",
        "（一）",
        "（二）",
        "",
        "一要",
        "二要",
    ]


def test_only_headings_are_numbered_and_nothing_else_is_touched() -> None:
    paragraph = Paragraph((Text("甲"),), "section")
    blocks = (heading("section"), paragraph, List(((paragraph,),)), Quote((paragraph,)))
    document, _ = number(Document(blocks, {"title": "题"}), REPORT)
    assert document.blocks[1:] == blocks[1:]
    assert document.meta == {"title": "题"}


def test_the_words_role_and_place_of_a_heading_stay() -> None:
    before = heading("section", "抓好防控")
    document, _ = number(Document((before,)), REPORT)
    assert document.blocks == (Heading(before.level, before.content, before.role, before.span, "一、"),)


def test_the_document_that_was_given_is_not_changed() -> None:
    document = Document((heading("section"),))
    number(document, REPORT)
    assert document == Document((heading("section"),))


@given(st.permutations([f"任务{number}" for number in range(8)]))
def test_reordered_headings_are_renumbered(titles: list[str]) -> None:
    document, _ = number(Document(tuple(heading("task", title) for title in titles)), REPORT)
    printed = [(block.number, block.content) for block in document.blocks if isinstance(block, Heading)]
    expected = ["一要", "二要", "三要", "四要", "五要", "六要", "七要", "八要"]
    assert printed == [(before, (Text(title),)) for before, title in zip(expected, titles, strict=True)]


@given(st.lists(st.sampled_from(sorted(LEVELS)), max_size=30))
def test_under_one_heading_the_numbers_of_a_role_rise_by_one(roles: list[str]) -> None:
    counted: dict[str, int] = {}
    for role, printed in zip(roles, numbers(*roles), strict=True):
        counted = {known: count for known, count in counted.items() if LEVELS[known] <= LEVELS[role]}
        counted[role] = counted.get(role, 0) + 1
        assert printed == (REPORT[role].number(counted[role]) if role in REPORT else "")


@given(st.lists(st.sampled_from(sorted(LEVELS)), max_size=20))
def test_numbering_a_numbered_document_changes_nothing(roles: list[str]) -> None:
    once, _ = number(Document(tuple(map(heading, roles))), REPORT)
    assert number(once, REPORT).value == once


# Symbols that run out


def test_a_heading_past_the_end_of_its_symbol_is_reported_and_left_without_a_number() -> None:
    document, diagnostics = number(Document(tuple([heading("section", "末节")] * 22)), scheme("{section: ①}"))
    assert findings(diagnostics) == ["报告.md.j2:7:1 NUM003"] * 2
    assert message(diagnostics[0], "zh") == "“末节”是第 21 个，“①”排不到这么多。请换一种编号，或减少条目。"
    assert [block.number for block in document.blocks if isinstance(block, Heading)][-3:] == ["⑳", "", ""]


# Schemes


def test_a_later_table_wins_role_by_role() -> None:
    changed = scheme("{section: 一、, item: （一）}", "{section: 第一，}")
    assert numbers("section", "item", "section", by=changed) == ["第一，", "（一）", "第二，"]


@pytest.mark.parametrize("word", ["无", "none"])
def test_a_number_can_be_taken_away(word: str) -> None:
    changed = scheme("{section: 一、, item: （一）}", f"{{section: {word}, task: {word}}}")
    assert numbers("section", "item", "section", by=changed) == ["", "（一）", ""]


def test_an_empty_scheme_numbers_nothing() -> None:
    assert numbers("section", "item", by=scheme()) == ["", ""]


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ("一、", ["1:1 NUM001"]),
        ("[一、]", ["1:1 NUM001"]),
        ("{section: 甲、}", ["1:11 NUM002"]),
        ("{section: [一、]}", ["1:11 NUM002"]),
        ("{section: '', item: 二、, task: 一要}", ["1:11 NUM002", "1:21 NUM002"]),
    ],
)
def test_a_slip_is_told_by_its_code_at_its_place(table: str, expected: list[str]) -> None:
    assert findings(load_scheme([node(table, "pack.yaml")]).diagnostics) == [f"pack.yaml:{each}" for each in expected]


def test_a_slip_in_one_role_leaves_the_others() -> None:
    found, diagnostics = load_scheme([node("{section: 甲、, item: （一）}")])
    assert list(found) == ["item"]
    assert message(diagnostics[0], "zh").startswith("“甲、”里没有能数下去的编号。")
