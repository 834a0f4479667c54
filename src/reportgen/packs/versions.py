"""Versions of packs, and what a pack asks of the version of the one it extends: `work-report@>=1.2,<2`."""

from __future__ import annotations

import re

# Versions as nearly all packs have them; only others, and what a pack asks for, need the library, which takes longer
# to import than a chain to read (docs/decisions/0018-inheritance.md).
_PLAIN = re.compile(r"[0-9]{1,9}(?:\.[0-9]{1,9}){0,5}", re.ASCII)

SIGN = "@"


def split_parent(extends: str) -> tuple[str, str]:
    """The name and what is asked of its version (empty: nothing) from what stands under `extends`."""
    name, _, wanted = extends.partition(SIGN)
    return name.strip(), wanted.strip()


def is_version(text: str) -> bool:
    """Whether `text` is a version: `1`, `1.2.0`, `2.0rc1` (PEP 440)."""
    if _PLAIN.fullmatch(text):
        return True
    from packaging.version import InvalidVersion, Version

    try:
        Version(text)
    except InvalidVersion:
        return False
    return True


def is_wanted(text: str) -> bool:
    """Whether `text` asks something of a version: `>=1`, `>=1.2,<2`, `==1.0.0`, `~=1.2`."""
    from packaging.specifiers import InvalidSpecifier, SpecifierSet

    try:
        return bool(len(SpecifierSet(text)))
    except InvalidSpecifier:
        return False


def meets(version: str, wanted: str) -> bool:
    """Whether `version` is one that `wanted` asks for; no version meets nothing but no wish."""
    if not wanted:
        return True
    from packaging.specifiers import SpecifierSet

    return is_version(version) and SpecifierSet(wanted).contains(version, prereleases=True)
