"""Paths and names of files as a project writes them: inside its folder, and open for the year and the unit."""

from __future__ import annotations

import re
from collections.abc import Mapping

# What paths and names may leave open, in braces: the year of the report, and in an output name the unit.
PLACEHOLDERS = {"期间": "period", "period": "period", "单位": "unit", "unit": "unit"}

# A calendar year, as people write it.
_PERIOD = re.compile(r"([0-9０-９]{4})\s*(?:年度?)?")


def is_inside(path: str) -> bool:
    """Whether a path that a file names is relative and stays below its folder, on every system."""
    parts = path.replace("\\", "/").split("/")
    return ".." not in parts and parts[0] != "" and ":" not in parts[0]


def placeholders(pattern: str) -> set[str]:
    """What a path or name leaves open, by the English names."""
    return {meant for name, meant in PLACEHOLDERS.items() if f"{{{name}}}" in pattern}


def filled(pattern: str, values: Mapping[str, str]) -> str:
    """A path or name with `values`, by English name, in the places that it leaves open."""
    for name, meant in PLACEHOLDERS.items():
        if meant in values:
            pattern = pattern.replace(f"{{{name}}}", values[meant])
    return pattern


def period_folder(pattern: str) -> str:
    """The folder in a path whose name the period completes, as written; empty where it completes only a file's name."""
    parts = pattern.replace("\\", "/").split("/")
    named = [number for number, part in enumerate(parts[:-1], 1) if "period" in placeholders(part)]
    return "/".join(parts[: named[-1]]) if named else ""


def read_period(text: str) -> int | None:
    """The calendar year that somebody typed: 2022, 2022年, in full-width digits too; None if it is none."""
    written = _PERIOD.fullmatch(text.strip())
    year = 0 if written is None else int(written[1])
    return year if 1900 <= year < 2200 else None
