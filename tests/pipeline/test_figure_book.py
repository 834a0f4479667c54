"""The book of figures: every figure of a report, where the finished report prints it, and which formulas use it."""

from collections.abc import Iterator

import pytest
from memory import MemoryWorld
from small_project import FILES, PACKS, in_memory, shown

from reportgen.pipeline import WRITERS, load_project, require
from reportgen.pipeline.book import Entry, figure_book, place_in_words, screen_of, sheet_of, xlsx_of
from reportgen.source import Language, MachineError, ReportgenError, Result
from reportgen.writers.sheet import Cell, Sheet

# A report with numbered sections in parts that have none, and a figure in every kind of place.
TEMPLATE = """\
# {{ title }}

{{ text }}

## 上年工作

### 组织建设

会员{{ figures.人数 }}，比上年增加{{ figures.增加 }}。

又一段，还是{{ figures.人数 }}，以及{{ figures.人数 }}。

#### 县级{{ figures.县级 }}

- 第一{{ figures.表扬 }}
- 第二

> 引用{{ figures.引用 }}

### 表格

| 项目 | 数 |
|---|---|
| 甲 | {{ figures.甲 }} |

| 项目 | 数 |
|---|---|
| 乙 | **{{ figures.乙 }}** |

一段[^1]。

[^1]: 注：{{ figures.注 }}

## 明年工作

{{ figures.明年 }}
"""

DATA = """\
标题: 简报{总数}
数字:
  人数: {值: 630多万人, 来源: 组织部年报}
  增加: 3万人
  县级: 12个
  表扬: 2次
  引用: 5次
  甲: 1件
  乙: 2件
  注: 7条
  明年: 9项
  比率: {值: = 甲 / 乙 | 百分比(1), 来源: 秘书处}
  没有用: 1次
"""

PACK = FILES["templates/note/pack.yaml"] + "numbering: {section: 一、, item: （一）}\n"  # type: ignore[operator]

PLACES: dict[str, tuple[str, str]] = {
    "人数": (
        "上年工作 一、第1段；上年工作 一、第2段（2处）",
        "上年工作 一、 paragraph 1; 上年工作 一、 paragraph 2 (2 times)",
    ),
    "增加": ("上年工作 一、第1段", "上年工作 一、 paragraph 1"),
    "县级": ("上年工作 一、（一）标题", "上年工作 一、（一） heading"),
    "表扬": (
        "上年工作 一、（一）第1段",
        "上年工作 一、（一） paragraph 1",
    ),
    "引用": (
        "上年工作 一、（一）第3段",
        "上年工作 一、（一） paragraph 3",
    ),
    "甲": ("上年工作 二、第1个表格", "上年工作 二、 table 1"),
    "乙": ("上年工作 二、第2个表格", "上年工作 二、 table 2"),
    "注": ("上年工作 二、脚注", "上年工作 二、 note"),
    "明年": ("明年工作", "明年工作"),
    "比率": ("未印出", "not printed"),
    "没有用": ("未印出", "not printed"),
}


def world(**files: str) -> MemoryWorld:
    given = {"data.yaml": DATA.replace("简报{总数}", "简报"), "templates/note/note.md.j2": TEMPLATE}
    return in_memory({**given, "templates/note/pack.yaml": PACK, **files})


def book_of(world: MemoryWorld) -> Result[tuple[Entry, ...]]:
    project = require(load_project(world))
    return figure_book(project.jobs.values(), WRITERS["docx"], PACKS, world)


def column(sheet: Sheet, name: str) -> list[Cell]:
    return [row[sheet.head.index(name)] for row in sheet.rows]


@pytest.fixture(scope="module")
def book() -> tuple[Entry, ...]:
    entries, found = book_of(world())
    assert found == ()
    return entries


# Where printed


