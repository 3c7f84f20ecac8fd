"""`Watchdog`: says so when a `def` of the author's holds a page up for long."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from transom.diagnostics.awaiting import in_thread
from transom.session.part import Part

if TYPE_CHECKING:
    from transom.session.session import Session


class Watchdog(Part):
    """Looks at the thread that has the turn when it has had it for long, as its settings say, and reports it once.

    Belongs to the loop's thread.
    """

    __slots__ = ("_began", "_limit", "_loop", "_timer", "_turn")

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._turn = session.turn
        self._loop = session.loop
        self._limit = session.settings.report_long
        self._began: float | None = None
        self._timer: asyncio.TimerHandle | None = None

    @property
    def watching(self) -> bool:
        """Whether the job that goes on is watched, and has not been reported."""
        return self._began is not None

    def begin(self) -> None:
        """A job begins in a thread."""
        self._began = self._loop.time()
        if self._timer is None:  # one timer at most, whatever the number of jobs
            self._timer = self._loop.call_later(self._limit, self._look)

    def end(self) -> None:
        """It has ended."""
        self._began = None

    def close(self) -> None:
        """Look no more."""
        self._began = None
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _look(self) -> None:
        self._timer = None
        if self._began is None:
            return
        if not self._turn.thread:  # it waits for a thread, and has held nobody up yet
            self._began = self._loop.time()
            self._timer = self._loop.call_later(self._limit / 4, self._look)
            return
        left = self._began + self._limit - self._loop.time()
        if left > 1e-6:
            self._timer = self._loop.call_later(left, self._look)
        else:
            self._began = None
            self._say(self._turn.thread)

    def _say(self, thread: int) -> None:
        at = in_thread(thread)
        place = "A callback" if at is None else f"{at.function}, at {at.file}:{at.line},"
        events, runs = len(self._session.inbox), self._turn.waiting
        self._session.advise(
            "long",
            f"{place} has held its page up for {self._limit:g} s; {events} events and {runs} runs wait for it"
            '. Make it `async def`, or let it run beside the page: @tr.task(on="thread"), or on="process" if it '
            "computes in Python. If it waits for a run of its own page, write `run.result()`.",
        )
