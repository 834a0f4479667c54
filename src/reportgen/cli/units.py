"""The reports of many units: what `reportgen build` shows while it builds them, and what it says in the end."""

from __future__ import annotations

import os
import signal
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from types import FrameType
from typing import Any, NamedTuple

import click

from reportgen import __version__
from reportgen.batch import (
    Desk,
    Folder,
    Outcome,
    Plan,
    Shop,
    State,
    Team,
    cluster,
    here,
    kill_workers,
    open_folder,
    open_shop,
    plan,
    run,
    workers,
)
from reportgen.cli.terminal import DONE, FINDINGS, INTERRUPTED, MACHINE, USAGE, CommandError, has_errors, report
from reportgen.pipeline import WRITERS, Disk, Job, has_strangers, shipped_packs, write_file
from reportgen.source import Diagnostic, Language, ReportgenError

TERMINATED = 143

# With fewer reports, to start workers costs more than they save.
_WORTH_WORKERS = 50
# Of so many units the findings are shown; those of all are in the file.
_MOST_SHOWN = 20
_MOST_KEPT = 20_000
PROBLEMS = "批量问题.txt"

# How many reports of each state there are, and what that means.
_LABELS = {
    State.BUILT: ("生成　", "built    "),
    State.UNCHANGED: ("未变　", "unchanged"),
    State.EDITED: ("改动过", "edited   "),
    State.FAILED: ("失败　", "failed   "),
}
_REMARKS = {
    State.EDITED: (
        "做好后有人改过，没有动；要重新生成，先移走，或加上 --force",
        "by hand, left alone; --force builds them anew",
    ),
    State.FAILED: ("全部问题见 {problems}", "all findings are in {problems}"),
}
_STOPPED = {
    "zh": "停下了。做好的都在，没有写了一半的文件；再运行一次，接着做剩下的 {left} 份。",
    "en": "Stopped. What is finished is whole and stays; run it again to go on with the remaining {left}.",
}
_BAR = {
    "zh": "{percentage:3.0f}%|{bar}| {n_fmt}/{total_fmt}，每秒{rate_noinv_fmt}，还要 {remaining}",
    "en": "{percentage:3.0f}%|{bar}| {n_fmt}/{total_fmt}, {rate_noinv_fmt}, {remaining} left",
}


class Terms(NamedTuple):
    """How a batch is to be built; without `jobs`, we choose the number of workers."""

    target: str
    form: str
    strict: bool
    force: bool
    jobs: int | None
    scheduler: str | None


class _Interruptions:
    """Ctrl+C, and the system asking us to end: both interrupt, but not while they are held back."""

    def __init__(self) -> None:
        self.code = INTERRUPTED
        self._held = self._waits = False
        self._before: dict[int, Any] = {}

    def __enter__(self) -> _Interruptions:
        self._before = {number: signal.signal(number, self._come) for number in (signal.SIGINT, signal.SIGTERM)}
        return self

    def __exit__(self, *raised: object) -> None:
        for number, before in self._before.items():
            signal.signal(number, before)

    def _come(self, number: int, frame: FrameType | None) -> None:
        self.code = TERMINATED if number == signal.SIGTERM else INTERRUPTED
        if self._held and not self._waits:  # who asks twice will not wait
            self._waits = True
        else:
            raise KeyboardInterrupt

    @contextmanager
    def held(self) -> Iterator[None]:
        """Hold interruptions back, to the end of the context."""
        self._held = True
        try:
            yield
        finally:
            self._held = False
        if self._waits:
            raise KeyboardInterrupt


class _Tally:
    """What became of the reports so far, and what was found."""

    def __init__(self) -> None:
        self.states: Counter[State] = Counter()
        self.machine = False
        self.lines: list[str] = []  # all findings, for the file
        self._said: set[str] = set()
        self._shown = 0

    @property
    def code(self) -> int:
        """The exit code that this comes to."""
        return MACHINE if self.machine else FINDINGS if self.states[State.FAILED] else DONE

    def count(self, unit: str, outcome: Outcome, spoken: Language) -> list[Diagnostic]:
        """Take in one more; gives what of its findings is to be shown, which no unit before it has said."""
        self.states[outcome.state] += 1
        self.machine |= bool(outcome.machine)
        if not outcome.diagnostics:
            return []
        from reportgen.source.catalog import line

        if len(self.lines) < _MOST_KEPT:
            self.lines += (f"{unit}\t{line(found, spoken)}" for found in outcome.diagnostics)
        fresh = [each for each in outcome.diagnostics if repr(each) not in self._said]
        if not fresh or self._shown >= _MOST_SHOWN:
            return []
        self._shown += 1
        self._said.update(map(repr, fresh))
        return fresh


