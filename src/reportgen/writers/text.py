"""The plain text writer, for what can only be pasted into: forms of office systems, chats, mails.

Paragraphs are indented by two full-width blanks, cells stand between tabs (which Excel and Word take apart again),
lines end as Windows ends them, and a mark at the beginning tells older programs that this is UTF-8.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import assert_never

from reportgen.document import (
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
)
from reportgen.source import Diagnostic, Result, problem
from reportgen.styles import Stylesheet
from reportgen.writers.characters import cleaned
from reportgen.writers.charts import as_table
from reportgen.writers.contents import entries
from reportgen.writers.run_in import RunIn, joined
from reportgen.writers.writer import Write

_INDENT = "　　"
_RULE = "—" * 10
_NOTES = "注："
_FORM = "txt"


def prepare(sheet: Stylesheet) -> Write:
    """Of the looks, these matter: first-line indents, empty lines before and after, run-in headings, list marks."""

    def write(document: Document) -> Result[bytes]:
        writing = _Writing(sheet, document)
        lines = list(writing.blocks(document.blocks, 0))
        if writing.notes:
            lines += ["", _NOTES, *writing.notes]
        text = cleaned("\n".join(_without_doubles(lines)) + "\n").replace("\n", "\r\n")
        return Result(text.encode("utf-8-sig"), tuple(writing.diagnostics))

    return write


def _without_doubles(lines: Sequence[str]) -> Iterator[str]:
    """The lines without empty ones at the beginning, the end, and beside others."""
    waits = begun = False
    for line in lines:
        if line:
            yield from [""] * (waits and begun)
            yield line
            waits, begun = False, True
        else:
            waits = True


class _Writing:
    """The footnotes and findings so far."""

    def __init__(self, sheet: Stylesheet, document: Document) -> None:
        self.sheet = sheet
        self._all = document.blocks
        self.notes: list[str] = []
        self.diagnostics: list[Diagnostic] = []
        self._in_note = False

    def blocks(self, blocks: Sequence[Block], depth: int) -> Iterator[str]:
        """The lines of the blocks inside `depth` lists; an empty one for room."""
        for block in joined(blocks, self.sheet):
            yield from self._block(block, depth)

    def _block(self, block: Block | RunIn, depth: int) -> Iterator[str]:
        match block:
            case Heading(content=content, role=role, number=number):
                yield from self._paragraph((Text(number), *content), role)
            case RunIn(heading, end, paragraph):
                lead = (Text(heading.number), *heading.content, Text(end))
                yield from self._paragraph((*lead, *paragraph.content), paragraph.role)
            case Paragraph(content, role):
                yield from self._paragraph(content, role)
            case List(items, start):
                for at, item in enumerate(items, start=start or 0):
                    yield from self._item(item, self.sheet.lists.mark(start, at, depth), depth)
            case Quote(content):
                yield from self.blocks(content, depth)
            case Table(head=head, rows=rows):
                yield from ("", *map(self._row, (*head, *rows)), "")
            case Rule():
                yield _RULE
            case PageBreak(span):
                self.diagnostics.append(problem("OUT019", span, form=_FORM))
                yield ""
            case Contents(levels=levels):
                yield from self._contents(levels)
            case Chart(span=span):
                self.diagnostics.append(problem("OUT056", span, form=_FORM))
                yield from self._block(as_table(block), depth)
            case _:
                assert_never(block)

    def _contents(self, levels: int) -> Iterator[str]:
        for entry in entries(self._all, levels):
            yield from self._paragraph((Text(entry.words),), entry.role)
        yield ""

    def _paragraph(self, content: Inlines, role: str) -> Iterator[str]:
        look = self.sheet.look(role)
        indent = _INDENT if look.first_indent and any(look.first_indent) else ""
        yield from [""] * bool(look.before and any(look.before))
        # A line that is empty inside a paragraph stays.
        yield indent + self._words(content).replace("\n\n", "\n　\n")
        yield from [""] * bool(look.after and any(look.after))

    def _item(self, item: Sequence[Block], mark: str, depth: int) -> Iterator[str]:
        first = item[0] if item else None
        content, rest = (first.content, item[1:]) if isinstance(first, Paragraph) else ((), item)
        yield from self._paragraph((Text(mark), *content), "list-item")
        yield from self.blocks(rest, depth + 1)

    def _row(self, cells: Sequence[Inlines]) -> str:
        return "\t".join(" ".join(self._words(cell).replace("\t", " ").split("\n")) for cell in cells)

    def _words(self, content: Inlines) -> str:
        return "".join(map(self._inline, content)).replace("\r", "")

    def _inline(self, inline: Inline) -> str:
        match inline:
            case Text(text) | Value(text, _) | Code(text):
                return text
            case Strong(content) | Emphasis(content):
                return self._words(content)
            case Link(content, url):
                words, address = self._words(content), url.removeprefix("mailto:")
                return words if address in words else f"{words}（{address}）"
            case Picture(path, description, span):
                self.diagnostics.append(problem("OUT018", span, path=path, form=_FORM))
                return f"［{description}］"
            case Note(content) if self._in_note:
                return f"（{''.join(self._words(each.content) for each in content)}）"
            case Note(content):
                return self._note(content)
            case Break():
                return "\n"
            case Anchor():
                return ""
            case _:
                assert_never(inline)

    def _note(self, content: Sequence[Paragraph]) -> str:
        self._in_note = True
        mark = f"［{len(self.notes) + 1}］"
        self.notes.append(mark + "\n".join(self._words(each.content) for each in content))
        self._in_note = False
        return mark
