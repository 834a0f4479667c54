"""Templates to trees: loops, macros, includes, inheritance, and the origins and places that come out of them."""

from textwrap import dedent

import pytest
from small_pack import DATA, PACK, text, tree

TREES = [
    (
        "a value among words",
        "会员{{ figures.人数 }}。",
        """\
        Paragraph body @ templates/letter/letter.md.j2:1:1
          Text “会员”
          Value “5人” ← 人数 data.yaml:6:10
          Text “。”
        """,
    ),
    (
        "a line that ends with a value stands where the value does",
        "会员{{ figures.人数 }}",
        """\
        Paragraph body @ data.yaml:6:10
          Text “会员”
          Value “5人” ← 人数 data.yaml:6:10
        """,
    ),
    (
        "lines of the template are places",
        "# 甲\n\n{# 注 #}\n乙\n\n{% if title %}\n丙\n{% endif %}\n\n丁",
        """\
        Heading 1 title @ templates/letter/letter.md.j2:1:1
          Text “甲”
        Paragraph body @ templates/letter/letter.md.j2:4:1
          Text “乙”
        Paragraph body @ templates/letter/letter.md.j2:7:1
          Text “丙”
        Paragraph body @ templates/letter/letter.md.j2:10:1
          Text “丁”
        """,
    ),
    (
        "a date prints in full",
        "{{ day }}。",
        """\
        Paragraph body @ templates/letter/letter.md.j2:1:1
          Value “2022年7月19日” ← 日期 data.yaml:4:5
          Text “。”
        """,
    ),
    (
        "a role line over a value",
        "{.signature}\n{{ sender.name }}",
        """\
        Paragraph signature @ data.yaml:8:7
          Value “张_三_” ← 署名.姓名 data.yaml:8:7
        """,
    ),
    (
        "a loop over records, and the data's own items",
        "{% for task in tasks %}\n## {{ task.title }}\n\n{{ task.items | join('、') }}。\n\n{% endfor %}",
        """\
        Heading 2 part @ data.yaml:10:9
          Value “任务一” ← 任务[1].标题 data.yaml:10:9
        Paragraph body @ templates/letter/letter.md.j2:4:1
          Value “宣传” ← 任务[1].事项[1] data.yaml:11:10
          Text “、”
          Value “走访” ← 任务[1].事项[2] data.yaml:11:14
          Text “。”
        Heading 2 part @ data.yaml:12:9
          Value “任务二” ← 任务[2].标题 data.yaml:12:9
        Paragraph body @ templates/letter/letter.md.j2:4:1
          Text “。”
        """,
    ),
    (
        "a key named like a method of Python's",
        "{{ tasks[1].keys }}。",
        """\
        Paragraph body @ templates/letter/letter.md.j2:1:1
          Value “重点” ← 任务[2].要点 data.yaml:13:9
          Text “。”
        """,
    ),
    (
        "values joined with ~",
        "{{ sender.name ~ '（' ~ figures.人数 ~ '）' }}。",
        """\
        Paragraph body @ templates/letter/letter.md.j2:1:1
          Value “张_三_” ← 署名.姓名 data.yaml:8:7
          Text “（”
          Value “5人” ← 人数 data.yaml:6:10
          Text “）。”
        """,
    ),
    (
        "values of many records joined",
        "{{ tasks | map(attribute='title') | join('，') }}。",
        """\
        Paragraph body @ templates/letter/letter.md.j2:1:1
          Value “任务一” ← 任务[1].标题 data.yaml:10:9
          Text “，”
          Value “任务二” ← 任务[2].标题 data.yaml:12:9
          Text “。”
        """,
    ),
    (
        "a macro with a caller",
        "{% macro frame(name) %}【{{ name }}：{{ caller() }}】{% endmacro %}\n"
        "{% call frame(sender.name) %}{{ figures.人数 }}{% endcall %}。",
        """\
        Paragraph body @ templates/letter/letter.md.j2:2:1
          Text “【”
          Value “张_三_” ← 署名.姓名 data.yaml:8:7
          Text “：”
          Value “5人” ← 人数 data.yaml:6:10
          Text “】。”
        """,
    ),
    (
        "a block that was set",
        "{% set words %}共{{ figures.人数 }}{% endset %}\n{{ words }}、{{ words }}。",
        """\
        Paragraph body @ templates/letter/letter.md.j2:2:1
          Text “共”
          Value “5人” ← 人数 data.yaml:6:10
          Text “、共”
          Value “5人” ← 人数 data.yaml:6:10
          Text “。”
        """,
    ),
    (
        "a choice between two values",
        "{{ sender.post or sender.name }}{{ rate if rate else '' }}。",
        """\
        Paragraph body @ templates/letter/letter.md.j2:1:1
          Value “张_三_” ← 署名.姓名 data.yaml:8:7
          Value “81.7%” ← 比率 data.yaml:5:5
          Text “。”
        """,
    ),
    (
        "records sorted and counted",
        "{{ (tasks | sort(attribute='title', reverse=true) | first).title }}，共{{ tasks | length }}项。",
        """\
        Paragraph body @ templates/letter/letter.md.j2:1:1
          Value “任务二” ← 任务[2].标题 data.yaml:12:9
          Text “，共2项。”
        """,
    ),
    (
        "prose with a figure in it, twice",
        "{{ text }}\n\n> {{ text }}",
        """\
        Paragraph body @ data.yaml:3:3
          Text “会员”
          Value “5人” ← 人数 data.yaml:6:10
          Text “，”
          Strong
            Text “好”
          Text “。”
        Quote @ data.yaml:3:3
          Paragraph quote @ data.yaml:3:3
            Text “会员”
            Value “5人” ← 人数 data.yaml:6:10
            Text “，”
            Strong
              Text “好”
            Text “。”
        """,
    ),
    (
        "values in a table",
        "| 任务 | 事项 |\n|---|---|\n"
        "{% for task in tasks %}\n| {{ task.title }} | {{ task.items | join('、') }} |\n{% endfor %}",
        """\
        Table none none @ data.yaml:10:9
          Head
            Cell
              Text “任务”
            Cell
              Text “事项”
          Row
            Cell
              Value “任务一” ← 任务[1].标题 data.yaml:10:9
            Cell
              Value “宣传” ← 任务[1].事项[1] data.yaml:11:10
              Text “、”
              Value “走访” ← 任务[1].事项[2] data.yaml:11:14
          Row
            Cell
              Value “任务二” ← 任务[2].标题 data.yaml:12:9
            Cell
        """,
    ),
]  # fmt: skip


