"""Which units a report is built for, what each is called, and which names can't go together."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from many_units import PROJECT, lay_out, unit

from reportgen.batch import Plan, jobs_of_units, plan
from reportgen.cli import run
from reportgen.pipeline import DataFile, Disk, Job, Units, filled, load_project, require
from reportgen.source import Span


def job(folder: Path, units: Units | None = None) -> Job:
    (found,) = require(load_project(Disk(str(folder)))).jobs.values()
    return found if units is None else found._replace(units=units)


def in_folder(path: str = "units") -> Units:
    return Units(DataFile(path, Span(path)))


def listed(*paths: str) -> Units:
    return Units(None, tuple(DataFile(path, Span("reportgen.yaml", 5, 1)) for path in paths))


def planned(folder: Path, units: Units | None = None) -> tuple[Plan, list[str]]:
    """The plan and the findings, as `CODE path`."""
    found, told = plan([job(folder, units or in_folder())], ".docx", Disk(str(folder)))
    return found, [f"{each.code} {each.span.path if each.span else ''}" for each in told]


def outputs(folder: Path, units: Units | None = None) -> list[str]:
    found, told = planned(folder, units)
    assert told == []
    return [order.output for order in found.orders]


# Names


def test_a_unit_is_a_folder_or_a_yaml_file_and_its_name_comes_behind_that_of_the_report(tmp_path: Path) -> None:
    lay_out(tmp_path, {"句容市/数字.yaml": "", "丹阳市.yaml": "", "扬中市.YML": ""})
    assert outputs(tmp_path) == ["总结-丹阳市.docx", "总结-句容市.docx", "总结-扬中市.docx"]


@pytest.mark.parametrize("word", ["单位", "unit"])
def test_the_output_says_where_the_name_of_the_unit_goes(tmp_path: Path, word: str) -> None:
    lay_out(tmp_path, {"句容市.yaml": ""}, f"{PROJECT}    输出: 2022年{{{word}}}总结.docx\n")
    assert outputs(tmp_path) == ["2022年句容市总结.docx"]


def test_word_files_and_what_systems_keep_beside_them_are_no_units(tmp_path: Path) -> None:
    strays = ("说明.docx", "~$说明.docx", "~$甲.yaml", "Thumbs.db", ".DS_Store", ".git/config.yaml", "表.xlsx")
    lay_out(tmp_path, {"句容市.yaml": "", **dict.fromkeys(strays, "")})
    assert outputs(tmp_path) == ["总结-句容市.docx"]


def test_a_file_that_notepad_has_misnamed_is_pointed_out(tmp_path: Path) -> None:
    lay_out(tmp_path, {"句容市.yaml": "", "丹阳市.yaml.txt": ""})
    assert planned(tmp_path)[1] == ["PRJ023 units/丹阳市.yaml.txt"]


def test_a_folder_without_units_is_told(tmp_path: Path) -> None:
    lay_out(tmp_path, {"说明.docx": ""})
    assert planned(tmp_path)[1] == ["PRJ022 units"]


def test_a_folder_that_is_missing_is_told(tmp_path: Path) -> None:
    lay_out(tmp_path, 0)
    assert planned(tmp_path)[1] == ["SRC001 units"]


def test_a_folder_outside_the_project_is_refused(tmp_path: Path) -> None:
    lay_out(tmp_path / "project", 0)
    assert planned(tmp_path / "project", in_folder(".."))[1] == ["SRC004 .."]


def test_a_list_names_units_and_not_folders_of_units(tmp_path: Path) -> None:
    lay_out(tmp_path, {"句容市/数字.yaml": "", "丹阳市.yaml": "", "扬中市.yaml": ""})
    assert outputs(tmp_path, listed("units/句容市/", "units/丹阳市.yaml")) == ["总结-句容市.docx", "总结-丹阳市.docx"]


def test_a_listed_unit_outside_the_project_is_refused_where_it_is_listed(tmp_path: Path) -> None:
    lay_out(tmp_path / "project", 0)
    (tmp_path / "project/link").symlink_to(tmp_path)
    assert planned(tmp_path / "project", listed("link"))[1] == ["SRC004 reportgen.yaml"]


@pytest.mark.parametrize("name", ["句容市 ", "句容市.", "句" * 80, "句:容"])
def test_a_unit_whose_name_no_file_can_have_is_refused_by_itself(tmp_path: Path, name: str) -> None:
    lay_out(tmp_path, {f"{name}/数字.yaml": "", "丹阳市.yaml": ""})
    found, told = planned(tmp_path)
    assert [(each.name, refusal.code) for each, refusal in found.refused] == [(name, "PRJ021")]
    assert [order.output for order in found.orders] == ["总结-丹阳市.docx"]
    assert told == []


def test_a_name_that_is_no_text_is_refused_by_itself(tmp_path: Path) -> None:
    lay_out(tmp_path, {"丹阳市.yaml": ""})
    (tmp_path / "units" / b"\xff\xfe.yaml".decode("utf-8", "surrogateescape")).write_text("")
    found, _ = planned(tmp_path)
    assert [refusal.code for _, refusal in found.refused] == ["PRJ021"]


# Clashes


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("甲.yaml", "甲/数字.yaml"),
        ("A.yaml", "a.yaml"),
        ("Straße.yaml", "STRASSE.yaml"),
        ("e\u0301.yaml", "\u00e9.yaml"),
    ],
)
def test_units_that_would_have_one_file_are_both_named(tmp_path: Path, first: str, second: str) -> None:
    lay_out(tmp_path, {first: "", second: ""})
    (found,) = plan([job(tmp_path, in_folder())], ".docx", Disk(str(tmp_path))).diagnostics
    assert found.code == "PRJ024"
    assert {found.values["first"], found.values["second"]} == {
        f"units/{name.split('/')[0]}" for name in (first, second)
    }


@given(st.lists(st.text("aAbBäÄ甲", min_size=1, max_size=3), unique=True, max_size=8))
def test_names_clash_just_when_they_differ_by_case_only(names: list[str]) -> None:
    from reportgen.batch.units import Order, Unit, _clashes

    found = list(_clashes(Order("总结", Unit(name, name, False), name) for name in names))
    assert len(found) == len(names) - len({name.casefold() for name in names})


# Files


def test_the_files_of_a_unit_come_behind_those_of_the_report_in_the_order_of_their_names(tmp_path: Path) -> None:
    lay_out(tmp_path, {"甲/b.yaml": "", "甲/a.yml": "", "甲/~$c.yaml": "", "甲/说明.docx": "", "甲/旧/d.yaml": ""})
    (found,), told = jobs_of_units([job(tmp_path, in_folder())], Disk(str(tmp_path)))
    assert told == ()
    assert [file.value for file in found.data] == ["共同.yaml", "units/甲/a.yml", "units/甲/b.yaml"]
    assert (found.name, found.output, found.data_span) == ("总结 甲", "总结-甲", Span("units/甲"))


def test_a_folder_without_yaml_is_told_by_its_name(tmp_path: Path) -> None:
    lay_out(tmp_path, {"甲/说明.docx": "", "乙.yaml": unit("乙")})
    ready, told = jobs_of_units([job(tmp_path, in_folder())], Disk(str(tmp_path)))
    assert [each.output for each in ready] == ["总结-乙"]
    assert [(found.code, str(found.span)) for found in told] == [("PRJ025", "units/甲")]


# Years

DATED = """\
报告:
  总结: {模板包: local-summary, 期间: 2022, 数据: ['data/{期间}/共同.yaml'], 输出: '{期间}年{单位}总结'}
