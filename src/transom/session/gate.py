"""`Gated`: a coroutine whose every step runs under a session's turn.

It implements `collections.abc.Coroutine` around the author's coroutine, so that the asyncio task
which drives it stays an ordinary one: `timeout`, `wait_for`, `TaskGroup`, `gather`, `shield` and
anyio's scopes see nothing of it. While the turn is with somebody else, the task waits on a future
of ours; a cancellation that arrives then is remembered and delivered under the turn.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine, Generator
from contextvars import Context
from threading import get_ident
from time import perf_counter
from types import CodeType, FrameType
from typing import Any, cast

from transom.diagnostics.awaiting import Location, awaiting, is_authors, is_ours
from transom.errors import ExitError
from transom.reactive import executor_hook
from transom.reactive.context import run_var
from transom.session.turn import Ticket, Turn

_log = logging.getLogger("transom")


class Gated(Coroutine[Any, Any, Any]):
    """Drives `coroutine` with each step under `turn`.

    Args:
        coroutine: the author's coroutine.
        turn: the session's turn.
        after_step: called after each step, still under the turn, with whether it was the first.
        report_block: a step of more seconds than this is reported.
        report: takes the report.
        within: the context of each step; that of the task that drives it when omitted.

    Takes its place in the queue at once, so that its first step runs before anything that queues
    later: the runs which an event starts step before the next event is applied.

    Concurrency: made and driven on the loop's thread.
    """

    __slots__ = (
        "__weakref__", "_after_step", "_coroutine", "_first", "_granted", "_pending", "_report", "_report_block",
        "_ticket", "_turn", "_waiter", "_within",
    )  # fmt: skip

    def __init__(
        self,
        coroutine: Coroutine[Any, Any, Any],
        turn: Turn,
        after_step: Callable[[bool], None],
        report_block: float = 0.1,
        report: Callable[[str], None] = _log.warning,
        within: Context | None = None,
    ) -> None:
        self._coroutine = coroutine
        self._turn = turn
        self._after_step = after_step
        self._pending: tuple[Callable[..., Any], Any] | None = None
        self._waiter: asyncio.Future[None] | None = None
        self._first = True
        self._report_block = report_block
        self._report = report
        self._within = within
        self._granted = False
        self._ticket: Ticket | None = None
        ticket = turn.request(self._grant)
        if not self._granted:
            self._ticket = ticket

    def _grant(self) -> None:
        self._ticket = None
        self._granted = True
        if self._waiter is not None and not self._waiter.done():
            self._waiter.set_result(None)

    def send(self, value: Any, /) -> Any:
        """One step. Returns what the coroutine awaits next, or our own future while the turn is away."""
        if self._pending is not None:  # the wait for the turn is over; the step it held back is due
            value = None
        return self._step(self._coroutine.send, value)

    def throw(self, typ: Any, val: Any = None, tb: Any = None, /) -> Any:
        """One step that begins with an exception, typically a cancellation."""
        error = typ if val is None else val
        if isinstance(error, type):
            error = error()
        if tb is not None:
            error = error.with_traceback(tb)
        self._pending = (self._coroutine.throw, error)
        try:
            return self._step(self._coroutine.throw, error)
        finally:
            del typ, val, tb, error  # it has this frame in its traceback

    def _step(self, method: Callable[[Any], Any], value: Any) -> Any:
        if not self._granted and (self._ticket is not None or not self._turn.take()):
            return self._wait(method, value)
        if self._pending is not None:
            (method, value), self._pending = self._pending, None
        self._granted = False
        self._waiter = None
        turn = self._turn
        turn.thread = get_ident()
        executor_hook.install()
        first, self._first = self._first, False
        began = perf_counter()
        try:
            return method(value) if self._within is None else self._within.run(method, value)
        except SystemExit as error:
            # asyncio would let it end the loop, and with it the pages of everybody else.
            raise ExitError(error) from error
        finally:
            del value  # as in `throw`
            took = perf_counter() - began
            if took > self._report_block:
                self._tell_blocked(took)
            try:
                self._after_step(first)
            finally:
                turn.release()

    def _tell_blocked(self, seconds: float) -> None:
        at, word = awaiting(self._coroutine), "before"
        if at is None or not is_authors(at.file):  # it has ended, or waits in code of ours around the author's
            at, word = self._begins(), "in"
        if is_ours(at.file):
            return  # code of ours took long, as on a busy machine: nothing that the author could mend
        self._report(
            f"{at.function} blocked the event loop for {seconds * 1000:.0f} ms {word} {at.file}:{at.line}"
            ". Await something, make it a plain `def`, or move the work to a thread."
        )

    def _begins(self) -> Location:
        """Where the author's function begins."""
        run, code = run_var.get(), self.cr_code
        if run is not None and (code is None or not is_authors(code.co_filename)) and run.begins is not None:
            return run.begins
        if code is None:
            return Location("?", 0, "A callback" if run is None else run.name)
        return Location(code.co_filename, code.co_firstlineno, code.co_qualname)

    def _wait(self, method: Callable[[Any], Any], value: Any) -> asyncio.Future[None]:
        if self._pending is None:
            self._pending = (method, value)
        if self._ticket is None and not self._granted:
            ticket = self._turn.request(self._grant)
            if not self._granted:
                self._ticket = ticket
        self._waiter = waiter = asyncio.get_running_loop().create_future()
        if self._granted:  # the session closed in between and everybody is let through
            waiter.set_result(None)
        waiter._asyncio_future_blocking = True
        return waiter

    def close(self) -> None:
        """End the coroutine without running it further."""
        if self._ticket is not None:
            self._turn.withdraw(self._ticket)
            self._ticket = None
        try:
            self._coroutine.close()
        finally:
            if self._granted:
                self._granted = False
                self._turn.release()

    def __await__(self) -> Generator[Any, Any, Any]:
        """Await it from a coroutine of the host's own; its steps take the turn."""
        return cast("Generator[Any, Any, Any]", self)

    def __iter__(self) -> Gated:
        return self

    def __next__(self) -> Any:
        return self.send(None)

    @property
    def cr_await(self) -> Any:
        """What the author's coroutine awaits."""
        return getattr(self._coroutine, "cr_await", None)

    @property
    def cr_frame(self) -> FrameType | None:
        """The author's frame."""
        return getattr(self._coroutine, "cr_frame", None)

    @property
    def cr_running(self) -> bool:
        """Whether a step is running."""
        return bool(getattr(self._coroutine, "cr_running", False))

    @property
    def cr_code(self) -> CodeType | None:
        """The author's code object."""
        return getattr(self._coroutine, "cr_code", None)
