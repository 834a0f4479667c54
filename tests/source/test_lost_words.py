"""A blank and a `#` begin a comment: words that were meant to be printed are told before they are lost."""

import pytest
from reading import findings

from reportgen.source import Severity, load
from reportgen.source.catalog import severity_of


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("标题: 推进健康 #促进\n", "1:10", "#促进"),
        ("标题:\n  - 甲 #乙 丙  \n  - 丁\n", "2:7", "#乙 丙"),
        ("标题: [甲 #乙\n  ]\n", "1:8", "#乙"),
    ],
    ids=["text", "item", "flow"],
)
def test_words_behind_a_blank_and_a_sign_are_told_with_their_place(text: str, place: str, words: str) -> None:
    (found,) = load(text.encode(), "甲.yaml").diagnostics
    assert (str(found.span), found.code, found.values["words"]) == (f"甲.yaml:{place}", "YML049", words)
    assert severity_of(found.code) is Severity.WARNING


@pytest.mark.parametrize(
    "text",
    [
        "标题: 推进健康 # 这里是说明\n",
        '标题: "推进 #促进"\n',
        "正文: |\n  推进 #促进\n",
        "# 说明 #促进\n标题: 甲\n",
        "标题: 甲#乙\n",
    ],
    ids=["comment", "quoted", "block", "line", "joined"],
)
def test_comments_and_signs_that_lose_nothing_are_left_alone(text: str) -> None:
    assert findings(load(text.encode(), "甲.yaml").diagnostics) == []
