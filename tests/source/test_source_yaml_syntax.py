"""What an office person types wrongly in YAML: the code and place of each slip, and how it is put right."""

import pytest
from reading import all_found, findings, refused, scalar

from reportgen.source import Mapping, compose, in_order
from reportgen.source.catalog import message
from reportgen.source.slips import repair

# What is typed; where the findings stand, and their codes; the text put right, None where that is a person's choice.
SLIPS = {
    "a full-width colon": (
        "会议:\n  名称：第五次会议\n  日期: 2022-07-19\n",
        "2:5 YML020",
        "会议:\n  名称: 第五次会议\n  日期: 2022-07-19\n",
    ),
    "a full-width colon on the first line": ("标题： 甲\n日期: 乙\n", "1:3 YML020", "标题: 甲\n日期: 乙\n"),
    "a full-width colon on the last line": ("标题: 甲\n日期：乙\n", "2:3 YML020", "标题: 甲\n日期: 乙\n"),
    "a full-width colon in a list": (
        "任务:\n  - 标题：甲\n    正文: 乙\n",
        "2:7 YML020",
        "任务:\n  - 标题: 甲\n    正文: 乙\n",
    ),
    "a tab as indentation": ("会议:\n\t名称: 甲\n", "2:1 YML023", "会议:\n  名称: 甲\n"),
    "a tab after blanks": ("会议:\n  名称: 甲\n  \t日期: 乙\n", "3:3 YML023", None),
    "full-width blanks as indentation": (
        "正文: |\n  甲\n\u3000\u3000乙\n日期: 丙\n",
        "3:1 YML030",
        "正文: |\n  甲\n  乙\n日期: 丙\n",
    ),
    "full-width blanks above": (
        "数字:\n  甲:\n\u3000\u3000  乙: 1\n  丙: 2\n",
        "3:1 YML030",
        "数字:\n  甲:\n      乙: 1\n  丙: 2\n",
    ),
    "a tab in a block": ("正文: |\n\t甲\n", "2:1 YML023", "正文: |\n  甲\n"),
    "a full-width colon above a comment": (
        "会议:\n  名称：甲\n  # 注\n  日期: 乙\n",
        "2:5 YML020",
        "会议:\n  名称: 甲\n  # 注\n  日期: 乙\n",
    ),
    "no colon on the first line below a name": ("会议:\n  第五次会议\n  日期: 乙\n", "2:3 YML022", None),
    "no blank after the dash": ("任务: 甲\n-乙\n日期: 丙\n", "2:1 YML031", None),
    "no blank after the colon": ("标题: 甲\n日期:2022\n", "2:3 YML032", "标题: 甲\n日期: 2022\n"),
    "no blank after the first colon": ("标题:工作报告\n日期: 甲\n", "1:3 YML032", "标题: 工作报告\n日期: 甲\n"),
    "no blank after the colon, indented": (
        "会议:\n  名称:甲\n  日期: 乙\n",
        "2:5 YML032",
        "会议:\n  名称: 甲\n  日期: 乙\n",
    ),
    "no colon": ("标题: 甲\n第二行\n日期: 乙\n", "2:1 YML022", None),
    "a second colon": ("正文: 说: 好\n", "1:6 YML021", "正文: '说: 好'\n"),
    "an entry below a text": ("会议: 甲\n  日期: 乙\n", "2:3 YML038", None),
    "an entry indented too far": ("会议:\n  名称: 甲\n    日期: 乙\n", "3:5 YML038", None),
    "an entry indented too little": ("会议:\n  名称: 甲\n 日期: 乙\n", "3:2 YML029", None),
    "a first entry indented by mistake": (" 标题: 甲\n日期: 乙\n", "2:1 YML029", None),
    "a line of a block indented too little": ("正文: |\n  甲\n 乙\n", "3:2 YML029", None),
    "the same below prose with a full-width colon": ("正文: |\n  做法如下：甲\n 乙\n", "3:2 YML029", None),
    "no closing double quote": ('标题: "工作报告\n日期: 甲\n', "1:5 YML024", '标题: "工作报告"\n日期: 甲\n'),
    "no closing single quote": ("标题: '工作报告\n日期: 甲\n", "1:5 YML024", "标题: '工作报告'\n日期: 甲\n"),
    "no closing quote, and a line that goes on": ('标题: "工作\n  报告\n日期: 甲\n', "1:5 YML024", None),
    "no closing quote, and a quote below": (
        '标题: "工作报告\n日期: "甲"\n',
        "1:5 YML024",
        '标题: "工作报告"\n日期: "甲"\n',
    ),
    "an equals sign for a colon": ("甲: 1\n姓名=张三\n", "2:3 YML040", None),
    "slashes before a comment": ("甲: 1\n// 说明\n", "2:1 YML041", "甲: 1\n# 说明\n"),
    "a number for a dash": (
        "任务:\n  1. 标题: 甲\n     正文: 乙\n",
        "2:3 YML042",
        "任务:\n  -  标题: 甲\n     正文: 乙\n",
    ),
    "a sentence that falls out of a text": (
        "正文: |\n  第一段。\n\n第二段。\n日期: 甲\n",
        "4:1 YML045",
        "正文: |\n  第一段。\n\n  第二段。\n日期: 甲\n",
    ),
    "a first sentence that falls out of a text": (
        "任务:\n  - 正文: |\n第一段。\n\n第二段。\n    目标: 甲\n",
        "3:1 YML045, 5:1 YML045",
        "任务:\n  - 正文: |\n      第一段。\n\n      第二段。\n    目标: 甲\n",
    ),
    "a first sentence beside the name of its text": (
        "甲:\n  正文: |\n  第一段。\n    第二段。\n",
        "3:3 YML045",
        "甲:\n  正文: |\n    第一段。\n    第二段。\n",
    ),
    "a paragraph pasted from Word": (
        "任务:\n  - 正文: |\n　　第一段，甲。\n　　第二段。\n    目标: 甲\n",
        "3:1 YML030, 4:1 YML030",
        "任务:\n  - 正文: |\n      第一段，甲。\n      第二段。\n    目标: 甲\n",
    ),
    "a word that falls out of a text": ("正文: |\n  第一段。\n\n日期\n乙: 甲\n", "4:1 YML022", None),
    "no blank before |": ("正文:|\n  第一段。\n日期: 甲\n", "1:3 YML032", "正文: |\n  第一段。\n日期: 甲\n"),
    "words behind a quote": ('标题: "甲" 乙\n', "1:9 YML029", None),
    "a single quote inside single quotes": ("标题: 'it's'\n", "1:9 YML029", None),
    "a backslash in double quotes": ('文件: "C:\\data"\n', "1:8 YML025", '文件: "C:\\\\data"\n'),
    "a list item without its dash": (
        "任务:\n  - 标题: 甲\n    正文: 乙\n  标题: 丙\n    正文: 丁\n",
        "4:3 YML028",
        None,
    ),
    "a list item indented wrongly": ("- 标题: 甲\n - 标题: 乙\n", "2:2 YML028", None),
    "a list on the line of its name": ("任务: - 甲\n", "1:5 YML028", None),
    "a name after a list": ("- 甲\n标题: 乙\n", "2:1 YML028", None),
    "a text that begins with @": ("标题: @甲\n", "1:5 YML026", "标题: '@甲'\n"),
    "a text that begins with %": ("比例: %甲\n", "1:5 YML026", "比例: '%甲'\n"),
    "a text that begins with a backtick": ("标题: `甲`\n", "1:5 YML026", "标题: '`甲`'\n"),
    "a text that begins with bold": ("正文: **要点**如下\n", "1:5 YML026", "正文: '**要点**如下'\n"),
    "a text that begins with &": ("标题: &甲\n", "1:5 YML026", "标题: '&甲'\n"),
    "a text that begins with !": ("标题: !甲\n", "1:5 YML026", "标题: '!甲'\n"),
    "a text that begins with >": ("标题: > 甲\n", "1:5 YML026", None),
    "a text that begins with |": ("标题: | 甲\n", "1:7 YML044", None),
    "a text that begins with a comma": ("标题: ,甲\n", "1:5 YML026", None),
    "a text that begins with a closing bracket": ("标题: ]甲\n", "1:5 YML026", None),
    "a text that begins with a reference": (
        "正文: {防控.人次}参加了活动\n",
        "1:5 YML026",
        "正文: '{防控.人次}参加了活动'\n",
    ),
    "a text that begins with two references": ("正文: {甲}、{乙}\n", "1:5 YML026", "正文: '{甲}、{乙}'\n"),
    "a file that begins with a reference": ("{甲}参加\n", "1:1 YML026", None),
    "a text that begins with ?": ("标题: ? 甲\n", "1:5 YML026", None),
    "a list item that begins with a reference": (
        "- {防控.人次}参加了活动\n",
        "1:3 YML026",
        "- '{防控.人次}参加了活动'\n",
    ),
    "a text that begins with a square bracket": ("标题: [试行]工作报告\n", "1:5 YML026", "标题: '[试行]工作报告'\n"),
    "no closing brace": ("标题: {甲\n日期: 乙\n", "1:5 YML027", None),
    "no closing square bracket": ("数据: [甲, 乙\n日期: 丙\n", "1:5 YML027", None),
    "two commas between brackets": ("数据: [甲, , 乙]\n", "1:9 YML027", None),
    "no comma between brackets": ("数据: [甲: 乙: 丙]\n", "1:5 YML027", None),
    "a stray closing bracket": ("标题: 甲\n}\n", "2:1 YML029", None),
    "a full-width colon with nothing behind it": (
        "会议：\n  名称: 甲\n  日期: 乙\n任务: 丙\n会后：\n  名称: 丁\n",
        "1:3 YML020, 5:3 YML020",
        "会议:\n  名称: 甲\n  日期: 乙\n任务: 丙\n会后:\n  名称: 丁\n",
    ),
    "a full-width colon in a nested record": (
        "任务:\n  - 标题: 甲\n    正文：乙\n  - 标题: 丙\n",
        "3:7 YML020",
        "任务:\n  - 标题: 甲\n    正文: 乙\n  - 标题: 丙\n",
    ),
    "a full-width colon behind a quoted name": ("“标题”：甲\n日期: 乙\n", "1:5 YML020", "“标题”: 甲\n日期: 乙\n"),
    "a full-width colon before a quoted text": ("标题：“甲”\n日期: 乙\n", "1:3 YML020", "标题: “甲”\n日期: 乙\n"),
    "a small colon": ("标题﹕甲\n日期: 乙\n", "1:3 YML020", "标题: 甲\n日期: 乙\n"),
    "a full-width colon in the project file": (
        "报告：\n  工作报告:\n    模板包：work-report\n    数据: [甲.yaml]\n",
        "1:3 YML020, 3:8 YML020",
        "报告:\n  工作报告:\n    模板包: work-report\n    数据: [甲.yaml]\n",
    ),
    "no blank after the colon, before quotes": ('标题:"甲"\n日期: 乙\n', "1:3 YML032", '标题: "甲"\n日期: 乙\n'),
    "no blank after the colon of a time": ("时间:12:30\n日期: 乙\n", "1:3 YML032", "时间: 12:30\n日期: 乙\n"),
    "no blank after the dash of a record": (
        "任务:\n  -标题: 甲\n    正文: 乙\n  -标题: 丙\n    正文: 丁\n",
        "2:3 YML031, 4:3 YML031",
        "任务:\n  - 标题: 甲\n    正文: 乙\n  - 标题: 丙\n    正文: 丁\n",
    ),
    "a dash before a number": ("任务: 甲\n-5\n日期: 丙\n", "2:1 YML031", None),
    "a full-width dash of a list": (
        "任务:\n  － 标题: 甲\n    正文: 乙\n",
        "2:3 YML034",
        "任务:\n  - 标题: 甲\n    正文: 乙\n",
    ),
    "a long dash of a list": (
        "任务:\n  - 标题: 甲\n  —标题: 乙\n",
        "3:3 YML034",
        "任务:\n  - 标题: 甲\n  - 标题: 乙\n",
    ),
    "a dot in the place of a dash": (
        "任务:\n  · 标题: 甲\n    正文: 乙\n",
        "2:3 YML034",
        "任务:\n  - 标题: 甲\n    正文: 乙\n",
    ),
    "a Chinese dash at the beginning": ("任务: 甲\n——乙\n日期: 丙\n", "2:1 YML022", None),
    "no blank after the dash, and entries below the text": (
        "任务:\n  -标题: 甲\n   正文: 乙\n   备注: 丙\n  -标题: 丁\n   正文: 戊\n",
        "2:3 YML031, 3:4 YML029, 4:4 YML029, 5:3 YML031, 6:4 YML029",
        "任务:\n  - 标题: 甲\n    正文: 乙\n    备注: 丙\n  - 标题: 丁\n    正文: 戊\n",
    ),
    "an entry of an item one blank too far left": (
        "- 标题: 甲\n 正文: 乙\n",
        "2:2 YML029",
        "- 标题: 甲\n  正文: 乙\n",
    ),
    "a full-width hash": ("＃ 说明\n标题: 甲\n", "1:1 YML035", "# 说明\n标题: 甲\n"),
    "a full-width hash below a name": ("会议:\n  ＃ 说明\n  名称: 甲\n", "2:3 YML035", "会议:\n  # 说明\n  名称: 甲\n"),
    "a blank of Excel behind the colon": ("标题:\u00a0甲\n日期: 乙\n", "1:4 YML033", "标题: 甲\n日期: 乙\n"),
    "a full-width blank behind the colon": ("标题:\u3000甲\n日期: 乙\n", "1:4 YML033", "标题: 甲\n日期: 乙\n"),
    "a full-width blank behind a name with entries": ("会议:\u3000\n  名称: 甲\n", "1:4 YML033", "会议:\n  名称: 甲\n"),
    "a blank of Excel behind the dash": (
        "任务:\n  -\u00a0标题: 甲\n    正文: 乙\n",
        "2:4 YML033",
        "任务:\n  - 标题: 甲\n    正文: 乙\n",
    ),
    "blanks of a web page as indentation": (
        "会议:\n\u00a0\u00a0名称: 甲\n  日期: 乙\n",
        "2:1 YML030",
        "会议:\n  名称: 甲\n  日期: 乙\n",
    ),
    "a tab behind the dash": (
        "任务:\n  -\t标题: 甲\n    正文: 乙\n",
        "2:4 YML023",
        "任务:\n  - 标题: 甲\n    正文: 乙\n",
    ),
    "a tab that means four blanks": (
        "会议:\n    名称: 甲\n\t日期: 乙\n",
        "3:1 YML023",
        "会议:\n    名称: 甲\n    日期: 乙\n",
    ),
    "two tabs below a list": (
        "任务:\n  - 标题: 甲\n\t\t正文: 乙\n",
        "3:1 YML023",
        "任务:\n  - 标题: 甲\n    正文: 乙\n",
    ),
    "an entry indented one blank too far": (
        "会议:\n  名称: 甲\n   日期: 乙\n",
        "3:4 YML038",
        "会议:\n  名称: 甲\n  日期: 乙\n",
    ),
    "a second colon before a comment": ("正文: 说: 好 # 注\n", "1:6 YML021", None),
    "a second colon and a text that goes on": ("正文: 说: 好\n  又好\n", "1:6 YML021", None),
    "a second colon and a quote": ("正文: it's: ok\n", "1:9 YML021", "正文: 'it''s: ok'\n"),
    "a second colon in Chinese quotes": ("标题: “说: 好”\n日期: 乙\n", "1:5 YML036", '标题: "说: 好"\n日期: 乙\n'),
    "a Chinese closing quote": ('标题: "甲”\n日期: 乙\n', "1:7 YML036", '标题: "甲"\n日期: 乙\n'),
    "two Chinese quotes behind a half-width one": (
        '标题: "他说“好”\n日期: 乙\n',
        "1:5 YML024",
        '标题: "他说“好”"\n日期: 乙\n',
    ),
    "a full-width closing bracket": ("数据: [甲, 乙］\n日期: 丙\n", "1:10 YML037", "数据: [甲, 乙]\n日期: 丙\n"),
    "a full-width closing brace": ("数字: {值: 5｝\n日期: 丙\n", "1:10 YML037", "数字: {值: 5}\n日期: 丙\n"),
    "a full-width comma between entries": (
        "数字: {值: 5，单位: 万元}\n日期: 丙\n",
        "1:10 YML037",
        "数字: {值: 5, 单位: 万元}\n日期: 丙\n",
    ),
    "a backslash among good escapes": ('文件: "C:\\new\\data"\n', "1:12 YML025", None),
    "half a character as an escape": ('标题: "\\ud800"\n', "1:6 YML025", None),
    "a text that begins with @ and goes on": ("标题: @甲\n  乙\n", "1:5 YML026", None),
    "a text that begins with @ before a comment": ("标题: @甲 # 注\n", "1:5 YML026", None),
    "a text that begins with @ between brackets": ("数据: [@甲, 乙]\n", "1:6 YML026", None),
}


