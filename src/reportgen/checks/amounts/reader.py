"""The reader of amounts: one search for numbers over the text, and around each what makes an amount of it.

Dates, years, ordinals, ages of a decree, telephone numbers and names like 4·27 or 1+2 are none.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from reportgen.checks.amounts.amount import Amount
from reportgen.checks.amounts.interval import Interval, written
from reportgen.figures import CURRENCIES, SCALES, UNITS
from reportgen.zh import read_number, read_numeral

_DIGITS = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?")
_NUMERAL = re.compile("[十百千][一二两三四五六七八九十百千零几]{0,12}")
_ONES = frozenset("数几一二两三四五六七八九")
_SCALES = frozenset("十百千万亿")
_NO_SCALES = frozenset("分克米瓦")  # behind 百 or 千
_NO_COUNT = frozenset("第一二两三四五六七八九十百千")  # before a numeral
_FIRST_UNITS = frozenset("个名人岁元天次%％")
_DASHES = frozenset("—–－-~～至到")
# A number with one of these before it, or a letter or digit, is part of a name, a code, a date or a sum.
_JOINED_BEFORE = frozenset(".·∙•/:：∶+＋第前〔[*#@&_×=－—–-")
# What makes a number without 万 or 多 a date, a code or an ordinal.
_JOINED_BEHIND = frozenset(".,·∙•/:∶+＋〕]*#@&_×=年月日号时点届版楼室路线—–－-~～")
_JOINED_WORDS = ("周年", "周岁", "世纪")
_ALL_LEADS = """
    不少于 不低于 不超过 不多于 超过 超出 将近 接近 几近 大约 约为 不足 不到 至少 至多 最多 最少 高于 低于 多于 少于
    近 约 超 逾
