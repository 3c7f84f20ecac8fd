"""`Process`: where runs belong that no page owns. They take no turns; what they write, they write from outside.

A server has one, for tasks with `scope="app"` or `"detached"`; a task that is called outside of any page has one of
its own.
"""

from __future__ import annotations

import asyncio
import contextvars
import logging
from collections.abc import Callable, Coroutine
from contextlib import suppress
from functools import partial
from typing import Any, TypeVar, cast

from transom.diagnostics.traceback import user_traceback
from transom.reactive.context import Owner, process_var, run_var, session_var
from transom.reactive.executor import WorkerPool, to_daemons
from transom.reactive.jobs import Beside, Job
from transom.reactive.processes import Processes
from transom.reactive.runs import Run, task_of
from transom.reactive.strand import on_loop
from transom.reactive.waiting import part_var

T = TypeVar("T")
_log = logging.getLogger("transom")
GRACE = 0.1
"""Seconds that its runs are given to clean up at its end."""


def _logged(error: BaseException, where: str) -> str:
    _log.error("%s failed: %s: %s\n%s", where, type(error).__name__, error, user_traceback(error))
    return ""


class Process:
    """Begins runs on one event loop and ends them with it.

    Args:
        loop: the loop.
        pool: worker threads; `None` runs functions inline.

    Concurrency: `prepare`, `on_loop`, `on_close` and `report` from any thread, the rest on the loop.
    """

    def __init__(self, loop: asyncio.AbstractEventLoop, pool: WorkerPool | None) -> None:
        self.loop = loop
        to_daemons(loop, pages=True)
        self.closed = False
        self.threaded = pool is not None
        self.runs: set[Run[Any]] = set()
        self.pages: Callable[[], list[Owner]] = list
        """The sessions of the process."""
        self.failed: Callable[[BaseException, str], str] = _logged
        """Takes a failure, as `report` does."""
        self._tasks: set[asyncio.Task[Any]] = set()
        self._beside = Beside(pool, loop)
        self._resources: dict[object, Any] = {}
        self._closing: dict[int, Callable[[], object]] = {}
        self._number = 0

    @property
    def process(self) -> Process:
        """Itself."""
        return self

    @property
    def processes(self) -> Processes:
        """The worker processes; begun when they are needed."""
        return self.resource(Processes, self._make_processes)

    def _make_processes(self) -> Processes:
        made = Processes(self.loop)
        self.on_close(made.close)
        return made

    @property
    def label(self) -> str:
        """What reports call it."""
        return "no page"

    def everyone(self) -> list[Run[Any]]:
        """The runs of all pages, and those that belong to none; oldest first."""
        runs = [*tuple(self.runs), *(run for page in self.pages() for run in tuple(page.runs))]
        return sorted(runs, key=lambda run: run.number)

    def prepare(self, name: str, source: object | None = None) -> Run[Any]:
        """A run that has not begun."""
        run: Run[Any] = Run(name, self.loop, self, source)
        self.runs.add(run)
        run.on_done(self.runs.discard)
        return run

    def launch(self, run: Run[Any], coroutine: Coroutine[Any, Any, Any]) -> None:
        """Let a prepared run begin, in a context of its own."""
        if self.closed or not run.live:
            coroutine.close()
            run.finish("cancelled")
            return
        # Of a page nothing is taken along.
        context = contextvars.copy_context() if session_var.get() is None else contextvars.Context()
        context.run(process_var.set, self)
        context.run(run_var.set, run)
        context.run(part_var.set, None)
        task = task_of(run, coroutine, context)
        self._tasks.add(task)
        task.add_done_callback(partial(self._ended, run))
        run.attach(task, coroutine)

    def _ended(self, run: Run[Any], task: asyncio.Task[Any]) -> None:
        self._tasks.discard(task)
        error = run.conclude(task)
        if error is not None:
            self.report(error, where=run.name)

    def on_loop(self, function: Callable[[], object]) -> None:
        """Call `function` on the loop: now if we are on it, else soon."""
        if on_loop(self.loop):
            function()
            return
        with suppress(RuntimeError):  # the loop has closed, and what ran on it with it
            self.loop.call_soon_threadsafe(function)

    def beside(self, function: Callable[[], Any]) -> Job:
        """Run `function` in a worker thread."""
        return self._beside.start(function, contextvars.copy_context())

    async def call(self, function: Callable[[], Any]) -> Any:
        """Run `function` in a worker thread and wait for it."""
        return await self.beside(function).wait()

    def away(self, wait: Callable[[], T]) -> T:
        """Call `wait`; there is no turn to lend out."""
        return wait()

    def resource(self, key: object, make: Callable[[], T]) -> T:
        """What `make` made under `key`, the first time."""
        made = self._resources.get(key)
        if made is None:
            made = self._resources.setdefault(key, make())  # of two threads the first has its way
        return cast("T", made)

    def forget(self, key: object) -> None:
        """Let go of a resource."""
        self._resources.pop(key, None)

    def report(self, error: BaseException, *, where: str, notify: bool = True) -> str:
        """Log a failure; there is no page to show it in."""
        return self.failed(error, where)

    def on_close(self, function: Callable[[], object]) -> Callable[[], None]:
        """Call `function` at the end; the returned function takes that back."""
        self._number += 1
        number = self._number
        self._closing[number] = function
        return lambda: self._closing.pop(number, None) and None

    async def aclose(self) -> None:
        """End all runs."""
        self.closed = True
        for run in list(self.runs):
            run.cancel()
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=GRACE)
        self._beside.disown()
        closing, self._closing = self._closing, {}
        for function in closing.values():
            function()
        self._resources.clear()
