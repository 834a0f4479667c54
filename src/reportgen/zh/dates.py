"""Dates as people write them in data, and as GB/T 9704—2012 7.3.5.4 prints them: 2022年7月19日."""

import re
from datetime import date

_WRITTEN = re.compile(r"(\d{4})(?:-(\d{1,2})-(\d{1,2})|/(\d{1,2})/(\d{1,2})|年(\d{1,2})月(\d{1,2})日)", re.ASCII)


def read_date(text: str) -> date | None:
    """The date written as 2022-07-19, 2022/7/19 or 2022年7月19日; None for anything else, 30 February included."""
    written = _WRITTEN.fullmatch(text.strip())
    if written is None:
        return None
    year, month, day = (int(part) for part in written.groups() if part is not None)
    try:
        return date(year, month, day)
    except ValueError:
        return None


def print_date(day: date) -> str:
    """Arabic numerals, the year in full, no leading zeros."""
    return f"{day.year}年{day.month}月{day.day}日"
