"""`Schedules`: the named schedules of one server. They need no page, and end with the server."""

from __future__ import annotations

import asyncio
import contextvars
import logging
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, tzinfo
from functools import partial
from typing import Any

from transom.process.cron import LocalZone, Times
from transom.process.plan import Plan
from transom.reactive.calling import finished, outcome, over, rest_of
from transom.reactive.runs import Run
from transom.reactive.scope import Process
from transom.reactive.strand import running_loop
from transom.session.repeats import Repeats

_log = logging.getLogger("transom")
LONGEST_WAIT = 60.0
"""Seconds between two looks at the wall clock, which may be set or stand still while the machine sleeps."""
CLOSE_GRACE = 0.1
_TICK = timedelta(microseconds=1)


class Schedules:
    """Calls what was planned, when it is due.

    A schedule never overlaps itself: what comes due during a call is skipped. So is what came due while the machine
    slept, but for the last of it, which is made up for.

    Args:
        process: runs the calls; its end is theirs.

    Attributes:
        now: the wall clock, aware.
        zone: the zone of cron texts and of naive datetimes; this machine's by default.

    Concurrency: `add` and `cancel` from any thread, the rest on the loop.
    """

    def __init__(self, process: Process) -> None:
        self.now: Callable[[], datetime] = partial(datetime.now, UTC)
        self.zone: tzinfo = LocalZone()
        self.closed = False
        self._process = process
        self._schedules: dict[str, _Schedule] = {}
        self._calls: dict[str, Run[Any]] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    @property
    def loop(self) -> asyncio.AbstractEventLoop:
        """The loop that they run on."""
        return self._process.loop

    @property
    def names(self) -> list[str]:
        """What goes on, or waits for its time."""
        return list(self._schedules)

    def add(self, plan: Plan) -> None:
        """Follow `plan`. A name stands for one schedule: one that says the same goes on, another is replaced."""
        older = self._schedules.get(plan.name)
        if older is not None and older.plan.likeness == plan.likeness:
            older.plan = plan  # the newest function: an older one may belong to a page that has gone
            older.last = False
            return
        schedule = _Schedule(plan, Repeats(self._process.report, self.loop.time))
        self._schedules[plan.name] = schedule
        self._process.on_loop(partial(self._launch, schedule, older))

    def cancel(self, name: str, *, wait: bool = False) -> bool:
        """End a schedule, with `wait` after its next call; a call that goes on runs to its end.

        Returns:
            Whether there is one of that name.
        """
        schedule = self._schedules.get(name)
        if schedule is None:
            return False
        if wait:
            schedule.last = True
        else:
            del self._schedules[name]
            self._process.on_loop(schedule.end)
        return True

    async def claim(self, name: str, due: datetime) -> bool:
        """Whether this server is the one to call `name` at that instant: the place to ask others of a cluster."""
        return True

    async def aclose(self) -> None:
        """End all of them. Calls are cancelled with the process's runs."""
        self.closed = True
        self._schedules.clear()
        for task in self._tasks:
            task.cancel()
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=CLOSE_GRACE)

    def _now(self) -> datetime:
        return self.now().astimezone(UTC)

    def _launch(self, schedule: _Schedule, older: _Schedule | None) -> None:
        if older is not None:
            older.end()
        if self.closed or schedule.ended:
            return
        # A context of its own: whoever asked for the schedule may be a page, and it is nobody's.
        schedule.task = task = self.loop.create_task(
            self._follow(schedule), name=f"schedule {schedule.plan.name}", context=contextvars.Context()
        )
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _follow(self, schedule: _Schedule) -> None:
        """The life of a schedule."""
        # Not the plan itself: a page that names it again puts another in its place, and this one's page may go.
        name, foreign, now = schedule.plan.name, schedule.plan.foreign, self._now()
        done = now - _TICK
        try:
            times = schedule.plan.times(now, self.zone)
            while (due := await self._next(times, done, foreign=foreign)) is not None:
                await self._until(due)
                if await self.claim(name, due):
                    await self._call(schedule)
                    if schedule.last:
                        return
                done = max(due, self._now())
            if done < now:
                _log.info("Schedule %r has no time that is still to come", name)
        except Exception as error:  # noqa: BLE001 - the author's `at` may raise anything
            self._process.report(error, where=f"the times of schedule {name!r}")
        finally:
            if self._schedules.get(name) is schedule:
                del self._schedules[name]

    async def _next(self, times: Times, done: datetime, *, foreign: bool) -> datetime | None:
        due: datetime | None = await self._process.call(partial(times, done)) if foreign else times(done)
        return due

    async def _until(self, due: datetime) -> None:
        while (left := (due - self._now()).total_seconds()) > 0:  # noqa: ASYNC110 - of the wall clock nobody tells
            await asyncio.sleep(min(left, LONGEST_WAIT))

    async def _call(self, schedule: _Schedule) -> None:
        name = schedule.plan.name
        while name in self._calls:  # of a schedule that this one has replaced
            await over(self._calls[name])
        self._calls[name] = run = self._process.prepare(name, self)
        run.handled += 1  # its failures are ours to report
        run.on_done(partial(self._called, schedule))
        self._process.launch(run, self._work(schedule.plan))
        await over(run)

    def _called(self, schedule: _Schedule, run: Run[Any]) -> None:
        del self._calls[run.name]
        if run.state == "failed" and run.error is not None:
            schedule.repeats.report(run.error, f"schedule {run.name!r}")

    async def _work(self, plan: Plan) -> None:
        call = self._process.call
        if plan.threaded:
            await finished(await call(partial(_in_thread, plan)), steps=call)
        else:
            await outcome(plan.callback, call, steps=call)


class _Schedule:
    """A plan that is being followed."""

    __slots__ = ("ended", "last", "plan", "repeats", "task")

    def __init__(self, plan: Plan, repeats: Repeats) -> None:
        self.plan = plan
        self.repeats = repeats
        self.task: asyncio.Task[None] | None = None
        self.last = self.ended = False

    def end(self) -> None:
        """No further call; one that goes on is a run of its own. On the loop."""
        self.ended = True
        if self.task is not None:
            self.task.cancel()


def _in_thread(plan: Plan) -> Any:
    """Call it, and where there are worker threads drive there what it returns, on a loop of its own."""
    result = plan.callback()
    coroutine = rest_of(result)
    if coroutine is None or running_loop() is not None:
        return result if coroutine is None else coroutine
    return asyncio.run(coroutine)
