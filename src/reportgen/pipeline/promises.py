"""Last year's plan and words held against this year's report: tasks nobody answers, paragraphs merely copied (TSK)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import NamedTuple

from reportgen.dataset import Items, Leaf, Record
from reportgen.figures import Content, Figure, Plain, Prose, Report, YearBefore
from reportgen.pipeline.copied import copied
from reportgen.source import Diagnostic, Span, nearest, problem, suggestion

_DONE, _ONGOING, _CARRIED = "完成", "推进中", "转入下年"
# What an answer says, in either language.
_ANSWERS = {
    _DONE: _DONE,
    _ONGOING: _ONGOING,
    _CARRIED: _CARRIED,
    "done": _DONE,
    "ongoing": _ONGOING,
    "carried over": _CARRIED,
}
# A figure, or something that can be looked up: a paper, a name, a date, a thing that was held, issued or opened.
_FACT = re.compile(
    r"[0-9０-９《“]|[一二两三四五六七八九十百千万几]+(?:余|多)?[个项次家人名场期件条年月日届批处所户份亿倍成]"
    r"|百分之|印发|出台|召开|举办|举行|成立|揭牌|签订|上线|启用|挂牌|验收|通过|获|评为|覆盖|全部"
)
_MOST_NAMED = 10


class _Text(NamedTuple):
    """A text of the data and its place; empty where there is none."""

    text: str
    place: Span


class _Item(NamedTuple):
    """One of last year's tasks as this year answers it."""

    title: _Text
    answer: _Text
    evidence: Content
    told_in: _Text


def promises(report: Report, before: YearBefore | None) -> Iterator[Diagnostic]:
    """What last year's plan, and its words, make of this year's report; without a year before, the answers alone."""
    items = [_item(each) for each in _records(report.content.get("commitments"))]
    planned = [] if before is None else list(planned_tasks(before.dataset))
    yield from _unanswered(items, planned)
    headings = [title for title, _ in _headings(report.content.get("review"))]
    tasks = [*_headings(report.content.get("tasks"))]
    for item in items:
        if item.answer.text:
            yield from _answered(item, headings, tasks)
    if before is not None:
        yield from copied(report, before.dataset)


# Answers


def _unanswered(items: list[_Item], planned: list[_Text]) -> Iterator[Diagnostic]:
    """The tasks that nobody answers, in one finding: open items, and tasks of last year that no item is for."""
    titles = [item.title.text for item in items]
    silent = [item.title for item in items if item.title.text and not item.answer.text]
    silent += (task for task in planned if same_title(task.text, titles) is None)
    if silent:
        named = "；".join(each.text for each in silent[:_MOST_NAMED]) + ("……" if len(silent) > _MOST_NAMED else "")
        yield problem("TSK001", silent[0].place, count=len(silent), tasks=named)


def _answered(item: _Item, headings: list[str], tasks: list[tuple[str, str]]) -> Iterator[Diagnostic]:
    """What is wrong with the answer of one item."""
    answer = _ANSWERS.get(item.answer.text)
    if answer is None:
        yield problem("TSK002", item.answer.place, answer=item.answer.text, **suggestion(item.answer.text, _ANSWERS))
        return
    told = item.told_in
    if told.text and same_title(told.text, headings) is None:
        yield problem("TSK004", told.place, title=told.text, **suggestion(told.text, headings))
    if answer == _CARRIED:
        if not _is_among(item.title.text, tasks):
            yield problem("TSK005", item.title.place, task=item.title.text)
    elif not told.text and not _has_fact(item.evidence):
        yield problem("TSK003", item.answer.place, task=item.title.text, answer=item.answer.text)


def _has_fact(evidence: Content) -> bool:
    """Whether prose holds a figure, or words for something that can be looked up."""
    parts = evidence.parts if isinstance(evidence, Prose) else ()
    return any(isinstance(part, Figure) or _FACT.search(part) is not None for part in parts)


def _is_among(title: str, tasks: list[tuple[str, str]]) -> bool:
    """Whether a task of this title stands in the new plan, as a title of its own or in the words of another task."""
    return same_title(title, [each for each, _ in tasks]) is not None or any(title in text for _, text in tasks)


def same_title(title: str, titles: Iterable[str]) -> str | None:
    """The title among `titles` that is meant by `title`, which may have been touched up since."""
    known = list(titles)
    return title if title in known else nearest(title, known)


# What the data say


def _records(content: Content) -> Iterator[dict[str, Content]]:
    if isinstance(content, list):
        yield from (each for each in content if isinstance(each, dict))


def _item(record: dict[str, Content]) -> _Item:
    title, answer, told_in = (_text(record.get(name)) for name in ("title", "answer", "told_in"))
    return _Item(title, answer, record.get("evidence"), told_in)


def _text(content: Content) -> _Text:
    return _Text(content.text, content.origin.span) if isinstance(content, Plain) else _Text("", Span(""))


def _headings(content: Content) -> Iterator[tuple[str, str]]:
    """Every title in a list and in the lists below it, each with its text."""
    for record in _records(content):
        text = record.get("text")
        words = "".join(part for part in text.parts if isinstance(part, str)) if isinstance(text, Prose) else ""
        yield _text(record.get("title")).text, words
        yield from chain.from_iterable(_headings(inner) for inner in record.values())


def planned_tasks(dataset: Record) -> Iterator[_Text]:
    """The titles of the tasks that a year planned."""
    tasks = dataset.values.get("tasks")
    for task in tasks.values if isinstance(tasks, Items) else ():
        title = task.values.get("title") if isinstance(task, Record) else None
        if isinstance(title, Leaf) and title.scalar.value.strip():
            yield _Text(title.scalar.value.strip(), title.scalar.span)
