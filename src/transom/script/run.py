"""`run`: a program's cells in order, on a stage that the session provides.

Owns the order, what counts as a failure and what is recorded of it. Knows no thread, loop policy or page: the
`Stage` has these.
"""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from types import CodeType
from typing import Any, Protocol, TypeVar

from transom.diagnostics.advice import advised
from transom.diagnostics.traceback import trimmed, user_line, user_traceback
from transom.reactive.calling import failing
from transom.script.namespace import Namespace
from transom.script.program import Cell, Program, Step

T = TypeVar("T")


class Stage(Protocol):
    """Where a program runs: what a session offers to it."""

    async def call(self, fn: Callable[[], T], /) -> T:
        """Run `fn` in the session's worker thread, under its turn, and return what it returns."""
        ...

    async def drive(self, coroutine: Coroutine[Any, Any, T], /) -> T:
        """Run a coroutine on the event loop, each of its steps under the turn."""
        ...

    def cell_started(self, cell: Cell, /) -> None:
        """A cell is about to run; called on the loop."""
        ...

    def cell_shows(self, cell: Cell, value: object, /) -> None:
        """A running cell has called `display`, or printed a `Printed`; called where its code runs, under the turn."""
        ...

    def cell_done(self, cell: Cell, value: object, error: CellFailure | None, /) -> None:
        """A cell has ended; called on the loop.

        `value` is what its last expression gave, None when there is nothing to show.
        """
        ...


@dataclass(frozen=True, slots=True, eq=False)
class CellFailure:
    """Why a cell failed.

    Args:
        title: the name of the exception.
        message: its text.
        line: the line of the cell's file at which it happened, None when no frame is there.
        traceback: the traceback from the author's first frame on; for logs, and for pages in development
            only.
        exception: the exception, its traceback trimmed alike.
    """

    title: str
    message: str
    line: int | None
    traceback: str
    exception: BaseException


@dataclass(frozen=True, slots=True, eq=False)
class CellResult:
    """What became of one cell: its value, None when there is nothing to show, or its failure."""

    cell: Cell
    value: object = None
    failure: CellFailure | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Outcome:
    """What became of one run of a program.

    Args:
        namespace: the module it ran in; close it with the session.
        results: one for each cell, in order.
    """

    namespace: Namespace
    results: tuple[CellResult, ...]

    @property
    def failures(self) -> tuple[CellFailure, ...]:
        """What failed, in order; empty when all went well."""
        return tuple(result.failure for result in self.results if result.failure is not None)

    @property
    def value(self) -> object:
        """What the last cell shows: for a script, its last expression."""
        return self.results[-1].value if self.results else None


async def run(program: Program, stage: Stage, scope: Namespace | None = None) -> Outcome:
    """Run all cells of a program, in order. A cell that fails does not stop the later ones.

    Args:
        program: what to run.
        stage: where.
        scope: the namespace to run in; a fresh one when omitted, which is closed again if the run is
            cancelled.

    Returns:
        What became of each cell, and the namespace, which is the caller's to close.

    Raises:
        asyncio.CancelledError: the task that runs this was cancelled, as when its session ends.
    """
    used = scope or Namespace(program)
    results: list[CellResult] = []
    try:
        for cell in program.cells:
            stage.cell_started(cell)
            used.shown.show = partial(stage.cell_shows, cell)
            result = await _run_cell(cell, stage, used)
            used.shown.show = None
            stage.cell_done(cell, result.value, result.failure)
            results.append(result)
    except BaseException:
        if scope is None:
            used.close()
        raise
    return Outcome(used, tuple(results))


async def _run_cell(cell: Cell, stage: Stage, scope: Namespace) -> CellResult:
    if cell.error is not None:
        return CellResult(cell, failure=_failure(cell.error.exception(), cell))
    value: object = None
    for on_loop, group in groupby(cell.steps, key=lambda step: step.on_loop):
        steps = tuple(group)
        if on_loop:
            value = await stage.drive(_drive(steps, scope))
        else:
            value = await stage.call(partial(_call, steps, scope))
        if isinstance(value, _Raised):
            return CellResult(cell, failure=_failure(value.error, cell))
    return CellResult(cell, value)


@dataclass(frozen=True, slots=True, eq=False)
class _Raised:
    """What the author's code raised, as a value.

    A future cannot carry a StopIteration, and whatever the stage raises is then always the stage's own.
    """

    error: BaseException


def _call(steps: Sequence[Step], scope: Namespace) -> object:
    value: object = None
    with failing() as call:
        for step in steps:
            value = _evaluate(step.code, scope)
    return value if call.error is None else _Raised(call.error)


async def _drive(steps: Sequence[Step], scope: Namespace) -> object:
    value: object = None
    with failing() as call:
        for step in steps:
            given = _evaluate(step.code, scope)
            value = await given if step.code.co_flags & inspect.CO_COROUTINE else given
            if isinstance(value, asyncio.Future):
                value = None  # what has begun is nothing to show
    return value if call.error is None else _Raised(call.error)


def _evaluate(code: CodeType, scope: Namespace) -> Any:
    return eval(code, scope.globals)  # noqa: S307 - running the author's file is what this package is for


def _failure(error: BaseException, cell: Cell) -> CellFailure:
    advised(error)
    line = user_line(error, cell.filename)
    text = user_traceback(error)
    return CellFailure(type(error).__name__, _message(error), line, text, trimmed(error))


def _message(error: BaseException) -> str:
    return error.msg if isinstance(error, SyntaxError) else str(error)
