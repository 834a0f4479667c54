"""`reportgen new`: a project that builds at once, whatever it was told; and never over anything."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
import time
from pathlib import Path

import docx
import jsonschema
import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reading import mapping, scalar

from reportgen.cli import new, run
from reportgen.pipeline import Disk, shipped_packs
from reportgen.pipeline.new_project import Answers, new_project, report_packs
from reportgen.source import Mapping

WHO = "某某县计划生育协会"
SHIPPED = shipped_packs()
PACKS = report_packs(SHIPPED, Disk(".", SHIPPED))


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to stand in; messages are in English unless a test says otherwise."""
    monkeypatch.setenv("REPORTGEN_LANG", "en")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def printed(capsys: pytest.CaptureFixture[str]) -> tuple[str, str]:
    out, err = capsys.readouterr()
    return out, err


# What is made


def test_every_pack_that_makes_a_report_can_begin_a_project() -> None:
    assert PACKS == ["communique", "local-summary", "newsletter", "task-list", "work-report"]


@pytest.mark.parametrize("keys", ["zh", "en"])
@pytest.mark.parametrize("pack", PACKS)
def test_a_new_project_builds_at_once_without_a_finding(
    here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, pack: str, keys: str
) -> None:
    monkeypatch.setenv("REPORTGEN_SOFFICE", "none")  # which only counts the pages for a newsletter's contents
    assert run(["new", "新", "--单位", WHO, "--年份", "2023", "--模板包", pack, "--keys", keys]) == 0
    out, _ = printed(capsys)
    assert sorted(out.splitlines()) == sorted(
        str(path.relative_to(here)) for path in (here / "新").rglob("*") if path.is_file()
    )
    assert run(["build", "-C", "新", "--strict"]) == 0
    out, err = printed(capsys)
    assert re.findall(r"[A-Z]{3}[0-9]{3}", err) == (["OUT040"] if pack == "newsletter" else [])
    for path in out.splitlines():
        paragraphs = [each.text for each in docx.Document(path).paragraphs]
        assert Path(path).name.startswith("2023年")
        assert any(WHO in text for text in paragraphs)
        assert any("2023年" in text for text in paragraphs)
        assert not any("<" in text or "{" in text for text in paragraphs)


@pytest.mark.parametrize("keys", ["zh", "en"])
@pytest.mark.parametrize("pack", PACKS)
def test_the_editor_is_led_to_a_schema_that_accepts_every_data_file(here: Path, pack: str, keys: str) -> None:
    assert run(["new", "新", "--organisation", WHO, "--pack", pack, "--keys", keys]) == 0
    for path in (here / "新/data").glob("*/*"):
        text = path.read_text(encoding="utf-8")
        modeline = text.splitlines()[0]
        assert modeline.startswith("# yaml-language-server: $schema=")
        schema = json.loads((path.parent / modeline.partition("=")[2]).read_text(encoding="utf-8"))
        jsonschema.Draft7Validator.check_schema(schema)
        assert [*jsonschema.Draft7Validator(schema).iter_errors(yaml.load(text, yaml.BaseLoader))] == []


def test_keys_comments_and_file_names_are_in_the_language_that_was_chosen(here: Path) -> None:
    run(["new", "中", "--单位", WHO, "--年份", "2023"])
    run(["new", "en", "--单位", WHO, "--年份", "2023", "--keys", "en"])
    assert [path.name for path in sorted((here / "en/data/2023").iterdir())] == [
        "basics.yaml",
        "figures.yaml",
        "review.yaml",
        "tasks.yaml",
    ]
    assert "\n组织:\n  # 印在副标题里的全称。\n  全称: " in (here / "中/data/2023/会议.yaml").read_text(
        encoding="utf-8"
    )
    english = (here / "en/data/2023/basics.yaml").read_text(encoding="utf-8")
    assert "\norganisation:\n  # The full name, printed under the title.\n  name: " in english


def test_the_guide_is_chinese_and_names_the_files_that_there_are(here: Path) -> None:
    run(["new", "新", "--单位", WHO, "--年份", "2023", "--keys", "en"])
    guide = (here / "新/使用说明.md").read_text(encoding="utf-8")
    assert "## 三条命令" in guide
    assert "1. `data/2023/basics.yaml`：每次会议先改这一份" in guide
    assert "`title: 内容`" in guide
    for line in guide.splitlines():
        for word in line.split("`")[1::2]:
            assert not word.startswith(("data/", ".reportgen/")) or (here / "新" / word).is_file()


WITH_FIGURE = "{组织建设.会员人数}"


