"""Stylesheets merged: beside the styles of one document those of others that are bound into it, where they differ."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import count
from typing import NamedTuple

from reportgen.styles.stylesheet import Font, Style, Stylesheet

# Roles that writers name themselves, so that a document has one look of each.
FIXED_ROLES = frozenset(
    {
        "code", "list-item", "table-cell", "table-head", "footnote",
        "strong", "emphasis", "code-words", "link", "note-mark",
    }
)  # fmt: skip
# What a style is called and built on is not seen.
_UNSEEN = {"role": "", "name": "", "label": "", "based_on": None, "when_used": None}
# The deepest level of an outline: what would lie deeper lies there.
DEEPEST = 6
_LONGEST_NAME = 200


class Guest(NamedTuple):
    """A document that is bound into another: its name, looks and roles, and how many levels deeper it lies."""

    name: str
    sheet: Stylesheet
    roles: Sequence[str]
    deeper: int


class Merged(NamedTuple):
    """The looks of all, and for each guest the roles that bear another name in them."""

    sheet: Stylesheet
    renamed: tuple[Mapping[str, str], ...]


def merged(own: Stylesheet, guests: Sequence[Guest]) -> Merged:
    """`own` with a style for each look of a guest that it lacks; guests of the same look share it.

    Paper, tables, lists and the `FIXED_ROLES` stay those of `own`.
    """
    merging = _Merging(own)
    renamed = tuple(merging.take(guest) for guest in guests)
    sheet = own._replace(fonts=merging.fonts, styles=merging.styles, looks=merging.looks)
    return Merged(sheet, renamed)


def unlike(own: Stylesheet, guest: Guest) -> list[str]:
    """The `FIXED_ROLES` of a guest that look otherwise in `own`."""
    fixed = [role for role in guest.roles if role in FIXED_ROLES]
    return [role for role in fixed if _seen(role, guest.sheet) != _seen(role, own)]


class _Merging:
    """The styles so far, and by what they look like those that were added."""

    def __init__(self, own: Stylesheet) -> None:
        self.own = own
        self.fonts: dict[str, Font] = dict(own.fonts)
        self.styles: dict[str, Style] = dict(own.styles)
        self.looks: dict[str, Style] = dict(own.looks)
        self._added: dict[tuple[str, Style], str] = {}
        self._names = {style.name.casefold() for style in own.styles.values()}

    def take(self, guest: Guest) -> dict[str, str]:
        """Take the styles of a guest in; gives the roles that are called otherwise here."""
        renamed: dict[str, str] = {}
        for role in guest.roles:
            seen = _seen(role, guest.sheet, guest.deeper)
            if role in FIXED_ROLES or (role in self.own.looks and seen == _seen(role, self.own)):
                continue
            if (role, seen) not in self._added:
                self._added[role, seen] = self._add(role, seen, guest)
            renamed[role] = self._added[role, seen]
        return renamed

    def _add(self, role: str, seen: Style, guest: Guest) -> str:
        names = (f"{role}--{number}" for number in count(len(self._added) + 1))
        name = next(name for name in names if name not in self.looks)
        label = f"{guest.sheet.look(role).label}（{guest.name}）"
        style = seen._replace(role=name, name=self._free(label), label=label, based_on="normal")
        self.styles[name] = self.looks[name] = style
        for font in guest.sheet.fonts.values():
            if font.name in (style.font, style.latin):
                self.fonts.setdefault(font.name, font)
        return name

    def _free(self, label: str) -> str:
        """The label as a name that no other style in Word has, without what Word reads as the end of a name."""
        wanted = "".join(each for each in label if each not in ',;"' and each.isprintable())[:_LONGEST_NAME]
        name, number = wanted, 1
        while name.casefold() in self._names:
            number += 1
            name = f"{wanted}{number}"
        self._names.add(name.casefold())
        return name


def _seen(role: str, sheet: Stylesheet, deeper: int = 0) -> Style:
    """What there is to see of a role: all that it inherits, faces by their own names, `deeper` in the outline."""
    look = sheet.look(role)
    faces = {name: face and sheet.face(face) for name, face in (("font", look.font), ("latin", look.latin))}
    level = None if look.level is None else min(look.level + deeper, DEEPEST)
    return look._replace(**_UNSEEN, **faces, level=level)  # type: ignore[arg-type]
