"""Limits that hold while YAML is read: hostile and runaway files are refused before they cost anything."""

from itertools import pairwise

import pytest
from reading import all_found, findings, refused, scalar

from reportgen.source import Mapping, Sequence, compose, in_order, load


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
    # Newer versions of libyaml look ahead over brackets on one line, and refuse the thousandth themselves.
    places = {place, "1:1001"} if bomb.startswith("[") else {place}
    assert f"{found.span} {found.code}" in {f"甲.yaml:{each} YML003" for each in places}
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


# Each of these is refused, or read, without costing more than a file of its size must.


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a: 1\n" * 100_000, "YML002"),
        ("- {<<: 1}\n" * 100_000, "YML011"),
        ("- !x 1\n" * 100_000, "YML006"),
        ("- [a]: 1\n" * 100_000, "YML010"),
        ("- *x\n" * 999, "YML008"),
    ],
    ids=["keys", "merge keys", "tags", "lists as keys", "aliases"],
)
def test_a_file_of_nothing_but_faults_is_told_up_to_a_number(text: str, code: str) -> None:
    found = refused(lambda: compose(text, "甲.yaml"))
    assert [each.code for each in found] == [*[code] * 201, "SRC015"]
    assert (found[-1].span, found[-1].values) == (found[-2].span, {"count": "201"})


def test_a_merge_key_bomb_is_refused_at_its_first_merge() -> None:
    bomb = "a: &a {x: 1}\n" + "".join(f"{new}: &{new} {{<<: *{old}, <<: *{old}}}\n" for old, new in pairwise("abcdefg"))
    found = in_order(compose(bomb, "甲.yaml").diagnostics)
    assert findings(found[:2]) == ["甲.yaml:2:8 YML011", "甲.yaml:2:12 YML009"]


def test_an_alias_costs_no_copy_of_its_text() -> None:
    root = compose("a: &a " + "甲" * 100_000 + "\nb: [" + ", ".join(["*a"] * 999) + "]\n", "甲.yaml").value
    assert isinstance(root, Mapping)
    listed = root.get("b")
    assert isinstance(listed, Sequence)
    assert all(item is root.get("a") for item in listed.items)


@pytest.mark.parametrize(
    "text",
    [
        "标题：甲\n" * 20_000 + "甲: 乙\n",
        "甲:\n" + "\t乙: 1\n" * 20_000,
        '甲: "' + "\\d" * 50_000 + '"\n',
        "甲: 乙: 丙\n" * 20_000,
    ],
    ids=["colons", "tabs", "backslashes", "second colons"],
)
def test_of_a_long_file_of_slips_only_the_first_few_are_told(text: str) -> None:
    assert 1 <= len(all_found(lambda: compose(text, "甲.yaml"))) <= 100


@pytest.mark.parametrize("character", ["\0", "\u200b", "\u202e", "\ue000"])
def test_a_file_of_forbidden_characters_is_refused_at_the_first_twenty(character: str) -> None:
    found = refused(lambda: load((character * 100_000).encode(), "甲.yaml"))
    assert [str(each.span) for each in found] == [f"甲.yaml:1:{column}" for column in range(1, 21)]


@pytest.mark.parametrize("escape", ["\\ud800", "\\udfff", "\\ud83d\\ude00"])
def test_half_a_character_as_an_escape_is_refused_at_its_place(escape: str) -> None:
    assert findings(refused(lambda: compose(f'甲: 1\n乙: "二{escape}"\n', "甲.yaml"))) == ["甲.yaml:2:6 YML025"]


def test_a_number_of_5000_digits_is_a_text_to_the_reader() -> None:
    root = compose("甲: " + "9" * 5_000, "甲.yaml").value
    assert isinstance(root, Mapping)
    assert len(scalar(root.get("甲")).value) == 5_000
