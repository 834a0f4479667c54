"""A rendered page as lines of characters, measured in millimetres from its top left corner."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterable
from operator import itemgetter
from typing import Any, NamedTuple

import pdfplumber

MM_PER_POINT = 25.4 / 72

# An ideographic em box stands 0.88 em above the baseline and 0.12 em below it.
ABOVE, BELOW = 0.88, 0.12

# Punctuation that Unicode calls ambiguous, and that takes a whole cell in Chinese text.
_WIDE_MARKS = "“”‘’—…·"


class Line(NamedTuple):
    """Characters on one baseline: lengths in mm, the size of the type in points."""

    text: str
    baseline: float
    left: float
    right: float
    size: float

    @property
    def top(self) -> float:
        """Where the em boxes begin."""
        return self.baseline - ABOVE * self.em

    @property
    def bottom(self) -> float:
        """Where the em boxes end."""
        return self.baseline + BELOW * self.em

    @property
    def em(self) -> float:
        """The width of one character."""
        return self.size * MM_PER_POINT

    @property
    def middle(self) -> float:
        """The middle of the em boxes, which is where a Chinese face draws its dashes."""
        return (self.top + self.bottom) / 2

    @property
    def all_wide(self) -> bool:
        """Whether every character takes a whole cell."""
        return all(ord(character) > 0x2E7F or character in _WIDE_MARKS for character in self.text)


class Page(NamedTuple):
    """The lines of one page in the text area, and the line with its number below."""

    lines: tuple[Line, ...]
    number: Line


def read_pages(pdf: bytes, text_bottom: float) -> list[Page]:
    """The pages of a PDF file; what stands lower than `text_bottom` on a page is its number."""
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        return [read_page(page, text_bottom) for page in document.pages]


def read_page(page: Any, text_bottom: float) -> Page:
    """One page of an open PDF, likewise."""
    lines = [_line(row) for row in _rows(page)]
    (number,) = [line for line in lines if line.baseline > text_bottom]
    return Page(tuple(line for line in lines if line.baseline < text_bottom), number)


def _rows(page: Any) -> list[list[Any]]:
    """The characters of each line, from the top; those whose baselines are less than a quarter em apart share one."""
    rows: list[list[Any]] = []
    for char in page.chars:
        # The last number of a text matrix is the baseline, counted from the foot of the page (PDF 9.4.4).
        char["baseline"] = page.height - char["matrix"][5]
    for char in sorted((char for char in page.chars if not char["text"].isspace()), key=itemgetter("baseline")):
        if rows and char["baseline"] - rows[-1][0]["baseline"] < char["size"] / 4:
            rows[-1].append(char)
        else:
            rows.append([char])
    return rows


def _line(row: list[Any]) -> Line:
    row.sort(key=itemgetter("x0"))
    baseline, left, right = row[0]["baseline"], row[0]["x0"], row[-1]["x1"]
    size = most_common(char["size"] for char in row)
    text = "".join(char["text"] for char in row)
    return Line(text, baseline * MM_PER_POINT, left * MM_PER_POINT, right * MM_PER_POINT, size)


def most_common(values: Iterable[float]) -> float:
    """The value that most have, to a tenth."""
    return Counter(round(value, 1) for value in values).most_common(1)[0][0]
