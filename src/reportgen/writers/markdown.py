"""The Markdown writer: CommonMark with tables and footnotes, which reads back to the same words.

All that Markdown could take for markup is escaped. Numbers are words; looks are left to who shows it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import assert_never

from reportgen.document import (
    Align,
    Anchor,
    Block,
    Break,
    Chart,
    Code,
    Contents,
    Document,
    Emphasis,
    Heading,
    Inline,
    Inlines,
    Link,
    List,
    Note,
    PageBreak,
    Paragraph,
    Picture,
    Quote,
    Rule,
    Strong,
    Table,
    Text,
    Value,
    plain_text,
)
from reportgen.source import Diagnostic, Result, problem
from reportgen.styles import Stylesheet
from reportgen.writers.characters import cleaned
from reportgen.writers.charts import as_table
from reportgen.writers.contents import entries
from reportgen.writers.run_in import RunIn, joined
from reportgen.writers.writer import Write

_MARKUP = re.compile(r"([\\`*_\[\]<>&!#~|])")
# What begins a block only at the beginning of a line.
_OPENING = re.compile(r"(?m)^(?:([-+=:])|(\d{1,9})([.)]))")
# Blanks at the ends of lines would be lost, and so are given by number.
_EDGES = re.compile(r"(?m)^\s+|\s+$")
_DELIMITERS = {Align.NONE: "---", Align.LEFT: ":--", Align.CENTER: ":-:", Align.RIGHT: "--:"}
_BREAK, _BREAK_IN_LINE = "\\\n", "<br>"


def prepare(sheet: Stylesheet) -> Write:
    """Of the looks, only run-in headings matter: they end with the mark that the stylesheet gives them."""

    def write(document: Document) -> Result[bytes]:
        writing = _Writing(sheet, document)
        text = "\n\n".join([*writing.blocks(document.blocks), *writing.notes])
        return Result(cleaned(f"{text}\n").encode(), tuple(writing.diagnostics))

    return write


class _Writing:
    """The footnotes and findings so far."""

    def __init__(self, sheet: Stylesheet, document: Document) -> None:
        self.sheet = sheet
        self._all = document.blocks
        self.notes: list[str] = []
        self.diagnostics: list[Diagnostic] = []
        self._in_note = self._in_table = False

    def blocks(self, blocks: Sequence[Block]) -> Iterator[str]:
        """Each block that has anything in it."""
        other = False
        before: Block | RunIn | None = None
        for block in joined(blocks, self.sheet):
            # Lists that stand side by side are kept apart by their marks.
            alike = isinstance(block, List) and isinstance(before, List)
            other = alike and not other
            if written := self._block(block, other):
                yield written
            before = block

    def _block(self, block: Block | RunIn, other: bool) -> str:
        match block:
            case Heading(level, content, number=number):
                return f"{'#' * level} {self._line((Text(number), *content))}".rstrip()
            case RunIn(Heading(level, content, number=number), end, paragraph):
                head = f"{'#' * level} {self._line((Text(number), *content, Text(end)))}"
                return "\n\n".join(filter(None, (head, self._paragraph(paragraph.content))))
            case Paragraph(content, "code") if all(isinstance(each, (Text, Value, Code, Break)) for each in content):
                return _fenced(plain_text(content))
            case Paragraph(content):
                return self._paragraph(content)
            case List():
                return self._list(block, other)
            case Quote(content):
                return _indented("\n\n".join(self.blocks(content)), "> ", "> ") if content else ""
            case Table():
                return "\n".join(self._table(block))
            case Rule():
                return "***"
            case PageBreak(span):
                self.diagnostics.append(problem("OUT019", span, form="Markdown"))
                return ""
            case Contents(levels=levels):
                return "\n".join(self._contents(levels))
            case Chart(span=span):
                self.diagnostics.append(problem("OUT056", span, form="Markdown"))
                return "\n".join(self._table(as_table(block)))
            case _:
                assert_never(block)

    def _contents(self, levels: int) -> Iterator[str]:
        """A list in a list for each level below the first that is listed."""
        listed = entries(self._all, levels)
        first = min((entry.rank for entry in listed), default=0)
        depth = -1
        for entry in listed:
            depth = min(entry.rank - first, depth + 1)  # what skips a level would be no list
            yield "  " * depth + f"- {self._line((Text(entry.words),))}"

    def _paragraph(self, content: Inlines) -> str:
        written = self._inlines(content)
        while written.endswith(_BREAK):  # it would be a backslash
            written = written.removesuffix(_BREAK)
        return _at_line_starts(written)

    def _line(self, content: Inlines) -> str:
        """Content that must stay in one line."""
        return _edges(self._inlines(content).replace(_BREAK, _BREAK_IN_LINE))

    def _list(self, node: List, other: bool) -> str:
        items = []
        for number, item in enumerate(node.items, start=node.start or 0):
            mark = "-+"[other] if node.start is None else f"{number}{'.)'[other]}"
            text = "\n\n".join(self.blocks(item))
            items.append(_indented(text, f"{mark} ", " " * (len(mark) + 1)).rstrip() if text else mark)
        tight = all(len(item) == 1 and isinstance(item[0], Paragraph) for item in node.items)
        return ("\n" if tight else "\n\n").join(items)

    def _table(self, node: Table) -> Iterator[str]:
        """There is one head row: further ones stand below it, and an empty one where there is none."""
        head, *rows = (*node.head, *node.rows) if node.head else (((),) * len(node.aligns), *node.rows)
        yield self._row(head)
        yield f"| {' | '.join(_DELIMITERS[align] for align in node.aligns)} |"
        yield from map(self._row, rows)

    def _row(self, cells: Sequence[Inlines]) -> str:
        return f"| {' | '.join(map(self._cell, cells))} |"

    def _cell(self, content: Inlines) -> str:
        self._in_table = True
        written = self._line(content)
        self._in_table = False
        return written

    def _inlines(self, content: Inlines) -> str:
        written = ""
        for inline in content:
            written += self._inline(inline, written[-1:])
        return written

    def _inline(self, inline: Inline, before: str) -> str:
        match inline:
            case Text(text) | Value(text, _):
                return _BREAK.join(_MARKUP.sub(r"\\\1", line) for line in _lines(text))
            case Strong(content):
                return _stressed(self._inlines(content), "**", "strong", before)
            case Emphasis(content):
                return _stressed(self._inlines(content), "*", "em", before)
            case Code(text):
                # Spans that touch would be read as one; a table's bar is one in code as well (GFM).
                apart = "<!-- -->" if before == "`" else ""
                written = _BREAK.join(map(_code, _lines(text)))
                return apart + (written.replace("|", "\\|") if self._in_table else written)
            case Link(content, url):
                return f"[{self._inlines(content)}](<{_address(url)}>)"
            case Picture(path, description, span):
                self.diagnostics.append(problem("OUT018", span, path=path, form="Markdown"))
                return self._inline(Text(f"［{description}］"), before)
            case Note(content) if self._in_note:
                return f"（{''.join(self._inlines(each.content) for each in content)}）"
            case Note(content):
                return self._note(content)
            case Break():
                return _BREAK
            case Anchor():
                return ""
            case _:
                assert_never(inline)

    def _note(self, content: Sequence[Paragraph]) -> str:
        around = self._in_table
        self._in_note, self._in_table = True, False
        number = len(self.notes) + 1
        paragraphs = "\n\n".join(self._paragraph(each.content) for each in content)
        self.notes.append(_indented(paragraphs, f"[^{number}]: ", "    "))
        self._in_note, self._in_table = False, around
        return f"[^{number}]"


def _at_line_starts(text: str) -> str:
    """`text` with what would begin a block at the beginning of a line escaped."""
    return _edges(_OPENING.sub(lambda found: f"{found[2] or ''}\\{found[1] or found[3]}", text))


def _edges(text: str) -> str:
    return _EDGES.sub(lambda found: "".join(f"&#{ord(each)};" if each != "\n" else each for each in found[0]), text)


def _lines(text: str) -> list[str]:
    return text.replace("\r\n", "\n").split("\n")


def _stressed(inner: str, mark: str, tag: str, before: str) -> str:
    """Stars only between letters: beside a full-width mark other programs would print them (docs/decisions/0011)."""
    if not inner:
        return ""
    if inner[0].isalnum() and inner[-1].isalnum() and before != "*":
        return f"{mark}{inner}{mark}"
    return f"<{tag}>{inner}</{tag}>"


def _code(text: str) -> str:
    """A code span, its fence longer than any in it (CommonMark 6.1)."""
    if not text:
        return ""
    fence = "`" * (_longest_fence(text) + 1)
    room = " " if text[0] == "`" or text[-1] == "`" or (text[0] == text[-1] == " " and text.strip(" ")) else ""
    return f"{fence}{room}{text}{room}{fence}"


def _fenced(text: str) -> str:
    fence = "`" * max(3, _longest_fence(text) + 1)
    return f"{fence}\n{text}\n{fence}"


def _longest_fence(text: str) -> int:
    return max(map(len, re.findall("`+", text)), default=0)


def _address(url: str) -> str:
    return re.sub(r"([\\<>&])", r"\\\1", url).replace("|", "%7C")


def _indented(text: str, first: str, rest: str) -> str:
    """The lines of `text` behind `first` and then `rest`; nothing behind an empty line."""
    begun, *others = text.split("\n")
    return "\n".join([(first + begun).rstrip(), *((rest + line) if line else rest.rstrip() for line in others)])