@pytest.mark.parametrize(("language", "head"), [("zh", "印在"), ("en", "Printed in")])
def test_a_figure_is_found_wherever_the_report_prints_it(
    book: tuple[Entry, ...], language: Language, head: str
) -> None:
    sheet = sheet_of(book, language)
    told = dict(zip([entry.figure.key for entry in book], column(sheet, head), strict=True))
    assert told == {name: words[language == "en"] for name, words in PLACES.items()}


@pytest.mark.parametrize(
    ("template", "words"),
    [
        ("# {{ figures.人数 }}\n", "报告标题"),
        ("# {{ title }}\n\n{{ figures.人数 }}\n", "开头"),
        ("# {{ title }}\n\n一\n\n{{ figures.人数 }}\n", "开头第2段"),
        ("# {{ title }}\n\n{.subtitle}\n—\n\n一\n\n{{ figures.人数 }}\n", "开头第2段"),
        ("# {{ title }}\n\n{.subtitle}\n—{{ figures.人数 }}\n\n一\n\n二\n", "开头"),
        ("# {{ title }}\n\n## 甲\n\n一\n\n二[^1]\n\n[^1]: {{ figures.人数 }}\n", "甲 第2段的脚注"),
        ("# {{ title }}\n\n## 甲\n\n## 乙[^1]\n\n[^1]: {{ figures.人数 }}\n", "乙 标题"),
        ("# {{ title }}\n\n## 甲\n\n| 数 |\n|---|\n| {{ figures.人数 }} |\n", "甲 表格"),
        ("# {{ title }}\n\n## 甲\n\n### 乙\n\n## 丙\n\n### 丁\n\n{{ figures.人数 }}\n", "丙 一、"),
        (
            "# {{ title }}\n\n## 一二三四五六七八九十甲乙丙丁戊己庚\n\n{{ figures.人数 }}\n",
            "一二三四五六七八九十甲乙丙丁戊…",
        ),
    ],
    ids=lambda value: value if "\n" not in value else "",
)
def test_a_place_is_told_by_the_headings_above_it(template: str, words: str) -> None:
    entries = book_of(world(**{"templates/note/note.md.j2": template})).value
    (entry,) = (entry for entry in entries if entry.figure.key == "人数")
    places = [place_in_words(place, "zh") for place in entry.printed]
    assert ("；".join(places) or "未印出") == words


def test_another_value_of_the_same_name_is_not_taken_for_the_figure() -> None:
    files = {"data.yaml": "标题: 简报\n数字: {标题: 3次}\n", "templates/note/note.md.j2": "# {{ title }}\n"}
    (entry,) = book_of(world(**files)).value
    assert (entry.figure.key, entry.printed) == ("标题", {})


# Formulas, sources, numbers


def test_the_formulas_that_use_a_figure_are_named(book: tuple[Entry, ...]) -> None:
    used = {entry.figure.key: entry.used_in for entry in book if entry.used_in}
    assert used == {"甲": ("比率",), "乙": ("比率",)}


def test_the_source_is_told_for_typed_and_computed_figures(book: tuple[Entry, ...]) -> None:
    sources = dict(zip([entry.figure.key for entry in book], column(sheet_of(book, "zh"), "来源"), strict=True))
    assert {name: source for name, source in sources.items() if source} == {"人数": "组织部年报", "比率": "秘书处"}


def test_the_inputs_of_a_formula_are_named_as_in_its_own_group() -> None:
    data = "标题: 简报\n数字:\n  会员: {去年: 5人}\n  理赔: {甲: 1人, 总: = 甲 + 会员.去年}\n"
    entries = book_of(world(**{"data.yaml": data, "templates/note/note.md.j2": "# {{ title }}\n"})).value
    assert column(sheet_of(entries, "zh"), "公式所用数字")[-1] == "甲=1人；会员.去年=5人"


