"""The rarer forms of quantities: ranges `4—6个`, fractions `三分之一`, ratios `1:3`, 翻一番, and Chinese numerals `十余个`.

Read only when a text is no plain number, so that most reports never load it.
"""

from __future__ import annotations

import re
from decimal import Decimal

from reportgen.figures.quantity import AFTER, DIGITS, LEAD, SCALE, SCALES, SIGN, TAIL, UNIT, UNITS, Quantity
from reportgen.zh import read_numeral

_DASH = r"(?:——?|–|-|－|─|～|~|〜|至|到|、)"
_DIGITS = "一二两三四五六七八九"
_NUMERAL = f"[〇零{_DIGITS}十百千万亿几数]{{1,20}}"
_PART = rf"(?:[0-9]{{1,10}}(?:\.[0-9]{{1,10}})?|{_NUMERAL})"
_UNIT = "|".join(sorted(map(re.escape, UNITS), key=len, reverse=True))
_MARK = "[多余来]?"

_FORMS = {
    # 4—6个, 63%～68%, 2万至3万余人: the unit stands behind both numbers, or behind the second
    "range": re.compile(
        rf"(?P<lead>{LEAD})(?P<sign>{SIGN})"
        rf"(?P<low>[+\-−]?{DIGITS}{_MARK}{SCALE}{_MARK}(?P<same>(?!{_DASH}){UNIT})?{_DASH}(?:第|{SIGN}))"
        rf"(?P<number>(?:(?<=[至到～~])[-−])?{DIGITS})(?P<before>{_MARK})(?P<scale>{SCALE})(?P<after>{AFTER})"
        rf"(?P<unit>(?(same)(?P=same)|{UNIT}))(?P<tail>{TAIL})"
    ),
    # 1/3, 3分之1, 百分之八十
    "fraction": re.compile(
        rf"(?P<lead>{LEAD})(?P<number>[0-9]{{1,10}}/[0-9]{{1,10}}|{_PART}分之{_PART})(?P<tail>{TAIL})"
    ),
    # 1:3, 1∶2∶3
    "ratio": re.compile(
        r"(?P<number>[0-9]{1,10}(?:\.[0-9]{1,10})?(?:[:：∶][0-9]{1,10}(?:\.[0-9]{1,10})?){1,3})"
    ),
    # 翻番, 翻一番, 翻了两番
    "doubling": re.compile(rf"(?P<lead>{LEAD})(?P<number>翻了?[{_DIGITS}1-9]?番)(?P<tail>{TAIL})"),
    # 十余个, 近百名, 数十家, 六百多万人, 三至五名
    "numeral": re.compile(
        rf"(?P<lead>上(?=[百千万亿])|{LEAD})(?P<low>(?:{_NUMERAL}(?:{_UNIT})?[至到—～])?)(?P<number>{_NUMERAL})"
        rf"(?P<before>{_MARK})(?P<scale>{SCALE})(?P<after>{_MARK})(?P<unit>(?:{_UNIT})?)(?P<tail>{TAIL})"
    ),
}


def read_other(text: str) -> Quantity | None:
    """The quantity that `text` writes in one of the rarer forms, or None."""
    for name, form in _FORMS.items():
        found = form.fullmatch(text)
        if found is not None:
            quantity = Quantity(*(found.groupdict().get(part) or "" for part in Quantity._fields))
            if name != "numeral" or _is_numeral(quantity):
                return quantity
    return None


def _is_numeral(quantity: Quantity) -> bool:
    """Whether its Chinese numerals are any; 万 alone is none, but 近万, 上万 and 万余 are."""
    number = quantity.number
    if number[0] in "百千万亿" and not (quantity.lead or quantity.before or quantity.after):
        return False
    # 数十 and 三四十 stand where a number could: with 三 for 数 and without the 四.
    exact = re.sub(rf"(?<![{_DIGITS}])([{_DIGITS}])[{_DIGITS}](?![{_DIGITS}])", r"\1", re.sub("[几数]", "三", number))
    return read_numeral(exact) is not None


def value_of(number: str) -> Decimal | None:
    """What a number in one of the rarer forms comes to; None for what has no single value (a ratio, 数十, 三四)."""
    if number.startswith("翻"):
        times = re.sub("[翻了番]", "", number)
        return None if (power := _number(times or "一")) is None else Decimal(2) ** power
    whole, slash, part = number.partition("/")
    if not slash:
        whole, slash, part = number.partition("分之")[::-1]
    if slash:
        return _share(_number(whole), _number(part))
    return _number(number)


def _share(part: Decimal | None, whole: Decimal | None) -> Decimal | None:
    return None if part is None or not whole else part / whole


def _number(text: str) -> Decimal | None:
    if re.fullmatch(rf"[+\-−]?{DIGITS}", text):
        return Decimal(text.replace(",", "").replace("−", "-"))
    spelt = read_numeral(text)
    return None if spelt is None else Decimal(spelt)


def in_digits(quantity: Quantity) -> str | None:
    """How GB/T 15835—2011 (4.1) writes a count or measure: 六百多万人 is 600多万人. None where Chinese numerals are right.

    Right are numbers below ten, ordinals, shares, and what begins with 十 百 千 万 or has no single value (十余, 数十, 三四).
    """
    number = read_numeral(quantity.number)
    exact = not quantity.low and quantity.lead != "第" and quantity.number[0] in f"{_DIGITS}十"
    if number is None or not exact or number * SCALES[quantity.scale] < 10:
        return None
    if quantity.number[0] == "十" and quantity.approximate:
        return None
    digits, scale = (str(number), "") if quantity.scale else _scaled(number)
    if scale:
        mark = quantity.before or quantity.after
        quantity = quantity._replace(before="", scale=scale, after=mark)
    return str(quantity._replace(number=digits))


def _scaled(number: int) -> tuple[str, str]:
    """`number` in 亿 or 万 where two decimals write it, or in single units."""
    for scale in ("亿", "万"):
        size = int(SCALES[scale])
        if number >= size and number % (size // 100) == 0:
            return f"{(Decimal(number) / size).normalize():f}", scale
    return str(number), ""
