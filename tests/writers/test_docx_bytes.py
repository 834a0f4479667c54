"""The same input gives the same bytes, on every machine, at any time, in any order of hashing."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from everything import FOLDER, everything, everything_files
from word import Word, name
from writing import build, paragraph, sheet, write

from reportgen.document import Document
from reportgen.writers import WRITERS


def built_elsewhere(folder: Path, **environment: str) -> bytes:
    """The report with everything, built by the command line in a process with another environment."""
    project = folder / "项目 in a folder"
    shutil.copytree(FOLDER, project)
    command = [sys.executable, "-m", "reportgen", "build"]
    subprocess.run(command, cwd=project, check=True, capture_output=True, env={**os.environ, **environment})
    return (project / "output/样样都有.docx").read_bytes()


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONHASHSEED": "1", "TZ": "Asia/Shanghai"},
        {"PYTHONHASHSEED": "42", "TZ": "America/New_York", "LC_ALL": "C", "PYTHONIOENCODING": "gbk"},
    ],
    ids=["seed 1", "seed 42"],
)
def test_another_process_writes_the_same_bytes(environment: dict[str, str], tmp_path: Path) -> None:
    environment = environment | {"SOURCE_DATE_EPOCH": ""}
    assert built_elsewhere(tmp_path, **environment) == everything().content


def test_the_epoch_of_the_environment_is_the_time_in_the_file_and_changes_nothing_else(tmp_path: Path) -> None:
    word = Word(built_elsewhere(tmp_path, SOURCE_DATE_EPOCH="1658188800"))
    times = word.find("dcterms:created/text() | dcterms:modified/text()", "docProps/core.xml")
    assert times == ["2022-07-19T00:00:00Z"] * 2
    assert word.content == build(everything_files(), epoch=1_658_188_800)


def test_one_writer_writes_many_documents_that_know_nothing_of_one_another() -> None:
    write_one = WRITERS["docx"].prepare(sheet())
    first, other = Document((paragraph("甲"),)), Document((paragraph("乙"),), {"title": "乙"})
    assert write_one(first).value == (write_one(other), write_one(first))[1].value


class TestPackage:
    def test_entries_are_dated_1980_and_bear_no_trace_of_the_machine(self) -> None:
        with zipfile.ZipFile(io.BytesIO(everything().content)) as package:
            assert package.testzip() is None
            entries = package.infolist()
        assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
        assert {(entry.external_attr, entry.extra, entry.comment) for entry in entries} == {(0, b"", b"")}

    def test_each_part_is_there_once_and_content_types_come_first(self) -> None:
        with zipfile.ZipFile(io.BytesIO(everything().content)) as package:
            names = package.namelist()
        assert len(names) == len(set(names))
        assert names[0] == "[Content_Types].xml"

    def test_xml_parts_say_their_encoding(self) -> None:
        for part, content in everything().parts.items():
            if part.endswith((".xml", ".rels")):
                assert content.startswith(b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>')

    def test_nothing_of_a_default_template_is_left(self) -> None:
        word = everything()
        assert not [part for part in word.parts if "thumbnail" in part or "app.xml" in part or "customXml" in part]
        assert not [part for part, content in word.parts.items() if b"rsid" in content or b"2013-" in content]


class TestProperties:
    def test_the_title_is_the_first_title_of_the_report(self) -> None:
        found = {name(each): each.text for each in everything().find("*", "docProps/core.xml")}
        assert found == {
            "dc:title": "文档里能有的样样都有",
            "dc:language": "zh-CN",
            "dcterms:created": "2022-07-19T00:00:00Z",
            "dcterms:modified": "2022-07-19T00:00:00Z",
        }

    def test_lines_of_a_title_are_one_line_there(self) -> None:
        files = everything_files()
        files["data.yaml"] = files["data.yaml"].replace(
            "标题: 文档里能有的样样都有".encode(), "标题: |\n  上行\n  下行".encode()
        )
        word = Word(build(files))
        assert word.paragraphs()[0] == "上行\n下行"
        assert word.find("dc:title/text()", "docProps/core.xml") == ["上行 下行"]

    def test_an_author_is_named_when_the_project_names_one(self) -> None:
        files = everything_files()
        files["reportgen.yaml"] += "作者: 秘书处\n".encode()
        assert Word(build(files)).find("dc:creator/text()", "docProps/core.xml") == ["秘书处"]

    def test_without_a_date_there_are_no_times(self) -> None:
        word = write(paragraph("正文。"), meta={"title": "题"})
        assert word.find("dcterms:*", "docProps/core.xml") == []
