"""The page `docs/mistakes.md` against the projects it is written from."""

import re

from mistakes import PAGE, page

from reportgen.source.catalog import CATALOG


def test_the_page_is_what_the_tests_give_today() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run: make docs"


def test_every_row_has_its_section_and_names_a_code() -> None:
    rows = re.findall(r"^\| \[.+\]\(#([\w-]+)\) \| .+ \| (.+) \| (?:能|一部分|否) \|$", page(), re.MULTILINE)
    assert len(rows) >= 60
    for name, codes in rows:
        assert f'<a id="{name}"></a>' in page()
        assert set(re.findall(r"\[(\w+)\]", codes)) <= set(CATALOG)
