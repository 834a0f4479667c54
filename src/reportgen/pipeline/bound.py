"""Reports bound into one document (合订): each made from its own data and pack, its blocks put where it is named."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from reportgen.document import (
    Block,
    Chart,
    Code,
    Document,
    Emphasis,
    Heading,
    Image,
    Inline,
    Inlines,
    Link,
    List,
    Note,
    Paragraph,
    Picture,
    Quote,
    Rule,
    Strong,
    Table,
    Value,
    inlines,
    plain_text,
    walk,
)
from reportgen.figures import Before, Book, Report
from reportgen.markup import BOUND_REPORT
from reportgen.pipeline.paths import placeholders
from reportgen.pipeline.project import NO_CONTENTS, Job, load_project, require
from reportgen.source import Diagnostic, ReportgenError, Result, Span, World, problem, suggestion
from reportgen.styles import Stylesheet
from reportgen.styles.merged import DEEPEST, Guest, merged, unlike
from reportgen.writers import Writer

# What makes an official document (公文) of an article, and has no place inside another one.
_LETTERHEAD = frozenset(
    {
        "copy-number", "secrecy", "urgency", "issuer-mark", "long-mark", "document-number", "number-and-signatory",
        "red-line",
    }
)  # fmt: skip
_CHARACTER_STYLES = {Strong: "strong", Emphasis: "emphasis", Code: "code-words", Link: "link", Note: "note-mark"}
_OF_TABLES = ("table-cell", "table-head")
_BETWEEN_NAMES = re.compile(r"\s*[、，,；;\s]\s*")
# What is the same throughout a document, by the roles that show it.
_KINDS = {"table-cell": "bound.table", "table-head": "bound.table", "list-item": "bound.list"}


class Article(NamedTuple):
    """A report that is bound into another: its job, what its data say, its tree as it stands there, its looks.

    `at` is which block of the whole its first one is, once it has been put there.
    """

    job: Job
    report: Report
    document: Document
    sheet: Stylesheet
    before: Before
    at: int = 0


class Bound(NamedTuple):
    """A document with its articles in their places, the looks of all, and a book of all their figures."""

    document: Document
    sheet: Stylesheet
    book: Book
    articles: tuple[Article, ...]


class _Place(NamedTuple):
    """Where an article is named: which block it is, the name, where that stands, and the level of the heading above."""

    at: int
    name: str
    span: Span | None
    level: int


# An article needs a tree, and no file.
UNWRITTEN = Writer("tree", "", lambda _: lambda _: Result(b""))


def nested(job: Job, blocks: Iterable[Block]) -> Diagnostic:
    """What is wrong with a report that binds others where it can't."""
    return problem("PRJ033", next(_places(blocks)).span, name=job.name)


def bind(
    document: Document,
    report: Report,
    sheet: Stylesheet,
    job: Job,
    world: World,
    make: Callable[[Job], Result[Article]],
) -> Result[Bound]:
    """`document`, which `job` asked for, with the reports that it names in their places, each as `make` gives it.

    Raises `ReportgenError` with all that is wrong with them.
    """
    places = list(_places(document.blocks))
    jobs = require(load_project(world)).jobs
    if job.name not in jobs:  # that of a unit
        raise ReportgenError(nested(job, document.blocks))
    found = list(_faults(places, job, jobs))
    articles: list[Article] = []
    for place in places:
        if place.name in jobs and not any(each.span == place.span for each in found):
            try:
                article, of_article = make(jobs[place.name]._replace(contents=NO_CONTENTS))
                articles.append(article)
            except ReportgenError as error:
                of_article = error.diagnostics
            found += (_told(each, place) for each in of_article)
    found = _once(found)
    if len(articles) < len(places):
        raise ReportgenError(*found)
    articles = [_without_letterhead(each) for each in articles]
    guests = [_guest(article, place.level) for article, place in zip(articles, places, strict=True)]
    for article, guest, place in zip(articles, guests, places, strict=True):
        found += _printed_otherwise(article, guest, sheet, place)
    return Result(_bound(document, report, sheet, places, articles, guests), tuple(found))