"""


@pytest.mark.parametrize("units", [in_folder("units/{期间}"), listed("units/{period}/甲")])
def test_paths_of_units_that_name_the_period_have_other_years(tmp_path: Path, units: Units) -> None:
    lay_out(tmp_path, {"2022/甲/数字.yaml": "", "2021/甲/数字.yaml": ""}, DATED)
    (found,), told = jobs_of_units([job(tmp_path, units)], Disk(str(tmp_path)))
    assert told == ()
    assert found.output == "2022年甲总结"
    assert [file.value for file in found.data] == ["data/2022/共同.yaml", "units/2022/甲/数字.yaml"]
    assert [filled(file.value, {"period": "2021"}) for file in found.dated] == [
        "data/2021/共同.yaml",
        "units/2021/甲/数字.yaml",
    ]


YEARS = """\
报告:
  总结:
    模板包: local-summary
    期间: 2022
    数据: 共同.yaml
    单位: 'units/{期间}'
"""


def test_last_year_s_figures_of_a_unit_stand_in_its_files_of_that_year(tmp_path: Path) -> None:
    now = unit("甲", 110).replace("全县有会员", "上年{上年.会员}，会员")
    lay_out(tmp_path, {"2022/甲.yaml": now, "2021/甲.yaml": unit("甲", 100)}, YEARS)
    for before in (100, 90):
        (tmp_path / "units/2021/甲.yaml").write_text(unit("甲", before), encoding="utf-8")
        assert run(["build", "-C", str(tmp_path), "-f", "tree"]) == 0
        (report,) = (tmp_path / "output").glob("总结-甲*")
        assert f"{before}人" in report.read_text(encoding="utf-8")


def test_only_an_output_may_leave_the_unit_open(tmp_path: Path) -> None:
    lay_out(tmp_path, 1, f"{PROJECT}    单位: 'units/{{单位}}'\n    输出: '{{单位}}总结'\n")
    (found,) = load_project(Disk(str(tmp_path))).diagnostics
    assert (found.code, str(found.span), found.values["known"]) == ("PRJ012", "reportgen.yaml:5:16", "{期间}、{period}")
