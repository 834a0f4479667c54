"""Inlines to HTML. A value carries its origin where mouse, finger and keyboard find it."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Sequence
from typing import assert_never

from reportgen.document import (
    Anchor,
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
    Value,
)
from reportgen.ooxml import escape
from reportgen.source import problem
from reportgen.writers.html.origins import told
from reportgen.writers.html.written import Written

_EMU_PER_PIXEL = 9_525
# Browsers break no line beside “ ” when a digit is near, for in Latin text they may be either end of a quotation.
_MAY_BREAK = re.compile("(?<=[\u4e00-\u9fff])(?=[“‘])|(?<=[”’])(?=[\u4e00-\u9fff])")
_SCHEMES = ("http://", "https://", "mailto:")


def words(content: Inlines, written: Written, before: str = "", after: str = "") -> str:
    """The HTML of `content`, with the words `before` and `after` it."""
    return text(before) + "".join([_inline(inline, written) for inline in content]) + text(after)


def text(words: str) -> str:
    """Words as character data; blanks are kept by the styles, line ends by elements."""
    return _MAY_BREAK.sub("<wbr>", escape(words.replace("\r\n", "\n"))).replace("\n", "<br>")


def _inline(inline: Inline, written: Written) -> str:
    match inline:
        case Text(content):
            return _marked(text(content), written)
        case Value(content, origin):
            return _telling(told(origin), _marked(text(content), written))
        case Strong(inner):
            return f"<strong>{words(inner, written)}</strong>"
        case Emphasis(inner):
            return f"<em>{words(inner, written)}</em>"
        case Code(content):
            return f"<code>{text(content)}</code>"
        case Link(inner, url):
            return _link(words(inner, written), url, written)
        case Picture():
            return _picture(inline, written)
        case Note(content) if written.in_note:
            # As in Word: a footnote can have none of its own.
            inner = tuple(each for paragraph in content for each in paragraph.content)
            return words(inner, written, before="（", after="）")
        case Note(content):
            return _note(content, written)
        case Break():
            return "<br>"
        case Anchor(number, ends):
            return _anchor(number, ends, written)
        case _:
            assert_never(inline)


def _telling(said: str, inner: str) -> str:
    """What tells something of itself to mouse, finger and keyboard."""
    return f'<span class="v" tabindex="0" aria-description="{_attribute(said)}">{inner}</span>'


def _marked(inner: str, written: Written) -> str:
    """Words, marked where a comment speaks of them; a footnote stands inside none that speaks of what is around it."""
    return f"<mark>{inner}</mark>" if written.open_comments and not written.in_note else inner


def _anchor(number: int, ends: bool, written: Written) -> str:
    """Where the words of a comment begin; or end, which is where it stands."""
    written.open_comments += -1 if ends else 1
    said = "\n".join(written.document.comments[number].lines)
    return f"<sup>{_telling(said, f'批{number + 1}')}</sup>" if ends else ""


def _attribute(words: str) -> str:
    return escape(words).replace("\n", "&#10;")


def _link(inner: str, url: str, written: Written) -> str:
    if not url.lower().startswith(_SCHEMES):
        written.diagnostics.append(problem("MRK003", None, url=url))
        return inner
    return f'<a href="{escape(url)}" rel="noreferrer">{inner}</a>'


def _picture(node: Picture, written: Written) -> str:
    """The picture in the page itself, as large as it is in print unless that is too wide."""
    image = written.document.images.get(node.path)
    if image is None:
        written.diagnostics.append(problem("DOC001", node.span, path=node.path))
        return text(f"［{node.description}］")
    across, down = (max(1, round(size / _EMU_PER_PIXEL)) for size in (image.width, image.height))
    source = f"data:image/{image.suffix};base64,{b64encode(image.content).decode()}"
    return f'<img src="{source}" alt="{escape(node.description)}" width="{across}" height="{down}">'


def _note(content: Sequence[Paragraph], written: Written) -> str:
    """The mark of a new footnote, which leads to it; it leads back."""
    written.in_note = True
    number = len(written.notes) + 1
    back = f' <a href="#mark{number}" role="doc-backlink" aria-label="回到正文注 {number} 处">↩</a>'
    paragraphs = [words(each.content, written) for each in content] or [""]
    paragraphs[0] = f'<span class="number">{number}</span> {paragraphs[0]}'
    paragraphs[-1] += back
    written.notes.append("".join(f'<p class="r-footnote">{each}</p>' for each in paragraphs))
    written.in_note = False
    link = f'id="mark{number}" href="#note{number}" role="doc-noteref" aria-label="注 {number}"'
    return f"<sup><a {link}>{number}</a></sup>"
