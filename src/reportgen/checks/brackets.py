"""Brackets (WRD): full-width in Chinese text (GB/T 15834—2011, 4.9)."""

from __future__ import annotations

import re

from reportgen.checks.reading import Findings, Reading, found

_HALF_WIDTH = re.compile(r"\(([^()\n]*[\u4e00-\u9fff][^()\n]*)\)")


def half_width_brackets(reading: Reading) -> Findings:
    """Half-width round brackets around Chinese words."""
    for bracket in _HALF_WIDTH.finditer(reading.text):
        yield found("WRD001", *bracket.span(), text=bracket[0], suggestion=f"（{bracket[1]}）")
