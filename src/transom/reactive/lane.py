"""`Lane`: what a new call does while an older one is going on.

Owns the policies. A lane belongs to one task in one session (or in the process); it lets runs begin, wait, give way
or be dropped, and takes the results of those that are still wanted.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass
from typing import Any, Literal, get_args

from transom.errors import QueueFullError
from transom.reactive.context import Scope
from transom.reactive.runs import Run, State

Policy = Literal["parallel", "latest", "queue", "drop", "conflate"]
Overflow = Literal["drop_oldest", "drop_newest", "error"]
Where = Literal["loop", "thread", "process"]
Extent = Literal["session", "detached", "app"]
Begin = Callable[[Run[Any]], Coroutine[Any, Any, Any]]

MOST_ENDING = 8
"""Runs under `latest` that have been cancelled but go on, as threads do; over it the newest waits for one to end."""


@dataclass(frozen=True, slots=True)
class Options:
    """What `tr.task` takes; times in seconds."""

    policy: Policy = "parallel"
    limit: int | None = None
    maxsize: int | None = None
    overflow: Overflow = "drop_oldest"
    debounce: float | None = None
    throttle: float | None = None
    timeout: float | None = None
    retries: int | Sequence[float] = 0
    scope: Extent = "session"
    on: Where | None = None

    def __post_init__(self) -> None:
        for name, allowed in (("policy", Policy), ("overflow", Overflow), ("scope", Extent), ("on", Where | None)):
            _one_of(name, getattr(self, name), allowed)
        for name in ("limit", "maxsize", "debounce", "throttle", "timeout"):
            _above_zero(name, getattr(self, name), whole=name in ("limit", "maxsize"))
        if self.limit is not None and self.policy != "parallel":
            raise ValueError(f'task(limit=…) goes with policy="parallel"; {self.policy!r} runs one call at a time.')
        if self.maxsize is not None and self.policy != "queue":
            raise ValueError(f'task(maxsize=…) goes with policy="queue"; {self.policy!r} has no queue.')
        if self.debounce is not None and self.throttle is not None:
            raise ValueError("task(debounce=…, throttle=…): give one of the two.")
        if not _may_be_retries(self.retries):
            raise ValueError(f"task(retries={self.retries!r}): give a number of retries, or the seconds before each.")

    @property
    def waits(self) -> tuple[float, ...]:
        """Seconds before each retry."""
        return (0.0,) * self.retries if isinstance(self.retries, int) else tuple(self.retries)


def _above_zero(name: str, value: object, *, whole: bool) -> None:
    kind = int if whole else int | float
    if value is not None and (isinstance(value, bool) or not isinstance(value, kind) or not value > 0):
        word = "whole number" if whole else "number"
        raise ValueError(f"task({name}={value!r}): give a {word} above 0, or leave it out.")


def _may_be_retries(value: object) -> bool:
    if isinstance(value, int):
        return not isinstance(value, bool) and value >= 0
    waits = value if isinstance(value, Sequence) and not isinstance(value, str | bytes) else [None]
    return all(isinstance(wait, int | float) and not isinstance(wait, bool) and wait >= 0 for wait in waits)


def _one_of(name: str, value: object, allowed: Any) -> None:
    words = [word for each in get_args(allowed) for word in (get_args(each) or (each,))]
    known = [None if word is type(None) else word for word in words]
    if value not in known:
        raise ValueError(f"task({name}={value!r}): give one of {', '.join(repr(word) for word in known if word)}.")


async def _refuse(run: Run[Any], waiting: int) -> None:
    run.started = None  # its function is not called
    error = QueueFullError(f"{run.name}: {waiting} calls wait already, which is its maxsize.")
    run.fail(error)
    run.over()
    raise error


class Lane:
    """The runs of one task, and its newest result. Belongs to the loop's thread.

    Attributes:
        dropped: calls that were never begun, because a newer one took their place or there was no room.
        value: the newest result that was committed.
        newest: the run that was begun, or called, last.
    """

    def __init__(self, options: Options, scope: Scope) -> None:
        self.options = options
        self.scope = scope
        self.live: dict[Run[Any], None] = {}
        self.waiting: list[tuple[Run[Any], Begin]] = []
        self.dropped = 0
        self.pages: set[object] = set()
        """Who of which page looks at it, where it belongs to the process."""
        self.left: object = None
        """Which time it was that the last of them left."""
        self.value: Any = None
        self.newest: Run[Any] | None = None
        self._floor = 0
        self._listeners: list[Callable[[], object]] = []
        self._held: tuple[Run[Any], Begin] | None = None
        self._timer: asyncio.TimerHandle | None = None
        self._last = float("-inf")

    # What of it can be seen

    @property
    def running(self) -> bool:
        """Whether a run has begun and not ended."""
        return bool(self.live)

    @property
    def state(self) -> State:
        """That of the newest run; "pending" when there was none."""
        return "pending" if self.newest is None else self.newest.state

    @property
    def error(self) -> BaseException | None:
        """What the newest run raised."""
        return None if self.newest is None else self.newest.error

    @property
    def progress(self) -> Any:
        """How far the newest run is."""
        return None if self.newest is None else self.newest.progress

    @property
    def started(self) -> float | None:
        """When the newest run began."""
        return None if self.newest is None else self.newest.started

    @property
    def attempts(self) -> int:
        """How often the newest run has called its function."""
        return 0 if self.newest is None else self.newest.attempts

    def listen(self, function: Callable[[], object]) -> Callable[[], None]:
        """Call `function` after each change; returns a function that ends it."""
        self._listeners.append(function)
        return lambda: self._listeners.remove(function) if function in self._listeners else None

    def _tell(self, _: object = None) -> None:
        for function in tuple(self._listeners):
            function()

    # Calls

    def submit(self, run: Run[Any], begin: Begin) -> None:
        """Take in a call, after the wait that `debounce` or `throttle` asks for."""
        if not run.live:  # cancelled on its way here
            return
        if self._most() == 1 and self.options.policy != "drop":
            run.behind = self.live
        loop = asyncio.get_running_loop()
        if self.options.debounce is not None:
            self._hold(run, begin, loop.time() + self.options.debounce, loop)
        elif self.options.throttle is not None and (
            self._timer is not None or self._last + self.options.throttle > loop.time()
        ):  # with the timer late, the call that it holds is older than this one
            self._hold(run, begin, self._last + self.options.throttle, loop)
        else:
            self._last = loop.time()
            self._admit(run, begin)
        self._tell()

    def _hold(self, run: Run[Any], begin: Begin, until: float, loop: asyncio.AbstractEventLoop) -> None:
        """Keep the newest call back; it takes the place of the one that was kept."""
        if self._held is not None:
            self._drop(self._held[0])
        self._held = (run, begin)
        if self.options.debounce is not None and self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if self._timer is None:
            self._timer = loop.call_at(until, self._let_go)

    def _let_go(self) -> None:
        self._timer = None
        held, self._held = self._held, None
        if held is not None and held[0].live:
            self._last = asyncio.get_running_loop().time()
            self._admit(*held)
            self._tell()

    def _admit(self, run: Run[Any], begin: Begin) -> None:
        """The policies: what a call does while an older one is going on."""
        match self.options.policy:
            case "latest":
                self._floor = run.number  # from here on nothing older is taken, whatever it does
                self._give_way()
            case "conflate":
                self._drop_waiting()
            case "drop" if self.live:
                self._drop(run)
                return
            case "queue" if self._full() and not self._made_room(run):
                return
        if self._has_room():
            self._start(run, begin)
        else:
            self.waiting.append((run, begin))

    def _most(self) -> int | None:
        return {"parallel": self.options.limit, "latest": MOST_ENDING}.get(self.options.policy, 1)

    def _has_room(self) -> bool:
        most = self._most()
        return most is None or len(self.live) < most

    def _give_way(self) -> None:
        self._drop_waiting()
        for older in list(self.live):
            older.superseded = True
            older.cancel()

    def _full(self) -> bool:
        size = self.options.maxsize
        if size is None or not self.live:
            return False
        self.waiting = [each for each in self.waiting if each[0].live]
        return len(self.waiting) >= size

    def _made_room(self, run: Run[Any]) -> bool:
        """Let go of what `overflow` says; whether `run` may wait then."""
        match self.options.overflow:
            case "drop_oldest":
                self._drop(self.waiting.pop(0)[0])
                return True
            case "drop_newest":
                self._drop(run)
            case "error":
                self.dropped += 1
                self.scope.launch(run, _refuse(run, len(self.waiting)))  # awaited, shown or reported as any other
        return False

    def _drop(self, run: Run[Any]) -> None:
        self.dropped += run.live  # one that was cancelled while it was held back is no call that was let go
        run.cancel()

    def _drop_waiting(self) -> None:
        while self.waiting:
            self._drop(self.waiting.pop(0)[0])

    def _start(self, run: Run[Any], begin: Begin) -> None:
        self.live[run] = None
        run.behind = ()
        self.newest = run
        run.follow(self)
        run.listen(self._tell)
        run.on_done(self._ended)
        self.scope.launch(run, begin(run))

    def _ended(self, run: Run[Any]) -> None:
        self.live.pop(run, None)
        while self.waiting and self._has_room():
            waiting, begin = self.waiting.pop(0)
            if waiting.live:
                self._start(waiting, begin)

    # Results (see `context.Follower`)

    def took(self, run: Run[Any], value: Any) -> None:
        """A run has a result; it is the task's value unless that of a newer run is."""
        if run.number >= self._floor:
            self._floor = run.number
            self.value = value
            run.shown = True

    def failed(self, run: Run[Any], error: BaseException) -> None:
        """A run has failed; the task's `error` is that of its newest run."""

    def over(self, run: Run[Any]) -> None:
        """A run has given what it had."""

    def cancel(self) -> None:
        """Cancel every run, also those that wait."""
        if self._held is not None:
            self._held[0].cancel()
        waiting, self.waiting = self.waiting, []
        for run in [*(run for run, _ in waiting), *self.live]:
            run.cancel()

    def close(self) -> None:
        """The scope has ended; it cancels what runs."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        self.waiting.clear()
        self._listeners.clear()
