"""Schemas: fields with two names and a kind, and every slip of a pack's author."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading import findings, node

from reportgen.dataset import Field, Kind, load_schema
from reportgen.source import load
from reportgen.source.catalog import message

WORK_REPORT = Path(__file__).parent.parent.parent / "templates" / "work-report" / "schema.yaml"


def schema(text: str) -> Field:
    field, diagnostics = load_schema(node(text))
    assert diagnostics == ()
    return field


def faults(text: str) -> list[str]:
    return findings(load_schema(node(text, "schema.yaml")).diagnostics)


def only(text: str) -> Field:
    """The field that `text` describes, as the only property of an object."""
    (field,) = schema(f"type: object\nproperties:\n  f: {text}\n").fields
    return field


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("{type: string}", Kind.TEXT),
        ("{type: string, format: text}", Kind.TEXT),
        ("{type: string, format: prose}", Kind.PROSE),
        ("{type: string, format: date}", Kind.DATE),
        ("{type: string, format: figure}", Kind.FIGURE),
        ("{type: object, format: figures}", Kind.FIGURES),
        ("{type: object, properties: {a: {type: string}}}", Kind.RECORD),
        ("{type: array, items: {type: string}}", Kind.LIST),
    ],
)
def test_type_and_format_give_the_kind(text: str, kind: Kind) -> None:
    assert only(text).kind is kind


def test_a_field_has_an_english_and_a_chinese_name_and_a_description() -> None:
    field = only("{type: string, x-name: 标题, description: 报告的大标题。}")
    assert (field.name, field.label, field.description, field.required) == ("f", "标题", "报告的大标题。", False)


def test_a_field_without_a_chinese_name_goes_by_its_english_one() -> None:
    assert only("{type: string}").label == "f"


def test_required_fields_are_marked() -> None:
    field = schema("type: object\nrequired: [a]\nproperties: {a: {type: string}, b: {type: string}}\n")
    assert [(inner.name, inner.required) for inner in field.fields] == [("a", True), ("b", False)]


def test_a_list_knows_its_items_and_how_many_it_needs() -> None:
    field = only("{type: array, minItems: 2, items: {type: object, properties: {t: {type: string}}}}")
    assert field.least == 2
    assert field.item is not None
    assert [inner.name for inner in field.item.fields] == ["t"]


def test_a_field_is_found_by_either_name() -> None:
    field = schema("type: object\nproperties: {title: {type: string, x-name: 标题}}\n")
    assert field.field("标题") is field.field("title") is field.fields[0]
    assert field.field("题目") is None


def test_what_editors_read_is_passed_over() -> None:
    assert faults("$schema: https://json-schema.org/draft/2020-12/schema\ntitle: 报告\ntype: object\n") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("甲", ["1:1 SCH001"]),
        ("type: object\nproperties:\n  f: 文字\n", ["3:6 SCH001"]),
        ("type: array\nitems: 文字\n", ["2:8 SCH001"]),
        ("type: object\npattern: x\n", ["2:1 SCH002"]),
        ("type: object\nproperties:\n  f: {type: string, maxLength: 5}\n", ["3:21 SCH002"]),
        ("type: number\n", ["1:1 SCH003"]),
        ("type: string\nformat: email\n", ["1:1 SCH003"]),
        ("type: array\nformat: figures\nitems: {type: string}\n", ["1:1 SCH003"]),
        ("format: text\n", ["1:1 SCH003"]),
        ("type: object\nrequired: [a, b]\nproperties: {a: {type: string}}\n", ["2:15 SCH004"]),
        ("type: array\n", ["1:1 SCH005"]),
    ],
)
def test_a_slip_is_told_by_its_code_at_its_place(text: str, expected: list[str]) -> None:
    assert faults(text) == [f"schema.yaml:{each}" for each in expected]


@pytest.mark.parametrize("number", ["许多", "-1", "1.5", "[1]"])
def test_a_least_number_that_is_none_is_a_finding(number: str) -> None:
    found = faults(f"type: array\nminItems: {number}\nitems: {{type: string}}\n")
    assert [place.split(" ")[0] for place in found] == ["schema.yaml:2:11"]


@pytest.mark.parametrize("written", ["required: a", "properties: [a]"])
def test_what_is_written_in_the_wrong_shape_is_a_finding(written: str) -> None:
    assert faults(f"type: object\n{written}\n")


def test_all_slips_are_found_together_and_near_names_suggested() -> None:
    text = "type: object\nrequired: [titel]\nproperties:\n  title: {type: string, fromat: date}\n  f: {type: text}\n"
    found = load_schema(node(text)).diagnostics
    assert sorted(each.code for each in found) == ["SCH002", "SCH003", "SCH004"]
    suggested = {each.code: message(each, "zh").partition("。")[2] for each in found}
    assert suggested["SCH002"] == "是不是“format”？"
    assert suggested["SCH004"] == "是不是“title”？"


def test_the_schema_of_the_work_report_gives_every_key_both_names_and_a_description() -> None:
    loaded = load(WORK_REPORT.read_bytes(), "schema.yaml")
    assert loaded.value is not None
    root, diagnostics = load_schema(loaded.value)
    assert diagnostics == ()

    def check(field: Field) -> None:
        for inner in field.fields + (() if field.item is None else field.item.fields):
            assert inner.name.isascii()
            assert not inner.label.isascii()
            assert inner.description.endswith("。")
            check(inner)

    assert len(root.fields) > 10
    check(root)


WORDS = st.sampled_from(["object", "array", "string", "date", "figures", "甲", "0", "2", "~", "''"])
KEYS = st.sampled_from(["type", "format", "properties", "items", "required", "minItems", "x-name", "description"])


def flow(entries: dict[str, str]) -> str:
    return "{" + ", ".join(f"{key}: {value}" for key, value in entries.items()) + "}"


@given(
    st.recursive(
        WORDS,
        lambda inner: (
            st.dictionaries(KEYS, inner, max_size=5).map(flow)
            | st.lists(inner, max_size=3).map(lambda items: f"[{', '.join(items)}]")
        ),
        max_leaves=20,
    )
)
def test_any_yaml_gives_a_field_or_findings(text: str) -> None:
    root, diagnostics = load_schema(node(f"type: object\nproperties: {{f: {text}}}\n"))
    assert [field.name for field in root.fields] == ["f"]
    assert all(found.span is not None for found in diagnostics)
