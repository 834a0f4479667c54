"""All that one run of the benchmarks found of each report, and the run itself: machine, versions, command."""

from __future__ import annotations

import json
import os
import platform
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

from benchmarks import ROOT, cold, growth, stages, warm
from benchmarks.bytecode import compile_modules
from benchmarks.engines import INSTALLED
from benchmarks.workload import REPORTS, Report, Workload, memory_folder

LIBRARIES = (
    *("reportgen", "Jinja2", "markdown-it-py", "PyYAML", "click"),
    *("docxtpl", "python-docx", "lxml", "pypandoc_binary"),
)


class Measured(NamedTuple):
    """What was found of one report."""

    report: Report
    cold: Sequence[cold.Cold]
    imports: Sequence[cold.Imports]
    warm: Sequence[warm.Warm]
    stages: Mapping[str, float]
    sizes: Sequence[growth.Size]
    growth: Sequence[growth.Growth]


class Results(NamedTuple):
    """One run: how it was asked for, and what it found of each report."""

    rounds: int
    documents: int
    reports: Sequence[Measured]


def measure(rounds: int, documents: int) -> Results:
    """Measure everything, with all files in memory where the system has such a folder."""
    compile_modules()
    return Results(rounds, documents, [_measured(report, rounds, documents) for report in REPORTS])


def _measured(report: Report, rounds: int, documents: int) -> Measured:
    with tempfile.TemporaryDirectory(dir=memory_folder()) as name:
        folder = Path(name)
        workload = Workload(report, folder / "once").make()
        sizes, grown = growth.measure(report, folder, rounds)
        return Measured(
            report,
            cold.measure(workload, rounds),
            cold.measure_imports(workload),
            warm.measure(workload, rounds, documents),
            stages.measure(workload),
            sizes,
            grown,
        )


def machine() -> str:
    """The processor, its cores, the system and the Python, in a line."""
    python = f"{platform.python_implementation()} {platform.python_version()}"
    return f"{_processor()}, {os.cpu_count()} cores, {platform.system()} {platform.release()}, {python}"


def _processor() -> str:
    try:
        text = Path("/proc/cpuinfo").read_text(encoding="utf-8")
    except OSError:
        return platform.processor() or platform.machine()
    names = [line.partition(":")[2].strip() for line in text.splitlines() if line.startswith("model name")]
    return names[0] if names else platform.machine()


def versions() -> str:
    """The versions of all that took part, in a line."""
    return ", ".join([*(f"{name} {version(name)}" for name in LIBRARIES), *_installed_peers()])


def _installed_peers() -> Iterator[str]:
    """The peers that `make bench` installs apart, with Node.js itself."""
    for metadata in INSTALLED.glob("rust/lib/*/site-packages/rust_docxtpl-*.dist-info"):
        yield metadata.name.removesuffix(".dist-info").replace("_", "-").replace("-0", " 0", 1)
    packages = json.loads((ROOT / "benchmarks/peers/node/package.json").read_text(encoding="utf-8"))["dependencies"]
    if (INSTALLED / "node").is_dir():
        node = subprocess.run(["node", "--version"], capture_output=True, text=True, check=True)
        yield f"Node.js {node.stdout.strip().removeprefix('v')}"
        yield from (f"{name} {packages[name]}" for name in packages)


def day() -> str:
    """The day of the measurement."""
    return time.strftime("%Y-%m-%d")
