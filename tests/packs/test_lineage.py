"""What a pack changes of those it extends, the record it keeps of them, and what their upgrades make stale."""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st
from memory import MemoryWorld
from reading import findings

from reportgen.packs import find_chain
from reportgen.packs.lineage import (
    RECORD,
    Contents,
    Key,
    Part,
    Record,
    changes,
    inherited,
    read_record,
    record_text,
    stale,
    take_record,
    unrecorded,
)
from reportgen.source import Result, Span

CLOSING, SIZE, TITLE = Key("message", "closing"), Key("style", "title", "size"), Key("key", "title", "description")


def pack(name: str, parts: Mapping[Key, str], version: str = "1.0.0") -> Contents:
    place = Span(f"{name}/pack.yaml", 1, 1)
    return Contents(name, version, {key: Part(text, place, f"的{key.name}") for key, text in parts.items()})


BASE = pack("base", {SIZE: "二号", CLOSING: "甲"})
PARENT = pack("parent", {CLOSING: "", TITLE: "标题。"})


def shown(*parts: Part | None) -> list[str | None]:
    return [None if part is None else part.text for part in parts]


# Changes


def test_what_a_pack_inherits_is_the_nearest_word_on_each_thing() -> None:
    assert {key: part.text for key, part in inherited([pack("child", {}), PARENT, BASE]).items()} == {
        SIZE: "二号",
        CLOSING: "",
        TITLE: "标题。",
    }


def test_changes_are_what_is_said_otherwise_or_anew_kind_by_kind() -> None:
    new = Key("block", "own")
    child = pack("child", {TITLE: "标题。", SIZE: "小二", CLOSING: "谢谢！", new: "乙\n"})
    found = changes([child, PARENT, BASE])
    assert [(change.key, *shown(change.before, change.after)) for change in found] == [
        (new, None, "乙\n"),
        (CLOSING, "", "谢谢！"),
        (SIZE, "二号", "小二"),
    ]


# Stale

CHILD = pack("child", {CLOSING: "谢谢！", SIZE: "小二", TITLE: "题目。"})


def after(**versions: Contents) -> list[tuple[Key | str | None, ...]]:
    """What is stale, recorded against PARENT and BASE, once the packs are as given."""
    record = take_record([CHILD, PARENT, BASE])
    found = stale(record, [CHILD, versions.get("parent", PARENT), versions.get("base", BASE)])
    return [(each.key, each.then, *shown(each.current)) for each in found]


def test_nothing_is_stale_while_the_parents_stay_as_they_were() -> None:
    assert after() == []
    assert after(parent=PARENT._replace(version="1.1.0")) == []


def test_a_change_is_stale_when_the_parent_words_the_same_thing_anew() -> None:
    assert after(parent=pack("parent", {CLOSING: "再见。", TITLE: "标题。"})) == [(CLOSING, "", "再见。")]
    assert after(base=pack("base", {SIZE: "三号"})) == [(SIZE, "二号", "三号")]


def test_a_change_is_stale_when_the_parent_no_longer_has_the_thing() -> None:
    assert after(parent=pack("parent", {CLOSING: ""})) == [(TITLE, "标题。", None)]


def test_what_the_pack_leaves_alone_may_change() -> None:
    more = pack("parent", {CLOSING: "", TITLE: "标题。", Key("message", "other"): "乙"})
    assert after(parent=more) == []


def test_a_change_that_the_record_does_not_know_is_named() -> None:
    record = Record("parent", "1.0.0", {str(CLOSING): ""}, {})
    assert unrecorded(record, [CHILD, PARENT, BASE]) == [SIZE, TITLE]
    assert unrecorded(take_record([CHILD, PARENT, BASE]), [CHILD, PARENT, BASE]) == []


def test_a_new_pack_s_record_knows_sentences_looks_blocks_and_numbers_but_not_every_key() -> None:
    record = take_record([pack("child", {}), PARENT, BASE])
    assert record == Record(
        "parent",
        "1.0.0",
        {"style title size": "二号", "message closing": ""},
        {"message 的closing": "message closing"},
    )


def test_a_sentence_that_is_gone_is_known_by_its_chinese_name() -> None:
    record = take_record([CHILD, PARENT, BASE])
    child = pack("child", {Key("message", "的closing"): "谢谢！"})
    (found,) = stale(record, [child, pack("parent", {}), pack("base", {})])
    assert (found.key.name, found.then, found.current) == ("的closing", "", None)


# The record as a file


def read(content: str) -> Result[Record | None]:
    files = {"t/a/pack.yaml": "name: a\n", **({f"t/a/{RECORD}": content} if content else {})}
    return read_record(find_chain("a", ["t"], MemoryWorld(files), Span("")).packs[0])


TEXTS = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Cf", "Co", "Cn", "Zl", "Zp")) | st.just("\n"), max_size=30
)


TABLES = st.dictionaries(TEXTS, TEXTS, max_size=4)


@given(st.builds(Record, TEXTS, TEXTS, TABLES, TABLES))
def test_a_record_reads_back_as_it_was_written(record: Record) -> None:
    assert read(record_text(record)) == Result(record)


def test_a_pack_without_a_record_has_none() -> None:
    assert read("") == Result(None)


def test_a_damaged_record_is_told() -> None:
    damaged = [
        "parent: a\n",
        "[a]\n",
        "parent: [a]\nversion: 1\nparts: {}\n",
        "parent: a\nversion: 1\nparts: [a]\n",
        "a: @\n",
    ]
    found = [findings(read(text).diagnostics) for text in damaged]
    assert found == [["t/a/inherited.yaml PCK025"]] * 4 + [["t/a/inherited.yaml:1:4 YML026"]]
    assert [read(text).value for text in damaged] == [None] * 5