@pytest.mark.parametrize(("text", "expected"), [case[:2] for case in SLIPS.values()], ids=SLIPS)
def test_a_slip_is_told_by_its_code_at_its_place(text: str, expected: str) -> None:
    told = findings(in_order(all_found(lambda: compose(text, "甲.yaml"))))
    assert told == [f"甲.yaml:{each}" for each in expected.split(", ")]


@pytest.mark.parametrize(("text", "right"), [(case[0], case[2]) for case in SLIPS.values()], ids=SLIPS)
def test_a_slip_is_put_right_or_left_to_a_person(text: str, right: str | None) -> None:
    repaired, fixes = repair(text, "甲.yaml")
    assert repaired == (text if right is None else right)
    assert len(fixes) == (0 if right is None else len(all_found(lambda: compose(text, "甲.yaml"))))
    if right is not None:
        assert compose(right, "甲.yaml").diagnostics == ()


def test_a_slip_is_explained_in_words_and_with_a_way_out() -> None:
    (found,) = compose("会议:\n  名称：第五次会议\n  日期: 2022-07-19\n", "甲.yaml").diagnostics
    assert message(found, "zh") == "这里用了全角冒号“：”。请改成半角冒号加一个空格“: ”。"
    assert message(found, "en") == "This is a full-width colon “：”. Use a half-width colon and a blank: “: ”."


