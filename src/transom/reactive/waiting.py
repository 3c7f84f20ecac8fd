"""Waiting: who waits for whom, that nobody waits for ever, and how a run is waited for.

Owns the one graph of it, whatever is waited for: a run, the lock of a session, a computation of a cache. Each place
where code waits says so by `waiting`, which refuses what would come back to whoever waits.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Protocol

from transom.diagnostics.failure import report_no_more
from transom.errors import LockError
from transom.reactive.context import run_var, session_var
from transom.reactive.executor import aside
from transom.reactive.strand import on_loop

if TYPE_CHECKING:
    from transom.reactive.runs import Run

LOCK = "io.lock()"
"""What a claim is called that waits for the lock."""


class Waiter(Protocol):
    """What waits and is waited for: a run, a claim on a lock, a part of something.

    Concurrency: what it needs is read from any thread. A wait is noted first and looked at then, so of two that begin
    at the same time in two threads one sees the other.
    """

    @property
    def name(self) -> str:
        """What reports call it; "" for one that says nothing to the author."""

    @property
    def waits(self) -> list[Waiter]:
        """What its code waits for now."""

    @property
    def needs(self) -> Iterable[Waiter]:
        """All that has to end, or to give way, before it can go on."""


class Part:
    """Code that others wait for as a whole, and that waits by itself: a computation, a branch of `gather`."""

    __slots__ = ("name", "waits")

    def __init__(self, name: str = "") -> None:
        self.name = name
        self.waits: list[Waiter] = []

    @property
    def needs(self) -> Iterable[Waiter]:
        """What it waits for."""
        return self.waits


part_var: ContextVar[Part | None] = ContextVar("transom_part", default=None)
"""The innermost part that the running code is of. Runs begin outside of any."""


def waiter() -> Waiter | None:
    """What cannot go on while the calling code waits; `None` where that is not known.

    A task of asyncio's own that a run has begun may wait while the run goes on.
    """
    part, run = part_var.get(), run_var.get()
    if part is not None:
        return part
    try:
        task = asyncio.current_task()
    except RuntimeError:  # a thread
        return run or _claim()
    return run if run is not None and run._task is task else None


def _claim() -> Waiter | None:
    owner = session_var.get()
    return None if owner is None else owner.lock.mine


@contextmanager
def waiting(*awaited: Waiter) -> Iterator[Callable[[], Exception | None]]:
    """The calling code waits inside for all of these. Gives what asks again whether it would do so for ever.

    Raises:
        LockError: it would, because each waits for the next and the last for whoever waits here.
        RecursionError: so it is with a computation of a cache that needs itself.
    """
    me, claim = waiter(), _claim()

    def endless() -> Exception | None:
        ways = (_way(each, whose) for each in awaited for whose in (me, claim) if whose is not None)
        way = next(filter(None, ways), None)
        return None if way is None else _endless(way)

    if me is not None:
        me.waits.extend(awaited)
    try:
        if (error := endless()) is not None:
            raise error
        yield endless
    finally:
        if me is not None:
            for each in awaited:
                me.waits.remove(each)


def _way(start: Waiter, end: Waiter) -> list[Waiter]:
    """From one to the other along what each needs; empty when it leads elsewhere."""
    ways, seen = [[start]], {start}
    while ways:
        way = ways.pop()
        if way[-1] is end:
            return way
        further = [each for each in tuple(way[-1].needs) if each not in seen]
        seen.update(further)
        ways.extend([*way, each] for each in further)
    return []


def recursion(name: str) -> RecursionError:
    """The error of a computation that would wait for its own result."""
    return RecursionError(
        f"{name} was called while it is being computed for the same arguments, by what it calls itself: it would wait "
        "for its own result."
    )


def _endless(way: list[Waiter]) -> Exception:
    """The error of whoever is at the end of a way and would wait for its beginning."""
    if all(isinstance(each, Part) for each in way):
        return recursion(way[0].name)
    names = [each.name for each in way]
    if LOCK in names:
        advice = "Call the function itself (it shares the lock), or await it outside of the lock."
    elif any(following in getattr(each, "behind", ()) for each, following in pairwise([*way, way[0]])):
        advice = "Call the function of the task itself, or await its run in code that the task does not wait for."
    else:
        advice = "Await the run in other code, or not at all."
    return LockError(f"Waiting here would never end: {_told([way[-1], *way[:-1]])}. {advice}")


def _told(circle: list[Waiter]) -> str:
    """Who waits for whom, in words."""
    pairs = pairwise([*circle, circle[0]])
    # A part of `gather` says nothing, and a claim is named after the run that has it, where that comes next.
    named = [each for each, following in pairs if each.name and getattr(each, "by", None) is not following]
    runs = [each.name for each in named]
    labels = [
        f"{each.name} (run {each.number})" if runs.count(each.name) > 1 and hasattr(each, "number") else each.name
        for each in named
    ]
    if len(named) == 1:
        return f"{labels[0]} waits for its own end"
    said = ""
    for place, each in enumerate(named):
        following = (place + 1) % len(named)
        if each.name == LOCK:
            said += f", which {labels[following]} has"
        else:
            verb = "begins after" if named[following] in getattr(each, "behind", ()) else "waits for"
            said += f"{', ' if said else ''}{labels[place]} {verb} {labels[following]}"
    return said


def awaited(run: Run[Any]) -> Generator[Any, None, Any]:
    """The value of `run`, for a coroutine; raises what it raised. The waiter's cancellation leaves the run alone."""
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

    with waiting(run):
        run.on_done(end)
        run.handled += 1
        try:
            value = yield from future.__await__()
            return value
        finally:
            run.handled -= 1
            _tell_once(run)


def wait_for(run: Run[Any], timeout: float | None) -> Any:
    """The value of `run`, for a `def`; see `Run.result`."""
    if on_loop(run._loop):
        raise LockError(f"{run.name}: result() on the event loop would wait forever. Write `await run`.")
    if timeout is not None and not isinstance(timeout, int | float):
        raise ValueError(f"{run.name}: result(timeout={timeout!r}): give the seconds to wait at most, or leave it out.")
    run.handled += 1
    try:
        with waiting(run) as endless, aside():
            home = session_var.get() or run.owner  # whose turn the calling code has
            block = partial(_block, run, endless, timeout)
            in_time = block() if home is None else home.away(block)
            if in_time and run.ended is None and (error := endless()) is not None:
                raise error
    finally:
        run.handled -= 1
    if not in_time:
        raise TimeoutError(f"{run.name} has not ended after {timeout} s")
    if run.state == "cancelled":
        raise asyncio.CancelledError
    if run.error is not None:
        _tell_once(run)
        raise run.error
    return run.value


def _block(run: Run[Any], endless: Callable[[], Exception | None], timeout: float | None) -> bool:
    """Whether it has ended in time, or would never."""
    if run.ended is not None:
        return True
    over = threading.Event()

    def listen() -> None:  # its call has come to the loop by then, as this does
        over.set() if endless() is not None else run.on_done(lambda _: over.set())

    with suppress(RuntimeError):  # the loop has closed, and the run with it
        run._loop.call_soon_threadsafe(listen)
        return over.wait(timeout)
    return True


def _tell_once(run: Run[Any]) -> None:
    """If it failed when nobody waited for it, that was reported: who gets the failure now does not report it."""
    if run.error is not None and run.told:
        report_no_more(run.error)
