"""Who does the work: any executor of `concurrent.futures`, kept busy with a bounded number of chunks.

A worker that dies takes down all that its pool was doing. The pool is started anew then, and the tasks under suspicion
are done one by one: the one that kills its worker again has failed, and no other.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future, wait
from functools import partial
from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")
R = TypeVar("R")


class Lost(NamedTuple):
    """What is known of a task whose worker did not come back."""

    reason: str


class Known(NamedTuple, Generic[T, R]):
    """A task whose result is known already: it waits for its turn beside those that are being worked on."""

    task: T
    result: R


class Patience(NamedTuple):
    """How many seconds a chunk may take once it is waited for, and what ends the workers when it takes longer."""

    seconds: float
    end: Callable[[], None]


class _Chunk(NamedTuple, Generic[T, R]):
    tasks: list[T | Known[T, R]]
    future: Future[Sequence[R]]

    def results(self) -> list[tuple[T, R | Lost]]:
        """The tasks with their results; raises what the worker raised."""
        made = iter(self.future.result())
        return [each if isinstance(each, Known) else (each, next(made)) for each in self.tasks]


class Crew(Generic[T, R]):
    """Does chunks of tasks in their order; `start` gives a new executor, which is given `width` chunks at a time.

    `work` gives a result for each task of a chunk. Where the worker is lost, the result is `Lost`.
    """

    def __init__(
        self,
        start: Callable[[], Executor],
        work: Callable[[list[T]], Sequence[R]],
        width: int,
        patience: Patience | None = None,
    ) -> None:
        self._start, self._work, self._width, self._patience = start, work, width, patience
        self._executor = start()
        self._waiting: deque[_Chunk[T, R]] = deque()

    def done(self, chunks: Iterable[list[T | Known[T, R]]]) -> Iterator[list[tuple[T, R | Lost]]]:
        """The tasks of each chunk with their results; `again` may be called in between."""
        for chunk in chunks:
            self.again(chunk)
            while len(self._waiting) >= self._width:
                yield self._first()
        while self._waiting:
            yield self._first()

    def again(self, chunk: list[T | Known[T, R]]) -> None:
        """Hand in another chunk."""
        self._waiting.append(_Chunk(chunk, self._submit(chunk)))

    def leave(self, waiting: bool = False) -> None:
        """Hand in nothing more. What was handed in is left to the executor: it may be done, or die with its workers."""
        self._executor.shutdown(wait=waiting)

    def _submit(self, chunk: list[T | Known[T, R]]) -> Future[Sequence[R]]:
        tasks = [each for each in chunk if not isinstance(each, Known)]
        future: Future[Sequence[R]] = Future()
        try:
            if tasks:  # handed in as one callable, because some executors look into the arguments of a call
                return self._executor.submit(partial(self._work, tasks))
            future.set_result([])
        except BrokenExecutor as error:
            future.set_exception(error)
        return future

    def _first(self) -> list[tuple[T, R | Lost]]:
        chunk = self._waiting.popleft()
        try:
            self._wait(chunk.future)
            return chunk.results()
        except BrokenExecutor:
            self._renew()
            found = [self._alone(each) for each in chunk.tasks]
            # Who shared the pool goes on in the new one; what was finished before is kept.
            self._waiting = deque(map(self._once_more, self._waiting))
            return found
        except Exception:
            return [self._alone(each) for each in chunk.tasks]

    def _once_more(self, chunk: _Chunk[T, R]) -> _Chunk[T, R]:
        finished = chunk.future.done() and not chunk.future.cancelled() and chunk.future.exception() is None
        return chunk if finished else chunk._replace(future=self._submit(chunk.tasks))

    def _alone(self, task: T | Known[T, R]) -> tuple[T, R | Lost]:
        if isinstance(task, Known):
            return task
        try:
            future = self._submit([task])
            self._wait(future)
            return task, future.result()[0]
        except Exception as error:
            if isinstance(error, BrokenExecutor):
                self._renew()
            return task, Lost(str(error) or type(error).__name__)

    def _wait(self, future: Future[Sequence[R]]) -> None:
        """Wait for a chunk as long as there is patience; a worker that does not come back is ended, like a dead one."""
        if self._patience is not None and not wait([future], self._patience.seconds).done:
            self._patience.end()
            raise BrokenExecutor(f"> {self._patience.seconds:g} s")

    def _renew(self) -> None:
        self.leave(waiting=True)
        self._executor = self._start()
