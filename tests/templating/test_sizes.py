"""How large a thing one expression may make: refused with its line, long before it fills the memory."""

import pytest
from small_pack import findings, text

TOO_LARGE = [
    ("{{ 'a' * 10 ** 10 }}", "* limit=5,000,000"),
    ("{{ 10 ** 10 * 'a' }}", "* limit=5,000,000"),
    ("{{ ([1, 2] * 10 ** 9) | length }}", "* limit=5,000,000"),
    ("{{ 10 ** (10 ** 8) }}", "** limit=10,000"),
    ("{{ (2 ** 4999) * (2 ** 4999) * (2 ** 4999) }}", "* limit=10,000"),
    ("{{ '%02000000000d' % 1 }}", "% limit=10,000"),
    ("{{ '%.99999f' % 1 }}", "% limit=10,000"),
    ("{{ '%*d' | format(999999999, 1) }}", "% limit=10,000"),
    ("{{ title | center(10 ** 10) }}", "center limit=10,000"),
    ("{{ title | center(width=10 ** 10) }}", "center limit=10,000"),
    ("{{ title | indent(10 ** 9) }}", "indent limit=10,000"),
    ("{{ tasks | slice(10 ** 9) | list | length }}", "slice limit=10,000"),
    ("{{ tasks | batch(10 ** 9, 1) | list | length }}", "batch limit=10,000"),
    (
        "{% set n = namespace(x='aa') %}{% for a in range(60) %}{% set n.x = n.x ~ n.x %}{% endfor %}",
        "~ limit=5,000,000",
    ),
    (
        "{% set n = namespace(x='aa') %}{% for a in range(60) %}{% set n.x = n.x + n.x %}{% endfor %}",
        "+ limit=5,000,000",
    ),
    (
        "{% set n = namespace(x=[1]) %}{% for a in range(60) %}{% set n.x = n.x + n.x %}{% endfor %}",
        "+ limit=5,000,000",
    ),
]


@pytest.mark.parametrize(("template", "said"), TOO_LARGE)
def test_what_would_be_too_large_is_not_made(template: str, said: str) -> None:
    assert findings(f"正文\n\n{template}\n") == [f"TPL013 letter.md.j2:3:1 what={said}"]


@pytest.mark.parametrize("method", ["center", "ljust", "rjust", "expandtabs"])
def test_texts_have_no_methods_that_fill_them_up(method: str) -> None:
    (found,) = findings(f"{{{{ 'a'.{method}(10 ** 10) }}}}\n")
    assert found.startswith("TPL00")


def test_what_a_report_may_want_is_made() -> None:
    assert (
        text("{{ '—' * 3 }} {{ 3 * 4 }} {{ 2 ** 10 }} {{ 7 % 4 }} {{ '%02d' % 7 }} {{ 'a' ~ 'b' }}")
        == "——— 12 1024 3 07 ab"
    )
    assert text("{{ '%s：%.1f' | format('率', 1.25) }} {{ 'a' | center(3) | trim }}") == "率：1.2 a"
    assert text("{{ tasks | batch(2) | list | length }} {{ tasks | slice(2) | list | length }}") == "1 2"
    assert text("{{ ([1] + [2]) | length }} {{ ([0] * 3) | length }}") == "2 3"
