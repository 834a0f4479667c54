"""Text for the rules to read: `⟦…⟧` marks what they are to find, `{名}` prints a figure, `#` begins a heading.

    数字 参保金额: 904.28万元
    用语 自治区计生协: 区计生协、广西计生协
    # 计生家庭系列保险
    参保金额{参保金额}，理赔⟦(含预赔)⟧252万余元。

Lines that begin with 数字 give figures, or formulas (`数字 赔付率: = 理赔金额 / 参保金额 | 百分比(1)`), those with 上年
what a figure said last year, those with 用语 how a name is written, and how not. A blank between `#` and the words may
hold a number that the engine printed: `## 一、| 标题`. A `/` between blanks ends a line of a heading.
Every other line is a paragraph, of another role than `body` behind `{.role} `, with words that the data say in `‹…›`.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

from reportgen.checks import RULES, Finding, Reading, Term, check
from reportgen.dataset import Field, Kind, load_dataset
from reportgen.document import Block, Break, Document, Heading, Inlines, Paragraph, Text, Value
from reportgen.figures import Book, resolve
from reportgen.source import DataOrigin, Span, load

_FIGURE = re.compile(r"数字 ([^:]+): (.*)")
_LAST_YEAR = re.compile(r"上年 ([^:]+): (.*)")
_TERM = re.compile(r"用语 ([^:]+): (.*)")
_HEADING = re.compile(r"(#+) (?:(\S+)\| )?(.*)")
_PARAGRAPH = re.compile(r"(?:\{\.([\w-]+)\} )?(.*)")
_ROLES = ("title", "part", "section", "item", "subitem", "subsubitem")


class Proof(NamedTuple):
    """A text as the rules read it, and the stretches that it marks."""

    reading: Reading
    marked: list[str]
    places: list[tuple[int, int]]


def proof(text: str, period: int | None = None) -> Proof:
    """The report that `text` sketches."""
    figures: list[str] = []
    lines: list[str] = []
    terms: list[Term] = []
    last_year: dict[str, str] = {}
    for line in text.strip("\n").split("\n"):
        figure, before = _FIGURE.fullmatch(line), _LAST_YEAR.fullmatch(line)
        if figure:
            figures.append(f'  {figure[1]}: "{figure[2]}"')
        elif before:
            last_year[before[1]] = before[2]
        elif term := _TERM.fullmatch(line):
            terms.append(Term(term[1], tuple(term[2].split("、")), "", Span("terms.yaml")))
        elif line:
            lines.append(line)
    book = _book(figures)
    blocks = tuple(_block(line, number, book) for number, line in enumerate(lines, 1))
    marked = Reading(Document(blocks), book).text
    places = _marks(marked)
    plain = tuple(_block(re.sub("[⟦⟧]", "", line), number, book) for number, line in enumerate(lines, 1))
    reading = Reading(Document(plain), book, terms, period, lambda: last_year)
    return Proof(reading, [reading.text[start:end] for start, end in places], places)


def found_in(reading: Reading, codes: Iterable[str] = ("",)) -> list[Finding]:
    """What the rules find, of the codes that begin with one of `codes`."""
    return sorted(check(reading, lambda code: code.startswith(tuple(codes))), key=lambda each: (each.start, each.code))


def codes_in(text: str) -> list[str]:
    """The codes of all that the rules find in a text."""
    return [each.code for each in found_in(proof(text).reading)]


def all_codes() -> list[str]:
    """The codes that the rules can find."""
    return [code for rule in RULES for code in rule.codes]


def _book(figures: list[str]) -> Book:
    if not figures:
        return {}
    text = "\n".join(["数字:", *figures, ""])
    schema = Field("", "", Kind.RECORD, fields=(Field("figures", "数字", Kind.FIGURES),))
    node = load(text.encode(), "数字.yaml").value
    assert node is not None
    return load_dataset([node], schema, Span("数字.yaml")).then(resolve).value.book


def _block(line: str, number: int, book: Book) -> Block:
    span = Span("正文.yaml", number, 1, number, len(line) + 1)
    heading = _HEADING.fullmatch(line)
    if heading:
        level = len(heading[1])
        lines = [_content(each, book) for each in heading[3].split(" / ")]
        content = tuple(inline for at, each in enumerate(lines) for inline in ((Break(), *each) if at else each))
        return Heading(level, content, _ROLES[level - 1], span, heading[2] or "")
    role, words = _PARAGRAPH.fullmatch(line).groups()  # type: ignore[union-attr]
    return Paragraph(_content(words, book), role or "body", span)


def _content(line: str, book: Book) -> Inlines:
    pieces: list[Text | Value] = []
    for part in re.split(r"(\{[^{}]+\}|‹[^‹›]*›)", line):
        if part.startswith("{"):
            if (figure := book[part[1:-1]]) is not None:
                pieces.append(Value(figure.text, figure.origin))
        elif part.startswith("‹"):
            pieces.append(Value(part[1:-1], DataOrigin("公文", Span("公文.yaml"))))
        elif part:
            pieces.append(Text(part))
    return tuple(pieces)


def _marks(text: str) -> list[tuple[int, int]]:
    places, start = [], 0
    for seen, mark in enumerate(re.finditer("[⟦⟧]", text)):
        if mark[0] == "⟦":
            start = mark.start() - seen
        else:
            places.append((start, mark.start() - seen))
    return places
