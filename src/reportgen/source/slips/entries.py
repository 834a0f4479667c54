"""Slips that YAML itself can't see: a text that should have been entries or a list, keys spelt with foreign marks."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from reportgen.source.diagnostic import Diagnostic, problem
from reportgen.source.nodes import Mapping, Node, Scalar
from reportgen.source.slips.indent import indent_slips
from reportgen.source.slips.line import COLONS, ODD_BLANKS, Slip, begin, item_slip, line_slips

_IN_CURLY = re.compile("[“‘]([^“”‘’]+)[”’]")
_FULL_WIDTH_FLOW = re.compile(r"[［\[｛{].*[］\]｝}]")
_PAIR = re.compile(rf"\s*[\w·]+[{COLONS}][^{COLONS}，]*")
_HALF_WIDTH = str.maketrans("［］｛｝", "[]{}")
# Of a text of many lines the first so many are told; the others show when those are put right.
MOST_LINES = 100
_BETWEEN_ITEMS = re.compile("[、；;]")
# What needs no quotes among the items of a list in brackets.
_PLAIN = re.compile(r"[^\W\d_][^\[\]{}\"'#,:，：。]*")
_INNER = frozenset("[]{}\"'#,:")


def entry_slips(node: Node) -> list[Diagnostic]:
    """What is wrong with a text that should be entries, line by line; nothing if it shows no slip."""
    if not isinstance(node, Scalar) or node.quoted:
        return []
    found = _flow(node, "｛") or _by_line(node, items_only=False)
    if not found and (colon := node.value.find("：")) >= 0:
        return [problem("YML020", node.place(colon, 1))]
    return found


def item_slips(node: Node) -> list[Diagnostic]:
    """What is wrong with a text, or with entries, that should be the items of a list; nothing if it shows no slip."""
    if isinstance(node, Mapping):
        return [found for name, _ in node.items if name.value.startswith("-") for found in key_slips(name, node)]
    if not isinstance(node, Scalar) or node.quoted:
        return []
    return _flow(node, "［") or _by_line(node, items_only=True)


def as_list(text: Scalar, key: str) -> Diagnostic:
    """That a text stands where a list of texts belongs; with the list, where it is plain what its items are."""
    items = [item.strip() for item in _BETWEEN_ITEMS.split(text.value)]
    if text.quoted or "\n" in text.raw or not all(map(_PLAIN.fullmatch, items)):
        return problem("DAT018", text.span, key=key)
    listed = f"[{', '.join(items)}]"
    return problem("DAT018", text.span, key=key, suggestion=listed).mended(listed)


def key_slips(name: Scalar, value: Node) -> list[Diagnostic]:
    """What is wrong with the spelling of a key that nobody knows; nothing if it shows no slip."""
    if name.quoted:
        return []
    raw, span = name.raw, name.span
    if raw[:1] in ODD_BLANKS:
        slip = _indent_slips(name.source.text).get(span.line - 1)
        return [slip.found(span.path, span.line - 1)] if slip else [problem("YML030", span)]
    if raw.rstrip(ODD_BLANKS + " ") != raw:
        kept = len(raw.rstrip(ODD_BLANKS + " "))
        place = span._replace(column=span.column + kept)
        return [problem("YML033", place).mended("")]
    if (curly := _IN_CURLY.fullmatch(raw)) is not None:
        return [problem("YML036", span).mended(curly[1])]
    if raw.startswith("-") and (slip := item_slip(raw, 0)) is not None:
        return [slip.found(span.path, span.line - 1, span.column - 1)]
    return _pairs(name, value)


def meant(name: Scalar) -> str:
    """The key without the marks and blanks that `key_slips` tells."""
    bare = name.value.strip(ODD_BLANKS + " ")
    curly = _IN_CURLY.fullmatch(bare)
    return curly[1] if curly is not None else bare


def _by_line(node: Scalar, items_only: bool) -> list[Diagnostic]:
    found = []
    span = node.span
    for number, text in enumerate(node.raw.split("\n", MOST_LINES)[:MOST_LINES]):
        slips = line_slips(text, begin(text))
        column = 0 if number else span.column - 1
        if items_only and not any(slip.code in ("YML031", "YML033", "YML034") for slip in slips):
            continue
        found += [slip.found(span.path, span.line - 1 + number, column) for slip in slips]
    return found


def _flow(node: Scalar, opening: str) -> list[Diagnostic]:
    """A list or entries between full-width brackets, all on one line."""
    raw = node.raw
    inner = raw[1:-1]
    if not raw.startswith(opening) or not _FULL_WIDTH_FLOW.fullmatch(raw):
        return []
    found = problem("YML037", node.span._replace(end_column=node.span.column + 1))
    pairs = opening == "｛" and all(_PAIR.fullmatch(part) for part in inner.split("，"))
    if not _INNER.isdisjoint(inner) or (opening == "｛" and not pairs):
        return [found]
    bare = _half_width(inner) if pairs else inner.replace("，", ", ")
    return [found.mended(raw[0].translate(_HALF_WIDTH) + bare + raw[-1].translate(_HALF_WIDTH), node.span)]


def _pairs(name: Scalar, value: Node) -> list[Diagnostic]:
    """`值：5，单位：个` between half-width brackets: one key to YAML, with nothing behind it."""
    raw = name.raw
    empty = isinstance(value, Scalar) and value.is_null and not value.raw
    colon = re.search(f"[{COLONS}]", raw)
    if not empty or colon is None:
        return []
    span = name.span
    at = span.column + colon.start()
    found = problem("YML020", span._replace(column=at, end_column=at + 1))
    end: Any = getattr(name.end, "index", name.end)
    between_braces = name.source.text[end : end + 1] in ("}", ",")
    sure = between_braces and all(_PAIR.fullmatch(part) for part in raw.split("，"))
    return [found.mended(_half_width(raw), span) if sure else found]


def _half_width(pairs: str) -> str:
    """`值：5，单位：个` with YAML's colons and commas."""
    return ", ".join(re.sub(rf"\s*[{COLONS}]\s*", ": ", part.strip(), count=1) for part in pairs.split("，"))


@lru_cache(maxsize=1)
def _indent_slips(text: str) -> dict[int, Slip]:
    return indent_slips(text.split("\n"))
