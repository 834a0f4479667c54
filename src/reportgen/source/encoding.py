"""Encodings other than UTF-8, told by their bytes: which of those that office programs write a file is in."""

from __future__ import annotations

import re
from itertools import islice
from typing import NamedTuple

from reportgen.source.diagnostic import Diagnostic, problem
from reportgen.source.span import Span


class Encoding(NamedTuple):
    """An encoding as people know it, and as Python calls it."""

    name: str
    codec: str


_MARKS = (
    (b"\xff\xfe\x00\x00", Encoding("UTF-32", "utf-32")),
    (b"\x00\x00\xfe\xff", Encoding("UTF-32", "utf-32")),
    (b"\xff\xfe", Encoding("UTF-16", "utf-16")),
    (b"\xfe\xff", Encoding("UTF-16", "utf-16")),
)
_WITHOUT_MARK = ((b"\n\x00", Encoding("UTF-16", "utf-16-le")), (b"\x00\n", Encoding("UTF-16", "utf-16-be")))
_GBK = Encoding("GBK/GB18030", "gb18030")
_BIG5 = Encoding("Big5", "cp950")

# How much of a text must be everyday Chinese before its encoding counts as known. Bytes of another encoding that happen
# to be valid here give rare characters, so that right guesses lie near 1 and wrong ones near one half.
_EVERYDAY = 0.8
_SAMPLE = 10_000  # characters

# Several Chinese characters in a row as UTF-8 spells them. By chance that hardly ever happens elsewhere.
_UTF_8 = re.compile(rb"(?:[\xe4-\xe9][\x80-\xbf]{2}){3}")

# Half of a character outside the first plane; UTF-8 has no place for it, but some programs write it.
_HALF = re.compile(rb"\xed[\xa0-\xbf][\x80-\xbf]")


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


def foreign(content: bytes) -> str | None:
    """The kind of a file that office programs save and that is no text to read, by its first bytes."""
    for mark, kind in _FOREIGN:
        if content.startswith(mark):
            return kind
    return None


def recognised(content: bytes) -> Encoding | None:
    """The encoding of a file that is not UTF-8, or None when it is none of them for certain."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return encoding if _decoded(content, encoding) is not None else None
    if b"\0" in content:
        return next((each for end, each in _WITHOUT_MARK if end in content and _is_utf_16(content, each)), None)
    return next((each for each in (_GBK, _BIG5) if _everyday(content, each) >= _EVERYDAY), None)


def certain_text(content: bytes) -> str | None:
    """The text of a file whose encoding is another than UTF-8 and known for certain; a mark in front is no text."""
    encoding = recognised(content)
    text = None if encoding is None else _decoded(content, encoding)
    return None if text is None else text.removeprefix("\ufeff")


def encoding_problem(content: bytes, path: str, start: int) -> Diagnostic:
    """Why `content` is no UTF-8 from the byte `start` on: it is in another encoding, or no text."""
    encoding = recognised(content)
    if encoding is not None and encoding.codec.startswith("utf"):
        return problem("SRC006", Span(path), encoding=encoding.name)
    line = content.count(b"\n", 0, start) + 1
    before = content[content.rfind(b"\n", 0, start) + 1 : start]
    place = Span(path, line, len(before.decode("utf-8-sig", "replace")) + 1)
    if encoding is not None:
        return problem("SRC006", place, encoding=encoding.name)
    half = content[start : start + 3]
    if _HALF.fullmatch(half):
        return problem("SRC008", place, character=f"U+{ord(half.decode('utf-8', 'surrogatepass')):04X}")
    if _UTF_8.search(content):
        return problem("SRC013", place)
    if _decoded(content, _GBK) is not None:
        # Valid, but of rare characters: good enough for a name, not for a change of the file.
        return problem("SRC006", place, encoding=_GBK.name)
    return problem("SRC007", place)


def _decoded(content: bytes, encoding: Encoding) -> str | None:
    try:
        return content.decode(encoding.codec)
    except UnicodeDecodeError:
        return None


def _is_utf_16(content: bytes, encoding: Encoding) -> bool:
    text = _decoded(content, encoding)
    return text is not None and "\0" not in text


def _everyday(content: bytes, encoding: Encoding) -> float:
    """How much of the text that `content` gives in `encoding` is everyday Chinese, from 0 to 1."""
    text = _decoded(content, encoding)
    foreign = list(islice((each for each in text or "" if each > "\x7f"), _SAMPLE))
    everyday = sum(_is_everyday(each, encoding) for each in foreign)
    return everyday / len(foreign) if foreign else 0.0


def _is_everyday(character: str, encoding: Encoding) -> bool:
    """Whether it stands among the marks or the most used characters, which both standards put in front."""
    code = character.encode(encoding.codec)
    if encoding is _BIG5:
        return b"\xa1\x40" <= code <= b"\xa3\xbf" or b"\xa4\x40" <= code <= b"\xc6\x7e"
    return len(code) == 2 and code[1] >= 0xA1 and (0xA1 <= code[0] <= 0xA3 or 0xB0 <= code[0] <= 0xD7)
