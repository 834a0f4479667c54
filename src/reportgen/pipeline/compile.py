"""The stages joined: data and pack in, a finished document out. Nothing else is decided here.

data → dataset → figures → templating → markup → document → numbering → writers
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache, partial
from typing import TYPE_CHECKING, NamedTuple

from reportgen.dataset import Field, load_dataset
from reportgen.document import Block, Document, Heading, Image, plain_text
from reportgen.figures import Before, Messages, Report, resolve
from reportgen.markup import BOUND_REPORT, parse
from reportgen.numbering import Scheme, number
from reportgen.packs import PackChain
from reportgen.pipeline.chain import chain_of
from reportgen.pipeline.layers import messages_of, schema_of, scheme_of, shape, unknown_roles, with_messages
from reportgen.pipeline.looks import load_looks
from reportgen.pipeline.project import Artifact, Job
from reportgen.pipeline.told_once import Findings, causes, gathered, without_years
from reportgen.pipeline.years import typed_last_year, year_before, years_before
from reportgen.source import (
    Diagnostic,
    Node,
    ReportgenError,
    Result,
    Span,
    World,
    load,
    problem,
)
from reportgen.styles import Stylesheet
from reportgen.templating import Templates, check_templates, load_templates
from reportgen.writers import Write, Writer

if TYPE_CHECKING:
    from reportgen.markup.chart import Draw
    from reportgen.pipeline.bound import Article
    from reportgen.pipeline.proofreading import Proof

# The keys of a report that is held against that of the year before.
_YEAR_TO_YEAR = ("commitments", "review", "tasks")


class Press(NamedTuple):
    """All that the reports of one pack and look share, made ready once: many documents come off one press.

    One that `binds` makes the reports that its own names, by packs that may be `shipped`.
    """

    chain: PackChain
    schema: Field
    templates: Templates
    messages: Messages
    scheme: Scheme
    sheet: Stylesheet
    writer: Writer
    write: Write
    shipped: str
    binds: bool = True


# `prepare`, or what takes its place.
PressFor = Callable[[Job, Writer, str, World], Result[Press]]


class Finished(NamedTuple):
    """A report as it went through the writer: data, tree, bytes, the years before, what wrote it, and its looks.

    `articles` are the reports that are bound into it.
    """

    report: Report
    document: Document
    content: bytes
    before: Before
    write: Write
    sheet: Stylesheet
    articles: tuple[Article, ...] = ()


def compile_report(job: Job, writer: Writer, shipped: str, world: World, author: str = "") -> Result[Artifact]:
    """The report of `job`, from its files to its bytes.

    `shipped` is the folder of the packs that come with the program. All that is wrong with the data, the pack and
    the templates is found in one go, and what the rules find in the finished text; `ReportgenError` carries it when
    there can be no document, and `MachineError` comes from a writer that needs a program.
    """
    made, found = proofread_report(job, writer, shipped, world, author)
    content, found = writer.finished(Result(made.content, found))
    return Result(Artifact(job.output + writer.suffix, content), found)


def finish_report(
    job: Job,
    writer: Writer,
    shipped: str,
    world: World,
    author: str = "",
    press_for: PressFor | None = None,
) -> Result[Finished]:
    """The same for who asks about the report as well: with what its data say, and its tree.

    `press_for` takes the place of `prepare` for who has presses ready.
    """
    findings = Findings()
    press = findings.attempt(lambda: (press_for or prepare)(job, writer, shipped, world))
    if press is None:
        # The pack's looks or templates are at fault; what is wrong with the data can be told all the same.
        raise ReportgenError(*findings.diagnostics, *_once(_data_findings(job, shipped, world), job, shipped, world))
    of_pack = len(findings.diagnostics)
    with _no_collecting():
        finished = findings.attempt(lambda: _finish(press, job, world, author))
    if finished is None:
        of_data = findings.diagnostics[of_pack:]
        raise ReportgenError(*findings.diagnostics[:of_pack], *_once(of_data, job, shipped, world))
    return Result(finished, tuple(findings.diagnostics))


def proofread_report(
    job: Job,
    writer: Writer,
    shipped: str,
    world: World,
    author: str = "",
    press_for: PressFor | None = None,
) -> Result[Finished]:
    """`finish_report`, and what the rules find in the finished text; a batch goes without, since nobody reads it."""
    finished, found = finish_report(job, writer, shipped, world, author, press_for)
    return Result(finished, (*found, *proof_of(finished, job, world).found))


def proof_of(finished: Finished, job: Job, world: World) -> Proof:
    """A finished report as the rules have read it, with what the year before shows."""
    if not finished.articles:
        return _read(finished.document, finished.report, job, finished.before, world)
    from reportgen.pipeline.proofreading.bound import proof_of_bound

    def read(document: Document, report: Report, job: Job, article: Article | None) -> Proof:
        return _read(document, report, job, article.before if article else finished.before, world)

    return proof_of_bound(finished.document, finished.report, job, finished.articles, read)


def _read(document: Document, report: Report, job: Job, before: Before, world: World) -> Proof:
    from reportgen.pipeline.proofreading import proofread

    of_years = _against_last_year(report, job, before, world)
    last_year = partial(typed_last_year, job, before, world)
    return proofread(document, report, job, world, of_years, last_year)


def _once(found: Sequence[Diagnostic], job: Job, shipped: str, world: World) -> Sequence[Diagnostic]:
    """What is wrong with the data, without what only follows from slips that can be put right."""
    if not any(each.fix for each in found) or any(each.code == "SRC015" for each in found):
        return found
    from reportgen.pipeline.draft import settle

    of_data = _data_findings(job, shipped, world)
    others = [each for each in found if each not in of_data]  # of the reports that are bound into this one
    return [*settle(world, partial(_data_findings, job, shipped)).found, *others]


def _data_findings(job: Job, shipped: str, world: World) -> Sequence[Diagnostic]:
    try:
        return check_data(job, shipped, world).diagnostics
    except ReportgenError as error:
        return error.diagnostics


def produce(press: Press, job: Job, world: World, author: str = "") -> Result[Artifact]:
    """One document off the press: the job's data, from its files to the finished bytes.

    Raises `ReportgenError` when the data allow no document.
    """
    with _no_collecting():  # until all but the bytes is gone
        finished = _finish(press._replace(binds=False), job, world, author)
        artifact = Result(Artifact(job.output + press.writer.suffix, finished.value.content), finished.diagnostics)
        del finished
        return artifact


@contextmanager
def _no_collecting() -> Iterator[None]:
    # A document is built of many small objects, none in a circle and none garbage before it is done: collecting
    # meanwhile would look at all of them in vain, several times over in a long report.
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _finish(press: Press, job: Job, world: World, author: str) -> Result[Finished]:
    findings = Findings()
    before = cache(years_before(job, press.schema, world))
    report = findings.take(_understood(job, press.schema, world, before))
    findings.stop_on_errors(lambda found: _with_charts(found, report, job))
    document = findings.take(build_tree(press, report, job, world, author))
    made = Finished(report, document, b"", before, press.write, press.sheet)
    if any(getattr(block, "role", "") == BOUND_REPORT for block in document.blocks):
        made = findings.take(_with_articles(made, press, job, world, author))
        findings.stop_on_errors()
    content = findings.take(made.write(made.document))
    findings.stop_on_errors()
    return Result(made._replace(content=content), tuple(findings.diagnostics))


def _with_articles(made: Finished, press: Press, job: Job, world: World, author: str) -> Result[Finished]:
    """The document with the reports that it names in their places, as `finish_report` makes them."""
    from reportgen.pipeline.bound import UNWRITTEN, Article, bind, nested

    if not press.binds:
        raise ReportgenError(nested(job, made.document.blocks))

    def article(of: Job) -> Result[Article]:
        finished, found = finish_report(of, UNWRITTEN, press.shipped, world, author, prepare_single)
        whole = Article(of, finished.report, finished.document, finished.sheet, finished.before)
        return Result(whole, found)

    bound, found = bind(made.document, made.report, made.sheet, job, world, article)
    report = made.report._replace(book=bound.book)
    write = press.writer.prepare(bound.sheet)
    return Result(Finished(report, bound.document, b"", made.before, write, bound.sheet, bound.articles), found)


def prepare_single(job: Job, writer: Writer, shipped: str, world: World) -> Result[Press]:
    """The press of a report that can't bind others: of one that is bound itself, or is made for many units."""
    press, found = prepare(job, writer, shipped, world)
    return Result(press._replace(binds=False), found)


