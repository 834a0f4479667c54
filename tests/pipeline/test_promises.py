"""Last year's plan and words against this year's report: what is not answered, not shown, or copied."""

from __future__ import annotations

import pytest
from small_project import found_in, in_memory

from reportgen.pipeline import WRITERS, load_project, require
from reportgen.pipeline.compile import compile_report

PROJECT = """\
期间: 2022
报告:
  简报: {模板包: note, 数据: ["data/{期间}/数据.yaml"]}
"""
_TITLED = "title: {x-name: 标题, type: string}, text: {x-name: 正文, type: string, format: prose}"
SCHEMA = f"""\
type: object
properties:
  title: {{x-name: 标题, type: string}}
  review_year: {{x-name: 回顾年度, type: string, format: figure}}
  text: {{x-name: 开头, type: string, format: prose}}
  opening: {{x-name: 总说, type: string, format: prose}}
  figures: {{x-name: 数字, type: object, format: figures}}
  commitments:
    x-name: 上年任务
    type: array
    items:
      type: object
      properties:
        title: {{x-name: 标题, type: string}}
        answer: {{x-name: 答复, type: string}}
        evidence: {{x-name: 依据, type: string, format: prose}}
        told_in: {{x-name: 见, type: string}}
  review: {{x-name: 回顾, type: array, items: {{type: object, properties: {{{_TITLED}}}}}}}
  tasks: {{x-name: 任务, type: array, items: {{type: object, properties: {{{_TITLED}}}}}}}
"""
LAST = "任务:\n  - {标题: 建好会员之家}\n  - {标题: 用好新媒体}\n"
HEAD = "数字: {会员: {家: 52个}}\n回顾:\n  - {标题: 组织建设}\n"


def findings(this: str, last: str | None = LAST, project: str = PROJECT) -> list[str]:
    """What is found in this year's data, with those of the year before."""
    files = {
        "reportgen.yaml": project,
        "templates/note/schema.yaml": SCHEMA,
        "data/2022/数据.yaml": f"标题: 简报\n{this}",
    }
    return found_in(in_memory(files if last is None else {**files, "data/2021/数据.yaml": last}))


def answer(text: str, tasks: str = "") -> list[str]:
    """What is found when last year's only task is answered so."""
    items = f"上年任务:\n  - {{标题: 建好会员之家, {text}}}\n"
    return findings(HEAD + items + tasks, "任务:\n  - {标题: 建好会员之家}\n")


# Answers


def test_tasks_of_last_year_that_nobody_answers_are_one_finding() -> None:
    assert findings("回顾:\n  - {标题: 组织建设}\n") == [
        "TSK001 data/2021/数据.yaml:2:10 count=2 tasks=建好会员之家；用好新媒体"
    ]


def test_open_items_and_tasks_whose_item_was_deleted_are_told_together() -> None:
    this = "上年任务:\n  - 标题: 建好会员之家\n    答复:\n"
    assert findings(this) == ["TSK001 data/2022/数据.yaml:3:9 count=2 tasks=建好会员之家；用好新媒体"]


def test_a_title_that_was_touched_up_is_still_that_of_the_task() -> None:
    touched = "  - {标题: 建好、用好会员之家, 答复: 完成, 依据: 52个}\n"
    this = f"上年任务:\n{touched}  - {{标题: 用好新媒体, 答复: 完成, 依据: 6期}}\n"
    assert findings(this) == []


def test_of_many_tasks_ten_are_named() -> None:
    last = "任务:\n" + "".join(f"  - 标题: 任务之{at}\n" for at in range(12))
    (found,) = findings("回顾:\n  - {标题: 甲}\n", last)
    assert "count=12" in found
    assert found.endswith("任务之9……")


