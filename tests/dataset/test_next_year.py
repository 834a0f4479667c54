"""A data file made that of the next year: what is left open, what stays, and the tasks that are to be answered."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading import mapping, node, refused, scalar

from reportgen.dataset import Field, load_schema
from reportgen.dataset.next_year import next_year, promised, values
from reportgen.source import Mapping, load
from reportgen.source.slips import apply

SCHEMA = """
type: object
properties:
  title: {x-name: 标题, type: string, x-next-year: open}
  name: {x-name: 单位, type: string}
  day: {x-name: 日期, type: string, format: date}
  founded: {x-name: 成立, type: string, format: date, x-next-year: keep}
  year: {x-name: 年度, type: string, format: figure, x-next-year: year}
  rate: {x-name: 比率, type: string, format: figure}
  lists: {x-name: 单子, type: array, items: {type: string, x-next-year: open}}
  figures: {x-name: 数字, type: object, format: figures}
  fixed: {x-name: 常数, type: object, format: figures, x-next-year: keep}
  commitments:
    x-name: 上年任务
    description: 逐项答复。
    x-description-en: Answer each.
    x-next-year: tasks
    type: array
    items:
      type: object
      properties:
        title: {x-name: 标题, type: string}
        target: {x-name: 目标, type: string}
        answer: {x-name: 答复, description: 三选一。, x-description-en: One of three., type: string}
  review: {x-name: 回顾, type: string, format: prose}
  tasks:
    x-name: 任务
    type: array
    items: {type: object, properties: {title: {x-name: 标题, type: string}, target: {x-name: 目标, type: string}}}
