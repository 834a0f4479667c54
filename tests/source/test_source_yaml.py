"""YAML as nodes: every scalar as typed, and everything with its place."""

import pytest
from reading import findings, mapping, node, refused, scalar

from reportgen.source import Mapping, Scalar, Sequence, Span, compose, load

# Scalars stay as typed


@pytest.mark.parametrize(
    "typed",
    ["no", "yes", "on", "12:30", "1.10", "0771", "0o17", "2022-07-19", "+86", "1_000", "1e3", ".5", "NaN", "="],
)
def test_a_scalar_keeps_what_was_typed(typed: str) -> None:
    value = scalar(mapping(f"键: {typed}\n").get("键"))
    assert value.value == typed
    assert not value.is_null


@pytest.mark.parametrize("typed", ["", "~", "null"])
def test_nothing_is_null_only_when_it_is_plain(typed: str) -> None:
    assert scalar(mapping(f"键: {typed}\n").get("键")).is_null
    assert not scalar(mapping(f"键: '{typed}'\n").get("键")).is_null
    assert not scalar(mapping(f'键: "{typed}"\n').get("键")).is_null


def test_an_empty_block_is_not_null() -> None:
    assert not scalar(mapping("键: |\n").get("键")).is_null


def test_quotes_escapes_and_folds_are_undone_in_the_value_and_kept_in_the_raw_text() -> None:
    root = mapping("甲: 'it''s'\n乙: \"a\\tb\"\n丙: >-\n  一\n  二\n丁: |\n  一\n   二\n")
    assert [scalar(value).value for _, value in root.items] == ["it's", "a\tb", "一 二", "一\n 二\n"]
    assert [scalar(value).raw for _, value in root.items][:2] == ["'it''s'", '"a\\tb"']
    assert [scalar(value).quoted for _, value in root.items] == [True] * 4


def test_keys_stay_text_and_in_order() -> None:
    assert [key.value for key, _ in mapping("2: a\n1: b\ntrue: c\n~: d\n").items] == ["2", "1", "true", "~"]


def test_a_file_of_comments_holds_nothing() -> None:
    assert load("# 只有注释\n".encode(), "甲.yaml") == (None, ())
    assert load(b"", "甲.yaml") == (None, ())


def test_a_root_may_be_a_text_or_a_list() -> None:
    assert isinstance(node("甲"), Scalar)
    assert isinstance(node("- 甲\n- 乙\n"), Sequence)


def test_get_gives_none_for_an_absent_key() -> None:
    assert mapping("甲: 1\n").get("乙") is None


# Places


def test_keys_and_values_know_their_places() -> None:
    root = mapping("会议:\n  名称: 第五次会议\n  日期: 2022-07-19\n")
    ((meeting, inner),) = root.items
    assert meeting.span == Span("甲.yaml", 1, 1, 1, 3)
    assert isinstance(inner, Mapping)
    assert [(key.span.line, key.span.column) for key, _ in inner.items] == [(2, 3), (3, 3)]
    assert scalar(inner.get("名称")).span == Span("甲.yaml", 2, 7, 2, 12)
    assert scalar(inner.get("日期")).span == Span("甲.yaml", 3, 7, 3, 17)


def test_columns_count_characters_and_not_bytes_or_utf16() -> None:
    assert scalar(mapping("𠮷𠮷: 丙\n").get("𠮷𠮷")).span == Span("甲.yaml", 1, 5, 1, 6)


def test_lines_are_counted_alike_for_every_line_end_and_after_a_byte_order_mark() -> None:
    for content in (b"a: 1\nb: 2\n", b"a: 1\r\nb: 2\r\n", b"a: 1\rb: 2\r", b"\xef\xbb\xbfa: 1\nb: 2\n"):
        root = load(content, "甲.yaml").value
        assert isinstance(root, Mapping)
        assert [str(key.span) for key, _ in root.items] == ["甲.yaml:1:1", "甲.yaml:2:1"]


