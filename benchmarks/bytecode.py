"""Compiles the modules that are measured beforehand, as an installation does, so that no run compiles source."""

from __future__ import annotations

import compileall
import os
from pathlib import Path

import reportgen


def compile_modules() -> None:
    """Compile reportgen and the benchmarks, and let the processes started from here use the bytecode cache."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    for folder in (Path(reportgen.__file__).parent, Path(__file__).parent):
        if not compileall.compile_dir(folder, quiet=1):
            raise OSError(f"the modules in {folder} could not be compiled")
