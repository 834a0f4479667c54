"""Numbers that a project chooses: by name among those of its packs, or written out."""

import pytest
from reading import findings, node

from reportgen.numbering import chosen, load_scheme, scheme_names
from reportgen.source.catalog import message

PARENT = node("{公文: {section: 一、, item: （一）}, 括号: {section: （一）, item: 1.}, 一是: {point: 一是}}")
CHILD = node("{公文: {task: （一）}, 县: {section: 第一节}}")
LABELS = {"一级标题": "section"}


def numbers(choice: str) -> dict[str, str]:
    """Role → first number of what `choice` stands for."""
    layers, found = chosen(node(choice), [PARENT, CHILD])
    scheme, more = load_scheme(layers, LABELS)
    assert (*found, *more) == ()
    return {role: "".join(pattern) for role, pattern in scheme.items()}


@pytest.mark.parametrize(
    ("choice", "expected"),
    [
        ("括号", {"section": "（一）", "item": "1."}),
        ("公文", {"section": "一、", "item": "（一）", "task": "（一）"}),
        ("括号、一是", {"section": "（一）", "item": "1.", "point": "一是"}),
        ("括号，一是", {"section": "（一）", "item": "1.", "point": "一是"}),
        ("一是 括号", {"section": "（一）", "item": "1.", "point": "一是"}),
        ("[括号, 一是]", {"section": "（一）", "item": "1.", "point": "一是"}),
        ("{一级标题: 第一部分}", {"section": "第一部分"}),
        ("[括号, {section: 第一章, item: 无}]", {"section": "第一章"}),
        ("~", {}),
    ],
)
def test_a_choice_is_names_or_a_table_the_last_winning(choice: str, expected: dict[str, str]) -> None:
    assert numbers(choice) == expected


def test_no_choice_leaves_the_numbers_of_the_packs() -> None:
    assert chosen(None, [PARENT]) == ((), ())


def test_the_names_are_told_once_in_the_order_of_the_packs() -> None:
    assert scheme_names([PARENT, CHILD]) == ["公文", "括号", "一是", "县"]


def test_an_unknown_name_is_told_at_its_own_place_with_the_nearest_or_with_all() -> None:
    far, near = (chosen(node(f"括号、{name}"), [PARENT, CHILD]).diagnostics for name in ("三级", "一事"))
    assert findings(far) == ["甲.yaml:1:4 NUM004"]
    assert message(far[0], "zh") == (
        "没有叫“三级”的序号。可用的有：公文、括号、一是、县；也可以写成“{一级标题: （一）}”的样子。"
    )
    assert message(near[0], "en") == "There are no numbers called “一事”. Did you mean “一是”?"


def test_a_pack_whose_schemes_are_no_table_has_none() -> None:
    (found,) = chosen(node("括号"), [node("括号")]).diagnostics
    assert findings((found,)) == ["甲.yaml:1:1 NUM004"]
    assert "可用的有：无；" in message(found, "zh")
