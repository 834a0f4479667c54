"""A project as it would be with its slips put right: what is found then, in the places of the files as they are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from reportgen.source import Diagnostic, World, in_order
from reportgen.source.slips import Shift, apply_fixes, before, certain_text, shifts_of

# A round shows what the fixes of the one before have laid open: an entry first, then the figure in it.
_MOST_ROUNDS = 8
# Every round reads the files again, in bytes.
_MOST_READ = 1_000_000


class Draft(NamedTuple):
    """The world with some files as they would be."""

    world: World
    changed: Mapping[str, bytes]

    def read(self, path: str) -> bytes:
        """The content of a file, as it would be."""
        return self.changed[path] if path in self.changed else self.world.read(path)

    def files(self, folder: str) -> Sequence[str]:
        """The files below a folder, those that would be there included."""
        new = [name.removeprefix(f"{folder}/") for name in self.changed if name.startswith(f"{folder}/")]
        there = self.world.files(folder) if self.world.is_folder(folder) or not new else ()
        return sorted({*there, *new})

    def is_folder(self, path: str) -> bool:
        """Whether there is such a folder, or would be."""
        return self.world.is_folder(path) or any(name.startswith(f"{path}/") for name in self.changed)

    def user_packs(self) -> str:
        """The folder of the user's packs."""
        return self.world.user_packs()

    def installed_packs(self) -> Mapping[str, Sequence[str]]:
        """The folders of installed packs."""
        return self.world.installed_packs()

    def epoch(self) -> int | None:
        """The time of the build."""
        return self.world.epoch()


class Settled(NamedTuple):
    """All that is wrong, each mistake once; the contents of the files put right, and which findings that settles."""

    found: list[Diagnostic]
    files: dict[str, bytes]
    fixes: list[Diagnostic]


def settle(world: World, look: Callable[[World], Iterable[Diagnostic]]) -> Settled:
    """What `look` finds in `world`, put right as far as it is certain, until nothing more can be.

    What follows from a slip (an entry that YAML took for a text is missing, too) is not told: it is gone with the slip.
    """
    files: dict[str, bytes] = {}
    fixes: list[Diagnostic] = []
    shifts: dict[str, tuple[Shift, ...]] = {}
    spent = 0
    for _ in range(_MOST_ROUNDS):
        found = in_order(look(Draft(world, dict(files))))
        told = [before(shifts.get(each.span.path, ()), each) if each.span else each for each in found]
        changed = False
        for path in dict.fromkeys(each.span.path for each in found if each.span is not None and _can_be_fixed(each)):
            content = files[path] if path in files else world.read(path)
            right, applied = put_right(content, [each for each in found if each.span and each.span.path == path])
            if right != content:
                changed, files[path] = True, right
                spent += len(right)
                settled = {*map(id, applied)}
                fixes += [each for each, original in zip(told, found, strict=True) if id(original) in settled]
                shifts[path] = (*shifts.get(path, ()), *shifts_of(each.fix for each in applied if each.fix))
        if not changed or spent > _MOST_READ:
            break
    return Settled(in_order([*fixes, *told]), files, fixes)


def _can_be_fixed(found: Diagnostic) -> bool:
    return found.fix is not None or found.code == "SRC006"


def put_right(content: bytes, found: Sequence[Diagnostic]) -> tuple[bytes, list[Diagnostic]]:
    """The content with the fixes of its findings, as UTF-8, and the findings that are settled by that."""
    encoded = [each for each in found if each.code == "SRC006"]
    text = certain_text(content) if encoded else _decoded(content)
    if text is None:
        return content, []
    fixed, applied = apply_fixes(text, found)
    return fixed.encode(), [*encoded, *applied]


def _decoded(content: bytes) -> str | None:
    try:
        return content.decode()
    except UnicodeDecodeError:
        return None
