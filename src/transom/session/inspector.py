"""`Inspector`: tells a page in development what runs for it, while its inspector is open.

Owns what a run looks like there and how often it is said. It has no run, no turn and no patch of its own, so it does
not see itself, and nobody who waits for the page to be idle sees it.
"""

from __future__ import annotations

import asyncio
import time
from contextlib import suppress
from numbers import Real
from typing import TYPE_CHECKING, Any

from transom.errors import ProtocolError
from transom.protocol.messages import Inspection
from transom.reactive.runs import Run
from transom.session.outbox import Outbox
from transom.session.part import Part

if TYPE_CHECKING:
    from transom.session.session import Session

INTERVAL = 0.25
"""Least seconds between two messages."""
MOST = 100
"""Runs that are told one by one; of the others the page hears how many there are."""


class Inspector(Part):
    """What the inspector of a view's page is told. `_tell` is called from any thread, all else on the loop."""

    __slots__ = ("_looked", "_on", "_outbox", "_reports", "_said", "_timer", "_woken")

    def __init__(self, session: Session, outbox: Outbox) -> None:
        super().__init__(session)
        self._outbox = outbox
        self._on = False
        self._woken = False
        self._looked = float("-inf")
        self._said: tuple[list[dict[str, Any]], int] | None = None
        self._reports: list[dict[str, Any]] | None = None
        self._timer: asyncio.TimerHandle | None = None

    def switch(self, *, on: bool) -> None:
        """The page has opened its inspector, or closed it.

        Raises:
            ProtocolError: it is no page in development.
        """
        session = self._session
        if not session.dev:
            raise ProtocolError("inspect is for development; serve with --dev")
        self.stop()
        if not on:
            return
        self._on = True
        session.running.listeners.append(self._tell)
        self._reports = list(session.advice.kept)
        self._look()

    def stop(self) -> None:
        """Say nothing more: the inspector is closed, or its page is gone."""
        if not self._on:
            return
        self._on = False
        self._said = None
        self._session.running.listeners.remove(self._tell)
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _tell(self) -> None:
        if not self._woken:
            self._woken = True
            self._session.on_loop(self._wake)

    def _wake(self) -> None:
        self._woken = False
        if self._on and self._timer is None:
            self._later(max(0.0, self._looked + INTERVAL - self._session.loop.time()))

    def _later(self, seconds: float) -> None:
        self._timer = self._session.loop.call_later(seconds, self._look)

    def _look(self) -> None:
        # Where a run awaits changes without a word to anybody, so what runs is looked at as long as it does.
        self._timer = None
        session = self._session
        self._looked = session.loop.time()
        runs = sorted(session.runs, key=lambda run: run.number)
        said = [_row(run) for run in runs[:MOST]], len(runs)
        full = self._outbox.lagging  # a page that does not read would not get it
        if said != self._said and not full:
            self._said = said
            rows = [{**row, "seconds": _seconds(run)} for row, run in zip(said[0], runs[:MOST], strict=True)]
            self._outbox.send(Inspection(rows, len(runs) - len(rows), self._reports))
            self._reports = None
        if runs or full:
            self._later(INTERVAL)


def _row(run: Run[Any]) -> dict[str, Any]:
    """A run as the page shows it, without what changes all the time."""
    where = run.where
    return {
        "number": run.number,
        "name": run.name,
        "state": run.state,
        "progress": _progress(run.progress),
        "where": None if where is None else list(where),
    }


def _seconds(run: Run[Any]) -> float | None:
    return None if run.started is None else round(time.monotonic() - run.started, 3)


def _progress(value: Any) -> float | str | None:
    """A number or a text as it is; of anything else, which may be large, what it is."""
    match value:
        case None | str():
            return value
        case bool():
            pass
        case Real():
            with suppress(OverflowError):
                return float(value)
    return type(value).__name__
