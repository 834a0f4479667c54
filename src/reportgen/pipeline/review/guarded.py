"""Sheets and drafts of a stranger's pack: made in a guard's worker, files by name and bytes."""

from __future__ import annotations

import json
from collections.abc import Sequence

from reportgen.pipeline.guard import Guard, guarded_work
from reportgen.pipeline.project import Artifact, Job
from reportgen.pipeline.review.made import draft_report, review_report
from reportgen.source import Language, Result, World
from reportgen.writers import WRITERS


def guarded_draft(
    guard: Guard, job: Job, form: str, shipped: str, world: World, author: str, language: Language
) -> Result[Artifact]:
    """What `draft_report` gives, made in the guard's worker; raises as `guarded_report` does."""
    content, found = guarded_work(guard, _draft, job, form, shipped, world, author, language)
    (artifact,) = _unpacked(content)
    return Result(artifact, found)


def guarded_review(
    guard: Guard, job: Job, forms: Sequence[str], shipped: str, world: World, author: str, language: Language
) -> Result[tuple[Artifact, ...]]:
    """What `review_report` gives, made in the guard's worker; raises as `guarded_report` does."""
    content, found = guarded_work(guard, _review, job, ",".join(forms), shipped, world, author, language)
    return Result(_unpacked(content), found)


def _draft(job: Job, form: str, shipped: str, world: World, author: str, language: Language) -> Result[bytes]:
    artifact, found = draft_report(job, WRITERS[form], shipped, world, author, language)
    return Result(_packed([artifact]), found)


def _review(job: Job, forms: str, shipped: str, world: World, author: str, language: Language) -> Result[bytes]:
    artifacts, found = review_report(job, forms.split(","), shipped, world, author, language)
    return Result(_packed(artifacts), found)


def _packed(artifacts: Sequence[Artifact]) -> bytes:
    """Names and sizes on a line, and behind it the contents."""
    head = json.dumps([[each.name, len(each.content)] for each in artifacts])
    return b"\n".join((head.encode(), b"".join(each.content for each in artifacts)))


def _unpacked(content: bytes) -> tuple[Artifact, ...]:
    head, _, rest = content.partition(b"\n")
    artifacts, at = [], 0
    for name, size in json.loads(head):
        artifacts.append(Artifact(str(name), rest[at : at + int(size)]))
        at += int(size)
    return tuple(artifacts)