@pytest.mark.parametrize(
    "text",
    [
        "答复: 完成, 依据: 建成52个。",
        '答复: 推进中, 依据: "建成{会员.家}。"',
        "答复: 完成, 依据: 印发《关于建好会员之家的意见》。",
        "答复: 完成, 依据: 村村建成，通过省里验收。",
        "答复: 推进中, 依据: 建成二十余个。",
        "答复: 完成, 见: 组织建设",
        "答复: done, 依据: 52个",
    ],
)
def test_an_answer_with_a_figure_or_a_fact_is_fine(text: str) -> None:
    assert answer(text) == []


@pytest.mark.parametrize("text", ["答复: 完成", "答复: 推进中, 依据: 各级高度重视，工作扎实推进。", "答复: ongoing"])
def test_an_answer_without_figure_or_fact_is_told(text: str) -> None:
    (found,) = answer(text)
    assert found.startswith("TSK003 data/2022/数据.yaml:6:")
    assert "task=建好会员之家" in found


def test_an_answer_is_one_of_three_words() -> None:
    assert answer("答复: 已完成") == ["TSK002 data/2022/数据.yaml:6:22 answer=已完成 suggestion=完成"]
    assert answer("答复: 好") == ["TSK002 data/2022/数据.yaml:6:22 answer=好"]


def test_where_a_task_is_told_is_a_heading_of_the_review() -> None:
    assert answer("答复: 完成, 见: 宣传服务")[0].split()[:3] == ["TSK004", "data/2022/数据.yaml:6:29", "title=宣传服务"]


def test_what_is_carried_over_stands_among_the_new_tasks() -> None:
    assert answer("答复: 转入下年") == ["TSK005 data/2022/数据.yaml:6:10 task=建好会员之家"]
    assert answer("答复: 转入下年", "任务:\n  - {标题: 继续建好会员之家}\n") == []
    assert answer("答复: 转入下年", "任务:\n  - {标题: 打基础, 正文: 要建好会员之家。}\n") == []
    other = answer("答复: 转入下年", "任务:\n  - {标题: 提升宣传服务水平}\n")
    assert [each.split()[0] for each in other] == ["TSK005"]


def test_answers_are_looked_at_without_a_year_before_too() -> None:
    assert [each.split()[0] for each in findings("上年任务:\n  - {标题: 甲, 答复: 完成}\n", None)] == ["TSK003"]
    assert findings("回顾:\n  - {标题: 甲}\n", None) == []


def test_a_wrong_kind_of_items_is_the_schema_s_finding_only() -> None:
    assert [each.split()[0] for each in findings("上年任务: 无\n", None)] == ["DAT006"]


# Copies

WORDS = (
    "各级协会坚持把组织建设作为基础工程来抓，指导乡镇协会按期换届，选优配强工作力量，规范会员发展和活动，"
    "推动会员之家建设向村屯延伸，基层基础不断夯实，服务能力不断提升，"
)
ENDING = "会员群众的获得感和满意度不断提高。"


def words(text: str, figure: str = "52个", year: str = "2021年") -> str:
    return f"回顾年度: {year}\n数字: {{会员: {{家: {figure}}}}}\n回顾:\n  - 标题: 组织\n    正文: |\n      {text}\n"


def test_a_paragraph_word_for_word_is_told_with_its_line() -> None:
    text = f"{WORDS}现有会员之家{{会员.家}}，{ENDING}"
    assert findings(words(text), words(text)) == ["TSK006 data/2022/数据.yaml:7:7 count=1 lines=7"]


def test_a_paragraph_with_a_new_figure_is_no_longer_word_for_word() -> None:
    text = f"{WORDS}现有会员之家{{会员.家}}，{ENDING}"
    (found,) = findings(words(text, "60个"), words(text))
    assert found.startswith("TSK007 data/2022/数据.yaml:7:7 percent=9")
    assert found.endswith("place=data/2021/数据.yaml:6")


def test_a_paragraph_of_figures_that_were_all_renewed_is_no_copy() -> None:
    text = "，".join(f"全年开展第{at}类服务活动{{会员.家}}受到群众好评" for at in "一二三四五六七")
    assert findings(words(text, "60个"), words(text)) == []


