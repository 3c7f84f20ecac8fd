"""`Run`: one call of a callback that awaits, from its start to its end.

Owns the state of a run; who starts it, under which turn and context, is the session's affair.
"""

from __future__ import annotations

import asyncio
import itertools
import time
from collections.abc import Callable, Generator
from typing import Any, Literal

State = Literal["pending", "running", "done", "failed", "cancelling", "cancelled"]
_numbers = itertools.count(1)


class Run:
    """One call of a coroutine function, an (async) generator or a task.

    Attributes:
        number: unique in this process, grows with each start.
        name: the function's qualified name.
        state: pending, running, done, failed, cancelling or cancelled.
        value: what it returned; `None` until then.
        error: what it raised, if it failed.
        started: seconds on `time.monotonic`.

    Concurrency: belongs to the loop's thread; `cancel` may be called from any.
    """

    __slots__ = (
        "__weakref__", "_cancel", "_done", "_loop", "_task", "error", "name", "number", "started", "state", "value",
    )  # fmt: skip

    def __init__(self, name: str, loop: asyncio.AbstractEventLoop) -> None:
        self.number = next(_numbers)
        self.name = name
        self.state: State = "pending"
        self.value: Any = None
        self.error: BaseException | None = None
        self.started = time.monotonic()
        self._loop = loop
        self._task: asyncio.Task[Any] | None = None
        self._cancel = False
        self._done: list[Callable[[Run], object]] = []

    def __repr__(self) -> str:
        return f"<Run {self.number} {self.name} {self.state}>"

    @property
    def live(self) -> bool:
        """Whether it has not ended yet."""
        return self.state in ("pending", "running", "cancelling")

    def cancel(self) -> None:
        """Ask the run to end: `CancelledError` is raised where it awaits."""
        if self._task is not None and not _on_loop(self._loop):
            self._loop.call_soon_threadsafe(self.cancel)
            return
        if not self.live or self.state == "cancelling":
            return
        self.state = "cancelling"
        self._cancel = True
        if self._task is not None:
            self._task.cancel()

    def on_done(self, function: Callable[[Run], object]) -> None:
        """Call `function(run)` when the run has ended, at once if it has."""
        if self.live:
            self._done.append(function)
        else:
            function(self)

    def __await__(self) -> Generator[Any, None, Any]:
        """The run's value; raises what the run raised. A waiter's cancellation leaves the run alone."""
        future = self._loop.create_future()

        def settle(run: Run) -> None:
            if future.done():
                return
            if run.state == "cancelled":
                future.cancel()
            elif run.error is not None:
                future.set_exception(run.error)
            else:
                future.set_result(run.value)

        self.on_done(settle)
        return (yield from future.__await__())

    # What the session that starts the run tells it.

    def attach(self, task: asyncio.Task[Any]) -> None:
        """The asyncio task that drives this run."""
        self._task = task
        if self._cancel:
            task.cancel()
        elif self.state == "pending":
            self.state = "running"

    def finish(self, state: State, *, value: Any = None, error: BaseException | None = None) -> None:
        """The run has ended."""
        self.state, self.value, self.error, self._task = state, value, error, None
        waiting, self._done = self._done, []
        for function in waiting:
            function(self)


def _on_loop(loop: asyncio.AbstractEventLoop) -> bool:
    try:
        return asyncio.get_running_loop() is loop
    except RuntimeError:
        return False
