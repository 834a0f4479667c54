"""Bytes to text and text to a screen: encodings told by name, and characters that must not pass."""

import re
import unicodedata
from codecs import BOM_UTF8
from itertools import islice

from reportgen.source.diagnostic import Diagnostic, ReportgenError, problem
from reportgen.source.span import Span, point

# XML 1.0 (2.2 Char) has no place for the C0 controls; the C1 controls are leftovers of wrong encodings. Unicode's
# noncharacters (16.0, 23.7) are a program's own: the template stage marks what it prints with U+FDD0 and its
# neighbours, so a text that already holds one is refused. U+2028 and U+2029 end a line for YAML and not for editors,
# so that places would differ. UTF-8 itself keeps surrogates out, an escape in quotes does not.
_UNPRINTABLE = r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"

# What changes the order of the text around it (UAX 9): a reviewer would see other words than those printed.
_DIRECTIONS = r"\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"

# What nobody sees and no search finds: joiners, soft hyphens, a byte order mark inside the text, tags. Chinese needs
# none of them; variation selectors, which choose the shape of a character, are not among them.
_INVISIBLE = r"\u00ad\u180e\u200b-\u200d\u2060-\u2064\u206a-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f"

# Characters whose shape is a private matter of one font: other machines print a box, or something else.
_PRIVATE = r"\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd"

_FORBIDDEN = f"[{_UNPRINTABLE}{_DIRECTIONS}{_INVISIBLE}{_PRIVATE}]"

# Markdown's way to write a character by its number or name (CommonMark 2.5).
_ENTITY = r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"

# From these on a line is read from right to left: without them it would show other words, so that a person must look.
_RIGHT_TO_LEFT = frozenset("\u202b\u202e\u2067")


_SHOWN_LENGTH = 200
MOST_SHOWN = 20


def decode(content: bytes, path: str) -> str:
    """The text of a UTF-8 file (a byte order mark is passed over, line ends become LF); else `ReportgenError`."""
    try:
        text = content.removeprefix(BOM_UTF8).decode()
    except UnicodeDecodeError as error:
        from reportgen.source.encoding import encoding_problem

        raise ReportgenError(encoding_problem(content, path, error.start)) from error
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if unprintable(text):
        raise ReportgenError(*_unfit(content, text, path))
    if "&" in text and (found := _entities(text, path)):
        raise ReportgenError(*found)
    return text


def unprintable(text: str) -> str:
    """The first character of `text` that must not pass, or nothing."""
    # What is printable throughout has nothing forbidden in it, and that is quickly told; the blank as wide as a
    # Chinese character is the only other sign that many texts have.
    if text.replace("\n", "").replace("\u3000", "").isprintable():
        return ""
    found = re.search(_FORBIDDEN, text)
    return found[0] if found else ""


def forbidden(character: str, place: Span) -> Diagnostic:
    """The finding of a character that must not pass."""
    shown = f"U+{ord(character):04X}"
    if re.match(f"[{_DIRECTIONS}]", character):
        return problem("SRC010", place, character=shown)
    if re.match(f"[{_INVISIBLE}]", character):
        return problem("SRC011", place, character=shown)
    if re.match(f"[{_PRIVATE}]", character):
        return problem("SRC012", place, character=shown)
    return problem("SRC008", place, character=shown)


def _unfit(content: bytes, text: str, path: str) -> list[Diagnostic]:
    """The findings of the characters in `text` that must not pass, or the one that it is UTF-16."""
    if "\0" in text:
        from reportgen.source.encoding import recognised

        if (encoding := recognised(content)) is not None:
            return [problem("SRC006", Span(path), encoding=encoding.name)]
    found = list(islice(re.finditer(_FORBIDDEN, text), MOST_SHOWN))
    return [*(_deletable(text, match[0], match, path) for match in found), *_entities(text, path)]


def _entities(text: str, path: str) -> list[Diagnostic]:
    """The findings of `&#12;` and the like: what must not pass does not pass by another name."""
    meant = {written: unprintable(_character(written)) for written in set(re.findall(_ENTITY, text))}
    if not any(meant.values()):
        return []
    found = islice(((each, meant[each[0]]) for each in re.finditer(_ENTITY, text) if meant[each[0]]), MOST_SHOWN)
    return [_deletable(text, character, match, path) for match, character in found]


def _character(entity: str) -> str:
    """The characters that an entity stands for; NUL where its number is none of Unicode's."""
    if entity.startswith("&#"):
        number = int(entity[3:-1], 16) if entity[2] in "xX" else int(entity[2:-1])
        return chr(number) if number < 0x110000 else "\0"
    from html import unescape

    return unescape(entity)


def _deletable(text: str, character: str, match: re.Match[str], path: str) -> Diagnostic:
    """The finding of a forbidden character, with the fix where its absence can't be seen."""
    found = forbidden(character, point(path, text, match.start(), len(match[0])))
    line = text[text.rfind("\n", 0, match.start()) + 1 :].split("\n", 1)[0]
    if found.code == "SRC011" or (found.code == "SRC010" and _RIGHT_TO_LEFT.isdisjoint(line)):
        return found.mended("")
    return found


def escaped(text: str) -> str:
    """`text` with controls, direction marks and whatever nobody sees as escapes; full-width blanks stay."""
    return "".join(each if each.isprintable() or each == "\u3000" else f"\\u{ord(each):04x}" for each in text)


def safe(text: str) -> str:
    """`text` fit for a terminal or a log: escaped, at most 200 characters."""
    return escaped(text if len(text) <= _SHOWN_LENGTH else text[: _SHOWN_LENGTH - 1] + "…")


def is_wide(character: str) -> bool:
    """Whether `character` fills a whole cell of Chinese text, quotation marks and dashes included."""
    return bool(character) and (character in "“”‘’—…·" or unicodedata.east_asian_width(character) in "WF")
