"""The book as rows and columns, in the words of one language: all for a spreadsheet, fewer and fuller for a screen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import NamedTuple

from reportgen.figures import SHARES, Figure
from reportgen.pipeline.book.entries import Entry
from reportgen.pipeline.book.places import Place
from reportgen.source import FormulaOrigin, Language
from reportgen.writers.sheet import Cell, Sheet, digits

_WORDS: Mapping[str, tuple[str, str]] = {
    "title": ("数字", "Figures"),
    "report title": ("报告标题", "the title"),
    "opening": ("开头", "opening"),
    "heading": ("标题", " heading"),
    "paragraph": ("", ""),
    "line": ("", ""),
    "paragraph of": ("第{}段", " paragraph {}"),
    "table": ("表格", " table"),
    "table of": ("第{}个表格", " table {}"),
    "chart": ("图表", " chart"),
    "chart of": ("第{}个图表", " chart {}"),
    "note": ("脚注", " note"),
    "note of": ("第{}段的脚注", " note to paragraph {}"),
    "times": ("（{}处）", " ({} times)"),
    "nowhere": ("未印出", "not printed"),
    "used in": ("用于{}", "used in {}"),
    "between": ("；", "; "),
    "about": ("约{}", "about {}"),
}


class _Column(NamedTuple):
    zh: str
    en: str
    cell: Callable[[Entry, Language], Cell]


def sheet_of(entries: Iterable[Entry], language: Language) -> Sheet:
    """The whole book for a spreadsheet; a column more tells the reports apart if there are several."""
    return _sheet(tuple(entries), _FULL, language)


def screen_of(entries: Iterable[Entry], language: Language) -> Sheet:
    """The book for a screen: what belongs together in one column, and no column in which nothing stands."""
    sheet = _sheet(tuple(entries), _SCREEN, language)
    kept = [at for at in range(len(sheet.head)) if at < 2 or any(row[at] for row in sheet.rows)]
    return sheet._replace(
        head=tuple(sheet.head[at] for at in kept), rows=tuple(tuple(row[at] for at in kept) for row in sheet.rows)
    )


def _sheet(entries: tuple[Entry, ...], columns: tuple[_Column, ...], language: Language) -> Sheet:
    if len({entry.report for entry in entries}) > 1:
        columns = (_REPORT, *columns)
    head = tuple(column.zh if language == "zh" else column.en for column in columns)
    rows = tuple(tuple(column.cell(entry, language) for column in columns) for entry in entries)
    return Sheet(_say("title", language), head, rows)


def _say(word: str, language: Language, *values: object) -> str:
    return _WORDS[word][language == "en"].format(*values)


# The cells


def exact_number(figure: Figure, language: Language) -> Cell:
    """The number in single units of its unit (a percentage in percent); in words where the figure is approximate.

    Formulas compute with an approximate figure's number too, but nobody should add it up in a spreadsheet unawares.
    """
    quantity = figure.quantity
    value: Decimal | None = quantity.value
    if value is None:  # it has no single number
        return ""
    number = value * SHARES.get(quantity.unit, 1)
    return _say("about", language, digits(number)) if quantity.approximate else number


def _inputs(entry: Entry, language: Language) -> str:
    """What the formula's names stand for, named as in its own group."""
    origin = entry.figure.origin
    if not isinstance(origin, FormulaOrigin):
        return ""
    group = origin.key.rpartition(".")[0] + "."
    return _say("between", language).join(
        f"{used.origin.key.removeprefix(group)}={used.text}" for used in origin.inputs
    )


def _formula(entry: Entry, _: Language) -> str:
    origin = entry.figure.origin
    return origin.formula if isinstance(origin, FormulaOrigin) else ""


def _formula_with_inputs(entry: Entry, language: Language) -> str:
    return _joined(language, _formula(entry, language), _inputs(entry, language))


def _defined(entry: Entry, _: Language) -> str:
    span = entry.figure.origin.span
    return f"{span.path}:{span.line}"


def _printed(entry: Entry, language: Language) -> str:
    places = (
        place_in_words(place, language) + (_say("times", language, times) if times > 1 else "")
        for place, times in entry.printed.items()
    )
    return _say("between", language).join(places) or _say("nowhere", language)


def _used(entry: Entry, _: Language) -> str:
    return "、".join(entry.used_in)


def _printed_or_used(entry: Entry, language: Language) -> str:
    used = _say("used in", language, _used(entry, language)) if entry.used_in else ""
    return _joined(language, _printed(entry, language) if entry.printed or not used else "", used)


def _joined(language: Language, *texts: str) -> str:
    return _say("between", language).join(filter(None, texts))


def place_in_words(place: Place, language: Language) -> str:
    """`2021年工作回顾 四、（二）第1段`: headings as the report prints them, then the paragraph, table or note."""
    if not place.headings and place.part == "heading":
        return _say("report title", language)
    headings = place.headings or _say("opening", language)
    part = _say(f"{place.part} of", language, place.number) if place.number else _say(place.part, language)
    return " ".join(f"{headings}{part}".split())


_REPORT = _Column("报告", "Report", lambda entry, _: entry.report)
_NAME = _Column("名称", "Name", lambda entry, _: entry.figure.key)
_FIGURE = _Column("数字", "Figure", lambda entry, _: entry.figure.text)
_UNIT = _Column("单位", "Unit", lambda entry, _: entry.figure.quantity.unit)
_SOURCE = _Column("来源", "Source", lambda entry, _: entry.figure.origin.note)
_DEFINED = _Column("填写位置", "Typed in", _defined)

_SCREEN = (
    _NAME,
    _FIGURE,
    _UNIT,
    _Column("公式", "Formula", _formula_with_inputs),
    _SOURCE,
    _DEFINED,
    _Column("印在", "Printed in", _printed_or_used),
)
_FULL = (
    _NAME,
    _FIGURE,
    _Column("准确数", "Exact number", lambda entry, language: exact_number(entry.figure, language)),
    _UNIT,
    _Column("公式", "Formula", _formula),
    _Column("公式所用数字", "Inputs", _inputs),
    _SOURCE,
    _DEFINED,
    _Column("印在", "Printed in", _printed),
    _Column("用于公式", "Used in", _used),
)
