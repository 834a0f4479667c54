"""Parts of packs: all that one of a chain says, piece by piece, so that child and parent can be compared."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from reportgen.source import Span

# What packs are made of, in the order in which they are shown.
KINDS = ("block", "file", "message", "style", "number", "scheme", "key")


class Key(NamedTuple):
    """What a part is called: its kind, its name, and which aspect of it (a style's `size`, a key's `description`)."""

    kind: str
    name: str
    aspect: str = ""

    def __str__(self) -> str:
        """The key as the record of a pack writes it."""
        return " ".join(filter(None, self))


class Part(NamedTuple):
    """What a pack says of one thing, where it says so, and the Chinese names of the thing and of its aspect."""

    text: str
    place: Span
    label: str
    aspect: str = ""


class Contents(NamedTuple):
    """One pack of a chain and its parts."""

    pack: str
    version: str
    parts: Mapping[Key, Part]


class Change(NamedTuple):
    """A part that a pack says differently from those it extends; `before` is None for one that they do not have."""

    key: Key
    before: Part | None
    after: Part


def inherited(chain: Sequence[Contents]) -> dict[Key, Part]:
    """All parts of the packs that the first of `chain` extends, as they come to it."""
    return {key: part for contents in reversed(chain[1:]) for key, part in contents.parts.items()}


def changes(chain: Sequence[Contents]) -> list[Change]:
    """What the first pack of `chain` changes and adds, kind by kind."""
    parents = inherited(chain)
    found = (Change(key, parents.get(key), part) for key, part in chain[0].parts.items())
    different = (change for change in found if change.before is None or change.before.text != change.after.text)
    return sorted(different, key=lambda change: KINDS.index(change.key.kind))
