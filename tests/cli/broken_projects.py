"""Projects as readable texts: a title, then `-- name --` before each file, then what the command says of it.

The stretches `中文` and `English` hold the lines on stderr, `arguments` what is typed behind `reportgen build`, and
`exit` the exit code where it is not 1. A name may say in which encoding its file is: `-- 会议.yaml (gb18030) --`.
"""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).parent
_HEADER = re.compile(r"^-- (\S+)(?: \((\S+)\))? --\n", re.MULTILINE)
_SAID = ("中文", "English", "arguments", "exit")


class Case(NamedTuple):
    """One project with a mistake, and what `reportgen build` says of it."""

    name: str
    title: str
    files: Mapping[str, bytes]
    said: Mapping[str, str]

    @property
    def arguments(self) -> list[str]:
        """What is typed behind `reportgen build`."""
        return self.said.get("arguments", "").split()

    @property
    def exit(self) -> int:
        """The exit code."""
        return int(self.said.get("exit", "1"))


def read_case(path: Path) -> Case:
    """The case in the file `path`."""
    title, *stretches = _HEADER.split(path.read_text(encoding="utf-8"))
    files: dict[str, bytes] = {}
    said: dict[str, str] = {}
    for name, encoding, text in zip(*(stretches[start::3] for start in range(3)), strict=True):
        if name in _SAID:
            said[name] = text
        else:
            files[name] = text.encode(encoding or "utf-8")
    return Case(path.stem, title.strip(), files, said)


def healthy() -> Case:
    """The project in which nothing is wrong."""
    return read_case(FOLDER / "healthy.txt")


def broken() -> list[Case]:
    """All projects with a mistake."""
    return [read_case(path) for path in sorted((FOLDER / "broken").glob("*.txt"))]


def lay_out(folder: Path, case: Case | None = None) -> Path:
    """The healthy project in `folder`, with the files of `case` in the place of its own."""
    for name, content in {**healthy().files, **(case.files if case is not None else {})}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return folder