# Reading on


def test_all_slips_of_a_file_are_told_at_once_with_what_else_is_wrong() -> None:
    text = "标题：甲\n正文: 说: 好\n正文: 乙\n会议:\n\t名称: 丙\n任务:\n  -标题: 丁\n    正文: 戊\n附：己\n"
    assert findings(in_order(compose(text, "甲.yaml").diagnostics)) == [
        "甲.yaml:1:3 YML020",
        "甲.yaml:2:6 YML021",
        "甲.yaml:3:1 YML002",
        "甲.yaml:5:1 YML023",
        "甲.yaml:7:3 YML031",
        "甲.yaml:9:2 YML020",
    ]


def test_behind_a_slip_values_and_places_are_those_of_the_file() -> None:
    root, (found,) = compose("标题:   甲\n会议：  第五次{届}会议\n日期: 丙\n", "甲.yaml")
    assert isinstance(root, Mapping)
    value = scalar(root.get("会议"))
    assert value.value == "第五次{届}会议"
    assert str(value.span) == "甲.yaml:2:6"
    assert str(value.place(3, 3)) == "甲.yaml:2:9"
    assert found.fix is not None
    assert (found.fix.span.column, found.fix.span.end_column, found.fix.replacement) == (3, 6, ": ")


def test_behind_a_slip_that_only_a_person_can_put_right_nothing_is_read() -> None:
    found = refused(lambda: compose('甲：乙\n丙: "丁\n戊：己\n', "甲.yaml"))
    assert findings(in_order(found)) == ["甲.yaml:1:2 YML020", "甲.yaml:2:4 YML024"]


