"""Layers of looks: what a pack or a project overrides, and every slip by its code and place."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading import findings, node

from reportgen.source import Mapping, Node
from reportgen.source.catalog import message
from reportgen.styles import Font, Length, Stylesheet, load_stylesheet, read_length


def override(base: Node, *texts: str) -> Stylesheet:
    """The base with layers of a pack or a project on it."""
    sheet, diagnostics = load_stylesheet([base, *(node(text, "样式.yaml") for text in texts)])
    assert diagnostics == ()
    assert sheet is not None
    return sheet


def faults(base: Node, *texts: str) -> list[str]:
    sheet, diagnostics = load_stylesheet([base, *(node(text, "样式.yaml") for text in texts)])
    assert sheet is None
    return findings(diagnostics)


# Overrides


@pytest.mark.parametrize(
    "text",
    [
        "styles: {body: {size: 小三}}",
        "styles: {body: {size: 15pt}}",
        "styles: {body: {size: {value: 小三, source: 本会规定}}}",
        "样式: {正文: {字号: 小三}}",
        "样式: {正文: {字号: {值: 小三, 来源: 本会规定}}}",
        "样式: {body: {字号: 15磅}}",
    ],
)
def test_one_value_is_overridden_in_short_or_long_form_and_either_language(base_styles: Node, text: str) -> None:
    sheet = override(base_styles, text)
    assert sheet.look("body").size == 30
    assert sheet.look("body").first_indent == read_length("2字")
    assert sheet.look("title").size == 44


def test_the_source_of_an_override_takes_the_place_of_the_old_one(base_styles: Node) -> None:
    assert (
        override(base_styles, "样式: {默认: {字号: {值: 小三, 来源: 本会规定}}}").sources["styles.normal.size"]
        == "本会规定"
    )
    assert override(base_styles, "样式: {默认: {字号: 小三}}").sources["styles.normal.size"] == ""


def test_the_last_layer_wins(base_styles: Node) -> None:
    sheet = override(base_styles, "样式: {标题: {加粗: 是, 字号: 一号}}", "样式: {标题: {字号: 小二}}")
    assert (sheet.look("title").bold, sheet.look("title").size) == (True, 36)


def test_what_normal_changes_all_its_heirs_change(base_styles: Node) -> None:
    sheet = override(base_styles, "样式: {默认: {颜色: 1a2B3c}}")
    assert {sheet.look(role).color for role in ("body", "title", "point", "table-head")} == {"1A2B3C"}


def test_every_section_can_be_overridden_by_its_chinese_name(base_styles: Node) -> None:
    sheet = override(
        base_styles,
        "页面: {页脚: 20mm}\n"
        "页边距: {standard: {上: 30mm}}\n"
        "字体: {仿宋: {值: 方正仿宋_GBK, 替代: 仿宋}, 隶书: 隶书}\n"
        "页码: {样式: '第 {} 页', 单页: 中, 双页: 中, 缩进: 0字}\n"
        "表格: {边框: 1pt, 单元格边距: 2mm}\n",
    )
    assert (sheet.page.footer, sheet.page.top) == (1134, 1701)
    assert sheet.fonts["仿宋"] == Font("方正仿宋_GBK", "仿宋")
    assert sheet.face("隶书") == "隶书"
    assert (sheet.page_number.pattern, sheet.page_number.odd, sheet.page_number.even) == (
        "第 {} 页",
        "center",
        "center",
    )
    assert (sheet.table.border, sheet.table.cell_margin) == (8, 113)


def test_a_face_written_alone_keeps_the_alternative_of_the_base(base_styles: Node) -> None:
    assert override(base_styles, "字体: {仿宋: 方正仿宋_GBK}").fonts["仿宋"] == Font("方正仿宋_GBK", "仿宋")


@pytest.mark.parametrize(
    ("name", "written", "attribute", "value"),
    [
        ("对齐", "左", "align", "left"),
        ("对齐", "两端", "align", "both"),
        ("align", "right", "align", "right"),
        ("加粗", "否", "bold", False),
        ("加粗", "yes", "bold", True),
        ("下划线", "true", "underline", True),
        ("大纲级别", "6", "level", 6),
        ("接排", "无", "run_in", ""),
        ("接排", "：", "run_in", "："),
        ("行距", "单倍", "line", "single"),
        ("行距", "28磅", "line", Length(560)),
        ("首行缩进", "0字", "first_indent", Length()),
        ("段前", "1行", "before", read_length("1行")),
        ("段前分页", "是", "page_break_before", True),
        ("字距", "-0.25pt", "spacing", -5),
        ("字号", "初号", "size", 84),
        ("字号", "10.5pt", "size", 21),
        ("颜色", "ff0000", "color", "FF0000"),
        ("字体", "楷体_GB2312", "font", "楷体_GB2312"),
    ],
)
def test_each_property_reads_what_people_write(
    base_styles: Node, name: str, written: str, attribute: str, value: object
) -> None:
    sheet = override(base_styles, f"样式: {{正文: {{{name}: {written}}}}}")
    assert getattr(sheet.look("body"), attribute) == value


def test_a_new_role_stands_on_a_known_one(base_styles: Node) -> None:
    sheet = override(base_styles, "样式:\n  落款:\n    基于: signature\n    加粗: 是\n")
    assert sheet.look("落款")._replace(role="", name="", label="", bold=None) == sheet.look("signature")._replace(
        role="", name="", label=""
    )._replace(based_on="signature")


def test_a_role_may_be_based_on_one_that_is_told_later(base_styles: Node) -> None:
    sheet = override(
        base_styles, "样式:\n  甲: {基于: 乙}\n  乙: {基于: 丙, 加粗: 是}\n  丙: {基于: body, 字号: 小三}\n"
    )
    assert (sheet.look("甲").bold, sheet.look("甲").size) == (True, 30)
    assert sheet.look("甲").first_indent == read_length("2字")


def test_a_stylesheet_may_do_without_a_table_of_fonts(base_styles: Node) -> None:
    assert isinstance(base_styles, Mapping)
    rest = tuple((key, value) for key, value in base_styles.items if key.value != "fonts")
    sheet, diagnostics = load_stylesheet([Mapping(rest, base_styles.span)])
    assert diagnostics == ()
    assert sheet is not None
    assert sheet.face("仿宋") == "仿宋"


def test_a_role_may_be_based_on_another_by_its_chinese_name(base_styles: Node) -> None:
    assert override(base_styles, "样式: {落款: {基于: 署名}}").look("落款").align == "right"


def test_a_new_style_for_words_needs_no_base(base_styles: Node) -> None:
    assert override(base_styles, "样式: {强调词: {种类: character, 加粗: 是}}").look("强调词").bold is True


# Slips


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- 样式", ["1:1 STL001"]),
        ("页面: A4", ["1:5 STL001"]),
        ("样式: [正文]", ["1:5 STL001"]),
        ("样式:\n  正文: 小三", ["2:7 STL001"]),
        ("格式: {}", ["1:1 STL002"]),
        ("样式: {正文: {字好: 小三}}", ["1:11 STL002"]),
        ("页面: {页边: ruler}", ["1:6 STL002"]),
        ("样式: {正文: {字号: {值: 小三, 出处: 甲}}}", ["1:23 STL002"]),
        ("页面: {宽: 宽}", ["1:9 STL003"]),
        ("页面: {页眉: -5mm}", ["1:10 STL003"]),
        ("页边距: {standard: {左: -5mm}}", ["1:21 STL003"]),
        ("表格: {边框: -1pt}", ["1:10 STL003"]),
        ("样式: {正文: {段前: 10px}}", ["1:15 STL003"]),
        ("样式: {正文: {行距: 双倍}}", ["1:15 STL003"]),
        ("页码: {缩进: 一字}", ["1:10 STL003"]),
        ("样式: {正文: {字号: 大号}}", ["1:15 STL004"]),
        ("样式: {正文: {字号: 0pt}}", ["1:15 STL004"]),
        ("样式: {正文: {字号: 1639pt}}", ["1:15 STL004"]),
        ("样式: {正文: {字号: 10.3pt}}", ["1:15 STL004"]),
        ("样式: {正文: {加粗: 对}}", ["1:15 STL005"]),
        ("样式: {正文: {加粗: }}", ["1:15 STL005"]),
        ("样式: {正文: {对齐: 靠中}}", ["1:15 STL006"]),
        ("页码: {单页: 两端}", ["1:10 STL006"]),
        ("样式: {正文: {大纲级别: 7}}", ["1:17 STL006"]),
        ("样式: {正文: {种类: 表格}}", ["1:15 STL006"]),
        ("样式: {正文: {颜色: 红}}", ["1:15 STL007"]),
        ("样式: {正文: {颜色: '#FF0000'}}", ["1:15 STL007"]),
        (f"样式: {{正文: {{字体: {'宋' * 32}}}}}", ["1:15 STL008"]),
        ("字体: {仿宋: ''}", ["1:10 STL008"]),
        ("字体: {仿宋: {值: [甲]}}", ["1:14 STL008"]),
        ("页码: {样式: '第页'}", ["1:10 STL008"]),
        ("页码: {样式: '{}/{}'}", ["1:10 STL008"]),
        ("样式: {正文: {字号: {来源: 甲}}}", ["1:15 STL009"]),
        ("样式: {正文: {字号: [小三]}}", ["1:15 STL009"]),
        ("样式: {正文: {字号: {值: [小三]}}}", ["1:15 STL009"]),
        ("页面: {页边距: rulers}", ["1:11 STL010"]),
        ("页面: {页边距: 窄}\n页边距: {窄: {上: 20mm}}", ["1:11 STL011"]),
        ("样式: {正文: {基于: 标题页}}", ["1:15 STL012"]),
        ("样式: {正文: {基于: body}}", ["1:15 STL013"]),
        ("样式: {落款: {加粗: 是}}", ["1:6 STL014"]),
        ("样式: {落 款: {基于: body}}", ["1:6 STL016"]),
        ("样式: {标题（甲）: {加粗: 是}}", ["1:6 STL016"]),
        ("样式: {落款: {基于: body, Word样式: body text}}", ["1:29 STL017"]),
        ("样式: {落款: {基于: body, Word样式: '甲,乙'}}", ["1:29 STL008"]),
        ("样式: {正文: {首行缩进: -2字}}", ["1:17 STL003"]),
        ("页面: {宽: 900mm}", ["1:9 STL003"]),
        ("表格: {边框: 20pt}", ["1:10 STL003"]),
        ("表格: {最窄: 3mm}", ["1:10 STL003"]),
        ("表格: {最宽: 0字}", ["1:10 STL003"]),
        ("表格: {上下位置: 居左}", ["1:12 STL006"]),
        ("列表: {符号: ''}", ["1:10 STL008"]),
        ("列表: {编号: '{}. 一'}", ["1:10 STL008"]),
        ("横线: {粗细: 细}", ["1:10 STL003"]),
    ],
)
def test_a_slip_is_told_by_its_code_at_its_place(base_styles: Node, text: str, expected: list[str]) -> None:
    assert faults(base_styles, text) == [f"样式.yaml:{each}" for each in expected]


@pytest.mark.parametrize(
    "text", ["页面: {宽: 28字}", "页边距: {standard: {上: 2行}}", "表格: {边框: 1字}", "样式: {正文: {字距: 1字}}"]
)
def test_a_relative_length_is_refused_where_only_an_absolute_one_makes_sense(base_styles: Node, text: str) -> None:
    assert [found.rpartition(" ")[2] for found in faults(base_styles, text)] == ["STL003"]


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("页面: {宽: 50mm}", 9),
        ("页边距: {standard: {上: 297mm}}", 21),
        ("页边距: {standard: {行距: 0mm}}", 22),
        ("页边距: {满: {上: 0mm, 下: 0mm, 左: 0mm, 右: 210mm, 行距: 1pt}}\n页面: {页边距: 满, 页脚: 8mm}", 11),
    ],
)
def test_a_page_without_room_for_text_is_refused_where_it_was_made_so(
    base_styles: Node, text: str, column: int
) -> None:
    assert faults(base_styles, text) == [f"样式.yaml:{text.count(chr(10)) + 1}:{column} STL015"]


def test_a_circle_of_styles_is_reported_with_the_place_of_each_link(base_styles: Node) -> None:
    assert faults(base_styles, "样式:\n  甲: {基于: 乙}\n  乙: {基于: 甲}\n") == [
        "样式.yaml:2:11 STL013",
        "样式.yaml:3:11 STL013",
    ]


def test_all_slips_of_all_layers_are_found_together(base_styles: Node) -> None:
    found = faults(base_styles, "页面: {宽: 甲}\n样式: {正文: {字号: 乙}}", "表格: {边框: 丙, 底色: 丁}")
    assert sorted(found) == [
        "样式.yaml:1:10 STL003",
        "样式.yaml:1:13 STL002",
        "样式.yaml:1:9 STL003",
        "样式.yaml:2:15 STL004",
    ]


def test_a_near_name_is_suggested(base_styles: Node) -> None:
    def said(text: str) -> str:
        (found,) = load_stylesheet([base_styles, node(text)]).diagnostics
        return message(found, "zh")

    assert said("样式: {正文: {首行缩近: 2字}}") == "样式里没有“首行缩近”这一项。是不是“首行缩进”？"
    assert said("样式: {正问: {字号: 小三}}").endswith("是不是“正文”？")
    assert said("页面: {页边距: rulers}") == "没有叫“rulers”的页边距。是不是“ruler”？"
    assert said("样式: {正文: {基于: nomal}}") == "样式“body”基于“nomal”，但没有这个样式。是不是“normal”？"


def missing(*layers: Node) -> Sequence[str]:
    sheet, (found,) = load_stylesheet(layers)
    assert sheet is None
    assert (found.code, found.span) == ("STL011", None)
    return found.values["missing"].split("、")


def test_a_stylesheet_without_a_base_is_told_all_that_it_lacks() -> None:
    lacking = missing()
    assert {"page.width", "page.margins", "page-number.pattern", "table.border", "styles.normal.size"} <= set(lacking)
    assert set(missing(node("页面: {宽: 210mm}"))) == set(lacking) - {"page.width"}


def test_a_font_with_only_an_alternative_is_incomplete(base_styles: Node) -> None:
    assert missing(base_styles, node("字体: {隶书: {替代: 宋体}}")) == ["fonts.隶书"]


# Any values


TEXTS = st.text(alphabet="甲1.5mpt字行是否-FFz{}", max_size=8)


@given(
    st.dictionaries(
        st.sampled_from(["字号", "行距", "颜色", "对齐", "基于", "名称", "字体", "接排", "首行缩进"]), TEXTS
    )
)
def test_any_values_give_a_stylesheet_or_findings_with_places(base_styles: Node, values: dict[str, str]) -> None:
    layer = "样式:\n  正文:\n    名称: 正文\n" + "".join(
        f"    {name}: '{value}'\n" for name, value in values.items() if name != "名称"
    )
    sheet, diagnostics = load_stylesheet([base_styles, node(layer, "样式.yaml")])
    assert (sheet is None) == bool(diagnostics)
    assert all(found.span is not None and found.span.line > 3 for found in diagnostics)
