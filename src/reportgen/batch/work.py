"""The work on one task, the same in this process, in a worker beside it, and on a machine of a cluster."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Mapping, Sequence
from enum import Enum
from functools import partial
from typing import NamedTuple, TypeVar

from reportgen import __version__
from reportgen.batch.guarded import guarded_document
from reportgen.batch.shop import Desk, digest, unpacked
from reportgen.batch.units import Order, unit_files, unit_job
from reportgen.pipeline import WRITERS, Disk, Job, MachineError, Recording, read_output, stage_file
from reportgen.pipeline.compile import produce
from reportgen.source import Diagnostic, ReportgenError, Result, World, problem

T = TypeVar("T")

# In the names of files that a batch is writing; who has its folder to himself may remove what is left of them.
KIND = "batch-"


class State(Enum):
    """What became of a task."""

    BUILT = "built"
    UNCHANGED = "unchanged"
    EDITED = "edited"  # somebody changed the file, and there was nothing new to build
    FAILED = "failed"


class Record(NamedTuple):
    """What the journal knows of an output: digests (hexadecimal) of what went in, what came out, and what stood there.

    `inputs` is empty for a report with warnings: it is built again, so that they are told again. `reads` are the
    files it needed beside its data, such as pictures.
    """

    inputs: str
    content: str
    before: str
    reads: tuple[str, ...] = ()


class Task(NamedTuple):
    """An order, and its record if there is one. For a worker that sees no disk: the unit's files, and all contents."""

    order: Order
    record: Record | None
    paths: tuple[str, ...] = ()
    files: Mapping[str, bytes] = {}
    standing: str = ""


class Made(NamedTuple):
    """A finished document, the digest of what went in, what it needed beside its data, and what was found."""

    content: bytes
    inputs: str
    reads: tuple[str, ...]
    diagnostics: tuple[Diagnostic, ...]
    wanted: tuple[str, ...] = ()


class Outcome(NamedTuple):
    """What became of a task. A built file is `staged` beside its place; its record is not written yet.

    `code` is the finding's, where the machine stood in the way; `wanted` are files that the worker could not see.
    """

    state: State
    diagnostics: tuple[Diagnostic, ...] = ()
    record: Record | None = None
    staged: str = ""
    machine: str = ""
    wanted: tuple[str, ...] = ()


def work(sent: bytes, tasks: Sequence[Task]) -> Sequence[Outcome]:
    """Do `tasks` where the project can be read and its output folder written: files are staged, not yet in place."""
    desk = unpacked(sent)
    return [attempt(partial(_work, desk, task)) for task in tasks]


def _work(desk: Desk, task: Task) -> Outcome:
    world = Recording(Disk(desk.shop.root))
    task = looked_at(desk, task)
    return judged(desk, task, world) or settled(desk, task, _made(desk, task, world))


def make(sent: bytes, tasks: Sequence[Task]) -> Sequence[Made | Outcome]:
    """Do `tasks` where nothing of the project can be seen: all they need comes along, and the documents go back."""
    desk = unpacked(sent)
    if desk.shop.version != __version__:
        found = problem("OUT014", None, ours=desk.shop.version, theirs=__version__)
        return [Outcome(State.FAILED, (found,))] * len(tasks)
    return [_made_elsewhere(desk, task) for task in tasks]


def _made_elsewhere(desk: Desk, task: Task) -> Made | Outcome:
    world = Recording(desk.shop.world._replace(contents=task.files))
    done = attempt(partial(_made, desk, task, world))
    return done._replace(wanted=tuple(dict.fromkeys(world.unread)))


def attempt(do: Callable[[], T]) -> T | Outcome:
    """What `do` gives, or the failure that it ends in: a task that goes wrong is never the end of the others."""
    try:
        return do()
    except ReportgenError as error:
        return Outcome(State.FAILED, error.diagnostics)
    except MachineError as error:
        return Outcome(State.FAILED, (of_machine(error),), machine=error.code)
    except Exception as error:  # the contract: never a traceback
        return Outcome(State.FAILED, (problem("USE006", None, said=f"{type(error).__name__}: {error}"),))


