"""A data file made that of the next year: figures and dates left open, last year's beside them, tasks to be answered.

Only edits of the text as it is: comments and layout stay. What becomes of a value is said by its kind, or by
`x-next-year` in the schema (docs/decisions/0028-next-year.md).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from reportgen.dataset.load import LEFT_OPEN
from reportgen.dataset.scaffold import plain_or_quoted
from reportgen.dataset.schema import Field, Kind
from reportgen.source import Edit, Mapping, Node, ReportgenError, Scalar, Span, problem
from reportgen.source import Sequence as YamlSequence

_YEAR = re.compile(r"[0-9]{4}")
_BLOCK = re.compile(r"[|>][-+0-9]*")
_WORDS = (Kind.TEXT, Kind.PROSE, Kind.DATE, Kind.FIGURE)
_OPENED = (Kind.DATE, Kind.FIGURE, Kind.FIGURES)
# What an answer is made up of, to be filled in.
_ANSWER = ("answer", "evidence", "told_in")
# To the end of a line, its line end included.
_WHOLE_LINE = 1_000_000_000


class Value(NamedTuple):
    """A value that does not stay as it is: its key, and whether it is left open or only its year moves on."""

    name: str
    scalar: Scalar
    opens: bool


def values(node: Node, field: Field, name: str = "") -> Iterator[Value]:
    """The values below `node` that the next year has otherwise, in the order of the file."""
    match field.kind, node:
        case Kind.RECORD, Mapping(items=entries):
            for key, entry in entries:
                inner = field.field(key.value)
                if inner is not None and inner.next_year != "tasks":
                    yield from values(entry, inner, key.value)
        case Kind.LIST, YamlSequence(items=items) if field.item is not None:
            for item in items:
                yield from values(item, field.item, name)
        case Kind.FIGURES | Kind.FIGURE, Mapping(items=entries) if field.next_year != "keep":
            is_figure = any(key.value in ("值", "value") for key, _ in entries)
            for key, entry in entries:
                if not is_figure or key.value in ("值", "value"):
                    yield from values(entry, field, name if is_figure else key.value)
        case _, Scalar() if _changes(field) and not node.is_null and not _is_formula(node):
            yield Value(name, node, field.next_year != "year")


def _changes(field: Field) -> bool:
    wanted = field.next_year or ("open" if field.kind in _OPENED else "keep")
    return field.kind in (*_WORDS, Kind.FIGURES) and wanted != "keep"


def _is_formula(scalar: Scalar) -> bool:
    return scalar.value.lstrip()[:1] in ("=", "＝")


# The edits


def next_year(found: Iterable[Value], is_chinese: bool) -> list[Edit]:
    """The edits that `found`, all of one file, come to; raises `ReportgenError` for a text that can't be edited so."""
    each = sorted({value.scalar.span: value for value in found}.items())
    if spread := [span for span, value in each if span.line != span.end_line and not _is_block(value.scalar)]:
        raise ReportgenError(*(problem("PRJ017", span) for span in spread))
    edits = [_moved(value.scalar) for _, value in each if not value.opens]
    mark = LEFT_OPEN[not is_chinese]
    for _, on_line in groupby((value for _, value in each if value.opens), lambda value: value.scalar.span.line):
        edits += _left_open(list(on_line), mark)
    return edits


def _is_block(scalar: Scalar) -> bool:
    return scalar.raw.startswith(("|", ">"))


def _moved(scalar: Scalar) -> Edit:
    """The year in a text, one later."""
    year = _YEAR.search(scalar.value)
    if year is None:
        return Edit(scalar.span._replace(end_line=scalar.span.line, end_column=scalar.span.column), "")
    return Edit(scalar.place(year.start(), 4), str(int(year[0]) + 1))


def _left_open(found: Sequence[Value], mark: str) -> Iterator[Edit]:
    """The values of one line taken out, and behind all of it a comment with what they were."""
    path, line, *_ = found[0].scalar.span
    text = found[0].scalar.source.text.split("\n")[line - 1].rstrip()
    words = []
    for name, scalar, _ in found:
        if _is_block(scalar):
            yield from _commented(scalar)
            continue
        yield Edit(scalar.span, "")
        words.append(f"{name} {scalar.value}" if len(found) > 1 else scalar.value)
    before = text.find(f"  {mark}", found[-1].scalar.span.column)
    at = len(text if before < 0 else text[:before].rstrip()) + 1
    comment = mark + "、".join(words)
    yield Edit(Span(path, line, at, line, len(text) + 1), f"  {comment.strip()}")


