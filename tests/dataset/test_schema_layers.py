"""A child pack's schema over its parent's, and what a schema says beyond what must be there."""

import pytest
from reading import findings, node, scalar

from reportgen.dataset import Field, Kind, Leaf, Record, load_dataset, load_schema
from reportgen.source import Span
from reportgen.source.catalog import message

PARENT = """
title: 报告
type: object
required: [title, meeting]
x-files:
  basics: {x-name: 会议, description: 先改这一份。}
properties:
  title: {x-name: 标题, description: 大标题。, type: string, examples: [甲, 乙]}
  meeting:
    x-name: 会议
    type: object
    required: [name]
    properties:
      name: {x-name: 名称, type: string}
      date: {x-name: 日期, type: string, format: date}
  tasks:
    x-name: 任务
    type: array
    minItems: 1
    items: {type: object, required: [title], properties: {title: {x-name: 标题, type: string}}}
"""


def layered(child: str) -> Field:
    """The schema of a child over PARENT."""
    field, diagnostics = load_schema(node(PARENT, "parent.yaml"), node(child, "child.yaml"))
    assert diagnostics == ()
    return field


def only(record: Field, name: str) -> Field:
    found = record.field(name)
    assert found is not None
    return found


def shown(field: Field) -> object:
    """All that a field says, without places."""
    inner = (*field.fields, *((field.item,) if field.item is not None else ()))
    return field._replace(fields=(), item=None, examples=()), [shown(each) for each in inner]


def faults(*texts: str) -> list[str]:
    return findings(load_schema(*(node(text, f"{at}.yaml") for at, text in enumerate(texts, 1))).diagnostics)


# Laid over


def test_a_child_that_says_nothing_changes_nothing() -> None:
    assert shown(layered("type: object")) == shown(load_schema(node(PARENT)).value)


def test_one_keyword_of_one_key_is_overridden_and_all_else_inherited() -> None:
    title = only(layered("properties: {title: {description: 总结的标题。}}"), "title")
    assert (title.label, title.description, title.required) == ("标题", "总结的标题。", True)
    assert [scalar(example).value for example in title.examples] == ["甲", "乙"]


def test_a_list_such_as_examples_is_replaced_as_a_whole() -> None:
    assert only(layered("properties: {title: {examples: []}}"), "title").examples == ()


def test_keys_inside_records_and_list_items_are_reached() -> None:
    root = layered(
        "properties:\n  meeting: {properties: {name: {x-name: 会名}}}\n"
        "  tasks: {items: {properties: {title: {description: 一句话。}}}}\n"
    )
    assert [inner.label for inner in only(root, "meeting").fields] == ["会名", "日期"]
    task = only(root, "tasks")
    assert task.least == 1
    assert task.item is not None
    assert task.item.fields[0].description == "一句话。"


def test_a_new_key_stands_behind_those_of_the_parent() -> None:
    root = layered("properties: {genre: {x-name: 文种, type: string}}")
    assert [inner.name for inner in root.fields] == ["title", "meeting", "tasks", "genre"]


def test_the_child_says_what_is_required() -> None:
    assert not only(layered("required: [tasks]"), "title").required


def test_false_takes_a_key_away_and_with_it_that_it_is_required() -> None:
    root = layered("properties: {meeting: false}")
    assert [inner.name for inner in root.fields] == ["title", "tasks"]
    assert root.taken_away == ("meeting",)


def test_a_key_that_becomes_another_type_inherits_nothing() -> None:
    meeting = only(layered("properties: {meeting: {x-name: 会议, type: string}}"), "meeting")
    assert (meeting.kind, meeting.fields) == (Kind.TEXT, ())


def test_title_and_files_are_overridden_like_keys() -> None:
    root = layered("title: 总结\nx-files: {basics: {x-name: 基本情况}, rest: {x-name: 其他}}")
    assert root.title == "总结"
    assert [(file.name, file.label, file.description) for file in root.files] == [
        ("basics", "基本情况", "先改这一份。"),
        ("rest", "其他", ""),
    ]