@pytest.mark.parametrize(
    ("figure", "zh", "en"),
    [
        ("904.28万元", "9042800", "9042800"),
        ("630多万人", "约6300000", "about 6300000"),
        ("近8.5万元", "约85000", "about 85000"),
        ("81.7%", "81.7", "81.7"),
        ("-5%", "-5", "-5"),
        ("3.5‰", "3.5", "3.5"),
        ("1,234,567元", "1234567", "1234567"),
        ("第3名", "3", "3"),
        ("0.10元", "0.1", "0.1"),
        ("100个", "100", "100"),
    ],
)
def test_the_exact_number_counts_in_single_units(figure: str, zh: str, en: str) -> None:
    data = f"标题: 简报\n数字: {{人数: '{figure}'}}\n"
    entries = book_of(world(**{"data.yaml": data, "templates/note/note.md.j2": "# {{ title }}\n"})).value
    numbers = (column(sheet_of(entries, "zh"), "准确数")[0], column(sheet_of(entries, "en"), "Exact number")[0])
    assert tuple(number if isinstance(number, str) else format(number.normalize(), "f") for number in numbers) == (
        zh,
        en,
    )
    assert [isinstance(number, str) for number in numbers] == [zh.startswith("约")] * 2


# Sheets


def test_a_screen_leaves_out_columns_in_which_nothing_stands() -> None:
    files = {"data.yaml": "标题: 简报\n数字: {人数: 3人}\n", "templates/note/note.md.j2": "# {{ title }}\n"}
    sheet = screen_of(book_of(world(**files)).value, "zh")
    assert sheet.head == ("名称", "数字", "单位", "填写位置", "印在")
    assert sheet.rows == (("人数", "3人", "人", "data.yaml:2", "未印出"),)


def test_a_report_without_figures_has_an_empty_book() -> None:
    files = {"data.yaml": "标题: 简报\n", "templates/note/note.md.j2": "# {{ title }}\n"}
    entries = book_of(world(**files)).value
    assert entries == ()
    assert screen_of(entries, "en").head == ("Name", "Figure")


TWO = "报告:\n  甲: {模板包: note, 数据: data.yaml}\n  乙: {模板包: note, 数据: other.yaml}\n"


def two(other: str) -> Iterator[tuple[str, str]]:
    yield "reportgen.yaml", TWO
    yield "data.yaml", "标题: 简报\n数字: {人数: 3人}\n"
    yield "other.yaml", other
    yield "templates/note/note.md.j2", "# {{ title }}\n"


def test_several_reports_stand_in_one_book_with_a_column_for_the_report() -> None:
    sheet = screen_of(book_of(world(**dict(two("标题: 通报\n数字: {人数: 4人}\n")))).value, "zh")
    assert sheet.head[:3] == ("报告", "名称", "数字")
    assert [row[:3] for row in sheet.rows] == [("甲", "人数", "3人"), ("乙", "人数", "4人")]


def test_one_report_that_cannot_be_finished_leaves_no_book_and_all_findings_are_told() -> None:
    with pytest.raises(ReportgenError) as caught:
        book_of(world(**dict(two("数字: {人数: 很多人}\n"))))
    assert shown(caught.value.diagnostics)[0].startswith("FIG001 other.yaml:1:10 key=人数")
    assert [found.code for found in caught.value.diagnostics].count("DAT004") == 1


def test_a_fault_that_only_the_writer_finds_leaves_no_book_either() -> None:
    wide = f"# {{{{ title }}}}\n\n|{' a |' * 64}\n|{'---|' * 64}\n"
    with pytest.raises(ReportgenError) as caught:
        book_of(world(**{"templates/note/note.md.j2": wide}))
    assert [found.code for found in caught.value.diagnostics] == ["DOC002"]


def test_no_room_for_temporary_files_is_a_fault_of_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", "/nowhere")
    with pytest.raises(MachineError) as caught:
        xlsx_of(Sheet("数字", ("名称",), ()), "数字.xlsx", None, "")
    assert (caught.value.code, caught.value.path) == ("OUT004", "数字.xlsx")