@pytest.mark.parametrize(("name", "template", "expected"), TREES, ids=[name for name, _, _ in TREES])
def test_a_template_becomes_this_tree(name: str, template: str, expected: str) -> None:
    assert tree(f"{template}\n", data=DATA.lstrip("\n")) == dedent(expected)


def test_prose_of_several_paragraphs_keeps_the_place_of_each() -> None:
    found = tree("{{ text }}\n", data="正文: |\n  第一段。\n\n  第二段，\n  接着写。\n")
    assert [line for line in found.split("\n") if line.startswith("Paragraph")] == [
        "Paragraph body @ data.yaml:2:3",
        "Paragraph body @ data.yaml:4:3",
    ]


def test_a_computed_figure_shows_its_formula_and_inputs() -> None:
    data = '数字: {甲: 513篇, 乙: 267篇, 总数: "= 甲 + 乙"}\n'
    assert tree("共{{ figures.总数 }}。\n", data=data) == dedent("""\
        Paragraph body @ templates/letter/letter.md.j2:1:1
          Text “共”
          Value “780篇” ← 总数 = 甲 + 乙 data.yaml:1:28
            513篇 ← 甲 data.yaml:1:9
            267篇 ← 乙 data.yaml:1:18
          Text “。”
    """)


def test_the_source_of_a_figure_is_told() -> None:
    data = "数字: {甲: {值: 513篇, 来源: 年度台账}}\n"
    assert "Value “513篇” ← 甲 data.yaml:1:13 （年度台账）" in tree("{{ figures.甲 }}\n", data=data)


