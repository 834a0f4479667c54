"""The YAML that people write by hand, read without libyaml: keys, lists of blocks, texts on one line or in `|`.

All else is declined and left to libyaml: flow, anchors, tags, escapes, folded or continued texts, and every fault, so
that there is one judge of what is wrong. What is read here is read as libyaml reads it, places included.
"""

from __future__ import annotations

import re
from itertools import accumulate

from reportgen.source.nodes import Mapping, Node, Scalar, Sequence, SourceText

# Beyond these libyaml's reader keeps the limits. An entry is a line at least, with two nodes and one to hold them.
_MAX_LINES = 333_333
_MAX_DEPTH = 32

# Comments and blank lines, then an entry: `key: value` with an item's `- ` before it. Keys begin with a letter or
# digit, plain texts also with a formula's sign or an opening quote or bracket of Chinese text; neither ends with a
# blank (the whole text has none at the end of a line). Without an entry the text ends.
_ENTRY = re.compile(
    r"""(?:\ *(?:\#.*)?\n)*
    (?: (?P<lead>\ *(?:-\ )?) (?P<key>\w[^\n:\#]{0,99}) (?<!\ ):
        (?:\ (?: (?P<plain> [\w=“‘《（【「] [^\n:\#]* (?:(?: :(?=[^\ \n]) | (?<!\ )\# ) [^\n:\#]*)* )
               | (?P<quoted> "[^"\\\n]*" | '[^'\n]*' )
               | \|\n (?P<literal> (?P<deep>\ +) [^\ \n].*\n (?: (?:(?P=deep).*)?\n )* ) ) )?
        (?: (?<=\n) | (?<!\ )(?:\ +\#.*)?\n )
    | \Z)""",
    re.VERBOSE,
)


def read_blocks(text: str, path: str) -> Mapping | None:
    """The root of `text`, which `decode` has let pass; None where it is not as simple as that."""
    simple = text.count("\n") <= _MAX_LINES and " \n" not in text and "\t" not in text and "\ufeff" not in text
    if not simple or not text.endswith("\n"):
        return None
    try:
        return _Reader(text, path).document()
    except _DeclinedError:
        return None


class _DeclinedError(Exception):
    """The text is for libyaml to read, or to refuse."""


class _Reader:
    """Reads entry by entry; `lead` is what stands before the key of the next one, None at the end of the text."""

    def __init__(self, text: str, path: str) -> None:
        self.source = SourceText(path, text, (0, *accumulate(map(len, text.splitlines(keepends=True)))))
        self.depth = 0
        self._read(0)

    def _read(self, at: int) -> None:
        entry = _ENTRY.match(self.source.text, at)
        if entry is None:
            raise _DeclinedError
        self.entry = entry
        self.lead: str | None = entry[1]

    def document(self) -> Mapping:
        """The mapping that is the whole text."""
        if self.lead is None or "-" in self.lead:
            raise _DeclinedError
        root = self._mapping(len(self.lead))
        if self.lead is not None:  # an entry that fits nowhere
            raise _DeclinedError
        return root

    def _mapping(self, column: int) -> Mapping:
        """The mapping that begins with the next entry, with its keys in `column`."""
        self.depth += 1
        if self.depth > _MAX_DEPTH:
            raise _DeclinedError
        begin, lead = self.entry.start(2), " " * column
        pairs: dict[str, tuple[Scalar, Node]] = {}
        while True:
            key, value = self._pair(column)
            if key.value in pairs:
                raise _DeclinedError
            pairs[key.value] = key, value
            if self.lead != lead:
                break
        self.depth -= 1
        return Mapping(tuple(pairs.values()), self.source.span(begin, begin))

    def _pair(self, column: int) -> tuple[Scalar, Node]:
        """The key of the next entry, and what stands behind it or below it."""
        entry, source = self.entry, self.source
        start = entry.start(2)
        _, name, plain, quoted, literal, deep = entry.groups()
        behind = start + len(name) + 1
        key = Scalar(name, False, source, start, behind - 1)
        self._read(entry.end())
        if plain is not None:
            return key, Scalar(plain, False, source, behind + 1, behind + 1 + len(plain))
        if quoted is not None:
            return key, Scalar(quoted[1:-1], True, source, behind + 1, behind + 1 + len(quoted))
        if literal is None:
            return key, self._below(column) or Scalar("", False, source, behind, behind)
        if len(deep) <= column:
            raise _DeclinedError
        value = literal[len(deep) :].rstrip("\n").replace(f"\n{deep}", "\n")
        return key, Scalar(f"{value}\n", True, source, behind + 1, entry.end())

    def _below(self, column: int) -> Mapping | Sequence | None:
        """What stands below a key in `column`: a mapping further in, a list there or further in, or nothing."""
        lead = self.lead
        if lead is None or len(lead) <= column:
            return None
        if "-" not in lead:
            return self._mapping(len(lead))
        return self._items(lead, column) if len(lead) >= column + 2 else None

    def _items(self, lead: str, outer: int) -> Sequence:
        """The list whose items begin with `lead`; the key it belongs to stands in the column `outer`."""
        begin = self.entry.end(1) - 2
        items = []
        while self.lead == lead:
            items.append(self._mapping(len(lead)))
        # To libyaml a list that is not indented begins with its first `-`, and an indented one before it.
        return Sequence(tuple(items), self.source.span(begin, begin + (len(lead) - 2 == outer)))
