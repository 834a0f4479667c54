"""Characters that no text file should hold; text that was loaded has none, text that a template made may."""

import re

# Controls, surrogates, noncharacters (what HTML has no place for: 13.2.3.5, preprocessing the input stream).
_NOWHERE = re.compile(
    "[\0-\b\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef"
    + "".join(chr(plane + last) for plane in range(0, 0x110000, 0x10000) for last in (0xFFFE, 0xFFFF))
    + "]"
)


def cleaned(text: str) -> str:
    """`text` without them."""
    return _NOWHERE.sub("", text)
