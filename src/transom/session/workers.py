"""Lending the turn to a worker thread for one job."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from contextvars import Context
from threading import get_ident
from typing import Any

from transom.errors import ExitError
from transom.reactive import executor_hook
from transom.reactive.executor import WorkerPool
from transom.session.turn import Turn

Done = Callable[[Any, BaseException | None], None]


class Lender:
    """Runs jobs under a turn that has been granted, off the loop where there is a pool.

    Args:
        turn: the session's turn.
        pool: worker threads; `None` runs every job inline.
        loop: the session's event loop.
        before_release: called on the loop after each job, under the turn still.
    """

    __slots__ = ("_before_release", "_loop", "_pool", "_turn")

    def __init__(
        self, turn: Turn, pool: WorkerPool | None, loop: asyncio.AbstractEventLoop, before_release: Callable[[], None]
    ) -> None:
        self._turn = turn
        self._pool = pool
        self._loop = loop
        self._before_release = before_release

    def lend(self, job: Callable[[], Any], context: Context, done: Done, *, blocking: bool = True) -> None:
        """Run `job` in `context`, then `done(value, error)` on the loop, then release the turn.

        The caller has been granted the turn. Concurrency: call on the loop.
        """
        if self._pool is None or not blocking:
            self._finish(*self._run(job, context), done)
            return

        def work() -> None:
            value, error = self._run(job, context)
            try:
                self._loop.call_soon_threadsafe(self._finish, value, error, done)
            except RuntimeError:  # the loop has closed: this job was disowned long ago
                return

        self._pool.submit(work)

    def _run(self, job: Callable[[], Any], context: Context) -> tuple[Any, BaseException | None]:
        self._turn.thread = get_ident()
        executor_hook.install()
        try:
            return context.run(job), None
        except (SystemExit, KeyboardInterrupt) as error:
            return None, ExitError(error)
        except BaseException as error:  # noqa: BLE001 - handed to whoever waits for it
            return None, error
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

    async def call(self, job: Callable[[], Any], context: Context) -> Any:
        """Run `job` in a worker thread under the turn; wait for it from a coroutine of the session.

        A cancellation takes effect when the job has ended: a thread cannot be stopped.
        """
        future: asyncio.Future[Any] = self._loop.create_future()

        def settle(value: Any, error: BaseException | None) -> None:
            if future.done():
                return
            if error is None:
                future.set_result(value)
            elif isinstance(error, StopIteration):  # cannot be raised into a future
                future.set_exception(RuntimeError("StopIteration"))
            else:
                future.set_exception(error)

        ticket = self._turn.request(lambda: self.lend(job, context, settle))
        try:
            return await asyncio.shield(future)
        except asyncio.CancelledError:
            if ticket.grant is not None:  # it has not begun
                self._turn.withdraw(ticket)
            else:
                await _ended(future)
            raise


async def _ended(future: asyncio.Future[Any]) -> None:
    """Wait for a job that nobody wants any more, whatever else is cancelled meanwhile."""
    while not future.done():
        with suppress(asyncio.CancelledError):
            await asyncio.wait([future])
    future.exception()  # seen
