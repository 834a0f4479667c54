"""What is wrong with a template: every fault with file, line and column, and all of them at once."""

import pytest
from small_pack import PACK, build, findings, tree

UNKNOWN = [
    # TPL002: a name that nothing defines
    ("{{ titel }}", ["TPL002 letter.md.j2:1:4 name=titel suggestion=title"]),
    ("甲\n  {{ x }}{{ x }} {{ x.y }}", [f"TPL002 letter.md.j2:2:{column} name=x" for column in (6, 13, 21)]),
    ("{% if x == z %}{% endif %}", ["TPL002 letter.md.j2:1:7 name=x", "TPL002 letter.md.j2:1:12 name=z"]),
    ("{% for task in tsks %}{{ task.any }}{% endfor %}", ["TPL002 letter.md.j2:1:16 name=tsks suggestion=tasks"]),
    ("{% for job in tasks %}{% endfor %}\n{{ job }}", ["TPL002 letter.md.j2:2:4 name=job"]),
    ("{% set x = z %}{{ x }}", ["TPL002 letter.md.j2:1:12 name=z"]),
    ("{% with x = z %}{{ x }}{% endwith %}", ["TPL002 letter.md.j2:1:13 name=z"]),
    ("{% with x = title %}{{ x }}{% endwith %}\n{{ x }}", ["TPL002 letter.md.j2:2:4 name=x"]),
    ("{% macro m(x) %}{{ x }}{{ z }}{% endmacro %}", ["TPL002 letter.md.j2:1:27 name=z"]),
    ("{% macro m(x) %}{{ x }}{% endmacro %}{{ m(z) }}", ["TPL002 letter.md.j2:1:43 name=z"]),
    ("{% macro m(x=z) %}{{ x }}{% endmacro %}", ["TPL002 letter.md.j2:1:14 name=z"]),
    ("{{ title | default(x) }}", ["TPL002 letter.md.j2:1:20 name=x"]),
    ("{{ tasks[x] }}", ["TPL002 letter.md.j2:1:10 name=x"]),
    ("{% block a %}{{ x }}{% endblock %}", ["TPL002 letter.md.j2:1:17 name=x"]),
    ("{% call(x) m() %}{{ x }}{% endcall %}", ["TPL002 letter.md.j2:1:12 name=m"]),
    ("{{ 标题 }}", ["TPL002 letter.md.j2:1:4 name=标题"]),
    # TPL003: a key that the schema does not have
    ("{{ sender.nmae }}", ["TPL003 letter.md.j2:1:11 name=nmae suggestion=name"]),
    ("{{ sender['nmae'] }}", ["TPL003 letter.md.j2:1:12 name=nmae suggestion=name"]),
    ("{% for task in tasks %}{{ task.titel }}{% endfor %}", ["TPL003 letter.md.j2:1:32 name=titel suggestion=title"]),
    ("{% for task in tasks if task.done %}{% endfor %}", ["TPL003 letter.md.j2:1:30 name=done"]),
    ("{{ tasks[0].titel }}", ["TPL003 letter.md.j2:1:13 name=titel suggestion=title"]),
    ("{% set one = sender %}{{ one.nmae }}", ["TPL003 letter.md.j2:1:30 name=nmae suggestion=name"]),
    ("{% with one = sender %}{{ one.nmae }}{% endwith %}", ["TPL003 letter.md.j2:1:31 name=nmae suggestion=name"]),
    # TPL004, TPL005: filters and tests
    ("{{ title | uper }}", ["TPL004 letter.md.j2:1:12 name=uper suggestion=upper"]),
    ("{% filter nofilter %}{% endfilter %}", ["TPL004 letter.md.j2:1:11 name=nofilter"]),
    ("{{ x | nofilter }}", ["TPL002 letter.md.j2:1:4 name=x", "TPL004 letter.md.j2:1:8 name=nofilter"]),
    ("{% if title is defned %}{% endif %}", ["TPL005 letter.md.j2:1:16 name=defned suggestion=defined"]),
    # TPL006: templates
    ("{% include 'leter.md.j2' %}", ["TPL006 letter.md.j2:1:13 name=leter.md.j2 suggestion=letter.md.j2"]),
    ("{% extends 'other.html' %}", ["TPL006 letter.md.j2:1:13 name=other.html"]),
]  # fmt: skip


