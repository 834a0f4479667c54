"""A batch from its orders to the files in their places: what was built, what stayed as it was, what failed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor
from contextlib import AbstractContextManager, nullcontext, suppress
from functools import partial
from itertools import islice
from typing import NamedTuple, TypeVar

from reportgen.batch.crew import Crew, Known, Lost, Patience
from reportgen.batch.folder import Folder
from reportgen.batch.shop import Desk, parcel
from reportgen.batch.units import Order
from reportgen.batch.work import Made, Outcome, State, Task, attempt, judged, looked_at, make, needed, settled, work
from reportgen.pipeline import WRITERS, Disk, MachineError, Recording
from reportgen.source import ReportgenError, problem

T = TypeVar("T")

# Chunks that are handed in for each worker: the one it is at, and what waits for it.
_AHEAD = 4
# Tasks in a chunk: many cost less to hand over, few lose less when the batch is stopped. Of strangers' all may take
# as long as the guard lets them, and still no chunk tries anybody's patience.
_MOST = 16
_MOST_OF_STRANGERS = 4
# What is left is worth so many chunks for each worker, so that all have something to do to the end.
_SHARES = 8
# So many workers lost one after the other are no accident of a unit.
_MOST_LOST = 8
DISK_FULL = "OUT002"
# Seconds for a chunk, a hundred times what any report has taken: who needs more hangs. A program that makes another
# file of each has a deadline of its own, which comes first.
_PATIENCE = 60.0
_PATIENCE_WITH_PROGRAMS = 1_000.0


class Team(NamedTuple):
    """What starts an executor, how many workers it has, and what ends them if they hang, where anything can.

    With `far`, they see neither project nor folder.
    """

    start: Callable[[], Executor]
    size: int
    far: bool = False
    end: Callable[[], None] | None = None


class Done(NamedTuple):
    """An order, and what became of it."""

    order: Order
    outcome: Outcome


def run(
    desk: Desk,
    orders: Sequence[Order],
    folder: Folder,
    team: Team,
    shield: Callable[[], AbstractContextManager[object]] = nullcontext,
) -> Iterator[list[Done]]:
    """Do all `orders`; they come back in order, a chunk at a time, as they become ready.

    Files are put in their places within a `shield`, which may keep interruptions away; it lasts until the caller has
    told of them and asks for more.
    Raises `MachineError` when it makes no sense to go on: the disk is full, or one worker after the other is lost.
    """
    start, size, far, end = team
    slow = _starts_programs(desk)
    patience = None if end is None else Patience(_PATIENCE_WITH_PROGRAMS if slow else _PATIENCE, end)
    # Who works alone, here, is done with a chunk when it is handed in: nothing waits behind it.
    width = size * _AHEAD if far or size > 1 else 1
    crew: Crew[Task, Made | Outcome] = Crew(start, partial(make if far else work, parcel(desk.shop)), width, patience)
    tasks = (Task(order, folder.records.get(order.output)) for order in orders)
    most = _MOST_OF_STRANGERS if desk.shop.strangers or slow else _MOST
    chunks = _chunks(tasks, len(orders), most, size * _SHARES)
    lost = 0
    try:
        for results in crew.done([_ready(desk, each) for each in chunk] if far else list(chunk) for chunk in chunks):
            with shield():
                outcomes = [(task.order, _outcome(desk, task, result, crew)) for task, result in results]
                done = folder.settle([(order, outcome) for order, outcome in outcomes if outcome is not None])
                yield [*map(Done._make, done)]
            lost = lost + len(results) if all(isinstance(result, Lost) for _, result in results) else 0
            _stop_if_hopeless(done, lost, desk)
    finally:
        crew.leave()


def _starts_programs(desk: Desk) -> bool:
    """Whether a program works on each document: on another file made of it, or on the pages that its contents count.

    What strangers' templates hold is not known here; no pack of ours places contents by itself.
    """
    writer = WRITERS[desk.shop.form]
    if writer.convert is not None:
        return True
    asked = bool(desk.shop.strangers) or any(job.contents for job in desk.jobs.values())
    return writer.complete is not None and asked


def _chunks(tasks: Iterable[T], count: int, most: int, shares: int) -> Iterator[list[T]]:
    """`count` tasks in chunks of `most` at most, the last ones small: each is one of `shares` in what is left."""
    rest = iter(tasks)
    while chunk := list(islice(rest, max(1, min(most, count // shares)))):
        count -= len(chunk)
        yield chunk


def _ready(desk: Desk, task: Task) -> Task | Known[Task, Made | Outcome]:
    """A task with all its files, for who can't read them; known already if there is nothing to be made."""
    seen = attempt(partial(_seen, desk, task))
    return Known(task, seen) if isinstance(seen, Outcome) else seen


def _seen(desk: Desk, task: Task) -> Task | Outcome:
    world = Recording(Disk(desk.shop.root))
    task = looked_at(desk, task)
    return judged(desk, task, world) or _with_files(desk, task, needed(desk, task))


def _with_files(desk: Desk, task: Task, paths: Iterable[str]) -> Task:
    """The task with the contents of `paths` as well; a file that can't be read is left for the worker to miss."""
    world = Recording(Disk(desk.shop.root))
    for path in paths:
        with suppress(ReportgenError):
            world.read(path)
    return task._replace(files={**task.files, **world.contents})


def _outcome(desk: Desk, task: Task, result: Made | Outcome | Lost, crew: Crew[Task, Made | Outcome]) -> Outcome | None:
    """What became of a task; None when it has to be done again with files that nobody knew it needs."""
    match result:
        case Lost(reason):
            return Outcome(State.FAILED, (problem("OUT016", None, reason=reason),))
        case _ if result.wanted and (fuller := _with_files(desk, task, result.wanted)).files != task.files:
            crew.again([fuller])
            return None
        case Made():
            return attempt(partial(settled, desk, task, result))
        case Outcome():
            return result


def _stop_if_hopeless(done: Iterable[tuple[Order, Outcome]], lost: int, desk: Desk) -> None:
    if any(outcome.machine == DISK_FULL for _, outcome in done):
        raise MachineError(DISK_FULL, desk.shop.target)
    if lost >= _MOST_LOST:
        raise MachineError("OUT017", desk.shop.target)
