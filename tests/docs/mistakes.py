"""The page `docs/mistakes.md`, written from the projects of `tests/cli/broken`: `python tests/docs/mistakes.py`."""

from __future__ import annotations

import contextlib
import difflib
import io
import re
import sys
import tempfile
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parents[1] / "cli"))

from broken_projects import Case, broken, healthy, lay_out

from reportgen.cli import run
from reportgen.source.catalog import CATALOG
from reportgen.source.encoding import certain_text

PAGE = Path(__file__).parents[2] / "docs/mistakes.md"

_HEAD = """\
# 常见错误 / Common mistakes

这里有 {count} 种办公室里常见的写法错误。每一种都真的运行过：下面就是 `reportgen build` 显示的原话，位置是“文件:行:列”，
`^` 标出写错的地方。“自动改”一栏写“能”的，运行 `reportgen check --fix` 就会改好，并显示改了什么；其余的要自己改。

在编辑器里按错误编号（如 `YML020`）在本页查找，或运行 `reportgen explain YML020`。
编号的解释见[检查规则](rules/README.md)。

These are {count} mistakes that people make, each run by a test: the messages are those of `reportgen build`, with file,
line and column (`--lang en` says them in English). Where the table says 能, `reportgen check --fix` puts it right.
This page is written by `make docs` from `tests/cli/broken/`; do not edit it.
"""

# The chapters, and how the names of their cases begin.
_CHAPTERS = {
    "YAML 写法": ("yaml",),
    "数字": ("figure",),
    "算式": ("formula",),
    "日期": ("date",),
    "标题的序号": ("title",),
    "文字和列表": ("text", "list"),
    "名字和缺项": ("key",),
    "文件与编码": ("file",),
    "图片和链接": ("picture", "link"),
    "期间和上年": ("period", "last-year"),
    "项目文件": ("project", "two"),
    "模板": ("template",),
    "一次多处": ("several",),
}

_EXCERPT = re.compile(r" *\d* +\| ")


class Repaired(NamedTuple):
    """What `check --fix` makes of a case: how much it puts right (能, 一部分, 否), and the lines as they should be."""

    how: str
    lines: tuple[str, ...]


@cache
def page() -> str:
    """The text of the page."""
    cases = {name: [case for case in broken() if case.name.startswith(begin)] for name, begin in _CHAPTERS.items()}
    count = sum(map(len, cases.values()))
    chapters = (text for name, members in cases.items() for text in _chapter(name, members))
    return _HEAD.format(count=count) + "".join(chapters)


def _chapter(name: str, cases: list[Case]) -> Iterator[str]:
    repaired = [_repaired(case) for case in cases]
    yield f"\n## {name}\n\n| 错误 | 位置 | 编号 | 自动改 |\n|---|---|---|---|\n"
    for case, right in zip(cases, repaired, strict=True):
        codes = "、".join(f"[{code}](rules/{code[:3]}.md#{code.lower()})" for code in _codes(case))
        places = "、".join(dict.fromkeys(f"`{mark.place}`" for mark in case.marks)) or "命令"
        yield f"| [{_plain(case.chinese_title)}](#{case.name}) | {places} | {codes} | {right.how} |\n"
    for case, right in zip(cases, repaired, strict=True):
        yield _section(case, right)


def _section(case: Case, right: Repaired) -> str:
    typed = f"运行 `reportgen build {case.said['arguments'].strip()}`：\n\n" if case.arguments else ""
    told = f"```text\n{case.said['中文']}```\n"
    fixed = "（`reportgen check --fix` 会这样改）" if right.how != "否" else ""
    lines = "\n".join(right.lines)
    put_right = f"\n改成{fixed}：\n\n```yaml\n{lines}\n```\n" if right.lines else ""
    return (
        f'\n### <a id="{case.name}"></a>{_plain(case.chinese_title)}\n\n'
        f"*{_plain(case.title)}*\n\n{typed}{told}{put_right}"
    )


def _codes(case: Case) -> list[str]:
    told = [line for line in case.said["中文"].splitlines() if not _EXCERPT.match(line)]
    return list(dict.fromkeys(next(code for code in CATALOG if code in line) for line in told))


def _repaired(case: Case) -> Repaired:
    """What is right instead: as `check --fix` leaves the files, or else as they are in the healthy project."""
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        lay_out(Path(), case)
        arguments = [each for each in case.arguments if each != "--strict"]
        before = _findings(["check", *arguments])
        after = _findings(["check", "--fix", *arguments])
        fixed = {name: Path(name).read_bytes() for name in case.files}
    changed = {name: content for name, content in fixed.items() if content != case.files[name]}
    if changed:
        return Repaired("能" if not after else "一部分", tuple(_differing(case, changed)))
    assert len(before) == len(after)
    return Repaired("否", tuple(_differing(case, healthy().files)))


def _findings(arguments: list[str]) -> list[str]:
    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(io.StringIO()):
        run(["--lang", "zh", *arguments])
    return [line for line in said.getvalue().splitlines() if not _EXCERPT.match(line)]


def _differing(case: Case, right: Mapping[str, bytes]) -> Iterator[str]:
    """The lines of the files `right` that the case has otherwise."""
    for name, content in right.items():
        if name in case.files and (wrong := _text(case.files[name])) is not None:
            meant = _text(content) or ""
            lines = list(difflib.ndiff(wrong.splitlines(), meant.splitlines()))
            yield from (line[2:] for line in lines if line.startswith("+ "))


def _text(content: bytes) -> str | None:
    try:
        return content.decode()
    except UnicodeDecodeError:
        return certain_text(content)


def _plain(text: str) -> str:
    """The text with the marks that Markdown would take for its own written as such."""
    return "".join(f"\\{each}" if each in "\\*_`[]<>{}|#" else each for each in text)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
