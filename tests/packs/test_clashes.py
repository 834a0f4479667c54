"""What two packs of a chain say that can't both be, told with the names of both."""

import pytest
from reading import node

from reportgen.packs import Layer, find_chain, pack_names
from reportgen.packs.clashes import clashes
from reportgen.pipeline import Disk, shipped_packs
from reportgen.source import Diagnostic, Span
from reportgen.source.catalog import message

SHIPPED = shipped_packs()
PARENT = """
type: object
properties:
  title: {x-name: 标题, type: string}
  meeting: {x-name: 会议, type: object, properties: {name: {x-name: 名称, type: string}}}
  tasks:
    x-name: 任务
    type: array
    items: {type: object, properties: {text: {x-name: 正文, type: string}}}
"""


def found(key: str, *texts: str) -> list[Diagnostic]:
    """The clashes of packs named 1, 2 …, base first."""
    return clashes(key, [Layer(f"{at}", node(text, f"{at}.yaml")) for at, text in enumerate(texts, 1)])


def shown(key: str, *texts: str) -> list[str]:
    return [f"{each.span} {each.code} {' '.join(each.values.values())}" for each in found(key, *texts)]


def test_packs_that_change_words_are_at_one() -> None:
    child = "properties: {title: {description: 大标题。}, genre: {x-name: 文种, type: string}}"
    assert shown("schema", PARENT, child) == []


def test_a_pack_alone_is_at_one_with_itself() -> None:
    assert shown("schema", "properties: {a: {x-name: 甲}, b: {x-name: 甲}}") == []


@pytest.mark.parametrize(
    ("child", "expected"),
    [
        ("properties: {title: {type: array}}", "2.yaml:1:28 PCK016 title 2 array 1 string"),
        (
            "properties: {meeting: {properties: {name: {type: object}}}}",
            "2.yaml:1:50 PCK016 meeting.name 2 object 1 string",
        ),
        ("properties: {tasks: {items: {type: string}}}", "2.yaml:1:36 PCK016 tasks[] 2 string 1 object"),
    ],
)
def test_a_key_of_another_type_is_told_with_both_packs(child: str, expected: str) -> None:
    assert shown("schema", PARENT, child) == [expected]


@pytest.mark.parametrize("key", ["schema", "messages"])
@pytest.mark.parametrize("name", pack_names((SHIPPED,), Disk(".", SHIPPED)))
def test_packs_that_ship_are_at_one(name: str, key: str) -> None:
    chain = find_chain(name, (SHIPPED,), Disk(".", SHIPPED), Span("asked"))
    assert clashes(key, chain.layers(key).value) == []


def test_the_type_may_be_said_again() -> None:
    assert shown("schema", PARENT, "properties: {title: {type: string, format: prose}}") == []


def test_a_key_that_was_taken_away_may_come_back_as_something_else() -> None:
    assert shown("schema", PARENT, "properties: {title: false}", "properties: {title: {type: array}}") == []


def test_a_clash_names_the_pack_that_spoke_last_whatever_lies_between() -> None:
    between = "properties: {title: {description: 甲}}"
    assert shown("schema", PARENT, between, "properties: {title: {type: array}}") == [
        "3.yaml:1:28 PCK016 title 3 array 1 string"
    ]


@pytest.mark.parametrize(
    ("child", "expected"),
    [
        ("properties: {heading: {x-name: 标题, type: string}}", "2.yaml:1:32 PCK017 标题 heading 2 title 1"),
        ("properties: {heading: {x-name: title, type: string}}", "2.yaml:1:32 PCK017 title heading 2 title 1"),
        ("properties: {title: {x-name: 任务}}", "2.yaml:1:30 PCK017 任务 title 2 tasks 1"),
        (
            "properties: {meeting: {properties: {short: {x-name: 名称}}}}",
            "2.yaml:1:53 PCK017 名称 short 2 name 1",
        ),
    ],
)
def test_one_name_for_two_keys_is_told_where_the_child_gives_it(child: str, expected: str) -> None:
    assert shown("schema", PARENT, child) == [expected]


def test_a_name_that_the_child_has_given_up_is_free() -> None:
    assert shown("schema", PARENT, "properties: {title: {x-name: 题目}, heading: {x-name: 标题, type: string}}") == []
    assert shown("schema", PARENT, "properties: {title: false, heading: {x-name: 标题, type: string}}") == []


def test_the_messages_say_both_names() -> None:
    (kind,) = found("schema", PARENT, "properties: {title: {type: array}}")
    assert message(kind, "zh").startswith("“title”在模板包“1”里是 string，在“2”里成了 array")
    (name,) = found("schema", PARENT, "properties: {heading: {x-name: 标题, type: string}}")
    assert message(name, "zh").startswith("“标题”成了两项的名称：模板包“1”的 title 和“2”的 heading。")


def test_one_name_for_two_sentences_is_told() -> None:
    parent = "closing: {text: '', label: 结尾句, description: 最后一句。}"
    assert shown("messages", parent, "结尾句: 谢谢！") == []
    assert shown("messages", parent, "bye: {text: 再见, label: 结尾句, description: 又一句。}") == [
        "2.yaml:1:24 PCK017 结尾句 bye 2 closing 1"
    ]


@pytest.mark.parametrize("text", ["[甲]", "甲", "properties: [甲]", "properties: {title: [甲]}", "items: 甲"])
def test_what_is_no_schema_clashes_with_nothing(text: str) -> None:
    assert shown("schema", PARENT, text) == []
