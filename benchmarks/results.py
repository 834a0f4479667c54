"""All that one run of the benchmarks found, and the run itself: the machine, the versions, the command."""

from __future__ import annotations

import os
import platform
import tempfile
import time
from collections.abc import Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

from benchmarks import cold, growth, stages, warm
from benchmarks.workload import Workload, memory_folder

LIBRARIES = ("reportgen", "Jinja2", "markdown-it-py", "PyYAML", "click", "docxtpl", "python-docx", "lxml")


class Results(NamedTuple):
    """One run: how it was asked for, and what it found."""

    rounds: int
    documents: int
    cold: Sequence[cold.Cold]
    imports: Sequence[cold.Imports]
    warm: Sequence[warm.Warm]
    stages: Mapping[str, float]
    sizes: Sequence[growth.Size]
    growth: Sequence[growth.Growth]

    @property
    def warm_rounds(self) -> int:
        """How many rounds the long measurements take."""
        return few(self.rounds)


def few(rounds: int) -> int:
    """A third of `rounds`, at least one: batches and long reports take long, and one run of them is a mean already."""
    return max(1, rounds // 3)


def measure(rounds: int, documents: int) -> Results:
    """Measure everything: cold builds on the usual disk, the rest in memory where the system has such a folder."""
    with tempfile.TemporaryDirectory() as disk, tempfile.TemporaryDirectory(dir=memory_folder()) as memory:
        on_disk = Workload(Path(disk, "cold")).make()
        in_memory = Workload(Path(memory, "warm")).make()
        sizes, grown = growth.measure(Path(memory), few(rounds))
        return Results(
            rounds,
            documents,
            cold.measure(on_disk, rounds),
            cold.measure_imports(on_disk),
            warm.measure(in_memory, few(rounds), documents),
            stages.measure(in_memory),
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
    return ", ".join(f"{name} {version(name)}" for name in LIBRARIES)


def day() -> str:
    """The day of the measurement."""
    return time.strftime("%Y-%m-%d")
