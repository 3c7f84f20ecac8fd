"""Lending the turn to a worker thread for one job."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from contextvars import Context
from functools import partial
from threading import get_ident
from typing import Any, TypeVar

from transom.reactive import executor_hook
from transom.reactive.calling import caught
from transom.reactive.executor import Share, WorkerPool
from transom.reactive.jobs import Threads, settle
from transom.session.turn import Ticket, Turn
from transom.session.watchdog import Watchdog

T = TypeVar("T")
Done = Callable[[Any, BaseException | None], None]


class Lender(Threads):
    """Runs jobs under a turn that has been granted, off the loop where there is a pool; one at a time.

    At the end of its session the turn lets everybody through, but in threads still one job goes on after the other.

    Args:
        turn: the session's turn.
        pool: worker threads; `None` runs every job inline.
        loop: the session's event loop.
        before_release: called on the loop after each job, under the turn still.
    """

    __slots__ = ("_before_release", "_loop", "_one", "_turn", "active", "watchdog")

    def __init__(
        self, turn: Turn, pool: WorkerPool | None, loop: asyncio.AbstractEventLoop, before_release: Callable[[], None]
    ) -> None:
        super().__init__(pool)
        self._turn = turn
        self._one = Turn()
        """What the one job in a thread has; it never opens."""
        self._loop = loop
        self._before_release = before_release
        self.active = 0
        """Jobs that are going on in threads: one, and those that wait `away` from it."""
        self.watchdog: Watchdog | None = None

    def lend(
        self, job: Callable[[], Any], context: Context, done: Done, *, blocking: bool = True, watched: bool = False
    ) -> Ticket | None:
        """Run `job` in `context`, then `done(value, error)` on the loop, then release the turn.

        The caller has been granted the turn. Concurrency: call on the loop.

        Args:
            job: called once.
            context: a copy of its own.
            done: takes what it returned or raised.
            blocking: run it in a worker thread.
            watched: report it if it holds the page up for long.

        Returns:
            Its place among the jobs in threads, of which another may go on when the session has ended.
        """
        share = self._share
        if share is None or not blocking:
            self._finish(*self._run(job, context), done)
            return None
        return self._one.request(lambda: self._submit(share, job, context, done, watched))

    def _submit(self, share: Share, job: Callable[[], Any], context: Context, done: Done, watched: bool) -> None:
        def work() -> None:
            value, error = self._run(job, context)
            try:
                self._loop.call_soon_threadsafe(self._returned, value, error, done)
            except RuntimeError:  # the loop has closed: this job was disowned long ago
                return

        self.active += 1
        if watched and self.watchdog is not None:
            self.watchdog.begin()
        share.submit(work)

    def _returned(self, value: Any, error: BaseException | None, done: Done) -> None:
        self.active -= 1
        if self.watchdog is not None:
            self.watchdog.end()
        try:
            self._finish(value, error, done)
        finally:
            self._one.release()

    def _run(self, job: Callable[[], Any], context: Context) -> tuple[Any, BaseException | None]:
        self._turn.thread = get_ident()
        executor_hook.install()
        try:
            return caught(partial(context.run, job))
        finally:
            if self._turn.mine():
                self._turn.thread = 0

    def _finish(self, value: Any, error: BaseException | None, done: Done) -> None:
        self._turn.thread = get_ident()
        try:
            done(value, error)
            self._before_release()
        finally:
            self._turn.release()

    def between(self, function: Callable[[], object]) -> None:
        """Call `function` on the loop while no job is in a thread: now, or after what goes on there.

        It needs no turn, so it is called after the end of the session, too.
        """

        def call() -> None:
            try:
                function()
            finally:
                self._one.release()

        self._one.request(call)

    def away(self, wait: Callable[[], T]) -> T:
        """Call `wait`, which blocks, in a thread that holds the turn; others have the turn meanwhile."""
        watchdog = self.watchdog if self.watchdog is not None and self.watchdog.watching else None
        self._turn.thread = 0
        try:
            self._loop.call_soon_threadsafe(self._leave)
            return wait()
        finally:
            back = threading.Event()
            try:
                self._loop.call_soon_threadsafe(self._turn.request, partial(self._ask, back, watchdog))
                back.wait()
            except RuntimeError:  # the loop has closed: nobody is left to take turns with
                pass
            self._turn.thread = get_ident()

    def _ask(self, back: threading.Event, watchdog: Watchdog | None) -> None:
        self._one.request(partial(self._come_back, back, watchdog))

    def _come_back(self, back: threading.Event, watchdog: Watchdog | None) -> None:
        if watchdog is not None:
            watchdog.begin()  # the time away does not count
        back.set()

    def _leave(self) -> None:
        if self.watchdog is not None:
            self.watchdog.end()
        self._before_release()
        self._turn.release()
        self._one.release()

    async def call(self, job: Callable[[], Any], context: Context) -> Any:
        """Run `job` in a worker thread under the turn; wait for it from a coroutine of the session.

        It is a part of the coroutine's step, so nobody comes in between. A cancellation takes effect when the job has
        ended: a thread cannot be stopped.
        """
        if self.left:
            raise asyncio.CancelledError
        future: asyncio.Future[Any] = self._loop.create_future()
        place: Ticket | None = None

        def lend() -> None:
            nonlocal place
            place = self.lend(job, context, partial(settle, future))

        ticket = self._turn.request(lend, first=self._turn.mine())
        try:
            return await asyncio.shield(future)
        except asyncio.CancelledError:
            if ticket.grant is not None:  # it has not begun
                self._turn.withdraw(ticket)
            elif place is not None and place.grant is not None:
                self._one.withdraw(place)
                self._turn.release()
            else:
                await self.ended(future)
            raise
