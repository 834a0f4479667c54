"""Character classes of Chinese text, for rules that look at every character of a report.

The classes are negative ones: `re` takes a millisecond to compile a class that spells out the range of Chinese
characters, and a quarter of one for each that lists full-width marks. What a class leaves too wide the rules look at
afterwards.
"""

from __future__ import annotations

from reportgen.zh import numeral

# A Chinese character: a letter or numeral beyond ASCII.
HAN = r"[^\W\x00-\x7f]"
# A mark beyond ASCII.
MARK = r"[^\w\s\x00-\x7f]"
# Blanks of any width.
BLANK = r"[^\S\n]"

# What numbers of lists say, as far as anybody counts in a sentence.
NUMERALS = {numeral(number): number for number in range(1, 31)}


def is_han(character: str) -> bool:
    """Whether it is a Chinese character; false of no character at all."""
    return character > "\x7f" and character.isalpha()
