"""Data files held against a schema: what they give together, and every fault with its place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading import findings, node

from reportgen.dataset import Field, Group, Items, Kind, Leaf, Record, load_dataset, load_schema
from reportgen.source import Diagnostic, Result, Span, compose
from reportgen.source.catalog import message

PROJECT = Span("reportgen.yaml", 4, 5)


def read_schema() -> Field:
    text = """
type: object
required: [title, meeting]
properties:
  title: {x-name: 标题, type: string, format: text}
  meeting:
    x-name: 会议
    description: 作报告的会议。
    type: object
    required: [name]
    properties:
      name: {x-name: 名称, description: 第几次会议。, type: string}
      date: {x-name: 日期, type: string, format: date}
  year: {x-name: 年度, type: string, format: figure}
  opening: {x-name: 开头, type: string, format: prose}
  figures: {x-name: 数字, type: object, format: figures}
  tasks:
    x-name: 任务
    type: array
    minItems: 2
    items:
      type: object
      required: [title]
      properties:
        title: {x-name: 标题, type: string}
        text: {x-name: 正文, type: string, format: prose}
  people: {x-name: 人员, type: array, items: {type: string}}
"""
    schema, diagnostics = load_schema(node(text))
    assert diagnostics == ()
    return schema


SCHEMA = read_schema()
NEEDED = "标题: 工作报告\n会议: {名称: 第五次会议}\n"


def read(*files: str) -> Result[Record]:
    """The dataset of files named 1.yaml, 2.yaml and so on."""
    return load_dataset([node(text, f"{number}.yaml") for number, text in enumerate(files, 1)], SCHEMA, PROJECT)


def record(*files: str) -> Record:
    value, diagnostics = read(*files)
    assert diagnostics == ()
    return value


def faults(*files: str) -> list[str]:
    return findings(read(*files).diagnostics)


def leaf(value: object) -> Leaf:
    assert isinstance(value, Leaf)
    return value


# What is read


def test_values_come_by_their_english_names_whatever_the_file_says() -> None:
    chinese, english = record(NEEDED), record("title: 工作报告\nmeeting: {name: 第五次会议}\n")
    for values in (chinese.values, english.values):
        assert leaf(values["title"]).scalar.value == "工作报告"
        meeting = values["meeting"]
        assert isinstance(meeting, Record)
        assert leaf(meeting.values["name"]).scalar.value == "第五次会议"


def test_both_languages_may_stand_in_one_file() -> None:
    assert leaf(record("title: 甲\n会议: {name: 乙}\n").values["title"]).scalar.value == "甲"


def test_a_value_knows_its_kind_its_key_as_written_and_its_place() -> None:
    values = record(NEEDED + "开头: 同志们\ntasks:\n  - 标题: 甲\n  - title: 乙\n").values
    assert leaf(values["opening"])[:2] == (Kind.PROSE, "开头")
    tasks = values["tasks"]
    assert isinstance(tasks, Items)
    second = tasks.values[1]
    assert isinstance(second, Record)
    assert leaf(second.values["title"]).key == "tasks[2].title"
    assert str(leaf(second.values["title"]).scalar.span) == "1.yaml:6:12"


def test_keys_that_may_be_left_out_hold_none_or_nothing() -> None:
    values = record(NEEDED).values
    assert values["year"] is None
    assert values["figures"] is None
    assert values["tasks"] == Items(())
    assert set(values) == {field.name for field in SCHEMA.fields}


def test_keys_that_may_be_left_out_may_be_left_empty() -> None:
    values = record(NEEDED + "开头:\n人员:\n数字:\n").values
    assert values["opening"] is None
    assert values["people"] == Items(())
    assert values["figures"] == Group({})


def test_a_list_of_texts_holds_texts() -> None:
    people = record(NEEDED + "人员: [甲, 乙]\n").values["people"]
    assert isinstance(people, Items)
    assert [(leaf(item).key, leaf(item).scalar.value) for item in people.values] == [
        ("人员[1]", "甲"),
        ("人员[2]", "乙"),
    ]


def test_several_files_make_one_dataset() -> None:
    values = record("标题: 甲\n", "会议: {名称: 乙}\n").values
    assert leaf(values["title"]).scalar.span.path == "1.yaml"
    assert isinstance(values["meeting"], Record)


# Figures


def figures(*files: str) -> Group:
    group = record(NEEDED, *files).values["figures"]
    assert isinstance(group, Group)
    return group


def test_figures_stand_in_groups_by_the_names_of_the_file() -> None:
    group = figures("数字:\n  会员: 630多万人\n  防控:\n    人次: 10.7万人次\n    深: {更深: 1}\n")
    assert leaf(group.values["会员"])[:2] == (Kind.FIGURE, "会员")
    inner = group.values["防控"]
    assert isinstance(inner, Group)
    assert leaf(inner.values["人次"]).key == "防控.人次"
    deep = inner.values["深"]
    assert isinstance(deep, Group)
    assert leaf(deep.values["更深"]).key == "防控.深.更深"


def test_a_table_of_figures_may_be_spread_over_files() -> None:
    group = figures("数字: {甲: 1, 组: {丙: 3}}\n", "figures: {乙: 2}\n")
    assert list(group.values) == ["甲", "组", "乙"]
    assert leaf(group.values["乙"]).scalar.span.path == "3.yaml"


@pytest.mark.parametrize("written", ["{值: 252, 单位: 万元, 来源: 年报}", "{value: 252万元, unit: 万元, source: 年报}"])
def test_the_long_form_of_a_figure_adds_unit_and_source(written: str) -> None:
    found = leaf(figures(f"数字: {{金额: {written}}}\n").values["金额"])
    assert (found.scalar.value in ("252", "252万元"), found.unit, found.note, found.key) == (
        True,
        "万元",
        "年报",
        "金额",
    )


def test_the_long_form_may_stand_for_a_figure_of_the_schema() -> None:
    found = leaf(record(NEEDED + "年度: {值: 2021, 单位: 年}\n").values["year"])
    assert (found.kind, found.scalar.value, found.unit) == (Kind.FIGURE, "2021", "年")


def test_the_unit_of_a_formula_does_not_get_into_the_formula() -> None:
    found = leaf(figures("数字: {甲: 1元, 乙: {值: = 甲 + 甲, 单位: 元}}\n").values["乙"])
    assert found.scalar.value == "= 甲 + 甲"


@pytest.mark.parametrize("name", ["人次", "A股", "_1", "第1次", "阿·凡", "二〇二一"])
def test_a_figure_is_named_by_letters_and_digits(name: str) -> None:
    assert name in figures(f"数字: {{{name}: 1}}\n").values


# Faults


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (NEEDED + "附件: 甲\n", ["1.yaml:3:1 DAT002"]),
        ("标题: 甲\n会议: {名称: 乙, 地点: 丙}\n", ["1.yaml:2:13 DAT002"]),
        (NEEDED + "任务:\n  - 标题: 甲\n  - {标题: 乙, 题注: 丙}\n", ["1.yaml:5:13 DAT002"]),
        (NEEDED + "数字: {甲: {值: 1, 备注: 丙}}\n", ["1.yaml:3:16 DAT002"]),
        (NEEDED + "title: 乙\n", ["1.yaml:3:1 DAT003"]),
        ("标题: 甲\n会议: {名称: 乙, name: 丙}\n", ["1.yaml:2:13 DAT003"]),
        ("会议: {名称: 乙}\n", ["reportgen.yaml:4:5 DAT004"]),
        ("标题: 甲\n会议: {日期: 2022-07-19}\n", ["1.yaml:2:5 DAT004"]),
        (NEEDED + "任务:\n  - 正文: 甲\n  - 标题: 乙\n", ["1.yaml:4:5 DAT004"]),
        (
            NEEDED + "数字: {甲: {value: ~, 单位: 元}}\n",
            ["1.yaml:3:17 DAT005"],
        ),
        ("标题:\n会议: {名称: 乙}\n", ["1.yaml:1:4 DAT005"]),
        ("标题: 甲\n会议:\n", ["1.yaml:2:4 DAT005"]),
        ("标题: ~\n会议: {名称: null}\n", ["1.yaml:1:5 DAT005", "1.yaml:2:10 DAT005"]),
        (NEEDED + "数字: {甲: , 组: {乙: ~}}\n", ["1.yaml:3:9 DAT005", "1.yaml:3:18 DAT005"]),
        ("标题: [甲]\n会议: {名称: 乙}\n", ["1.yaml:1:5 DAT006"]),
        ("标题: {甲: 乙}\n会议: {名称: 乙}\n", ["1.yaml:1:5 DAT006"]),
        ("标题: 甲\n会议: 乙\n", ["1.yaml:2:5 DAT006"]),
        (NEEDED + "任务: 甲\n", ["1.yaml:3:5 DAT006"]),
        (NEEDED + "任务: [甲, {标题: 乙}]\n", ["1.yaml:3:6 DAT006"]),
        (NEEDED + "人员: [[甲], 乙]\n", ["1.yaml:3:6 DAT006"]),
        (NEEDED + "年度: [2021]\n", ["1.yaml:3:5 DAT006"]),
        (NEEDED + "数字: 甲\n", ["1.yaml:3:5 DAT006"]),
        ("标题: 甲\n会议:\n  名称：乙\n", ["1.yaml:3:5 YML020"]),
        (NEEDED + "数字:\n  甲：1\n", ["1.yaml:4:4 YML020"]),
        (NEEDED + "任务:\n  - 标题：甲\n  - 标题: 乙\n", ["1.yaml:4:7 YML020"]),
        (NEEDED + "数字: {组: [甲]}\n", ["1.yaml:3:9 DAT006"]),
        (NEEDED + "数字: {甲: {值: [1]}}\n", ["1.yaml:3:13 DAT006"]),
        (NEEDED + "数字: {1月: 1, 参加 人: 2, 甲-乙: 3, '': 4}\n", [f"1.yaml:3:{at} DAT007" for at in (6, 13, 22, 30)]),
        (NEEDED + "任务: [{标题: 甲}]\n", ["1.yaml:3:5 DAT009"]),
    ],
)
def test_a_fault_is_told_by_its_code_at_its_place(text: str, expected: list[str]) -> None:
    assert faults(text) == expected


def test_a_file_of_full_width_colons_is_told_line_by_line() -> None:
    assert faults(NEEDED, "日期：甲\n地点：乙\n") == ["2.yaml:1:3 YML020", "2.yaml:2:3 YML020"]


@pytest.mark.parametrize("text", ["- 甲\n- 乙\n", "甲\n"])
def test_a_file_that_is_a_list_or_a_text_is_a_fault(text: str) -> None:
    assert faults(NEEDED, text) == ["2.yaml:1:1 DAT001"]


def test_a_figure_in_the_long_form_without_a_value_is_a_fault() -> None:
    assert faults(NEEDED + "年度: {单位: 年}\n") == ["1.yaml:3:5 DAT004"]


def test_a_key_given_in_two_files_is_reported_with_both_places() -> None:
    (found,) = read(NEEDED, "标题: 乙\n").diagnostics
    assert (str(found.span), found.code) == ("2.yaml:1:1", "DAT003")
    assert message(found, "zh") == "“标题”重复了，1.yaml:1:1 已经写了“标题”。请删去一个。"


@pytest.mark.parametrize("repeated", ["数字: {甲: 2}\n", "数字: {组: {丁: 2}}\n"])
def test_a_figure_or_group_given_in_two_files_is_a_repetition(repeated: str) -> None:
    assert faults(NEEDED, "数字: {甲: 1, 组: {丙: 1}}\n", repeated) == ["3.yaml:1:6 DAT003"]


def test_a_misspelt_key_is_one_finding_and_not_a_missing_key_besides() -> None:
    assert faults("标提: 甲\n会议: {名字: 乙}\n") == ["1.yaml:1:1 DAT002", "1.yaml:2:6 DAT002"]


def test_all_faults_of_all_files_are_found_together() -> None:
    assert faults("附件: 甲\n", "会议: {名称: }\n任务: [{标题: 乙}]\n") == [
        "1.yaml:1:1 DAT002",
        "reportgen.yaml:4:5 DAT004",
        "2.yaml:1:10 DAT005",
        "2.yaml:2:5 DAT009",
    ]


def said(found: Diagnostic) -> str:
    return message(found, "zh")


def test_a_fault_says_what_was_meant_or_what_there_is() -> None:
    near, far = read(NEEDED + "任物: []\n附件: 甲\n").diagnostics
    assert said(near) == "没有“任物”这一项。是不是“任务”？"
    assert said(far) == "没有“附件”这一项。这里可用的有：标题、会议、年度、开头、数字、任务、人员。"


def test_a_missing_key_is_described() -> None:
    title, meeting = read().diagnostics
    assert said(title) == "少了“标题”（title）。请补上这一项。"
    assert said(meeting) == "少了“会议”（meeting）。作报告的会议。请补上这一项。"


def test_a_wrong_kind_is_said_in_words() -> None:
    (found,) = read(NEEDED + "任务: 甲\n").diagnostics
    assert said(found).startswith("“任务”应当是列表（每项以“- ”开头），这里写成了文字。")


def test_a_text_that_begins_with_a_bracket_is_told_to_take_quotes() -> None:
    braces, brackets = read("标题: {防控.人次}\n会议: {名称: [试行]}\n").diagnostics
    assert said(braces).startswith("“标题”应当是文字，这里写成了花括号（文字以“{”开头时要加引号）。")
    assert said(brackets).startswith("“会议.名称”应当是文字，这里写成了方括号（文字以“[”开头时要加引号）。")


@given(
    st.recursive(
        st.sampled_from(["甲", "~", "''", "= 甲", "2022-07-19"]),
        lambda inner: (
            st.lists(inner, max_size=3).map(lambda items: f"[{', '.join(items)}]")
            | st.dictionaries(
                st.sampled_from(
                    ["标题", "title", "会议", "名称", "数字", "任务", "值", "单位", "年度", "人员", "正文"]
                ),
                inner,
                max_size=4,
            ).map(lambda items: "{" + ", ".join(f"{key}: {value}" for key, value in items.items()) + "}")
        ),
        max_leaves=15,
    )
)
def test_any_data_give_a_record_of_every_field_or_findings(text: str) -> None:
    root = compose(text, "1.yaml").value
    assert root is not None
    value, diagnostics = load_dataset([root], SCHEMA, PROJECT)
    assert set(value.values) == {field.name for field in SCHEMA.fields}
    assert all(found.span in (PROJECT, None) or found.span.path == "1.yaml" for found in diagnostics if found.span)


def test_a_part_of_a_long_form_that_is_given_twice_is_reported() -> None:
    assert findings(read(NEEDED + "数字: {热线: {值: 99条, value: 98条}}\n").diagnostics) == ["1.yaml:3:19 DAT003"]


@pytest.mark.parametrize("indent", ["　　", "  　　"])
def test_a_key_that_is_indented_with_full_width_blanks_is_reported(indent: str) -> None:
    found = findings(read(f"{NEEDED}数字:\n  甲: 1条\n{indent}咨询热线: 99条\n").diagnostics)
    assert found == [f"1.yaml:5:{indent.count(' ') + 1} YML030"]


@pytest.mark.parametrize(("written", "other"), [("年度", "year"), ("year", "年度")])
def test_a_figure_of_the_top_level_knows_its_name_in_the_other_language(written: str, other: str) -> None:
    leaf = record(f"{NEEDED}{written}: 2021年\n").values["year"]
    assert isinstance(leaf, Leaf)
    assert (leaf.key, leaf.alias) == (written, other)
