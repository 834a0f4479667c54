"""The HTML writer: tree and stylesheet to one page that needs no other file and no script."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Sequence
from hashlib import sha256

from reportgen.document import Document
from reportgen.ooxml import escape
from reportgen.source import Result
from reportgen.styles import Stylesheet
from reportgen.writers.characters import cleaned
from reportgen.writers.html.body import body
from reportgen.writers.html.looks import looks
from reportgen.writers.html.written import Entry, Written
from reportgen.writers.writer import Write


def prepare(sheet: Stylesheet) -> Write:
    """A writer of pages that look like `sheet`: its styles are made here, once."""
    css = looks(sheet)

    def write(document: Document) -> Result[bytes]:
        written = Written(document, sheet)
        article = body(document.blocks, written)
        page = cleaned(_page(document, css + "\n".join(written.rules), article, written))
        return Result(page.encode(), tuple(written.diagnostics))

    return write


def _page(document: Document, css: str, article: str, written: Written) -> str:
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(document.meta.get("language", "zh-CN"))}">\n'
        f"<head>\n{''.join(_head(document, css))}<style>{css}</style>\n</head>\n<body>\n"
        f'<a class="skip" href="#report">跳到正文</a>\n{_contents(written.headings)}'
        f'<main id="report" tabindex="-1">\n<article>\n{article}{_notes(written.notes)}</article>\n</main>\n'
        "</body>\n</html>\n"
    )


def _head(document: Document, css: str) -> Iterator[str]:
    """What the page says of itself. Its policy lets a browser load nothing: pictures and styles are in the page."""
    digest = b64encode(sha256(css.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"
    yield '<meta charset="utf-8">\n'
    yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    for name, key in (("author", "author"), ("dcterms.date", "date")):
        if key in document.meta:
            yield f'<meta name="{name}" content="{escape(document.meta[key])}">\n'
    yield f"<title>{escape(document.meta.get('title', '')) or '报告'}</title>\n"


def _contents(headings: Sequence[Entry]) -> str:
    """The contents at the side; a list in a list for each level."""
    if len(headings) < 2:
        return ""
    parts, depth = [], 0
    for entry in headings:
        if entry.depth > depth:
            parts.append("<ol><li>" * (entry.depth - depth))
        else:
            parts.append("</li></ol>" * (depth - entry.depth) + "</li><li>")
        depth = entry.depth
        parts.append(f'<a href="#{entry.name}">{escape(entry.words)}</a>')
    tree = "".join(parts) + "</li></ol>" * depth
    return f'<nav aria-label="目录">\n<details open><summary>目录</summary>{tree}</details>\n</nav>\n'


def _notes(notes: Sequence[str]) -> str:
    if not notes:
        return ""
    items = "".join(f'<li id="note{at}">{note}</li>\n' for at, note in enumerate(notes, 1))
    return (
        f'<section class="notes" role="doc-endnotes" aria-label="脚注">\n<ol role="list">\n{items}</ol>\n</section>\n'
    )
