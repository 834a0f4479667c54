"""Marked Markdown to the document tree: markdown-it parses, this file gives blocks their roles and places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import count
from typing import TYPE_CHECKING, Any, NamedTuple

from reportgen.document import (
    Align,
    Block,
    Break,
    Chart,
    Contents,
    Heading,
    Inline,
    Inlines,
    List,
    PageBreak,
    Paragraph,
    Picture,
    Quote,
    Rule,
    Table,
    Text,
    walk,
)
from reportgen.markup.inline import InlineReader
from reportgen.markup.marks import PLACE, Rendered, first_mark
from reportgen.markup.plain_blocks import ASIDE, PlainBlock, sections
from reportgen.markup.roles import BOUND_REPORT, ROLE
from reportgen.source import Result, Span, made, problem

if TYPE_CHECKING:
    from markdown_it.token import Token

    from reportgen.markup.chart import Draw

# The role of a heading that no `{.role}` line names, by level.
HEADING_ROLES = ("title", "part", "section", "item", "subitem", "subsubitem")

# What a fence is called that holds a chart (图表) and no code; 柱形图 or 图标 was meant so too.
_CHART = re.compile(r"chart|[^\n]*图", re.IGNORECASE)

_ALIGNS = {
    "text-align:left": Align.LEFT,
    "text-align:center": Align.CENTER,
    "text-align:right": Align.RIGHT,
}


class Parsed(NamedTuple):
    """The blocks of a text, and what others must look up: the roles that need a look, with places, and the pictures."""

    blocks: tuple[Block, ...]
    roles: Mapping[str, Span | None]
    pictures: Sequence[Picture]


def parse(rendered: Rendered, draw: Draw | None = None) -> Result[Parsed]:
    """The blocks of `rendered`; what the tree can't hold is reported, and its words are kept.

    `draw` makes charts of chart blocks, which are code without it.
    """
    reader = _Reader(rendered, draw)
    blocks = reader.read([*sections(rendered.text)])
    if BOUND_REPORT in reader.roles and _at_top(blocks):
        del reader.roles[BOUND_REPORT]  # it is no look
    return Result(Parsed(blocks, reader.roles, reader.inline.pictures), tuple(reader.diagnostics))


class _Reader:
    """Makes the blocks of the tree, of plain blocks and of markdown-it's flat list of tokens for all others."""

    def __init__(self, rendered: Rendered, draw: Draw | None) -> None:
        self.draw = draw
        self.notes: dict[int, tuple[Paragraph, ...]] = {}
        self.roles: dict[str, Span | None] = {}
        self.rendered = rendered
        self.inline = InlineReader(rendered, self.notes)
        self.diagnostics = self.inline.diagnostics
        self.aside: list[Sequence[PlainBlock]] = []

    def read(self, parts: Sequence[Sequence[PlainBlock] | str]) -> tuple[Block, ...]:
        """The blocks of a text in sections; markdown-it reads it with a mark in the place of each plain run."""
        self.aside = [part for part in parts if not isinstance(part, str)]
        if len(self.aside) == len(parts):
            return tuple([self._plain(block) for run in self.aside for block in run])
        numbers = count()
        marked = (part if isinstance(part, str) else f"{ASIDE}{next(numbers)}\n" for part in parts)
        return self._read_tokens("\n".join(marked))

    def _read_tokens(self, text: str) -> tuple[Block, ...]:
        """Once through the tokens, from the footnotes at their end to the blocks."""
        from reportgen.markup import commonmark  # plain blocks alone, as in most reports, never need it

        env: dict[str, Any] = {}
        tokens = commonmark.PARSER.parse(text, env)
        start = next((at for at, token in enumerate(tokens) if token.type == "footnote_block_open"), len(tokens))
        self._read_notes(tokens[start:])
        blocks = self._blocks(tokens[:start], "body")
        self._report_unused(env)
        self.diagnostics += (problem("MRK008", self._noted(label), label=label) for label in commonmark.repeated(env))
        return blocks

    def _plain(self, block: PlainBlock) -> Block:
        role, level, text, rows = block
        if rows:
            return self._plain_table(rows)
        content, place = self.inline.plain(text), self.inline.place
        role = role or (HEADING_ROLES[level - 1] if level else "body")
        self.roles.setdefault(role, place)
        return made(Heading, (level, content, role, place, "")) if level else made(Paragraph, (content, role, place))

    def _read_notes(self, tokens: Sequence[Token]) -> None:
        self.inline.in_note = True
        for at, token in enumerate(tokens):
            if token.type == "footnote_open":
                blocks = self._blocks(tokens[at + 1 : _closing(tokens, at)], "footnote")
                self.notes[token.meta["id"]] = tuple(self._only_paragraphs(blocks))
        self.inline.in_note = False

    def _only_paragraphs(self, blocks: tuple[Block, ...]) -> Iterator[Paragraph]:
        for block in blocks:
            if isinstance(block, Paragraph):
                yield block
            else:
                self.diagnostics.append(problem("MRK004", block.span))

    def _report_unused(self, env: dict[str, Any]) -> None:
        for label, number in env.get("footnotes", {}).get("refs", {}).items():
            if number < 0:
                label = label.removeprefix(":")
                self.diagnostics.append(problem("MRK006", self._noted(label), label=label))

    def _noted(self, label: str) -> Span | None:
        """The place of the last text that is given for the footnote `label`."""
        lines = re.findall(rf"^.*\[\^{re.escape(label)}\]:.*", self.rendered.text, re.MULTILINE | re.IGNORECASE)
        number = first_mark(lines[-1], PLACE) if lines else ""
        return self.rendered.place(number) if number else None

    def _blocks(self, tokens: Sequence[Token], role: str) -> tuple[Block, ...]:
        blocks: list[Block] = []
        at, named = 0, ""
        while at < len(tokens):
            token = tokens[at]
            end = _closing(tokens, at) if token.nesting == 1 else at
            if token.type == ROLE:
                named = token.content
            else:
                blocks += self._block(token, tokens[at + 1 : end], role, named)
                named = ""
            at = end + 1
        return tuple(blocks)

    def _block(self, token: Token, inner: Sequence[Token], role: str, named: str) -> Iterator[Block]:
        match token.type:
            case "heading_open":
                level = int(token.tag[1])
                content = self.inline.read(inner[0])
                role = self._role(named or HEADING_ROLES[level - 1])
                yield Heading(level, content, role, self.inline.place)
            case "paragraph_open" if inner[0].content.startswith(ASIDE):
                yield from map(self._plain, self.aside[int(inner[0].content[1:])])
            case "paragraph_open":
                yield self._paragraph(self.inline.read(inner[0]), named or role)
            case "bullet_list_open" | "ordered_list_open":
                yield self._list(token, inner)
            case "blockquote_open":
                content_blocks = self._blocks(inner, named or "quote")
                yield Quote(content_blocks, _first_place(content_blocks))
            case "table_open":
                yield self._table(inner)
            case "hr":
                yield _in_place_of_rule(named) or Rule(role=named and self._role(named))
            case "fence" if self.draw is not None and _CHART.match(token.info.strip()):
                yield from self._chart(token, named, self.draw)
            case "fence":
                text = self.rendered.unmarked(token.content).rstrip("\n")
                yield Paragraph(tuple(_lines(text)), self._role(named or "code"))
            case "footnote_anchor":
                pass
            case other:
                self.diagnostics.append(problem("MRK005", self.inline.place, node=other))

    def _chart(self, token: Token, named: str, draw: Draw) -> Iterator[Block]:
        from reportgen.markup.chart import chart_block  # only for who draws

        blocks, found = draw(chart_block(token, self.rendered, self.inline.place))
        self.diagnostics += found
        for block in blocks:
            if isinstance(block, Chart) and named:
                block = block._replace(role=named)
            if isinstance(block, (Chart, Paragraph)):
                self.roles.setdefault(block.role, block.span)
            yield block

    def _paragraph(self, content: Inlines, role: str) -> Paragraph:
        if role == "body" and content and all(isinstance(inline, Picture) for inline in content):
            role = "picture"
        return Paragraph(content, self._role(role), self.inline.place)

    def _role(self, role: str) -> str:
        if role not in self.roles:
            self.roles[role] = self.inline.place
        return role

    def _list(self, token: Token, inner: Sequence[Token]) -> List:
        items = tuple(
            self._blocks(inner[at + 1 : _closing(inner, at)], "list-item")
            for at, item in enumerate(inner)
            if item.type == "list_item_open" and item.level == token.level + 1
        )
        start = int(token.attrs.get("start", 1)) if token.type == "ordered_list_open" else None
        return List(items, start, _first_place(items[0]) if items else None)

    def _plain_table(self, rows: Sequence[Sequence[str]]) -> Table:
        head, delimiters, *below = rows
        read: list[tuple[Inlines, ...]] = []
        place: Span | None = None
        for row in (head, *below):
            cells = []
            for cell in row:
                cells.append(self.inline.plain(cell))
                place = place or self.inline.place
            read.append(tuple(cells))
        return Table(tuple(read[:1]), tuple(read[1:]), tuple(map(_align, delimiters)), place)

    def _table(self, inner: Sequence[Token]) -> Table:
        head: list[tuple[Inlines, ...]] = []
        rows: list[tuple[Inlines, ...]] = []
        aligns: list[Align] = []
        place: Span | None = None
        cells: list[Inlines] = []
        part = head
        for at, token in enumerate(inner):
            if token.type == "tbody_open":
                part = rows
            elif token.type in ("th_open", "td_open"):
                cells.append(self.inline.read(inner[at + 1]))
                place = place or self.inline.place
                if token.type == "th_open":
                    aligns.append(_ALIGNS.get(str(token.attrs.get("style", "")), Align.NONE))
            elif token.type == "tr_close":
                part.append(tuple(cells))
                cells = []
        return Table(tuple(head), tuple(rows), tuple(aligns), place)