def test_list_items_know_their_places() -> None:
    root = node("- 甲\n-   乙\n- [丙, 丁]\n")
    assert isinstance(root, Sequence)
    assert [str(item.span) for item in root.items] == ["甲.yaml:1:3", "甲.yaml:2:5", "甲.yaml:3:3"]


def place(text: str, wanted: str, nth: int = 0) -> Span:
    """Where the `nth` `wanted` in the value of `键` stands."""
    value = scalar(mapping(text).get("键"))
    start = -1
    for _ in range(nth + 1):
        start = value.value.index(wanted, start + 1)
    return value.place(start, len(wanted))


@pytest.mark.parametrize(
    ("text", "nth", "line", "column"),
    [
        ("键: 参加{人次}，增长{人次}\n", 0, 1, 6),
        ("键: 参加{人次}，增长{人次}\n", 1, 1, 13),
        ("键: '参加{人次}'\n", 0, 1, 7),
        ('键: "参加{人次}"\n', 0, 1, 7),
        ("键: |\n  第一行\n  参加{人次}\n", 0, 3, 5),
        ("键: >\n  第一行\n  参加{人次}\n\n  又{人次}\n", 1, 5, 4),
        ("键: 第一行\n  参加{人次}\n", 0, 2, 5),
        ("键: &a 参加{人次}\n", 0, 1, 9),
        ("键: !!str 参加{人次}\n", 0, 1, 12),
    ],
    ids=["plain", "second", "single-quoted", "double-quoted", "literal", "folded", "plain-lines", "anchor", "tag"],
)
def test_a_part_of_a_value_is_found_in_the_file(text: str, nth: int, line: int, column: int) -> None:
    assert place(text, "{人次}", nth) == Span("甲.yaml", line, column, line, column + 4)


def test_a_part_that_is_spelt_otherwise_has_the_place_of_the_whole() -> None:
    value = scalar(mapping('键: "a\\tb"\n').get("键"))
    assert value.place(0, 3) == value.span
    assert value.place(0, 0) == value.span


def test_a_repeated_part_is_told_apart_even_where_it_overlaps_itself() -> None:
    assert place("键: 甲甲甲乙甲甲\n", "甲甲", nth=2) == Span("甲.yaml", 1, 8, 1, 10)


def test_the_header_of_a_block_is_no_part_of_its_value() -> None:
    assert place("键: |2\n  共2项\n", "2") == Span("甲.yaml", 2, 4, 2, 5)


def test_each_line_of_a_literal_block_has_its_place() -> None:
    value = scalar(mapping("键: |\n  第一行\n\n    缩进行\n下: x\n").get("键"))
    assert value.value.split("\n") == ["第一行", "", "  缩进行", ""]
    assert [(span.line, span.column) for span in value.lines()][:3] == [(2, 3), (3, 1), (4, 5)]


def test_each_line_of_another_scalar_has_the_place_of_the_whole() -> None:
    value = scalar(mapping('键: "第一行\n\n  第二行"\n').get("键"))
    assert value.value == "第一行\n第二行"
    assert value.lines() == [value.span] * 2


# What is found without stopping


def read(text: str) -> list[str]:
    return findings(compose(text, "甲.yaml").diagnostics)


def test_a_duplicate_key_is_reported_with_both_places() -> None:
    (found,) = compose("会议:\n  名称: 甲\n  日期: 乙\n  名称: 丙\n", "甲.yaml").diagnostics
    assert (str(found.span), found.code) == ("甲.yaml:4:3", "YML002")
    assert found.values == {"key": "名称", "line": "2"}


def test_the_first_of_two_duplicate_keys_counts() -> None:
    root = compose("甲: 1\n甲: 2\n", "甲.yaml").value
    assert isinstance(root, Mapping)
    assert [scalar(value).value for _, value in root.items] == ["1"]


