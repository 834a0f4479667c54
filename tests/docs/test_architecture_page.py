"""docs/architecture.md against the code: every value it shows for its figure is what the stage gives today."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import pytest
from manual import ROOT, copy_project, noted, replace, reportgen, table
from test_architecture import MODULES, PACKAGES

from reportgen.dataset import Group, Leaf, load_dataset
from reportgen.document import dump
from reportgen.figures import Figure, Prose, Report, resolve
from reportgen.pipeline import WRITERS, Disk, Job, load_project, require, shipped_packs
from reportgen.pipeline.compile import Press, build_tree, prepare
from reportgen.pipeline.layers import with_messages
from reportgen.source import Mapping, Node, Scalar, load

PAGE = "docs/architecture.md"
KEY = "疫情防控.参加人次"
REFERENCE = f"参加人数{{{KEY}}}"


class Stages(NamedTuple):
    """The report of this repository, as far as each stage brings it."""

    job: Job
    press: Press
    files: list[Node]
    leaf: Leaf
    report: Report

    @property
    def figure(self) -> Figure:
        figure = self.report.book[KEY]
        assert figure is not None
        return figure


@pytest.fixture(scope="module")
def world() -> Disk:
    return Disk(str(ROOT))


@pytest.fixture(scope="module")
def stages(world: Disk) -> Stages:
    job = require(load_project(world)).jobs["工作报告"]
    press = prepare(job, WRITERS["docx"], shipped_packs(), world).value
    read = (load(world.read(file.value), file.value).value for file in job.data)
    files = [node for node in read if node is not None]
    dataset = load_dataset(files, press.schema, job.data_span).value
    group, name = KEY.split(".")
    figures = dataset.values["figures"]
    assert isinstance(figures, Group)
    inner = figures.values[group]
    assert isinstance(inner, Group)
    leaf = inner.values[name]
    assert isinstance(leaf, Leaf)
    return Stages(job, press, files, leaf, with_messages(press.messages, resolve(dataset).value).value)


def _shown(stage: str) -> str:
    (text,) = (text for name, text in noted(PAGE, "stage") if name == stage)
    return text


def _record(record: object, text: str) -> str:
    """`record` in the form of `text`: its type, and the fields that `text` names."""
    fields = [line.split()[0] for line in text.splitlines()[1:]]
    return "\n".join([type(record).__name__, *(f"  {field:<8}{getattr(record, field)}" for field in fields)]) + "\n"


def _prose(report: Report) -> Prose:
    """The prose that prints the figure."""
    found = [prose for prose in _all_prose(report.content.values()) if report.book[KEY] in prose.parts]
    assert len(found) == 1
    return found[0]


def _all_prose(values: Iterable[object]) -> Iterable[Prose]:
    for value in values:
        if isinstance(value, Prose):
            yield value
        elif isinstance(value, dict):
            yield from _all_prose(value.values())
        elif isinstance(value, list):
            yield from _all_prose(value)


def test_the_line_stands_where_the_page_says(stages: Stages) -> None:
    line = (ROOT / "data/2022/数字.yaml").read_text(encoding="utf-8").splitlines()[stages.leaf.scalar.span.line - 1]
    assert line + "\n" == _shown("typed")
    assert f"Line {stages.leaf.scalar.span.line} of `data/2022/数字.yaml`" in (ROOT / PAGE).read_text(encoding="utf-8")


def test_the_scalar_is_that_of_the_page(stages: Stages) -> None:
    group, name = KEY.split(".")
    (root,) = (file for file in stages.files if file.span.path == "data/2022/数字.yaml")
    node: Node | None = root
    for key in ("数字", group, name):
        assert isinstance(node, Mapping)
        node = node.get(key)
    assert isinstance(node, Scalar)
    assert _record(node, _shown("scalar")) == _shown("scalar")


def test_the_records_of_the_figure_are_those_of_the_page(stages: Stages) -> None:
    assert _record(stages.leaf, _shown("leaf")) == _shown("leaf")
    assert _record(stages.figure.quantity, _shown("quantity")) == _shown("quantity")
    assert _record(stages.figure, _shown("figure")) == _shown("figure")
    assert _record(stages.figure.origin, _shown("origin")) == _shown("origin")


def test_the_prose_is_cut_where_the_page_says(stages: Stages) -> None:
    parts = _prose(stages.report).parts
    at = parts.index(stages.figure)
    before, figure, after = _shown("parts").splitlines()
    assert str(parts[at - 1]).endswith(before.strip("…"))
    assert figure == f"Figure {stages.figure.key}"
    assert str(parts[at + 1]).startswith(after.strip("…"))


def test_the_marked_text_is_that_of_the_page(stages: Stages) -> None:
    text = stages.press.templates.render(stages.report).text
    visible = re.sub("[\ufdd0-\ufdd4]", lambda mark: f"‹{ord(mark[0]):04X}›", text)
    assert f"\n{_shown('marked')}\n" in visible


def test_the_mark_stands_for_what_the_page_shows(stages: Stages) -> None:
    number = int(_shown("marked").strip().split("›")[-2].removesuffix("‹FDD1"))
    fragment = stages.press.templates.render(stages.report).fragments[number]
    place, *shown = _shown("fragment").splitlines()
    content = [f"  {type(inline).__name__:<7}{getattr(inline, 'text', '')}" for inline in fragment.content]
    at = content.index(shown[0])
    assert str(fragment.place) == place
    assert content[at : at + len(shown)] == shown


def test_every_line_of_the_dump_is_what_the_tree_gives(stages: Stages, world: Disk) -> None:
    tree = build_tree(stages.press, stages.report, stages.job, world).value
    lines = dump(tree).splitlines()
    shown = [line for name, text in noted(PAGE, "stage") if name == "dump" for line in text.splitlines()]
    assert len(shown) == 6
    assert [line for line in shown if line not in lines] == []


def test_the_run_is_that_of_the_document(stages: Stages, world: Disk) -> None:
    content = build_tree(stages.press, stages.report, stages.job, world).then(stages.press.write).value
    document = zipfile.ZipFile(io.BytesIO(content)).read("word/document.xml").decode()
    (paragraph,) = (each for each in re.findall("<w:p>.*?</w:p>", document) if "参加人数10.7万人次" in each)
    start, middle, end = _shown("run").strip().split("…")
    assert paragraph.startswith(start)
    assert middle in paragraph
    assert paragraph.endswith(end)


def test_the_problem_is_said_as_the_page_shows(tmp_path: Path) -> None:
    project = copy_project(tmp_path)
    replace(project, "data/2022/回顾.yaml", f"{{{KEY}}}", "{疫情防控.参加人数}")
    assert reportgen("build", folder=project).err == _shown("problem")


# The table of packages


def _told() -> dict[str, tuple[str, set[str]]]:
    """Package → its floor and what it may import, as the page tells it."""
    rows = table(PAGE, "floor", "package")
    return {name: (floor, set(imports.split(", ")) - {""}) for floor, name, _, imports in rows}


def test_every_package_of_the_table_exists_and_every_package_is_in_the_table() -> None:
    assert set(_told()) == {module.package for module in MODULES.values()} - {""}


def test_floors_and_imports_are_those_of_the_architecture_test() -> None:
    existing = set(_told())
    held = {name: (str(PACKAGES[name].floor), set(PACKAGES[name].may_import & existing)) for name in existing}
    assert _told() == held
