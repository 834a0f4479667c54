"""What a stylesheet may set: each property with its Chinese name and how its value is read."""

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

from reportgen.styles.lengths import Length, read_half_points, read_length

# What Word takes at most: 22 inches of paper or indent (ST_TwipsMeasure), lines of 12 pt (17.3.4).
_MOST_TWIPS, _MOST_EIGHTHS, _MOST_UNITS = 31_680, 96, 50


def _length(text: str) -> Length:
    length = read_length(text)
    if text.startswith("-") or length.twips > _MOST_TWIPS or max(length.characters, length.lines) > _MOST_UNITS:
        raise ValueError(text)
    return length


def _line(text: str) -> Length | str:
    return "single" if text in ("single", "单倍") else _length(text)


def _twips(text: str) -> int:
    length = read_length(text)
    if length.characters or length.lines or abs(length.twips) > _MOST_TWIPS:
        raise ValueError(text)  # what a character or a line is, is not known here
    return length.twips


def _extent(text: str) -> int:
    if text.startswith("-"):
        raise ValueError(text)
    return _twips(text)


def _eighths(text: str) -> int:
    eighths = round(_extent(text) * 8 / 20)
    if eighths > _MOST_EIGHTHS:
        raise ValueError(text)
    return eighths


def _yes(text: str) -> bool:
    return {"yes": True, "true": True, "是": True, "no": False, "false": False, "否": False}[text]


_SIDES = {
    **dict.fromkeys(("left", "左", "居左", "左对齐"), "left"),
    **dict.fromkeys(("center", "中", "居中"), "center"),
    **dict.fromkeys(("right", "右", "居右", "右对齐"), "right"),
}


def _side(text: str) -> str:
    return _SIDES[text]


def _align(text: str) -> str:
    return "both" if text in ("both", "两端", "两端对齐") else _side(text)


def _color(text: str) -> str:
    if not re.fullmatch(r"[0-9A-Fa-f]{6}", text):
        raise ValueError(text)
    return text.upper()


def _fills(text: str) -> tuple[str, ...]:
    """Colours with blanks between, for one thing after the other."""
    if not text:
        raise ValueError(text)
    return tuple(map(_color, text.split()))


def _level(text: str) -> int:
    return {"1": 1, "2": 2, "3": 3, "4": 4, "5": 5, "6": 6}[text]


def _style_name(text: str) -> str:
    # Word takes 253 characters, and reads a comma or semicolon as the beginning of another name (17.7.4.9).
    if not 0 < len(text) <= 253 or not text.isprintable() or set(text) & set(",;"):
        raise ValueError(text)
    return text


def _face(text: str) -> str:
    # MS-OI29500 2.1.87: Word takes font names of at most 31 characters.
    if not 0 < len(text) <= 31:
        raise ValueError(text)
    return text


def _pattern(text: str) -> str:
    if text.count("{}") != 1:
        raise ValueError(text)
    return text


def _cells(text: str) -> float:
    """A width in full-width characters, whatever size they have."""
    length = read_length(text)
    if length.twips or length.lines or not 0 < length.characters <= _MOST_UNITS:
        raise ValueError(text)
    return float(length.characters)


def _columns(text: str) -> tuple[float, ...]:
    """The width of each column, with blanks between; none for columns that are as wide as their text."""
    if text in ("auto", "自动"):
        return ()
    if not text:
        raise ValueError(text)
    return tuple(map(_cells, text.split()))


_HEIGHTS = {"top": "top", "上": "top", "center": "center", "中": "center", "bottom": "bottom", "下": "bottom"}


_LEADERS = {"dot": "dot", "圆点": "dot", "none": "none", "无": "none"}


def _marks(text: str) -> tuple[str, ...]:
    """Marks with blanks between, the outermost list's first."""
    if not text:
        raise ValueError(text)
    return tuple(text.split())


def _patterns(text: str) -> tuple[str, ...]:
    """Marks that each hold one `{}` for a number."""
    return tuple(map(_pattern, _marks(text)))


def _mark(text: str) -> str:
    return "" if text in ("no", "否", "无") else text


# How a signature stands to the date below it: in the middle above it, or begun two characters before it.
_OVER = {"middle": "middle", "居中": "middle", "before": "before", "错开": "before"}


class Property(NamedTuple):
    """One value a stylesheet may set: its Chinese name, how it is read, and the code of the finding if it can't be."""

    label: str
    read: Callable[[str], object]
    code: str


_LENGTH, _SIZE, _YES, _CHOICE, _COLOR, _TEXT = "STL003", "STL004", "STL005", "STL006", "STL007", "STL008"

