"""The YAML that people write by hand, read without libyaml: keys, lists, texts on one line or in `|`, flow of texts.

All else is declined and left to libyaml: flow inside flow or on several lines, anchors, tags, escapes, folded or
continued texts, and every fault, so that there is one judge of what is wrong. What is read here is read as libyaml
reads it, places included. Packs and data that are simple so spare a build the import of libyaml's side, 10 ms.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate

from reportgen.source.nodes import MAX_NODES, Mapping, Node, Scalar, Sequence, SourceText, made

# Beyond these libyaml's reader keeps the limits.
_MAX_DEPTH = 32

# Keys begin with a letter, a digit or `$`, plain texts also with a formula's sign, a minus, or what Chinese texts begin
# with; neither ends with a blank (the whole text has none at the end of a line). In flow a text has no signs of flow.
_FIRST = r"(?: [\w=$<•—。(“‘《（【「] | -(?=\w) )"
_PLAIN = rf"{_FIRST} [^\n:\#]* (?:(?: :(?=[^\ \n]) | (?<!\ )\# ) [^\n:\#]*)*"
_QUOTED = r"""(?: "[^"\\\n]*" | '[^'\n]*' )"""
_IN_FLOW = r"""[^\ \n:\#,?"'\[\]{}]"""
_FLOW_TEXT = rf"(?: {_FIRST} {_IN_FLOW}* (?: \ {_IN_FLOW}+ )* | {_QUOTED} )"
_FLOW_KEY = rf"\w{_IN_FLOW}{{0,99}}"

# Comments and blank lines, then an entry: `key: value` behind an item's `- ` or several, or an item that is a value.
# A value stands behind a blank. There is no entry at the end of the text, nor before what is not so simple.
_ENTRY = re.compile(
    rf"""(?:\ *+(?:\#.*+)?+\n)*+
    (?: (?P<lead>\ *+(?:-\ ){{0,9}}+)
        (?: (?P<key>[\w$][^\n:\#]{{0,99}}) (?<!\ ):\ ? | (?<=-\ ) )
        (?: (?<=\ )
            (?: (?P<text> {_PLAIN} )
              | (?P<quoted> {_QUOTED} )
              | (?P<flow> \{{[^\n\#]*\}} | \[[^\n\#]*\] )
              | \|\n (?P<literal> (?P<deep>\ +) [^\ \n].*\n (?: (?:(?P=deep).*)?\n )* ) ) )?
        (?: (?<=\n) | (?<!\ )(?:\ +\#.*)?\n )
    )?""",
    re.VERBOSE,
)
# One text inside flow with the key before it, if it has one, and the comma behind it.
_PIECE = re.compile(rf"(?: ({_FLOW_KEY}):\  )? ({_FLOW_TEXT}) (?: ,\ (?!\Z) | \Z )", re.VERBOSE)


def read_blocks(text: str, path: str) -> Mapping | None:
    """The root of `text`, which `decode` has let pass; None where it is not as simple as that."""
    simple = _may_have_nodes(text) < MAX_NODES and " \n" not in text and "\t" not in text and "\ufeff" not in text
    if not simple or not text.endswith("\n"):
        return None
    try:
        return _Reader(text, path).document()
    except _DeclinedError:
        return None


def _may_have_nodes(text: str) -> int:
    """No fewer than the nodes of `text`: three a character, or where that is many, counted by their signs."""
    if 3 * len(text) < MAX_NODES:
        return 3 * len(text)
    # An entry is a line at least, with two nodes and one to hold them; flow has two nodes behind each of its signs.
    return 3 * text.count("\n") + 2 * sum(map(text.count, ",[{"))


class _DeclinedError(Exception):
    """The text is for libyaml to read, or to refuse."""


