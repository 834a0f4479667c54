"""Which findings in the finished text a project wants to be told: `检查: {不查: [WRD003]}` in its project file."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from reportgen.source import Diagnostic, Node, Scalar, Sequence, problem, suggestion

# Codes stand in a list, or on one line as people write them: WRD003、FIG。
_CODE = r"[^、，,;；\s]+"

# The families of codes about the finished text; FIG and NUM have others too, whose numbers are lower.
_OF_TEXT = frozenset({"CHK", "STY", "TSK", "WRD"})
_SHARED = frozenset({"FIG", "NUM"})
_FIRST_OF_TEXT = "030"

# The codes about the finished text that are notes; the others are warnings. The catalogue says so too, with all words
# for them, which a build that only counts does without.
_NOTES = frozenset({
    "CHK002", "FIG031", "FIG041", "FIG043", "FIG044", "FIG045", "FIG048", "NUM034", "STY003", "TSK007", "TSK008",
    "WRD009", "WRD018", "WRD023", "WRD026", "WRD028", "WRD030",
})  # fmt: skip


def is_of_text(code: str) -> bool:
    """Whether findings of `code` concern the finished text: a person decides what to do about them, no build stops."""
    return code[:3] in _OF_TEXT or (code[:3] in _SHARED and code[3:] >= _FIRST_OF_TEXT)


def is_note(code: str) -> bool:
    """Whether findings of `code`, which concern the finished text, are notes and no warnings."""
    return code in _NOTES


class Wanted(NamedTuple):
    """Codes, or beginnings of codes: those that are looked for, and those that are not."""

    select: tuple[str, ...] = ("",)
    ignore: tuple[str, ...] = ()

    def holds(self, code: str) -> bool:
        """Whether findings of `code` are to be told."""
        return code.startswith(self.select) and not (self.ignore and code.startswith(self.ignore))


def read_wanted(select: Node | None, ignore: Node | None, diagnostics: list[Diagnostic]) -> Wanted:
    """What the two entries say; a code that there is not goes to `diagnostics`."""
    return Wanted(tuple(_codes(select, diagnostics)) or ("",), tuple(_codes(ignore, diagnostics)))


def _codes(node: Node | None, diagnostics: list[Diagnostic]) -> Iterator[str]:
    for item in node.items if isinstance(node, Sequence) else (node,):
        if isinstance(item, Scalar) and not item.is_null:
            for written in re.finditer(_CODE, item.value):
                code = written[0].upper()
                diagnostics += _unknown(code, item, written)
                yield code
        elif item is not None and not isinstance(item, Scalar):
            diagnostics.append(problem("PRJ006", item.span))


def _unknown(code: str, item: Scalar, written: re.Match[str]) -> Iterator[Diagnostic]:
    from reportgen.source.catalog import CATALOG  # words for all findings: only for who names one

    if not any(known.startswith(code) for known in CATALOG):
        place = item.place(written.start(), len(written[0]))
        yield problem("PRJ026", place, code=written[0], **suggestion(code, CATALOG))