def test_an_included_template_keeps_origins_and_has_its_own_lines() -> None:
    files = {f"{PACK}/part.md.j2": "\n共{{ figures.人数 }}。\n"}
    assert tree("甲。\n{% include 'part.md.j2' %}\n", files=files) == dedent("""\
        Paragraph body @ templates/letter/letter.md.j2:1:1
          Text “甲。”
        Paragraph body @ templates/letter/part.md.j2:2:1
          Text “共”
          Value “5人” ← 人数 data.yaml:7:10
          Text “。”
    """)


def test_an_imported_macro_keeps_origins() -> None:
    files = {f"{PACK}/parts.md.j2": "{% macro total(count) %}共{{ count }}{% endmacro %}\n"}
    template = "{% import 'parts.md.j2' as parts %}{% from 'parts.md.j2' import total as sum %}\n"
    found = tree(template + "{{ parts.total(figures.人数) }}，{{ sum(figures.人数) }}。\n", files=files)
    assert found.count("Value “5人” ← 人数 data.yaml:7:10") == 2


CHILD = {
    "reportgen.yaml": "报告: {信: {模板包: child, 数据: data.yaml}}\n",
    "templates/child/pack.yaml": "name: child\nextends: letter\n",
}
PARENT = """\
# {{ title }}

{% block body %}
正文。
{% endblock %}

{% for task in tasks %}
{% block task scoped %}
## {{ task.title }}
{% endblock %}

{% endfor %}
"""


def test_a_child_pack_overrides_one_block_and_keeps_the_rest() -> None:
    child = "{% extends 'letter/letter.md.j2' %}\n{% block body %}\n共{{ figures.人数 }}。\n{% endblock %}\n"
    found = tree(PARENT, files={**CHILD, "templates/child/letter.md.j2": child})
    assert "Text “正文。”" not in found
    assert "Paragraph body @ templates/child/letter.md.j2:3:1\n  Text “共”\n  Value “5人”" in found
    assert "Value “任务一”" in found


def test_a_child_pack_overrides_a_block_inside_a_loop_and_sees_the_loops_names() -> None:
    block = "{% block task scoped %}\n- {{ task.title }}（{{ loop.index }}）。\n{% endblock %}\n"
    child = "{% extends 'letter/letter.md.j2' %}\n" + block
    found = tree(PARENT, files={**CHILD, "templates/child/letter.md.j2": child})
    assert "Paragraph list-item @ templates/child/letter.md.j2:3:1\n      Value “任务二” ← 任务[2].标题" in found


def test_a_child_pack_may_print_the_parents_block_again() -> None:
    child = "{% extends 'letter/letter.md.j2' %}\n{% block body %}\n{{ super() }}\n补充。\n{% endblock %}\n"
    found = tree(PARENT, files={**CHILD, "templates/child/letter.md.j2": child})
    assert "@ templates/letter/letter.md.j2:4:1" in found
    assert "补充。" in found


def test_a_child_pack_replaces_an_included_file_by_its_name_alone() -> None:
    files = {**CHILD, f"{PACK}/part.md.j2": "旧文。\n", "templates/child/part.md.j2": "新文。\n"}
    found = tree("{% include 'part.md.j2' %}\n{% include 'letter/part.md.j2' %}\n", files=files)
    assert "新文。" in found
    assert "旧文。" in found


def test_numbers_print_as_numbers() -> None:
    assert text("{{ 3 + 4 }}、{{ -1 }}、{{ 1.5 }}、{{ [1, 2] | sum }}。\n") == "7、-1、1.5、3。"


def test_the_same_template_gives_the_same_tree() -> None:
    template = "{% for task in tasks %}\n## {{ task.title }}\n\n{% endfor %}\n{{ text }}\n"
    assert tree(template) == tree(template)
