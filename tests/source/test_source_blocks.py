"""Plain YAML read without libyaml: whatever the reader takes, it reads as libyaml does; the rest it leaves alone."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.source import Mapping, Node, ReportgenError, Scalar, compose, decode, load
from reportgen.source.blocks import read_blocks

ROOT = Path(__file__).parents[2]


def told(node: Node | None) -> Any:
    """All that a node says: what it holds and where, to the letter."""
    if isinstance(node, Scalar):
        return node.value, node.quoted, node.span, node.raw, node.lines(), node.place(0, 1)
    if isinstance(node, Mapping):
        return node.span, [(told(key), told(value)) for key, value in node.items]
    return node and (node.span, [told(item) for item in node.items])


def by_libyaml(text: str) -> Any:
    value, diagnostics = compose(text, "甲.yaml")
    assert diagnostics == ()
    return told(value)


TAKEN = {
    "keys": "标题: 年报\n日期: 2022-07-19\n",
    "comments": "# 前\n标题: 年报\n  # 中\n\n日期: 12:30\n# 后\n",
    "signs": "甲: 近8.5万元，是#1 [甲] {乙} & 'c' 10:00\n乙: “引”\n",
    "quotes": '甲: "= 乙 / 丙"\n乙: \'a: b # c\'\n丙: ""\n',
    "blocks": "甲:\n  乙:\n      丙: 1\n  丁: 2\n戊: 3\n",
    "comments behind texts": "甲: 1 # 注\n乙: 'a'  # b: c\n丙:   # 注\n  丁: a#b #c\n",
    "nothing": "甲:\n乙:\n  丙:\n",
    "lists": "甲:\n- 乙: 1\n  丙: 2\n- 乙: 3\n丁:\n    - 戊:\n      - 己: 4\n",
    "lists of texts": "甲:\n- 乙 丙\n- 'a: b' # 注\n丁:\n  - 10:30\n  - —— {期间}\n  - data/{期间}/会议.yaml\n",
    "lists of all kinds": "甲:\n  - 乙: 1\n  - 丙\n  - {丁: 2}\n  - |\n    段\n  - []\n戊: 3\n",
    "lists in lists": "甲:\n  - - 乙: 1\n      丙: 2\n    - 丁\n  - 戊\n  - - - 己\n      - 庚\n    - []\n",
    "lists in lists that are not indented": "甲:\n- - 1\n  - 2\n- 3\n",
    "flow": "甲: {值: 近2.3万 人次, 来源: 'a, b: {c}', 注: \"[x]\"} # 注\n丙: {}\n",
    "lists in flow": "甲: [甲乙, '', -5twip, 1.]\n乙: []\n",
    "first signs": "$schema: https://a/b#\n甲: -5twip\n乙: (甲)\n丙: 。\n丁: <年>\n戊: • — ·\n",
    "literal": "甲: |\n  第一段。\n\n    缩进 # 不是注\n乙:\n  - 丙: |\n      段\n\n\n  # 注\n丁: 1\n",
    "literal at the end": "甲: |\n    　　段\n\n\n",
}

DECLINED = {
    "nothing": "",
    "only comments": "# 注\n",
    "a list at the top": "- 甲: 1\n",
    "flow inside flow": "甲: {乙: [1]}\n",
    "flow on two lines": "甲: {乙: 1,\n  丙: 2}\n",
    "flow with a key alone": "甲: {乙}\n",
    "flow with a key twice": "甲: {乙: 1, 乙: 2}\n",
    "flow with a comma at the end": "甲: [乙,]\n",
    "flow with the sign of a comment": "甲: ['#']\n",
    "flow with a reference": "甲: {期间}\n",
    "a list that goes on as something else": "甲:\n  - 乙\n    丙: 1\n",
    "a list in a list that is out of line": "甲:\n  乙:\n- - 丙\n",
    "an item without anything": "甲:\n  -\n  - 乙\n",
    "an item that is a null with a comment": "甲:\n  -  # 注\n",
    "a text at the top": "- 乙\n",
    "more nodes than a file may have": "甲: [" + "1, " * 500_000 + "1]\n",
    "an anchor": "甲: &a 1\n乙: *a\n",
    "a tag": "甲: !!str 1\n",
    "a folded text": "甲: >\n  段\n",
    "a kept end": "甲: |+\n  段\n",
    "a continued text": "甲: 第一行\n  第二行\n",
    "a text below its key": "甲:\n  第一行\n",
    "an escape": '甲: "a\\tb"\n',
    "a doubled quote": "甲: 'a''b'\n",
    "a comment behind a literal mark": "甲: | # 注\n  段\n",
    "a blank at the end": "甲: 1 \n",
    "a tab": "甲:\t1\n",
    "no line end": "甲: 1",
    "a merge key": "<<: 1\n",
    "a document mark": "---\n甲: 1\n",
    "a second document": "甲: 1\n---\n乙: 1\n",
    "a key twice": "甲: 1\n甲: 2\n",
    "two colons": "甲: 乙: 1\n",
    "a colon at the end": "甲: 乙:\n",
    "a full-width colon": "甲：1\n",
    "a deeper key behind a text": "甲: 1\n  乙: 2\n",
    "a key that is out of line": "甲:\n    乙: 1\n  丙: 2\n",
    "an item that is out of line": "甲:\n    - 乙: 1\n  - 乙: 2\n",
    "a literal text that is not indented": "甲:\n  乙: |\n  段\n",
    "a literal text that loses its indentation": "甲: |\n    段\n  落\n",
    "a very long key": f"{'甲' * 1_100}: 1\n",
    "very deep blocks": "".join(f"{' ' * depth}甲:\n" for depth in range(70)),
}


@pytest.mark.parametrize("text", TAKEN.values(), ids=TAKEN)
def test_plain_yaml_is_read_as_libyaml_reads_it(text: str) -> None:
    found = read_blocks(text, "甲.yaml")
    assert found is not None
    assert told(found) == by_libyaml(text)


@pytest.mark.parametrize("text", DECLINED.values(), ids=DECLINED)
def test_what_is_not_plain_is_left_to_libyaml(text: str) -> None:
    assert read_blocks(text, "甲.yaml") is None


@pytest.mark.parametrize("name", ["会议", "数字", "回顾", "任务"])
def test_the_data_of_the_real_work_report_are_plain(name: str) -> None:
    path = ROOT / f"data/2022/{name}.yaml"
    text = decode(path.read_bytes(), path.name)
    found = read_blocks(text, "甲.yaml")
    assert found is not None
    assert told(found) == by_libyaml(text)


def test_a_file_is_read_the_same_in_either_way() -> None:
    plain, other = (load(f"甲:\n  乙: 1{blank}\n".encode(), "甲.yaml").value for blank in ("", " "))
    assert told(plain) == told(other)


LINES = st.builds(
    "{}{}{}\n".format,
    st.sampled_from(["", " ", "  ", "  ", "    ", "      "]),
    st.sampled_from(["", "", "- ", "- - ", "- - - ", "# "]),
    st.sampled_from(
        [
            "甲:",
            "乙:",
            "丙: |",
            "甲: 1",
            "乙: a b",
            "丙: 'x'",
            '丁: "x"',
            "戊: a:b",
            "己: a #b",
            "庚: ''  #",
            "辛: {甲: 1, 乙: 'x, y'}",
            '壬: [甲, "]", -1]',
            "[甲]",
            "'x'",
            "甲:乙",
            "|",
            "段",
            "",
            ":",
            "-",
        ]
    ),
)


@given(st.lists(LINES, min_size=1, max_size=8).map("".join))
@settings(max_examples=300)
def test_lines_in_any_order_are_read_as_libyaml_reads_them_or_declined(text: str) -> None:
    found = read_blocks(text, "甲.yaml")
    if found is not None:
        assert told(found) == by_libyaml(text)


@given(st.text(alphabet="甲乙1: \n-[]{}|>'\"#?,.~&*!%@`“　", max_size=30))
@settings(max_examples=300)
def test_any_characters_are_read_as_libyaml_reads_them_or_declined(text: str) -> None:
    in_lines = (text, f"甲: {text}\n", f"甲{text}: 1\n", f"甲: |\n  {text}\n", f"甲:\n  - {text}\n")
    in_flow = (f"甲: [{text}]\n", f"甲: {{乙: {text}}}\n", f"甲: {{乙{text}: 1}}\n")
    for each in (*in_lines, *in_flow):
        found = read_blocks(each, "甲.yaml")
        if found is not None:
            assert told(found) == by_libyaml(each)


@given(st.text(max_size=10))
def test_characters_of_any_script_are_read_as_libyaml_reads_them_or_declined(text: str) -> None:
    typed = f"{text}: {text}\n甲{text}: [{text}, {text}]\n乙:\n- {text}\n"
    try:
        decoded = decode(typed.encode(), "甲.yaml")
    except (ReportgenError, UnicodeEncodeError):
        return
    found = read_blocks(decoded, "甲.yaml")
    if found is not None:
        assert told(found) == by_libyaml(decoded)


@pytest.mark.timeout(10)
@pytest.mark.parametrize(
    "piece",
    [
        "甲: [1, ",
        "甲: [1 1 1",
        "甲: {甲: 1, ",
        "- 甲",
        "甲: a #a:a",
        "#\n",
        "\n",
        " ",
        "甲",
        "甲:",
        "甲: #",
        "  甲\n",
        "甲: |\n  段\n",
        "- ",
    ],
)
def test_a_long_text_is_read_or_declined_in_one_go(piece: str) -> None:
    text = piece * (200_000 // len(piece))
    assert read_blocks(text, "甲.yaml") is None


@pytest.mark.parametrize("pack", ["base", "work-report"])
def test_the_packs_of_the_work_report_are_plain(pack: str) -> None:
    for path in (ROOT / "templates" / pack).glob("*.yaml"):
        text = decode(path.read_bytes(), path.name)
        found = read_blocks(text, "甲.yaml")
        assert found is not None, path.name
        assert told(found) == by_libyaml(text)