def _at_top(blocks: tuple[Block, ...]) -> bool:
    """Whether reports are named by paragraphs of the text itself alone, where they can be put."""
    named = [block for block in walk(blocks) if getattr(block, "role", "") == BOUND_REPORT]
    return len(named) == sum(isinstance(each, Paragraph) and each.role == BOUND_REPORT for each in blocks)


def _align(delimiter: str) -> Align:
    left, right = delimiter.startswith(":"), delimiter.endswith(":")
    return Align.CENTER if left and right else Align.LEFT if left else Align.RIGHT if right else Align.NONE


def _in_place_of_rule(named: str) -> Block | None:
    """What its role makes of a rule, if it stays none: `page-break`, or `contents-2` for the contents in two levels.

    In `grouped-contents-2` the first of the levels only groups the others.
    """
    if found := re.fullmatch("(grouped-)?contents-([1-3])", named):
        return Contents(int(found[2]), groups=1 if found[1] else 0)
    return PageBreak() if named == "page-break" else None


def _closing(tokens: Sequence[Token], at: int) -> int:
    """The index of the token that closes the one at `at`."""
    depth = 0
    for index in range(at, len(tokens)):
        depth += tokens[index].nesting
        if depth == 0:
            return index
    return len(tokens)


def _first_place(blocks: Sequence[Block]) -> Span | None:
    return next((block.span for block in blocks if block.span is not None), None)


def _lines(text: str) -> Iterator[Inline]:
    for index, line in enumerate(text.split("\n")):
        if index:
            yield Break()
        if line:
            yield Text(line)
