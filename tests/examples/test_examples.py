"""The projects in `examples/`, and the news and table of the real year: built text against printed text."""

from __future__ import annotations

import functools
import io
import zipfile
from pathlib import Path

import docx
import pytest
from office import valid
from word import Word
from writing import ROOT, build, newsletter, work_report, work_report_files
from written import WRITTEN, copies, files_of

from reportgen.pipeline import WRITERS, Disk, load_project, require, shipped_packs
from reportgen.pipeline.compile import compile_report

SHIPPED = shipped_packs()
EXAMPLES = sorted(path.parent.name for path in (ROOT / "examples").glob("*/reportgen.yaml"))


def printed(name: str) -> list[str]:
    """The printed text, a paragraph a line; the lines of its title have a blank between them."""
    return Path(__file__).with_name(f"{name}.txt").read_text(encoding="utf-8").splitlines()


def paragraphs(content: bytes) -> list[str]:
    """The paragraphs of a Word file, read by python-docx, to the letter."""
    return [each.text.replace("\n", " ") for each in docx.Document(io.BytesIO(content)).paragraphs]


@functools.cache
def built(example: str) -> dict[str, bytes]:
    """What an example builds, by name; both validators have passed it."""
    world = Disk(str(ROOT / "examples" / example), SHIPPED)
    jobs = require(load_project(world)).jobs.values()
    made = [compile_report(job, WRITERS["docx"], SHIPPED, world) for job in jobs if job.pack != "newsletter"]
    assert [found for each in made for found in each.diagnostics] == []
    bound = {f"{job.output}.docx": newsletter() for job in jobs if job.pack == "newsletter"}  # which others look at too
    return bound | {each.value.name: valid(each.value.content) for each in made}


def yulin() -> bytes:
    (content,) = built("yulin").values()
    return content


def parts(content: bytes) -> dict[str, bytes]:
    """The parts of a package: how they are deflated is zlib's affair, and not the same everywhere."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def test_there_is_an_example_of_each_new_pack() -> None:
    assert EXAMPLES == ["charts", "communique", "newsletter", "task-list", "yulin"]


@pytest.mark.usefixtures("open_libreoffice")  # which counts the pages of a newsletter
@pytest.mark.parametrize("example", EXAMPLES)
def test_the_file_beside_an_example_is_what_it_builds_today(example: str) -> None:
    kept = sorted((ROOT / "examples" / example / "output").iterdir())
    assert [path.name for path in kept] == sorted(built(example))
    for path in kept:
        assert parts(path.read_bytes()) == parts(built(example)[path.name]), (
            f"run: reportgen build -C examples/{example}"
        )


@pytest.mark.parametrize("pack", WRITTEN)
def test_an_example_of_a_pack_is_what_new_writes(pack: str) -> None:
    folder = ROOT / "examples" / pack
    files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    kept = {path: content for path, content in files.items() if not path.startswith("output/")}
    assert kept == files_of(pack), "run: make docs"


def test_data_that_examples_share_are_copies() -> None:
    assert {place: place.read_bytes() for place in copies()} == copies(), "run: make docs"


def test_yulin_s_article_is_built_word_for_word() -> None:
    assert paragraphs(yulin()) == printed("yulin")


def test_the_leads_of_yulin_s_article_are_bold_and_its_signature_stays_with_the_text() -> None:
    word = Word(yulin())
    titles = [title for level, title in word.outline() if level == 4]
    assert titles[:2] == ["用好老阵地。", "建设新阵地。"]
    assert len(titles) == 9
    assert len(word.find("//w:p[w:pPr/w:keepNext]")) == 1


@pytest.fixture(scope="module")
def news() -> bytes:
    """The news of the real meeting."""
    return build(work_report_files(), name="会议消息")


def test_the_real_news_is_built_word_for_word_from_the_report_s_data(news: bytes) -> None:
    assert paragraphs(news) == printed("communique")


def test_the_news_types_nothing_that_the_report_s_data_say() -> None:
    own = (ROOT / "data/2022/消息.yaml").read_text(encoding="utf-8")
    said = (
        "曾强华",
        "第五次会议",
        "第六届",
        "2021年",
        "2022年",
        "7月19日",
        "广西壮族自治区",
        "以来，自治区计生协",
        "不忘初心",
    )
    assert [words for words in said if words in own] == []


def test_the_news_and_the_report_say_the_day_and_the_overview_from_one_place() -> None:
    files = work_report_files()
    files["data/2022/会议.yaml"] = files["data/2022/会议.yaml"].replace(b"2022-07-19", b"2022-08-20")
    files["data/2022/回顾.yaml"] = files["data/2022/回顾.yaml"].replace("推动了“六项".encode(), "促进了“六项".encode())
    news, report = (paragraphs(build(files, name=name)) for name in ("会议消息", "工作报告"))
    assert news[1].startswith("8月20日，")
    assert "促进了“六项重点任务”" in news[2]
    assert any("促进了“六项重点任务”" in text for text in report)


def test_the_real_table_says_nothing_that_the_report_does_not_say() -> None:
    report = "\n".join(paragraphs(work_report()))
    (table,) = docx.Document(io.BytesIO(build(work_report_files(), name="任务分解表"))).tables
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    assert [row[0] for row in rows] == ["序号", *"1234567"]
    assert [cell for row in rows[1:] for cell in row[1:] if cell not in report] == []