"""


def schema() -> Field:
    result = load_schema(node(SCHEMA))
    assert result.diagnostics == ()
    return result.value


def rolled(text: str, chinese: bool = True) -> str:
    """What the values of `text` become in the next year."""
    root = load(text.encode(), "甲.yaml").value
    assert root is not None
    return apply(text, next_year(values(root, schema()), chinese))


def answered(*texts: str) -> list[str]:
    """Files, as the open items change them."""
    roots = [mapping(text, f"{at}.yaml") for at, text in enumerate(texts)]
    edits = promised(roots, schema())
    return [apply(text, [edit for edit in edits if edit.span.path == f"{at}.yaml"]) for at, text in enumerate(texts)]


@pytest.mark.parametrize(
    ("this_year", "following"),
    [
        ("日期: 2022-07-19\n", "日期:   # 上年：2022-07-19\n"),
        ("日期: 2022-07-19  # 会务组定\n", "日期:   # 会务组定  # 上年：2022-07-19\n"),
        ("日期: 2022-07-19   # 上年：2021-07-01\n", "日期:   # 上年：2022-07-19\n"),
        ("成立: 1980-05-29\n单位: 某县\n", "成立: 1980-05-29\n单位: 某县\n"),
        ("年度: 2021年\n", "年度: 2022年\n"),
        ('年度: "2021"\n', '年度: "2022"\n'),
        ("年度: 去年\n", "年度: 去年\n"),
        ("比率: 81.7%\n", "比率:   # 上年：81.7%\n"),
        ('比率: "81.7%"\n', "比率:   # 上年：81.7%\n"),
        ("比率: {值: 5, 单位: '%'}\n", "比率: {值: , 单位: '%'}  # 上年：5\n"),
        ("标题:\n", "标题:\n"),
        ("标题: |\n  凝心聚力\n\n  再创佳绩\n单位: 甲\n", "标题:   # 上年：\n  # 凝心聚力\n\n  # 再创佳绩\n单位: 甲\n"),
        ("标题: >-\n  凝心\n  聚力", "标题:   # 上年：\n  # 凝心\n  # 聚力"),
        ("单子:\n  - 甲\n  - 乙\n", "单子:\n  -   # 上年：甲\n  -   # 上年：乙\n"),
        ("不认识: 1个\n", "不认识: 1个\n"),
        ("常数:\n  市县: 111个\n", "常数:\n  市县: 111个\n"),
    ],
)
def test_a_value_of_the_next_year_is_left_open_moves_on_or_stays(this_year: str, following: str) -> None:
    assert rolled(this_year) == following


def test_figures_are_left_open_with_last_years_beside_them_and_formulas_and_comments_stay() -> None:
    text = (
        "# 统计口径见年报\n数字:\n  # 会员\n  会员:\n    人数: 630多万人  # 年报\n    户数: {值: 3户, 来源: 年报}\n"
        '    每户: "= 人数 / 户数"\n    家: {大: 1个, 小: 2个}\n    空:\n'
    )
    assert rolled(text) == (
        "# 统计口径见年报\n数字:\n  # 会员\n  会员:\n    人数:   # 年报  # 上年：630多万人\n"
        "    户数: {值: , 来源: 年报}  # 上年：3户\n"
        '    每户: "= 人数 / 户数"\n    家: {大: , 小: }  # 上年：大 1个、小 2个\n    空:\n'
    )


def test_english_files_get_english_comments() -> None:
    assert rolled("day: 2022-07-19\n", chinese=False) == "day:   # last year: 2022-07-19\n"


def test_line_ends_and_the_byte_order_mark_stay() -> None:
    assert rolled("\ufeff日期: 2022-07-19\r\n单位: 甲\r\n") == "\ufeff日期:   # 上年：2022-07-19\r\n单位: 甲\r\n"


def test_a_quoted_text_on_several_lines_is_left_alone_and_told() -> None:
    assert [each.code for each in refused(lambda: rolled('标题: "第六\n  届"\n'))] == ["PRJ017"]


NAMES = st.text("甲乙丙丁戊", min_size=1, max_size=3)
NUMBERS = st.sampled_from(["12个", "近8.5万元", "630多万人", "81.7%", '"= 甲 + 乙"', ""])
COMMENTS = st.sampled_from(["", "  # 年报", "  # 上年：9个"])
GROUPS = st.dictionaries(NAMES, st.tuples(NUMBERS, COMMENTS), min_size=1, max_size=5)


@given(st.dictionaries(NAMES, GROUPS, min_size=1, max_size=5))
def test_of_any_figures_the_names_stay_and_formulas_and_nothing_else(
    groups: dict[str, dict[str, tuple[str, str]]],
) -> None:
    lines = ["数字:"]
    for group, figures in groups.items():
        lines += [f"  {group}:", *(f"    {name}: {number}".rstrip() + note for name, (number, note) in figures.items())]
    after = load(rolled("\n".join([*lines, ""])).encode(), "甲.yaml")
    assert after.diagnostics == ()
    assert isinstance(after.value, Mapping)
    table = after.value.get("数字")
    assert isinstance(table, Mapping)
    for key, found in table.items:
        assert isinstance(found, Mapping)
        typed = {name: number for name, (number, _) in groups[key.value].items()}
        left = {name.value: scalar(value) for name, value in found.items}
        assert {name: each.value for name, each in left.items()} == {
            name: number.strip('"') if "=" in number else "" for name, number in typed.items()
        }
        opened = [name for name, number in typed.items() if number and "=" not in number]
        assert all(f"# 上年：{typed[name]}" in left[name].rest_of_line for name in opened)


# The tasks


TASKS = "任务:\n  - 目标: 全部建成\n    标题: 建好会员之家\n  - 标题: 用好“新媒体”\n  - 目标: 没有标题\n"
ITEMS = "  - 标题: 建好会员之家\n    目标: 全部建成\n    答复:\n\n  - 标题: 用好“新媒体”\n    答复:\n"


def test_the_tasks_stand_in_front_of_the_review_to_be_answered() -> None:
    review, tasks = answered("# 说明\n\n# 开头\n回顾: 好。\n", TASKS)
    assert review == f"# 说明\n\n# 逐项答复。\n# 答复：三选一。\n上年任务:\n{ITEMS}\n# 开头\n回顾: 好。\n"
    assert tasks == TASKS


def test_without_a_review_they_stand_in_front_of_the_tasks() -> None:
    assert answered(TASKS) == [f"# 逐项答复。\n# 答复：三选一。\n上年任务:\n{ITEMS}\n{TASKS}"]


def test_they_take_the_place_of_those_that_were_answered() -> None:
    answers = "  - 标题: 旧事\n    答复: 完成\n  - 标题: 又一件\n    目标: |\n      一行\n      两行\n"
    (review, _) = answered(f"# 我的话\n上年任务:\n{answers}\n回顾: 好。\n", TASKS)
    assert review == f"# 我的话\n上年任务:\n{ITEMS}\n回顾: 好。\n"
    assert answered("上年任务:\n回顾: 好。\n", TASKS)[0] == f"上年任务:\n{ITEMS}回顾: 好。\n"


def test_english_tasks_become_english_items() -> None:
    (text,) = answered("tasks:\n  - title: 'Build: all'\nreview: Good.\n")
    assert text == (
        '# Answer each.\n# answer: One of three.\ncommitments:\n  - title: "Build: all"\n    answer:\n\n'
        "tasks:\n  - title: 'Build: all'\nreview: Good.\n"
    )


@pytest.mark.parametrize("text", ["回顾: 好。\n", "任务:\n", "任务: 无\n", "任务: [无]\n", "任务:\n  - 目标: 无\n"])
def test_without_tasks_there_is_nothing_to_answer(text: str) -> None:
    assert answered(text) == [text]


def test_items_on_one_line_are_left_alone_and_told() -> None:
    texts = [mapping("上年任务: [{标题: 旧事}]\n", "一.yaml"), mapping(TASKS, "二.yaml")]
    assert [each.code for each in refused(lambda: promised(texts, schema()))] == ["PRJ017"]


def test_an_unknown_fate_of_a_value_is_told() -> None:
    found = load_schema(node("type: object\nproperties:\n  a: {type: string, x-next-year: maybe}\n")).diagnostics
    assert [(each.code, each.values["key"]) for each in found] == [("SCH006", "x-next-year")]