def _understood(job: Job, schema: Field, world: World, before: Before) -> Result[Report]:
    """The report that the job's data files hold; raises `ReportgenError` when one can't be read.

    Even then the others are looked through, and what the missing one may be the cause of is not held against them.
    """
    findings = Findings()
    read = _data_files(job, world, findings)
    understand = partial(resolve, before=before)
    try:
        report, found = load_dataset(_present(read), schema, job.data_span).then(understand)
    except ReportgenError as error:
        raise ReportgenError(*findings.diagnostics, *error.diagnostics) from error
    found = causes(found, file_left_out=findings.stopped)
    if any(each.code == "DAT004" and each.span == job.data_span for each in found) and None in read:
        # Keys of the top level are missing, and a file that could hold them is empty: that is the mistake.
        empty = (file.value for file, node in zip(job.data, read, strict=True) if node is None)
        findings.diagnostics += (problem("DAT005", Span(path), key=path) for path in empty)
        found = causes(found, file_left_out=True)
    findings.diagnostics += gathered(found)
    if findings.stopped:
        raise ReportgenError(*findings.diagnostics)
    return Result(report, tuple(findings.diagnostics))


def _against_last_year(report: Report, job: Job, before: Before, world: World) -> Sequence[Diagnostic]:
    """What last year's plan and words make of the report; nothing is looked for where there was no year before."""
    if not any(report.content.get(name) for name in _YEAR_TO_YEAR):
        return ()
    last = year_before(job, before, world)
    if last is None and not report.content.get("commitments"):
        return ()
    from reportgen.pipeline.promises import promises

    return [each for each in promises(report, last) if job.wanted.holds(each.code)]


