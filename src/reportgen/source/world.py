"""The outside world as the stages see it: files to read, and the time of the build. Tests hold it in memory."""

from collections.abc import Mapping, Sequence
from typing import Protocol


class World(Protocol):
    """What a build may ask of the machine. Paths are `/`-separated, relative to the project or absolute."""

    def read(self, path: str) -> bytes:
        """The content of a regular file; `ReportgenError` (SRC…) says why it can't be read."""
        ...

    def files(self, folder: str) -> Sequence[str]:
        """The regular files below `folder`, as sorted paths relative to it; links and special files raise SRC…."""
        ...

    def is_folder(self, path: str) -> bool:
        """Whether `path` is an existing folder."""
        ...

    def user_packs(self) -> str:
        """The folder of the packs that the user keeps for all projects, empty if there is none."""
        ...

    def installed_packs(self) -> Mapping[str, Sequence[str]]:
        """The folders of the packs in installed Python packages, by name; their code is never run."""
        ...

    def epoch(self) -> int | None:
        """The time to stamp into documents, in seconds since 1970 (`SOURCE_DATE_EPOCH`), or None for no stamp."""
        ...