"""
_LEADS = tuple(_ALL_LEADS.split())
# Words that end like one of the leads, and those in which 超 and 约 are something else.
_LAST_OF_LEADS = frozenset(lead[-1] for lead in _LEADS)
_NO_LEADS = (
    "附近",
    "最近",
    "临近",
    "邻近",
    "靠近",
    "节约",
    "预约",
    "签约",
    "履约",
    "违约",
    "续约",
    "公约",
    "条约",
    "集约",
)
_TAILS = ("以上", "以下", "左右", "上下", "以内", "之内", "有余", "开外", "出头", "不止")
_NO_UNITS = frozenset({*"年月日时区街市县镇乡村省代周季届级节章", "年级", "年度", "季度", "月份"})
_UNITS = frozenset({*UNITS, *CURRENCIES.values(), "家次", "幅次", "人（户）"}) - _NO_UNITS
_LENGTHS = range(max(map(len, _UNITS)), 0, -1)
_SAME_UNIT = {"％": "%", "个百分点": "百分点"}
_ROUNDED = frozenset({"%", "‰", "百分点", "倍"})
_PARTS_A_CLAUSE = frozenset("，。；：、！？（）()“”‘’《》〈〉\n,;:!?—")
_MOST_DIGITS = 18
_MOST_WORDS, _MOST_BEHIND = 20, 10
_ENDS = frozenset("。！？；\n")
# No sentence has so many; the rules compare the amounts of one with each other.
_MOST_IN_SENTENCE = 200
_COUPLES = ("、", "和", "与", "及", "以及")
_ASCII_DIGITS = frozenset("0123456789")


class _Number(NamedTuple):
    """Digits with the scale and the marks 多, 余, 来 behind them, and where these end."""

    digits: str
    scale: str
    marks: tuple[str, ...]
    end: int


class _Tail(NamedTuple):
    """What follows a number: its unit, what is said behind that, and where both end."""

    unit: str
    mark: str
    end: int


def read_amounts(text: str) -> tuple[Amount, ...]:
    """The amounts of a text, in order; a line end parts clauses."""
    return tuple(_amounts(text))


def _amounts(text: str) -> Iterator[Amount]:
    done = 0
    waiting: list[Amount] = []  # numbers of a list whose unit stands behind the last: 513、267篇
    for found in _numbers(text):
        amount = _amount(text, found, done) if found.start() >= done else None
        if amount is None:
            continue
        if waiting and not _are_coupled(text, waiting[-1], amount):
            waiting.clear()
        done = amount.end
        if not amount.unit and not amount.scale:
            waiting.append(amount)
            continue
        if not amount.scale:
            yield from (each._replace(unit=amount.unit) for each in waiting)
        waiting.clear()
        yield amount


def _are_coupled(text: str, one: Amount, other: Amount) -> bool:
    return _next_of_list(text, one.end) == other.start


def _next_of_list(text: str, at: int) -> int | None:
    """Where the next number of a list begins whose last one ends at `at`."""
    couple = next((word for word in _COUPLES if text.startswith(word, at)), "")
    start = at + len(couple)
    return start if couple and text[start : start + 1] in _ASCII_DIGITS else None


def _numbers(text: str) -> list[re.Match[str]]:
    """Where numbers may begin. Each search has few characters to begin with, so that it skips all others."""
    found = [*_DIGITS.finditer(text), *_NUMERAL.finditer(text)]
    if "百分之" in text or "翻" in text:
        found += re.finditer("百分之[一二三四五六七八九十百零0-9.]{1,9}|翻了?[一两二三四五六]?番", text)
    return sorted(found, key=re.Match.start)


def _amount(text: str, found: re.Match[str], done: int) -> Amount | None:
    first = found[0][0]
    if first.isascii():
        return _in_digits(text, found, done)
    if first == "翻":
        return _doubled(text, found, done)
    return _share(text, found, done) if found[0].startswith("百分之") else _in_words(text, found, done)


def _share(text: str, found: re.Match[str], done: int) -> Amount | None:
    share = read_number(found[0])
    if share is None:
        return None
    number = f"{(share * 100).normalize():f}"
    value = written(number, Decimal(1), frozenset(), rounded=True)
    return _made(text, done, found.start(), _Tail("%", "", found.end()), "", number, "", (), value)


def _doubled(text: str, found: re.Match[str], done: int) -> Amount | None:
    times = read_number(found[0])
    if times is None:
        return None
    tail = _Tail("番", "", found.end())
    return _made(text, done, found.start(), tail, "", found[0], "", (), Interval(times, times))


def _in_digits(text: str, found: re.Match[str], done: int) -> Amount | None:
    start = found.start()
    signed = _is_signed(text, start)
    if len(found[0]) > _MOST_DIGITS:
        return None
    if not signed and _is_joined(text[start - 1 : start]):
        return None
    second = _second(text, found.end())
    number = _number(text, second or found)
    if not (number.scale or number.marks) and _is_joined_behind(text, number.end):
        return None
    tail = _tail(text, number.end)
    if not (tail.unit or number.scale or _next_of_list(text, number.end)):
        return None
    lead = "" if signed else _lead(text, start)
    marks = (*number.marks, tail.mark) if tail.mark else number.marks
    value = written(number.digits, SCALES[number.scale], frozenset((lead, *marks)) - {""}, tail.unit in _ROUNDED)
    ends = None
    if second is not None:
        ends = _ends(text, found, number)
        value = Interval(min(*ends, value.low), max(*ends, value.high))
    elif signed:
        value = Interval(-value.high, -value.low)
    begin = start - signed
    spelt = text[begin : (second or found).end()]
    return _made(text, done, begin, tail, lead, spelt, number.scale, marks, value, ends)


def _is_signed(text: str, start: int) -> bool:
    if not start or text[start - 1] not in "-－−负":
        return False
    before = text[start - 2 : start - 1]
    return before != "" and not (before.isascii() and before.isalnum()) and before not in _JOINED_BEFORE


def _is_joined(before: str) -> bool:
    return before in _JOINED_BEFORE or (before.isascii() and before.isalnum())


def _is_joined_behind(text: str, at: int) -> bool:
    sign, after = text[at : at + 1], text[at + 1 : at + 2]
    if sign == "级":
        return after not in ("", "以")
    if sign in ("至", "到"):
        return after in _ASCII_DIGITS
    return sign in _JOINED_BEHIND or text.startswith(_JOINED_WORDS, at)


def _number(text: str, found: re.Match[str]) -> _Number:
    """The number that begins at the digits of `found`, with 多 and 万 as far as they stand behind it."""
    some, at = _some(text, found.end())
    scale, at = _scale(text, at)
    more, at = _some(text, at)
    return _Number(found[0], scale, tuple(filter(None, (some, more))), at)


def _some(text: str, at: int) -> tuple[str, int]:
    mark = text[at : at + 1]
    return (mark, at + 1) if mark and mark in "多余来" else ("", at)


def _scale(text: str, at: int) -> tuple[str, int]:
    if text[at : at + 1] not in _SCALES:
        return "", at
    size = 2 if text[at : at + 2] in SCALES else 1
    scale = text[at : at + size]
    return ("", at) if scale in "百千" and text[at + 1 : at + 2] in _NO_SCALES else (scale, at + size)


def _second(text: str, at: int) -> re.Match[str] | None:
    """The second number of a range whose first ends at `at`, with 万 and a unit of one sign between them or none."""
    _, at = _scale(text, at)
    if text[at : at + 1] in _FIRST_UNITS:
        at += 1
    if text[at : at + 1] not in _DASHES:
        return None
    at += 2 if text[at : at + 2] == "——" else 1
    return _DIGITS.match(text, at)


def _ends(text: str, found: re.Match[str], second: _Number) -> tuple[Decimal, Decimal]:
    """Both numbers of a range; 万 behind the second holds for the first too, unless that is in thousands."""
    low, high = (Decimal(digits.replace(",", "")) for digits in (found[0], second.digits))
    scale, _ = _scale(text, found.end())
    return low * SCALES[scale or (second.scale if low < 1000 else "")], high * SCALES[second.scale]


def _in_words(text: str, found: re.Match[str], done: int) -> Amount | None:
    """十余场, 近百名, 数十家, 三百二十人: only with a unit behind, and something that makes it a count."""
    start, end = found.span()
    start -= text[start - 1 : start] in _ONES
    number = text[start:end]
    some, end = _some(text, end)
    scale, end = _scale(text, end)
    tail = _tail(text, end)
    lead = _lead(text, start)
    vague = "数" in number or "几" in number
    if not tail.unit or text[start - 1 : start] in _NO_COUNT or not (some or lead or vague or number[1:]):
        return None
    exact = read_numeral(number.replace("数", "一").replace("几", "一"))
    if exact is None or (number[0] in "百千" and number[1:]):
        return None
    value = written(str(exact), SCALES[scale], frozenset((lead, some)) - {""}, rounded=False)
    if vague:
        value = Interval(value.low, value.high * 10)
    marks = tuple(filter(None, (some, tail.mark)))
    return _made(text, done, start, tail, lead, number, scale, marks, value)


def _tail(text: str, at: int) -> _Tail:
    """The longest known unit at `at`, and 左右, 以上 or 多 behind it."""
    unit = next((text[at : at + size] for size in _LENGTHS if text[at : at + size] in _UNITS), "")
    end = at + len(unit)
    mark = text[end : end + 2]
    if mark not in _TAILS:
        mark = text[end : end + 1]
        if not unit or mark not in ("多", "余") or text[end + 1 : end + 2] not in _PARTS_A_CLAUSE:
            mark = ""
    return _Tail(_SAME_UNIT.get(unit, unit), mark, end + len(mark))


def _lead(text: str, start: int) -> str:
    if text[start - 1 : start] not in _LAST_OF_LEADS or text[max(0, start - 2) : start] in _NO_LEADS:
        return ""
    before = text[max(0, start - 3) : start]
    return next((lead for lead in _LEADS if before.endswith(lead)), "")


def _made(
    text: str,
    done: int,
    start: int,
    tail: _Tail,
    lead: str,
    number: str,
    scale: str,
    marks: tuple[str, ...],
    value: Interval,
    ends: tuple[Decimal, Decimal] | None = None,
) -> Amount:
    begin, end = start - len(lead), tail.end
    words, behind, said = _words(text, begin, done), _behind(text, end), text[begin:end]
    return Amount(begin, end, start, lead, number, scale, tail.unit, marks, value, words, behind, said, ends)


def _words(text: str, end: int, done: int) -> str:
    """The words of the clause before `end`, from `done` on."""
    start = end
    first = max(done, end - _MOST_WORDS)
    while start > first and text[start - 1] not in _PARTS_A_CLAUSE:
        start -= 1
    return text[start:end]


def _behind(text: str, start: int) -> str:
    """The words of the clause behind `start`, up to the next digit."""
    end = start
    last = min(len(text), start + _MOST_BEHIND)
    while end < last and text[end] not in _PARTS_A_CLAUSE and not text[end].isascii():
        end += 1
    return text[start:end]


def by_sentence(text: str, amounts: Sequence[Amount]) -> tuple[tuple[Amount, ...], ...]:
    """The amounts of each sentence that has any; one of very many counts as several."""
    sentences: list[list[Amount]] = []
    end = -1
    for amount in amounts:
        ended = not _ENDS.isdisjoint(text[end : amount.start])
        if not sentences or ended or len(sentences[-1]) == _MOST_IN_SENTENCE:
            sentences.append([])
        sentences[-1].append(amount)
        end = amount.end
    return tuple(map(tuple, sentences))
