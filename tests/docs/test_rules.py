"""The pages of `docs/rules/` against the catalogue they are written from."""

import pytest
from rules import FOLDER, pages

from reportgen.source.catalog import CATALOG


@pytest.mark.parametrize("name", pages())
def test_a_page_is_what_the_catalogue_gives_today(name: str) -> None:
    assert (FOLDER / name).read_text(encoding="utf-8") == pages()[name], "run: make docs"


def test_there_are_no_other_pages() -> None:
    assert {path.name for path in FOLDER.iterdir()} == set(pages())


def test_every_code_has_its_place_on_the_page_that_the_index_links_to() -> None:
    for code in CATALOG:
        assert f"[{code}]({code[:3]}.md#{code.lower()})" in pages()["README.md"]
        assert f"\n## {code}\n" in pages()[f"{code[:3]}.md"]
