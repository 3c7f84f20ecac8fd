"""`Run`: one call of a callback that awaits, from its start to its end.

Owns the state of a run and who is told of it; who starts it, under which turn and context, is its owner's affair.
"""

from __future__ import annotations

import asyncio
import itertools
import time
from collections.abc import Callable, Coroutine, Generator, Iterable
from contextvars import Context
from typing import TYPE_CHECKING, Any, Generic, Literal, TypeVar, cast

import param

from transom.diagnostics.awaiting import Location, awaiting, in_thread
from transom.errors import TransomError
from transom.reactive.callables import code_of
from transom.reactive.live import Live
from transom.reactive.strand import on_loop
from transom.reactive.waiting import Waiter, awaited, wait_for

if TYPE_CHECKING:
    from transom.reactive.context import Follower, Scope
    from transom.reactive.stale import WriteOrder

State = Literal["pending", "running", "done", "failed", "cancelling", "cancelled"]
R = TypeVar("R")
_numbers = itertools.count(1)


class Run(Generic[R]):
    """One call of a coroutine function, a generator or a task. `await run` gives what it returns.

    Attributes:
        number: unique in this process, grows with each call.
        name: the function's qualified name.
        state: pending, running, done, failed, cancelling or cancelled. One that cannot be stopped at once, as in
            a thread, is `cancelling` until it has really ended.
        value: what it returned, or has yielded last; `None` until then.
        error: what it raised, if it failed.
        started: when its code began, in seconds on `time.monotonic`; `None` before.
        ended: when it ended, likewise.
        attempts: how often its function has been called; more than 1 for a task with `retries`.
        shown: whether its result reached its place: a view, a parameter, the value of its task.

    Concurrency: belongs to the loop's thread; `cancel`, `progress`, `result` and reading may come from any.
    """

    _is_run = True

    __slots__ = (
        "__weakref__", "_again", "_cancel", "_coroutine", "_done", "_followers", "_listeners", "_live",
        "_loop", "_progress", "_stop", "_task", "_telling", "_took", "attempts", "behind", "ended", "entry", "error",
        "handled", "name", "number", "order", "owner", "parallel", "shown", "source", "started", "state", "superseded",
        "thread", "told", "value", "waits",
    )  # fmt: skip

    def __init__(
        self,
        name: str,
        loop: asyncio.AbstractEventLoop,
        owner: Scope | None = None,
        source: object | None = None,
    ) -> None:
        self.number = next(_numbers)
        self.name = name
        self.state: State = "pending"
        self.value: R | None = None
        self.error: BaseException | None = None
        self.started: float | None = None
        self.ended: float | None = None
        self.attempts = 0
        self.shown = False
        self.owner = owner
        self.source = source
        """The task or callback that it is a run of."""
        self.entry: Any = None
        """The event that set it off, as its session keeps it."""
        self.order: WriteOrder | None = None
        self.parallel = True
        """Whether newer runs go on beside it, so that it may write an older result after theirs."""
        self.behind: Iterable[Run[Any]] = ()
        """The runs of its task of which each has to end before it begins."""
        self.handled = 0
        """How many take charge of its failure: they await it, or show it."""
        self.told = False
        """Whether its failure is reported by its owner, nobody having taken charge of it."""
        self.thread: int | None = None
        self.superseded = False
        """Whether a newer run of its task took its place."""
        self.waits: list[Waiter] = []
        """What its code waits for."""
        self._loop = loop
        self._task: asyncio.Task[Any] | None = None
        self._coroutine: Any = None
        self._cancel = False
        self._progress: Any = None
        self._done: list[Callable[[Run[R]], object]] = []
        self._listeners: list[Callable[[Any], object]] | None = None
        self._followers: list[Follower] = []
        self._telling = False
        self._stop = False
        self._took = False
        self._live: Live | None = None
        self._again: Callable[[], Run[R]] | None = None

    def __repr__(self) -> str:
        return f"<Run {self.number} {self.name} {self.state}>"

    @property
    def live(self) -> bool:
        """Whether it has not ended yet."""
        return self.ended is None

    @property
    def running(self) -> bool:
        """Whether it has begun and has not ended yet."""
        return self.ended is None and self.state != "pending"

    @property
    def progress(self) -> Any:
        """How far it is, as its function says: mostly a number from 0 to 1. `None` until it says so."""
        return self._progress

    @progress.setter
    def progress(self, value: Any) -> None:
        self._progress = value
        self.tell()

    @property
    def param(self) -> Any:
        """Its state as parameters to bind, watch or refer to: `bar.value = run.param.progress`."""
        return (self._live or Live.of(self, self, self.listen)).param

    @property
    def where(self) -> Location | None:
        """The author's line that it awaits something in, or that its thread is at.

        While it is at none of these, as in its first step, where its function begins; `None` before it has begun and
        when it has ended.
        """
        thread, coroutine = self.thread, self._coroutine
        place = in_thread(thread) if thread is not None else awaiting(coroutine)
        return self.begins if place is None and coroutine is not None else place

    @property
    def begins(self) -> Location | None:
        """Where its function begins, as far as that is known."""
        code = code_of(getattr(self.source, "function", None))
        return None if code is None else Location(code.co_filename, code.co_firstlineno, code.co_qualname)

    @property
    def needs(self) -> Iterable[Waiter]:
        """What has to end before it can go on."""
        return (*self.waits, *self.behind) if self.ended is None else ()

    @property
    def page(self) -> str:
        """For whom it runs: the path of its page and the beginning of its session's id, or "no page"."""
        return "no page" if self.owner is None else self.owner.label

    @property
    def cancel_requested(self) -> bool:
        """Whether it has been asked to end; a function in a thread looks at this from time to time."""
        return self._cancel or self._stop

    def check_cancelled(self) -> None:
        """For a function in a thread: give up here if the run has been cancelled.

        Raises:
            asyncio.CancelledError: it has.
        """
        if self.cancel_requested:
            raise asyncio.CancelledError

    def cancel(self) -> None:
        """Ask it to end: `CancelledError` is raised where it awaits. One that has not begun ends at once."""
        if not on_loop(self._loop):
            self._call_soon(self.cancel)
            return
        if self.ended is not None or self._cancel:
            return
        self._cancel = True
        if self._task is None:
            self.finish("cancelled")
            return
        self.state = "cancelling"
        self._task.cancel()
        self.tell()

    def retry(self) -> Run[R]:
        """Call its task again with the same arguments; a new run.

        Raises:
            TransomError: it is no run of a task.
        """
        if self._again is None:
            raise TransomError(f"{self!r} is not a run of a task, so it cannot be repeated. Use @tr.task.")
        return self._again()

    def result(self, timeout: float | None = None) -> R:
        """Wait for its value, from a `def`. The page's turn is lent out meanwhile, so that the run can go on.

        Args:
            timeout: seconds to wait at most.

        Raises:
            TimeoutError: it has not ended by then.
            ValueError: a timeout that is no number.
            LockError: on the event loop's own thread, where waiting would stop the run itself: `await` it there. Or
                the caller holds a lock that the run waits for.
        """
        return cast("R", wait_for(self, timeout))

    def on_done(self, function: Callable[[Run[R]], object]) -> None:
        """Call `function(run)` when it has ended, at once if it has. On the loop."""
        if self.ended is None:
            self._done.append(function)
        else:
            function(self)

    def listen(self, function: Callable[[Any], object]) -> None:
        """Call `function(run)` on the loop after each change of state, value or progress, its end included."""
        if self._listeners is None:
            self._listeners = []
        self._listeners.append(function)

    def tell(self) -> None:
        """Something has changed. From any thread; several changes of a thread are told as one."""
        if self._listeners is None or self._telling:
            return
        if on_loop(self._loop):
            self._tell()
        else:
            self._telling = True
            self._call_soon(self._tell)

    def _tell(self) -> None:
        self._telling = False
        for function in tuple(self._listeners or ()):
            function(self)

    def _call_soon(self, function: Callable[[], object]) -> None:
        try:
            self._loop.call_soon_threadsafe(function)
        except RuntimeError:  # the loop has closed, and the run with it
            return

    def __await__(self) -> Generator[Any, None, R]:
        """Its value; raises what it raised. A waiter's cancellation leaves the run alone."""
        return cast("R", (yield from awaited(self)))

    # What the owner that starts the run tells it.

    def attach(self, task: asyncio.Task[Any], coroutine: Any) -> None:
        """The asyncio task that drives this run, and the coroutine behind it."""
        self._task = task
        self._coroutine = coroutine
        self.started = time.monotonic()
        if self.state == "pending":
            self.state = "running"
        self.tell()

    def again(self, call: Callable[[], Run[R]]) -> None:
        """What `retry` calls."""
        self._again = call

    def stop(self, *, asked: bool) -> None:
        """Its thread is asked to end (or, for the next attempt, no longer): the time it was given is over."""
        self._stop = asked

    def follow(self, follower: Follower) -> None:
        """Give `follower` its results; on the loop. What has come already is given at once."""
        if self._took:
            follower.took(self, self.value)
        if self.ended is None:
            self._followers.append(follower)
            return
        if self.state == "failed" and self.error is not None:
            follower.failed(self, self.error)
        follower.over(self)

    def take(self, value: Any) -> None:
        """It has returned or yielded a value. One that has been cancelled has nothing to say any more."""
        if not self._cancel:
            self.value = value
            self._took = True
            for follower in self._followers:
                follower.took(self, value)
            self.tell()

    def fail(self, error: BaseException) -> None:
        """It has raised `error`."""
        if not self._cancel:
            for follower in self._followers:
                follower.failed(self, error)

    def over(self) -> None:
        """It has given what it had."""
        followers, self._followers = self._followers, []
        for follower in followers:
            follower.over(self)

    def conclude(self, task: asyncio.Task[Any]) -> BaseException | None:
        """Its asyncio task has ended. Returns the failure that nobody has taken charge of."""
        error = None if task.cancelled() else task.exception()
        if task.cancelled() or (error is None and self._cancel):  # it may have swallowed its cancellation
            self.finish("cancelled")
        elif isinstance(error, param.Skip):
            self.finish("done")
        elif error is not None:
            # One that fails because it was cancelled has been cancelled; that it failed is for the log, since who
            # waits for it is told of the cancellation.
            self.told = self._cancel or not self.handled
            self.finish("cancelled" if self._cancel else "failed", error=error)
            return error if self.told else None
        else:
            self.finish("done", value=task.result())
        return None

    def finish(self, state: State, *, value: Any = None, error: BaseException | None = None) -> None:
        """It has ended."""
        if self.ended is not None:
            return
        self.state, self.error, self.ended = state, error, time.monotonic()
        if state == "done" and value is not None:
            self.value = value
        self._task = self._coroutine = None
        self.over()
        waiting, self._done = self._done, []
        for function in waiting:
            function(self)
        self._tell()  # also when a thread's word of a change is still on its way
        self._listeners = None


def task_of(run: Run[Any], coroutine: Coroutine[Any, Any, Any], context: Context) -> asyncio.Task[Any]:
    """The asyncio task that drives a run.

    Not made by the loop's task factory: an eager one would take the first step before the run knows its task, so that
    the code of this step could neither cancel it nor be told that it waits for itself.
    """
    return asyncio.Task(coroutine, loop=run._loop, name=run.name, context=context)
