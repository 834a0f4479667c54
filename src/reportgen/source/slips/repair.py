"""A text put right: every fix that is certain, and nothing else of the file touched."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from reportgen.source.diagnostic import Diagnostic, ReportgenError
from reportgen.source.slips.edits import apply
from reportgen.source.text import escaped
from reportgen.source.yaml import load

# One round shows what the fixes of the one before have laid open; more than a few are never needed.
_MOST_ROUNDS = 8


class Repaired(NamedTuple):
    """A text with the fixes in it, and the findings that they were for, in the places of the text each was found in."""

    text: str
    fixes: tuple[Diagnostic, ...]


def repair(text: str, path: str) -> Repaired:
    """`text`, the content of a YAML file with its line ends and byte order mark, with every certain fix of its syntax.

    Comments, layout and line ends stay to the letter. A text without a slip comes back as it is, and so does one
    whose fixes leave it with as many findings as before.
    """
    fixes: list[Diagnostic] = []
    found = _findings(text, path)
    for _ in range(_MOST_ROUNDS):
        better, applied = apply_fixes(text, found)
        if better == text:
            break
        after = _findings(better, path)
        if len(after) >= len(found) and not any(each.fix for each in after):
            break
        text, found = better, after
        fixes += applied
    return Repaired(text, tuple(fixes))


def apply_fixes(text: str, found: Iterable[Diagnostic]) -> tuple[str, list[Diagnostic]]:
    """`text` with the fixes of `found`, its own findings, and those of them that have one."""
    fixable = [each for each in found if each.fix is not None]
    return apply(text, [each.fix for each in fixable if each.fix is not None]), fixable


def _findings(text: str, path: str) -> tuple[Diagnostic, ...]:
    try:
        return load(text.encode("utf-8", "surrogatepass"), path).diagnostics
    except ReportgenError as error:
        return error.diagnostics


def unified_diff(before: str, after: str, path: str, new: str = "") -> str:
    """The lines that differ, as `diff -u` shows them; characters that can't be seen are shown as escapes.

    `new` is the path of what comes after, where that is another.
    """
    from difflib import unified_diff as difference

    old, now = ([escaped(line) for line in text.splitlines()] for text in (before, after))
    return "".join(f"{line.rstrip()}\n" for line in difference(old, now, path, new or path, lineterm=""))
