"""`Pace`: how many pages are served in one turn of the event loop when all of them want something at once.

A thousand pages may follow one object. What a write to it means for each is done for some of them at a time, and in
between the loop serves everybody else.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from contextvars import Context

MOST = 32
"""So many in one turn of the loop: a few milliseconds. Those before them are served at once."""


class Pace:
    """Lets callers go, first come first served. Belongs to the loop's thread.

    Args:
        loop: the event loop.
    """

    __slots__ = ("_left", "_loop", "_waiting")

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop
        self._left = MOST
        self._waiting: deque[Callable[[], object]] = deque()

    def ask(self, go: Callable[[], object]) -> None:
        """Call `go`, which must not raise: now, or in one of the next turns of the loop."""
        if self._left == MOST:
            self._loop.call_soon(self._turn, context=Context())  # of nobody's page
        if self._left and not self._waiting:
            self._left -= 1
            go()
        else:
            self._waiting.append(go)

    def _turn(self) -> None:
        self._left = MOST
        if not self._waiting:
            return
        self._loop.call_soon(self._turn, context=Context())
        while self._left and self._waiting:
            self._left -= 1
            self._waiting.popleft()()
