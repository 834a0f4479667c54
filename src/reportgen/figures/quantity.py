"""Quantities (数字) as reports print them: `630多万人`, `近8.5万元`, `4—6个`, `81.7%`, `翻一番`, `十余个`.

A quantity keeps every part of what was written, so that it prints back to the letter, and computes with the
exact decimal value of its number and scale. docs/decisions/0012-quantities.md says which forms have a value.
"""

import re
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from reportgen.zh import read_number, read_numeral

SCALES = {
    "": Decimal(1),
    "十": Decimal(10),
    "百": Decimal(100),
    "千": Decimal(1_000),
    "万": Decimal(10_000),
    "十万": Decimal(100_000),
    "百万": Decimal(1_000_000),
    "千万": Decimal(10_000_000),
    "亿": Decimal(100_000_000),
    "十亿": Decimal(1_000_000_000),
    "百亿": Decimal(10_000_000_000),
    "千亿": Decimal(100_000_000_000),
    "万亿": Decimal(1_000_000_000_000),
}

# How many of a share make one, by its sign.
SHARES = {
    "%": Decimal(100),
    "％": Decimal(100),
    "‰": Decimal(1_000),
    "成": Decimal(10),
    "个百分点": Decimal(100),
    "百分点": Decimal(100),
}
POINTS = ("个百分点", "百分点")

# What a sign before the number means as a unit behind it.
CURRENCIES = {"¥": "元", "￥": "元", "人民币": "元", "$": "美元", "＄": "美元", "€": "欧元", "£": "英镑"}

# Units that reports count in. Others are read too; these tell a misspelt one, and where a Chinese numeral ends.
_UNITS = """
    个 名 人 位 户 家 所 件 项 次 场 期 篇 份 条 本 册 张 幅 枚 台 套 辆 艘 架 座 栋 幢 间 处 块 片 面 部 支
    只 头 匹 株 棵 颗 粒 批 种 类 届 级 层 档 轮 遍 趟 回 步 组 队 班 对 双 副 排 章 节 段 句 字 页 行 笔 宗
    起 例 具 口 村 镇 乡 县 市 区 省 街 站 点 院 校 天 日 周 月 年 季 岁 代 时 分 秒 年度 季度 月份 年级 小时
    分钟 秒钟 星期 个月 个半月 倍 番 成 % ％ ‰ 个百分点 百分点 度 元 角 万元 亿元 美元 欧元 港元 英镑 日元
    元/人 元/户 元/年 元/月 米 厘米 毫米 公里 里 尺 寸 平方米 平方公里 立方米 公顷 亩 克 公斤 斤 吨 升 毫升 ℃
    人次 人（次） 人(次) 件次 场次 户次 台次 车次 班次 批次 人份 人日 人天 人年 名次 课时 学时 平方厘米 km m
    cm mm kg g t L ml kW kWh GB MB TB m² km² ㎡ °C 集 课 讲 堂 单 车 房 床 卷 盒 箱 袋 包 瓶 顿 餐 桌 瓦 瓦时
    瓦小时
"""
UNITS = frozenset(_UNITS.split())

# Words before a number that leave it exact.
_EXACT_LEADS = ("", "第", "每", "达", "达到", "高达", "多达")
_LEADS = """
    不少于 不低于 不超过 不多于 超过 超出 将近 接近 大约 大概 约为 不足 不到 至少 最多 最少 高于 低于 多于 少于
    达到 高达 多达 几近 近 约 超 逾 达 第 每
"""
_AROUND = ("以上", "以下", "左右", "上下")
_TAILS = (*_AROUND, "以内", "之内", "之多", "有余", "开外", "出头", "不等", "不止")
_MARKS = "多|余|来"

# The parts that the forms are made of. Every repetition has a bound, and no two neighbours share a character
# that either could take much of, so that a text of any length is refused after a few steps. Where there is a choice,
# alternatives take the place of sets of Chinese characters, which `re` takes longer to make ready at every start.
LEAD = rf"(?:(?:高达|多达|达到|达)(?=[近约超逾]))?(?:{'|'.join(_LEADS.split())})|"
SIGN = rf"(?:{'|'.join(map(re.escape, CURRENCIES))}|)"
DIGITS = r"(?:[0-9]{1,3}(?:,[0-9]{3}){1,10}|[0-9]{1,30})(?:\.[0-9]{1,20})?"
# 百分点 is no unit 分点 in hundreds.
SCALE = rf"(?:{'|'.join(sorted(filter(None, SCALES), key=len, reverse=True))}|)(?<!百(?=分点))"
AFTER = rf"(?:{_MARKS}|(?:{'|'.join(_AROUND)})(?=[^\W\d_]|%)|)"
_LETTER = r"[^\W\d多余]|·|/|°|℃|℉|²|³|[\u3300-\u33ff]"
_BRACKET = r"（[^\W\d_]{1,10}）|\([^\W\d_]{1,10}\)"
# A unit is a share's sign, or words with at most one bracket; an O or l before words is a digit mistyped.
_WORDS = rf"(?!来|万|亿|/|·)(?:{_LETTER}){{1,20}}?"
_MISTYPED = r"[OoIl]+[\u4e00-\u9fff]|[OoI]+$"
_ANY_UNIT = rf"(?:%|％|‰|(?:{_WORDS})??(?:{_BRACKET})?)"
UNIT = rf"(?:%|％|‰|(?:(?!{_MISTYPED}){_WORDS})??(?:{_BRACKET})?)"
TAIL = rf"{'|'.join(_TAILS)}|{_MARKS}|"
_MARK = rf"(?:{_MARKS}|)"
_SIGNED = rf"(?:[+-]|−|){DIGITS}"

