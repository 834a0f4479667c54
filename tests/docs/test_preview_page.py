"""The page on the preview against the program: its options, its codes, its keys."""

import re

from manual import page, table

from reportgen.cli.preview import preview
from reportgen.preview.words import WORDS
from reportgen.source.catalog import CATALOG

PAGE = "docs/preview.zh-CN.md"


def test_the_page_names_the_options_of_the_command() -> None:
    told = {option for row in table(PAGE, "选项") for option in re.findall(r"(?<![\w-])--?[a-zA-Z][\w-]*", row[0])}
    options = {name for each in preview.params for name in (*each.opts, *each.secondary_opts) if name.startswith("-")}
    assert told == options


def test_the_page_names_the_codes_of_the_preview() -> None:
    codes = set(re.findall(r"USE\d{3}", page(PAGE)))
    assert codes == {code for code in CATALOG if code.startswith("USE05")}


def test_what_the_page_quotes_stands_in_the_preview() -> None:
    quoted = set(re.findall(r"“([^”]+)”", page(PAGE)))
    assert quoted <= set(WORDS["zh"].values())


def test_both_languages_say_the_same_things() -> None:
    assert WORDS["zh"].keys() == WORDS["en"].keys()
