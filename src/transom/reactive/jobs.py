"""Functions in worker threads beside a page: they hold no turn, so they hold nobody up.

Owns the job, how it is withdrawn before it begins, and how long its end is waited for.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from contextvars import Context
from functools import partial
from typing import Any

from transom.reactive import executor_hook
from transom.reactive.calling import caught, discard
from transom.reactive.executor import Share, WorkerPool

MOST_JOBS = 32
"""Jobs that one page has in threads at a time, and half of the pool at most, so that none takes all of it."""


class Threads:
    """Who has jobs in worker threads. Nothing can hasten their end, which is waited for while the page lives.

    Afterwards they are disowned: a further cancellation, which is then the event loop's at its own end, is heeded, and
    nothing is begun any more. So none of them holds up the end of the process.

    Args:
        pool: worker threads; `None` where there are none.
        most: jobs at a time; `None` where something else bounds them.
    """

    __slots__ = ("_owned", "_share", "left")

    def __init__(self, pool: WorkerPool | None, most: int | None = None) -> None:
        self._share = None if pool is None else Share(pool, most)
        self._owned = True
        self.left = False
        """Whether what goes on has been left behind."""

    def disown(self) -> None:
        """The page has ended: what goes on takes no thread from others, and is waited for by who wants to."""
        self._owned = False
        if self._share is not None:
            self._share.disown()

    async def ended(self, future: asyncio.Future[Any]) -> None:
        """Wait for a job that nobody wants any more, whatever else is cancelled meanwhile.

        Raises:
            asyncio.CancelledError: it was disowned, and is left behind.
        """
        future.add_done_callback(_let_go)
        while not future.done():
            try:
                await asyncio.wait([future])
            except asyncio.CancelledError:
                if not self._owned:
                    self.left = True
                    raise


class Job:
    """One function for a worker thread, whose end the loop can await and which can be withdrawn until it begins.

    Args:
        function: called once, in `context`.
        context: a copy of its own.
        loop: where `future` is settled.
        threads: whose it is.
    """

    __slots__ = ("_begun", "_context", "_function", "_lock", "_loop", "_threads", "_withdrawn", "future")

    def __init__(
        self, function: Callable[[], Any], context: Context, loop: asyncio.AbstractEventLoop, threads: Threads
    ) -> None:
        self._threads = threads
        self._function = function
        self._context = context
        self._loop = loop
        self._lock = threading.Lock()
        self._begun = self._withdrawn = False
        self.future: asyncio.Future[Any] = loop.create_future()

    def withdraw(self) -> bool:
        """Do not begin; `False` when it has begun already."""
        with self._lock:
            self._withdrawn = not self._begun
            return self._withdrawn

    async def wait(self, on_cancel: Callable[[], object] | None = None) -> Any:
        """What the function returns; raises what it raises.

        A cancellation takes effect when the function has ended, which nothing can hasten; `on_cancel` is called first.
        """
        try:
            return await asyncio.shield(self.future)
        except asyncio.CancelledError:
            if not self.withdraw():
                if on_cancel is not None:
                    on_cancel()
                await self._threads.ended(self.future)
            raise

    def run(self) -> None:
        """Call the function here and now, unless it was withdrawn."""
        with self._lock:
            self._begun = not self._withdrawn
        executor_hook.install()
        value, error = caught(partial(self._context.run, self._function)) if self._begun else (None, None)
        try:
            self._loop.call_soon_threadsafe(settle, self.future, value, error)
        except RuntimeError:  # the loop has closed: this job was disowned long ago
            return


def _let_go(future: asyncio.Future[Any]) -> None:
    """What it raised is seen; a coroutine that it has given, which nobody will await now, is closed unbegun."""
    if not future.cancelled() and future.exception() is None:
        discard(future.result())


def settle(future: asyncio.Future[Any], value: Any, error: BaseException | None) -> None:
    """Give a future its result, if nobody has; on the loop."""
    if future.done():
        return
    if error is None:
        future.set_result(value)
    elif isinstance(error, StopIteration):  # cannot be raised into a future
        future.set_exception(RuntimeError("StopIteration"))
    else:
        future.set_exception(error)


class Beside(Threads):
    """Starts jobs beside a page, so many at a time.

    Args:
        pool: worker threads; `None` runs every job inline, on the loop.
        loop: the page's event loop, to which this belongs.
    """

    __slots__ = ("_loop",)

    def __init__(self, pool: WorkerPool | None, loop: asyncio.AbstractEventLoop) -> None:
        super().__init__(pool, None if pool is None else min(MOST_JOBS, pool.share))
        self._loop = loop

    def start(self, function: Callable[[], Any], context: Context) -> Job:
        """Run `function` in a worker thread as soon as one of the page's places is free."""
        job = Job(function, context, self._loop, self)
        if self.left:
            job.future.cancel()
        elif self._share is None:
            job.run()
        else:
            self._share.submit(job.run)
        return job
