"""markdown-it as reports need it: CommonMark with tables, footnotes, role lines and emphasis in Chinese text."""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from reportgen.markup.emphasis import chinese_emphasis
from reportgen.markup.footnotes import footnotes, repeated
from reportgen.markup.marks import is_single
from reportgen.markup.plain import MARKUP
from reportgen.markup.roles import role_lines


def parser() -> MarkdownIt:
    """A parser; HTML and code by indentation are text to it."""
    md = MarkdownIt("commonmark", {"html": False}).enable("table")
    md.disable("code")  # prose pasted with blanks before it is prose; a fence makes code
    md.use(footnotes).use(role_lines).use(chinese_emphasis)
    # Inline markup is looked for only where there can be any.
    md.core.ruler.at("inline", _inline)
    # A link may hold a mark; it stays as it is until the reader, who knows the marks, takes the link apart.
    md.normalizeLink = lambda url: url  # type: ignore[method-assign]
    return md


def _inline(state: StateCore) -> None:
    for token in state.tokens:
        if token.type != "inline":
            continue
        if token.children is None:
            token.children = []
        if MARKUP.search(token.content):
            state.md.inline.parse(token.content, state.md, state.env, token.children)
        elif token.content and not is_single(token.content):
            token.children.append(Token("text", "", 0, content=token.content))


PARSER = parser()

__all__ = ["PARSER", "parser", "repeated"]
