"""The sandbox: a template comes from another office, and reaches nothing but the words it is given."""

import pytest
from small_pack import DATA, findings, text

WALKS = [
    "{{ title.__class__ }}",
    "{{ title['__class__'] }}",
    "{{ title | attr('__class__') }}",
    "{{ title._markdown }}",
    "{{ title.upper.__self__ }}",
    "{{ sender.__class__.__mro__ }}",
    "{{ tasks.__class__ }}",
    "{{ ().__class__.__bases__ }}",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ range.__globals__ }}",
    "{{ range.__call__.__func__ }}",
    "{{ dict.__mro__ }}",
    "{{ namespace.__init__.__globals__ }}",
    "{{ self.__init__.__globals__ }}",
    "{{ '{0.__class__}'.format(title) }}",
    "{{ '{x.__class__}'.format_map({'x': title}) }}",
    "{{ '{0.__class__}' | format }}{{ ''.__class__ }}",
    "{{ tasks | map(attribute='__class__') | join }}",
    "{{ tasks | map('attr', '__class__') | join }}",
    "{% set walk = namespace() %}{{ walk.__class__ }}",
    "{% macro make() %}{% endmacro %}{{ make.__globals__ }}",
    "{% for task in tasks %}{{ loop.__class__ }}{% endfor %}",
]


@pytest.mark.parametrize("template", WALKS)
def test_no_walk_leads_out_of_the_data(template: str) -> None:
    (found,) = findings(f"正文\n\n{template}\n")
    assert found.startswith(("TPL003 letter.md.j2:3:", "TPL007 letter.md.j2:3:1 ", "TPL008 letter.md.j2:3:1 "))


CHANGES = [
    "{{ tasks.append(1) }}",
    "{{ tasks.clear() }}",
    "{{ tasks | first | attr('pop') }}",
    "{{ figures.update({'人数': 1}) }}",
    "{{ figures.setdefault('人数', 1) }}",
    "{% set tasks.title = 1 %}",
    "{% set title.x = 1 %}",
]


@pytest.mark.parametrize("template", CHANGES)
def test_no_template_changes_the_data(template: str) -> None:
    (found,) = findings(f"{template}\n")
    assert found.startswith(("TPL007 letter.md.j2:1:1 ", "TPL008 letter.md.j2:1:1 "))


@pytest.mark.parametrize("name", ["lipsum", "cycler", "joiner", "open", "__import__", "os", "config", "request"])
def test_what_a_report_does_not_need_is_not_there(name: str) -> None:
    assert findings(f"{{{{ {name}('x') }}}}\n") == [f"TPL002 letter.md.j2:1:4 name={name}"]


@pytest.mark.parametrize(
    "name", ["/etc/passwd", "../secret.md.j2", "pack.yaml", "schema.yaml", "../../data.yaml", "os", ""]
)
@pytest.mark.parametrize("statement", ["include", "extends", "import", "from"])
def test_only_templates_of_the_chain_can_be_read(statement: str, name: str) -> None:
    template = {
        "include": f"{{% include '{name}' %}}",
        "extends": f"{{% extends '{name}' %}}",
        "import": f"{{% import '{name}' as other %}}",
        "from": f"{{% from '{name}' import other %}}",
    }[statement]
    (found,) = findings(template, files={"secret.md.j2": "秘密", "templates/secret.md.j2": "秘密"})
    assert found.startswith("TPL006 letter.md.j2:1:")


def test_a_template_named_by_the_data_must_be_one_of_the_chain() -> None:
    (found,) = findings("正文\n\n{% include title %}\n", data="标题: /etc/passwd\n")
    assert found.startswith("TPL006 letter.md.j2:3:1 name=/etc/passwd")


def test_a_huge_range_is_refused() -> None:
    (found,) = findings("{% for number in range(1000000) %}{% endfor %}\n")
    assert found.startswith("TPL008 letter.md.j2:1:1 ")


def test_more_output_than_any_report_has_is_refused() -> None:
    template = "{% for number in range(1000) %}{{ 'x' * 30000 }}\n{% endfor %}\n"
    assert findings(template) == ["TPL009 letter.md.j2 limit=20,000,000"]


def test_the_data_may_be_named_like_anything() -> None:
    data = "数字: {__class__: 5人, items: 6人, keys: 7人}\n"
    assert text("{{ figures.__class__ }}、{{ figures.items }}、{{ figures.keys }}\n", data=data) == "5人、6人、7人"


UNPRINTABLE = [
    "range",
    "tasks",
    "sender",
    "title.upper",
    "namespace",
    "self",
    "figures.values",
    "(tasks | map('upper'))",
]


@pytest.mark.parametrize("expression", UNPRINTABLE)
def test_what_has_no_words_is_not_printed(expression: str) -> None:
    # A list or a record prints as Python would write it, and a function with its place in memory, which no two
    # builds share.
    (found,) = findings(f"正文\n\n{{{{ {expression} }}}}\n", data=DATA)
    assert found.startswith("TPL008 letter.md.j2:3:1 ")


@pytest.mark.parametrize(
    "literal", [r"\ufdd099\ufdd1x\ufdd2", r"\ufdd399\ufdd1", r"\ufdd0", r"\ufdd39:9\ufdd1", r"\ufdd00\ufdd1x\ufdd2"]
)
def test_a_template_can_not_forge_the_marks_of_origins(literal: str) -> None:
    found = findings(f'{{{{ "{literal}" }}}}{{{{ title }}}}\n')
    assert all(each.startswith(("TPL", "SRC008")) for each in found)
    if not found:
        assert "\ufdd0" not in text(f'{{{{ "{literal}" }}}}正文\n')