def check_data(job: Job, shipped: str, world: World) -> Result[Report]:
    """The job's data held against the schema of its pack, whatever may be wrong with the pack otherwise."""
    schema = _schema_alone(job, shipped, world)
    return _understood(job, schema, world, years_before(job, schema, world))


def _schema_alone(job: Job, shipped: str, world: World) -> Field:
    return schema_of(chain_of(job, shipped, world)).value


def prepare(job: Job, writer: Writer, shipped: str, world: World) -> Result[Press]:
    """The press for `job`'s pack and look; every fault of the pack is found, not only the first."""
    chain = chain_of(job, shipped, world)
    findings = Findings()
    schema = findings.take(schema_of(chain))
    sheet = findings.attempt(lambda: load_looks(chain, job, world))
    messages = findings.take(messages_of(chain, job.messages, schema))
    scheme = findings.take(scheme_of(chain, job.numbering, sheet))
    templates = findings.attempt(lambda: Result(load_templates(chain)))
    if templates is not None:
        findings.take(check_templates(templates, shape(schema, messages)))
    if not chain.entry:
        findings.diagnostics.append(problem("PCK010", job.pack_span, name=job.pack))
    findings.stop_on_errors()
    assert sheet is not None
    assert templates is not None
    press = Press(chain, schema, templates, messages, scheme, sheet, writer, writer.prepare(sheet), shipped)
    return Result(press, tuple(findings.diagnostics))


def _data_files(job: Job, world: World, findings: Findings) -> list[Node | None]:
    """The root node of each data file, None of one that is empty or can't be read, with what was found in them."""
    read = [findings.attempt(partial(_data_file, file.value, file.span, world)) for file in job.data]
    findings.diagnostics[:] = without_years(findings.diagnostics, job)
    return read


def _present(nodes: list[Node | None]) -> list[Node]:
    return [node for node in nodes if node is not None]


def _data_file(path: str, span: Span, world: World) -> Result[Node | None]:
    try:
        content = world.read(path)
    except ReportgenError as error:
        # The fault lies in the project file, which names a file that can't be read.
        raise ReportgenError(*(found._replace(span=span) for found in error.diagnostics)) from error
    return load(content, path)


def build_tree(press: Press, report: Report, job: Job, world: World, author: str = "") -> Result[Document]:
    """The finished tree of a report: what every writer and check sees."""
    findings = Findings()
    worded = findings.take(with_messages(press.messages, report))
    parsed = findings.take(parse(press.templates.render(worded), _drawing(report, job)))
    findings.diagnostics += unknown_roles(parsed.roles, press.sheet)
    findings.stop_on_errors()
    images: dict[str, Image] = {}
    if parsed.pictures:
        from reportgen.pipeline.pictures import images_of  # only for who has any

        images = findings.take(images_of(parsed.pictures, press.chain, world))
        findings.stop_on_errors()
    blocks = findings.take(_with_contents(parsed.blocks, job))
    document = Document(blocks, _meta(parsed.blocks, report, job, world, author), images)
    return Result(findings.take(number(document, press.scheme)), tuple(findings.diagnostics))


def _with_charts(found: Sequence[Diagnostic], report: Report, job: Job) -> Sequence[Diagnostic]:
    """What was found in the data, and what is wrong with the charts in them, which nobody draws now."""
    from reportgen.pipeline.charts import mistakes

    return causes((*found, *mistakes(report, job.period)), file_left_out=False)


def _drawing(report: Report, job: Job) -> Draw:
    @cache
    def draw() -> Draw:
        from reportgen.pipeline.charts import drawing  # only for reports that have any charts

        return drawing(report, job.period)

    return lambda block: draw()(block)


def _with_contents(blocks: tuple[Block, ...], job: Job) -> Result[tuple[Block, ...]]:
    if not job.contents:
        return Result(blocks, ())
    from reportgen.pipeline.contents import with_contents  # only for who asks for them

    return with_contents(blocks, job.contents)


def _meta(blocks: tuple[Block, ...], report: Report, job: Job, world: World, author: str) -> dict[str, str]:
    titles = (plain_text(block.content) for block in blocks if isinstance(block, Heading) and block.level == 1)
    meta = {"title": next(titles, job.name).replace("\n", " "), "language": "zh-CN"}
    epoch = world.epoch()
    if epoch is not None:
        meta["epoch"] = str(epoch)
    if report.dates:
        meta["date"] = next(iter(report.dates.values()))
    if author:
        meta["author"] = author
    return meta
