"""The association's real year, end to end: the file that is built says what the printed report says."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import docx
import pytest
import yaml
from office import blocks_by_pandoc, text_by_libreoffice, text_by_mammoth
from word import Word
from writing import ROOT, build, work_report, work_report_files

PRINTED = Path(__file__).with_name("work-report.txt").read_text(encoding="utf-8").splitlines()
NUMBERS = "一二三四五六七八九十"

# A value of the dump: its text, its key, its formula if it has one, its place.
VALUE = re.compile(r"Value “(.*)” ← (\S+)(?: = (.+))? (\S+):(\d+):(\d+)(?: （.*）)?")

# An entry of a YAML list that begins with its title, and the lines below that are indented further or empty.
ENTRY = r"^( *)- 标题: {title}\n(?:(?:\1  .*)?\n)*"


def squeezed(text: str) -> str:
    return "".join(text.split())


def squeezed_all(paragraphs: list[str]) -> list[str]:
    return [squeezed(paragraph) for paragraph in paragraphs if squeezed(paragraph)]


class TestText:
    def test_python_docx_reads_the_printed_text_paragraph_by_paragraph(self) -> None:
        document = docx.Document(io.BytesIO(work_report()))
        assert [squeezed(each.text) for each in document.paragraphs] == squeezed_all(PRINTED)

    def test_mammoth_reads_the_printed_text_paragraph_by_paragraph(self) -> None:
        assert squeezed_all(text_by_mammoth(work_report()).split("\n\n")) == squeezed_all(PRINTED)

    def test_pandoc_reads_the_printed_text_paragraph_by_paragraph(self) -> None:
        assert squeezed_all(blocks_by_pandoc(work_report())) == squeezed_all(PRINTED)

    def test_libreoffice_reads_the_printed_text(self) -> None:
        # Its text files end a line at each break too, so paragraphs can't be told from lines of the title.
        assert squeezed(text_by_libreoffice(work_report())) == squeezed("".join(PRINTED))

    def test_the_title_is_broken_where_the_data_says(self) -> None:
        assert Word(work_report()).paragraphs()[0].split("\n") == year()["标题"].splitlines()


class TestCommandLine:
    def test_build_in_a_copy_without_templates_writes_the_same_bytes(self, tmp_path: Path) -> None:
        shutil.copytree(ROOT / "data", tmp_path / "data")
        shutil.copy(ROOT / "reportgen.yaml", tmp_path)
        command = [sys.executable, "-m", "reportgen", "build"]
        english = {**os.environ, "REPORTGEN_LANG": "en", "PYTHONUTF8": "1"}
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=True, encoding="utf-8", env=english)
        paths = [f"output/2022年{name}.docx" for name in ("工作报告", "会议消息", "任务分解表")]
        assert done.stdout.splitlines() == paths
        (said,) = done.stderr.splitlines()
        assert said.startswith("The finished text was proofread: 5 warnings, 2 notes.")
        assert (tmp_path / "output/2022年工作报告.docx").read_bytes() == work_report()


def year(files: Mapping[str, bytes] | None = None) -> Any:
    """The report's data files as one mapping of plain strings, read by PyYAML alone."""
    merged: dict[str, Any] = {}
    for path, content in (files or work_report_files()).items():
        if path.startswith("data/") and path != "data/2022/消息.yaml":
            merged |= yaml.load(content, yaml.BaseLoader)
    return merged


def outline_of(data: Any) -> Iterator[tuple[int, str]]:
    """The headings that the data stands for."""
    yield 1, data["标题"].strip()
    yield 2, f"{data['回顾年度']}工作回顾"
    for number, section in numbered(data["回顾"]):
        yield 3, f"{number}、{section['标题']}"
        yield from ((4, f"{n}是{point['标题']}。") for n, point in numbered(section.get("要点", [])))
        yield from ((4, f"（{n}）{item['标题']}。") for n, item in numbered(section.get("事项", [])))
    yield 2, f"{data['计划年度']}工作"
    yield from ((3, f"{n}要{task['标题']}。") for n, task in numbered(data["任务"]))


def numbered(entries: list[Any]) -> Iterator[tuple[str, Any]]:
    return zip(NUMBERS, entries, strict=False)


def test_the_heading_outline_is_the_structure_of_the_data() -> None:
    outline = Word(work_report()).outline()
    assert outline == list(outline_of(year()))
    assert [level for level, _ in outline] == [1, 2, *[3] * 5, *[4] * 3, 3, *[4] * 10, 2, *[3] * 7]