@pytest.mark.parametrize(("template", "expected"), UNKNOWN, ids=[template for template, _ in UNKNOWN])
def test_an_unknown_name_is_reported_at_its_place(template: str, expected: list[str]) -> None:
    assert findings(f"{template}\n") == expected


SYNTAX = [
    ("甲\n{{ title", "letter.md.j2:2:"),
    ("甲\n\n{{ title }", "letter.md.j2:3:"),
    ("{% if title %}\n甲\n", "letter.md.j2:"),
    ("甲 {% endfor %}", "letter.md.j2:1:6"),
    ("甲 {% foreach x in tasks %}", "letter.md.j2:1:6"),
    ("{{ title title }}", "letter.md.j2:1:4"),
    ("{# 没有写完", "letter.md.j2:1:1"),
    ("甲\n乙 {% for %}", "letter.md.j2:2:3"),
    ("{{ 'abc }}", "letter.md.j2:1:"),
    ("{% raw %}", "letter.md.j2:1:1"),
    ("{% block a %}{% endblock %}\n{% block a %}{% endblock %}", "letter.md.j2:2:"),
    ("{% do tasks.append(1) %}", "letter.md.j2:1:4"),
]


@pytest.mark.parametrize(("template", "place"), SYNTAX, ids=[template for template, _ in SYNTAX])
def test_broken_syntax_is_reported_at_its_line(template: str, place: str) -> None:
    (found,) = findings(f"{template}\n")
    assert found.startswith(f"TPL001 {place}")


RUN_TIME = [
    ("甲\n\n{{ 1 / 0 }}", "TPL008 letter.md.j2:3:1 said=ZeroDivisionError"),
    ("甲\n{{ tasks + 1 }}", "TPL008 letter.md.j2:2:1 said=TypeError"),
    ("{{ 'x' | int('y', 'z') }}{{ title | round }}", "TPL008 letter.md.j2:1:1 said=TypeError"),
    ("{% macro m() %}\n{{ m() }}\n{% endmacro %}\n{{ m() }}", "TPL008 letter.md.j2:2:1 said=RecursionError"),
    ("甲\n{% include 'letter.md.j2' %}", "TPL008 letter.md.j2:2:1 said=RecursionError"),
    ("{% for t in tasks recursive %}{{ loop(tasks) }}{% endfor %}", "TPL008 letter.md.j2:1:1 said=RecursionError"),
    ("{{ title | nth }}", "TPL004 letter.md.j2:1:12 name=nth"),
    ("甲\n{{ figures.没有 }}", "TPL007 letter.md.j2:2:1 said="),
    ("甲\n{{ figures.没有.更没有 }}", "TPL007 letter.md.j2:2:1 said="),
    ("甲\n{{ tasks[5].title }}", "TPL007 letter.md.j2:2:1 said="),
    ("{% for key in figures %}\n{{ figures[key ~ 'x'] }}\n{% endfor %}", "TPL007 letter.md.j2:2:1 said="),
    ("{% if figures.没有 %}{% endif %}", "TPL007 letter.md.j2:1:1 said="),
    ("{{ figures.没有 ~ 'x' }}", "TPL007 letter.md.j2:1:1 said="),
    ("{{ title.nothing }}", "TPL007 letter.md.j2:1:1 said="),
    ("{{ caller() }}", "TPL007 letter.md.j2:1:1 said="),
    ("{{ super() }}", "TPL007 letter.md.j2:1:1 said="),
    ("{{ title() }}", "TPL008 letter.md.j2:1:1 said=TypeError"),
    ("{% for a, b in tasks %}{% endfor %}{% for x in 5 %}{% endfor %}", "TPL008 letter.md.j2:1:1 said="),
    ("{{ '%d' | format(title) }}", "TPL008 letter.md.j2:1:1 said="),
]


