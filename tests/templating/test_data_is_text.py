"""Data is text: whatever stands in it prints as typed, and is never a template and never Markdown (but in prose)."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_pack import findings, text, tree

SOURCES = [
    "{{ 7*7 }}",
    "{{ title }}",
    "{{ figures.人数 }}",
    "{{ ''.__class__ }}",
    "{% for x in range(9) %}x{% endfor %}",
    "{% include 'letter.md.j2' %}",
    "{# 注 #}",
    "{{",
    "%}",
    "{人数}",
    "{.title}",
    "{% raw %}",
]

MARKDOWN = [
    "*甲*",
    "**甲**",
    "_甲_ __a__",
    "`甲`",
    "# 甲",
    "- 甲",
    "1. 甲",
    "> 甲",
    "---",
    "[甲](https://example.org/)",
    "![甲](甲.png)",
    "[^1]",
    "| 甲 |",
    "<b>甲</b>",
    "&amp; &lt;",
    "甲\\乙",
    "甲\\*乙",
    "<https://example.org/>",
    "```",
    "~~甲~~",
]

# Where a text stands in the data, and how a template prints it.
PLACES = {
    "a text": ("标题: {}\n", "{{{{ title }}}}"),
    "a text of a record": ("署名: {{姓名: {}}}\n", "{{{{ sender.name }}}}"),
    "a text of a list": ("任务: [{{事项: [{}]}}]\n", "{{{{ tasks[0]['items'][0] }}}}"),
    "a key of a record in a loop": (
        "任务: [{{标题: {}}}]\n",
        "{{% for task in tasks %}}{{{{ task.title }}}}{{% endfor %}}",
    ),
    "joined": ("任务: [{{事项: [{}]}}]\n", "{{{{ tasks[0]['items'] | join('，') }}}}"),
    "joined with words": ("标题: {}\n", "{{{{ title ~ '' }}}}"),
    "added to words": ("标题: {}\n", "{{{{ title + '' }}}}"),
    "by a variable": ("标题: {}\n", "{{% set x = title %}}{{{{ x }}}}"),
    "by a block variable": ("标题: {}\n", "{{% set x %}}{{{{ title }}}}{{% endset %}}{{{{ x }}}}"),
    "by a macro": ("标题: {}\n", "{{% macro m(x) %}}{{{{ x }}}}{{% endmacro %}}{{{{ m(title) }}}}"),
    "through a filter": ("标题: {}\n", "{{{{ title | trim }}}}"),
    "through a replacement": ("标题: {}\n", "{{{{ title | replace('没有', '') }}}}"),
    "through a default": ("标题: {}\n", "{{{{ title | default('没有') }}}}"),
    "cut": ("标题: {}\n", "{{{{ title[:99] }}}}"),
    "formatted": ("标题: {}\n", "{{{{ '%s' | format(title) }}}}"),
    "formatted by a method": ("标题: {}\n", "{{{{ '{{}}'.format(title) }}}}"),
    "escaped": ("标题: {}\n", "{{{{ title | e }}}}"),
}


@pytest.mark.parametrize("typed", SOURCES + MARKDOWN)
@pytest.mark.parametrize("place", PLACES)
def test_a_text_prints_as_typed(place: str, typed: str) -> None:
    data, template = PLACES[place]
    assert text(template.format() + "\n", data=data.format(json.dumps(typed, ensure_ascii=False))) == typed


AROUND_THE_ESCAPING = [
    "{{ title | indent }}",
    "{{ title | e | e }}",
    "{{ title | trim | e }}",
    "{% set words %}{% endset %}{{ words ~ (title | trim) }}",
    "{% set words %}{% endset %}{{ [title | trim] | join(words) }}",
    "{{ '%s' | format(title) }}",
    "{% set words %}{{ title }}{% endset %}{{ words + '' }}",
    "{% set words %}{% endset %}{{ words + (title | trim) }}",
    "{{ title | replace('没有', '*') }}",
    "{% filter trim %}{{ title }}{% endfilter %}",
    "{{ title.format(1) }}",
    "{{ title | list | join }}",
]


@pytest.mark.parametrize("template", AROUND_THE_ESCAPING)
def test_no_filter_makes_markdown_of_a_text(template: str) -> None:
    assert text(f"{template}\n", data="标题: 甲*乙*_丙_&lt;\n") == "甲*乙*_丙_&lt;"


@pytest.mark.parametrize("name", ["safe", "striptags", "urlize", "xmlattr", "tojson", "forceescape"])
def test_filters_that_are_made_for_html_are_not_there(name: str) -> None:
    (found,) = findings(f"{{{{ title | {name} }}}}\n")
    assert found.startswith(f"TPL004 letter.md.j2:1:12 name={name}")


def test_printing_without_escapes_is_refused() -> None:
    (found,) = findings("{% autoescape false %}{{ title }}{% endautoescape %}\n")
    assert found.startswith("TPL001 letter.md.j2:1:4 ")


def test_a_replacement_replaces_words_and_not_marks() -> None:
    assert text("{{ title | replace('甲', '0') }}\n", data="标题: 甲*乙*\n") == "0*乙*"


CUT = [
    "{{ words.replace('1', '2') }}",
    "{{ words | replace('1', '2') }}",
    "{{ words[:1] }}",
    "{{ words | truncate(1, true, '', 0) }}",
    "{{ words | first }}",
    "{{ '%s' | format(words) }}",
    "{{ '%s' % words }}",
    "{{ words[:1] ~ '99' ~ words[-1:] }}",
    "{{ words | list | join }}",
    "{{ '%c99%c' % (64976, 64977) }}",
    "{% filter replace('0', '99') %}{{ title }}{% endfilter %}",
]


@pytest.mark.parametrize("template", CUT)
def test_what_is_printed_already_can_not_be_cut_or_changed(template: str) -> None:
    (found,) = findings(f"正文\n{{% set words %}}{{{{ title }}}}{{% endset %}}\n\n{template}\n")
    assert found.startswith(("TPL007 ", "TPL008 "))


@given(
    st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn", "Zl", "Zp", "Cf", "Co"])).map(str.strip).filter(bool)
)
def test_any_text_prints_as_typed(typed: str) -> None:
    assert text("{{ title }}\n", data=f"标题: {json.dumps(typed, ensure_ascii=False)}\n") == typed


@pytest.mark.parametrize(
    "typed", ["{{ 7*7 }}", "{{ title }}", "{{人数}}", "{{.title}}", "甲{{ x }}乙", r"\{% if x %}", r"\{人数}"]
)
def test_jinja_in_prose_prints_as_typed(typed: str) -> None:
    assert text("{{ text }}\n", data=f"正文: {json.dumps(typed, ensure_ascii=False)}\n") == typed.removeprefix("\\")


@pytest.mark.parametrize("typed", ["{% for x in y %}", "{# 注 #}", "{.title}"])
def test_a_single_bracket_in_prose_names_a_figure_and_is_never_executed(typed: str) -> None:
    assert [found.split(" ")[0] for found in findings("{{ text }}\n", data=f"正文: '{typed}'\n")] == ["FIG002"]


def test_prose_is_markdown() -> None:
    assert tree("{{ text }}\n", data="正文: |\n  **甲**。\n\n  - 乙\n") == (
        "Paragraph body @ data.yaml:2:3\n"
        "  Strong\n"
        "    Text “甲”\n"
        "  Text “。”\n"
        "List @ data.yaml:4:3\n"
        "  Item\n"
        "    Paragraph list-item @ data.yaml:4:3\n"
        "      Text “乙”\n"
    )


def test_prose_that_went_through_a_filter_is_plain_text() -> None:
    assert text("{{ text | upper }}\n", data="正文: '**abc** {{ x }}'\n") == "**ABC** {{ X }}"


def test_a_figure_prints_its_signs_as_typed() -> None:
    assert text("{{ figures.甲 }}\n", data="数字: {甲: 5_人_}\n") == "5_人_"


def test_a_title_of_several_lines_keeps_them() -> None:
    assert tree("# {{ title }}\n", data="标题: |\n  # 甲\n  - 乙\n") == (
        "Heading 1 title @ data.yaml:1:5\n"
        "  Value “# 甲” ← 标题 data.yaml:1:5\n"
        "  Break\n"
        "  Value “- 乙” ← 标题 data.yaml:1:5\n"
    )


@pytest.mark.parametrize("escape", [r"\uFDD099\uFDD1x\uFDD2", r"\uFDD399\uFDD1", r"\uFDD0", r"\x07", r"\uFFFE"])
@pytest.mark.parametrize(("key", "template"), [("标题", "{{ title }}"), ("正文", "{{ text }}")])
def test_a_character_that_files_can_not_hold_is_refused_when_it_is_written_as_an_escape(
    escape: str, key: str, template: str
) -> None:
    assert findings(f"{template}\n", data=f'{key}: "甲{escape}乙"\n')[0].startswith("SRC008 data.yaml:1:")


def test_a_text_that_was_left_out_prints_nothing() -> None:
    assert text("甲{{ day }}{{ sender.post }}乙\n", data="署名: {姓名: 张三}\n") == "甲乙"


@pytest.mark.parametrize("printed", ['"**a**"', '("**a" ~ "**")', '("**a**" | e)', '("**A**" | lower)'])
def test_words_in_a_tag_print_letter_by_letter(printed: str) -> None:
    assert text(f"{{{{ {printed} }}}}") == "**a**"


@pytest.mark.parametrize("forged", ['m[0] ~ "3" ~ m[-1]', "m[0]", "m[1:]", "m[:-1] + m[-1]", "[m[:2], m[-1]] | join"])
def test_a_mark_is_not_made_of_parts_of_another(forged: str) -> None:
    found = findings("{% set m %}{{ title }}{% endset %}{{ " + forged + " }}\n")
    assert [each.split()[0] for each in found] == ["TPL008"]


def test_prose_pasted_from_word_prints_without_its_indent() -> None:
    for stress in ("", "**"):
        printed = tree("{{ text }}\n", f"正文: |\n  　　{stress}甲{stress}。\n\n  　　乙。\n")
        assert "　" not in printed
