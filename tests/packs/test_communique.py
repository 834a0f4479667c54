"""The shipped pack communique: what each key prints, and how it shares data with the work report."""

from __future__ import annotations

from pathlib import Path

import printed
import pytest

from reportgen.document import Paragraph, Value

LEAST = """
组织: {全称: 某某县计划生育协会}
会议: {名称: 第二次会议, 日期: 2023-03-28}
报告人: {职务: 某某县计划生育协会会长, 姓名: 张三}
回顾年度: 2022年
计划年度: 2023年
"""
SHORT = LEAST.replace("会}", "会, 简称: 县计生协}", 1)


def lines(folder: Path, news: str = "{地点: 县城}", data: str = SHORT) -> list[str]:
    """The paragraphs of the news, each behind its role."""
    return printed.lines(folder, "communique", f"{data}消息: {news}\n")


def test_the_least_news_says_who_met_where_and_when(tmp_path: Path) -> None:
    assert lines(tmp_path, data=LEAST) == [
        "title 某某县计划生育协会 第二次会议在县城召开",
        "body 3月28日，某某县计划生育协会第二次会议在县城召开。总结2022年工作，部署2023年工作任务。"
        "某某县计划生育协会会长张三主持会议并作工作报告。",
        "body 张三总结了某某县计划生育协会2022年工作，提出了2023年工作建议。",
    ]


@pytest.mark.parametrize(
    ("news", "words"),
    [
        ("{通称: 县计划生育协会}", "title 县计划生育协会 第二次会议召开"),
        ("{指导思想: 会议以实干为先}", "召开。会议以实干为先，总结2022年工作"),
        ("{主持人: 副会长李四}", "副会长李四主持会议，县计生协会长张三作工作报告。"),
        ("{指出: 成绩很大。}", "张三指出，成绩很大。"),
        ("{强调: 要抓落实。}", "body 张三强调，要抓落实。"),
        ("{要求: 要有行动。}", "body 张三要求，要有行动。"),
        ("{审议事项: [甲决议]}", "body 会议审议通过了甲决议。"),
        ("{审议事项: [甲决议, 乙决议]}", "body 会议审议通过了甲决议和乙决议。"),
        ("{审议事项: [甲, 乙, 丙]}", "body 会议审议通过了甲、乙和丙。"),
        ("{交流发言: 甲乡}", "body 甲乡介绍经验。"),
        ("{出席: 30多名理事}", "body 30多名理事参加会议。"),
        ("{交流发言: 甲乡, 出席: 30多名理事}", "body 甲乡介绍经验，30多名理事参加会议。"),
        ("{署名: 县计生协}", "signature （县计生协）"),
        ("{署名: (县计生协)}", "signature (县计生协)"),
    ],
)
def test_what_may_be_left_out_is_printed_when_it_is_there(tmp_path: Path, news: str, words: str) -> None:
    assert words not in "\n".join(lines(tmp_path))
    assert words in "\n".join(lines(tmp_path, news))


def test_the_news_prints_overview_and_appeal_of_the_report(tmp_path: Path) -> None:
    data = SHORT + '总评: "{回顾年度}成绩很大。"\n结束语: {正文: 让我们同心, 号召: 为家庭幸福而奋斗！}\n'
    found = lines(tmp_path, "{指出: 工作走在前列。, 要求: 要有行动}", data)
    assert found[-2].endswith("张三指出，2022年成绩很大。工作走在前列。")
    assert found[-1] == "body 张三要求，要有行动，为家庭幸福而奋斗！"


def test_a_day_of_another_year_is_printed_in_full(tmp_path: Path) -> None:
    data = LEAST.replace("2023-03-28", "2024-03-28")
    assert lines(tmp_path, data=data)[1].startswith("body 2024年3月28日，")


def test_shortened_words_keep_their_origin(tmp_path: Path) -> None:
    lead = printed.tree(tmp_path, "communique", f"{SHORT}消息: {{通称: 某某县计划生育协会}}\n").blocks[1]
    assert isinstance(lead, Paragraph)
    values = [inline for inline in lead.content if isinstance(inline, Value)]
    origins = {value.text: str(value.origin.span) for value in values}
    assert origins["3月28日"] == "数据.yaml:3:21"
    assert origins["县计生协会长"] == "数据.yaml:4:11"


def test_data_of_the_work_report_are_accepted_whole(tmp_path: Path) -> None:
    more = "标题: 大标题\n开头: 开头。\n回顾: [{标题: 甲}]\n总要求: 要求。\n任务: [{标题: 乙, 正文: 丙。, 目标: 丁}]\n"
    assert lines(tmp_path, data=SHORT + more) == lines(tmp_path)