@pytest.mark.parametrize(("template", "expected"), RUN_TIME, ids=[template for template, _ in RUN_TIME])
def test_a_template_that_fails_while_it_prints_is_reported_at_its_line(template: str, expected: str) -> None:
    (found,) = findings(f"{template}\n")
    assert found.startswith(expected)


@pytest.mark.parametrize(
    "template",
    [
        "{% if title %}" * 200 + "{% endif %}" * 200,
        "{% for x in tasks %}" * 30 + "{% endfor %}" * 30,
        "{{ " + "(" * 2000 + "1" + ")" * 2000 + " }}",
        "{{ 1" + " + 1" * 5000 + " }}",
        "{{ title" + ".x" * 5000 + " }}",
        "{{ title" + " | trim" * 5000 + " }}",
    ],
    ids=["if in if", "for in for", "brackets", "sums", "keys", "filters"],
)
def test_a_template_nested_without_end_is_reported_and_no_crash(template: str) -> None:
    assert all(found.startswith("TPL00") for found in findings(f"{template}\n"))


def test_all_faults_of_all_templates_are_found_at_once() -> None:
    files = {f"{PACK}/part.md.j2": "甲\n{{ z }}\n", f"{PACK}/broken.md.j2": "{% if %}\n"}
    assert findings("{{ x }}{{ sender.nmae }}\n{{ title | uper }}{% include 'none.md.j2' %}\n", files=files) == [
        "TPL001 broken.md.j2:1:1 said=Expected an expression, got 'end of statement block'",
        "TPL002 letter.md.j2:1:4 name=x",
        "TPL003 letter.md.j2:1:18 name=nmae suggestion=name",
        "TPL004 letter.md.j2:2:12 name=uper suggestion=upper",
        "TPL006 letter.md.j2:2:31 name=none.md.j2 suggestion=broken.md.j2",
        "TPL002 part.md.j2:2:4 name=z",
    ]


def test_a_fault_in_an_included_template_is_reported_in_its_own_file() -> None:
    files = {f"{PACK}/part.md.j2": "甲\n\n{{ 1 / 0 }}\n"}
    assert findings("{% include 'part.md.j2' %}\n", files=files) == [
        "TPL008 part.md.j2:3:1 said=ZeroDivisionError: division by zero"
    ]


def test_an_included_template_sees_the_names_of_the_loop_around_it() -> None:
    # Jinja counts a loop only if the loop's own file asks for it, so `loop` itself is handed on by a name.
    files = {f"{PACK}/task.md.j2": "{{ number }}、{{ task.title }}\n"}
    template = "{% for task in tasks %}\n{% set number = loop.index %}\n{% include 'task.md.j2' %}\n{% endfor %}\n"
    assert "“任务一”" in tree(template, files=files)


def test_a_missing_template_may_be_ignored() -> None:
    assert tree("甲\n{% include 'extra.md.j2' ignore missing %}\n") == (
        "Paragraph body @ templates/letter/letter.md.j2:1:1\n  Text “甲”\n"
    )


def test_a_key_that_was_left_out_may_be_asked_for() -> None:
    assert (
        findings(
            "{% if sender.post %}{{ sender.post }}{% endif %}{{ day or '' }}\n", data="标题: 甲\n署名: {姓名: 乙}\n"
        )
        == []
    )


def test_a_table_of_figures_may_be_asked_for_a_name() -> None:
    assert tree("{{ figures.没有 | default('甲') }}{% if figures.没有 is defined %}乙{% endif %}\n").startswith(
        "Paragraph"
    )


def test_a_fault_in_the_data_and_one_in_the_template_are_found_at_once() -> None:
    found = findings("{{ titel }}\n", data="标题: 甲\n正文: '{没有}'\n日期: 2022-02-30\n")
    assert found == [
        "FIG002 data.yaml:2:6 name=没有",
        "DAT008 data.yaml:3:5 key=日期 text=2022-02-30",
        "TPL002 letter.md.j2:1:4 name=titel suggestion=title",
    ]


def test_a_warning_lets_the_document_through() -> None:
    result = build("正文\n\n[^1]: 没有用到\n")
    assert [found.code for found in result.diagnostics] == ["MRK006"]
    assert "“正文”" in result.value