class _Reader:
    """Reads entry by entry; `lead` is what stands before the key of the next one, None where there is no more."""

    def __init__(self, text: str, path: str) -> None:
        self.source = SourceText(path, text, (0, *accumulate(map(len, text.splitlines(keepends=True)))))
        self.depth = 0
        self.entries = _ENTRY.finditer(text)
        self.entry = next(self.entries)
        self.lead: str | None = self.entry[1]

    def document(self) -> Mapping:
        """The mapping that is the whole text."""
        if self.lead is None or "-" in self.lead:
            raise _DeclinedError
        root = self._mapping(len(self.lead))
        if self.lead is not None or self.entry.end() < len(self.source.text):  # an entry that fits nowhere, or none
            raise _DeclinedError
        return root

    def _deeper(self) -> None:
        self.depth += 1
        if self.depth > _MAX_DEPTH:
            raise _DeclinedError

    def _mapping(self, column: int) -> Mapping:
        """The mapping that begins with the next entry, with its keys in `column`."""
        self._deeper()
        source, lead = self.source, " " * column
        pairs: dict[str, tuple[Scalar, Node]] = {}
        while True:
            entry = self.entry
            name, text, start = entry[2], entry[3], entry.start(2)
            if name is None or name in pairs:  # an item where a key should be, or a key twice
                raise _DeclinedError
            behind = start + len(name)
            if text is not None:
                value: Node = made(Scalar, (text, False, source, behind + 2, behind + 2 + len(text)))
                self.entry = entry = next(self.entries)
                self.lead = entry[1]
            else:
                value = self._behind_or_below(behind + 1, column)
            pairs[name] = made(Scalar, (name, False, source, start, behind)), value
            if self.lead != lead:
                break
        self.depth -= 1
        items = tuple(pairs.values())
        return made(Mapping, (items, items[0][0]))

    def _behind_or_below(self, colon: int, column: int) -> Node:
        """What stands behind the key in `column` whose colon ends at `colon`, or below it."""
        value = self._value(colon + 1, column)
        return value or self._below(column) or Scalar("", False, self.source, colon, colon)

    def _value(self, start: int, column: int) -> Node | None:
        """The value of the next entry, if it has one: it begins at `start` and belongs to what stands in `column`."""
        entry = self.entry
        self.entry = next(self.entries)
        self.lead = self.entry[1]
        match entry.lastgroup:
            case "text" | "quoted" as kind:
                return self._text(entry[kind], start)
            case "flow":
                return self._flow(entry["flow"], start)
            case "literal":
                return self._literal(entry, start, column)
        return None

    def _literal(self, entry: re.Match[str], start: int, column: int) -> Scalar:
        """The text of several lines that `entry` holds; it must stand further in than `column`."""
        deep = entry["deep"]
        if len(deep) <= column:
            raise _DeclinedError
        value = entry["literal"][len(deep) :].rstrip("\n").replace(f"\n{deep}", "\n")
        return made(Scalar, (f"{value}\n", True, self.source, start, entry.end()))

    def _below(self, column: int) -> Mapping | Sequence | None:
        """What stands below a key in `column`: a mapping further in, a list there or further in, or nothing."""
        lead = self.lead
        if lead is None or len(lead) <= column:
            return None
        if "-" not in lead:
            return self._mapping(len(lead))
        return self._items(lead, column) if lead.index("-") >= column else None

    def _items(self, lead: str, outer: int) -> Sequence:
        """The list whose items begin with `lead`, up to its first `- `; it belongs to what stands in `outer`."""
        self._deeper()
        lead = lead[: lead.index("-") + 2]
        begin = self.entry.start("lead") + len(lead) - 2
        items = []
        while self.lead is not None and self.lead.startswith(lead):
            items.append(self._item(lead))
        self.depth -= 1
        # To libyaml a list that is not indented begins with its first `-`, and an indented one before it.
        return Sequence(tuple(items), self.source.span(begin, begin + (len(lead) - 2 == outer)))

    def _item(self, lead: str) -> Node:
        """The next entry, an item that begins with `lead`: a list itself, a mapping, or a value."""
        column = len(lead)
        if self.lead != lead:
            self.lead = " " * column + self.entry["lead"][column:]
            return self._items(self.lead, column - 2)
        if self.entry["key"] is not None:
            return self._mapping(column)
        value = self._value(self.entry.end("lead"), column - 1)
        if value is None:
            raise _DeclinedError
        return value

    def _flow(self, flow: str, start: int) -> Mapping | Sequence:
        """What `flow`, in braces or brackets, holds; libyaml's place for it is that of its first sign."""
        place = self.source.span(start, start + 1)
        texts: list[Scalar] = []
        pairs: dict[str, tuple[Scalar, Node]] = {}
        for piece in self._pieces(start + 1, start + len(flow) - 1):
            key, text = piece.groups()
            texts.append(self._text(text, piece.start(2)))
            if key is not None:
                pairs[key] = self._text(key, piece.start(1)), texts[-1]
        if flow[0] == "[" and not pairs:
            return Sequence(tuple(texts), place)
        if flow[0] == "[" or len(pairs) < len(texts):
            raise _DeclinedError
        return Mapping(tuple(pairs.values()), place)

    def _pieces(self, at: int, end: int) -> Iterator[re.Match[str]]:
        while at < end:
            piece = _PIECE.match(self.source.text, at, end)
            if piece is None:
                raise _DeclinedError
            yield piece
            at = piece.end()

    def _text(self, raw: str, start: int) -> Scalar:
        """The text that is written `raw`, with its quotes if it has any."""
        quoted = raw[0] in "\"'"
        value = raw[1:-1] if quoted else raw
        return tuple.__new__(Scalar, (value, quoted, self.source, start, start + len(raw)))
