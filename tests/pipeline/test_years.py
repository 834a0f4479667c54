"""Several years: last year's figures in formulas and prose, from its own folder, and what is wrong with them."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st
from memory import MemoryWorld
from small_project import PACKS, findings, found_in, in_memory, shown, tree

from reportgen.pipeline import WRITERS, load_project, require
from reportgen.pipeline.book import figure_book, sheet_of
from reportgen.pipeline.repair import repair_project

PROJECT = """\
报告:
  简报:
    模板包: note
    期间: 2022
    数据:
      - 标题.yaml
      - data/{期间}/数字.yaml
    输出: "{期间}年简报"
"""

FIGURES = "数字:\n  会员:\n"


def year(*figures: str) -> str:
    """A data file with figures of the group 会员."""
    return FIGURES + "".join(f"    {figure}\n" for figure in figures)


def files(text: str, **years: str) -> dict[str, str]:
    """A project whose report prints `text`, with the file of each year (`y2021`)."""
    data = {f"data/{name[1:]}/数字.yaml": content for name, content in years.items()}
    return {"reportgen.yaml": PROJECT, "标题.yaml": f'标题: 简报\n正文: "{text}"\n', **data}


THIS = year("人数: 630多万人")


# What is printed


def test_prose_prints_last_years_figure_as_it_was_typed_there_with_its_origin() -> None:
    found = tree(files("上年{上年.会员.人数}。", y2022=THIS, y2021=year("人数: 600余万人")))
    assert "Value “600余万人” ← 上年.会员.人数 data/2021/数字.yaml:3:9\n" in found


def test_a_formula_compares_with_last_year() -> None:
    this = year("人数: 630万人", '增长: "= 增长(会员.人数, 上年.会员.人数) | 百分比(1)"')
    found = tree(files("增长{会员.增长}。", y2022=this, y2021=year("人数: 600万人")))
    assert "Value “5.0%” ← 会员.增长 = 增长(会员.人数, 上年.会员.人数) | 百分比(1) data/2022/数字.yaml:4:9\n" in found
    assert "    600万人 ← 上年.会员.人数 data/2021/数字.yaml:3:9\n" in found


@pytest.mark.parametrize("name", ["上年.人数", "上年.会员.人数", "last_year.人数", "last_year.会员.人数"])
def test_last_years_names_are_looked_up_as_this_years_are(name: str) -> None:
    this = year("人数: 630万人", f'新增: "= 人数 - {name}"')
    assert "Value “30万人” ← 会员.新增" in tree(files("{会员.新增}", y2022=this, y2021=year("人数: 600万人")))


def test_a_name_that_stands_alone_is_found_in_a_group_around() -> None:
    this = year("人数: 630万人", '每户: "= 上年.总数"')
    assert "Value “9户” ← 会员.每户" in tree(files("{会员.每户}", y2022=this, y2021="数字: {总数: 9户}\n"))


def test_last_years_figure_may_be_a_formula_over_its_own_year_and_the_one_before() -> None:
    last = year("人数: 600万人", '新增: "= 人数 - 上年.人数"')
    found = tree(files("{上年.会员.新增}，{上年.上年.会员.人数}", y2022=THIS, y2021=last, y2020=year("人数: 550万人")))
    assert "Value “50万人” ← 上年.会员.新增 = 人数 - 上年.人数 data/2021/数字.yaml:4:9\n" in found
    assert "    600万人 ← 上年.会员.人数 data/2021/数字.yaml:3:9\n" in found
    assert "    550万人 ← 上年.上年.会员.人数 data/2020/数字.yaml:3:9\n" in found
    assert "Value “550万人” ← 上年.上年.会员.人数 data/2020/数字.yaml:3:9\n" in found


def test_a_formula_of_last_year_does_not_see_this_year() -> None:
    last = year('总数: "= 人数 * 2"')
    found = findings(files("{上年.会员.总数}", y2022=THIS, y2021=last))
    assert found == [
        "FIG022 data/2021/数字.yaml:3:12 key=上年.会员.总数 name=人数 files=data/2021/数字.yaml suggestion=总数"
    ]


@given(st.lists(st.integers(0, 10**6), min_size=2, max_size=90))
def test_a_total_carried_over_from_year_to_year_adds_up_over_all_of_them(numbers: list[int]) -> None:
    newest, *earlier = numbers
    carried = 'total: "= new + last_year.total"'
    years = {f"y{2021 - back}": year(f"new: {number}人", carried) for back, number in enumerate(earlier)}
    years[f"y{2022 - len(earlier)}"] = year(f"new: {earlier[-1]}人", 'total: "= new"')
    found = tree(files("{会员.total}", y2022=year(f"new: {newest}人", carried), **years))
    assert f"Value “{sum(numbers)}人” ← 会员.total" in found


def test_a_hundred_years_back_is_the_end() -> None:
    carried = year('total: "= last_year.total"')
    found = findings(files("{会员.total}", **{f"y{number}": carried for number in range(1800, 2023)}))
    assert [each.split(" ")[0] for each in found] == ["FIG022"]
    assert findings(files("{" + "上年." * 10_000 + "人数}", y2022=THIS))[0].startswith("FIG023 标题.yaml:2:6")


def test_figures_of_the_top_level_have_two_names_in_every_year() -> None:
    schema = (
        "type: object\nproperties:\n  title: {x-name: 标题, type: string, format: text}\n"
        "  text: {x-name: 正文, type: string, format: prose}\n  rate: {x-name: 比率, type: string, format: figure}\n"
        "  figures: {x-name: 数字, type: object, format: figures}\n"
    )
    given = files("{上年.比率}{上年.rate}", y2022="比率: 1%\n", y2021="rate: 2%\n")
    found = tree({**given, "templates/note/schema.yaml": schema})
    assert found.count("Value “2%” ← 上年.rate data/2021/数字.yaml:1:7\n") == 2


def test_a_group_that_is_called_last_year_comes_first() -> None:
    this = "数字:\n  上年: {人数: 1人}\n"
    found = tree(files("{上年.人数}{上年.户数}", y2022=this, y2021="数字: {人数: 2人, 户数: 3户}\n"))
    assert "Value “1人” ← 上年.人数 data/2022/数字.yaml:2:12\n" in found
    assert "Value “3户” ← 上年.户数 data/2021/数字.yaml:1:18\n" in found


def test_a_figure_that_is_called_last_year_is_a_figure_like_others() -> None:
    this = year("本年: 6人", "上年: 5人", '增长: "= 增长(本年, 上年) | 百分比(0)"')
    assert "Value “20%” ← 会员.增长" in tree(files("{会员.增长}", y2022=this))


# What is read


class Watched(MemoryWorld):
    """A world that remembers what was read."""

    def __init__(self, world: MemoryWorld) -> None:
        super().__init__(world.content)
        self.asked: list[str] = []

    def read(self, path: str) -> bytes:
        """The bytes at `path`."""
        self.asked.append(path)
        return super().read(path)


def years_read(given: Mapping[str, str]) -> list[str]:
    """The files of other years that were read, as often as they were."""
    world = Watched(in_memory(given))
    assert found_in(world) == []
    return [path for path in world.asked if path.startswith("data/") and "2022" not in path]


def test_last_years_files_are_read_once_and_only_if_something_asks_for_them() -> None:
    last = year("人数: 600万人", "户数: 5户")
    assert years_read(files("{会员.人数}", y2022=THIS, y2021="坏：[")) == []
    assert years_read(files("{上年.会员.人数}{上年.会员.户数}", y2022=THIS, y2021=last)) == ["data/2021/数字.yaml"]


def test_what_is_wrong_with_last_years_data_is_nobodys_business_but_that_of_the_figures_used() -> None:
    last = "没有: 这一项\n正文: 会员{没有}。\n日期: 昨天\n" + year("人数: 600万人", "户数: 许多", '比: "= 户数 / 0"')
    assert findings(files("{上年.会员.人数}", y2022=THIS, y2021=last)) == []
    assert findings(files("{上年.会员.户数}{上年.会员.户数}", y2022=THIS, y2021=last)) == [
        "FIG001 data/2021/数字.yaml:7:9 key=上年.会员.户数 text=许多"
    ]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("人数: ６００人", "DAT015 data/2021/数字.yaml:3:9 key=会员.人数 text=６００人 meant=600人"),
        ("人数： 600人", "YML020 data/2021/数字.yaml:3:7"),
        ("人数: 12万无", "FIG015 data/2021/数字.yaml:3:12 key=上年.会员.人数 unit=无 suggestion=12万元"),
        ("人数: ", "DAT005 data/2021/数字.yaml:3:8 key=会员.人数"),
        ('人数: "= 1 / 0"', "FIG011 data/2021/数字.yaml:3:14 key=上年.会员.人数"),
        ('人数: "= 人数 + 1"', "FIG005 data/2021/数字.yaml:3:9 chain=上年.会员.人数 → 上年.会员.人数"),
    ],
)
def test_a_fault_of_a_figure_that_is_used_is_told_at_its_place(typed: str, expected: str) -> None:
    assert findings(files("{上年.会员.人数}", y2022=THIS, y2021=year(typed, "户数: 5户"))) == [expected]


def test_a_figure_that_last_year_has_twice_is_told() -> None:
    given = files("{上年.人数}", y2022=THIS, y2021="数字: {人数: 1人}\n")
    project = PROJECT.replace("    输出", "      - data/{期间}/再.yaml\n    输出")
    schema = (
        "type: object\nproperties:\n  title: {x-name: 标题, type: string, format: text}\n"
        "  text: {x-name: 正文, type: string, format: prose}\n"
        "  figures: {x-name: 数字, type: object, format: figures}\n"
        "  more: {x-name: 再, type: object, format: figures}\n"
    )
    more = {"data/2022/再.yaml": "再: {户数: 1户}\n", "data/2021/再.yaml": "再: {人数: 2人}\n"}
    found = findings({**given, **more, "reportgen.yaml": project, "templates/note/schema.yaml": schema})
    assert found == ["DAT003 data/2021/再.yaml:1:9 key=人数 first=人数 place=data/2021/数字.yaml:1:10"]


# What is the same as last year


def test_a_figure_that_says_what_it_said_last_year_is_told_where_it_is_typed() -> None:
    same = year("人数: 631.28万人", "户数: 5户")
    last = year("人数: 631.28万人", "户数: 5户")
    assert findings(files("会员{会员.人数}，{会员.户数}。", y2022=same, y2021=last)) == [
        "FIG045 data/2022/数字.yaml:3:9 name=会员.人数 text=631.28万人 sentence=会员631.28万人，5户。"
    ]


def test_a_figure_is_held_against_last_years_only_if_it_was_typed_in_the_same_words() -> None:
    last = year('人数: "= 户数 * 1"', "户数: 63128户")
    assert findings(files("会员{会员.人数}。", y2022=year("人数: 63128户"), y2021=last)) == []
    assert findings(files("会员{会员.人数}。", y2022=year("人数: 63128户"))) == []


def test_last_years_data_that_cant_be_read_are_no_finding_of_this_years_text() -> None:
    assert findings(files("会员{会员.人数}。", y2022=year("人数: 63128户"), y2021="坏：[")) == []


# What is not there


def test_a_name_that_last_year_does_not_have_is_told_with_the_file_and_the_nearest() -> None:
    assert findings(files("{上年.会员.人生}{上年.户}", y2022=THIS, y2021=year("人数: 600万人"))) == [
        "FIG022 标题.yaml:2:6 name=上年.会员.人生 files=data/2021/数字.yaml suggestion=上年.会员.人数",
        "FIG022 标题.yaml:2:16 name=上年.户 files=data/2021/数字.yaml",
    ]


def test_a_group_of_last_year_is_no_figure() -> None:
    assert findings(files("{上年.会员}", y2022=THIS, y2021=year("人数: 600万人"))) == [
        "FIG012 标题.yaml:2:6 name=上年.会员 members=人数"
    ]


def test_files_that_are_not_there_are_told_once() -> None:
    this = year("人数: 630万人", '新增: "= 人数 - 上年.人数"', '增幅: "= 增长(人数, 上年.人数) | 百分比(1)"')
    assert findings(files("{会员.新增}{上年.会员.人数}", y2022=this)) == [
        "FIG023 data/2022/数字.yaml:4:17 key=会员.新增 name=上年.人数 files=data/2021/数字.yaml"
    ]


def test_a_file_that_can_not_be_read_is_told_in_the_place_of_its_figures() -> None:
    found = findings(files("{上年.会员.人数}{上年.会员.户数}", y2022=THIS, y2021="数字: [\n"))
    assert [each.split(" ")[:2] for each in found] == [["YML027", "data/2021/数字.yaml:2:1"]]


def test_slips_that_may_hide_the_figure_are_told() -> None:
    found = findings(files("{上年.会员.人数}", y2022=THIS, y2021="数字：\n  会员：\n    人数：许多\n"))
    assert [each.split(" ")[:2] for each in found if "2021" in each] == [
        ["YML020", "data/2021/数字.yaml:1:3"],
        ["YML020", "data/2021/数字.yaml:2:5"],
        ["YML020", "data/2021/数字.yaml:3:7"],
        ["FIG001", "data/2021/数字.yaml:3:8"],
    ]


def test_a_year_with_more_slips_than_anybody_reads_ends_the_reading() -> None:
    last = "".join(f"甲{number}: 1\n" for number in range(600))
    found = findings(files("{上年.会员.人数}", y2022=THIS, y2021=last))
    assert {each.split(" ")[0] for each in found} == {"DAT002", "SRC015"}


def test_without_a_period_or_a_path_that_names_it_there_is_no_last_year() -> None:
    given = files("{上年.会员.人数}{上年.户数}", y2022=THIS)
    undated = PROJECT.replace("{期间}", "2022")
    assert findings({**given, "reportgen.yaml": undated}) == ["FIG025 标题.yaml:2:6 name=上年.会员.人数"]
    undeclared = undated.replace("    期间: 2022\n", "")
    assert findings({**given, "reportgen.yaml": undeclared}) == ["FIG024 标题.yaml:2:6 name=上年.会员.人数"]


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("去年.会员.人数", "上年.会员.人数"),
        ("上年度.会员.人数", "上年.会员.人数"),
        ("上年会员.人数", "上年.会员.人数"),
        ("lastyear.会员.人数", "last_year.会员.人数"),
    ],
)
def test_what_people_say_for_last_year_is_told_as_what_it_is(name: str, meant: str) -> None:
    found = findings(files(f"{{{name}}}", y2022=THIS, y2021=year("人数: 600万人")))
    assert found == [f"FIG002 标题.yaml:2:6 name={name} suggestion={meant}"]


def test_a_figure_of_this_year_may_begin_with_the_words_for_last_year() -> None:
    found = findings(files("{上年末人生}", y2022="数字: {上年末人数: 1人}\n"))
    assert found == ["FIG002 标题.yaml:2:6 name=上年末人生 suggestion=上年末人数"]


# What others make of it


def test_the_book_shows_the_figures_of_last_year_that_are_used_with_their_file() -> None:
    this = year("人数: 630万人", '新增: "= 人数 - 上年.人数"')
    world = in_memory(files("{会员.新增}", y2022=this, y2021=year("人数: 600万人", "户数: 5户")))
    jobs = require(load_project(world)).jobs.values()
    sheet = sheet_of(figure_book(jobs, WRITERS["docx"], PACKS, world).value, "zh")
    rows = [dict(zip(sheet.head, row, strict=True)) for row in sheet.rows]
    assert [row["名称"] for row in rows] == ["会员.人数", "会员.新增", "上年.会员.人数"]
    assert rows[1]["公式所用数字"] == "人数=630万人；上年.会员.人数=600万人"
    assert (rows[2]["填写位置"], rows[2]["用于公式"]) == ("data/2021/数字.yaml:3", "会员.新增")


def test_only_this_years_files_are_put_right() -> None:
    world = in_memory(
        files("{上年.会员.人数}", y2022=year("户数: 6户", "人数： 630万人"), y2021=year("户数: 5户", "人数： 600万人"))
    )
    assert [each.path for each in repair_project(world, PACKS)] == ["data/2022/数字.yaml"]


# The project file


def job_of(project: str) -> tuple[list[str], str]:
    (job,) = require(load_project(MemoryWorld({"reportgen.yaml": project}))).jobs.values()
    return [file.value for file in job.data], job.output


@pytest.mark.parametrize("typed", ["2023", "2023年", "２０２３", "2023 年", "2023年度", "'2023'"])
def test_moving_on_a_year_is_one_changed_line(typed: str) -> None:
    moved = PROJECT.replace("期间: 2022", f"期间: {typed}")
    assert job_of(PROJECT) == (["标题.yaml", "data/2022/数字.yaml"], "2022年简报")
    assert job_of(moved) == (["标题.yaml", "data/2023/数字.yaml"], "2023年简报")


def test_a_report_may_be_named_by_its_year() -> None:
    text = "reports: {'{period} report': {pack: note, period: 2022, data: 'data/{period}.yaml'}}\n"
    assert job_of(text) == (["data/2022.yaml"], "2022 report")


@pytest.mark.parametrize("typed", ["今年", "22", "20222", "2022-2023", "1066", "二〇二二年", "[2022]", "''"])
def test_a_period_that_is_no_year_is_one_finding(typed: str) -> None:
    found = shown(
        load_project(MemoryWorld({"reportgen.yaml": PROJECT.replace("期间: 2022", f"期间: {typed}")})).diagnostics
    )
    assert [each.split(" ")[1] for each in found] == ["reportgen.yaml:4:9"]


@pytest.mark.parametrize("key", ["年份", "年度", "year"])
def test_a_period_by_another_name_is_one_mistake(key: str) -> None:
    result = load_project(MemoryWorld({"reportgen.yaml": PROJECT.replace("期间: 2022", f"{key}: 2022")}))
    meant = "period" if key == "year" else "期间"
    assert shown(result.diagnostics) == [f"PRJ003 reportgen.yaml:4:5 key={key} suggestion={meant}"]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("    期间: 2022\n", "", "PRJ011 reportgen.yaml:6:14 report=简报 found={期间}"),
        ("data/{期间}", "data/{期}", "PRJ012 reportgen.yaml:7:14 found={期} known={期间}、{period} suggestion={期间}"),
        (
            '"{期间}',
            '"｛期间｝',
            "PRJ012 reportgen.yaml:8:10 found=｛期间｝ known={期间}、{period}、{单位}、{unit} suggestion={期间}",
        ),
        ('"{期间}', '"{今年}', "PRJ012 reportgen.yaml:8:10 found={今年} known={期间}、{period}、{单位}、{unit}"),
        (
            "data/{期间}",
            "data/{ 期间 }",
            "PRJ012 reportgen.yaml:7:14 found={ 期间 } known={期间}、{period} suggestion={期间}",
        ),
    ],
)
def test_what_nothing_can_be_put_in_the_place_of_is_told_once_at_its_place(old: str, new: str, expected: str) -> None:
    assert shown(load_project(MemoryWorld({"reportgen.yaml": PROJECT.replace(old, new)})).diagnostics) == [expected]


def test_a_period_of_the_project_is_that_of_every_report_that_declares_none() -> None:
    text = (
        "期间: 2022\n报告:\n"
        '  甲: {模板包: x, 数据: "data/{期间}/甲.yaml", 输出: "甲{期间}"}\n'
        '  乙: {模板包: x, 数据: "data/{期间}/乙.yaml", 输出: "乙{期间}", 期间: 2021}\n'
    )
    jobs = require(load_project(MemoryWorld({"reportgen.yaml": text}))).jobs
    assert [(job.period, job.output, job.data[0].value) for job in jobs.values()] == [
        (2022, "甲2022", "data/2022/甲.yaml"),
        (2021, "乙2021", "data/2021/乙.yaml"),
    ]


# A year without files

IN_FOLDERS = """\
报告:
  简报:
    模板包: note
    期间: 2022
    数据:
      - data/{期间}/甲.yaml
      - data/{期间}/乙.yaml
      - 丙.yaml
"""


def test_a_year_without_its_folder_is_one_finding_that_names_it() -> None:
    found = findings({**files(""), "reportgen.yaml": IN_FOLDERS, "丙.yaml": "标题: 简报\n正文: 段\n"})
    assert found == ["PRJ030 reportgen.yaml:6:9 path=data/2022 period=2022"]


def test_one_file_that_is_not_in_the_folder_of_its_year_is_named_itself() -> None:
    given = {**files(""), "reportgen.yaml": IN_FOLDERS, "丙.yaml": "标题: 简报\n", "data/2022/乙.yaml": "正文: 段\n"}
    assert [each.split(" ")[0] for each in findings(given)] == ["SRC001"]
