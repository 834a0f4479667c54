"""The pieces of an official document (公文) that people type: its number and its attachments, by GB/T 9704—2012 7."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportgen.checks.reading import Findings, Reading, Stretch, found

_NUMBERED = frozenset({"document-number", "number-and-signatory"})
_ATTACHED = frozenset({"attachment-note", "attachment-first", "attachment-next"})
# 7.2.5: the issuer's short name, the whole year in 〔〕, the number without 第 and noughts before it, 号.
_NUMBER = r".+〔[12]\d{3}〕[1-9]\d*号"
_MEANT = r"(?P<issuer>.+?)\s*[〔（(\[［【]\s*(?P<year>[12]\d{3})年?\s*[〕）)\]］】]\s*第?0*(?P<number>[1-9]\d*)\s*号?"
# What the program prints before a title itself, and the marks that never stand behind one (7.3.4).
_ADDED = re.compile(r"^附件\s*\d*\s*[：:.．、]\s*|^\d{1,2}\s*[.．、]\s*(?!\d)|[。；，、：;,:]$")


def document_numbers(reading: Reading) -> Findings:
    """A number of the document (发文字号) in another form than the standard's."""
    for typed in _printed(reading, _NUMBERED, first=True):
        number = reading.text[typed.start : typed.end]
        if not re.fullmatch(_NUMBER, number, re.ASCII):
            meant = re.fullmatch(_MEANT, number, re.ASCII)
            near = {"suggestion": f"{meant['issuer']}〔{meant['year']}〕{meant['number']}号"} if meant else {}
            yield found("STY008", typed.start, typed.end, text=number, **near)


def attachment_titles(reading: Reading) -> Findings:
    """A title of an attachment with words or marks that the program adds, or that do not belong to it."""
    for typed in _printed(reading, _ATTACHED, first=False):
        title = reading.text[typed.start : typed.end]
        bare = _ADDED.sub("", title)
        if bare != title:
            yield found("STY009", typed.start, typed.end, text=title, suggestion=bare)


def _printed(reading: Reading, roles: frozenset[str], first: bool) -> Sequence[Stretch]:
    """What the data say in each passage of such a role: its first value, or its last."""
    printed = (reading.printed(passage) for passage in reading.passages if passage.role in roles)
    return [values[0 if first else -1] for values in printed if values]
