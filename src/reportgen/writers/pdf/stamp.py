"""The same PDF for the same report: time and identifiers are put in the place of those of the moment."""

from __future__ import annotations

import re

# A report that tells no date has one all the same, which nobody takes for a real one.
_NO_MOMENT = "20000101000000"


def same_bytes(pdf: bytes, moment: str, digest: str) -> bytes:
    """`pdf` with a time (digits, YYYYMMDDhhmmss) and an identifier (hexadecimal) of the report's own.

    All are replaced by as many bytes, so that everything stays where the table at the end of the file says it is.
    """
    at = (moment or _NO_MOMENT).encode()
    pdf = re.sub(rb"/(CreationDate|ModDate)\(D:\d{14}([^)]*)\)", lambda found: _stamped(found, at), pdf)
    pdf = re.sub(rb"/ID\s*\[[^\]]*\]", lambda found: _identified(found[0], digest), pdf)
    return re.sub(rb"/DocChecksum /[0-9A-F]+", lambda found: _identified(found[0], digest), pdf)


def _stamped(found: re.Match[bytes], moment: bytes) -> bytes:
    zone = re.sub(rb"\d", b"0", found[2]).replace(b"-", b"+")  # as far from Greenwich as the report's time: not at all
    return b"/" + found[1] + b"(D:" + moment + zone + b")"


def _identified(written: bytes, digest: str) -> bytes:
    return re.sub(
        rb"[0-9A-F]{32}", lambda found: digest.upper().encode().ljust(len(found[0]), b"0")[: len(found[0])], written
    )
