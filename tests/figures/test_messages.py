"""Fixed sentences: named in two languages, laid over one another, their references looked up and never executed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading import findings, node

from reportgen.dataset import Field, load_dataset, load_schema
from reportgen.figures import Message, Plain, Sentence, bind_messages, in_chinese, load_messages, resolve, say
from reportgen.source import Diagnostic, Result, Span
from reportgen.source.catalog import message

SCHEMA = """
type: object
properties:
  title: {x-name: 标题, type: string}
  year: {x-name: 年度, type: string, format: figure}
  opening: {x-name: 开头, type: string, format: prose}
  meeting:
    x-name: 会议
    type: object
    properties:
      name: {x-name: 名称, type: string}
      date: {x-name: 日期, type: string, format: date}
  tasks: {x-name: 任务, type: array, items: {type: string}}
  figures: {x-name: 数字, type: object, format: figures}
"""
DATA = """
标题: 甲
年度: 2022年
会议: {名称: 第一次会议, 日期: 2022-07-19}
数字: {疫情防控: {参加人次: 10.7万人次}, 人数: 5人}
"""
PACK = """
heading:
  label: 回顾标题
  description: 回顾部分的标题。
  text: "{year}工作回顾"
closing: {名称: 结尾句, 说明: 最后一句。, 文字: ""}
"""


def schema(text: str = SCHEMA) -> Field:
    return load_schema(node(text, "schema.yaml")).value


def read(*layers: str) -> Result[dict[str, Message]]:
    return load_messages([node(text, f"{at}.yaml") for at, text in enumerate(layers, 1)])


def said(text: str, data: str = DATA, keys: str = SCHEMA) -> Result[Sentence]:
    """What the closing says when it is `text`, a YAML scalar."""
    field = schema(keys)
    report = load_dataset([node(data, "data.yaml")], field, Span("reportgen.yaml")).then(resolve)
    assert report.diagnostics == ()
    bound = bind_messages(read(PACK, f"结尾句: {text}").value, field)
    sentences = say(bound.value, report.value)
    sentence = sentences.value["closing"]
    assert isinstance(sentence, Sentence)
    return Result(sentence, (*bound.diagnostics, *sentences.diagnostics))


def words(text: str, data: str = DATA) -> str:
    sentence, found = said(text, data)
    assert found == ()
    return "".join(part.text for part in sentence.parts)


# Named, and laid over one another


def test_a_sentence_has_two_names_a_purpose_and_a_text() -> None:
    messages, found = read(PACK)
    assert found == ()
    heading, closing = messages.values()
    assert heading[:3] == ("heading", "回顾标题", "回顾部分的标题。")
    assert heading.text.value == "{year}工作回顾"
    assert (closing.name, closing.label, closing.text.value) == ("closing", "结尾句", "")


@pytest.mark.parametrize("name", ["closing", "结尾句"])
@pytest.mark.parametrize("text", ["谢谢大家！", "{text: 谢谢大家！}", "{文字: 谢谢大家！}"])
def test_a_child_changes_one_by_either_name_and_keeps_what_it_is(name: str, text: str) -> None:
    messages, found = read(PACK, f"{name}: {text}")
    assert found == ()
    closing = messages["closing"]
    assert (closing.label, closing.description, closing.text.value) == ("结尾句", "最后一句。", "谢谢大家！")
    assert closing.text.span.path == "2.yaml"


def test_the_last_layer_counts_and_a_sentence_may_get_another_name() -> None:
    messages, found = read(PACK, "结尾句: {名称: 收尾}", "收尾: 再见。")
    assert found == ()
    assert (messages["closing"].label, messages["closing"].text.value) == ("收尾", "再见。")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("结束句: 谢谢！", "2.yaml:1:1 PCK018"),
        ("hello: {text: 你好}", "2.yaml:1:1 PCK019"),
        ("hello: {label: 问候, description: 问好。}", "2.yaml:1:1 PCK019"),
        ("结尾句: [谢谢！]", "2.yaml:1:6 PCK020"),
        ("结尾句: {txet: 谢谢！}", "2.yaml:1:7 PCK020"),
        ("结尾句: {text: [谢谢！]}", "2.yaml:1:7 PCK020"),
        ("[谢谢！]", "2.yaml:1:1 PCK020"),
        ("谢谢！", "2.yaml:1:1 PCK020"),
        ("结尾句: 谢谢！\nclosing: 再见。", "2.yaml:2:1 PCK023"),
        (
            "a: {text: 甲, label: 问候, description: 问好。}\nb: {text: 乙, label: 问候, description: 问好。}",
            "2.yaml:2:11 PCK026",
        ),
    ],
)
def test_a_slip_is_told_by_its_code_at_its_place(text: str, expected: str) -> None:
    assert findings(read(PACK, text).diagnostics) == [expected]


def test_a_near_name_is_suggested_in_the_language_it_is_written_in() -> None:
    (chinese,), (english,) = (read(PACK, f"{name}: 谢谢！").diagnostics for name in ("结束句", "closng"))
    assert message(chinese, "zh") == "没有叫“结束句”的语句。是不是“结尾句”？"
    assert message(english, "en") == "There is no sentence “closng”. Did you mean “closing”?"


def test_what_a_new_sentence_lacks_is_named() -> None:
    (found,) = read(PACK, "hello: {text: 你好}").diagnostics
    assert found.values["missing"] == "label、description"


# What they print


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("谢谢大家！", "谢谢大家！"),
        ("", ""),
        ("~", ""),
        ('"{year}工作"', "2022年工作"),
        ('"{年度}工作"', "2022年工作"),
        ("——{meeting.date}在{会议.名称}上", "——2022年7月19日在第一次会议上"),
        ("{ 标题 }和标题", "甲和标题"),
        ("参加{疫情防控.参加人次}，会员{人数}", "参加10.7万人次，会员5人"),
        ("甲{{years}}乙", "甲{{years}}乙"),
        ("{{ 1 + 1 }}% raw %", "{{ 1 + 1 }}% raw %"),
        (r"**甲**_\*", r"**甲**_\*"),
    ],
)
def test_words_print_as_typed_and_references_what_they_name(text: str, expected: str) -> None:
    assert words(text if text.startswith('"') or text == "~" else f"'{text}'") == expected


def test_a_key_that_is_left_out_prints_nothing() -> None:
    assert words('"{标题}在{会议.名称}上"', "标题: 甲\n") == "甲在上"


def test_words_have_the_origin_of_the_sentence_and_values_their_own() -> None:
    sentence, found = said('"{year}工作"')
    assert found == ()
    year, rest = sentence.parts
    assert (year.origin.key, str(year.origin.span)) == ("年度", "data.yaml:3:5")
    assert (rest.origin.key, str(rest.origin.span)) == ("语句.结尾句", "2.yaml:1:6")
    assert str(sentence.place) == "2.yaml:1:6"


# What they can't print


def faults(text: str, keys: str = SCHEMA) -> list[Diagnostic]:
    return list(said(text, DATA if keys == SCHEMA else "标题: 甲\n", keys).diagnostics)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"甲{}"', "2.yaml:1:8 PCK021"),
        ('"{% raw %}"', "2.yaml:1:7 PCK021"),
        ('"甲{yaer}"', "2.yaml:1:8 PCK021"),
        ('"甲{会议.日子}"', "2.yaml:1:8 PCK021"),
        ('"甲{疫情防控.参加人数}"', "2.yaml:1:8 PCK021"),
        ('"{会议}"', "2.yaml:1:7 PCK022"),
        ('"{开头}"', "2.yaml:1:7 PCK022"),
        ('"{任务}"', "2.yaml:1:7 PCK022"),
        ('"{数字}"', "2.yaml:1:7 PCK022"),
        ('"甲｛年度｝"', "2.yaml:1:8 FIG003"),
        ('"甲{{年度}}"', "2.yaml:1:8 FIG003"),
        ('"甲{年度"', "2.yaml:1:8 FIG003"),
        ('"{会议.日期.年}"', "2.yaml:1:7 PCK021"),
    ],
)
def test_a_reference_to_nothing_single_is_told_at_its_place(text: str, expected: str) -> None:
    assert findings(faults(text)) == [expected]


def test_a_near_key_or_figure_is_suggested() -> None:
    assert faults('"{会议.日子}"')[0].values["suggestion"] == "会议.日期"
    assert faults('"{meeting.dat}"')[0].values["suggestion"] == "meeting.date"
    assert faults('"{疫情防控.参加人数}"')[0].values["suggestion"] == "疫情防控.参加人次"


def test_without_a_table_of_figures_an_unknown_key_is_told_before_there_are_data() -> None:
    keys = "type: object\nproperties: {title: {x-name: 标题, type: string}}\n"
    bound = bind_messages(read(PACK, '结尾句: "{标体}"').value, schema(keys))
    assert [f"{found.span} {found.values['name']}" for found in bound.diagnostics] == [
        "1.yaml:5:10 year",
        "2.yaml:1:7 标体",
    ]


def test_a_sentence_about_a_key_that_a_child_took_away_is_not_there() -> None:
    field = load_schema(node(SCHEMA), node("properties: {year: false}")).value
    bound = bind_messages(read(PACK).value, field)
    assert bound.diagnostics == ()
    assert bound.value.names == {"heading", "closing"}
    assert set(bound.value.ready) == {"closing"}


def test_a_broken_figure_is_not_told_twice() -> None:
    field = schema()
    report = load_dataset([node("数字: {人数: 多少}\n")], field, Span("")).then(resolve)
    assert [found.code for found in report.diagnostics] == ["FIG001"]
    bound = bind_messages(read(PACK, '结尾句: "共{人数}"').value, field)
    sentences = say(bound.value, report.value)
    assert sentences.diagnostics == ()
    sentence = sentences.value["closing"]
    assert isinstance(sentence, Sentence)
    assert [part.text for part in sentence.parts] == ["共"]


# Any text


@given(st.text(st.characters(exclude_characters="{｛", exclude_categories=("Cs", "Cc")), max_size=30))
def test_a_text_without_braces_is_one_part_that_prints_as_typed(text: str) -> None:
    messages = read(PACK).value
    scalar = messages["closing"].text._replace(value=text)
    bound = bind_messages({"closing": messages["closing"]._replace(text=scalar)}, schema()).value
    (parts, _) = bound.ready["closing"]
    assert [part.text for part in parts if isinstance(part, Plain)] == ([text.rstrip()] if text.rstrip() else [])


@given(
    st.lists(st.sampled_from(["{年度}", "{会议.日期}", "{疫情防控.参加人次}", "甲", "{{x}}", "}", "，"]), max_size=6)
)
def test_chinese_names_stay_and_english_ones_become_chinese(pieces: list[str]) -> None:
    text = "".join(pieces)
    english = text.replace("{年度}", "{year}").replace("{会议.日期}", "{meeting.date}")
    assert in_chinese(english, schema()) == in_chinese(text, schema()) == text