def test_the_year_that_moves_on_by_itself_makes_no_other_paragraph() -> None:
    text = f"{{回顾年度}}，{WORDS}{ENDING}"
    assert findings(words(text, year="2022年"), words(text))[0].startswith("TSK006")


def test_set_phrases_and_paragraphs_that_were_written_anew_are_left_alone() -> None:
    assert findings(words("坚持以人民为中心的发展思想。"), words("坚持以人民为中心的发展思想。")) == []
    other = WORDS.replace("指导", "督促").replace("不断", "全面").replace("推动", "加快")
    assert findings(words(other + ENDING), words(WORDS + ENDING)) == []


def test_a_sentence_of_last_year_with_its_year_is_told() -> None:
    text = "至2021年12月，全区改革方案全部出台。"
    told = ["TSK008 data/2022/数据.yaml:7:7 count=1 year=2021年 lines=7"]
    assert findings(words(text + "今年又有进展。", year="2022年"), words(text)) == told
    assert findings(words("2021年是打基础的一年，今年再上台阶。", year="2022年"), words(text)) == []
    assert findings(words(text), words(text, year="去年")) == []


def test_a_chart_of_the_same_figures_is_no_copy() -> None:
    names = ", ".join(["会员.家"] * 12)
    block = f"```图表\n      类型: 柱形图\n      数据: [{names}]\n      ```"
    assert findings(words(block), words(block)) == []


def test_paragraphs_of_a_file_are_told_together_and_comments_excuse_each_by_itself() -> None:
    text = f"{WORDS}{ENDING}\n\n      {WORDS}就是这样。"
    assert findings(words(text), words(text)) == ["TSK006 data/2022/数据.yaml:7:7 count=2 lines=7、9"]
    excused = words(text).replace("    正文: |", "    # 不查 TSK006：沿用\n    正文: |")
    assert findings(excused, words(text)) == []


def test_a_project_may_leave_out_what_it_does_not_want() -> None:
    assert findings("回顾:\n  - {标题: 甲}\n", project=PROJECT + "检查: {不查: TSK001}\n") == []


# What is empty, and what the answers are for


def test_many_empty_places_of_a_file_are_one_finding_that_names_some() -> None:
    five = "".join(f"    {name}:   # 上年：1个\n" for name in "甲乙丙丁戊")
    assert findings(f"数字:\n  会员:\n{five}", None) == [
        "PRJ019 data/2022/数据.yaml:4:7 count=5 keys=会员.甲、会员.乙、会员.丙、会员.丁、会员.戊"
    ]
    (six,) = findings(f"数字:\n  会员:\n{five}    己:\n    庚: 1个\n", None)
    assert "count=6" in six
    assert six.endswith("会员.戊……")
    assert len(findings("数字:\n  会员:\n    甲:\n    乙:\n", None)) == 2


def test_what_was_left_open_is_missing_even_where_it_need_not_be_there() -> None:
    assert findings("开头:   # 上年：好。\n", None) == ["DAT005 data/2022/数据.yaml:2:4 key=开头"]
    assert findings("开头:\n", None) == []


def test_a_template_may_print_the_answers() -> None:
    template = "# {{ title }}\n\n{% for item in commitments %}\n{{ item.answer }}：{{ item.evidence }}\n{% endfor %}\n"
    world = in_memory(
        {
            "reportgen.yaml": PROJECT,
            "templates/note/schema.yaml": SCHEMA,
            "templates/note/note.md.j2": template,
            "data/2022/数据.yaml": "标题: 简报\n上年任务:\n  - {标题: 甲, 答复: 完成, 依据: 建成52个。}\n",
        }
    )
    (job,) = require(load_project(world)).jobs.values()
    printed = compile_report(job, WRITERS["tree"], "/packs", world).value.content.decode()
    assert "Value “完成” ← 上年任务[1].答复" in printed
    assert "：建成52个。" in printed
