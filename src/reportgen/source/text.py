"""Bytes to text and text to a screen: encodings told by name, and characters that must not pass."""

import re
import unicodedata

from reportgen.source.diagnostic import Diagnostic, ReportgenError, problem
from reportgen.source.span import Span, point

# Noncharacters that Unicode sets aside for a program's own use (Unicode 16.0, 23.7). The template stage marks
# what it prints with them, so a text that already holds one is refused.
MARKS = "\ufdd0-\ufdef"

# XML 1.0 (2.2 Char) has no place for these; NEL and the other C1 controls are leftovers of wrong encodings.
_FORBIDDEN = re.compile(f"[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f\\ud800-\\udfff{MARKS}\\ufffe\\uffff]")

# What must not reach a terminal as it is: controls, and the characters that reorder or hide text.
_UNSAFE = re.compile("[\\x00-\\x1f\\x7f-\\x9f\\u200b-\\u200f\\u2028-\\u202e\\u2066-\\u2069\\ufeff\\ud800-\\udfff]")

_SHOWN_LENGTH = 200


def decode(content: bytes, path: str) -> str:
    """The text of a UTF-8 file (a byte order mark is passed over, line ends become LF); else `ReportgenError`."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ReportgenError(_encoding_problem(content, path, error)) from error
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    forbidden = [
        problem("SRC008", point(path, text, match.start(), 1), character=f"U+{ord(match[0]):04X}")
        for match in _FORBIDDEN.finditer(text)
    ]
    if forbidden:
        raise ReportgenError(*forbidden[:20])
    return text


def _encoding_problem(content: bytes, path: str, error: UnicodeDecodeError) -> Diagnostic:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return problem("SRC006", Span(path), encoding="UTF-16")
    line = content.count(b"\n", 0, error.start) + 1
    before = content[content.rfind(b"\n", 0, error.start) + 1 : error.start]
    place = Span(path, line, len(before.decode("utf-8-sig", "replace")) + 1)
    try:
        content.decode("gb18030")
    except UnicodeDecodeError:
        return problem("SRC007", place)
    return problem("SRC006", place, encoding="GBK/GB18030")


def safe(text: str) -> str:
    """`text` fit for a terminal or a log: controls and direction marks as escapes, at most 200 characters."""
    shown = _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
    return shown if len(shown) <= _SHOWN_LENGTH else shown[: _SHOWN_LENGTH - 1] + "…"


def is_wide(character: str) -> bool:
    """Whether `character` fills a whole cell of Chinese text, quotation marks and dashes included."""
    return bool(character) and (character in "“”‘’—…·" or unicodedata.east_asian_width(character) in "WF")
