"""Prose (正文): Markdown paragraphs in which `{组.名}` prints a figure. A reference is looked up, never executed."""

import re
from typing import NamedTuple


class Reference(NamedTuple):
    """`{name}` at the offset `start` of the prose, `length` characters with its brackets."""

    name: str
    start: int
    length: int


# At a bracket: doubled ones, which print as typed, or a reference with its name as group 1. A bracket that is never
# closed on its line is text.
_REFERENCE = re.compile(r"\{([^{}\n]*)\}")
_BRACKETS = re.compile(rf"\{{\{{.*?\}}\}}|{_REFERENCE.pattern}", re.DOTALL)


_INDENT = r"(?<=\n)[ \t]*\u3000[ \t\u3000]*"


def simple_prose(text: str) -> list[str]:
    """Literal Markdown and names of references in turn; empty if `text` has more to it, as little prose has."""
    found = _REFERENCE.split(text)
    # Brackets left over (of doubled ones, the first), escapes, and paragraphs to unindent.
    more = text.count("{") != len(found) // 2 or "｛" in text or "\\" in text or "\u3000" in text
    return [] if more else found


def split_prose(text: str) -> tuple[str | Reference, ...]:
    """`text` cut into literal Markdown and references."""
    parts: list[str | Reference] = []
    done = at = 0
    last_close = text.rfind("}}")
    while (at := text.find("{", at)) >= 0:
        brackets = _BRACKETS if at < last_close else _REFERENCE  # nobody looks for what no longer comes
        found = None if _is_escaped(text, at) else brackets.match(text, at)
        if found is not None and found[1] is not None:
            parts += (text[done:at], Reference(found[1].strip(), at, found.end() - at))
            done = found.end()
        at = at + 1 if found is None else found.end()
    parts.append(text[done:])
    return tuple(part for part in parts if part)


def unindented(text: str, begins_line: bool = True) -> str:
    """`text` without the full-width blanks that paragraphs pasted from Word begin with: styles indent them."""
    if "\u3000" not in text:
        return text
    return re.sub(_INDENT, "", f"\n{text}")[1:] if begins_line else re.sub(_INDENT, "", text)


def _is_escaped(text: str, at: int) -> bool:
    """Whether a backslash that is not itself escaped stands before `at`."""
    start = at
    while start and text[start - 1] == "\\":
        start -= 1
    return (at - start) % 2 == 1
