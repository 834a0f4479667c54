"""Inlines to runs. Looks stay in styles: a run names at most one character style, and the East Asian hint."""

from __future__ import annotations

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
from reportgen.writers.docx.collected import Collected

# Without the hint Word sets “ ” — … in the Latin face (MS-OI29500 2.1.88).
_HINT = '<w:rFonts w:hint="eastAsia"/>'
# How a run of words begins that no character style is around.
_PLAIN_RUN = f'<w:r><w:rPr>{_HINT}</w:rPr><w:t xml:space="preserve">'


def runs(
    content: Inlines, collected: Collected, styles: tuple[str, ...] = (), before: str = "", after: str = ""
) -> str:
    """The runs of `content` with the words `before` and `after` it.

    `styles` are the ids of the character styles around it, outermost first.
    """
    if len(content) == 1 and isinstance(content[0], (Text, Value)):
        return _text_run(before + content[0].text + after, collected, styles)
    done = ""
    words = [before]
    for inline in content:
        if isinstance(inline, (Text, Value)):
            words.append(inline.text)
        elif isinstance(inline, Break):
            words.append("\n")
        else:
            done += _text_run("".join(words), collected, styles) + _other(inline, collected, styles)
            words.clear()
    words.append(after)
    return done + _text_run("".join(words), collected, styles)


def _text_run(text: str, collected: Collected, styles: tuple[str, ...]) -> str:
    """One run that shows `text`, nothing for none; line ends and tabs are elements of their own (17.3.3)."""
    if not text:
        return ""
    words = escape(text)
    if "\n" in text:
        words = words.replace("\n", '</w:t><w:br/><w:t xml:space="preserve">')
    if "\t" in text:
        words = words.replace("\t", '</w:t><w:tab/><w:t xml:space="preserve">')
    if not styles:
        return f"{_PLAIN_RUN}{words}</w:t></w:r>"
    return _run(f'<w:t xml:space="preserve">{words}</w:t>', collected, styles)


def _run(content: str, collected: Collected, styles: tuple[str, ...]) -> str:
    """A run around ready `content`. A run can name one style: the innermost; bold from further out is kept."""
    if not styles:
        return f"<w:r><w:rPr>{_HINT}</w:rPr>{content}</w:r>"
    bold = "<w:b/><w:bCs/>" if any(style in collected.ids.bold for style in styles[:-1]) else ""
    return f'<w:r><w:rPr><w:rStyle w:val="{styles[-1]}"/>{_HINT}{bold}</w:rPr>{content}</w:r>'


def _other(inline: Inline, collected: Collected, styles: tuple[str, ...]) -> str:
    """An inline that needs a run of its own, or several."""
    ids = collected.ids.styles
    match inline:
        case Strong(content):
            return runs(content, collected, (*styles, ids["strong"]))
        case Emphasis(content):
            return runs(content, collected, (*styles, ids["emphasis"]))
        case Code(text):
            return _text_run(text, collected, (*styles, ids["code-words"]))
        case Link(content, url):
            inner = runs(content, collected, (*styles, ids["link"]))
            return f'<w:hyperlink r:id="{collected.link(url)}" w:history="1">{inner}</w:hyperlink>'
        case Note(content) if collected.in_note:
            # A footnote can have none of its own (17.11.10): its words stand in brackets.
            words = tuple(inline for paragraph in content for inline in paragraph.content)
            return runs(words, collected, styles, before="（", after="）")
        case Note(content):
            reference = f'<w:footnoteReference w:id="{_note(content, collected)}"/>'
            return _commented(_run(reference, collected, (*styles, ids["note-mark"])), collected)
        case Picture(description=description):
            drawing = collected.picture(inline)
            return _run(drawing, collected, ()) if drawing else _text_run(f"［{description}］", collected, styles)
        case Anchor(number, ends):
            return _anchor(number, ends, collected)
        case Text() | Value() | Break():
            return runs((inline,), collected, styles)
        case _:
            assert_never(inline)


def _commented(reference: str, collected: Collected) -> str:
    """The mark of a footnote, with the comments on the words of the note: only the main text may have any."""
    numbers = sorted(collected.note_comments)
    collected.note_comments.clear()
    begin, end = ("".join(_anchor(number, ends, collected) for number in numbers) for ends in (False, True))
    return begin + reference + end


def _anchor(number: int, ends: bool, collected: Collected) -> str:
    """Where the range of a comment begins, or where it ends and refers to it (17.13.4)."""
    if collected.in_note:
        collected.note_comments.add(number)
        return ""
    if not ends:
        return f'<w:commentRangeStart w:id="{number}"/>'
    reference = _run(f'<w:commentReference w:id="{number}"/>', collected, ())
    return f'<w:commentRangeEnd w:id="{number}"/>{reference}'


def _note(content: Sequence[Paragraph], collected: Collected) -> int:
    """The number of a new footnote with `content`."""
    collected.in_note = True
    mark = _run("<w:footnoteRef/>", collected, (collected.ids.styles["note-mark"],)) + _text_run(" ", collected, ())
    paragraphs = "".join(
        collected.paragraph(each.role, ("" if at else mark) + runs(each.content, collected))
        for at, each in enumerate(content)
    )
    collected.in_note = False
    number = len(collected.notes) + 1
    collected.notes.append(f'<w:footnote w:id="{number}">{paragraphs}</w:footnote>')
    return number