class TestNumbering:
    @pytest.mark.parametrize(
        ("path", "title"),
        [
            ("data/2022/任务.yaml", "认真贯彻落实中央《决定》和自治区《实施意见》"),
            ("data/2022/回顾.yaml", "青春健康品牌得到强化"),
            ("data/2022/回顾.yaml", "广泛开展家庭健康主题推进活动"),
            ("data/2022/回顾.yaml", "服务乡村振兴，家庭健康促进行动亮点纷呈"),
        ],
        ids=["tasks", "items", "points", "sections"],
    )
    def test_two_entries_that_change_places_are_renumbered(self, path: str, title: str) -> None:
        files = work_report_files()
        files[path] = with_next_one_first(files[path].decode(), title).encode()
        before, after = Word(work_report()), Word(build(files))
        assert after.outline() == list(outline_of(year(files)))
        assert after.outline() != before.outline()
        assert leads(after) == leads(before)
        assert sorted(map(without_number, after.paragraphs())) == sorted(map(without_number, before.paragraphs()))

    def test_no_number_is_typed_in_the_data_or_the_templates(self) -> None:
        typed = re.compile(rf"标题: *(?:[{NUMBERS}]+[、是要]|（[{NUMBERS}]+）)|#+ *（?[{NUMBERS}]+[、）是要]")
        assert not [path for path, content in work_report_files().items() if typed.search(content.decode())]


def with_next_one_first(text: str, title: str) -> str:
    """YAML in which the entry titled `title` and the one behind it have changed places."""
    first = re.search(ENTRY.format(title=title), text, re.MULTILINE)
    assert first is not None
    second = re.compile(ENTRY.format(title=".*"), re.MULTILINE).match(text, first.end())
    assert second is not None
    return text[: first.start()] + second[0] + first[0] + text[second.end() :]


def leads(word: Word) -> list[str]:
    """The numbers that paragraphs begin with, in order of the text: 一、 二、 … 一要."""
    found = (re.match(f"[{NUMBERS}]+[、是要]|（[{NUMBERS}]+）", paragraph) for paragraph in word.paragraphs())
    return sorted(number[0] for number in found if number)


def without_number(paragraph: str) -> str:
    return re.sub(f"^(?:[{NUMBERS}]+[、是要]|（[{NUMBERS}]+）)", "", paragraph)


class TestOrigins:
    def test_every_figure_of_the_year_is_printed_and_says_its_key_and_place(self) -> None:
        files = {path: content.decode() for path, content in work_report_files().items()}
        printed = [value for value in values() if value[4] == "data/2022/数字.yaml"]
        for text, key, formula, path, line, column in map(re.Match.groups, printed):
            written = files[path].splitlines()[int(line) - 1]
            group, name = key.split(".")
            assert written.split(":")[0].strip() == name
            assert group == group_of(files[path], int(line))
            assert written[int(column) - 1 :].strip('"') == (f"= {formula}" if formula else text)
        figures = year()["数字"]
        assert len(printed) == 117
        assert {value[2] for value in printed} == {f"{group}.{name}" for group in figures for name in figures[group]}

    def test_every_other_value_says_its_place_too(self) -> None:
        files = {path: content.decode() for path, content in work_report_files().items()}
        for text, _, _, path, line, column in map(re.Match.groups, values()):
            if path in ("data/2022/回顾.yaml", "data/2022/任务.yaml"):
                assert files[path].splitlines()[int(line) - 1][int(column) - 1 :] == text

    def test_a_formula_shows_what_it_was_computed_from(self) -> None:
        dump = build(work_report_files(), "tree").decode()
        shown = re.findall(r"Value “(\S+)” ← (\S+) = .*\n((?: {4}\S.*\n)+)", dump)
        inputs = [(key, text, [line.split()[0] for line in lines.splitlines()]) for text, key, lines in shown]
        assert inputs == [
            ("宣传稿件.稿件总数", "780篇", ["513篇", "267篇"]),
            ("爱心保险.赔付率", "27.9%", ["252万余元", "904.28万元"]),
            ("关爱保险.赔付率", "48.5%", ["6300万余元", "1.3亿多元"]),
            ("综合保险.赔付率", "150%", ["1320万余元", "880万元"]),
        ]

    def test_a_figure_that_changes_changes_what_follows_from_it(self) -> None:
        files = work_report_files()
        written = files["data/2022/数字.yaml"].decode()
        files["data/2022/数字.yaml"] = written.replace("文字稿件: 513篇", "文字稿件: 600篇").encode()
        text = "".join(Word(build(files)).paragraphs())
        assert "867篇" in text
        assert "600篇" in text
        assert "780篇" not in text
        assert "513篇" not in text


def values() -> list[re.Match[str]]:
    """Every value that the report prints, from the dump of its tree."""
    dump = build(work_report_files(), "tree").decode()
    found = list(VALUE.finditer(dump))
    assert len(found) == dump.count("Value “")
    return found


def group_of(text: str, line: int) -> str:
    """The nearest key above a line that is indented by two, as groups of figures are."""
    above = text.splitlines()[: line - 1]
    return next(each.strip(" :") for each in reversed(above) if re.match(r" {2}[^ #]", each))
