"""Chart blocks (图表) in data and templates: figures looked up by name, held against one another, put in rows."""

from __future__ import annotations

import re
from contextlib import suppress

import pytest
from charts import BAR, DATED, FIGURES, LINE, SHARE, with_chart
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from small_project import TEMPLATE, compiled, findings, in_memory, tree

from reportgen.source import ReportgenError


def chart_of(*lines: str) -> list[str]:
    """The chart that a block makes, as the tree shows it, without places and origins."""
    shown = tree(with_chart(*lines))
    chart = shown[shown.index("Chart") : shown.index("Paragraph", shown.index("Chart"))]
    return [re.sub(r" (←|@) .*", "", line) for line in chart.splitlines()]


# What is drawn


def test_two_years_stand_side_by_side_in_one_measure_with_what_the_data_wrote() -> None:
    assert chart_of(*BAR) == [
        "Chart bar chart “近两年会员” “万人”",
        "  Series “2021年”",
        "    Point “总数” 600",
        "      Value “600多万人”",
        "    Point “团体” 0.75",
        "      Value “7500人”",
        "    Point “志愿者” 210.5",
        "      Value “近210.5万人”",
        "  Series “2022年”",
        "    Point “总数” 630",
        "      Value “630多万人”",
        "    Point “团体” 0.8",
        "      Value “8000人”",
        "    Point “志愿者” 210.5",
        "      Value “近210.5万人”",
    ]


def test_a_group_is_drawn_whole_and_years_one_after_the_other() -> None:
    assert chart_of(*LINE) == [
        "Chart line chart “覆盖率” “%”",
        "  Series “城镇”",
        "    Point “2021年” 78.9",
        "      Value “78.9%”",
        "    Point “2022年” 81.7",
        "      Value “81.7%”",
        "  Series “农村”",
        "    Point “2021年” 92",
        "      Value “92%”",
        "    Point “2022年” 92",
        "      Value “92%”",
    ]


def test_every_drawn_value_keeps_its_origin_in_its_year() -> None:
    shown = tree(with_chart(*BAR))
    assert "Value “630多万人” ← 会员.总数 2022.yaml:" in shown
    assert "Value “600多万人” ← 上年.会员.总数 2021.yaml:" in shown


def test_figures_may_be_called_otherwise_and_written_as_in_prose() -> None:
    named = chart_of("类型: 构成图", "数据:", "  拨款: 经费.财政", "  会费: {经费.会费}")
    assert [line.strip() for line in named if "Point" in line] == ["Point “拨款” 904.28", "Point “会费” 252"]
    assert chart_of("kind: share", "figures: {拨款: 经费.财政, 会费: 经费.会费}") == named
    assert chart_of("kind: pie", "figures: [{经费.财政}, {经费.会费}]")[2:] != []


@pytest.mark.parametrize(
    ("called", "kind"), [("条形图", "bar"), ("折线", "line"), ("圆饼图", "share"), ("Pie", "share")]
)
def test_a_kind_may_be_called_as_people_call_it(called: str, kind: str) -> None:
    group = "会员" if kind != "share" else "[会员.总数, 会员.团体]"
    assert chart_of(f"类型: {called}", f"数据: {group}")[0] == f"Chart {kind} chart “万人”"


@pytest.mark.parametrize("names", ["总数、会员.团体", "总数，会员.团体", "总数 会员.团体", "总数, 会员.团体"])
def test_names_may_stand_in_one_text(names: str) -> None:
    listed = chart_of("类型: 柱形图", "数据: [会员.总数, 会员.团体]")
    assert chart_of("类型: 柱形图", f"数据: 会员.{names}") == listed
    assert chart_of("类型: 柱形图", f"数据: 【会员.{names}】") == listed


@pytest.mark.parametrize("fence", ["```图表：", "``` 图表", "```Chart", "```柱形图", "~~~图表"])
def test_a_fence_is_a_chart_by_any_name_that_means_one(fence: str) -> None:
    files = with_chart(*BAR)
    text = files["2022.yaml"].replace("```图表", fence).replace("  ```\n", f"  {fence[:3]}\n")
    assert "Chart bar" in tree({**files, "2022.yaml": text})


def test_figures_of_one_last_word_are_called_by_more_of_their_names() -> None:
    files = with_chart("类型: 柱形图", "数据: [会员.总数, 上年.会员.总数]")
    assert re.findall("Point “(.*?)”", tree(files)) == ["会员总数", "上年会员总数"]


def test_a_formula_is_drawn_as_it_comes_out() -> None:
    figures = FIGURES.replace("城镇: 81.7%", "城镇: = 经费.会费 / 经费.财政 | 百分比(1)")
    assert "Point “城镇” 27.9" in tree(with_chart("类型: 柱形图", "数据: 覆盖率", figures=figures))


