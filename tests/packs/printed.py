"""What a shipped pack prints of a little data: the paragraphs by their roles, and the finished file."""

from __future__ import annotations

from pathlib import Path

from office import valid
from reading import of_data
from word import Word

from reportgen.document import Document, Heading, Paragraph, plain_text
from reportgen.pipeline import WRITERS, Disk, load_project, require, shipped_packs
from reportgen.pipeline.compile import build_tree, check_data, compile_report, prepare
from reportgen.pipeline.project import Job

SHIPPED = shipped_packs()


def tree(folder: Path, pack: str, data: str, more: str = "") -> Document:
    """The tree of the report of `data`; `more` is written below the report in the project file."""
    job, world = _job(folder, pack, data, more)
    press = prepare(job, WRITERS["docx"], SHIPPED, world)
    report = check_data(job, SHIPPED, world)
    built = build_tree(press.value, report.value, job, world)
    assert (*press.diagnostics, *report.diagnostics, *built.diagnostics) == ()
    return built.value


def lines(folder: Path, pack: str, data: str, more: str = "") -> list[str]:
    """The paragraphs and headings of the report, each behind its role."""
    return [
        f"{block.role} {block.number if isinstance(block, Heading) else ''}{plain_text(block.content)}"
        for block in tree(folder, pack, data, more).blocks
        if isinstance(block, (Heading, Paragraph))
    ]


def file(folder: Path, pack: str, data: str, more: str = "") -> Word:
    """The report as a Word file that both validators have passed."""
    job, world = _job(folder, pack, data, more)
    result = compile_report(job, WRITERS["docx"], SHIPPED, world)
    assert of_data(result.diagnostics) == []
    return Word(valid(result.value.content))


def _job(folder: Path, pack: str, data: str, more: str) -> tuple[Job, Disk]:
    report = "\n".join(["", f"模板包: {pack}", "数据: 数据.yaml", *more.splitlines()]).replace("\n", "\n    ")
    (folder / "reportgen.yaml").write_text(f"报告:\n  报告:{report}\n", encoding="utf-8")
    (folder / "数据.yaml").write_text(data, encoding="utf-8")
    world = Disk(str(folder), SHIPPED)
    (job,) = require(load_project(world)).jobs.values()
    return job, world
