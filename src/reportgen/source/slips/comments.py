"""Words that YAML takes for a comment: `推进健康 #促进` ends before the blank, and the rest would never be printed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.source.diagnostic import Diagnostic, problem
from reportgen.source.nodes import Mapping, Node, Scalar
from reportgen.source.span import Span

# Who means a comment leaves a blank behind the sign.
_LOST = re.compile(r" +(#[^\s#][^\n]*)")


def lost_words(root: Node) -> Iterator[Diagnostic]:
    """What stands behind a text on its line, from a `#` that was meant to be printed."""
    nodes = [root]
    while nodes:
        node = nodes.pop()
        if isinstance(node, Scalar):
            yield from _behind(node)
        elif isinstance(node, Mapping):
            nodes += (value for _, value in node.items)
        else:
            nodes += node.items


def _behind(scalar: Scalar) -> Iterator[Diagnostic]:
    found = None if scalar.quoted or scalar.is_null else _LOST.match(scalar.source.text, scalar.offset_behind)
    if found is not None:
        span = scalar.span
        start = span.end_column + found.start(1) - found.start()
        place = Span(span.path, span.end_line, start, span.end_line, start + len(found[1].rstrip()))
        yield problem("YML049", place, words=found[1].rstrip())
