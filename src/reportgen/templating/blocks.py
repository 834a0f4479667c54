"""Blocks of templates: their text, to be compared, and those that a child writes in vain."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from jinja2 import nodes

from reportgen.source import Diagnostic, Span, point, problem, suggestion

# What may hold tags that are none: comments, and raw text.
_NO_TAGS = r"(?s)\{#.*?#\}|\{%[-+]?\s*raw\s*[-+]?%\}.*?\{%[-+]?\s*endraw\s*[-+]?%\}"
_TAG = r"(?s)\{%[-+]?\s*(?:block\s+(\w+)|(endblock))\b.*?%\}"


class BlockText(NamedTuple):
    """What stands between the tags of a block, and its place."""

    text: str
    place: Span


def block_texts(source: str, path: str) -> dict[str, BlockText]:
    """The blocks of a template by name, in the order of their beginnings; outer ones with inner ones in them."""
    found: dict[str, BlockText] = {}
    open_blocks: list[re.Match[str]] = []
    for tag in re.finditer(_TAG, re.sub(_NO_TAGS, lambda held: re.sub("[^\n]", " ", held[0]), source)):
        if tag[1]:
            open_blocks.append(tag)
        elif open_blocks:
            begun = open_blocks.pop()
            text = source[begun.end() : tag.start()].strip("\n")
            found[begun[1]] = BlockText(text + "\n" if text else "", point(path, source, begun.start(1), len(begun[1])))
    return dict(sorted(found.items(), key=lambda block: block[1].place))


def unprinted_blocks(
    trees: Mapping[str, nodes.Template], sources: Mapping[str, str], paths: Mapping[str, str]
) -> Iterator[Diagnostic]:
    """Blocks that stand in a template that extends another, where no template above it has their place.

    All three arguments are by template name; names in `trees` are one for each file.
    """
    for name, tree in trees.items():
        above = _extended(tree)
        if above not in sources:
            continue
        known = _blocks_above(above, trees, paths)
        for block in _outermost(tree):
            if block not in known:
                written = block_texts(sources[name], paths[name]).get(block)
                place = Span(paths[name]) if written is None else written.place
                template, parent = _full(name, paths), _full(above, paths)
                near = suggestion(block, sorted(known))
                yield problem("PCK015", place, block=block, template=template, parent=parent, **near)


def _extended(tree: nodes.Template) -> str:
    """The name of the template that `tree` extends; empty if there is none that is named outright."""
    names = (found.template for found in tree.find_all(nodes.Extends))
    return next((name.value for name in names if isinstance(name, nodes.Const) and isinstance(name.value, str)), "")


def _blocks_above(name: str, trees: Mapping[str, nodes.Template], paths: Mapping[str, str]) -> set[str]:
    """The blocks of the template `name` and of all that it extends."""
    by_path = {paths[each]: tree for each, tree in trees.items()}
    known: set[str] = set()
    seen: set[str] = set()
    while name in paths and paths[name] in by_path and paths[name] not in seen:
        seen.add(paths[name])
        tree = by_path[paths[name]]
        known |= {block.name for block in tree.find_all(nodes.Block)}
        name = _extended(tree)
    return known


def _outermost(node: nodes.Node) -> Iterator[str]:
    """The names of the blocks that stand in no other block."""
    for child in node.iter_child_nodes():
        if isinstance(child, nodes.Block):
            yield child.name
        else:
            yield from _outermost(child)


def _full(name: str, paths: Mapping[str, str]) -> str:
    """The longest name of a template, which begins with that of its pack."""
    return max((each for each, path in paths.items() if path == paths[name]), key=len)