def test_titled_charts_are_numbered_and_a_title_may_print_values() -> None:
    blocks = (
        "kind: bar\ntitle: 会员{{ figures.会员.总数 }}\nfigures: 会员",
        "kind: bar\nfigures: [{{ figures.会员.总数 }}]",
        "\n".join(SHARE),
    )
    template = TEMPLATE + "".join(f"\n```chart\n{block}\n```\n" for block in blocks)
    shown = tree(with_chart(*BAR, template=template))
    captions = re.findall(r"Paragraph chart-title.*\n((?:  .*\n)+)", shown)
    words = ["".join(re.findall("“(.*?)”", caption)) for caption in captions]
    assert words == ["图1　近两年会员", "图2　会员630多万人", "图3　经费"]
    assert shown.count("Chart bar") == 3


def test_without_a_period_the_years_are_called_this_and_last() -> None:
    figures = "数字:\n  上年: {会员: 600万人}\n  会员: 630万人\n"
    files = with_chart("类型: 柱形图", "数据: 会员", "对比: 上年", figures=figures)
    files["reportgen.yaml"] = DATED.replace("    期间: 2022\n", "").replace("{期间}", "2022")
    assert re.findall("Series “(.*?)”", tree(files)) == ["上年", "本年"]


def test_a_chart_stands_in_lists_and_quotes_and_under_a_role_of_its_own() -> None:
    template = TEMPLATE + "\n- 一\n\n  ```图表\n  类型: 柱形图\n  数据: 会员\n  ```\n"
    template += "\n{.picture}\n```图表\n类型: 柱形图\n数据: 会员\n```\n"
    shown = tree(with_chart(*SHARE, template=template))
    assert "    Chart bar chart “万人”" in shown
    assert "\nChart bar picture “万人”" in shown


