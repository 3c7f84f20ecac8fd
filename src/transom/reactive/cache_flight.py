"""`Flight`: one computation that several callers wait for, in threads and on event loops.

Owns who waits for it. Which calls share one is the store's affair.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Coroutine
from contextlib import suppress
from contextvars import Context
from threading import get_ident
from typing import Any, TypeAlias

from transom.reactive.cache_key import Key
from transom.reactive.strand import running_loop
from transom.reactive.waiting import Part

Launch: TypeAlias = Callable[[Coroutine[Any, Any, None], Callable[[], None]], Callable[[], object]]
"""Starts a coroutine, calls its second argument when that has ended, and returns what cancels it."""


class Flight(Part):
    """The computation of one key while it goes on.

    Attributes:
        loop: where it awaits; `None` for a `def`, which runs in `thread`.
        waiters: who wants its result. A computation that awaits is cancelled when the last one has left.
    """

    __slots__ = (
        "_error", "_traceback", "_value", "abandoned", "cancel", "done", "ended", "key", "loop", "thread", "ttl",
        "waiters",
    )  # fmt: skip

    def __init__(self, name: str, key: Key, ttl: float | None, loop: asyncio.AbstractEventLoop | None) -> None:
        super().__init__(name)
        self.key = key
        self.ttl = ttl
        self.loop = loop
        self.thread = get_ident()
        self.waiters: dict[object, None] = {}  # in order
        self.cancel: Callable[[], object] | None = None
        self.done = False
        self.abandoned = False
        self.ended = threading.Event()
        self._value: Any = None
        self._error: BaseException | None = None

    @property
    def stopped(self) -> bool:
        """Whether it was cancelled; who waits elsewhere than on its loop begins again."""
        return self.loop is not None and isinstance(self._error, asyncio.CancelledError)

    def settle(self, value: Any, error: BaseException | None) -> None:
        """It has ended."""
        self._value, self._error, self.done = value, error, True
        self._traceback = None if error is None else error.__traceback__

    def result(self) -> Any:
        """What it returned; raises what it raised, with the traceback of where that was."""
        if self._error is not None:
            raise self._error.with_traceback(self._traceback)
        return self._value


def launch(coroutine: Coroutine[Any, Any, None], ended: Callable[[], None]) -> Callable[[], object]:
    """Start a coroutine as a task that belongs to no session and sees none: its context is empty."""
    task = asyncio.get_running_loop().create_task(coroutine, context=Context())
    task.add_done_callback(lambda _: ended())
    return task.cancel


def on_loop(loop: asyncio.AbstractEventLoop, function: Callable[[], object]) -> None:
    """Call `function` on the loop: now if we are on it, else soon."""
    if running_loop() is loop:
        function()
    else:
        with suppress(RuntimeError):  # the loop has been closed, and with it whoever waited there
            loop.call_soon_threadsafe(function)


def wake(waiter: asyncio.Future[None]) -> None:
    """Let a coroutine that waits go on; on its loop."""
    if not waiter.done():
        waiter.set_result(None)
