"""The files of a project put right: every certain fix, tried in memory first and shown as a diff."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reportgen.pipeline.compile import check_data
from reportgen.pipeline.project import PROJECT_FILE, Project, load_project
from reportgen.source import Diagnostic, ReportgenError, World, in_order
from reportgen.source.slips import apply_fixes, certain_text, unified_diff

# A round shows what the fixes of the one before have laid open: an entry first, then the figure in it.
_MOST_ROUNDS = 8


class Repair(NamedTuple):
    """One file as it is on the disk and as it should be, the lines that differ, and the findings that were fixed."""

    path: str
    before: bytes
    after: bytes
    diff: str
    fixes: tuple[Diagnostic, ...]


class _Draft(NamedTuple):
    """The world with some files as they would be."""

    world: World
    changed: dict[str, bytes]

    def read(self, path: str) -> bytes:
        return self.changed[path] if path in self.changed else self.world.read(path)

    def files(self, folder: str) -> Sequence[str]:
        return self.world.files(folder)

    def is_folder(self, path: str) -> bool:
        return self.world.is_folder(path)

    def epoch(self) -> int | None:
        return self.world.epoch()


def repair_project(world: World, shipped: str, names: Sequence[str] = ()) -> list[Repair]:
    """What can be put right in the project file and in the data of its reports (all, or those named), by path.

    Nothing is written. Only fixes that leave no other choice are made; what else is wrong stays to be told. The text
    is UTF-8 afterwards; line ends and a byte order mark stay.
    """
    draft = _Draft(world, {})
    fixes: dict[str, list[Diagnostic]] = {}
    for _ in range(_MOST_ROUNDS):
        changed = False
        for path, found in _by_file(_project_findings(draft, shipped, names)).items():
            content = draft.read(path)
            after, applied = _put_right(content, found)
            if after != content:
                draft.changed[path] = after
                fixes.setdefault(path, []).extend(applied)
                changed = True
        if not changed:
            break
    return [_repair(path, world.read(path), after, fixes[path]) for path, after in sorted(draft.changed.items())]


def _put_right(content: bytes, found: list[Diagnostic]) -> tuple[bytes, list[Diagnostic]]:
    """The content with the fixes of its findings; in another encoding, that alone is changed at first."""
    encoded = [each for each in found if each.code == "SRC006"]
    if encoded:
        text = certain_text(content)
        return (content, []) if text is None else (text.encode(), encoded)
    try:
        text, applied = apply_fixes(content.decode(), found)
    except UnicodeDecodeError:
        return content, []
    return text.encode(), applied


def _by_file(found: Sequence[Diagnostic]) -> dict[str, list[Diagnostic]]:
    files: dict[str, list[Diagnostic]] = {}
    for each in in_order(found):
        if each.span is not None and (each.fix is not None or each.code == "SRC006"):
            files.setdefault(each.span.path, []).append(each)
    return files


def _project_findings(world: World, shipped: str, names: Sequence[str]) -> list[Diagnostic]:
    """What is wrong with the project file and the data of its reports; packs are another office's."""
    try:
        project, found = load_project(world)
    except ReportgenError as error:
        project, found = Project({}, "", ""), error.diagnostics
    ours = {PROJECT_FILE, *(file.value for job in project.jobs.values() for file in job.data)}
    everything = [*found, *_data_findings(project, world, shipped, names)]
    return [each for each in everything if each.span is not None and each.span.path in ours]


def _data_findings(project: Project, world: World, shipped: str, names: Sequence[str]) -> Iterator[Diagnostic]:
    for name, job in project.jobs.items():
        if not names or name in names:
            try:
                yield from check_data(job, shipped, world).diagnostics
            except ReportgenError as error:
                yield from error.diagnostics


def _repair(path: str, before: bytes, after: bytes, fixes: list[Diagnostic]) -> Repair:
    old = certain_text(before)
    diff = unified_diff(before.decode() if old is None else old, after.decode(), path)
    return Repair(path, before, after, diff, tuple(fixes))
