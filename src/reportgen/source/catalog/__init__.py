"""The catalogue: every code with its severity and its words in Chinese and English. One table, no finding outside it."""

from __future__ import annotations

from collections.abc import Mapping

from reportgen.source.catalog.data import DATA_CODES
from reportgen.source.catalog.entry import Entry
from reportgen.source.catalog.output import OUTPUT_CODES
from reportgen.source.catalog.pack import PACK_CODES
from reportgen.source.diagnostic import Diagnostic, Language, Severity
from reportgen.source.text import safe

CATALOG: Mapping[str, Entry] = {**DATA_CODES, **PACK_CODES, **OUTPUT_CODES}

# Values that are words of ours and not of the user's file.
_TERMS: Mapping[str, tuple[str, str]] = {
    "kind.text": ("文字", "a text"),
    "kind.prose": ("一段文字", "a text"),
    "kind.date": ("日期", "a date"),
    "kind.figure": ("数字", "a figure"),
    "kind.figures": ("一组数字", "a table of figures"),
    "kind.record": ("“名字: 内容”", "“name: value” entries"),
    "kind.list": ("列表（每项以“- ”开头）", "a list (each item begins with “- ”)"),
    "kind.scalar": ("文字", "a text"),
    "kind.braces": ("花括号（文字以“{”开头时要加引号）", "braces (put a text that begins with “{” into quotes)"),
    "kind.brackets": ("方括号（文字以“[”开头时要加引号）", "brackets (put a text that begins with “[” into quotes)"),
    "kind.mapping": ("“名字: 内容”", "“name: value” entries"),
    "fault.width": ("用了全角的数字或符号", "digits or marks are full-width"),
    "fault.blank": ("中间有空格", "there is a blank inside"),
    "fault.letter": ("数字里夹了字母", "there is a letter among the digits"),
    "fault.doubled": ("有个符号打了两遍", "a mark is doubled"),
    "fault.point": ("小数点不对", "the decimal point is not one"),
    "fault.groups": ("逗号应当三位一隔", "commas part groups of three digits"),
    "fault.brackets": ("括号不成对", "the brackets do not match"),
    "fault.order": ("数字和单位的先后不对", "number and unit are in the wrong order"),
    "fault.words": ("夹了别的话或标点", "there are other words or marks around it"),
    "fault.part": ("后面的不像单位", "what follows is no unit"),
}

_SEVERITIES: Mapping[Severity, tuple[str, str]] = {
    Severity.ERROR: ("错误", "error"),
    Severity.WARNING: ("警告", "warning"),
    Severity.NOTE: ("提示", "note"),
}


def severity_of(code: str) -> Severity:
    """How much findings of `code` weigh."""
    return CATALOG[code].severity


def line(found: Diagnostic, language: Language) -> str:
    """A finding on one line: place, severity, code, what is wrong, the way out."""
    word = _SEVERITIES[severity_of(found.code)][language == "en"]
    place = "" if found.span is None else safe(str(found.span)) + (": " if language == "en" else " ")
    colon = ": " if language == "en" else "："
    return f"{place}{word} {found.code}{colon}{message(found, language)}"


def message(found: Diagnostic, language: Language) -> str:
    """What is wrong, and what to do about it: the nearest right name if there is one, or the code's own remedy."""
    entry = CATALOG[found.code]
    values = {name: _shown(value, language) for name, value in found.values.items()}
    said = (entry.zh if language == "zh" else entry.en).format_map(values)
    near = values.get("suggestion")
    if near is None:
        remedy = (entry.zh_remedy if language == "zh" else entry.en_remedy).format_map(values)
    else:
        remedy = f"是不是“{near}”？" if language == "zh" else f"Did you mean “{near}”?"
    return f"{said.strip()}{'' if language == 'zh' else ' '}{remedy}"


def _shown(value: str, language: Language) -> str:
    term = _TERMS.get(value)
    return safe(value) if term is None else term[language == "en"]


__all__ = ["CATALOG", "Entry", "line", "message", "severity_of"]
