"""A world that remembers what a build asked of it: to tell what it depends on, or to build the same elsewhere."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from reportgen.source import ReportgenError, Span, World, problem


class Answers(NamedTuple):
    """A world by value: contents by path, the files below folders, which paths are folders, and the time of the build.

    It can be sent to a machine that sees no disk of ours. What nobody has asked before is not there.
    """

    contents: Mapping[str, bytes]
    listings: Mapping[str, Sequence[str]]
    folders: Mapping[str, bool]
    stamp: int | None
    installed: Mapping[str, Sequence[str]]
    own: str

    def installed_packs(self) -> Mapping[str, Sequence[str]]:
        """The folders of installed packs."""
        return self.installed

    def user_packs(self) -> str:
        """The folder of the user's own packs."""
        return self.own

    def read(self, path: str) -> bytes:
        """The content of a file."""
        if path not in self.contents:
            raise ReportgenError(problem("SRC001", Span(path), path=path))
        return self.contents[path]

    def files(self, folder: str) -> Sequence[str]:
        """The files below a folder."""
        if folder not in self.listings:
            raise ReportgenError(problem("SRC001", Span(folder), path=folder))
        return self.listings[folder]

    def is_folder(self, path: str) -> bool:
        """Whether there is such a folder."""
        return self.folders.get(path, False)

    def epoch(self) -> int | None:
        """The time of the build."""
        return self.stamp


class Recording:
    """A world that remembers what it was asked. A file is read once: a build sees one state of it."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.contents: dict[str, bytes] = {}
        self.unread: list[str] = []  # files that could not be read
        self._listings: dict[str, Sequence[str]] = {}
        self._folders: dict[str, bool] = {}

    def answers(self) -> Answers:
        """All that was asked so far, as a world of its own."""
        return Answers(
            self.contents, self._listings, self._folders, self.epoch(), self.installed_packs(), self.user_packs()
        )

    def read(self, path: str) -> bytes:
        """The content of a file."""
        if path not in self.contents:
            try:
                self.contents[path] = self.world.read(path)
            except ReportgenError:
                self.unread.append(path)
                raise
        return self.contents[path]

    def files(self, folder: str) -> Sequence[str]:
        """The files below a folder."""
        if folder not in self._listings:
            self._listings[folder] = self.world.files(folder)
        return self._listings[folder]

    def is_folder(self, path: str) -> bool:
        """Whether there is such a folder."""
        if path not in self._folders:
            self._folders[path] = self.world.is_folder(path)
        return self._folders[path]

    def epoch(self) -> int | None:
        """The time of the build."""
        return self.world.epoch()

    def installed_packs(self) -> Mapping[str, Sequence[str]]:
        """The folders of installed packs."""
        return self.world.installed_packs()

    def user_packs(self) -> str:
        """The folder of the user's own packs."""
        return self.world.user_packs()
