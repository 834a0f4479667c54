"""Where packs stand outside a project: with the program, in the user's own folder, in installed Python packages."""

from __future__ import annotations

import contextlib
import os
import re
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import reportgen

if TYPE_CHECKING:
    from importlib.metadata import Distribution

# The group of entry points by which a package offers packs: `our-county = "our_county.pack"`, a folder with dots.
GROUP = "reportgen.packs"
_FOLDER = r"\w+(?:[.:]\w+)*"


def shipped_packs() -> str:
    """The folder of shipped packs: inside the installed package, or at the top of a checkout run in place."""
    package = os.path.dirname(os.path.abspath(reportgen.__file__))
    inside = os.path.join(package, "templates")
    beside = os.path.join(os.path.dirname(os.path.dirname(package)), "templates")
    return _slashes(inside if os.path.isdir(inside) else beside)


def user_packs() -> str:
    """The folder of the user's own packs, absolute; empty where there is none."""
    folder = os.environ.get("REPORTGEN_PACKS")
    if folder is None:
        folder = os.path.join(_data_folder(), "reportgen", "templates")
    return _slashes(folder) if os.path.isabs(folder) and os.path.isdir(folder) else ""


def _data_folder() -> str:
    """Where programs keep what is the user's: by the custom of the system."""
    if sys.platform == "win32":
        return os.environ.get("APPDATA", "")
    if sys.platform == "darwin":
        return os.path.expanduser("~/Library/Application Support")
    # XDG Base Directory Specification 0.8: a relative path counts as none.
    named = os.environ.get("XDG_DATA_HOME", "")
    return named if os.path.isabs(named) else os.path.expanduser("~/.local/share")


def installed_packs() -> dict[str, tuple[str, ...]]:
    """The folders of packs in installed packages, by name; no code of theirs is imported to find them."""
    from importlib.metadata import distributions  # 40 ms, and seldom needed

    found: dict[str, set[str]] = {}
    for distribution in distributions():
        for name, folder in _offered(distribution):
            found.setdefault(name, set()).add(folder)
    return {name: tuple(sorted(folders)) for name, folders in found.items()}


def _offered(distribution: Distribution) -> Iterator[tuple[str, str]]:
    """The packs that a package names by dots and that are there, each with its folder."""
    # A package whose entry points can't be read is no package of packs.
    with contextlib.suppress(ValueError, OSError):
        for point in distribution.entry_points.select(group=GROUP):
            if re.fullmatch(_FOLDER, point.value):
                folder = os.path.join(str(distribution.locate_file("")), *re.split("[.:]", point.value))
                if os.path.isdir(folder):
                    yield point.name, _slashes(os.path.realpath(folder))


def _slashes(path: str) -> str:
    return path.replace(os.sep, "/")
