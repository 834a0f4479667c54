"""The world held in memory: what the tests give the stages in place of a disk and a clock."""

import posixpath
from collections.abc import Mapping, Sequence

from reportgen.source import ReportgenError, Span, World, problem


class MemoryWorld:
    """Files by path. A path that begins with `/` stands outside the project, like the shipped packs."""

    def __init__(
        self,
        files: Mapping[str, bytes | str],
        epoch: int | None = None,
        user_packs: str = "",
        installed_packs: Mapping[str, Sequence[str]] | None = None,
    ) -> None:
        self.content = {path: data.encode() if isinstance(data, str) else data for path, data in files.items()}
        self._epoch = epoch
        self._user_packs = user_packs
        self._installed_packs = installed_packs or {}

    def read(self, path: str) -> bytes:
        """The bytes at `path`."""
        content = self.content.get(posixpath.normpath(path))
        if content is None:
            raise ReportgenError(problem("SRC001", Span(path), path=path))
        return content

    def files(self, folder: str) -> Sequence[str]:
        """All paths below `folder`, relative to it; hidden files are passed over, as on the disk."""
        if not self.is_folder(folder):
            raise ReportgenError(problem("SRC001", Span(folder), path=folder))
        below = (path[len(_inside(folder)) :] for path in self.content if path.startswith(_inside(folder)))
        return sorted(path for path in below if not any(part.startswith(".") for part in path.split("/")))

    def is_folder(self, path: str) -> bool:
        """Whether some file stands below `path`; the project's own folder `.` always is one."""
        inside = _inside(path)
        return not inside or any(name.startswith(inside) for name in self.content)

    def user_packs(self) -> str:
        """The folder that the test chose."""
        return self._user_packs

    def installed_packs(self) -> Mapping[str, Sequence[str]]:
        """The folders that the test chose."""
        return self._installed_packs

    def epoch(self) -> int | None:
        """The time that the test chose."""
        return self._epoch


def _inside(folder: str) -> str:
    path = posixpath.normpath(folder)
    return "" if path == "." else posixpath.join(path, "")


_IS_A_WORLD: type[World] = MemoryWorld
