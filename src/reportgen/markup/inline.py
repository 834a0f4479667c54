"""Inline tokens to inlines: words, values, stress, links, pictures, footnotes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from reportgen.document import (
    Break,
    Code,
    Emphasis,
    Inline,
    Inlines,
    Link,
    Note,
    Paragraph,
    Picture,
    Strong,
    Text,
)
from reportgen.markup.marks import BREAK, END, MARK, OPEN, PLACE, Fragment, Rendered, first_mark, is_single
from reportgen.source import Diagnostic, Span, is_wide, made, problem

if TYPE_CHECKING:
    from markdown_it.token import Token


class InlineReader:
    """Reads the tokens of one paragraph after the other.

    `pictures` are all that were seen; `in_note` says that it is a footnote's.
    """

    def __init__(self, rendered: Rendered, notes: Mapping[int, tuple[Paragraph, ...]]) -> None:
        self.rendered = rendered
        self.notes = notes
        self.in_note = False
        self._begin: Span | Fragment | None = None
        self.pictures: list[Picture] = []
        self.diagnostics: list[Diagnostic] = []

    @property
    def place(self) -> Span | None:
        """Where the last paragraph stands; of most cells of a table nobody asks it."""
        begin = self._begin
        return begin.place if isinstance(begin, Fragment) else begin

    def read(self, token: Token) -> Inlines:
        """The content of an `inline` token."""
        tokens = token.children or []
        if is_single(token.content) or (len(tokens) == 1 and tokens[0].type == "text"):
            return self.plain(token.content if not tokens else tokens[0].content)
        self._begin = self._find_place(token.content)
        content, _ = self._until(list(self._joined_lines(tokens)), 0, closing=None)
        return _merged(content)

    def plain(self, text: str) -> Inlines:
        """The content of `text`, which is words and marks only."""
        if is_single(text):
            self._begin = fragment = self.rendered.fragment(text[1:-1])
            return fragment.content
        if END not in text and BREAK not in text:
            self._begin = None
            return (made(Text, (text,)),) if text else ()
        self._begin = self._find_place(text)
        return _merged(self._words(text))

    def _find_place(self, content: str) -> Span | None:
        """The place that the paragraph's own line marks give, or else that of its first fragment."""
        number = first_mark(content, PLACE)
        if number:
            return self.rendered.place(number)
        number = first_mark(content, OPEN)
        return self.rendered.fragment(number).place if number else None

    def _until(self, tokens: Sequence[Token], at: int, closing: str | None) -> tuple[Inlines, int]:
        """The inlines from `at` up to the token type `closing`, and the index behind it."""
        content: list[Inline] = []
        while at < len(tokens) and tokens[at].type != closing:
            token = tokens[at]
            if token.type in ("strong_open", "em_open", "link_open"):
                inner, at = self._until(tokens, at + 1, token.type.replace("_open", "_close"))
                content += self._nested(token, _merged(inner))
            else:
                content += self._single(token)
                at += 1
        return tuple(content), at + 1

    def _nested(self, token: Token, inner: Inlines) -> Iterator[Inline]:
        if token.type == "strong_open":
            yield Strong(inner)
        elif token.type == "em_open":
            yield Emphasis(inner)
        else:
            yield from self._link(self.rendered.unmarked(str(token.attrs.get("href", ""))), inner)

    def _link(self, url: str, inner: Inlines) -> Iterator[Inline]:
        from markdown_it.common.normalize_url import normalizeLink

        if _is_address(url):
            yield Link(inner, normalizeLink(url))
        else:
            self.diagnostics.append(problem("MRK003", self.place, url=_unquoted(url)))
            yield from inner

    def _single(self, token: Token) -> Iterator[Inline]:
        match token.type:
            case "text":
                yield from self._words(token.content)
            case "hardbreak":
                yield Break()
            case "code_inline":
                yield Code(self.rendered.unmarked(token.content))
            case "image":
                path = _unquoted(self.rendered.unmarked(str(token.attrs.get("src", ""))))
                description = "".join(child.content for child in token.children or ())
                self.pictures.append(Picture(path, self.rendered.unmarked(description), self.place))
                yield self.pictures[-1]
            case "footnote_ref" if self.in_note:
                self.diagnostics.append(problem("MRK007", self.place, label=token.meta["label"]))
            case "footnote_ref":
                yield Note(self.notes[token.meta["id"]])
            case "footnote_anchor":
                pass
            case other:
                self.diagnostics.append(problem("MRK005", self.place, node=other))
                yield from self._words(token.content)

    def _words(self, text: str) -> list[Inline]:
        content: list[Inline] = []
        at = 0
        for mark in MARK.finditer(text):
            if mark.start() > at:
                content.append(Text(text[at : mark.start()]))
            at = mark.end()
            number, _, line_end = mark.groups()
            if number is not None:
                content += self.rendered.fragment(number).content
            elif line_end is not None:
                content.append(Break())
        if at < len(text):
            content.append(Text(text[at:]))
        return content

    def _joined_lines(self, tokens: Sequence[Token]) -> Iterator[Token]:
        """The tokens with each soft break settled: nothing beside a Chinese character, a blank elsewhere."""
        from markdown_it.token import Token

        for index, token in enumerate(tokens):
            if token.type != "softbreak":
                yield token
                continue
            before = self._edge(reversed(tokens[:index]), last=True)
            after = self._edge(tokens[index + 1 :], last=False)
            blank = "" if is_wide(before) or is_wide(after) else " "
            yield Token("text", "", 0, content=blank)

    def _edge(self, tokens: Iterable[Token], last: bool) -> str:
        """The nearest visible character, going forth through `tokens`."""
        for token in tokens:
            words = self.rendered.unmarked(token.content)
            if words:
                return words[-1] if last else words[0]
        return ""


def _unquoted(url: str) -> str:
    from urllib.parse import unquote

    return unquote(url)


def _is_address(url: str) -> bool:
    """Whether a link can lead somewhere: to a host, at a port that there can be, or to a mailbox."""
    from urllib.parse import urlsplit

    try:
        address = urlsplit(url)
        address.port  # noqa: B018 — asked for, because it raises
    except ValueError:
        return False
    scheme = address.scheme.lower()
    return bool(address.path) if scheme == "mailto" else scheme in ("http", "https") and bool(address.hostname)


def _merged(content: Sequence[Inline]) -> Inlines:
    """Neighbouring texts as one, so that equal documents are equal trees."""
    merged: list[Inline] = []
    for inline in content:
        if isinstance(inline, Text) and merged and isinstance(merged[-1], Text):
            merged[-1] = Text(merged[-1].text + inline.text)
        elif not (isinstance(inline, Text) and not inline.text):
            merged.append(inline)
    return tuple(merged)