def test_of_very_many_slips_the_first_fifty_are_told() -> None:
    text = "".join(f"- 甲: 乙: {number}\n" for number in range(200))
    assert len(refused(lambda: compose(text, "甲.yaml"))) == 50
    repaired, fixes = repair(text, "甲.yaml")
    assert len(fixes) == 200
    assert compose(repaired, "甲.yaml").diagnostics == ()


def test_a_fix_that_does_not_help_is_not_offered() -> None:
    (found,) = refused(lambda: compose("任务: 甲\n-乙\n日期: 丙\n", "甲.yaml"))
    assert (found.code, found.fix) == ("YML031", None)


def test_a_limit_holds_behind_a_slip_too() -> None:
    found = refused(lambda: compose("标题：甲\n日期: " + "[" * 100 + "\n", "甲.yaml"))
    assert [each.code for each in found] == ["YML003", "YML020"]


def test_what_is_no_usual_slip_is_told_in_the_parser_s_words() -> None:
    (found,) = refused(lambda: compose("%YAML 2.0\n---\n甲: 乙\n", "甲.yaml"))
    assert str(found.span) == "甲.yaml:1:1"
    assert message(found, "zh").startswith("这里不合 YAML 的写法（found incompatible YAML document）。")


def test_a_full_width_colon_in_a_text_is_no_slip() -> None:
    assert compose("正文: 做法如下：甲\n标题: 说：“好”\n", "甲.yaml").diagnostics == ()


def test_a_slip_is_found_below_a_long_correct_file() -> None:
    text = "".join(f"数{number}: {number}\n" for number in range(1000)) + "坏：1\n好: 2\n"
    assert findings(compose(text, "甲.yaml").diagnostics) == ["甲.yaml:1001:2 YML020"]


def test_a_slip_in_a_file_without_a_last_line_end_is_inside_the_file() -> None:
    (found,) = compose('甲: "乙', "甲.yaml").diagnostics
    assert str(found.span) == "甲.yaml:1:4"
