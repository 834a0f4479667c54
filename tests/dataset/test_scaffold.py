"""The data files that a new project begins with, as somebody would read them; and any name in them, quoted right."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from reading import mapping, node, scalar

from reportgen.dataset import Field, load_schema
from reportgen.dataset.scaffold import Answers, plain_or_quoted, scaffold
from reportgen.source import Language, Mapping

TEXT = """
title: 总结
type: object
required: [organisation, year, review]
x-files:
  basics: {x-name: 基本情况, description: 先改这一份。, x-description-en: Change this first.}
  review: {x-name: 回顾}
properties:
  title: {x-name: 标题, x-file: basics, description: 大标题。, x-description-en: The title., type: string}
  organisation:
    x-name: 组织
    description: 写总结的组织。
    type: object
    required: [name]
    properties:
      name: {x-name: 全称, description: 印在标题里。, type: string, examples: [<组织>]}
      phone: {x-name: 电话, type: string, examples: ["0771-12"]}
  year: {x-name: 年度, type: string, format: figure, examples: [<年>年]}
  date: {x-name: 日期, type: string, format: date, examples: [<上年>-12-28]}
  genre: {x-name: 文种, type: string, default: 工作总结}
  speaker: {x-name: 报告人, type: object, properties: {name: {x-name: 姓名, type: string}}}
  figures:
    x-name: 数字
    type: object
    format: figures
    examples:
      - 会员: {人数: 12人, 比例: "= 人数 / 24", 小组: {值: 3个, 来源: 年报}}
  review:
    x-name: 回顾
    x-file: review
    type: array
    items:
      type: object
      properties:
        title: {x-name: 标题, description: 小标题。, type: string}
        text: {x-name: 正文, description: 一段一行。, type: string, format: prose}
    examples:
      - - {title: "一：开头", text: "{year}会员{会员.人数}。\\n\\n<年>照印。\\n"}
        - {title: 二}
  words: {x-name: 词语, x-file: review, type: array, items: {type: string}, examples: [[甲, "# 乙"]]}
"""

CHINESE = {
    "基本情况": """\
# 先改这一份。

# 大标题。（可以不写）
# 标题:

# 写总结的组织。
组织:
  # 印在标题里。
  全称: 某县: 计生协
  # （可以不写）
  电话: 0771-12

年度: 2022年

# （可以不写）
日期: 2021-12-28

# （可以不写）
# 文种: 工作总结

# （可以不写）
# 报告人:
#   姓名:

# （可以不写）
数字:
  会员:
    人数: 12人
    比例: "= 人数 / 24"
    小组: {值: 3个, 来源: 年报}
""".replace("某县: 计生协", '"某县: 计生协"'),
    "回顾": """\

回顾:
  # 小标题。（可以不写）
  - 标题: 一：开头
    # 一段一行。（可以不写）
    正文: |
      {年度}会员{会员.人数}。

      <年>照印。

  - 标题: 二

# （可以不写）
词语:
  - 甲
  - "# 乙"
""".replace("一：开头", '"一：开头"'),
}


def schema() -> Field:
    field, diagnostics = load_schema(node(TEXT))
    assert diagnostics == ()
    return field


def files(keys: Language) -> dict[str, str]:
    return scaffold(schema(), Answers("某县: 计生协", 2022, keys))


def test_each_file_holds_its_keys_with_descriptions_above_and_examples_behind() -> None:
    assert files("zh") == CHINESE


def test_in_english_keys_descriptions_files_and_references_are_english() -> None:
    texts = files("en")
    assert list(texts) == ["basics", "review"]
    assert texts["basics"].startswith("# Change this first.\n\n# The title. (optional)\n# title:\n")
    assert "    小组: {value: 3个, source: 年报}\n" in texts["basics"]
    assert "      {year}会员{会员.人数}。\n" in texts["review"]


def test_both_languages_are_yaml_to_a_reader_that_is_not_ours() -> None:
    for keys in ("zh", "en"):
        for text in files("en" if keys == "en" else "zh").values():
            assert isinstance(yaml.safe_load(text), dict)


def test_without_files_all_keys_stand_in_one() -> None:
    field = load_schema(node("type: object\nproperties: {a: {type: string, examples: [甲]}}\n")).value
    assert list(scaffold(field, Answers("甲", 2022, "zh"))) == ["数据"]
    assert list(scaffold(field, Answers("甲", 2022, "en"))) == ["data"]


# Quoting

AWKWARD = [
    "甲: 乙", "甲 #乙", "#甲", "- 甲", "? 甲", "*甲", "&甲", "!甲", "|", ">", "%甲", "@甲", "`甲", "{甲}", "[甲]",
    "甲, 乙",
    '"甲"', "'甲", "甲\\n乙", "~", "null", "Null", "no", "true", "1.10", "0771", "12:30", "2022-07-19", "=甲", "甲：乙",
    "\u3000甲", "甲:", ":", "---", "...", "<<", "𠮷", "葛\U000e0100", "<组织>", "甲{年度}乙", "-", "甲　乙",
]  # fmt: skip


def read_back(text: str) -> str:
    found = scalar(mapping(f"# 甲\na: {plain_or_quoted(text)}\nb: 1\n").get("a"))
    assert not found.is_null
    return found.value


@pytest.mark.parametrize("text", AWKWARD)
def test_an_awkward_name_comes_back_as_it_was(text: str) -> None:
    assert read_back(text) == text


# Formats and private characters, too, are refused by the reader.
@given(st.text(st.characters(exclude_categories=("Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp")), min_size=1))
def test_any_name_comes_back_as_it_was(text: str) -> None:
    assert read_back(text) == text


@given(st.text(min_size=1).filter(lambda text: text.isprintable() and text.strip() == text))
def test_any_organisation_comes_back_from_the_data_file(name: str) -> None:
    text = scaffold(schema(), Answers(name, 2022, "zh"))["基本情况"]
    organisation = mapping(text).get("组织")
    assert isinstance(organisation, Mapping)
    found = scalar(organisation.get("全称"))
    assert found.value == name
    assert not found.is_null