def _places(blocks: Iterable[Block]) -> Iterator[_Place]:
    level = 0
    for at, block in enumerate(blocks):
        if isinstance(block, Heading):
            level = block.level
        elif isinstance(block, Paragraph) and block.role == BOUND_REPORT:
            value = next((each for each in block.content if isinstance(each, Value)), None)
            span = block.span if value is None else value.origin.span
            yield _Place(at, plain_text(block.content).strip(), span, level)


def _faults(places: Sequence[_Place], job: Job, jobs: Mapping[str, Job]) -> Iterator[Diagnostic]:
    """Names that no article can have."""
    others = [name for name in jobs if name != job.name]
    seen: set[str] = set()
    for place in places:
        named = jobs.get(place.name)
        if named is None:
            near = _in_a_row(place.name, jobs) or suggestion(place.name, others)
            yield problem("PRJ032", place.span, name=place.name, known="、".join(others) or "bound.none", **near)
        elif named.name == job.name:
            yield problem("PRJ033", place.span, name=place.name)
        elif named.units is not None or "unit" in placeholders(named.output):
            yield problem("PRJ034", place.span, name=place.name)
        elif place.name in seen:
            yield problem("PRJ035", place.span, name=place.name)
        seen.add(place.name)


def _in_a_row(name: str, jobs: Mapping[str, Job]) -> dict[str, str]:
    """The names that were written as one, each for itself: `工作报告、玉林市` is two articles."""
    names = _BETWEEN_NAMES.split(name)
    return {"suggestion": "、".join(f"“{each}”" for each in names)} if all(each in jobs for each in names) else {}


