"""The reports as they are now: built when they are asked for, kept until a file is saved, the last good page always."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from hashlib import sha256
from threading import Lock
from typing import NamedTuple

from reportgen.pipeline import WRITERS, Artifact, Disk, Job, MachineError, has_strangers
from reportgen.pipeline.compile import compile_report
from reportgen.pipeline.guard import Guard, guarded_report
from reportgen.source import Diagnostic, ReportgenError, Result, Severity, problem
from reportgen.source.catalog import severity_of


class Contents(NamedTuple):
    """What the project file says: its reports by the names they are chosen by, and their author."""

    jobs: Mapping[str, Job]
    author: str


class Shown(NamedTuple):
    """A report to look at: its name, its page (empty if there never was one), and what is wrong with it.

    A page that is not `current` is that of files before they went wrong. `digest` changes with the page.
    """

    name: str
    page: bytes
    digest: str
    current: bool
    findings: tuple[Diagnostic, ...]


class Reports:
    """The reports of a project, for several threads at once.

    `contents` reads the project file anew; it raises `ReportgenError`. `edition` counts what was saved since the start.
    """

    def __init__(self, contents: Callable[[], Result[Contents]], world: Disk, shipped: str, guard: Guard) -> None:
        self.world = world
        self.edition = 0
        self._contents, self._shipped, self._guard = contents, shipped, guard
        self._lock = Lock()  # one build at a time: the guard has one worker
        self._read_in: int | None = None
        self._project = Result(Contents({}, ""))
        self._unread = False  # whether that is from before, for it can't be read now
        self._shown: dict[str, tuple[int, Shown]] = {}

    def changed(self) -> None:
        """Something was saved: all that is asked for from now on is made anew."""
        self.edition += 1

    def names(self) -> tuple[str, ...]:
        """What the reports are called; those from before, while the project file can't be read."""
        with self._lock:
            return tuple(self._now().value.jobs)

    def shown(self, name: str) -> Shown:
        """The report called `name`, or else the first one; without any, an empty page and the reason."""
        with self._lock:
            edition, (project, found) = self.edition, self._now()
            if not project.jobs:
                return Shown("", b"", "", False, found)
            chosen = name if name in project.jobs else next(iter(project.jobs))
            made, before = self._shown.get(chosen, (None, Shown(chosen, b"", "", False, ())))
            if made != edition:
                before = self._renewed(before, project, found)
                self._shown[chosen] = edition, before
            return before

    def document(self, name: str) -> Result[Artifact | None]:
        """The Word file of a report; None where there is no such report or its findings allow no file."""
        with self._lock:
            project, found = self._now()
            if name not in project.jobs or self._unread:
                return Result(None, found)
            made, of_report = self._built(project.jobs[name], "docx", project.author)
            return Result(None if has_errors(found + of_report) else made, found + of_report)

    def _now(self) -> Result[Contents]:
        """What the project file says; when it can't be read, what it said before and why it can't."""
        if self._read_in != self.edition:
            self._read_in = self.edition
            try:
                self._project, self._unread = self._contents(), False
            except ReportgenError as error:
                self._project, self._unread = Result(self._project.value, error.diagnostics), True
        return self._project

    def _renewed(self, before: Shown, project: Contents, of_project: tuple[Diagnostic, ...]) -> Shown:
        """The report of the files as they are; where they allow none, its page from before with what is wrong."""
        if self._unread:
            return before._replace(current=False, findings=of_project)
        artifact, found = self._built(project.jobs[before.name], "html", project.author)
        findings = (*of_project, *found)
        if artifact is None:
            return before._replace(current=False, findings=findings)
        digest = sha256(artifact.content).hexdigest()
        return Shown(before.name, artifact.content, digest, not has_errors(findings), findings)

    def _built(self, job: Job, form: str, author: str) -> Result[Artifact | None]:
        try:
            made = self._by_its_packs(job, form, author)
            return Result(made.value, made.diagnostics)
        except ReportgenError as error:
            return Result(None, error.diagnostics)
        except MachineError as error:
            return Result(None, (problem(error.code, None, path=error.path, reason=error.reason),))

    def _by_its_packs(self, job: Job, form: str, author: str) -> Result[Artifact]:
        if has_strangers(job, self._shipped, self.world):
            return guarded_report(self._guard, job, form, self._shipped, self.world, author)
        return compile_report(job, WRITERS[form], self._shipped, self.world, author)


def has_errors(findings: tuple[Diagnostic, ...]) -> bool:
    """Whether a build would refuse to write with these findings."""
    return any(severity_of(found.code) is Severity.ERROR for found in findings)
