"""`ClockLoop`: an event loop whose time passes only when a test says so.

Timers, sleeps and timeouts are asyncio's own; nothing is patched. Worker threads are real: time
does not move while one of them has work, unless that work has only waited for `PATIENCE`.
"""

from __future__ import annotations

import asyncio
import selectors
from collections.abc import Callable
from contextvars import Context
from time import monotonic, process_time, thread_time
from typing import Any, TypeVarTuple

_Ts = TypeVarTuple("_Ts")

PATIENCE = 0.25
"""Real seconds without any progress of worker threads after which the clock goes on without them.

Of a look at them that took longer than `_LOOK` only that much counts: the whole machine stood still, and they with it.
"""

_LONGEST = 5.0
"""Such seconds after which it goes on even if they do make progress."""
_LOOK = 0.01
_PROGRESS = 1e-4
"""Seconds of CPU time that count as progress."""

_APART = 1e-12
"""Seconds between two timers for the same time, so that the heap of the loop keeps their order."""


class ClockLoop(asyncio.SelectorEventLoop):
    """An asyncio loop that starts at time 0 and jumps from timer to timer up to `until`.

    While it has nothing to do before the next timer, and that timer lies beyond `until`, it waits
    for real input: sockets and threads work as ever.
    """

    def __init__(self) -> None:
        self.now = 0.0
        self.until = 0.0
        self.working: Callable[[], bool] = bool
        """Whether worker threads have something to do, so that time must stand still."""
        self._made = 0
        super().__init__(_Selector(self))
        self._clock_resolution = 1e-6  # what is due within it is due at once, in order

    def time(self) -> float:
        """Seconds since the loop was made."""
        return self.now

    async def shutdown_default_executor(self, timeout: float | None = None) -> None:
        """As asyncio's, without a limit: its threads are real, and the clock does not go on for them."""
        await super().shutdown_default_executor()

    def call_at(
        self, when: float, callback: Callable[[*_Ts], object], *args: *_Ts, context: Context | None = None
    ) -> asyncio.TimerHandle:
        """As asyncio's; timers that are due at the same time run in the order in which they were made."""
        self._made += 1
        return super().call_at(when + self._made * _APART, callback, *args, context=context)


class _Selector(selectors.DefaultSelector):
    """Turns a wait for a timer into a jump of the clock."""

    def __init__(self, loop: ClockLoop) -> None:
        super().__init__()
        self._loop = loop

    def select(self, timeout: float | None = None) -> list[Any]:
        if timeout is None or timeout <= 0:
            return super().select(timeout)
        ready = super().select(0)
        if ready:
            return ready
        loop = self._loop
        if loop.now + timeout > loop.until + loop._clock_resolution:
            return super().select(None)
        ready = self._wait_for_threads()
        if ready:
            return ready
        ready = super().select(0)  # what a thread said just before it had nothing more to do
        if ready:
            return ready
        loop.now = round(loop.now + timeout, 9)
        loop._made = 0
        return []

    def _wait_for_threads(self) -> list[Any]:
        """Give worker threads the time they need, however slow the machine is: they may wait, but not for long."""
        waited = since = 0.0
        used, last = _used_by_others(), monotonic()
        while self._loop.working() and since < PATIENCE and waited < _LONGEST:
            ready = super().select(0.001)
            if ready:
                return ready
            now = monotonic()
            look, last = min(now - last, _LOOK), now
            waited, since = waited + look, since + look
            if _used_by_others() - used > _PROGRESS:
                since, used = 0.0, _used_by_others()
        return []


def _used_by_others() -> float:
    """CPU time of all threads but this one."""
    return process_time() - thread_time()
