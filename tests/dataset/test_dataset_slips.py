"""Slips that only a look at the schema shows: what is told of them, and how they are put right."""

import pytest
from reading import findings, node
from test_dataset_load import NEEDED, PROJECT, SCHEMA, faults, leaf

from reportgen.dataset import Group, Record, load_dataset
from reportgen.source import Diagnostic, ReportgenError, compose, in_order
from reportgen.source.catalog import message
from reportgen.source.slips import apply_fixes

# What is typed below the needed keys; where the findings stand (the first line is 3), and the text put right.
SLIPS = {
    "a full-width colon in the only entry": (
        "任务:\n  - 标题：甲\n  - 标题: 乙\n",
        "4:7 YML020",
        "任务:\n  - 标题: 甲\n  - 标题: 乙\n",
    ),
    "full-width colons in all entries": (
        "数字:\n  甲：5个\n  乙：6个\n",
        "4:4 YML020, 5:4 YML020",
        "数字:\n  甲: 5个\n  乙: 6个\n",
    ),
    "no blank behind the colons of all entries": (
        "数字:\n  甲:5个\n  乙:6个\n",
        "4:4 YML032, 5:4 YML032",
        "数字:\n  甲: 5个\n  乙: 6个\n",
    ),
    "no blank behind the dashes of records": (
        "任务:\n  -标题: 甲\n  -标题: 乙\n",
        "4:3 YML031, 5:3 YML031",
        "任务:\n  - 标题: 甲\n  - 标题: 乙\n",
    ),
    "no blank behind dash and colon": (
        "任务:\n  - 标题: 甲\n  -标题：乙\n",
        "5:3 YML031, 5:6 YML020",
        "任务:\n  - 标题: 甲\n  - 标题: 乙\n",
    ),
    "no blank behind the dashes of texts": (
        "人员:\n  -张三\n  -李四\n",
        "4:3 YML031, 5:3 YML031",
        "人员:\n  - 张三\n  - 李四\n",
    ),
    "dots in the place of dashes": (
        "人员:\n  · 张三\n  · 李四\n",
        "4:3 YML034, 5:3 YML034",
        "人员:\n  - 张三\n  - 李四\n",
    ),
    "a full-width dash in the place of a dash": ("人员:\n  －张三\n", "4:3 YML034", "人员:\n  - 张三\n"),
    "a list in full-width brackets": ("人员: ［张三，李四］\n", "3:5 YML037", "人员: [张三, 李四]\n"),
    "a list in mixed brackets": ("人员: ［张三，李四]\n", "3:5 YML037", "人员: [张三, 李四]\n"),
    "figures in full-width braces": ("数字: ｛甲：5个，乙：6个｝\n", "3:5 YML037", "数字: {甲: 5个, 乙: 6个}\n"),
    "full-width brackets with quotes inside": ('人员: ［“张三”，"李四"］\n', "3:5 YML037", None),
    "full-width marks between braces": ("数字: {甲：5个，乙：6个}\n", "3:7 YML020", "数字: {甲: 5个, 乙: 6个}\n"),
    "a full-width colon between braces": ("数字: {甲：5个, 乙: 6个}\n", "3:7 YML020", "数字: {甲: 5个, 乙: 6个}\n"),
    "full-width marks in a long form": (
        "数字:\n  甲: {值：5，单位：个}\n",
        "4:8 YML020",
        "数字:\n  甲: {值: 5, 单位: 个}\n",
    ),
    "a name in Chinese quotes": ("“年度”: 2022年\n", "3:1 YML036", "年度: 2022年\n"),
    "a figure's name in Chinese quotes": ("数字:\n  “甲”: 5个\n", "4:3 YML036", "数字:\n  甲: 5个\n"),
    "a blank of Excel behind a name": ("年度\u00a0: 2022年\n", "3:3 YML033", "年度: 2022年\n"),
    "a full-width blank behind a figure's name": ("数字:\n  甲\u3000: 5个\n", "4:4 YML033", "数字:\n  甲: 5个\n"),
    "full-width blanks as indentation": (
        "数字:\n　　甲: 5个\n　　乙: 6个\n",
        "4:1 YML030, 5:1 YML030",
        "数字:\n    甲: 5个\n    乙: 6个\n",
    ),
    "one full-width blank beside blanks": (
        "数字:\n　甲: 5个\n  乙: 6个\n",
        "4:1 YML030",
        "数字:\n  甲: 5个\n  乙: 6个\n",
    ),
    "blanks of a web page as indentation": ("数字:\n\u00a0\u00a0甲: 5个\n", "4:1 YML030", "数字:\n  甲: 5个\n"),
    "full-width digits in a figure": ("年度: ２０２２年\n", "3:5 DAT015", "年度: 2022年\n"),
    "full-width digits, point and sign": ("数字: {甲: ８１．７％}\n", "3:9 DAT015", "数字: {甲: 81.7%}\n"),
    "a full-width comma in a number": ("数字:\n  甲: 5，000人\n", "4:7 DAT015", "数字:\n  甲: 5,000人\n"),
    "full-width digits in quotes": ('数字:\n  甲: "５人"\n', "4:7 DAT015", '数字:\n  甲: "5人"\n'),
    "full-width digits in the long form": (
        "数字:\n  甲: {值: １２, 单位: 万元}\n",
        "4:10 DAT015",
        "数字:\n  甲: {值: 12, 单位: 万元}\n",
    ),
    "a full-width sign of a formula": (
        "数字:\n  甲: 5个\n  乙: ＝甲 * 2\n",
        "5:6 DAT015",
        "数字:\n  甲: 5个\n  乙: =甲 * 2\n",
    ),
    "a full-width minus": ("数字:\n  甲: －５个\n", "4:6 DAT015", "数字:\n  甲: -5个\n"),
    "Excel's blank behind a figure": ("数字:\n  甲: 5个\u00a0\n", "4:6 DAT016", "数字:\n  甲: 5个\n"),
    "a full-width blank inside a figure": ("数字:\n  甲: 630\u3000万人\n", "4:6 DAT016", "数字:\n  甲: 630万人\n"),
}


