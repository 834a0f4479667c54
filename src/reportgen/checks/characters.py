"""Traditional characters in simplified text (WRD)."""

from __future__ import annotations

import re

from reportgen.checks.reading import Findings, Reading, found
from reportgen.checks.traditional import SIMPLIFIED, TRADITIONAL

_TRADITIONAL = frozenset(TRADITIONAL)


def traditional_characters(reading: Reading) -> Findings:
    """Characters that simplified text does not have, neighbours together."""
    here = "".join(_TRADITIONAL & reading.characters)
    if not here:
        return
    simple = {ord(each): SIMPLIFIED[TRADITIONAL.index(each)] for each in here}
    for words in re.finditer(f"[{here}]+", reading.text):
        yield found("WRD012", *words.span(), text=words[0], suggestion=words[0].translate(simple))
