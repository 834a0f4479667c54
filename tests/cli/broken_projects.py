"""Projects as readable texts: titles, then `-- name --` before each file, where the mistake is, what the command says.

The titles are in English and, for `docs/mistakes.md`, in Chinese. `错在` holds the places of the mistakes as a person
sees them, in the order of the findings: `会议.yaml:6`, and below it that line with 【】 around the wrong characters (or
around the first, where what is wrong is that they stand here); the name of a file alone stands for the file as a whole.

The stretches `中文` and `English` hold the lines on stderr, `arguments` what is typed behind `reportgen build`, and
`exit` the exit code where it is not 1. A name may say in which encoding its file is, `-- 会议.yaml (gb18030) --`, or
that its bytes are given as digits, `-- 会议.docx (hex) --`.

`python tests/cli/broken_projects.py` writes what the command says today into all of them. Read the difference before
you commit it: it is what people will see.
"""

import contextlib
import io
import re
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from reportgen.cli import run

FOLDER = Path(__file__).parent
_HEADER = re.compile(r"^-- (\S+)(?: \((\S+)\))? --\n", re.MULTILINE)
_SAID = ("错在", "中文", "English", "arguments", "exit")
_MARKED = re.compile(r"^(.+?)(?::(\d+)\n(.*)【(.*)】(.*))?\n", re.MULTILINE)


class Mark(NamedTuple):
    """Where a mistake stands: in a line, the characters `wrong` behind `before`; line 0 is a whole file."""

    path: str
    line: int = 0
    before: str = ""
    wrong: str = ""
    behind: str = ""

    @property
    def place(self) -> str:
        """The place as messages write it."""
        return f"{self.path}:{self.line}:{len(self.before) + 1}" if self.line else self.path


class Case(NamedTuple):
    """One project with a mistake, and what `reportgen build` says of it."""

    name: str
    title: str
    chinese_title: str
    files: Mapping[str, bytes]
    said: Mapping[str, str]

    @property
    def arguments(self) -> list[str]:
        """What is typed behind `reportgen build`."""
        return self.said.get("arguments", "").split()

    @property
    def marks(self) -> list[Mark]:
        """Where the mistakes stand, in the order of the findings."""
        marked = _MARKED.findall(self.said.get("错在", ""))
        return [Mark(path, int(line or 0), *parts) for path, line, *parts in marked]

    @property
    def exit(self) -> int:
        """The exit code."""
        return int(self.said.get("exit", "1"))


def read_case(path: Path) -> Case:
    """The case in the file `path`."""
    titles, *stretches = _HEADER.split(path.read_text(encoding="utf-8"))
    title, chinese_title = titles.strip().split("\n")
    files: dict[str, bytes] = {}
    said: dict[str, str] = {}
    for name, encoding, text in zip(*(stretches[start::3] for start in range(3)), strict=True):
        if name in _SAID:
            said[name] = text
        else:
            files[name] = bytes.fromhex(text) if encoding == "hex" else text.encode(encoding or "utf-8")
    return Case(path.stem, title, chinese_title, files, said)


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


def _as_said_today(case: Case, text: str) -> str:
    """The text of a case with what the command says of it now."""
    kept = re.split(r"^-- (?:exit|中文|English) --\n", text, maxsplit=1, flags=re.MULTILINE)[0]
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        lay_out(Path(), case)
        code, chinese = _build(case, "zh")
        _, english = _build(case, "en")
    exit_code = "" if code == 1 else f"-- exit --\n{code}\n"
    return f"{kept}{exit_code}-- 中文 --\n{chinese}-- English --\n{english}"


def _build(case: Case, language: str) -> tuple[int, str]:
    said = io.StringIO()
    with contextlib.redirect_stderr(said), contextlib.redirect_stdout(io.StringIO()):
        code = run(["--lang", language, "build", *case.arguments])
    return code, said.getvalue()


if __name__ == "__main__":
    for path in sorted((FOLDER / "broken").glob("*.txt")):
        before = path.read_text(encoding="utf-8")
        path.write_text(_as_said_today(read_case(path), before), encoding="utf-8")
