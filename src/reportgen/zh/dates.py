"""Dates as people write them in data, and as GB/T 9704—2012 7.3.5.4 prints them: 2022年7月19日."""

import re
from datetime import date, timedelta
from typing import NamedTuple

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


class Meant(NamedTuple):
    """The date that an unreadable text was meant to be, and whether nothing else can have been meant."""

    day: date
    sure: bool


# 2022.7.19 and 2022，7，19 and 2022年7月19号, perhaps with the day of the week or the hour behind.
_SPOKEN = (
    r"(\d{4})\s*[-/.．。,，、年—–－]\s*(\d{1,2})\s*[-/.．。,，、月—–－]\s*(\d{1,2})\s*[日号]?\s*"
    r"([（(]?(?:星期|周)[一二三四五六日天][）)]?)?\s*((?:上午|下午)?\s*\d{1,2}[:：]\d{2}(?:[:：]\d{2})?)?"
)
_TOGETHER = r"(\d{4})(\d{2})(\d{2})"
_CHINESE = str.maketrans("〇○零一二三四五六七八九", "000123456789")
# Excel shows a date in a cell of numbers as the days since this one; those of our years have five digits.
_EXCEL_BEGAN = date(1899, 12, 30)
_SERIAL = r"[34]\d{4}"


def meant_date(text: str) -> Meant | None:
    """What a date that `read_date` refuses was meant to be: 2022.7.19, 20220719, 2022年7月19号, Excel's 44761."""
    text = text.strip()
    if re.fullmatch(_SERIAL, text, re.ASCII):
        return Meant(_EXCEL_BEGAN + timedelta(int(text)), False)
    written = re.fullmatch(_TOGETHER, text, re.ASCII) or re.fullmatch(_SPOKEN, _in_digits(text), re.ASCII)
    day = written and read_date("-".join(written.groups()[:3]))
    return Meant(day, not any(written.groups()[3:])) if written and day else None


def _in_digits(text: str) -> str:
    """二〇二二年七月十九日 as 2022年7月19日."""
    text = re.sub("(?<=[二三])十(?=[一二三四五六七八九])", "", text)
    text = re.sub("(?<=[二三])十", "0", text)
    text = re.sub("十(?=[一二三四五六七八九])", "1", text).replace("十", "10")
    head, week, tail = text.partition("星期") if "星期" in text else text.partition("周")
    return head.translate(_CHINESE) + week + tail


def print_date(day: date) -> str:
    """Arabic numerals, the year in full, no leading zeros."""
    return f"{day.year}年{day.month}月{day.day}日"
