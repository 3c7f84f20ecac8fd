"""`doc.add_next_tick_callback`, `add_timeout_callback`, `add_periodic_callback`: on the session's clock."""

from __future__ import annotations

import asyncio
import inspect
from functools import partial
from typing import Any

from bokeh.server.callbacks import (
    NextTickCallback,
    PeriodicCallback,
    SessionCallback,
    TimeoutCallback,
)

from transom.reactive.callback import Callback
from transom.session.periodic import PeriodicCallback as Periodic
from transom.session.periodic import periodic
from transom.session.session import Session


class Timers:
    """Runs what a document schedules; all of it ends with the session.

    Concurrency: `add` and `remove` may be called from any thread: handing a change over to its page
    is what next-tick callbacks are for.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._live: dict[SessionCallback, asyncio.TimerHandle | Periodic | None] = {}

    def add(self, callback: SessionCallback) -> None:
        """A callback was added to the document."""
        self._live[callback] = None
        if isinstance(callback, NextTickCallback):
            self._due(callback)
        elif isinstance(callback, TimeoutCallback):
            self._session.on_loop(partial(self._arm, callback, callback.timeout / 1000))
        elif isinstance(callback, PeriodicCallback):
            self._live[callback] = periodic(self._session, callback.callback, period=max(1, round(callback.period)))

    def remove(self, callback: SessionCallback) -> None:
        """A callback was taken back, or is about to run for its only time."""
        timer = self._live.pop(callback, None)
        if isinstance(timer, Periodic):
            timer.stop()
        elif timer is not None:
            self._session.on_loop(timer.cancel)

    def close(self) -> None:
        """The session has ended."""
        for callback in list(self._live):
            self.remove(callback)

    def _arm(self, callback: SessionCallback, seconds: float) -> None:
        if callback in self._live:
            self._live[callback] = self._session.loop.call_later(seconds, self._due, callback)

    def _due(self, callback: SessionCallback) -> None:
        function: Any = callback.callback
        self._session.apply(partial(self._run, callback), function=inspect.unwrap(function))

    def _run(self, callback: SessionCallback) -> None:
        if callback in self._live:
            Callback(callback.callback, self._session)()