PAGE = {
    "width": Property("宽", _extent, _LENGTH),
    "height": Property("高", _extent, _LENGTH),
    "margins": Property("页边距", str, _TEXT),
    "header": Property("页眉", _extent, _LENGTH),
    "footer": Property("页脚", _extent, _LENGTH),
}
MARGINS = {
    "top": Property("上", _extent, _LENGTH),
    "bottom": Property("下", _extent, _LENGTH),
    "left": Property("左", _extent, _LENGTH),
    "right": Property("右", _extent, _LENGTH),
    "pitch": Property("行距", _extent, _LENGTH),
}
FONT = {"value": Property("值", _face, _TEXT), "alternative": Property("替代", _face, _TEXT)}
PAGE_NUMBER = {
    "pattern": Property("样式", _pattern, _TEXT),
    "odd": Property("单页", _side, _CHOICE),
    "even": Property("双页", _side, _CHOICE),
    "indent": Property("缩进", _length, _LENGTH),
}
TABLE = {
    "border": Property("边框", _eighths, _LENGTH),
    "cell-margin": Property("单元格边距", _extent, _LENGTH),
    "vertical": Property("上下位置", _HEIGHTS.__getitem__, _CHOICE),
    "narrowest": Property("最窄", _cells, _LENGTH),
    "widest": Property("最宽", _cells, _LENGTH),
    "columns": Property("栏宽", _columns, _LENGTH),
    "split-rows": Property("跨页断行", _yes, _YES),
}
LIST = {
    "marks": Property("符号", _marks, _TEXT),
    "numbers": Property("编号", _patterns, _TEXT),
}
RULE = {"border": Property("粗细", _eighths, _LENGTH)}
STYLE = {
    "label": Property("名称", str, _TEXT),
    "name": Property("Word样式", _style_name, _TEXT),
    "kind": Property("种类", {"paragraph": "paragraph", "character": "character"}.__getitem__, _CHOICE),
    "based-on": Property("基于", str, _TEXT),
    "level": Property("大纲级别", _level, _CHOICE),
    "run-in": Property("接排", _mark, _TEXT),
    "by-sense": Property("按意回行", _yes, _YES),
    "font": Property("字体", _face, _TEXT),
    "latin": Property("西文字体", _face, _TEXT),
    "size": Property("字号", read_half_points, _SIZE),
    "bold": Property("加粗", _yes, _YES),
    "underline": Property("下划线", _yes, _YES),
    "raised": Property("上标", _yes, _YES),
    "color": Property("颜色", _color, _COLOR),
    "spacing": Property("字距", _twips, _LENGTH),
    "align": Property("对齐", _align, _CHOICE),
    "first-indent": Property("首行缩进", _length, _LENGTH),
    "left-indent": Property("左缩进", _length, _LENGTH),
    "right-indent": Property("右缩进", _length, _LENGTH),
    "hanging": Property("悬挂缩进", _length, _LENGTH),
    "right-tab": Property("右制表位", _length, _LENGTH),
    "line": Property("行距", _line, _LENGTH),
    "before": Property("段前", _length, _LENGTH),
    "after": Property("段后", _length, _LENGTH),
    "snap-to-grid": Property("对齐网格", _yes, _YES),
    "keep-next": Property("与下段同页", _yes, _YES),
    "keep-previous": Property("与上段同页", _yes, _YES),
    "page-break-before": Property("段前分页", _yes, _YES),
    "widow-control": Property("孤行控制", _yes, _YES),
    "leader": Property("前导符", _LEADERS.__getitem__, _CHOICE),
    "line-below": Property("下边线", _eighths, _LENGTH),
    "from-top": Property("距版心上边", _extent, _LENGTH),
    "over-next": Property("与下段对位", _OVER.__getitem__, _CHOICE),
    "at-foot": Property("置于页底", _yes, _YES),
    "when-used": Property("用到才写", _yes, _YES),
    "width": Property("图宽", _extent, _LENGTH),
    "height": Property("图高", _extent, _LENGTH),
    "fills": Property("填色", _fills, _COLOR),
}

# Section -> (Chinese name, its properties, whether entries with free names stand between).
SECTIONS: Mapping[str, tuple[str, Mapping[str, Property], bool]] = {
    "page": ("页面", PAGE, False),
    "margins": ("页边距", MARGINS, True),
    "fonts": ("字体", FONT, True),
    "page-number": ("页码", PAGE_NUMBER, False),
    "table": ("表格", TABLE, False),
    "list": ("列表", LIST, False),
    "rule": ("横线", RULE, False),
    "styles": ("样式", STYLE, True),
}
