"""The manual as the tests see it: pages, their code blocks, tables and words in backticks, and a project to try."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
READMES = ("README.md", "README.zh-CN.md")
PAGES = (
    *READMES,
    "CONTRIBUTING.md",
    "SECURITY.md",
    "docs/architecture.md",
    "docs/charts.zh-CN.md",
    "docs/forms.zh-CN.md",
    "docs/local-packs.zh-CN.md",
    "docs/preview.zh-CN.md",
    "docs/rules/README.md",
    "docs/sharing.zh-CN.md",
    "templates/base/README.md",
    "templates/work-report/README.md",
    "templates/local-summary/README.md",
    "templates/communique/README.md",
    "templates/task-list/README.md",
    "templates/newsletter/README.md",
    "examples/README.md",
    *(f"docs/decisions/{path.name}" for path in sorted((ROOT / "docs/decisions").glob("*.md"))),
)

_BLOCK = re.compile(r"^( *)```(\S+)(?: ([^\n]+))?\n(.*?)^\1```$", re.MULTILINE | re.DOTALL)
_TICKED = re.compile(r"`([^`\n]+)`")


class Code(NamedTuple):
    """A code block: its language, the note behind it in the info string, and its text."""

    language: str
    note: str
    text: str


class Run(NamedTuple):
    """What a command gave."""

    code: int
    out: str
    err: str


def page(name: str) -> str:
    """The text of a page, by its path in the repository."""
    return (ROOT / name).read_text(encoding="utf-8")


def code_blocks(name: str) -> list[Code]:
    """The code blocks of a page."""
    return [Code(found[2], found[3] or "", found[4]) for found in _BLOCK.finditer(page(name))]


def noted(name: str, key: str) -> list[tuple[str, str]]:
    """The blocks of a page whose note is `key=value`, as (value, text)."""
    blocks = (block for block in code_blocks(name) if block.note.startswith(f"{key}="))
    return [(block.note.removeprefix(f"{key}="), block.text) for block in blocks]


def prose(name: str) -> str:
    """A page without its code blocks."""
    return _BLOCK.sub("", page(name))


def ticked(text: str) -> list[str]:
    """All words in backticks."""
    return _TICKED.findall(text)


def table(name: str, *head: str) -> list[list[str]]:
    """The rows of the table of a page whose header begins with `head`, without backticks around whole cells."""
    rows = _rows(page(name))
    for row in rows:
        if row[: len(head)] == list(head):
            next(rows)  # the line of dashes
            return [[cell.strip("`") for cell in cells] for cells in _until_gap(rows)]
    raise AssertionError(f"{name} has no table {head}")


def _rows(text: str) -> Iterator[list[str]]:
    for line in text.splitlines():
        yield [cell.strip() for cell in line.strip("|").split(" | ")] if line.startswith("|") else []


def _until_gap(rows: Iterator[list[str]]) -> Iterator[list[str]]:
    for row in rows:
        if not row:
            return
        yield [cell.strip("| ") for cell in row]


def copy_project(folder: Path) -> Path:
    """The project of this repository, to be changed: its project file and its data.

    The wording of the printed report is not checked: it has slips, and what is changed is not among them.
    """
    shutil.copytree(ROOT / "data", folder / "data")
    shutil.copy(ROOT / "reportgen.yaml", folder)
    append(folder, "reportgen.yaml", "检查: {只查: CHK}\n")
    return folder


def replace(folder: Path, file: str, old: str, new: str) -> None:
    """Change one place of a file, as a person would."""
    text = (folder / file).read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old} stands {text.count(old)} times in {file}"
    (folder / file).write_text(text.replace(old, new), encoding="utf-8")


def append(folder: Path, file: str, text: str) -> None:
    """Write `text` behind the last line of a file."""
    before = (folder / file).read_text(encoding="utf-8")
    (folder / file).write_text(before.rstrip("\n") + "\n" + text, encoding="utf-8")


def add_to_report(folder: Path, text: str, report: str = "工作报告") -> None:
    """Write `text` below the 输出 of a report in the project file, where the manual says."""
    output = f'    输出: "{{期间}}年{report}.docx"\n'
    replace(folder, "reportgen.yaml", output, output + text)


def reportgen(*arguments: str, folder: Path, language: str = "en") -> Run:
    """Run the command in `folder`, with messages in `language`."""
    environment: Mapping[str, str] = {**os.environ, "REPORTGEN_LANG": language, "PYTHONUTF8": "1", "COLUMNS": "200"}
    done = subprocess.run(
        [sys.executable, "-m", "reportgen", *arguments],
        cwd=folder,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return Run(done.returncode, done.stdout, done.stderr)