# The commonest form, before its unit; most figures begin with a digit, and no lead does. `re` needs as long for the
# range of Chinese characters as for all the rest.
_BEFORE = (
    rf"(?P<lead>(?![0-9])(?:{LEAD})|)(?P<sign>{SIGN})(?P<low>)(?P<number>{_SIGNED})(?P<before>{_MARK})(?P<scale>{SCALE})"
    rf"(?P<after>{AFTER})"
)
_PLAIN = re.compile(rf"{_BEFORE}(?P<unit>{_ANY_UNIT})(?P<tail>{TAIL})")
_LIKE_DIGITS = frozenset("OoIl")
_DASH = r"(?:——?|–|-|－|─|～|~|〜|至|到|、)"
_DIGITS = "一二两三四五六七八九"
_NUMERAL = f"[〇零{_DIGITS}十百千万亿几数]{{1,20}}"
_PART = rf"(?:[0-9]{{1,10}}(?:\.[0-9]{{1,10}})?|{_NUMERAL})"
_UNIT = "|".join(sorted(map(re.escape, UNITS), key=len, reverse=True))

# A longer text is no figure: all parts at their longest come to less.
MAX_LENGTH = 200


class Quantity(NamedTuple):
    """The parts of a written quantity, in the order in which they are printed; `low` ends with a range's dash."""

    lead: str
    sign: str
    low: str
    number: str
    before: str
    scale: str
    after: str
    unit: str
    tail: str

    def __str__(self) -> str:
        return "".join(self)

    @property
    def value(self) -> Decimal | None:
        """The number in single units, a percentage as its share of one; None for what has no single value."""
        if self.low or "半" in self.unit:  # 3个半月 is three and a half, or three halves
            return None
        number = Decimal(self.number.replace(",", "")) if self._is_plain else read_number(self.number)
        return None if number is None else number * SCALES[self.scale] / SHARES.get(self.unit, 1)

    @property
    def measure(self) -> str:
        """The unit that the quantity is computed in: that of its sign (¥ is 元), or the written one."""
        return self.unit or CURRENCIES.get(self.sign, "")

    @property
    def approximate(self) -> bool:
        """Whether the words around the number make it inexact (多 余 近 约 …); 第 and 每 do not."""
        return bool(self.before or self.after or self.tail) or self.lead not in _EXACT_LEADS

    @property
    def _is_plain(self) -> bool:
        return self.number.isascii() and "/" not in self.number and ":" not in self.number


def plain_unit(text: str) -> str | None:
    """The unit of the quantity that `text` writes in the commonest form; None if it writes another, or none."""
    written = _plain(text)
    return None if written is None else written["unit"]


def read_quantity(text: str) -> Quantity | None:
    """The quantity that `text` writes, or None if it writes none."""
    written = _plain(text)
    if written is not None:
        return Quantity(*written.groups())
    if len(text) > MAX_LENGTH:
        return None
    return _read_rarer(text)


def _plain(text: str) -> re.Match[str] | None:
    """`text` in the commonest form; what may be a digit mistyped is looked at once more."""
    written = _PLAIN.fullmatch(text)
    return written if written is None or written["unit"][:1] not in _LIKE_DIGITS else _strict().fullmatch(text)


@cache
def _strict() -> re.Pattern[str]:
    return re.compile(rf"{_BEFORE}(?P<unit>{UNIT})(?P<tail>{TAIL})")


@cache
def _rarer_forms() -> dict[str, re.Pattern[str]]:
    """The forms that most reports never need, so that they are not built before one does."""
    return {
        # 4—6个, 63%～68%, 2万至3万余人: the unit stands behind both numbers, or behind the second
        "range": re.compile(
            rf"(?P<lead>{LEAD})(?P<sign>{SIGN})"
            rf"(?P<low>{_SIGNED}{_MARK}{SCALE}{_MARK}(?P<same>(?!{_DASH}){UNIT})?{_DASH}(?:第|{SIGN}))"
            rf"(?P<number>(?:(?<=[至到～~])[-−])?{DIGITS})(?P<before>{_MARK})(?P<scale>{SCALE})(?P<after>{AFTER})"
            rf"(?P<unit>(?(same)(?P=same)|{UNIT}))(?P<tail>{TAIL})"
        ),
        # 1/3, 3分之1, 百分之八十
        "fraction": re.compile(
            rf"(?P<lead>{LEAD})(?P<number>[0-9]{{1,10}}/[0-9]{{1,10}}|{_PART}分之{_PART})(?P<tail>{TAIL})"
        ),
        # 1:3, 1∶2∶3
        "ratio": re.compile(r"(?P<number>[0-9]{1,10}(?:\.[0-9]{1,10})?(?:[:：∶][0-9]{1,10}(?:\.[0-9]{1,10})?){1,3})"),
        # 翻番, 翻一番, 翻了两番
        "doubling": re.compile(rf"(?P<lead>{LEAD})(?P<number>翻了?[{_DIGITS}1-9]?番)(?P<tail>{TAIL})"),
        # 十余个, 近百名, 数十家, 六百多万人, 三至五名
        "numeral": re.compile(
            rf"(?P<lead>上(?=[百千万亿])|{LEAD})(?P<low>(?:{_NUMERAL}(?:{_UNIT})?[至到—～])?)(?P<number>{_NUMERAL})"
            rf"(?P<before>{_MARK})(?P<scale>{SCALE})(?P<after>{_MARK})(?P<unit>(?:{_UNIT})?)(?P<tail>{TAIL})"
        ),
    }


def _read_rarer(text: str) -> Quantity | None:
    for name, form in _rarer_forms().items():
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
