"""What packs inherit and change, for people to read. A face of its own, so that a build does not import it."""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.packs import Pack
from reportgen.source import Language
from reportgen.writers.sheet import Sheet, aligned

__all__ = ["aligned", "packs_sheet"]

_HEADS = {"zh": ("名称", "版本", "标题", "继承", "位置"), "en": ("Name", "Version", "Title", "Extends", "Where")}


def packs_sheet(packs: Sequence[Pack], language: Language) -> Sheet:
    """A row for each pack: what it is, what it extends, and where it stands."""
    rows = tuple(
        (pack.name, pack.text("version"), pack.text("title"), pack.text("extends"), pack.folder) for pack in packs
    )
    return Sheet("", _HEADS[language], rows)
