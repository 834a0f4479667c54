"""What `reportgen schema` prints, judged by a validator that is not ours: sound, and agreeing with our own reader."""

from __future__ import annotations

import re
from typing import Any

import jsonschema
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from reading import node

from reportgen.dataset import load_dataset, load_schema
from reportgen.dataset.json_schema import json_schema
from reportgen.source import Span, compose

TEXT = """
title: 总结
type: object
required: [title, items]
properties:
  title: {x-name: 标题, description: 大标题。, type: string, examples: [甲, <年>年]}
  genre: {x-name: 文种, type: string, default: 工作总结}
  date: {x-name: 日期, type: string, format: date}
  text: {x-name: 正文, type: string, format: prose, examples: ["{year}的一段。"]}
  year: {x-name: 年度, type: string, format: figure}
  figures: {x-name: 数字, type: object, format: figures}
  items:
    x-name: 事项
    type: array
    minItems: 1
    items:
      type: object
      required: [name]
      properties:
        name: {x-name: 名称, type: string}
        note: {x-name: 说明, type: string, format: prose}
  words: {x-name: 词语, type: array, items: {type: string}}
"""
SCHEMA = load_schema(node(TEXT)).value
PUBLISHED = json_schema(SCHEMA)
VALIDATOR = jsonschema.Draft7Validator(PUBLISHED)


class Core(yaml.SafeLoader):
    """YAML 1.2's core schema, as the YAML language server reads: `no` and dates are texts."""


Core.yaml_implicit_resolvers = {}
for tag, pattern, first in (
    ("bool", r"^(?:true|True|TRUE|false|False|FALSE)$", "tTfF"),
    ("null", r"^(?:~|null|Null|NULL|)$", ["~", "n", "N", ""]),
    ("int", r"^[-+]?[0-9]+$", "-+0123456789"),
    ("float", r"^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$", "-+.0123456789"),
):
    Core.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(pattern), list(first))


def plain(text: str) -> Any:
    return yaml.load(text, Core)


def complaints(text: str) -> list[str]:
    """Where the published schema finds something wrong in the YAML `text`."""
    found = VALIDATOR.iter_errors(plain(text))
    return sorted({"/".join(map(str, error.absolute_path)) for error in found})


def our_findings(text: str) -> list[str]:
    """Our own findings in one of several files: that a key is missing at the top can't be said there."""
    found = load_dataset([node(text)], SCHEMA, Span("reportgen.yaml"))
    return [each.code for each in found.diagnostics if each.span != Span("reportgen.yaml")]


def test_it_is_a_sound_schema_of_the_draft_it_names() -> None:
    assert PUBLISHED["$schema"] == "http://json-schema.org/draft-07/schema#"
    jsonschema.Draft7Validator.check_schema(PUBLISHED)


GOOD = [
    "标题: 工作总结\n事项: [{名称: 甲}]\n",
    "title: x\nitems: [{name: a, note: b}]\n",
    "标题: 630\n正文: no\n文种: true\n",  # words without quotes that YAML takes for something else
    "日期: 2022-07-19\n",
    "日期: 2022年7月19日\n",
    "年度: 2022\n",
    "年度: {值: 2022, 单位: 年}\n",
    "数字: {甲: 3个, 乙: 4, 组: {丙: 5.5%, 丁: {value: 6, 来源: 年报}}}\n",
    "文种:\n正文: ~\n数字:\n词语:\n",  # what need not be there may be left empty
    "事项: [{名称: 甲}]\n",  # the title stands in another file
    "词语: [甲, 1, no]\n",
]

BAD = [
    ("标提: 工作总结\n", ""),
    ("事项: [{名秤: 甲}]\n", "事项/0"),
    ("事项: [{说明: 甲}]\n", "事项/0"),
    ("事项: []\n", "事项"),
    ("事项: 甲\n", "事项"),
    ("标题:\n", "标题"),
    ("标题: [甲]\n", "标题"),
    ("日期: 七月十九日\n", "日期"),
    ("年度: {值: 2022, 出处: 年报}\n", "年度"),
    ("年度: {单位: 年}\n", "年度"),
    ("数字: {甲: [1]}\n", "数字/甲"),
    ("数字: {甲: {值: 1, 出处: x}}\n", "数字/甲"),
    ("数字: 3个\n", "数字"),
    ("标题: 甲\ntitle: 乙\n", ""),
]


@pytest.mark.parametrize("text", GOOD)
def test_what_we_read_an_editor_accepts(text: str) -> None:
    assert complaints(text) == []
    assert our_findings(text) == []


@pytest.mark.parametrize(("text", "place"), BAD)
def test_what_is_wrong_is_shown_at_its_place(text: str, place: str) -> None:
    assert place in complaints(text)


@pytest.mark.parametrize("text", [text for text, _ in BAD if "七月" not in text])
def test_what_an_editor_refuses_we_refuse_too(text: str) -> None:
    assert our_findings(text)


def test_a_key_and_its_other_name_share_one_description() -> None:
    for name in ("标题", "title"):
        reference = PUBLISHED["properties"][name]["$ref"]
        assert reference == "#/definitions/title"
    assert PUBLISHED["definitions"]["title"]["title"] == "标题（title）"
    assert PUBLISHED["definitions"]["title"]["description"] == "大标题。"


def test_examples_are_shown_unless_they_wait_for_an_answer_or_are_paragraphs() -> None:
    assert PUBLISHED["definitions"]["title"]["examples"] == ["甲"]
    assert "examples" not in PUBLISHED["definitions"]["text"]


def test_a_default_is_shown_and_makes_a_key_one_that_may_be_left_out() -> None:
    genre = PUBLISHED["definitions"]["genre"]
    assert (genre["default"], genre["title"]) == ("工作总结", "文种（genre） 可以不写")


KEYS = st.sampled_from(
    ["标题", "title", "日期", "正文", "年度", "数字", "事项", "items", "名称", "name", "值", "单位", "标提"]
)
LEAVES = st.sampled_from(["甲", "3个", "2022", "no", "true", "~", "2022-07-19", '""'])


def flow(entries: dict[str, str]) -> str:
    return "{" + ", ".join(f"{key}: {value}" for key, value in entries.items()) + "}"


@given(
    st.dictionaries(
        KEYS,
        st.recursive(
            LEAVES,
            lambda inner: (
                st.dictionaries(KEYS, inner, max_size=3).map(flow)
                | st.lists(inner, max_size=2).map(lambda items: f"[{', '.join(items)}]")
            ),
            max_leaves=6,
        ),
        min_size=1,
        max_size=4,
    ).map(flow)
)
def test_editor_and_reader_agree_on_any_data(text: str) -> None:
    assert compose(text, "甲.yaml").diagnostics == ()
    if not complaints(text):
        # Empty texts, and what a figure or date says, is for the stages behind the schema.
        assert set(our_findings(text)) <= {"DAT005"}
    if not our_findings(text):
        assert all(path.split("/")[-1] == "日期" or "数字" in path or "年度" in path for path in complaints(text))