def test_the_same_key_in_two_mappings_is_no_duplicate() -> None:
    assert read("- 标题: 甲\n- 标题: 乙\n") == []


def test_a_key_spelt_in_quotes_is_the_same_key() -> None:
    assert read("标题: 甲\n'标题': 乙\n") == ["甲.yaml:2:1 YML002"]


def test_all_faults_that_do_not_stop_the_reading_are_found_together() -> None:
    assert read("甲: 1\n甲: 2\n乙: !mine 3\n丙: *x\n<<: 4\n") == [
        "甲.yaml:2:1 YML002",
        "甲.yaml:3:4 YML006",
        "甲.yaml:4:4 YML008",
        "甲.yaml:5:1 YML011",
    ]


def test_faults_found_before_broken_syntax_are_reported_with_it() -> None:
    found = refused(lambda: compose("甲: 1\n甲: 2\n乙: | 3\n", "甲.yaml"))
    assert findings(found) == ["甲.yaml:2:1 YML002", "甲.yaml:3:6 YML044"]


@pytest.mark.parametrize("tag", ["!mine", "!!python/object/apply:os.system", "!!int", "!<x:y>"])
def test_a_tag_is_refused_and_its_text_stays_text(tag: str) -> None:
    value, diagnostics = compose(f"键: {tag} 12\n", "甲.yaml")
    assert findings(diagnostics) == ["甲.yaml:1:4 YML006"]
    assert isinstance(value, Mapping)
    assert scalar(value.get("键")).value == "12"


@pytest.mark.parametrize("tag", ["!", "!!str"])
def test_a_tag_that_says_text_is_allowed(tag: str) -> None:
    assert scalar(mapping(f"键: {tag} 12\n").get("键")).value == "12"


def test_a_tag_on_a_list_or_mapping_is_refused() -> None:
    assert read("甲: !set {x}\n乙: !pairs [y]\n") == ["甲.yaml:1:4 YML006", "甲.yaml:2:4 YML006"]


def test_an_alias_of_a_text_gives_the_text_where_it_was_written() -> None:
    root = mapping("甲: &x 文字\n乙: *x\n")
    assert scalar(root.get("乙")) == scalar(root.get("甲"))


def test_an_alias_of_an_anchor_given_twice_takes_the_latter() -> None:
    root = node("- &x 一\n- &x 二\n- *x\n")
    assert isinstance(root, Sequence)
    assert scalar(root.items[2]).value == "二"


def test_an_alias_of_a_list_or_of_nothing_is_refused() -> None:
    assert read("甲: &x [1]\n乙: *x\n丙: *y\n") == ["甲.yaml:2:4 YML009", "甲.yaml:3:4 YML008"]


def test_an_alias_inside_its_own_anchor_is_refused() -> None:
    assert read("甲: &x [*x]\n") == ["甲.yaml:1:8 YML008"]


def test_a_merge_key_is_refused_unless_it_is_quoted() -> None:
    assert read("<<: {甲: 1}\n") == ["甲.yaml:1:1 YML011"]
    assert read("'<<': 1\n") == []


def test_each_key_that_is_no_text_is_reported_once() -> None:
    assert read("[甲]: 1\n{乙: 2}: 3\n") == ["甲.yaml:1:1 YML010", "甲.yaml:2:1 YML010"]


@pytest.mark.parametrize("second", ["---\n乙: 2\n", "...\n---\n乙: 2\n", "...\n乙: 2\n", "--- 乙\n"])
def test_a_second_document_is_refused_where_it_begins(second: str) -> None:
    (found,) = refused(lambda: compose("甲: 1\n" + second, "甲.yaml"))
    assert found.code == "YML004"
    assert found.span is not None
    assert found.span.line == (3 if second.startswith("...\n") else 2)


def test_a_document_may_open_with_three_dashes() -> None:
    assert scalar(mapping("---\n甲: 1\n...\n").get("甲")).span.line == 2
