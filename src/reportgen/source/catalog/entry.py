"""What the catalogue holds of one code: how bad it is, what it says, and the way out, in Chinese and in English."""

from typing import NamedTuple

from reportgen.source.diagnostic import Severity


class Entry(NamedTuple):
    """One code. Texts hold blanks like `{name}` that a diagnostic's values fill."""

    zh: str
    zh_remedy: str
    en: str
    en_remedy: str
    severity: Severity = Severity.ERROR