def test_a_slip_of_the_child_is_told_in_its_file() -> None:
    assert faults(PARENT, "properties: {title: {fromat: text}}") == ["2.yaml:1:22 SCH002"]


# Defaults


def read(text: str, schema: str) -> Record:
    field, slips = load_schema(node(schema, "schema.yaml"))
    assert slips == ()
    record, found = load_dataset([node(text)], field, Span("reportgen.yaml"))
    assert found == ()
    return record


def leaf(record: Record, name: str) -> Leaf:
    found = record.values[name]
    assert isinstance(found, Leaf)
    return found


GENRE = "type: object\nproperties:\n  genre: {x-name: 文种, type: string, default: 工作总结}\n  a: {type: string}\n"


def test_a_key_that_is_left_out_has_its_default_whose_origin_is_the_schema() -> None:
    genre = leaf(read("a: 甲", GENRE), "genre")
    assert (genre.key, genre.scalar.value) == ("文种", "工作总结")
    assert str(genre.scalar.span) == "schema.yaml:3:46"


def test_what_is_typed_goes_before_the_default() -> None:
    assert leaf(read("文种: 情况汇报", GENRE), "genre").scalar.value == "情况汇报"


def test_a_key_that_is_left_empty_has_no_default() -> None:
    assert read("文种:", GENRE).values["genre"] is None


def test_a_default_satisfies_what_is_required() -> None:
    assert leaf(read("a: 甲", f"{GENRE}required: [genre]\n"), "genre").scalar.value == "工作总结"


def test_a_default_inside_a_record_counts_only_where_the_record_is() -> None:
    inner = "{type: object, properties: {x: {type: string, default: 乙}, y: {type: string}}}"
    schema = f"type: object\nproperties: {{r: {inner}, a: {{type: string}}}}\n"
    assert read("a: 甲", schema).values["r"] is None
    record = read("r: {y: 丙}", schema).values["r"]
    assert isinstance(record, Record)
    assert leaf(record, "x").key == "r.x"


def test_a_figure_s_default_is_known_by_both_names() -> None:
    figure = "{x-name: 年度, type: string, format: figure, default: 2022年}"
    year = f"type: object\nproperties: {{year: {figure}, a: {{type: string}}}}\n"
    found = leaf(read("a: 甲", year), "year")
    assert (found.key, found.alias) == ("年度", "year")


# Slips


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("type: object\nproperties:\n  f: {type: string, default: [甲]}\n", "3:30 SCH007"),
        ("type: object\nproperties:\n  f: {type: string, default: ~}\n", "3:30 SCH007"),
        ("type: object\nproperties:\n  f: {type: array, items: {type: string}, default: 甲}\n", "3:52 SCH007"),
        ("type: object\nproperties:\n  f: {type: string, examples: 甲}\n", "3:31 SCH006"),
        ("type: object\nx-files: [甲]\n", "2:10 SCH006"),
        ("type: object\nx-files: {a: 甲}\n", "2:14 SCH006"),
        ("type: object\nx-files: {basics: {}}\nproperties: {f: {type: string, x-file: basic}}\n", "3:40 SCH008"),
        ("type: object\nx-files: {../甲: {}}\n", "2:11 SCH009"),
        ("type: object\nx-files: {a: {x-name: 甲/乙}}\n", "2:23 SCH009"),
        ("type: object\nproperties: {a: {type: string, x-name: 甲}, b: {type: string, x-name: 甲}}\n", "2:44 SCH010"),
        ("type: object\nproperties: {a: {type: string}, b: {type: string, x-name: a}}\n", "2:33 SCH010"),
    ],
)
def test_a_slip_is_told_by_its_code_at_its_place(text: str, expected: str) -> None:
    assert faults(text)[0] == f"1.yaml:{expected}"


def test_a_near_file_is_suggested() -> None:
    text = "type: object\nx-files: {basics: {}}\nproperties: {f: {type: string, x-file: basic}}\n"
    (found,) = load_schema(node(text)).diagnostics
    assert message(found, "zh") == "x-files 里没有“basic”。是不是“basics”？"
