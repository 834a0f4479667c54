"""`python -m benchmarks.limits`: build every big and every hostile project, and say what each build took."""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from benchmarks.bytecode import compile_modules
from benchmarks.limits.inputs import BIG, HOSTILE, Files, Input, ordinary

MIB = 1024 * 1024

# Seconds of processor time for a whole command that builds, and for one that refuses; memory above an ordinary build.
BUILT, REFUSED, MEMORY = 3.0, 1.0, 100 * MIB

_FINDING = re.compile(r" [A-Z]{3}[0-9]{3}[:：]")


class Taken(NamedTuple):
    """What one command took: seconds on the clock and of the processor, peak bytes, exit code, findings printed."""

    seconds: float
    spent: float
    peak: int
    code: int
    findings: int


def main() -> int:
    """Exit code 0; 1 when, with `--check`, a bar is missed."""
    asked = _arguments()
    compile_modules()
    usual = _taken(ordinary())
    print(f"{'input':45} {'seconds':>8} {'CPU':>6} {'MiB more':>9} {'exit':>5} {'findings':>9}")
    print(_row("(an ordinary project)", usual, usual))
    missed = []
    for each in (*BIG, *HOSTILE):
        if asked.only not in each.name:
            continue
        taken = _taken(each.files())
        faults = [*_faults(each, taken, usual)]
        print(_row(each.name, taken, usual), *faults, flush=True)
        missed += faults
    return int(asked.check and bool(missed))


def _faults(asked: Input, taken: Taken, usual: Taken) -> Iterator[str]:
    """The bars that the build of an input misses."""
    if asked.refused and taken.code != 1:
        yield "NOT REFUSED"
    if not asked.refused and taken.code not in (0, 1):
        yield "NOT BUILT"
    if taken.spent > (BUILT if asked in BIG else REFUSED):
        yield "SLOW"
    if asked not in BIG and taken.peak - usual.peak > MEMORY:
        yield "LARGE"


def _row(name: str, taken: Taken, usual: Taken) -> str:
    more = (taken.peak - usual.peak) / MIB
    return f"{name:45} {taken.seconds:8.2f} {taken.spent:6.2f} {more:9.0f} {taken.code:5} {taken.findings:9}"


def _taken(files: Files) -> Taken:
    """What `reportgen build` takes in a project of these files."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for path, content in files.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(content)
        said = folder / "said.txt"
        command = [sys.executable, "-m", "reportgen", "build"]
        once = [sys.executable, "-I", "-S", str(Path(__file__).with_name("once.py")), name, str(said)]
        done = subprocess.run([*once, *command], stdout=subprocess.PIPE, text=True, check=True, env=os.environ)
        seconds, spent, peak, code = json.loads(done.stdout)
        return Taken(seconds, spent, peak, code, len(_FINDING.findall(said.read_text(encoding="utf-8"))))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.limits", description=__doc__)
    parser.add_argument("--only", default="", metavar="WORDS", help="only the inputs whose names hold these words")
    parser.add_argument("--check", action="store_true", help="fail when a bar is missed")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
