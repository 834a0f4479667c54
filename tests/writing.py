"""Documents for the tests: trees, looks and whole projects to Word files that have passed the validators."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from pathlib import Path

from memory import MemoryWorld
from office import valid
from reading import of_data
from word import Word

from reportgen.document import Block, Document, Image, Inline, Paragraph, Text
from reportgen.pipeline import WRITERS, load_project, require
from reportgen.pipeline.compile import compile_report
from reportgen.source import load
from reportgen.styles import Stylesheet, load_stylesheet

ROOT = Path(__file__).parent.parent
PACKS = "/packs"

# What a form can't express, and what a machine lacks, is told: pictures, page breaks; fonts.
EXPECTED = {"md": {"OUT018", "OUT019"}, "txt": {"OUT018", "OUT019"}, "pdf": {"OUT024"}}

# What a project writes under 样式 to change the shipped looks.
RULER = "页面: {页边距: ruler}"


@functools.cache
def sheet(changes: str = "") -> Stylesheet:
    """The shipped stylesheet with `changes`, YAML as in a pack's or project's own styles."""
    shipped = (ROOT / "templates/base/styles.yaml").read_bytes()
    layers = [load(shipped, "styles.yaml").value, *([load(changes.encode(), "own.yaml").value] if changes else [])]
    result = load_stylesheet([layer for layer in layers if layer is not None])
    assert result.value is not None, result.diagnostics
    return result.value


def write(
    *blocks: Block,
    changes: str = "",
    meta: Mapping[str, str] | None = None,
    images: Mapping[str, Image] | None = None,
) -> Word:
    """`blocks` as a Word file in the shipped looks with `changes`; both validators have passed it."""
    result = WRITERS["docx"].prepare(sheet(changes))(Document(blocks, meta or {}, images or {}))
    assert of_data(result.diagnostics) == []
    return Word(valid(result.value))


def paragraph(*content: Inline | str, role: str = "body") -> Paragraph:
    """A paragraph of texts and other inlines."""
    return Paragraph(inlines(*content), role)


def inlines(*content: Inline | str) -> tuple[Inline, ...]:
    """Inlines, with plain strings for texts."""
    return tuple(Text(each) if isinstance(each, str) else each for each in content)


def work_report_files() -> dict[str, bytes]:
    """The project of the real work report, and the shipped packs."""
    packs = (path for path in (ROOT / "templates").rglob("*") if path.is_file())
    files = {f"{PACKS}/{path.relative_to(ROOT / 'templates').as_posix()}": path.read_bytes() for path in packs}
    files |= {f"data/2022/{path.name}": path.read_bytes() for path in (ROOT / "data/2022").glob("*.yaml")}
    return files | {"reportgen.yaml": (ROOT / "reportgen.yaml").read_bytes()}


def newsletter_files() -> dict[str, bytes]:
    """The example of a newsletter, and the shipped packs."""
    folder = ROOT / "examples/newsletter"
    packs = {path: content for path, content in work_report_files().items() if path.startswith(PACKS)}
    own = [folder / "reportgen.yaml", *folder.glob("data/**/*.yaml")]
    return packs | {path.relative_to(folder).as_posix(): path.read_bytes() for path in own}


@functools.cache
def newsletter() -> bytes:
    """The example of a newsletter as a Word file, with its page numbers (for tests that use `open_libreoffice`)."""
    world = MemoryWorld(newsletter_files())
    job = require(load_project(world)).jobs["工作通讯"]
    made, found = compile_report(job, WRITERS["docx"], PACKS, world)
    assert {each.code for each in of_data(found)} <= {"OUT041"}
    return valid(made.content)


@functools.cache
def newsletter_pages() -> bytes:
    """The same as a PDF, as `-f pdf` makes it of the Word file."""
    convert = WRITERS["pdf"].convert
    assert convert is not None
    return convert(newsletter()).value


def build(files: Mapping[str, bytes], form: str = "docx", epoch: int | None = None, name: str = "") -> bytes:
    """The report `name`, or the first, of a project held in memory; a Word file has passed both validators."""
    world = MemoryWorld(files, epoch)
    project = require(load_project(world))
    job = project.jobs[name or next(iter(project.jobs))]
    result = compile_report(job, WRITERS[form], PACKS, world, project.author)
    assert {each.code for each in of_data(result.diagnostics)} <= EXPECTED.get(form, set())
    content = result.value.content
    return valid(content) if form == "docx" else content


@functools.cache
def work_report(changes: str = "") -> bytes:
    """The real work report as a Word file, with `changes` under the project's 样式 (one line of YAML)."""
    files = work_report_files()
    return build(below_the_output(files, f"样式: {{{changes}}}") if changes else files)


def below_the_output(files: Mapping[str, bytes], line: str) -> dict[str, bytes]:
    """The project with a `line` more in its work report, where the manual says."""
    output = '    输出: "{期间}年工作报告.docx"\n'
    text = files["reportgen.yaml"].decode()
    assert text.count(output) == 1
    return {**files, "reportgen.yaml": text.replace(output, f"{output}    {line}\n").encode()}
