"""Bytes to text and text to a screen: encodings told by name, and characters that must not pass."""

import re
import unicodedata
from itertools import islice

from reportgen.source.diagnostic import Diagnostic, ReportgenError, problem
from reportgen.source.span import Span, point

# XML 1.0 (2.2 Char) has no place for the C0 controls; the C1 controls are leftovers of wrong encodings. Unicode's
# noncharacters (16.0, 23.7) are a program's own: the template stage marks what it prints with U+FDD0 and its
# neighbours, so a text that already holds one is refused. U+2028 and U+2029 end a line for YAML and not for editors,
# so that places would differ. UTF-8 itself keeps surrogates out, an escape in quotes does not.
_FORBIDDEN = r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"

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
    if unprintable(text):
        found = islice(re.finditer(_FORBIDDEN, text), _MOST_SHOWN)
        raise ReportgenError(*(forbidden(match[0], point(path, text, match.start(), 1)) for match in found))
    return text


def unprintable(text: str) -> str:
    """The first character of `text` that must not pass, or nothing."""
    # What is printable throughout has nothing forbidden in it, and that is quickly told.
    if text.replace("\n", "").isprintable():
        return ""
    found = re.search(_FORBIDDEN, text)
    return found[0] if found else ""


def forbidden(character: str, place: Span) -> Diagnostic:
    """The finding of a character that must not pass."""
    return problem("SRC008", place, character=f"U+{ord(character):04X}")


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
    return escaped(text if len(text) <= _SHOWN_LENGTH else text[: _SHOWN_LENGTH - 1] + "…")


def escaped(text: str) -> str:
    """`text` with all that moves a cursor or hides itself (controls, direction marks) as escapes."""
    return "".join(each if each.isprintable() or each == "\u3000" else f"\\u{ord(each):04x}" for each in text)


def is_wide(character: str) -> bool:
    """Whether `character` fills a whole cell of Chinese text, quotation marks and dashes included."""
    return bool(character) and (character in "“”‘’—…·" or unicodedata.east_asian_width(character) in "WF")
