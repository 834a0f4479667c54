"""A city's project with many counties: what the tests of batches build."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

PROJECT = """\
报告:
  总结:
    模板包: local-summary
    数据: 共同.yaml
"""

SHARED = """\
年度: 2022年
开头: "{年度}，县计生协做了不少工作，会员{会员}。"
"""

UNIT = """\
组织: {{全称: {name}计划生育协会}}
数字: {{会员: {members}人}}
回顾:
  - 标题: 组织更加健全
    正文: 全县有会员{{会员}}。
"""


def unit(name: str, members: int = 100) -> str:
    """The data of one unit."""
    return UNIT.format(name=name, members=members)


def lay_out(folder: Path, units: Mapping[str, str] | int, project: str = PROJECT) -> Path:
    """The project with `units` (texts by path below units/, or so many of them) in `folder`."""
    if isinstance(units, int):
        units = {f"县{number:03}.yaml": unit(f"第{number}县", number + 1) for number in range(units)}
    files = {"reportgen.yaml": project, "共同.yaml": SHARED, **{f"units/{name}": text for name, text in units.items()}}
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def command(*arguments: str) -> list[str]:
    """`reportgen build` with `arguments`, for a process of its own."""
    return [sys.executable, "-m", "reportgen", "build", *arguments]


def environment(**more: str) -> dict[str, str]:
    """Messages in English; the folder we stand in decides nothing else."""
    return {**os.environ, "REPORTGEN_LANG": "en", **more}


def build(folder: Path, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    """`reportgen build` for all the units, in a process of its own."""
    return subprocess.run(
        command("--all", "units", *arguments),
        cwd=folder,
        env=environment(**more),
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )


def reports(folder: Path, output: str = "output") -> dict[str, bytes]:
    """The finished reports by name."""
    return {path.name: path.read_bytes() for path in sorted((folder / output).glob("*.docx"))}


def leftovers(folder: Path) -> list[str]:
    """What is half-written in the output folder."""
    return [path.name for path in (folder / "output").glob(".rg-*")]


def counts(done: subprocess.CompletedProcess[str]) -> dict[str, int]:
    """The summary: how many reports of each state there are."""
    words = [line.split() for line in done.stderr.splitlines()]
    states = {"built", "unchanged", "edited", "failed"}
    return {word[0]: int(word[1]) for word in words if len(word) > 1 and word[0] in states and word[1].isdigit()}
