"""The project's terms: names that a report must write in one way, read from a file of the project."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from memory import MemoryWorld
from reading import findings as places
from small_project import compiled, in_memory

from reportgen.pipeline import DataFile
from reportgen.pipeline.proofreading.terms import read_terms
from reportgen.source import Diagnostic, Span

PROJECT = "检查: {用语: terms.yaml}\n报告: {简报: {模板包: note, 数据: data.yaml}}\n"
TERMS = """\
- 写法: 自治区计生协
  不用: [广西计生协, 区计生协]
  除外: 城区计生协
  说明: 章程里的简称
"""


def read(text: str, terms: str | bytes = TERMS, project: str = PROJECT) -> tuple[Diagnostic, ...]:
    data = f"标题: 简报\n正文: {text}\n"
    return compiled(in_memory({"data.yaml": data, "terms.yaml": terms, "reportgen.yaml": project})).diagnostics


def test_a_forbidden_form_is_told_with_the_preferred_one_and_why() -> None:
    (found,) = read("今天，广西计生协开会。")
    assert str(found.span) == "data.yaml:2:8"
    assert found.code == "WRD027"
    assert found.values["suggestion"] == "自治区计生协"
    assert found.values["reason"] == "（章程里的简称）"


def test_the_preferred_form_and_allowed_longer_names_may_contain_a_forbidden_one() -> None:
    assert read("自治区计生协和各城区计生协开会。") == ()


def test_forms_may_stand_on_one_line() -> None:
    found = read("广西计生协、区计生协开会。", "- 写法: 自治区计生协\n  不用: 广西计生协、区计生协\n")
    assert [each.values["text"] for each in found] == ["广西计生协", "区计生协"]


def test_english_keys_say_the_same() -> None:
    terms = "- preferred: 自治区计生协\n  forbidden: 广西计生协\n  reason: 章程\n"
    assert [each.code for each in read("广西计生协开会。", terms)] == ["WRD027"]


@pytest.mark.parametrize("terms", ["", "# 还没有\n", "[]\n"])
def test_a_terms_file_may_be_empty(terms: str) -> None:
    assert read("广西计生协开会。", terms) == ()


@pytest.mark.parametrize(
    ("terms", "place"),
    [
        ("写法: 自治区计生协\n不用: 广西计生协\n", "terms.yaml:1:1 PRJ027"),
        ("- 自治区计生协\n", "terms.yaml:1:3 PRJ027"),
        ("- 写法: 自治区计生协\n", "terms.yaml:1:3 PRJ027"),
        ("- 写法: 自治区计生协\n  不用:\n", "terms.yaml:1:3 PRJ027"),
        ("- 不用: 广西计生协\n", "terms.yaml:1:3 PRJ027"),
        ("- 写法: 自治区计生协\n  不用: {甲: 乙}\n", "terms.yaml:1:3 PRJ027"),
        ("- 写法: 自治区计生协\n  不用: 桂计生协\n  备注: 章程\n", "terms.yaml:3:3 PRJ028"),
        ("- 写法: 自治区计生协\n  不用: 自治区计生协\n", "terms.yaml:1:3 PRJ029"),
        ("- 写法: 甲协\n  不用: 乙协\n- 写法: 乙协\n  不用: 丙协\n", "terms.yaml:1:3 PRJ029"),
        ("- 写法: 甲协\n  不用: 乙协\n- 写法: 丙协\n  不用: 乙协\n", "terms.yaml:3:3 PRJ029"),
        ("- 写法：自治区计生协\n", "terms.yaml:1:5 YML020"),
    ],
)
def test_a_mistake_in_the_terms_is_told_at_its_place(terms: str, place: str) -> None:
    assert place in places(read("没有别的。", terms))


def test_a_misspelt_key_is_taken_for_what_it_is_near_to() -> None:
    found = read("广西计生协开会。", "- 写法: 自治区计生协\n  不用的: 广西计生协\n")
    assert sorted(each.code for each in found) == ["PRJ028", "WRD027"]


def test_a_terms_file_that_is_missing_is_told_where_it_is_named() -> None:
    world = MemoryWorld({})
    (found,) = read_terms([DataFile("用语.yaml", Span("reportgen.yaml", 1, 10))], world).diagnostics
    assert str(found.span) == "reportgen.yaml:1:10"


def test_several_files_of_terms_are_one_list() -> None:
    project = PROJECT.replace("terms.yaml", "[terms.yaml, 地名.yaml]")
    files = {
        "data.yaml": "标题: 简报\n正文: 广西计生协在邕城开会。\n",
        "terms.yaml": TERMS,
        "地名.yaml": "- {写法: 南宁, 不用: 邕城}\n",
        "reportgen.yaml": project,
    }
    assert [each.values["text"] for each in compiled(in_memory(files)).diagnostics] == ["广西计生协", "邕城"]


@given(st.text(alphabet="- 写法不用除外说明:[]{}、甲乙\n", max_size=60))
def test_no_text_breaks_the_reading_of_terms(text: str) -> None:
    world = MemoryWorld({"terms.yaml": text})
    result = read_terms([DataFile("terms.yaml", Span("reportgen.yaml", 1, 1))], world)
    assert all(term.preferred and term.forbidden for term in result.value)
