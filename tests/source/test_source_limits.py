"""Limits that hold while YAML is read: hostile and runaway files are refused before they cost anything."""

from itertools import pairwise

import pytest
from reading import findings, refused

from reportgen.source import compose, load


@pytest.mark.parametrize(
    ("bomb", "place"),
    [
        ("[" * 100_000, "1:65"),
        ("- " * 100_000, "1:129"),
        ("{甲: " * 100_000, "1:257"),
        ("".join("  " * depth + "甲:\n" for depth in range(1_000)), "65:129"),
    ],
    ids=["brackets", "dashes", "braces", "indentation"],
)
def test_a_depth_bomb_is_refused_where_it_passes_the_limit(bomb: str, place: str) -> None:
    (found,) = refused(lambda: compose(bomb, "甲.yaml"))
    assert f"{found.span} {found.code}" == f"甲.yaml:{place} YML003"
    assert found.values == {"limit": "64"}


def test_64_levels_are_deep_enough() -> None:
    assert compose("[" * 64 + "]" * 64, "甲.yaml").diagnostics == ()


def test_an_alias_bomb_is_refused_at_its_first_list() -> None:
    bomb = "a: &a [甲]\n" + "".join(f"{new}: &{new} [*{old}, *{old}]\n" for old, new in pairwise("abcdefg"))
    assert {found.code for found in compose(bomb, "甲.yaml").diagnostics} == {"YML009"}


def test_a_thousand_aliases_are_enough() -> None:
    text = "- &x 甲\n" + "- *x\n" * 1_000
    assert compose(text, "甲.yaml").diagnostics == ()
    (found,) = refused(lambda: compose(text + "- *x\n", "甲.yaml"))
    assert (str(found.span), found.code, found.values["limit"]) == ("甲.yaml:1002:3", "YML007", "1,000")


def test_more_than_a_million_values_are_refused() -> None:
    (found,) = refused(lambda: compose("[" + ",".join("1" * 1_000_001) + "]", "甲.yaml"))
    assert (found.code, found.values["limit"]) == ("YML005", "1,000,000")


def test_a_file_of_more_than_20_megabytes_is_refused_unread() -> None:
    (found,) = refused(lambda: load(b"\xff" * 20_000_001, "甲.yaml"))
    assert (str(found.span), found.code, found.values) == ("甲.yaml", "SRC005", {"limit": "20 MB"})


def test_a_long_text_on_one_line_is_read() -> None:
    assert findings(compose("正文: " + "甲" * 100_000, "甲.yaml").diagnostics) == []
