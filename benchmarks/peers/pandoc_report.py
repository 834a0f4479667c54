"""The report by pandoc: its document tree as JSON, made from the data, and one pandoc process per document.

The tree spares pandoc the reading of Markdown, and lets cells have paragraph styles, which pipe tables can't.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pypandoc

from benchmarks.peers.data import TABLE_CELL, TABLE_HEAD, Build, Paragraph, Table, blocks, read_json

_API = [1, 23, 1]
_NO_ATTRIBUTES = ["", [], []]
_DEFAULT = {"t": "AlignDefault"}, {"t": "ColWidthDefault"}


def prepare(base: str) -> Build:
    """Pandoc takes the styles from the base document; it starts anew for each document."""
    pandoc = str(Path(pypandoc.__file__).parent / "files" / "pandoc")

    def build(source: str, target: str) -> None:
        tree = {"pandoc-api-version": _API, "meta": {}, "blocks": [_block(each) for each in blocks(read_json(source))]}
        argv = [pandoc, "--from=json", "--to=docx", f"--reference-doc={base}", f"--output={target}"]
        subprocess.run(argv, input=json.dumps(tree, ensure_ascii=False).encode(), check=True)

    return build


def _block(written: Paragraph | Table) -> dict[str, object]:
    return _paragraph(written.style, written.text, written.lead) if isinstance(written, Paragraph) else _table(written)


def _paragraph(style: str, text: str, lead: str = "") -> dict[str, object]:
    led = [{"t": "Strong", "c": _inlines(lead)}] if lead else []
    if style.startswith("heading "):
        return {"t": "Header", "c": [int(style[-1]), _NO_ATTRIBUTES, led + _inlines(text)]}
    paragraph = {"t": "Para", "c": led + _inlines(text)}
    return {"t": "Div", "c": [["", [], [["custom-style", style]]], [paragraph]]}


def _inlines(text: str) -> list[dict[str, object]]:
    first, *rest = text.split("\n")
    inlines: list[dict[str, object]] = [{"t": "Str", "c": first}]
    for line in rest:
        inlines += ({"t": "LineBreak"}, {"t": "Str", "c": line})
    return inlines


def _table(written: Table) -> dict[str, object]:
    caption: list[object] = [None, []]
    head = [_NO_ATTRIBUTES, [_row(written["head"], TABLE_HEAD)]]
    rows = [_row(list(cells.values()), TABLE_CELL) for cells in written["rows"]]
    body = [_NO_ATTRIBUTES, 0, [], rows]
    columns = [list(_DEFAULT) for _ in written["head"]]
    return {"t": "Table", "c": [_NO_ATTRIBUTES, caption, columns, head, [body], [_NO_ATTRIBUTES, []]]}


def _row(texts: list[str], style: str) -> list[object]:
    return [_NO_ATTRIBUTES, [[_NO_ATTRIBUTES, _DEFAULT[0], 1, 1, [_paragraph(style, text)]] for text in texts]]


def main() -> None:
    """One document in a process of its own: BASE SOURCE TARGET."""
    prepare(sys.argv[1])(sys.argv[2], sys.argv[3])
