"""Bytes to text and text to a screen: encodings told by name, and characters that must not pass."""

import re
import unicodedata
from itertools import islice

from reportgen.source.diagnostic import Diagnostic, ReportgenError, problem
from reportgen.source.span import Span, point

# XML 1.0 (2.2 Char) has no place for the C0 controls; the C1 controls are leftovers of wrong encodings. Unicode's
# noncharacters (16.0, 23.7) are a program's own: the template stage marks what it prints with U+FDD0 and its
# neighbours, so a text that already holds one is refused. UTF-8 itself keeps surrogates out.
_FORBIDDEN = r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]"

_SHOWN_LENGTH = 200
_MOST_SHOWN = 20


def decode(content: bytes, path: str) -> str:
    """The text of a UTF-8 file (a byte order mark is passed over, line ends become LF); else `ReportgenError`."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ReportgenError(_encoding_problem(content, path, error)) from error
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not _is_clean(text):
        raise ReportgenError(*_forbidden(text, path))
    return text


def _is_clean(text: str) -> bool:
    # What is printable throughout has nothing forbidden in it, and that is quickly told.
    return text.replace("\n", "").isprintable() or not re.search(_FORBIDDEN, text)


def _forbidden(text: str, path: str) -> list[Diagnostic]:
    """The first few characters that must not pass, with their places."""
    return [
        problem("SRC008", point(path, text, match.start(), 1), character=f"U+{ord(match[0]):04X}")
        for match in islice(re.finditer(_FORBIDDEN, text), _MOST_SHOWN)
    ]


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
    cut = text if len(text) <= _SHOWN_LENGTH else text[: _SHOWN_LENGTH - 1] + "…"
    return "".join(each if each.isprintable() or each == "\u3000" else f"\\u{ord(each):04x}" for each in cut)


def is_wide(character: str) -> bool:
    """Whether `character` fills a whole cell of Chinese text, quotation marks and dashes included."""
    return bool(character) and (character in "“”‘’—…·" or unicodedata.east_asian_width(character) in "WF")
