"""A preview that runs: the command as a user starts it, and the address that it shows."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, NamedTuple

ROOT = Path(__file__).parents[2]
_ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+/\?token=\S+")


class Live(NamedTuple):
    """A running preview: its address, which works once, and its process."""

    address: str
    process: subprocess.Popen[str]

    def interrupt(self) -> int:
        """Ctrl+C; gives the exit code."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(20)


def copied(folder: Path) -> Path:
    """The real project, to be changed."""
    shutil.copytree(ROOT / "data", folder / "data")
    shutil.copy(ROOT / "reportgen.yaml", folder)
    return folder


def replace(project: Path, file: str, old: str, new: str) -> None:
    """Save a file with another text in the place of one that it has."""
    text = (project / file).read_text(encoding="utf-8")
    assert old in text
    (project / file).write_text(text.replace(old, new), encoding="utf-8")


@contextmanager
def previewing(project: Path, *arguments: str) -> Iterator[Live]:
    """`reportgen preview` of the project, ended with the block."""
    command = [sys.executable, "-m", "reportgen", "--lang", "zh", "preview", "--no-open", *arguments]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "PYTHONUTF8": "1"}
    with subprocess.Popen(
        command, cwd=project, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8"
    ) as process:
        try:
            assert process.stderr is not None
            yield Live(_address(process.stderr), process)
        finally:
            process.kill()


def _address(lines: IO[str]) -> str:
    said = []
    for line in lines:
        said.append(line)
        if found := _ADDRESS.search(line):
            return found[0]
    raise AssertionError(f"The preview did not start: {''.join(said)}")
