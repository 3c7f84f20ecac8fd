"""Timers of a session: periodic callbacks that never overlap themselves and end with the session."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import param

from transom.reactive.callables import name_of
from transom.reactive.callback import as_coroutine

if TYPE_CHECKING:
    from transom.session.session import Session


class PeriodicCallback(param.Parameterized):
    """Calls a function again and again.

    From start to start it takes `period` milliseconds; a call that is still going on when the
    next is due skips it. Ends with its session.

    Concurrency: `start` and `stop` may be called from any code of the session.
    """

    callback = param.Parameter(
        default=None, allow_refs=False, doc="What to call; `def` or `async def`, without arguments."
    )
    period = param.Integer(default=500, bounds=(1, None), doc="Milliseconds from start to start.")
    count = param.Integer(default=None, allow_None=True, doc="How many calls at most.")
    timeout = param.Integer(default=None, allow_None=True, doc="Milliseconds after which it stops.")
    running = param.Boolean(default=False, doc="Whether it is started; set it to start and stop.")
    counter = param.Integer(default=0, doc="How often it has been called.")

    def __init__(self, session: Session, **params: Any) -> None:
        self._session = session
        self._timer: asyncio.TimerHandle | None = None
        self._due = 0.0
        self._end = float("inf")
        self._calling = False
        super().__init__(**params)  # type: ignore[no-untyped-call]
        self.param.watch(self._switched, "running")
        self._forget: Callable[[], None] | None = None

    def start(self) -> None:
        """Start, or start anew after `stop`."""
        self.running = True

    def stop(self) -> None:
        """Stop; a call that is going on runs to its end."""
        self.running = False

    def _switched(self, event: param.parameterized.Event) -> None:
        self._session.on_loop(self._begin if event.new else self._cancel)

    def _begin(self) -> None:
        self._cancel()
        self._forget = self._session.on_close(self._close)
        now = self._session.loop.time()
        self._end = float("inf") if self.timeout is None else now + self.timeout / 1000
        self.counter = 0
        self._due = now
        self._arm()

    def _arm(self) -> None:
        loop = self._session.loop
        period = self.period / 1000
        self._due += period
        if self._due < loop.time():  # late by more than a period: skip what was missed
            self._due += period * ((loop.time() - self._due) // period + 1)
        self._timer = loop.call_at(self._due, self._tick)

    def _cancel(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if self._forget is not None:
            self._forget()
            self._forget = None

    def _close(self) -> None:
        self._cancel()
        self.running = False

    def _tick(self) -> None:
        self._timer = None
        if not self.running or self._session.closed:
            return
        if self._session.loop.time() >= self._end:
            self.running = False
            return
        if not self._calling:
            self._calling = True
            self.counter += 1
            self._session.apply(self._call, blocking=True, function=self.callback)
        if self.count is not None and self.counter >= self.count:
            self.running = False
        if self.running and self._timer is None:
            self._arm()

    def _call(self) -> None:
        going_on = False
        try:
            coroutine = as_coroutine(self.callback())
            if coroutine is not None:
                run = self._session.start(coroutine, name=name_of(self.callback), task=self)
                run.on_done(lambda _: self._called())
                going_on = True
        except param.Skip:
            pass
        except Exception as error:  # noqa: BLE001 - it goes on after a failure; the sink has it
            self._session.report(error, where=name_of(self.callback))
        finally:
            if not going_on:
                self._called()

    def _called(self) -> None:
        self._calling = False


def periodic(session: Session, callback: Callable[[], Any], **options: Any) -> PeriodicCallback:
    """Make and, unless `start=False`, start a periodic callback of `session`."""
    begin = options.pop("start", True)
    made = PeriodicCallback(session, callback=callback, **options)
    if begin:
        made.start()
    return made
