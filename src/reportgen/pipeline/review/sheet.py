"""The review sheet as a tree: a first page to sign, then what was found, every figure, promises, names to confirm."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from reportgen.checks import Reading
from reportgen.document import Align, Block, Break, Document, Heading, Inlines, PageBreak, Paragraph, Table, Text, Value
from reportgen.pipeline.book import Entry, sheet_of
from reportgen.pipeline.review.names import Named
from reportgen.pipeline.review.promises import Promise
from reportgen.pipeline.review.remarks import Remark
from reportgen.pipeline.review.wording import say
from reportgen.source import FormulaOrigin, Language, Severity

# Lines to write on: an opinion, a name, a date.
_ROOM, _LITTLE_ROOM = (Break(),) * 11, (Break(),) * 2
_CLAUSE = re.compile(r"GB/T ?[0-9.]+(?:—[0-9]{4})?(?:(?:，|,)? ?[0-9]+(?:\.[0-9]+)*)?")


class Reviewed(NamedTuple):
    """All that a sheet tells of: a report under its name and file, as read, with remarks, figures, tasks and names."""

    name: str
    file: str
    reading: Reading
    remarks: Sequence[Remark]
    entries: Sequence[Entry]
    promises: Sequence[Promise]
    names: Sequence[Named]


def sheet_tree(of: Reviewed, language: Language) -> Document:
    """The sheet, its headings not yet numbered."""
    meta = {**of.reading.document.meta, "title": say("sheet", language, of.name)}
    return Document((*_first_page(of, language), *_sections(of, language)), meta)


# The first page


def _first_page(of: Reviewed, language: Language) -> Iterator[Block]:
    yield Heading(1, _words(say("sheet", language, of.name)), "title")
    rows = (
        ("report title", _words(of.reading.document.meta.get("title", of.name))),
        ("file", _words(of.file)),
        ("findings", _words(_findings_said(of.remarks, language))),
        ("figures", _words(_figures_said(of.entries, language))),
        ("promises", _words(_promises_said(of.promises, language))),
        ("names", _words(say("names said", language, len(of.names)))),
        ("opinion", _ROOM),
        ("reviewer", _LITTLE_ROOM),
        ("date", (Break(), *_words(say("day", language)), Break())),
    )
    yield Table((), tuple((_words(say(label, language)), cell) for label, cell in rows), (Align.CENTER, Align.LEFT))
    yield PageBreak()


def _findings_said(remarks: Sequence[Remark], language: Language) -> str:
    from reportgen.source.catalog import severity_of

    count = Counter(severity_of(each.found.code) for each in remarks)
    if not remarks:
        return say("no findings", language)
    return say("findings said", language, count[Severity.WARNING], count[Severity.NOTE])


def _figures_said(entries: Sequence[Entry], language: Language) -> str:
    computed = sum(isinstance(entry.figure.origin, FormulaOrigin) for entry in entries)
    idle = sum(not entry.printed and not entry.used_in for entry in entries)
    return say("figures said", language, len(entries), computed, idle)


def _promises_said(found: Sequence[Promise], language: Language) -> str:
    if not found:
        return say("no promises", language)
    return say("promises said", language, len(found), sum(each.is_open for each in found))


# The sections


def _sections(of: Reviewed, language: Language) -> Iterator[Block]:
    typed = [each for each in of.entries if not isinstance(each.figure.origin, FormulaOrigin)]
    computed = [each for each in of.entries if isinstance(each.figure.origin, FormulaOrigin)]
    tables: Mapping[str, tuple[tuple[str, ...], Sequence[Sequence[Inlines]]]] = {
        "findings": (("finding", "clause", "sentence", "printed", "typed"), _findings(of, language)),
        "figures": (("name", "figure", "source", "printed", "typed"), _typed(typed, language)),
        "formulas": (("name", "result", "formula", "inputs", "printed"), _computed(computed, language)),
        "promises": (("task", "answer", "evidence"), _promises(of.promises, language)),
        "names": (("words", "kind", "printed"), _names(of, language)),
    }
    for name, (columns, rows) in tables.items():
        yield Heading(2, _words(say(f"{name} section", language)), "section")
        yield _table(columns, rows, language) if rows else Paragraph(_words(say(f"no {name}", language)), "body")


def _table(columns: Sequence[str], rows: Sequence[Sequence[Inlines]], language: Language) -> Table:
    """Rows that are counted, with a box to tick."""
    head = tuple(_words(say(column, language)) for column in ("number", *columns, "checked"))
    box = _words(say("box", language))
    counted = tuple((_words(str(at)), *row, box) for at, row in enumerate(rows, 1))
    return Table((head,), counted, (Align.CENTER, *(Align.LEFT for _ in columns), Align.CENTER))


def _findings(of: Reviewed, language: Language) -> list[Sequence[Inlines]]:
    from reportgen.source.catalog import heading, message

    rows: list[Sequence[Inlines]] = []
    for found, words in of.remarks:
        told = (*_words(heading(found.code, language)), Break(), *_words(message(found, language)))
        place = "" if words is None else _place(of.reading, words[0], language)
        typed = "" if found.span is None else str(found.span)
        texts = (clause(found.code, language), found.values.get("sentence", ""), place, typed)
        rows.append((told, *map(_words, texts)))
    return rows


def clause(code: str, language: Language) -> str:
    """The clause of a standard that a rule goes by, as its message or explanation names it; or practice."""
    from reportgen.source.catalog import CATALOG, explanations

    explained = explanations(code[:3]).get(code)
    for text in (CATALOG[code].zh, explained.zh if explained is not None else ""):
        if named := _CLAUSE.search(text):
            return named[0]
    return say("practice", language)


def _typed(entries: Sequence[Entry], language: Language) -> list[Sequence[Inlines]]:
    rows = zip(entries, sheet_of(entries, language).rows, strict=True)
    return [
        (_words(name), _figure(entry), _words(source), _words(_printed(entry, printed, language)), _words(typed))
        for entry, (name, _, _, _, _, _, source, typed, printed, _) in rows
    ]


def _computed(entries: Sequence[Entry], language: Language) -> list[Sequence[Inlines]]:
    rows = zip(entries, sheet_of(entries, language).rows, strict=True)
    return [
        (_words(name), _figure(entry), _words(formula), _words(inputs), _words(_printed(entry, printed, language)))
        for entry, (name, _, _, _, formula, inputs, _, _, printed, _) in rows
    ]


def _printed(entry: Entry, printed: object, language: Language) -> object:
    """Where a figure is printed, or what it is for where only formulas use it."""
    return say("used", language, "、".join(entry.used_in)) if entry.used_in and not entry.printed else printed


def _figure(entry: Entry) -> Inlines:
    return (Value(entry.figure.text, entry.figure.origin),)


def _promises(found: Sequence[Promise], language: Language) -> list[Sequence[Inlines]]:
    return [
        (_words(each.title), _words(each.answer or say("unanswered", language)), _words(each.evidence))
        for each in found
    ]


def _names(of: Reviewed, language: Language) -> list[Sequence[Inlines]]:
    return [
        (_words(each.words), _words(each.kind), _words(_place(of.reading, each.offset, language))) for each in of.names
    ]


def _place(reading: Reading, offset: int, language: Language) -> str:
    """The headings that words stand below, as the report prints them, or the number of the heading they stand in."""
    above: dict[int, str] = {}
    for passage in reading.passages:
        if passage.start > offset:
            break
        if passage.kind == "heading":
            above = {level: name for level, name in above.items() if level < passage.level}
            above[passage.level] = passage.number or reading.words(passage).replace("\n", "") + " "
    if max(above, default=0) == 1 and reading.passage_at(offset).kind == "heading":
        return say("title", language)
    return "".join(name for level, name in above.items() if level > 1).strip() or say("opening", language)


def _words(text: object) -> Inlines:
    return (Text(str(text)),) if text else ()
