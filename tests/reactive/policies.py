"""What each policy makes of calls, worked out by a model of thirty lines that knows nothing of Transom's code.

A trace is a list of `(time, what, number)`: "start", "end", "cancel", and "drop" for a call that never began.
"""

from __future__ import annotations

import asyncio
import heapq
import random
from collections import deque
from collections.abc import Callable, Sequence
from typing import Any

import transom as tr

POLICIES = ("parallel", "latest", "queue", "drop", "conflate")
Event = tuple[float, str, int]
Calls = Sequence[tuple[float, int, float]]
Stop = Callable[[float, float, float], tuple[float, str]]


def at_once(began: float, lasts: float, now: float) -> tuple[float, str]:
    """How a coroutine ends that is cancelled `now`."""
    return now, "cancel"


def not_at_all(began: float, lasts: float, now: float) -> tuple[float, str]:
    """How a function in a thread ends: as if nothing had happened."""
    return began + lasts, "end"


def after_its_step(began: float, lasts: float, now: float) -> tuple[float, str]:
    """How a generator ends whose two steps are in a thread: with the step that goes on."""
    return (began + lasts / 2 if now < began + lasts / 2 else began + lasts), "cancel"


class Model:
    """The policies.

    Args:
        calls: when each call comes, its number, and how long its run lasts, by time.
        policy: and the other options as those of `tr.task`.
        stop: what a run that is cancelled does.
    """

    def __init__(self, calls: Calls, policy: str, *, stop: Stop = at_once, **options: Any) -> None:
        self.policy = policy
        self.options = options
        self.stop = stop
        self.lasts = {number: lasts for _, number, lasts in calls}
        self.trace: list[Event] = []
        self.live: dict[int, float] = {}
        self.waiting: deque[int] = deque()
        self._ends: list[tuple[float, int, str, int]] = []  # the second keeps the order of equal times
        self._version = dict.fromkeys(self.lasts, 0)
        for time, number in self._admitted(calls):
            self._until(time)
            self._call(time, number)
        self._until(float("inf"))
        self.trace.sort(key=lambda event: event[0])

    @property
    def dropped(self) -> int:
        """How many calls never began."""
        return sum(what == "drop" for _, what, _ in self.trace)

    def _admitted(self, calls: Calls) -> list[tuple[float, int]]:
        """The calls that `debounce` and `throttle` let through, and when."""
        debounce, throttle = self.options.get("debounce"), self.options.get("throttle")
        passed: list[tuple[float, int]] = []
        last = float("-inf")
        for index, (time, number, _) in enumerate(calls):
            if debounce is not None:
                due = time + debounce
            elif throttle is not None:
                due = max(time, last + throttle)
            else:
                due = time
            after = calls[index + 1][0] if index + 1 < len(calls) else float("inf")
            if due > time and after < due:
                self.trace.append((after, "drop", number))
            else:
                last = due
                passed.append((due, number))
        return passed

    def _call(self, time: float, number: int) -> None:
        limit = {"parallel": self.options.get("limit") or 10**9, "latest": 10**9}.get(self.policy, 1)
        if self.policy == "drop" and self.live:
            self.trace.append((time, "drop", number))
            return
        if self.policy == "conflate":
            self._drop_waiting(time)
        if self.policy == "latest":
            for older, began in self.live.items():
                if self._version[older] == 0:
                    self._version[older] = 1
                    end, how = self.stop(began, self.lasts[older], time)
                    heapq.heappush(self._ends, (end, 1, how, older))
            self._until(time)
        size = self.options.get("maxsize")
        if size is not None and self.live and len(self.waiting) >= size:
            oldest = self.options.get("overflow", "drop_oldest") == "drop_oldest"
            self.trace.append((time, "drop", self.waiting.popleft() if oldest else number))
            if not oldest:
                return
        self.waiting.append(number)
        self._begin(time, limit)

    def _begin(self, time: float, limit: int) -> None:
        while self.waiting and len(self.live) < limit:
            number = self.waiting.popleft()
            self.live[number] = time
            self.trace.append((time, "start", number))
            heapq.heappush(self._ends, (time + self.lasts[number], 0, "end", number))

    def _until(self, time: float) -> None:
        while self._ends and self._ends[0][0] <= time:
            end, version, how, number = heapq.heappop(self._ends)
            if number in self.live and version == self._version[number]:
                del self.live[number]
                self.trace.append((end, how, number))
                self._begin(end, (self.options.get("limit") or 10**9) if self.policy == "parallel" else 1)

    def _drop_waiting(self, time: float) -> None:
        while self.waiting:
            self.trace.append((time, "drop", self.waiting.popleft()))


def rounded(trace: list[Event]) -> list[Event]:
    """A trace whose times can be compared."""
    return [(round(time, 6), what, number) for time, what, number in trace]


def times(trace: list[Event]) -> dict[tuple[str, int], float]:
    """When each thing happened, to compare with `pytest.approx`; each happens once."""
    assert len({(what, number) for _, what, number in trace}) == len(trace)
    return {(what, number): time for time, what, number in trace}


async def play(calls: Calls, **options: Any) -> tuple[list[Event], Any]:
    """What a real task with these options makes of the calls; on the loop's clock, outside of any page."""
    loop: Any = asyncio.get_running_loop()
    trace: list[Event] = []
    zero = loop.time()

    def note(what: str, number: int) -> None:
        trace.append((loop.time() - zero, what, number))

    @tr.task(**options)
    async def work(number: int, lasts: float) -> int:
        note("start", number)
        try:
            await asyncio.sleep(lasts)
        except asyncio.CancelledError:
            note("cancel", number)
            raise
        note("end", number)
        return number

    def call(number: int, lasts: float) -> None:
        run = work(number, lasts)
        run.on_done(lambda run: note("drop", number) if run.started is None else None)

    for time, number, lasts in calls:
        loop.call_at(zero + time, call, number, lasts)
    loop.until = float("inf")
    await asyncio.sleep(sum(lasts for *_, lasts in calls) + calls[-1][0] + 10)
    loop.until = loop.now
    return trace, work


def random_calls(seed: int) -> Calls:
    """Up to twelve calls at times that are all different, as are their ends."""
    rng = random.Random(seed)
    count = rng.randint(1, 12)
    times = sorted(rng.uniform(0, rng.choice((1, 5))) for _ in range(count))
    return [(time, number, rng.uniform(0.01, 1.5)) for number, time in enumerate(times, 1)]
