"""What is still to happen now: what waits on the event loop, what is due there, and what goes on in worker threads.

Events, runs, evaluations and patches all go on by one of these. What waits for a time to come, for the network or for
another process does not happen now.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from transom.diagnostics.awaiting import in_thread
from transom.reactive.executor import DaemonExecutor, WorkerPool

QUIET = 12
"""Rounds in which nothing goes on after which nothing will, on a loop that does not say what waits (uvloop)."""
ROUNDS = 1000
"""After so many rounds code that goes on without an end is left to go on."""
LONGEST = 15.0
"""Real seconds that one job of a worker thread may take."""


async def at_rest(pool: WorkerPool | None, look: Callable[[], object]) -> None:
    """Wait until nothing is outstanding on the running loop and in these worker threads.

    Args:
        pool: the threads.
        look: called in each round; what it raises ends the wait.

    Raises:
        AssertionError: a job has been in its thread for longer than 15 s.
    """
    loop = asyncio.get_running_loop()
    pools = [each for each in (pool, _own_pool(loop)) if each is not None]
    rounds = quiet = 0
    while quiet < (2 if _tells(loop) else QUIET) and rounds < ROUNDS:
        look()
        if waits(loop):
            quiet, rounds = 0, rounds + 1
        elif any(each.active for each in pools):
            quiet = 0
            await _job_ended(loop, pools)
            continue
        else:
            quiet += 1
        await asyncio.sleep(0)


def waits(loop: Any) -> bool:
    """Whether something is to run in this round of the loop or the next, but for what runs now."""
    if getattr(loop, "_ready", None):
        return True
    now = loop.time()
    timers = getattr(loop, "_scheduled", ())
    return any(timer.when() <= now and not timer.cancelled() for timer in timers)


def _tells(loop: Any) -> bool:
    return hasattr(loop, "_ready")


def _own_pool(loop: Any) -> WorkerPool | None:
    """The threads of `asyncio.to_thread`, where they are ours."""
    executor = getattr(loop, "_default_executor", None)
    return executor.pool if isinstance(executor, DaemonExecutor) else None


async def _job_ended(loop: asyncio.AbstractEventLoop, pools: list[WorkerPool]) -> None:
    """Wait until a job has ended, or has given the loop something to do."""
    ended, long = asyncio.Event(), threading.Event()

    def tell() -> None:
        with suppress(RuntimeError):  # another job had ended, and with it the wait, and the loop has closed
            loop.call_soon_threadsafe(ended.set)

    def give_up() -> None:
        long.set()
        tell()

    late = threading.Timer(LONGEST, give_up)  # of real seconds, whatever clock the loop has
    late.daemon = True
    for each in pools:
        each.listeners.add(tell)
    late.start()
    try:
        if any(each.active for each in pools):
            await ended.wait()
            if long.is_set():
                raise AssertionError(f"still outstanding after {LONGEST:g} s: {_going_on(pools)}")
    finally:
        for each in pools:
            each.listeners.discard(tell)
        late.cancel()
        late.join()


def _going_on(pools: list[WorkerPool]) -> str:
    names = tuple(f"{each.name}-" for each in pools)
    threads = [each for each in threading.enumerate() if each.name.startswith(names) and each.ident is not None]
    places = [str(place) for each in threads if each.ident and (place := in_thread(each.ident)) is not None]
    return ", ".join(places) or "jobs in worker threads"
