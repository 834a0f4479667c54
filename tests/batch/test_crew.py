"""The crew: results in order from any executor, and what becomes of tasks whose worker is lost."""

import multiprocessing
import time
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Executor, Future, ThreadPoolExecutor
from typing import Any, TypeVar

from hypothesis import given
from hypothesis import strategies as st

from reportgen.batch.crew import Crew, Known, Lost, Patience
from reportgen.batch.executors import Here, kill_workers, workers

T = TypeVar("T")


class Fragile(Executor):
    """An executor that a task can break: then it does nothing any more, like a pool whose worker was killed."""

    def __init__(self) -> None:
        self.waiting: list[tuple[Future[Any], Callable[[], Any]]] = []
        self.broken = False

    def submit(self, fn: Callable[..., T], /, *args: Any, **kwargs: Any) -> Future[T]:
        if self.broken:
            raise BrokenExecutor
        future: Future[T] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except ZeroDivisionError:
            self.broken = True
            future.set_exception(BrokenExecutor("killed"))
        except Exception as error:
            future.set_exception(error)
        return future


def inverse(tasks: list[int]) -> list[float]:
    return [1 / task for task in tasks]


def results(crew: Crew[int, float], chunks: list[list[int]]) -> list[tuple[int, float | Lost]]:
    return [pair for chunk in crew.done(list(map(list, chunks))) for pair in chunk]


CHUNKS = st.lists(st.lists(st.integers(0, 9), min_size=1, max_size=4), max_size=8)


@given(CHUNKS, st.integers(1, 5))
def test_every_task_has_its_result_in_order_whoever_breaks_the_pool(chunks: list[list[int]], width: int) -> None:
    found = results(Crew(Fragile, inverse, width), chunks)
    tasks = [task for chunk in chunks for task in chunk]
    assert found == [(task, 1 / task if task else Lost("killed")) for task in tasks]


@given(CHUNKS)
def test_a_task_that_raises_is_lost_alone(chunks: list[list[int]]) -> None:
    found = results(Crew(Here, inverse, 2), chunks)
    tasks = [task for chunk in chunks for task in chunk]
    assert found == [(task, 1 / task if task else Lost("division by zero")) for task in tasks]


def test_no_more_chunks_are_handed_in_than_the_crew_is_wide() -> None:
    taken: list[int] = []

    def chunks() -> Any:
        for number in range(1, 20):
            taken.append(number)
            yield [number]

    crew = Crew(lambda: ThreadPoolExecutor(2), inverse, 4)
    for number, _ in enumerate(crew.done(chunks()), 1):
        assert len(taken) <= number + 4
    crew.leave()


def sleepy(tasks: list[int]) -> list[float]:
    for task in tasks:
        time.sleep(600 if task == 0 else 0)
    return list(map(float, tasks))


def test_a_task_that_hangs_is_lost_alone_and_its_worker_ended() -> None:
    with workers(2) as start:
        crew = Crew(start, sleepy, 4, Patience(1, kill_workers))
        found = results(crew, [[1, 2], [3, 0, 4], [5], [6]])
        crew.leave(waiting=True)
    assert found == [(task, float(task) if task else Lost("> 1 s")) for task in (1, 2, 3, 0, 4, 5, 6)]
    assert multiprocessing.active_children() == []


def test_what_is_known_already_keeps_its_turn() -> None:
    crew: Crew[int, float] = Crew(Here, inverse, 2)
    chunks: list[list[int | Known[int, float]]] = [[1, Known(0, 7.0), 2], [Known(5, 8.0)]]
    assert list(crew.done(chunks)) == [[(1, 1.0), (0, 7.0), (2, 0.5)], [(5, 8.0)]]


def test_a_task_may_be_handed_in_again() -> None:
    crew: Crew[int, float] = Crew(Here, inverse, 1)
    found: list[tuple[int, float | Lost]] = []
    for chunk in crew.done([[1], [2]]):
        found += chunk
        if chunk == [(1, 1.0)] and len(found) == 1:
            crew.again([1])
    assert sorted(task for task, _ in found) == [1, 1, 2]
