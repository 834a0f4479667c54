"""The stages joined: data and pack in, a finished document out. Nothing else is decided here.

data → dataset → figures → templating → markup → document → numbering → writers
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache, partial
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from reportgen.dataset import Field, load_dataset
from reportgen.document import (
    Block,
    Document,
    Heading,
    Image,
    Picture,
    plain_text,
    read_image,
)
from reportgen.figures import Before, Messages, Report, resolve
from reportgen.markup import parse
from reportgen.numbering import Scheme, number
from reportgen.packs import PackChain
from reportgen.pipeline.chain import chain_of
from reportgen.pipeline.layers import messages_of, schema_of, scheme_of, shape, unknown_roles, with_messages
from reportgen.pipeline.looks import load_looks
from reportgen.pipeline.paths import is_inside
from reportgen.pipeline.project import Artifact, Job
from reportgen.pipeline.told_once import causes, gathered, without_years
from reportgen.pipeline.years import typed_last_year, year_before, years_before
from reportgen.source import (
    Diagnostic,
    Node,
    ReportgenError,
    Result,
    Severity,
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
    from reportgen.pipeline.proofreading import Proof

T = TypeVar("T")

# The keys of a report that is held against that of the year before.
_YEAR_TO_YEAR = ("commitments", "review", "tasks")


class Press(NamedTuple):
    """All that the reports of one pack and look share, made ready once: many documents come off one press."""

    chain: PackChain
    schema: Field
    templates: Templates
    messages: Messages
    scheme: Scheme
    sheet: Stylesheet
    suffix: str
    write: Write


# `prepare`, or what takes its place.
PressFor = Callable[[Job, Writer, str, World], Result[Press]]


class Finished(NamedTuple):
    """A report as it went through the writer: data, tree, bytes, the years before, and what wrote it."""

    report: Report
    document: Document
    content: bytes
    before: Before
    write: Write


class _Findings:
    """Gathers the findings of stages that can go on without one another."""

    def __init__(self) -> None:
        self.diagnostics: list[Diagnostic] = []
        self.stopped = False  # whether a stage could not go on

    def take(self, result: Result[T]) -> T:
        self.diagnostics += result.diagnostics
        return result.value

    def attempt(self, stage: Callable[[], Result[T]]) -> T | None:
        """The stage's value, or None if it could not go on."""
        try:
            return self.take(stage())
        except ReportgenError as error:
            self.diagnostics += error.diagnostics
            self.stopped = True
            return None

    def stop_on_errors(self, told: Callable[[Sequence[Diagnostic]], Sequence[Diagnostic]] = tuple) -> None:
        """Raise `ReportgenError` if there is an error, with all that `told` makes of the findings."""
        if not self.diagnostics:
            return
        from reportgen.source.catalog import severity_of  # words for findings: only when there are any

        if any(severity_of(found.code) is Severity.ERROR for found in self.diagnostics):
            raise ReportgenError(*told(self.diagnostics))


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
    findings = _Findings()
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
    from reportgen.pipeline.proofreading import proofread

    of_years = _against_last_year(finished.report, job, finished.before, world)
    last_year = partial(typed_last_year, job, finished.before, world)
    return proofread(finished.document, finished.report, job, world, of_years, last_year)


def _once(found: Sequence[Diagnostic], job: Job, shipped: str, world: World) -> Sequence[Diagnostic]:
    """What is wrong with the data, without what only follows from slips that can be put right."""
    if not any(each.fix for each in found) or any(each.code == "SRC015" for each in found):
        return found
    from reportgen.pipeline.draft import settle

    return settle(world, partial(_data_findings, job, shipped)).found


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
        finished = _finish(press, job, world, author)
        artifact = Result(Artifact(job.output + press.suffix, finished.value.content), finished.diagnostics)
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
    findings = _Findings()
    before = cache(years_before(job, press.schema, world))
    report = findings.take(_understood(job, press.schema, world, before))
    findings.stop_on_errors(lambda found: _with_charts(found, report, job))
    document = findings.take(build_tree(press, report, job, world, author))
    content = findings.take(press.write(document))
    findings.stop_on_errors()
    return Result(Finished(report, document, content, before, press.write), tuple(findings.diagnostics))


def _understood(job: Job, schema: Field, world: World, before: Before) -> Result[Report]:
    """The report that the job's data files hold; raises `ReportgenError` when one can't be read.

    Even then the others are looked through, and what the missing one may be the cause of is not held against them.
    """
    findings = _Findings()
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
    findings = _Findings()
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
    press = Press(chain, schema, templates, messages, scheme, sheet, writer.suffix, writer.prepare(sheet))
    return Result(press, tuple(findings.diagnostics))


def _data_files(job: Job, world: World, findings: _Findings) -> list[Node | None]:
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
    findings = _Findings()
    worded = findings.take(with_messages(press.messages, report))
    parsed = findings.take(parse(press.templates.render(worded), _drawing(report, job)))
    findings.diagnostics += unknown_roles(parsed.roles, press.sheet)
    findings.stop_on_errors()
    images = findings.take(_images(parsed.pictures, press.chain, world))
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


def _images(pictures: Sequence[Picture], chain: PackChain, world: World) -> Result[dict[str, Image]]:
    """The contents of the pictures by path: files of the pack chain, or of the project."""
    images: dict[str, Image] = {}
    diagnostics: list[Diagnostic] = []
    for picture in {picture.path: picture for picture in pictures}.values():
        try:
            content = chain.picture(picture.path)
            image = read_image(world.read(_inside(picture)) if content is None else content)
        except ReportgenError as error:
            diagnostics += (found._replace(span=picture.span) for found in error.diagnostics)
            continue
        if image is None:
            diagnostics.append(problem("MRK002", picture.span, path=picture.path))
        else:
            images[picture.path] = image
    return Result(images, tuple(diagnostics))


def _inside(picture: Picture) -> str:
    """The path of a picture, if it stays inside the project."""
    if not is_inside(picture.path):
        raise ReportgenError(problem("SRC004", picture.span, path=picture.path))
    return picture.path.replace("\\", "/")


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
