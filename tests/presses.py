"""Presses kept for the session: what `prepare` makes of the same job and the same files, it makes once.

Thousands of tests build with the packs that ship, and most of a small build is reading those.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple, cast

from reportgen.pipeline import Job, Writer
from reportgen.pipeline.compile import Press, PressFor
from reportgen.source import Diagnostic, ReportgenError, Result, World

# Presses hold all the files of their packs; more than this many are not kept.
_MOST = 50

Question = tuple[str, ...]


class Made(NamedTuple):
    """What came of one call: a press or what stopped it, and all that was asked of the world for it."""

    answers: dict[Question, object]
    press: Result[Press] | tuple[Diagnostic, ...]


def made_once(prepare: PressFor) -> PressFor:
    """`prepare`, asked again only where the job or an answer of the world is another than the last time."""
    kept: dict[object, Made] = {}

    def press_for(job: Job, writer: Writer, shipped: str, world: World) -> Result[Press]:
        # A press knows nothing of where the data stand and of what the file is called.
        key = job._replace(name="", data=(), output="", dated=()), writer, shipped
        made = kept.pop(key, None)
        if made is None or not _says_the_same(world, made.answers):
            made = _made(prepare, job, writer, shipped, world)
        kept[key] = made
        if len(kept) > _MOST:
            del kept[next(iter(kept))]
        if isinstance(made.press, Result):
            return made.press
        raise ReportgenError(*made.press)

    return press_for


def _made(prepare: PressFor, job: Job, writer: Writer, shipped: str, world: World) -> Made:
    asking = _Asking(world)
    try:
        return Made(asking.answers, prepare(job, writer, shipped, cast(World, asking)))
    except ReportgenError as error:
        return Made(asking.answers, error.diagnostics)


def _says_the_same(world: World, answers: Mapping[Question, object]) -> bool:
    return all(_answer(world, question) == answer for question, answer in answers.items())


def _answer(world: World, question: Question) -> object:
    """What the world says, or the findings with which it refuses."""
    method, *arguments = question
    try:
        return getattr(world, method)(*arguments)
    except ReportgenError as error:
        return error.diagnostics


class _Asking:
    """A world that remembers what it was asked and what it has answered."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.answers: dict[Question, object] = {}

    def __getattr__(self, method: str) -> Callable[..., Any]:
        def ask(*arguments: str) -> Any:
            question = (method, *arguments)
            self.answers[question] = _answer(self.world, question)
            return getattr(self.world, method)(*arguments)

        return ask