def build_units(world: Disk, jobs: Sequence[Job], asked: Terms, spoken: Language) -> int:
    """Build `jobs` for all their units; gives the exit code. Raises `CommandError` before anything is written."""
    planned, found = plan(jobs, WRITERS[asked.form].suffix, world)
    report(found, spoken, world)
    if has_errors(found, asked.strict):
        return FINDINGS
    desk = _desk(world, jobs, asked, spoken)
    tally = _Tally()
    with _Interruptions() as interruptions:
        try:
            with open_folder(asked.target) as folder:
                _build(desk, planned, folder, asked, _Telling(tally, world, spoken, interruptions.held))
                code = tally.code
        except ReportgenError as error:  # what it takes for a cluster is missing
            raise CommandError(USAGE, None, *error.diagnostics) from error
        except KeyboardInterrupt:
            left = len(planned.orders) + len(planned.refused) - tally.states.total()
            click.echo(_STOPPED[spoken].format(left=left), err=True)
            code = interruptions.code
    _sum_up(tally, asked.target, spoken)
    return code


def _desk(world: Disk, jobs: Sequence[Job], asked: Terms, spoken: Language) -> Desk:
    """The presses of all reports, made ready once; what that asks of the machine is remembered for the workers."""
    shipped = shipped_packs()
    strangers = frozenset(job.name for job in jobs if has_strangers(job, shipped, world))
    names = tuple(job.name for job in jobs)
    shop = Shop(
        __version__,
        names,
        asked.form,
        shipped,
        world.root,
        asked.target,
        asked.force,
        asked.strict,
        strangers=strangers,
    )
    try:
        desk, found = open_shop(shop, world)
    except ReportgenError as error:
        raise CommandError(FINDINGS, world, *error.diagnostics) from error
    report(found, spoken, world)
    if has_errors(found, asked.strict):
        raise CommandError(FINDINGS, world)
    return desk


class _Telling(NamedTuple):
    """What it takes to tell what became of a report."""

    tally: _Tally
    world: Disk
    spoken: Language
    shield: Callable[[], AbstractContextManager[object]]


def _build(desk: Desk, planned: Plan, folder: Folder, asked: Terms, telling: _Telling) -> None:
    tally, world, spoken, shield = telling
    for unit, refusal in planned.refused:
        report(tally.count(unit.name, Outcome(State.FAILED, (refusal,)), spoken), spoken, world)
    count = asked.jobs or _workers(len(planned.orders))
    far = asked.scheduler is not None
    engine = cluster(asked.scheduler) if asked.scheduler is not None else here() if count == 1 else workers(count)
    with engine as start, _progress(len(planned.orders), spoken) as bar:
        team = Team(start, count, far, None if far or count == 1 else kill_workers)
        for done in run(desk, planned.orders, folder, team, shield):
            found = [tally.count(order.unit.name, outcome, spoken) for order, outcome in done]
            built = [each.order.output for each in done if each.outcome.state is State.BUILT]
            if any(found) or built:
                with bar.aside():
                    for each in found:
                        report(each, spoken, world)
                    if built:  # in one piece: whoever reads along is woken seldom, and keeps no worker waiting
                        click.echo("\n".join(os.path.normpath(os.path.join(asked.target, name)) for name in built))
            bar.advance(len(done))


def _workers(orders: int) -> int:
    """How many workers are worth their start: one for each core, or none beside this process."""
    cores = len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1
    return cores if orders >= _WORTH_WORKERS else 1


class _Bar(NamedTuple):
    """A progress bar, or nothing: so many steps on, and room for other lines."""

    advance: Callable[[int], object]
    aside: Callable[[], AbstractContextManager[object]]


@contextmanager
def _progress(total: int, spoken: Language) -> Iterator[_Bar]:
    """The progress of `total` reports on stderr, if that is a terminal."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield _Bar(lambda steps: None, nullcontext)
        return
    from tqdm import tqdm

    tqdm.monitor_interval = 0  # no thread beside us: workers are forked
    with tqdm(total=total, file=sys.stderr, bar_format=_BAR[spoken], dynamic_ncols=True, leave=False, unit="") as bar:
        yield _Bar(bar.update, lambda: tqdm.external_write_mode(file=sys.stderr))


def _sum_up(tally: _Tally, target: str, spoken: Language) -> None:
    """Say how many reports there are of each state, and put all findings into a file beside them."""
    english = spoken == "en"
    problems = os.path.normpath(os.path.join(target, PROBLEMS))
    for state, labels in _LABELS.items():
        if count := tally.states[state]:
            remark = _REMARKS.get(state, ("", ""))[english].format(problems=problems)
            click.echo(f"{labels[english]} {count:>6}  {remark}".rstrip(), err=True)
    if tally.lines:
        write_file(problems, "\n".join([*tally.lines, ""]).encode("utf-8-sig", "backslashreplace"))
    else:
        with suppress(OSError):
            os.unlink(problems)