def found_in(text: str) -> list[Diagnostic]:
    """What is wrong with a file, in its syntax and for the schema."""
    root, diagnostics = compose(text, "1.yaml")
    assert root is not None
    return in_order((*diagnostics, *load_dataset([root], SCHEMA, PROJECT).diagnostics))


@pytest.mark.parametrize(("text", "expected"), [case[:2] for case in SLIPS.values()], ids=SLIPS)
def test_a_slip_is_told_by_its_code_at_its_place(text: str, expected: str) -> None:
    assert findings(found_in(NEEDED + text)) == [f"1.yaml:{each}" for each in expected.split(", ")]


@pytest.mark.parametrize(("text", "right"), [(case[0], case[2]) for case in SLIPS.values()], ids=SLIPS)
def test_a_slip_is_put_right_or_left_to_a_person(text: str, right: str | None) -> None:
    assert apply_fixes(NEEDED + text, found_in(NEEDED + text))[0] == NEEDED + (text if right is None else right)
    if right is not None:
        assert faults(NEEDED + right) == []


DATES = {
    "２０２２-０７-１９": 7,
    "2022－07－19": 11,
    "2022—7—19": 11,
    "2022／7／19": 11,
    "２０２２年７月１９日": 7,
    "2022-07-19\u00a0": 7,
}


@pytest.mark.parametrize(("typed", "column"), DATES.items())
def test_a_date_typed_with_an_input_method_is_told_with_what_was_meant(typed: str, column: int) -> None:
    text = f"标题: 甲\n会议:\n  名称: 乙\n  日期: {typed}\n"
    value, (found,) = load_dataset([node(text, "1.yaml")], SCHEMA, PROJECT)
    meeting = value.values["meeting"]
    assert isinstance(meeting, Record)
    assert str(found.span) == f"1.yaml:4:{column}"
    assert found.values["meant"] == leaf(meeting.values["date"]).scalar.value.strip()
    assert faults(apply_fixes(text, [found])[0]) == []


@pytest.mark.parametrize(
    "text",
    [
        "年度: 81.7％\n",
        "数字: {甲: 1.13万人（次）}\n",
        "开头: １２３　四，五\n",
        "标题: １\n会议: {名称: ２－３}\n",
        "会议: {名称: 乙, 日期: 2022年7月19日}\n",
    ],
)
def test_what_is_right_in_its_place_is_no_slip(text: str) -> None:
    assert [each for each in faults(text) if "DAT004" not in each] == []


def test_a_figure_is_read_on_as_it_was_meant() -> None:
    value, (found,) = load_dataset([node(NEEDED + "数字: {甲: １２３．５万元}\n", "1.yaml")], SCHEMA, PROJECT)
    figures = value.values["figures"]
    assert isinstance(figures, Group)
    assert leaf(figures.values["甲"]).scalar.value == "123.5万元"
    assert message(found, "zh") == "“甲”里有全角的数字或符号：“１２３．５万元”。请写成“123.5万元”。"


def test_a_key_in_chinese_quotes_is_read_on_as_it_was_meant() -> None:
    assert faults("“标题”: 甲\n会议: {名称: 乙}\n") == ["1.yaml:1:1 YML036"]


def test_an_entry_whose_own_entries_are_indented_with_full_width_blanks_is_not_empty() -> None:
    assert faults("标题: 甲\n会议:\n　　名称: 乙\n") == ["1.yaml:3:1 YML030"]


def test_a_file_of_full_width_colons_is_told_line_by_line() -> None:
    told = [each for each in faults("标题：甲\n会议：\n  名称：乙\n") if "YML" in each]
    assert told == ["1.yaml:1:3 YML020", "1.yaml:2:3 YML020", "1.yaml:3:5 YML020"]


def test_of_a_text_of_very_many_lines_the_first_hundred_are_told() -> None:
    assert len([each for each in faults(NEEDED + "数字:\n" + "  甲：5个\n" * 1_000) if "YML020" in each]) == 100


def test_a_file_of_nothing_but_faults_is_told_up_to_a_number() -> None:
    text = "".join(f"键{number}: 1\n" for number in range(2_000))
    with pytest.raises(ReportgenError, match="DAT002") as stopped:
        load_dataset([node(text, "1.yaml")], SCHEMA, PROJECT)
    assert len(in_order(stopped.value.diagnostics)) == 202
    assert stopped.value.diagnostics[-1].code == "SRC015"
