"""The catalogue: every code with its severity and its words in Chinese and English. One table, no finding outside it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from reportgen.source.catalog.agreement import AGREEMENT_CODES
from reportgen.source.catalog.binding import BINDING_CODES
from reportgen.source.catalog.charts import CHART_CODES
from reportgen.source.catalog.data import DATA_CODES
from reportgen.source.catalog.entry import Entry
from reportgen.source.catalog.excerpt import Excerpt, excerpt, source_lines
from reportgen.source.catalog.explanation import Explanation, explanations
from reportgen.source.catalog.output import OUTPUT_CODES
from reportgen.source.catalog.pack import PACK_CODES
from reportgen.source.catalog.sharing import SHARING_CODES
from reportgen.source.catalog.text_figures import TEXT_FIGURE_CODES
from reportgen.source.catalog.wording import WORDING_CODES
from reportgen.source.catalog.yaml import YAML_CODES
from reportgen.source.catalog.years import YEAR_CODES
from reportgen.source.diagnostic import Diagnostic, Language, Severity
from reportgen.source.text import safe

_FILES = {code: entry for code, entry in DATA_CODES.items() if code.startswith("SRC")}
CATALOG: Mapping[str, Entry] = {
    **_FILES,
    **YAML_CODES,
    **DATA_CODES,
    **PACK_CODES,
    **OUTPUT_CODES,
    **CHART_CODES,
    **SHARING_CODES,
    **TEXT_FIGURE_CODES,
    **AGREEMENT_CODES,
    **WORDING_CODES,
    **YEAR_CODES,
    **BINDING_CODES,
}

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
    "chart.entries": ("“名称: 内容”", "“name: value” entries"),
    "chart.figures": ("数字的名称", "the name of a figure"),
    "version.none": ("没有写版本", "without a version"),
    "fault.width": ("用了全角的数字或符号", "digits or marks are full-width"),
    "fault.blank": ("中间有空格", "there is a blank inside"),
    "fault.letter": ("数字里夹了字母", "there is a letter among the digits"),
    "fault.doubled": ("有个符号打了两遍", "a mark is doubled"),
    "fault.point": ("小数点不对", "the decimal point is not one"),
    "fault.points": ("有两个小数点", "there are two decimal points"),
    "fault.groups": ("逗号应当三位一隔", "commas part groups of three digits"),
    "fault.brackets": ("括号不成对", "the brackets do not match"),
    "fault.order": ("数字和单位的先后不对", "number and unit are in the wrong order"),
    "fault.words": ("夹了别的话或标点", "there are other words or marks around it"),
    "archive.pdf": ("PDF 文件", "a PDF file"),
    "archive.rar": ("RAR、7z 之类的压缩包", "an archive of another kind (RAR, 7z, gz)"),
    "archive.html": ("网页（HTML）", "a web page (HTML)"),
    "archive.xml": ("XML 文件", "an XML file"),
    "archive.old": ("旧版 .doc、.xls 文件", "an old .doc or .xls file"),
    "archive.empty": ("空文件", "an empty file"),
    "archive.other": ("别的文件", "another kind of file"),
    "style.macros": ("宏", "macros"),
    "style.objects": ("嵌入的对象", "embedded objects"),
    "style.controls": ("控件", "controls"),
    "style.pictures": ("图片", "pictures"),
    "style.links": ("指向外面的链接", "links to the outside"),
    "style.hanging": ("悬挂缩进", "the hanging indent"),
    "style.line": ("行距", "the distance of lines"),
    "style.header": ("页眉", "header"),
    "style.footer": ("页脚", "footer"),
    "style.table": ("表格", "a table"),
    "style.picture": ("图片", "a picture"),
    "style.field": ("页码以外的域", "fields other than page numbers"),
    "bound.none": ("还没有别的报告", "none yet"),
    "bound.paper": ("纸张和页边距", "paper and margins"),
    "bound.table": ("表格", "tables"),
    "bound.list": ("列表", "lists"),
    "bound.words": ("脚注、着重、链接这类文字", "footnotes, stressed words or links"),
    "numbering.none": ("无", "none"),
    "fault.part": ("后面的不像单位", "what follows is no unit"),
}

# What the system says of a file, where it says it in English only.
_REASONS: Mapping[str, tuple[str, str]] = {
    "File exists": ("文件夹的位置上已经有一个同名的文件", "a file stands where the folder should be"),
    "Not a directory": ("路径当中有一段是文件，不是文件夹", "a part of the path is a file and no folder"),
    "Is a directory": ("这里是一个文件夹", "this is a folder"),
    "Permission denied": ("没有权限", "no permission"),
    "Read-only file system": ("这个磁盘是只读的", "the disk is read-only"),
    "Input/output error": ("磁盘读写出错", "the disk failed"),
    "File name too long": ("名字太长", "the name is too long"),
    "Too many levels of symbolic links": ("链接绕成了一圈", "the links go in a circle"),
    "Too many open files": ("打开的文件太多", "too many files are open"),
}

# What a finding is about, by the first letters of its code; said together with its severity: 数据错误, data error.
FAMILIES: Mapping[str, tuple[str, str]] = {
    "SRC": ("文件", "file"),
    "YML": ("YAML ", "YAML"),
    "PRJ": ("项目", "project"),
    "DAT": ("数据", "data"),
    "FIG": ("数字", "figure"),
    "PCK": ("模板包", "pack"),
    "SCH": ("schema ", "schema"),
    "TPL": ("模板", "template"),
    "STL": ("样式", "style"),
    "NUM": ("编号", "numbering"),
    "MRK": ("标记", "markup"),
    "DOC": ("文档", "document"),
    "OUT": ("输出", "output"),
    "TSK": ("换年", "year-to-year"),
    "NEW": ("新项目", "new project"),
    "USE": ("命令", "command"),
    "CHK": ("检查", "check"),
    "WRD": ("用字", "wording"),
    "STY": ("行文", "writing"),
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
    """A finding on one line: place, what it is about and how bad, code, what is wrong, the way out."""
    colon = ": " if language == "en" else "："
    return f"{place(found, language)}{heading(found.code, language)}{colon}{message(found, language)}"


def place(found: Diagnostic, language: Language) -> str:
    """The place as a message begins with it, nothing when there is none."""
    return (
        "" if found.span is None or not found.span.path else safe(str(found.span)) + (": " if language == "en" else " ")
    )


def heading(code: str, language: Language) -> str:
    """What a finding is about, how bad it is, and its code: `数据错误 DAT008`, `data error DAT008`."""
    about, severity = FAMILIES[code[:3]], _SEVERITIES[severity_of(code)]
    return f"{about[0]}{severity[0]} {code}" if language == "zh" else f"{about[1]} {severity[1]} {code}"


def message(found: Diagnostic, language: Language) -> str:
    """What is wrong, and what to do about it."""
    return f"{said(found, language)}{'' if language == 'zh' else ' '}{remedy(found, language)}"


def said(found: Diagnostic, language: Language) -> str:
    """What is wrong."""
    entry = CATALOG[found.code]
    return (entry.zh if language == "zh" else entry.en).format_map(_values(found, language)).strip()


def remedy(found: Diagnostic, language: Language) -> str:
    """What to do about it: take the nearest right name if there is one, or what the code advises."""
    entry, values = CATALOG[found.code], _values(found, language)
    near = values.get("suggestion")
    if near is None:
        return (entry.zh_remedy if language == "zh" else entry.en_remedy).format_map(values)
    quoted = near if near[:1] == "“" and near[-1:] == "”" else f"“{near}”"  # no quotes in quotes of the same kind
    return f"是不是{quoted}？" if language == "zh" else f"Did you mean {quoted}?"


def outline(code: str, language: Language) -> tuple[str, str]:
    """What a code says is wrong and what to do about it, with `…` for what only a finding knows."""
    entry = CATALOG[code]
    texts = (entry.zh, entry.zh_remedy) if language == "zh" else (entry.en, entry.en_remedy)
    blanks = defaultdict(lambda: "…", description="")
    return texts[0].format_map(blanks).strip(), texts[1].format_map(blanks)


def _values(found: Diagnostic, language: Language) -> dict[str, str]:
    tables = {"reason": _REASONS}
    return {name: _shown(value, tables.get(name, _TERMS), language) for name, value in found.values.items()}


def _shown(value: str, terms: Mapping[str, tuple[str, str]], language: Language) -> str:
    """The value as it is said: a word of ours, or several in a row, in the reader's language."""
    found = [terms.get(each) for each in value.split("、")]
    said = [term[language == "en"] for term in found if term is not None]
    return ("、" if language == "zh" else ", ").join(said) if len(said) == len(found) else safe(value)


__all__ = [
    "CATALOG",
    "FAMILIES",
    "Entry",
    "Excerpt",
    "Explanation",
    "excerpt",
    "explanations",
    "heading",
    "line",
    "message",
    "outline",
    "place",
    "remedy",
    "said",
    "severity_of",
    "source_lines",
]