def _commented(scalar: Scalar) -> Iterator[Edit]:
    """The lines of a block text as comments, its bar taken away."""
    path, line, column, *_ = scalar.span
    head, *lines = scalar.raw.rstrip().split("\n")
    bar = _BLOCK.match(head)
    yield Edit(Span(path, line, column, line, column + (bar.end() if bar else 0)), "")
    for number, text in enumerate(lines, start=line + 1):
        at = len(text) - len(text.lstrip(" ")) + 1
        if text.strip():
            yield Edit(Span(path, number, at, number, at), "# ")


# The tasks, to be answered


def promised(files: Sequence[Mapping], schema: Field) -> list[Edit]:
    """The edits by which the tasks of this year become the open items (上年任务) of the next.

    They take the place of those answered this year, or stand in front of the file with the review, or else the tasks.
    """
    field = next((each for each in schema.fields if each.next_year == "tasks"), None)
    tasks = _entry(files, schema, "tasks")
    if field is None or tasks is None or not isinstance(tasks[1], YamlSequence):
        return []
    chinese = not tasks[0].value.isascii()
    each = ("\n".join(_item(task, schema, field, chinese)) for task in tasks[1].items if isinstance(task, Mapping))
    items = "\n".join(f"{item}\n" for item in each if item)
    answered, place = _entry(files, schema, field.name), (_entry(files, schema, "review") or tasks)[0]
    if not items:
        return []
    if answered is not None:
        return _replaced(*answered, items)
    file = next(each for each in files if any(key is place for key, _ in each.items))
    return [_in_front(file, "\n".join((*_explained(field, chinese), items, "")))]


def _entry(files: Iterable[Mapping], schema: Field, name: str) -> tuple[Scalar, Node] | None:
    """The key and the value of what the schema calls `name`, in whichever file and language."""
    field = schema.field(name)
    names = () if field is None else (field.name, field.label)
    return next((entry for file in files for entry in file.items if entry[0].value in names), None)


def _item(task: Mapping, schema: Field, field: Field, chinese: bool) -> Iterator[str]:
    """The lines of one open item: title and target of the task, and what is to be filled in; none without a title."""
    before, parts = "  - ", field.item.fields if field.item is not None else ()
    tasks = schema.field("tasks")
    for part in parts:
        entry = None
        if part.name not in _ANSWER and tasks is not None and tasks.item is not None:
            entry = _entry([task], tasks.item, part.name)
        words = entry[1].value if entry is not None and isinstance(entry[1], Scalar) else ""
        if part.name == "title" and not words.strip():
            return
        if words.strip() or part.name in _ANSWER:
            written = f" {plain_or_quoted(' '.join(words.split()))}" if words.strip() else ""
            yield f"{before}{part.label if chinese else part.name}:{written}"
            before = "    "


def _explained(field: Field, chinese: bool) -> Iterator[str]:
    """The comment above the open items, and their key."""
    parts = [part for part in (field.item.fields if field.item is not None else ()) if part.name in _ANSWER]
    yield f"# {field.description if chinese or not field.english else field.english}"
    if chinese:
        yield from (f"# {part.label}：{part.description}" for part in parts)
    else:
        yield from (f"# {part.name}: {part.english or part.description}" for part in parts)
    yield f"{field.label if chinese else field.name}:"


def _in_front(file: Mapping, text: str) -> Edit:
    """`text` before the first key and the comment that belongs to it."""
    path, line, *_ = file.items[0][0].span
    lines = file.items[0][0].source.text.split("\n")
    while line > 1 and lines[line - 2].startswith("#"):
        line -= 1
    return Edit(Span(path, line, 1, line, 1), text)


def _replaced(key: Scalar, value: Node, items: str) -> list[Edit]:
    """`items` in the place of a list; its lines are taken out whole."""
    path, line, *_ = key.span
    last = _last_line(value)
    if isinstance(value, YamlSequence) and value.span.line == line:
        raise ReportgenError(problem("PRJ017", value.span))
    inserted = Edit(Span(path, line + 1, 1, line + 1, _WHOLE_LINE if last > line else 1), items)
    return [inserted, *(Edit(Span(path, each, 1, each, _WHOLE_LINE), "") for each in range(line + 2, last + 1))]


def _last_line(node: Node) -> int:
    match node:
        case Scalar():
            return node.span.line + node.raw.rstrip().count("\n")
        case Mapping(items=entries):
            return max((_last_line(value) for _, value in entries), default=node.span.line)
        case YamlSequence(items=items):
            return max((_last_line(each) for each in items), default=node.span.line)


def same_keys(before: Node | None, after: Node | None) -> bool:
    """Whether two files have the same keys and items, the open items aside: what no edit may change."""
    return _keys(before) == _keys(after)


def _keys(node: Node | None) -> object:
    match node:
        case Mapping(items=entries):
            return {key.value: _keys(value) for key, value in entries if key.value not in ("上年任务", "commitments")}
        case YamlSequence(items=items):
            return [_keys(each) for each in items]
    return None


__all__ = ["Value", "next_year", "promised", "same_keys", "values"]
