"""Timers of a session: periodic callbacks that never overlap themselves and end with the session."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextvars import Context
from functools import partial
from typing import TYPE_CHECKING, Any

import param

from transom.reactive.callables import name_of
from transom.reactive.calling import failing, rest_of
from transom.reactive.owned import Inline, Owned
from transom.reactive.runs import Run
from transom.session.part import Part
from transom.session.repeats import Repeats

if TYPE_CHECKING:
    from transom.session.session import Session


class PeriodicCallback(Owned, Part):
    """Calls a function again and again.

    From start to start it takes `period` milliseconds; a call that is still going on when the
    next is due skips it. A failure is reported and the calls go on; equal failures are reported
    once a minute with their number. Ends with its session.

    Concurrency: `start`, `stop` and every parameter may be used from any code of the session.
    """

    callback = param.Parameter(
        default=None, allow_refs=False, doc="What to call; `def`, `async def` or a task, without arguments."
    )
    period = param.Integer(default=500, bounds=(1, None), doc="Milliseconds from start to start.")
    count = param.Integer(default=None, allow_None=True, bounds=(1, None), doc="How many calls at most.")
    timeout = param.Integer(default=None, allow_None=True, doc="Milliseconds after which it stops.")
    stop_on_error = param.Boolean(default=False, doc="Whether the first failure stops it.")
    running = param.Boolean(default=False, doc="Whether it is started; set it to start and stop.")
    counter = param.Integer(default=0, doc="How often it has been called since it was started.")

    def __init__(self, session: Session, **params: Any) -> None:
        Part.__init__(self, session)
        self._timer: asyncio.TimerHandle | None = None
        self._forget: Callable[[], None] | None = None
        self._begun = self._due = 0.0
        self._end = float("inf")
        self._round = 0
        self._place = None if session.output is None else session.output.here()
        self._calling = False
        self._name = ""  # of what was called last; it is not held any more when that fails after the end
        self._repeats: Repeats
        super().__init__(**params)  # type: ignore[no-untyped-call]
        self.param.watch(Inline(self._switched), "running")
        self.param.watch(Inline(self._changed), ["period", "timeout"])
        session.frees(self)

    def start(self) -> None:
        """Start, or start anew after `stop`."""
        self.running = True

    def stop(self) -> None:
        """Stop; a call that is going on runs to its end."""
        self.running = False

    def _switched(self, event: param.parameterized.Event) -> None:
        if self._reference() is None:  # gone, as its page is
            self.running = False
            return
        if event.new:
            self.counter = 0
        self._session.on_loop(self._begin if event.new else self._cancel)

    def _changed(self, *_: param.parameterized.Event) -> None:
        if self._reference() is not None:
            self._session.on_loop(self._retime)

    # On the loop

    def _begin(self) -> None:
        self._cancel()
        self._forget = self._session.on_close(self._close)
        if self._session.closed:
            self.running = False
            return
        self._round += 1
        self._repeats = Repeats(self._report, self._session.loop.time)
        self._begun = self._due = self._session.loop.time()
        self._arm()

    def _retime(self) -> None:
        """Go on with another period or timeout; the new period counts from when the last one began."""
        if self._timer is not None:
            self._timer.cancel()
            self._arm()

    def _arm(self) -> None:
        """Set the timer for the first time from now on that lies whole periods after the last."""
        loop, period = self._session.loop, self.period / 1000
        due = self._due + period
        if due < loop.time():
            due += period * ((loop.time() - due) // period + 1)
        self._end = float("inf") if self.timeout is None else self._begun + self.timeout / 1000
        if due < self._end:
            self._timer = loop.call_at(due, self._tick, due, context=self._context())
        else:
            self._timer = loop.call_at(self._end, self._time_out, context=self._context())

    def _context(self) -> Context:
        """One of nobody's, for the loop keeps that of a cancelled timer until its time; with where output goes."""
        context, output = Context(), self._session.output
        if output is not None:
            output.enter(context, self._place)
        return context

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

    def _freed(self) -> None:
        """The session has ended: what it called may refer to it."""
        self.callback = None

    def _tick(self, due: float) -> None:
        self._due = due
        self._arm()
        if not self._calling:
            self._calling = True
            self._session.apply(partial(self._call, self._round), blocking=True, function=self.callback)

    def _time_out(self) -> None:
        self._timer = None
        self._session.post(partial(self._finish, self._round), blocking=True)

    def _ended(self, run: Run[Any]) -> None:
        self._calling = False
        if run.state == "failed" and run.error is not None:
            if not run.told:  # by its owner, as it failed before it was returned
                self._repeats.report(run.error, self._name)
            if self.stop_on_error:
                self._session.post(partial(self._finish, self._round), blocking=True)

    # Under the turn, so that what watches `running` and `counter` runs as the session's code

    def _finish(self, round_: int) -> None:
        if round_ == self._round:
            self.running = False

    def _call(self, round_: int) -> None:
        run = None
        try:
            with failing(self._failed, lenient=True):  # it goes on after a failure
                if self.running and round_ == self._round:  # not stopped while it waited for the turn
                    self.counter += 1
                    if self.count is not None and self.counter >= self.count:
                        self.running = False
                    self._name = name_of(self.callback)
                    run = self._started(self.callback())
        finally:
            if run is None:
                self._calling = False

    def _started(self, result: Any) -> Run[Any] | None:
        """What still goes on of a call that returned `result`."""
        if isinstance(result, Run):
            run = result
        else:
            coroutine = rest_of(result, self._session.call)
            if coroutine is None:
                return None
            run = self._session.start(coroutine, name=self._name, task=self)
        run.handled += 1  # its failures are ours to report
        self._session.on_loop(partial(run.on_done, self._ended))
        return run

    def _report(self, error: BaseException, *, where: str, notify: bool = True) -> None:
        self._session.report(error, where=where, notify=notify)

    def _failed(self, error: BaseException) -> None:
        self._repeats.report(error, self._name)
        if self.stop_on_error:
            self.running = False


def periodic(session: Session, callback: Callable[[], Any], **options: Any) -> PeriodicCallback:
    """Make and, unless `start=False`, start a periodic callback of `session`."""
    begin = options.pop("start", True)
    made = PeriodicCallback(session, callback=callback, **options)
    if begin:
        made.start()
    return made
