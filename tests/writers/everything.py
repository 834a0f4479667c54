"""The project in the folder `everything`: a report with every kind of block and inline there is."""

from __future__ import annotations

import functools
from pathlib import Path

from word import Word
from writing import build, work_report_files

FOLDER = Path(__file__).with_name("everything")


def everything_files() -> dict[str, bytes]:
    """Its files, and the shipped packs."""
    own = {path.relative_to(FOLDER).as_posix(): path.read_bytes() for path in FOLDER.rglob("*") if path.is_file()}
    packs = {path: content for path, content in work_report_files().items() if path.startswith("/")}
    return packs | own


@functools.cache
def everything() -> Word:
    """It as a Word file."""
    return Word(build(everything_files()))
