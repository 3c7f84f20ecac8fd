"""`SessionLock`: what `io.with_lock` takes. First come first served, held across awaits.

It is not the turn: while one locked callback awaits, unlocked ones and widget events go on.
"""

from __future__ import annotations

import asyncio
from collections import deque
from types import TracebackType

from transom.reactive.context import run_var
from transom.reactive.runs import Run


class SessionLock:
    """Mutual exclusion among the locked callbacks of one session; re-entrant within a run.

    Concurrency: belongs to the loop's thread.
    """

    __slots__ = ("_count", "_holder", "_loop", "_waiting")

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop
        self._holder: Run | object | None = None
        self._count = 0
        self._waiting: deque[tuple[asyncio.Future[None], object]] = deque()

    @property
    def locked(self) -> bool:
        """Whether somebody holds it."""
        return self._holder is not None

    def blocks_me(self) -> bool:
        """Whether the calling run would have to wait for it."""
        return (self._holder is not None or bool(self._waiting)) and self._holder is not run_var.get()

    async def __aenter__(self) -> None:
        me: object = run_var.get() or asyncio.current_task()
        if self._holder is me:
            self._count += 1
            return
        if self._holder is None and not self._waiting:
            self._holder, self._count = me, 1
            return
        future: asyncio.Future[None] = self._loop.create_future()
        entry = (future, me)
        self._waiting.append(entry)
        try:
            await future
        except asyncio.CancelledError:
            if future.done() and not future.cancelled():  # it was ours already: pass it on
                self._pass_on()
            else:
                self._waiting.remove(entry)
            raise

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None
    ) -> None:
        self._count -= 1
        if self._count == 0:
            self._pass_on()

    def _pass_on(self) -> None:
        self._holder, self._count = None, 0
        while self._waiting:
            future, who = self._waiting.popleft()
            if not future.done():
                self._holder, self._count = who, 1
                future.set_result(None)
                return