def _once(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The findings without what two articles have in common: of the same data each may know other names (`known`)."""
    seen: dict[object, Diagnostic] = {}
    for each in found:
        values = {name: value for name, value in each.values.items() if name != "known"}
        seen.setdefault((each.code, each.span, str(sorted(values.items()))), each)
    return list(seen.values())


def _told(found: Diagnostic, place: _Place) -> Diagnostic:
    """What was found in an article; that it binds others is told where it is named."""
    return problem("PRJ033", place.span, name=place.name) if found.code == "PRJ033" else found


def _without_letterhead(article: Article) -> Article:
    """The article without letterhead and imprint: it goes out as a part of something else."""
    foot = {role for role, look in article.sheet.looks.items() if look.at_foot}
    kept = (block for block in article.document.blocks if getattr(block, "role", "") not in _LETTERHEAD | foot)
    return article._replace(document=article.document._replace(blocks=tuple(kept)))


def _guest(article: Article, deeper: int) -> Guest:
    blocks = article.document.blocks
    return Guest(article.job.name, article.sheet, list(dict.fromkeys(_roles(blocks))), deeper)


def _roles(blocks: Sequence[Block]) -> Iterator[str]:
    """The roles that blocks have, those that writers give them included."""
    for block in walk(tuple(blocks)):
        match block:
            case Heading() | Paragraph() | Chart():
                yield block.role
            case Rule(role=role) if role:
                yield role
            case Table():
                yield from _OF_TABLES
            case List():
                yield "list-item"
            case _:
                pass
        yield from filter(None, (_CHARACTER_STYLES.get(type(each)) for each in inlines(block)))


def _printed_otherwise(article: Article, guest: Guest, sheet: Stylesheet, place: _Place) -> Iterator[Diagnostic]:
    """What of an article's looks is not kept, and the pieces of an official document that are left out."""
    own = article.sheet
    kinds = {_KINDS.get(role, "bound.words") for role in unlike(sheet, guest)}
    kinds |= {"bound.paper"} if own.page != sheet.page else set()
    kinds |= {"bound.table"} if "table-cell" in guest.roles and own.table != sheet.table else set()
    kinds |= {"bound.list"} if "list-item" in guest.roles and own.lists != sheet.lists else set()
    if kinds:
        yield problem("OUT052", place.span, name=place.name, what="、".join(sorted(kinds)))
    if article.report.content.get("official"):
        yield problem("OUT053", place.span, name=place.name)


def _bound(
    document: Document,
    report: Report,
    sheet: Stylesheet,
    places: Sequence[_Place],
    articles: Sequence[Article],
    guests: Sequence[Guest],
) -> Bound:
    looks = merged(sheet, guests)
    images: dict[str, Image] = dict(document.images)
    blocks: list[Block] = []
    done, placed = 0, []
    for place, article, guest, roles in zip(places, articles, guests, looks.renamed, strict=True):
        blocks += document.blocks[done : place.at]
        done = place.at + 1
        placed.append(article._replace(at=len(blocks)))
        pictures = _take_images(article, images)
        blocks += (_moved(block, guest.deeper, roles, pictures) for block in article.document.blocks)
    blocks += document.blocks[done:]
    whole = document._replace(blocks=tuple(blocks), images=images)
    book = joined_book(report.book, ((article.job.name, article.report.book) for article in articles))
    return Bound(whole, looks.sheet, book, tuple(placed))


def _take_images(article: Article, images: dict[str, Image]) -> dict[str, str]:
    """Put the pictures of an article to the others; gives new paths where one of them has the same already."""
    renamed: dict[str, str] = {}
    for path, image in article.document.images.items():
        if images.setdefault(path, image) != image:
            renamed[path] = f"{article.job.name}/{path}"
            images[renamed[path]] = image
    return renamed


def _moved(block: Block, deeper: int, roles: Mapping[str, str], pictures: Mapping[str, str]) -> Block:
    """The block as it stands in the whole: `deeper`, under the roles and with the pictures that are its there."""
    move = partial(_moved, deeper=deeper, roles=roles, pictures=pictures)
    match block:
        case Heading(level, content, role):
            content = _repainted(content, pictures)
            return block._replace(level=min(level + deeper, DEEPEST), content=content, role=roles.get(role, role))
        case Paragraph(content, role):
            return block._replace(content=_repainted(content, pictures), role=roles.get(role, role))
        case Rule(role=role) | Chart(role=role):
            return block._replace(role=roles.get(role, role))
        case List(items):
            return block._replace(items=tuple(tuple(map(move, item)) for item in items))
        case Quote(content=inner):
            return block._replace(content=tuple(map(move, inner)))
        case Table(head, rows):
            return block._replace(head=_repainted_rows(head, pictures), rows=_repainted_rows(rows, pictures))
        case _:
            return block


def _repainted_rows(
    rows: tuple[tuple[Inlines, ...], ...], pictures: Mapping[str, str]
) -> tuple[tuple[Inlines, ...], ...]:
    return tuple(tuple(_repainted(cell, pictures) for cell in row) for row in rows)


def _repainted(content: Inlines, pictures: Mapping[str, str]) -> Inlines:
    """The content with its pictures under their new paths."""
    return tuple(_repainted_inline(each, pictures) for each in content) if pictures else content


def _repainted_inline(inline: Inline, pictures: Mapping[str, str]) -> Inline:
    match inline:
        case Picture(path):
            return inline._replace(path=pictures.get(path, path))
        case Strong(content) | Emphasis(content) | Link(content):
            return inline._replace(content=_repainted(content, pictures))
        case _:
            return inline


def joined_book(own: Book, of_articles: Iterable[tuple[str, Book]]) -> Book:
    """The figures of all; a key that an article has for another figure stands behind the article's name."""
    book = dict(own)
    for name, figures in of_articles:
        for key, figure in figures.items():
            same = key not in book or book[key] == figure
            book[key if same else f"{name}·{key}"] = figure
    return book
