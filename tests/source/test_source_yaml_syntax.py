"""What an office person types wrongly in YAML, and the code and place that each slip is told by."""

import pytest
from reading import findings, refused

from reportgen.source import compose
from reportgen.source.catalog import message

# What is typed; where the finding stands, and its code.
SLIPS = {
    "a full-width colon": ("会议:\n  名称：第五次会议\n  日期: 2022-07-19\n", "2:5 YML020"),
    "a full-width colon on the first line": ("标题： 甲\n日期: 乙\n", "1:3 YML020"),
    "a full-width colon on the last line": ("标题: 甲\n日期：乙\n", "2:3 YML020"),
    "a full-width colon in a list": ("任务:\n  - 标题：甲\n    正文: 乙\n", "2:7 YML020"),
    "a tab as indentation": ("会议:\n\t名称: 甲\n", "2:1 YML023"),
    "a tab after blanks": ("会议:\n  名称: 甲\n  \t日期: 乙\n", "3:3 YML023"),
    "full-width blanks as indentation": ("正文: |\n  甲\n　　乙\n日期: 丙\n", "3:1 YML030"),
    "full-width blanks above": ("数字:\n  甲:\n　　  乙: 1\n  丙: 2\n", "3:1 YML030"),
    "a tab in a block": ("正文: |\n\t甲\n", "2:1 YML023"),
    "a full-width colon above a comment": ("会议:\n  名称：甲\n  # 注\n  日期: 乙\n", "2:5 YML020"),
    "no colon on the first line below a name": ("会议:\n  第五次会议\n  日期: 乙\n", "2:3 YML022"),
    "no blank after the dash": ("任务: 甲\n-乙\n日期: 丙\n", "2:1 YML022"),
    "no blank after the colon": ("标题: 甲\n日期:2022\n", "2:1 YML022"),
    "no blank after the first colon": ("标题:工作报告\n日期: 甲\n", "1:1 YML022"),
    "no blank after the colon, indented": ("会议:\n  名称:甲\n  日期: 乙\n", "2:3 YML022"),
    "no colon": ("标题: 甲\n第二行\n日期: 乙\n", "2:1 YML022"),
    "a second colon": ("正文: 说: 好\n", "1:6 YML021"),
    "an entry below a text": ("会议: 甲\n  日期: 乙\n", "2:5 YML021"),
    "an entry indented too far": ("会议:\n  名称: 甲\n    日期: 乙\n", "3:7 YML021"),
    "an entry indented too little": ("会议:\n  名称: 甲\n 日期: 乙\n", "3:2 YML029"),
    "a first entry indented by mistake": (" 标题: 甲\n日期: 乙\n", "2:1 YML029"),
    "a line of a block indented too little": ("正文: |\n  甲\n 乙\n", "3:2 YML029"),
    "the same below prose with a full-width colon": ("正文: |\n  做法如下：甲\n 乙\n", "3:2 YML029"),
    "no closing double quote": ('标题: "工作报告\n日期: 甲\n', "1:5 YML024"),
    "no closing single quote": ("标题: '工作报告\n日期: 甲\n", "1:5 YML024"),
    "words behind a quote": ('标题: "甲" 乙\n', "1:9 YML029"),
    "a single quote inside single quotes": ("标题: 'it's'\n", "1:9 YML029"),
    "a backslash in double quotes": ('文件: "C:\\data"\n', "1:8 YML025"),
    "a list item without its dash": ("任务:\n  - 标题: 甲\n    正文: 乙\n  标题: 丙\n    正文: 丁\n", "4:3 YML028"),
    "a list item indented wrongly": ("- 标题: 甲\n - 标题: 乙\n", "2:2 YML028"),
    "a list on the line of its name": ("任务: - 甲\n", "1:5 YML028"),
    "a name after a list": ("- 甲\n标题: 乙\n", "2:1 YML028"),
    "a text that begins with @": ("标题: @甲\n", "1:5 YML026"),
    "a text that begins with %": ("比例: %甲\n", "1:5 YML026"),
    "a text that begins with a backtick": ("标题: `甲`\n", "1:5 YML026"),
    "a text that begins with bold": ("正文: **要点**如下\n", "1:5 YML026"),
    "a text that begins with &": ("标题: &甲\n", "1:5 YML026"),
    "a text that begins with !": ("标题: !甲\n", "1:5 YML026"),
    "a text that begins with >": ("标题: > 甲\n", "1:5 YML026"),
    "a text that begins with |": ("标题: | 甲\n", "1:5 YML026"),
    "a text that begins with a comma": ("标题: ,甲\n", "1:5 YML026"),
    "a text that begins with a closing bracket": ("标题: ]甲\n", "1:5 YML026"),
    "a text that begins with a reference": ("正文: {防控.人次}参加了活动\n", "1:5 YML026"),
    "a text that begins with two references": ("正文: {甲}、{乙}\n", "1:5 YML026"),
    "a file that begins with a reference": ("{甲}参加\n", "1:1 YML026"),
    "a text that begins with ?": ("标题: ? 甲\n", "1:5 YML026"),
    "a list item that begins with a reference": ("- {防控.人次}参加了活动\n", "1:3 YML026"),
    "a text that begins with a square bracket": ("标题: [试行]工作报告\n", "1:5 YML026"),
    "no closing brace": ("标题: {甲\n日期: 乙\n", "1:5 YML027"),
    "no closing square bracket": ("数据: [甲, 乙\n日期: 丙\n", "1:5 YML027"),
    "two commas between brackets": ("数据: [甲, , 乙]\n", "1:9 YML027"),
    "no comma between brackets": ("数据: [甲: 乙: 丙]\n", "1:5 YML027"),
    "a stray closing bracket": ("标题: 甲\n}\n", "2:1 YML029"),
}


@pytest.mark.parametrize(("text", "expected"), SLIPS.values(), ids=SLIPS)
def test_a_slip_is_told_by_its_code_at_its_place(text: str, expected: str) -> None:
    assert findings(refused(lambda: compose(text, "甲.yaml"))) == [f"甲.yaml:{expected}"]


def test_a_slip_is_explained_in_words_and_with_a_way_out() -> None:
    (found,) = refused(lambda: compose("会议:\n  名称：第五次会议\n  日期: 2022-07-19\n", "甲.yaml"))
    assert message(found, "zh") == "这里用了全角冒号“：”。请改成半角冒号加一个空格“: ”。"
    assert message(found, "en") == "This is a full-width colon “：”. Use a half-width colon and a blank: “: ”."


def test_what_is_no_usual_slip_is_told_in_the_parser_s_words() -> None:
    (found,) = refused(lambda: compose("%YAML 2.0\n---\n甲: 乙\n", "甲.yaml"))
    assert str(found.span) == "甲.yaml:1:1"
    assert message(found, "zh").startswith("这里不合 YAML 的写法（found incompatible YAML document）。")


def test_a_full_width_colon_in_a_text_is_no_slip() -> None:
    assert compose("正文: 做法如下：甲\n标题: 说：“好”\n", "甲.yaml").diagnostics == ()


def test_a_slip_is_found_below_a_long_correct_file() -> None:
    text = "".join(f"数{number}: {number}\n" for number in range(1000)) + "坏：1\n好: 2\n"
    assert findings(refused(lambda: compose(text, "甲.yaml"))) == ["甲.yaml:1001:2 YML020"]


def test_a_slip_in_a_file_without_a_last_line_end_is_inside_the_file() -> None:
    (found,) = refused(lambda: compose('甲: "乙', "甲.yaml"))
    assert str(found.span) == "甲.yaml:1:4"
