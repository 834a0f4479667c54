"""Versions of packs, and what a pack asks of the one that it extends."""

import pytest
from memory import MemoryWorld
from reading import findings, refused

from reportgen.packs import PackChain, find_chain, split_parent
from reportgen.source import Diagnostic, Span
from reportgen.source.catalog import message


def chain(extends: str, parent: str = "name: parent\nversion: 1.2.0\n", child: str = "版本: 0.3\n") -> PackChain:
    files = {"t/parent/pack.yaml": parent, "t/child/pack.yaml": f"名称: child\n继承: {extends}\n{child}"}
    return find_chain("child", ["t"], MemoryWorld(files), Span("reportgen.yaml", 3, 10))


def faults(extends: str, parent: str = "name: parent\nversion: 1.2.0\n") -> list[Diagnostic]:
    return refused(lambda: chain(extends, parent))


@pytest.mark.parametrize(
    "extends",
    ["parent", "parent@>=1", "parent@>=1.2,<2", "parent@~=1.2", "parent@==1.2.0", "parent @ >= 1, != 1.1", "parent@>1"],
)
def test_a_parent_of_a_version_that_will_do_is_extended(extends: str) -> None:
    assert [pack.name for pack in chain(extends).packs] == ["child", "parent"]


@pytest.mark.parametrize("extends", ["parent@>=2", "parent@<1.2", "parent@>=1,<1.2", "parent@~=1.3", "parent@==1.2.1"])
def test_another_version_is_refused_where_it_is_asked_for(extends: str) -> None:
    assert findings(faults(extends)) == ["t/child/pack.yaml:2:5 PCK012"]


def test_the_finding_names_both_packs_and_both_versions() -> None:
    (found,) = faults("parent@>=2")
    assert message(found, "zh").startswith("模板包“child”（0.3）要的是 parent@>=2，现有的“parent”是 1.2.0。")
    assert message(found, "en").startswith(
        "The pack “child” (0.3) asks for parent@>=2, but the “parent” there is 1.2.0."
    )


def test_a_parent_without_a_version_meets_nothing_that_is_asked() -> None:
    (found,) = faults("parent@>=0", "name: parent\n")
    assert "现有的“parent”是 没有写版本" in message(found, "zh")
    assert chain("parent", "name: parent\n").packs


def test_a_version_that_is_to_come_counts() -> None:
    assert chain("parent@>=2.0rc1", "name: parent\nversion: 2.0rc2\n").packs


@pytest.mark.parametrize("asked", ["@", "@1", "@1以上", "@>=一", "@>=1 <2", "@≥1", "@>=1,,<x"])
def test_what_can_t_be_read_as_a_wish_is_told(asked: str) -> None:
    assert findings(faults(f"'parent{asked}'")) == ["t/child/pack.yaml:2:5 PCK013"]


@pytest.mark.parametrize("version", ["第一版", "1.0版", "v一", "1..0", "最新"])
def test_a_version_that_is_none_is_told(version: str) -> None:
    assert findings(faults("parent", f"name: parent\nversion: {version}\n")) == ["t/parent/pack.yaml:2:10 PCK014"]


@pytest.mark.parametrize("version", ["1", "1.0", "1.10.3", "2022.1", "2.0rc1", "1.0.post1"])
def test_a_version_may_be(version: str) -> None:
    assert chain("parent", f"name: parent\nversion: {version}\n").packs[1].text("version") == version


@pytest.mark.parametrize(
    ("text", "parts"),
    [("甲", ("甲", "")), ("甲@>=1", ("甲", ">=1")), (" 甲 @ >=1,<2 ", ("甲", ">=1,<2")), ("@>=1", ("", ">=1"))],
)
def test_name_and_wish_are_parted(text: str, parts: tuple[str, str]) -> None:
    assert split_parent(text) == parts


# pack.yaml in both languages


def test_pack_yaml_may_be_written_in_chinese() -> None:
    child = chain("parent", child="标题: 本县\n").packs[0]
    assert (child.text("version"), child.text("title"), child.text("name")) == ("", "本县", "child")


def test_a_key_in_both_languages_is_told() -> None:
    files = {"t/a/pack.yaml": "name: a\n标题: 甲\ntitle: 乙\n"}
    found = refused(lambda: find_chain("a", ["t"], MemoryWorld(files), Span("")))
    assert findings(found) == ["t/a/pack.yaml:3:1 PCK023"]


def test_looks_sentences_and_keys_may_stand_in_pack_yaml_itself_or_be_left_empty() -> None:
    inline = "样式:\n  样式: {正文: {字号: 小三}}\n语句:\nschema: {type: object}\n"
    found = chain("parent", child=inline)
    assert [(layer.pack, str(layer.node.span)) for layer in found.layers("styles").value] == [
        ("child", "t/child/pack.yaml:4:3")
    ]
    assert found.layers("messages").value == ()
    assert len(found.yaml("schema").value) == 1
