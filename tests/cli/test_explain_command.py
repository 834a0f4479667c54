"""`reportgen explain`: what a code means, why, examples and the way out, in the language of the messages."""

import re

import pytest

from reportgen.cli import run
from reportgen.source.catalog import CATALOG

CHINESE = """\
数据错误 DAT008
是什么：“…”不是日期：“…”。
为什么：日期要写全年月日，并且日历上有这一天；程序按它印出“2022年7月19日”。
怎么办：请写成 2022-07-19 的样子，并核对有没有这一天。
不对的例子：
    会议: {名称: 第五次会议, 日期: 2022-02-30}
对的例子：
    会议: {名称: 第五次会议, 日期: 2022-07-19}
"""

ENGLISH = """\
data error DAT008
What: “…” is no date: “…”.
Why: A date has year, month and day, and the calendar has the day; it is printed as 2022年7月19日.
Remedy: Write it like 2022-07-19, and check that the day exists.
Wrong:
    会议: {名称: 第五次会议, 日期: 2022-02-30}
Right:
    会议: {名称: 第五次会议, 日期: 2022-07-19}
"""


@pytest.mark.parametrize(("language", "page"), [("zh", CHINESE), ("en", ENGLISH)])
@pytest.mark.parametrize("code", ["DAT008", "dat008", "Dat008"])
def test_a_code_is_explained(capsys: pytest.CaptureFixture[str], language: str, page: str, code: str) -> None:
    assert run(["--lang", language, "explain", code]) == 0
    assert capsys.readouterr() == (page, "")


def test_several_codes_are_explained_one_below_the_other_and_each_once(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--lang", "zh", "explain", "DAT008", "FIG002", "dat008"]) == 0
    said = capsys.readouterr().out
    assert said.startswith(f"{CHINESE}\n数字错误 FIG002\n")
    assert said.count("DAT008") == 1


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("code", CATALOG)
def test_every_code_can_be_explained(capsys: pytest.CaptureFixture[str], language: str, code: str) -> None:
    assert run(["--lang", language, "explain", code]) == 0
    printed = capsys.readouterr()
    assert printed.err == ""
    heading, what, *_ = printed.out.splitlines()
    assert heading.endswith(f" {code}")
    assert not re.search(r"\{\w+\}", what)


def test_without_a_code_all_are_listed_on_a_line_each(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--lang", "zh", "explain"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == len(CATALOG)
    assert "数据错误 DAT005  “…”是空的。" in lines
    assert "标记警告 MRK003  链接“…”没有做成链接，只印出了文字。" in lines


def test_an_unknown_code_is_wrong_usage_and_the_known_ones_are_explained(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--lang", "zh", "explain", "DAT80", "DAT008", "hello"]) == 2
    printed = capsys.readouterr()
    assert printed.out == CHINESE
    assert printed.err == (
        "命令错误 USE008：没有“DAT80”这样的代码。是不是“DAT001”？\n"
        "命令错误 USE008：没有“HELLO”这样的代码。用 reportgen explain 看全部代码。\n"
    )
