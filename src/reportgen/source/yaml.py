"""YAML with places: files become nodes that keep every scalar as typed and know where it stands.

Plain files are read by `source.blocks`, all others by `source.composer`, which is imported with libyaml when one comes.
"""

from __future__ import annotations

import re

from reportgen.source.blocks import read_blocks
from reportgen.source.diagnostic import ReportgenError, Result, problem
from reportgen.source.nodes import Node
from reportgen.source.span import Span
from reportgen.source.text import decode

MAX_BYTES = 20_000_000

# A sign that may begin a comment nobody meant, behind words; whether it does, a look at the texts tells.
_LOST_WORDS = re.compile(r" #[^\s#]")

# What office programs save, by its first bytes; RTF and web pages are text, but none that anybody typed.
_FOREIGN = (
    (b"PK\x03\x04", "Word/Excel (.docx, .xlsx)"),
    (b"\xd0\xcf\x11\xe0", "Word/Excel (.doc, .xls)"),
    (b"%PDF-", "PDF"),
    (b"{\\rtf", "RTF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"<!DOCTYPE", "HTML"),
    (b"<html", "HTML"),
)


def load(content: bytes, path: str) -> Result[Node | None]:
    """The one document of a YAML file, None when it is empty. Raises `ReportgenError` when it can't be read on."""
    if len(content) > MAX_BYTES:
        raise ReportgenError(problem("SRC005", Span(path), limit=f"{MAX_BYTES // 1_000_000} MB"))
    if (kind := _foreign(content)) is not None:
        raise ReportgenError(problem("YML048", Span(path), kind=kind))
    try:
        text = decode(content, path)
    except ReportgenError as error:
        from reportgen.source.composer import read_once
        from reportgen.source.slips.recovery import recover_characters

        attempt = recover_characters(error, content, path, read_once)
        return Result(attempt.root, attempt.diagnostics)
    plain = read_blocks(text, path)
    read: Result[Node | None] = compose(text, path) if plain is None else Result(plain)
    if read.value is not None and _may_lose_words(text):
        from reportgen.source.slips.comments import lost_words

        return read._replace(diagnostics=(*read.diagnostics, *lost_words(read.value)))
    return read


def _foreign(content: bytes) -> str | None:
    """The kind of a file that office programs save and that is no text to read, by its first bytes."""
    for mark, kind in _FOREIGN:
        if content.startswith(mark):
            return kind
    return None


def _may_lose_words(text: str) -> bool:
    signs = (found.start() for found in _LOST_WORDS.finditer(text))
    return any(text[text.rfind("\n", 0, at) + 1 : at].strip() for at in signs)


def compose(text: str, path: str) -> Result[Node | None]:
    """The node tree of `text` as libyaml reads it. Duplicate keys and slips with a certain fix do not stop the reading.

    Raises `ReportgenError` with all that was found where the syntax is broken beyond that.
    """
    from reportgen.source.composer import composed

    return composed(text, path)