@pytest.mark.parametrize(("keys", "period"), [("zh", "期间"), ("en", "period")])
@pytest.mark.parametrize("pack", PACKS)
def test_next_year_is_made_by_roll_and_filled_in_as_the_guide_says(
    here: Path, capsys: pytest.CaptureFixture[str], pack: str, keys: str, period: str
) -> None:
    run(["new", "新", "--单位", WHO, "--年份", "2023", "--pack", pack, "--keys", keys])
    guide = (here / "新/使用说明.md").read_text(encoding="utf-8")
    assert f"`{period}: 2023` 改成 `{period}: 2024`" in guide
    assert "输入 `reportgen roll`" in guide
    assert run(["roll", "-C", "新"]) == 0
    assert f"{period}: 2024" in (here / "新/reportgen.yaml").read_text(encoding="utf-8")
    # Not every pack begins with figures in its prose.
    prose = [each for each in (here / "新/data/2024").iterdir() if WITH_FIGURE in each.read_text("utf-8")]
    for path in (here / "新/data/2024").iterdir():
        text = path.read_text(encoding="utf-8").replace(WITH_FIGURE, WITH_FIGURE + "，上年{上年.组织建设.会员人数}")
        path.write_text(taken_back(text), encoding="utf-8")
    printed(capsys)
    assert run(["build", "-C", "新", "-f", "tree"]) == 0
    out, _ = printed(capsys)
    for tree in map(Path, out.splitlines()):
        assert tree.name.startswith("2024年")
        origin = "← 上年.组织建设.会员人数 data/2023/"
        assert (origin in tree.read_text(encoding="utf-8").replace(f"{os.sep}", "/")) == bool(prose)
    assert run(["check", "-C", "新"]) == 0
    told = set(re.findall(r"[A-Z]{3}\d{3}", printed(capsys)[0]))
    assert told <= {"FIG045", "TSK001", "TSK006", "TSK007"}  # what was filled in is last year's, to the letter
    assert ("TSK001" in told) == (pack not in ("communique", "newsletter"))  # the news has no tasks


def taken_back(text: str) -> str:
    """The places that were left open filled in with what they were last year."""
    lines = re.sub(
        r":   # (?:上年：|last year:)\n((?:  # .*\n)+)", lambda old: ": |\n" + old[1].replace("# ", ""), text
    )
    inside = re.sub(r"(值|value): (,.*?)  # (?:上年：|last year: )(.*)", r"\1: \3\2", lines)
    return re.sub(r":   # (?:上年：|last year: )(.+)", r": \1", inside)


def test_output_is_kept_out_of_git(here: Path) -> None:
    run(["new", "新", "--单位", WHO])
    assert "/output/\n" in (here / "新/.gitignore").read_text(encoding="utf-8")


def test_the_folder_in_which_we_stand_can_become_the_project(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["new", ".", "--单位", WHO]) == 0
    out, err = printed(capsys)
    assert "reportgen.yaml\n" in out
    assert "cd " not in err
    assert run(["build"]) == 0


def test_paths_go_to_stdout_and_what_to_do_next_to_stderr(capsys: pytest.CaptureFixture[str]) -> None:
    run(["--lang", "zh", "new", "我的 总结", "--单位", WHO])
    out, err = printed(capsys)
    assert out.splitlines()[0] == "我的 总结/reportgen.yaml"
    assert '    cd "我的 总结"\n    reportgen build\n' in err
    assert "使用说明.md" in err
    run(["new", "b", "--单位", WHO])
    assert "The project is ready" in printed(capsys)[1]


def test_the_installed_command_makes_a_project_that_it_builds(here: Path) -> None:
    def reportgen(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "reportgen", *arguments]
        return subprocess.run(command, capture_output=True, encoding="utf-8", check=True, stdin=subprocess.DEVNULL)

    reportgen("new", "新", "--单位", WHO, "--年份", "2023")
    assert reportgen("build", "-C", "新", "--strict").stdout == "新/output/2023年工作报告.docx\n"


# What it is told


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=30)
@given(st.text(min_size=1, max_size=40).map(str.strip).filter(lambda text: text and text.isprintable()))
def test_whatever_the_organisation_is_called_it_comes_back_from_the_project(name: str) -> None:
    files = new_project("work-report", Answers(name, 2023, "zh"), SHIPPED, Disk(".", SHIPPED))
    organisation = mapping(files["data/2023/会议.yaml"].decode()).get("组织")
    assert isinstance(organisation, Mapping)
    found = scalar(organisation.get("全称"))
    assert found.value == name
    assert not found.is_null


