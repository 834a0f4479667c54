"""Comments (批注) to word/comments.xml (17.13.4): who says what, and when, in the look of footnotes."""

from __future__ import annotations

from reportgen.document import Comment, Text
from reportgen.ooxml import DECLARATION, W, escape, moment_of
from reportgen.writers.docx.collected import Collected
from reportgen.writers.docx.runs import runs

_ROLE = "footnote"


def comments_part(collected: Collected) -> str:
    """word/comments.xml; `Anchor` inlines refer to its comments by their numbers."""
    moment = moment_of(collected.document.meta)
    date = f' w:date="{moment}"' if moment else ""
    comments = "".join(_comment(at, each, date, collected) for at, each in enumerate(collected.document.comments))
    return f'{DECLARATION}<w:comments xmlns:w="{W}">{comments}</w:comments>'


def _comment(number: int, comment: Comment, date: str, collected: Collected) -> str:
    author = escape(comment.author)
    lines = "".join(collected.paragraph(_ROLE, runs((Text(line),), collected)) for line in comment.lines)
    return f'<w:comment w:id="{number}" w:author="{author}" w:initials="{author[:1]}"{date}>{lines}</w:comment>'
