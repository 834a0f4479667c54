"""Last year's tasks (上年任务) as this year's data answer them: what is still open first."""

from __future__ import annotations

from typing import NamedTuple

from reportgen.figures import Content, Figure, Plain, Prose, Report, YearBefore
from reportgen.pipeline.promises import planned_tasks, same_title

# The key of a pack's schema under which tasks are answered, and those of each answer.
_KEY = "commitments"
_TITLE, _ANSWER, _EVIDENCE, _TOLD_IN = "title", "answer", "evidence", "told_in"
# An answer that closes a task, in either language.
_DONE = frozenset({"完成", "done"})


class Promise(NamedTuple):
    """A task of last year, its answer, and what the answer rests on: words, or the heading that tells of it."""

    title: str
    answer: str
    evidence: str

    @property
    def is_open(self) -> bool:
        """Whether it is not done, or nobody has said so."""
        return self.answer not in _DONE


def promises(report: Report, before: YearBefore | None = None) -> list[Promise]:
    """All of them, the open ones first: those the data tell of, and those of last year's plan that they leave out."""
    items = report.content.get(_KEY)
    found = [_promise(each) for each in (items if isinstance(items, list) else ()) if isinstance(each, dict)]
    planned = () if before is None else planned_tasks(before.dataset)
    titles = [each.title for each in found]
    found += (Promise(task.text, "", "") for task in planned if same_title(task.text, titles) is None)
    return sorted(found, key=lambda each: not each.is_open)


def _promise(record: dict[str, Content]) -> Promise:
    title, answer, evidence, told_in = (_words(record.get(key)) for key in (_TITLE, _ANSWER, _EVIDENCE, _TOLD_IN))
    return Promise(title, answer, evidence or told_in)


def _words(content: Content) -> str:
    match content:
        case Plain(text) | Figure(text=text):
            return text.strip()
        case Prose(parts):
            return "".join(part if isinstance(part, str) else part.text for part in parts).strip()
        case _:
            return ""