# What is wrong with it, and where


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (["类型: 柱形图", "数据: [会员.总树]"], "FIG002 2022.yaml:7:8 name=会员.总树 suggestion=会员.总数"),
        (["类型: 柱形图", "数据:", "  - 会员.总数", "  - 去年.会员.总数"], "FIG002 2022.yaml:9:7 name=去年.会员.总数"),
        (["类型: 柱形图", "数据: [上年.会员]"], "FIG012 2022.yaml:7:8 name=上年.会员 members=总数、团体、志愿者"),
        (["类型: 雷达图", "数据: 会员"], "MRK012 2022.yaml:6:7 key=类型 value=雷达图"),
        (["类型：柱形图", "数据：会员"], "MRK009 2022.yaml:6:3 wanted=chart.entries"),
        (["类型: 柱形图", "数距: 会员"], "MRK010 2022.yaml:7:3 key=数距 suggestion=数据"),
        (["类型: 柱形图", "标题: 无"], "MRK011 2022.yaml:6:3 missing=数据"),
        (["类型: 柱形图", "数据:"], "MRK011 2022.yaml:6:3 missing=数据"),
        ([], "MRK011 2022.yaml:3:3 missing=类型、数据"),
        (["类型: 柱形图", "数据: []"], "MRK014 2022.yaml:6:3 count=0 limit=100"),
        (["类型: 柱形图", "数据: [会员.总数, [甲]]"], "MRK009 2022.yaml:7:15 wanted=chart.figures"),
        (["类型: [柱形图]", "数据: 会员"], "MRK012 2022.yaml:6:7 key=类型 value=…"),
        (["类型: 柱形图", "数据: 会员", "对比: 前年"], "MRK012 2022.yaml:8:7 key=对比 value=前年"),
        (["类型: 柱形图", "数据: 会员", "年数: 一百"], "MRK012 2022.yaml:8:7 key=年数 value=一百"),
        (["类型: 柱形图", "数据: 会员", "对比: 上年", "年数: 2"], "MRK013 2022.yaml:9:7 key=年数 other=对比"),
        (["类型: 饼图", "数据: 会员", "对比: 上年"], "MRK013 2022.yaml:8:7 key=对比 other=构成图"),
        (["类型: 柱形图", "数据: [会员.总数, 经费.会费]"], "MRK016 2022.yaml:7:15 name=经费.会费"),
        (["类型: 柱形图", "数据: [活动.次数]"], "MRK017 2022.yaml:7:8 name=活动.次数 text=4—6次"),
        (["类型: 构成图", "数据: 经费"], "MRK018 2022.yaml:7:7 name=经费.其他 text=-3万元"),
        (["类型: 构成图", "数据: [活动.场次]"], "MRK018 2022.yaml:6:3 name=活动.场次 text=0场"),
        (["类型: 柱形图", "数据: 会员", "年数: 3"], "FIG023 2022.yaml:7:7 name=上年.上年.会员.总数 files=2020.yaml"),
        (["类型: 柱形图", "数据: 会员", "年数: 1"], "MRK012 2022.yaml:8:7 key=年数 value=1 known=2、3"),
        (["类型: 柱形图", "数据: 会员", "标题: [甲, 乙]"], "MRK009 2022.yaml:8:7 wanted=kind.text"),
        (["类型: 柱形图", "数据: 会员.总数、会员.团休"], "FIG002 2022.yaml:7:7 name=会员.团休 suggestion=会员.团体"),
        (["类型: 柱形图", "数据: 覆概率"], "FIG002 2022.yaml:7:7 name=覆概率 suggestion=覆盖率"),
        (["类型: 饼图", "数据: 覆盖率"], "MRK019 2022.yaml:6:3 total=173.7%"),
        (["类型: 柱形图", "数据: [会员.总数"], "YML027 2022.yaml:7:7"),
        (["类型: 柱形图", "类型: 折线图", "数据: 会员"], "YML002 2022.yaml:7:3 key=类型 line=6"),
        (["类型: 柱形图", "数据: 会员", "```图表"], "MRK015 2022.yaml:6:3"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_at_its_place_in_the_block(lines: list[str], found: str) -> None:
    assert findings(with_chart(*lines))[0].startswith(found)


@pytest.mark.parametrize(
    ("title", "typed"),
    [
        ("图1 会员", "图1"),
        ("图1会员", "图1"),
        ("图表 二", "图表 二"),
        ("图1-2：会员", "图1-2"),
        ("图（一）会员", "图（一）"),
        ("图1.会员", "图1"),
        ("图1，会员", "图1"),
    ],
)
def test_a_number_typed_before_a_title_is_told(title: str, typed: str) -> None:
    assert findings(with_chart("类型: 柱形图", "数据: 会员", f"标题: {title}")) == [
        f"MRK020 2022.yaml:8:7 typed={typed}"
    ]


@pytest.mark.parametrize(
    "title",
    ["图书借阅", "图10年来的会员", "会员（图1）", "图表2022", "图2022—2024年会员", "图1.5万人", "图一览", "图3D", ""],
)
def test_words_that_only_look_like_a_number_of_a_chart_are_left_alone(title: str) -> None:
    assert not findings(with_chart("类型: 柱形图", "数据: 会员", f"标题: {title}"))


def test_mistakes_in_charts_are_told_together_with_others_of_the_data() -> None:
    files = with_chart("类型: 柱形图", "数据: [会员.总树, {会员.团体}]")
    files["2022.yaml"] = files["2022.yaml"].replace("会员增加。", "会员{会员.增加}。")
    assert findings(files) == [
        "FIG002 2022.yaml:3:5 name=会员.增加 suggestion=会员.总数",
        "FIG002 2022.yaml:7:8 name=会员.总树 suggestion=会员.总数",
    ]


def test_a_mistake_in_a_template_is_told_on_its_line() -> None:
    template = TEMPLATE + "\n```chart\nkind: bar\nfigures: [会员.总树]\n```\n"
    (found,) = findings(with_chart(*BAR, template=template))
    assert found == "FIG002 templates/note/note.md.j2:7:11 name=会员.总树 suggestion=会员.总数"


def test_a_chart_in_a_template_that_is_never_ended_says_so() -> None:
    template = TEMPLATE + "\n```chart\nkind: bar\nfigures: 会员"
    assert findings(with_chart(*BAR, template=template)) == ["MRK015 templates/note/note.md.j2:6:1"]


def test_a_word_that_yaml_takes_for_a_remark_is_told() -> None:
    assert findings(with_chart("类型: 柱形图", "标题: 会员 #1", "数据: 会员")) == ["YML049 2022.yaml:7:10 words=#1"]


def test_a_text_in_quotes_hides_the_places_of_its_lines() -> None:
    files = with_chart(*BAR)
    text = "```图表\\n类型: 柱形图\\n数据: 会员.总树\\n```"
    files["2022.yaml"] = f'标题: 简报\n正文: "{text}"\n{FIGURES}'
    assert findings(files) == ["FIG002 2022.yaml:2:5 name=会员.总树 suggestion=会员.总数"]


def test_more_figures_than_a_chart_can_show_are_refused_before_they_are_looked_up() -> None:
    names = ", ".join(["会员.总数"] * 60)
    assert findings(with_chart("类型: 柱形图", f"数据: [{names}]", "对比: 上年")) == [
        "MRK014 2022.yaml:6:3 count=120 limit=100"
    ]


def test_a_chart_in_a_footnote_is_refused() -> None:
    template = TEMPLATE + "\n注[^1]\n\n[^1]: 一\n\n    ```图表\n    类型: 柱形图\n    数据: 会员\n    ```\n"
    assert findings(with_chart(*BAR, template=template))[0].startswith("MRK004")


def test_looks_without_charts_say_which_role_is_missing() -> None:
    template = TEMPLATE + "\n{.gone}\n```图表\n类型: 柱形图\n数据: 会员\n```\n"
    (found,) = findings(with_chart(*BAR, template=template))
    assert found.startswith("MRK001")
    assert "role=gone" in found


WORDS = st.text(st.sampled_from("类型数据: 柱形图会员总数对比上年[]{}\"'#-&*|>\n\t 　`~{.}％1"), max_size=60)


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(WORDS)
def test_any_block_gives_a_chart_or_findings(words: str) -> None:
    files = with_chart(*BAR, template=TEMPLATE + "\n{% raw %}```图表\n" + words + "\n```\n{% endraw %}")
    with suppress(ReportgenError):
        assert compiled(in_memory(files), "docx").value.content
