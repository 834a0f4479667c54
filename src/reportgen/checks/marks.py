"""Punctuation (WRD): full-width, single, in the right form (GB/T 15834—2011, GB/T 15835—2011)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.checks.reading import Findings, Reading, found
from reportgen.checks.script import HAN, MARK, NUMERALS, is_han

_FULL = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", ".": "。"}
_HALF = re.compile("[,;:?!.]")
# What a mark of Chinese text stands behind and before, besides Chinese characters.
_CLOSED, _OPENED = frozenset("”’》）％%"), frozenset("“‘《（\n")

_MARKS = re.compile(f"{MARK}{{2,}}")
_STOPS, _ENDS = frozenset("，、；：。"), frozenset("？！")

# Patterns for what is rarely there are texts: `re` compiles them where they are first needed.
_DOTS = r"\.{3,}|。{3,}|、{3,}|…+"
_DASH = r"--+|－－+|──+|ーー+|(?<![^\n])—(?!—)"
_DASH_CHARACTERS = frozenset("-－─ー")
_WIDE = "[０-９Ａ-Ｚａ-ｚ]+(?:[．－／][０-９Ａ-Ｚａ-ｚ]+)*"
_NARROW = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_WIDE_CHARACTERS = frozenset(
    "０１２３４５６７８９ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ"
)

_ORDINAL = re.compile(f"（({HAN}{{1,3}}|[0-9]{{1,2}})）、|第({HAN}{{1,3}})、|\\n([0-9]{{1,2}})、")
# What a number begins behind: nothing, the end of the passage before, or a mark.
_BEGINNINGS = frozenset(("", *"\n。；："))

_UNITS = frozenset("元次年月日天人个时秒分里米升斤吨克和或与户件台套份亩")

# No range has longer ends; without a bound a long row of digits would be searched again from each of them.
_NUMBER = r"[0-9]{1,18}(?:\.[0-9]{1,18})?"
_RANGE = re.compile(rf"({_NUMBER})([^\w\s.%]{{1,2}})({_NUMBER})")
_WRONG_JOINTS = frozenset(("-", "－", "–", "--", "——", "~", "～～", "−"))
_JOINTS = frozenset("～—")
_IN_NUMBER = frozenset("0123456789.-－—～~")
_COUNTED = (
    "周岁", "岁", "学年", "年", "月", "日", "天", "小时", "分钟", "个", "名", "人", "次", "场",
    "万", "亿", "元", "%", "％", "倍", "级", "期", "米", "公里", "页", "条", "项", "周",
    "多万", "多人", "多名", "多个", "余万", "余人", "余名", "余个",
)  # fmt: skip


# Marks that some leave a blank behind.
_PAUSES = frozenset(",;!?")


def half_width_marks(reading: Reading) -> Findings:
    """A comma, a stop or the like of half width between Chinese words, as some type it with a blank behind.

    A full stop is told at the end only (卡尔.马克思), a colon where no blank follows: “名字: 内容” is how data look.
    """
    text = reading.text
    for mark in _HALF.finditer(text):
        at, sign = mark.start(), mark[0]
        before, after = text[at - 1 : at], text[at + 1]
        if after == " " and sign in _PAUSES:
            after = text[at + 2]
        chinese = is_han(before) or before in _CLOSED
        if sign == ".":
            wrong = chinese and after == "\n"
        elif before.isdecimal():
            wrong = sign in ",;" and (is_han(after) or after in "“《（")
        else:
            wrong = chinese and (is_han(after) or after.isdecimal() or after in _OPENED)
        if wrong:
            yield found("WRD004", at, at + 1, text=sign, suggestion=_FULL[sign])


def doubled_marks(reading: Reading) -> Findings:
    """Two stops side by side, alike or not; three of a kind are meant for an ellipsis."""
    for marks in _MARKS.finditer(reading.text):
        for start, end in _runs_of_stops(marks[0]):
            words = marks[0][start:end]
            alike = len(set(words)) == 1
            if not (alike and len(words) > 2):
                near = {"suggestion": words[0]} if alike else {}
                yield found("WRD017", marks.start() + start, marks.start() + end, text=words, **near)


def _runs_of_stops(marks: str) -> Iterator[tuple[int, int]]:
    """Stretches of two stops or more, the first of which may be ？ or ！."""
    at = 0
    while at < len(marks):
        end = at + 1
        if marks[at] in _STOPS or marks[at] in _ENDS:
            while end < len(marks) and marks[end] in _STOPS:
                end += 1
            if end > at + 1:
                yield at, end
        at = end


def ellipses(reading: Reading) -> Findings:
    """An ellipsis of other than six dots in two cells (4.11)."""
    text = reading.text
    if not any(dots in text for dots in ("...", "。。。", "、、、", "…")):
        return
    for dots in re.finditer(_DOTS, text):
        before, after = text[dots.start() - 1 : dots.start()], text[dots.end()]
        beside = is_han(before) or before in _CLOSED or before == "“"
        ascii_dots = dots[0][0] == "." and not (is_han(after) or after in "“”》）。，；\n")
        named = before == "“" and after == "”"
        if beside and not ascii_dots and not named and (dots[0][0] != "…" or len(dots[0]) == 1):
            yield found("WRD015", *dots.span(), text=dots[0], suggestion="……")


def dashes(reading: Reading) -> Findings:
    """A dash made of hyphens, or of half its length at the beginning of a line (4.10)."""
    text = reading.text
    if _DASH_CHARACTERS.isdisjoint(reading.characters) and "\n—" not in text and not text.startswith("—"):
        return
    for dash in re.finditer(_DASH, text):
        before, after = text[dash.start() - 1 : dash.start()], text[dash.end()]
        half = dash[0] == "—" and (is_han(after) or after.isdecimal())
        between = (is_han(before) or before in _CLOSED) and (is_han(after) or after in "“《")
        if half or (dash[0] != "—" and between):
            yield found("WRD016", *dash.span(), text=dash[0], suggestion="——")


def needless_pauses(reading: Reading) -> Findings:
    """A 、 between book titles or quotes, which part by themselves (4.5.3.5)."""
    for words in ("》、《", "”、“"):
        at = reading.text.find(words)
        while at >= 0:
            yield found("WRD018", at + 1, at + 2, text=words)
            at = reading.text.find(words, at + 2)


def wide_characters(reading: Reading) -> Findings:
    """Digits and Latin letters of full width."""
    if _WIDE_CHARACTERS.isdisjoint(reading.characters):
        return
    for wide in re.finditer(_WIDE, reading.text):
        yield found("WRD019", *wide.span(), text=wide[0], suggestion=wide[0].translate(_NARROW))


def marks_behind_ordinals(reading: Reading) -> Findings:
    """A 、 behind a number in brackets, behind 第一, or behind digits (appendix B.3); 第一、二产业 is no list."""
    text = reading.text
    for ordinal in _ORDINAL.finditer(text):
        number, start = ordinal[1] or ordinal[2] or ordinal[3], ordinal.start() + (ordinal[3] is not None)
        begins = text[start - 1 : start] in _BEGINNINGS
        counted = number in NUMERALS or number.isdecimal()
        if begins and counted and not _goes_on(text[ordinal.end()]):
            words = text[start : ordinal.end()]
            right = words[:-1] + ("，" if ordinal[2] else "." if ordinal[3] else "")
            yield found("WRD029", start, ordinal.end(), text=words, suggestion=right)


def _goes_on(after: str) -> bool:
    """Whether numbers go on behind the 、."""
    return after in NUMERALS or after.isdecimal() or after == "第"


def slashes(reading: Reading) -> Findings:
    """A slash between two names, which leaves open whether it means 和 or 或; between units it means 每."""
    text = reading.text
    at = text.find("/", 2)
    while at >= 0:
        beside = text[at - 2 : at] + text[at + 1 : at + 3]
        if len(beside) == 4 and all(map(is_han, beside)) and not {beside[1], beside[2]} & _UNITS:
            yield found("WRD028", at, at + 1, text=text[at - 2 : at + 3])
        at = text.find("/", at + 1)


def ranges(reading: Reading) -> Findings:
    """A hyphen or a full dash between the ends of a range, and a percentage whose lower end lacks its sign.

    A one-cell dash is right for values and for dates; GB/T 15835—2011, 5.1.4 wants both signs.
    """
    text = reading.text
    for each in _RANGE.finditer(text):
        before = text[each.start() - 1 : each.start()]
        if before in _IN_NUMBER or (before.isascii() and before.isalpha()) or text[each.end()] in _IN_NUMBER:
            continue
        unit = next((unit for unit in _COUNTED if text.startswith(unit, each.end())), "")
        if each[2] in _WRONG_JOINTS and unit:
            yield found("WRD013", *each.span(), text=each[0] + unit, suggestion=f"{each[1]}—{each[3]}{unit}")
        elif each[2] in _JOINTS and unit in ("%", "％"):
            right = f"{each[1]}{unit}{each[2]}{each[3]}{unit}"
            yield found("WRD014", each.start(), each.end() + 1, text=each[0] + unit, suggestion=right)