def of_machine(error: MachineError) -> Diagnostic:
    """The finding that tells what the machine did."""
    return problem(error.code, None, path=error.path, reason=error.reason)


def looked_at(desk: Desk, task: Task) -> Task:
    """The task with the unit's files, and with the digest of what stands where its output goes."""
    content = read_output(place(desk, task.order))
    paths = unit_files(task.order.unit, Disk(desk.shop.root))
    return task._replace(paths=paths, standing="" if content is None else digest(content).hex())


def place(desk: Desk, order: Order) -> str:
    """Where the output of an order goes."""
    return posixpath.join(desk.shop.target, order.output)


def judged(desk: Desk, task: Task, world: World) -> Outcome | None:
    """What becomes of a task of which nothing need be built; None if its document is needed.

    Nothing is built when the same went in as the last time, unless the file is gone, or everything is asked for anew.
    """
    record, standing = task.record, task.standing
    if record is None or not standing or desk.shop.force or standing == record.before != record.content:
        return None
    if record.inputs != _inputs(desk, task, record.reads, world):
        return None
    return Outcome(State.UNCHANGED if standing == record.content else State.EDITED)


def settled(desk: Desk, task: Task, made: Made) -> Outcome:
    """What becomes of a task whose document is made: a file that somebody has changed, or that we did not make, stays.

    So does one that holds the same already, as after a batch that was stopped before it could note it.
    """
    if made.diagnostics and desk.shop.strict:
        return Outcome(State.FAILED, made.diagnostics)
    content = digest(made.content).hex()
    record = Record("" if made.diagnostics else made.inputs, content, task.standing, made.reads)
    if content == task.standing:
        return Outcome(State.UNCHANGED, made.diagnostics, record)
    if task.standing and not desk.shop.force and not _is_ours(task):
        return _kept(desk, task, made, content)
    return Outcome(State.BUILT, made.diagnostics, record, stage_file(place(desk, task.order), made.content, KIND))


def _is_ours(task: Task) -> bool:
    return task.record is not None and task.standing in (task.record.content, task.record.before)


def _kept(desk: Desk, task: Task, made: Made, content: str) -> Outcome:
    if task.record is not None and content == task.record.content:
        return Outcome(State.EDITED, made.diagnostics)
    code = "OUT012" if task.record is None else "OUT011"
    return Outcome(State.FAILED, (*made.diagnostics, problem(code, None, path=place(desk, task.order))))


def _made(desk: Desk, task: Task, world: Recording) -> Made:
    job = _job(desk, task)
    content, found = WRITERS[desk.shop.form].finished(_document(desk, job, world))
    # What was looked for in vain counts as well: the day it is there, it will be read.
    reads = tuple(sorted({*world.contents, *world.unread} - {file.value for file in job.data}))
    return Made(content, _inputs(desk, task, reads, world), reads, found)


def _document(desk: Desk, job: Job, world: Recording) -> Result[bytes]:
    press = desk.presses.get(job.name)
    if press is None:
        return guarded_document(desk, job, world)
    artifact, found = produce(press, job, world, desk.author)
    return Result(artifact.content, found)


def _job(desk: Desk, task: Task) -> Job:
    return unit_job(desk.jobs[task.order.report], task.order, task.paths)


def needed(desk: Desk, task: Task, reads: Sequence[str] | None = None) -> tuple[str, ...]:
    """The files that a document is made of: its data, and what else it read, as far as the record knows."""
    known = task.record.reads if task.record is not None and reads is None else reads
    return (*(file.value for file in _job(desk, task).data), *(known or ()))


def _inputs(desk: Desk, task: Task, reads: Sequence[str], world: World) -> str:
    """The digest of all that a document depends on."""
    paths = needed(desk, task, reads)
    contents = (piece for path in paths for piece in (path.encode("utf-8", "surrogatepass"), _content(path, world)))
    return digest(desk.digests[task.order.report], task.order.output.encode(), *contents).hex()


def _content(path: str, world: World) -> bytes:
    try:
        return b"=" + world.read(path)
    except ReportgenError:
        return b""
