"""Waiting for a run: from a coroutine, from a `def`, and who would wait for ever.

Owns what a waiting strand lends out and takes charge of meanwhile.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Generator
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from transom.diagnostics.failure import settle
from transom.errors import LockError
from transom.reactive.aside import aside
from transom.reactive.context import run_var, session_var
from transom.reactive.strand import on_loop

if TYPE_CHECKING:
    from transom.reactive.runs import Run


def awaited(run: Run[Any]) -> Generator[Any, None, Any]:
    """The value of `run`, for a coroutine; raises what it raised. The waiter's cancellation leaves the run alone."""
    me = run_var.get()
    if me is not None and asyncio.current_task() is not me._task:
        me = None  # a task of asyncio's own, begun by that run: it waits, the run may not
    _refuse_deadlock(run, me)
    future = run._loop.create_future()

    def end(run: Run[Any]) -> None:
        if future.done():
            return
        if run.state == "cancelled":
            future.cancel()
        elif run.error is not None:
            future.set_exception(run.error)
        else:
            future.set_result(run.value)

    run.on_done(end)
    run.handled += 1
    if me is not None:
        me.waiting_on = run
    try:
        value = yield from future.__await__()
        return value
    finally:
        run.handled -= 1
        _tell_once(run)
        if me is not None:
            me.waiting_on = None


def wait_for(run: Run[Any], timeout: float | None) -> Any:
    """The value of `run`, for a `def`; see `Run.result`."""
    if on_loop(run._loop):
        raise LockError(f"{run.name}: result() on the event loop would wait forever. Write `await run`.")
    me = run_var.get()
    before = None if me is None else me.waiting_on
    run.handled += 1
    try:
        if me is not None:
            me.waiting_on = run
        home = session_var.get() or run.owner  # whose turn and lock the calling code has
        with aside():
            in_time = _block(run, me, timeout) if home is None else home.away(lambda: _block(run, me, timeout), run)
    finally:
        run.handled -= 1
        if me is not None:
            me.waiting_on = before
    if not in_time:
        raise TimeoutError(f"{run.name} has not ended after {timeout} s")
    _refuse_deadlock(run, me)
    if run.state == "cancelled":
        raise asyncio.CancelledError
    if run.error is not None:
        _tell_once(run)
        raise run.error
    return run.value


def _block(run: Run[Any], me: Run[Any] | None, timeout: float | None) -> bool:
    """Whether it has ended in time, or would never."""
    _refuse_deadlock(run, me)  # from here on those who come to a lock later see that we wait
    if run.ended is not None:
        return True
    over = threading.Event()

    def listen() -> None:  # its call has come to the loop by then, as this does
        over.set() if _waits_for(run, me) else run.on_done(lambda _: over.set())

    with suppress(RuntimeError):  # the loop has closed, and the run with it
        run._loop.call_soon_threadsafe(listen)
        return over.wait(timeout)
    return True


def _tell_once(run: Run[Any]) -> None:
    """If it failed when nobody waited for it, that was reported: who gets the failure now does not report it."""
    if run.error is not None and run.told:
        settle(run.error)


def _refuse_deadlock(run: Run[Any], waiter: Run[Any] | None) -> None:
    if waiter is run:
        raise LockError(f"{run.name} waits for its own run, which would never end.")
    if run.ended is not None:
        return
    if run.owner is not None and run.owner.deadlocks(waiter, run):
        name = "This code" if waiter is None else waiter.name
        raise LockError(f"{name} holds io.lock() and waits for {run.name}, which waits for the lock.")
    if _waits_for(run, waiter):
        raise LockError(f"{run.name} cannot begin before the run has ended that waits for it, as its policy says.")


def _waits_for(run: Run[Any], waiter: Run[Any] | None) -> bool:
    """Whether it can begin only when `waiter` has ended, or one that waits for that."""
    for each in tuple(run.behind) if waiter is not None else ():
        other: Run[Any] | None = each
        while other is not None:
            if other is waiter:
                return True
            other = other.waiting_on
    return False