@pytest.mark.parametrize("name", ["某县: 计生协", "某县 #1", "“计生协”", "- 甲", "*", "{年度}", "**甲**", "𠮷县"])
def test_a_name_with_signs_of_yaml_or_markdown_prints_as_typed(
    here: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    assert run(["new", "新", f"--单位={name}", "--pack", "local-summary", "--year", "2023"]) == 0
    printed(capsys)
    assert run(["build", "-C", "新", "--strict"]) == 0
    document = docx.Document(printed(capsys)[0].strip())
    assert any(each.text == name for each in document.paragraphs)


@pytest.mark.parametrize("name", ["", "  ", "甲" * 101])
def test_an_empty_or_endless_name_is_refused(here: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    assert run(["new", "新", "--单位", name]) == 2
    assert "NEW001" in printed(capsys)[1]
    assert list(here.iterdir()) == []


@pytest.mark.parametrize("name", ["甲\n乙", "甲\u200b乙", "甲\x07", "甲\u202e乙", "甲\ufeff乙"])
def test_a_name_with_an_invisible_character_is_refused(
    here: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    assert run(["--lang", "zh", "new", "新", "--单位", name]) == 2
    assert "NEW002：单位全称里有一个看不见的字符（U+" in printed(capsys)[1]
    assert list(here.iterdir()) == []


@pytest.mark.parametrize("year", ["2023", "2023年", "２０２３", " 2023 "])
def test_a_year_may_be_typed_in_several_ways(here: Path, year: str) -> None:
    assert run(["new", "新", "--单位", WHO, "--year", year]) == 0
    assert "期间: 2023\n" in (here / "新/reportgen.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("year", ["", "23", "二〇二三", "20233", "0023", "2023-01", "²⁰²³年度"])
def test_what_is_no_year_is_refused(here: Path, capsys: pytest.CaptureFixture[str], year: str) -> None:
    assert run(["new", "新", "--单位", WHO, "--year", year]) == 2
    assert "NEW003" in printed(capsys)[1]
    assert list(here.iterdir()) == []


def test_a_pack_that_makes_no_report_is_refused_in_words(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--lang", "zh", "new", "新", "--单位", WHO, "--pack", "base"]) == 2
    assert printed(capsys)[1] == (
        "新项目错误 NEW004：模板包“base”只管版面，不能单独生成报告。"
        "可用的有：communique、local-summary、newsletter、task-list、work-report。\n"
    )
    assert list(here.iterdir()) == []


def test_a_pack_that_there_is_not_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["new", "新", "--单位", WHO, "--pack", "local-sumary"]) == 2
    assert "PCK001" in (err := printed(capsys)[1])
    assert "Did you mean “local-summary”?" in err


def test_keys_are_chinese_or_english(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["new", "新", "--单位", WHO, "--keys", "fr"]) == 2
    assert "USE003" in printed(capsys)[1]


# Where it goes


def test_a_folder_that_holds_something_is_refused_before_anything_is_asked(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "旧").mkdir()
    (here / "旧/报告.docx").write_text("旧")
    assert run(["--lang", "zh", "new", "旧"]) == 2
    assert printed(capsys) == (
        "",
        "新项目错误 NEW005：“旧”已经有了（报告.docx），没有动它。请换一个新的文件夹名，或先清空这个文件夹。\n",
    )
    assert [path.name for path in (here / "旧").iterdir()] == ["报告.docx"]


def test_a_project_is_not_made_twice(here: Path) -> None:
    assert run(["new", "新", "--单位", WHO]) == 0
    before = (here / "新/reportgen.yaml").stat().st_mtime_ns
    assert run(["new", "新", "--单位", WHO]) == 2
    assert (here / "新/reportgen.yaml").stat().st_mtime_ns == before


# Questions


def answer(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    """Somebody at the terminal, who types `lines`."""
    monkeypatch.setattr(new, "on_terminal", lambda: True)
    monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in lines)))


def test_on_a_terminal_it_asks_for_what_no_option_says_in_the_language_of_messages(
    here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(monkeypatch, WHO, "local-summary", "2023", "")
    assert run(["--lang", "zh", "new", "新"]) == 0
    out, err = printed(capsys)
    assert out.splitlines()[0] == "新/reportgen.yaml"
    assert err.startswith(
        "单位全称: "
        "模板包（communique、local-summary、newsletter、task-list、work-report） [work-report]: "
        f"年份，印在文件名里 [{time.localtime().tm_year}]: "
        "数据里的名字用中文还是英文（zh、en） [zh]: "
    )
    assert "期间: 2023\n" in (here / "新/reportgen.yaml").read_text(encoding="utf-8")


def test_what_an_option_says_is_not_asked(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    answer(monkeypatch, "2023")
    assert run(["new", "新", "--单位", WHO, "--pack", "work-report", "--keys", "en"]) == 0
    assert printed(capsys)[1].startswith(f"Year, as in the name of the file [{time.localtime().tm_year}]: The project")


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (["甲\u200b"], "看不见的字符"),
        ([WHO, "base"], "可以是：communique、local-summary、newsletter、task-list、work-report。"),
        ([WHO, "", "二三年"], "“二三年”不是年份。"),
        ([WHO, "", "", "fr"], "可以是：zh、en。"),
    ],
)
def test_an_answer_that_can_t_be_used_is_asked_for_again(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, wrong: list[str], told: str
) -> None:
    rest = [WHO, "work-report", "2023", "zh"][len(wrong) - 1 :]
    answer(monkeypatch, *wrong, *rest)
    assert run(["--lang", "zh", "new", "新"]) == 0
    assert told in printed(capsys)[1]


def test_who_gives_up_at_a_question_leaves_nothing(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answer(monkeypatch, WHO)  # and then the input ends
    assert run(["new", "新"]) == 130
    assert list(here.iterdir()) == []


def test_where_nobody_can_answer_the_organisation_must_be_said_and_all_else_is_as_usual(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["--lang", "zh", "new", "新"]) == 2
    assert printed(capsys)[1].startswith("命令错误 USE020：没有说明要建的项目是哪个单位的。请加上“--单位 全称”")
    assert run(["new", "新", "--单位", WHO]) == 0
    project = (here / "新/reportgen.yaml").read_text(encoding="utf-8")
    assert "模板包: work-report" in project
    assert f"期间: {time.localtime().tm_year}\n" in project


# reportgen schema


def test_schema_prints_json_schema_with_both_names(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["schema", "work-report"]) == 0
    schema = json.loads(printed(capsys)[0])
    jsonschema.Draft7Validator.check_schema(schema)
    assert {"标题", "title"} <= set(schema["properties"])
    assert "required" not in schema  # a file of several holds only some of the keys


@pytest.mark.parametrize("pack", ["work-report", "communique", "task-list"])
def test_the_shipped_data_are_accepted_and_a_misspelt_key_is_not(capsys: pytest.CaptureFixture[str], pack: str) -> None:
    run(["schema", pack])
    validator = jsonschema.Draft7Validator(json.loads(printed(capsys)[0]))
    for path in (Path(__file__).parents[2] / "data/2022").glob("*.yaml"):
        if path.stem == "消息" and pack != "communique":
            continue  # only the news lists it
        data = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)
        assert [*validator.iter_errors(data)] == []
        name = next(iter(data))
        assert [*validator.iter_errors({f"{name}错": data[name]})]


def test_schema_knows_the_packs_of_the_project(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = here / "p/templates/本县"
    folder.mkdir(parents=True)
    (folder / "pack.yaml").write_text("name: 本县\nextends: work-report\nschema: s.yaml\n", encoding="utf-8")
    (folder / "s.yaml").write_text("properties: {county: {x-name: 县名, type: string}}\n", encoding="utf-8")
    assert run(["schema", "本县", "-C", "p"]) == 0
    assert {"县名", "county", "标题"} <= set(json.loads(printed(capsys)[0])["properties"])


def test_a_pack_without_data_or_unknown_has_no_schema(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["schema", "base"]) == 2
    assert "USE021" in printed(capsys)[1]
    assert run(["schema", "bas"]) == 2
    assert "Did you mean “base”?" in printed(capsys)[1]


def test_a_faulty_schema_is_told_at_its_place(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = here / "templates/甲"
    folder.mkdir(parents=True)
    (folder / "pack.yaml").write_text("name: 甲\nschema: s.yaml\n", encoding="utf-8")
    (folder / "s.yaml").write_text("type: object\nproperty: {}\n", encoding="utf-8")
    assert run(["schema", "甲"]) == 1
    assert printed(capsys)[1].startswith("templates/甲/s.yaml:2:1: schema error SCH002")


@pytest.mark.parametrize("pack", PACKS)
def test_the_guide_explains_what_the_sample_has(tmp_path: Path, pack: str) -> None:
    target = tmp_path / "项目"
    assert run(["new", str(target), "--pack", pack, "--organisation", "甲县计生协", "--year", "2022"]) == 0
    guide = (target / "使用说明.md").read_text(encoding="utf-8")
    data = "".join(path.read_text(encoding="utf-8") for path in target.glob("data/*/*.yaml"))
    for name in re.findall(r"`\{(?:上年\.)?([^}]+)\}`", guide):
        assert f"{{{name}}}" in data
        assert f"{name.rpartition('.')[2]}:" in data
