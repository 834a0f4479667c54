"""Figures and dates typed with an input method, or copied from Excel: the same in half-width digits, without blanks."""

from __future__ import annotations

import re

from reportgen.source.diagnostic import Diagnostic, problem
from reportgen.source.nodes import Scalar
from reportgen.source.slips.line import ODD_BLANKS, quoted
from reportgen.source.span import Span

_ODD = re.compile(f"[０-９．＝{ODD_BLANKS}]|(?<=[0-9])，(?=[0-9]{{3}})")
_BLANKS = re.compile(f"[{ODD_BLANKS}]+")
_DIGITS = str.maketrans("０１２３４５６７８９．％", "0123456789.%")
_COMMA = re.compile(r"(?<=[0-9])，(?=[0-9]{3})")
_SIGN = re.compile(r"^([＋－])(?=[0-9])")
_HIDDEN = re.compile(r" +(#[^\s#].*?|##+)\s*$")
# `2022－07－19`, `2022—7—19`, `2022／7／19`
_DATE_MARKS = re.compile(r"(?<=[0-9])\s*[－﹣‐‑‒–—―−]\s*(?=[0-9])")
_ODD_DATE = re.compile(f"[０-９－﹣‐‑‒–—―−／{ODD_BLANKS}]")

# A formula in the Chinese quotation marks that were meant to hold it.
_CURLY = re.compile(r"“(\s*[=＝][^“”]*)”$")


def figure_slip(scalar: Scalar, key: str) -> tuple[Scalar, Diagnostic | None]:
    """A figure as it was meant, and what was wrong with how it is typed."""
    if (curly := _CURLY.match(scalar.value)) is not None and not scalar.quoted:
        return scalar._replace(value=curly[1]), problem("YML036", scalar.span).mended(quoted(curly[1]))
    if scalar.value.isascii() or _ODD.search(scalar.value) is None:
        return scalar, None
    return _told(scalar, key, _figure(scalar.value))


def date_slip(scalar: Scalar, key: str) -> tuple[Scalar, Diagnostic | None]:
    """A date as it was meant, and what was wrong with how it is typed."""
    if scalar.value.isascii() or _ODD_DATE.search(scalar.value) is None:
        return scalar, None
    bare = _BLANKS.sub("", scalar.value.translate(_DIGITS)).replace("／", "/")
    return _told(scalar, key, _DATE_MARKS.sub("-", bare))


def hidden_slip(scalar: Scalar, key: str) -> Diagnostic | None:
    """An empty value whose text YAML took for a comment, as it takes the errors of Excel: `赔付率: #DIV/0!`."""
    hidden = _HIDDEN.match(scalar.rest_of_line)
    if hidden is None:
        return None
    path, line, column, *_ = scalar.span
    start, end = column + hidden.start(1), column + hidden.end(1)
    return problem("YML039", Span(path, line, start, line, end), key=key, text=hidden[1])


def _figure(text: str) -> str:
    """The figure in half-width digits and marks, without odd blanks; `％` alone prints as typed."""
    if text.lstrip()[:1] in ("=", "＝"):  # what else a formula holds, its own reader tells
        return text.replace("＝", "=", 1) if text.lstrip()[0] == "＝" else text
    bare = _BLANKS.sub("", text)
    if _ODD.search(bare) is None:
        return bare
    return _COMMA.sub(",", _SIGN.sub(lambda sign: "+" if sign[1] == "＋" else "-", bare.translate(_DIGITS)))


def _differing(scalar: Scalar, meant: str) -> Span:
    """From the first to the last character that is typed otherwise than meant; all of it where some are too many."""
    text = scalar.value
    if len(text) != len(meant):
        return scalar.span
    wrong = [at for at, (one, other) in enumerate(zip(text, meant, strict=True)) if one != other]
    return scalar.place(wrong[0], wrong[-1] + 1 - wrong[0])


def _told(scalar: Scalar, key: str, meant: str) -> tuple[Scalar, Diagnostic | None]:
    text, raw, span = scalar.value, scalar.raw, scalar.span
    if meant == text:
        return scalar, None
    code = "DAT016" if meant == _BLANKS.sub("", text) else "DAT015"
    found = problem(code, _differing(scalar, meant), key=key, text=text.strip(), meant=meant.strip())
    if text in raw and span.line == span.end_line and meant.strip():
        found = found.mended(raw.replace(text, meant), span)
    return scalar._replace(value=meant), found
