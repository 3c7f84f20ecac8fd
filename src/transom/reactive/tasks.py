"""`task`: a function with a policy for calls that come while an older one is going on, and a state to look at.

Owns what a call of a task does; the policies are the lane's (`reactive/lane.py`), the state that can be seen the run's
and the lane's.
"""

from __future__ import annotations

import asyncio
import functools
import threading
import weakref
from collections.abc import AsyncGenerator, Callable, Coroutine, Generator, Sequence
from dataclasses import fields
from functools import partial
from types import MethodType
from typing import Any, Concatenate, Generic, ParamSpec, Protocol, TypeVar, cast, overload

from transom.errors import NoSessionError
from transom.reactive.attempts import drive
from transom.reactive.callables import Kind, checked_function, identity_of, kind_of, name_of, with_state
from transom.reactive.context import Owner, Scope, process_var, session_var
from transom.reactive.executor import WorkerPool
from transom.reactive.lane import Extent, Lane, Options, Overflow, Policy, Where
from transom.reactive.packing import require
from transom.reactive.place import Place, dropped, leave
from transom.reactive.runs import Run, State
from transom.reactive.scope import Process

P = ParamSpec("P")
Q = ParamSpec("Q")
R = TypeVar("R")
S = TypeVar("S")


class Task(Generic[P, R]):
    """A function whose calls follow a policy; made by `tr.task`. A call returns a `Run`, which can be awaited.

    Every place that takes a function takes a task: `on_click`, `.param.watch`, `bind`, `depends`, a reference in a
    parameter, `state.onload`, a pane. Each page has runs and a state of its own; a method has them for each object.

    Attributes:
        function: the function.
        options: what `tr.task` was given.
        name: what reports call it.

    Concurrency: from any thread.
    """

    _is_task = True

    def __init__(self, function: Callable[..., Any], options: Options) -> None:
        functools.update_wrapper(cast("Any", self), function)
        self.function = checked_function(function, "tr.task(refresh)")
        self.options = options
        self.name = name_of(function)
        self._kind: Kind = kind_of(function)
        _check(self.name, self._kind, options)
        if options.scope != "session" and (what := with_state(function)):
            raise TypeError(_only_functions(self.name, options, what))
        self._attribute: str | None = None
        self._places: dict[Scope | None, Place] = {}
        self._alone: Process | None = None
        self._making = threading.Lock()
        """Of several threads that come first, one makes the place."""

    def __repr__(self) -> str:
        return f"<Task {self.name} policy={self.options.policy!r}>"

    def __set_name__(self, owner: type, name: str) -> None:
        self._attribute = name

    @overload
    def __get__(self, instance: None, owner: type) -> Task[P, R]: ...
    @overload
    def __get__(self: Task[Concatenate[S, Q], R], instance: S, owner: type | None = None) -> Task[Q, R]: ...
    def __get__(self, instance: Any, owner: type | None = None) -> Task[Any, R]:
        """The task of one object; the same at each access, so that it keeps its runs."""
        if instance is None:
            return self
        if self.options.scope != "session":
            raise TypeError(_only_functions(self.name, self.options, "method"))
        if isinstance(instance, type):
            raise TypeError(f"{self.name}: a class method cannot be a task. Make it a function, or a static method.")
        own = getattr(instance, "__dict__", None)
        if own is None:
            what = f"{self.name}: a {type(instance).__name__} has nowhere to keep its runs"
            raise TypeError(f'{what}. Leave out __slots__, or add "__dict__" to them.')
        # One that is overridden, and called by super(), has a place of its own.
        overridden = self._attribute is None or getattr(type(instance), self._attribute, None) is not self
        key = self.name if overridden else cast("str", self._attribute)
        function = getattr(own.get(key), "function", None)
        if getattr(function, "__func__", None) is self.function and _bound_to(own[key]) is not instance:
            own.pop(key, None)  # `copy` has taken it along
        if key not in own:
            own.setdefault(key, Task(MethodType(self.function, instance), self.options))
        return cast("Task[Any, R]", own[key])

    def __set__(self, instance: Any, value: Any) -> None:
        """An object may have something else in its place, as in a test."""
        instance.__dict__[cast("str", self._attribute)] = value

    def __delete__(self, instance: Any) -> None:
        instance.__dict__.pop(self._attribute, None)

    def __deepcopy__(self, memo: object) -> Task[P, R]:
        return self

    def __reduce__(self) -> Any:
        """By its name, as a function; that of an object by the object's."""
        me, instance = cast("Any", self), _bound_to(self)
        return me.__qualname__ if instance is None else (getattr, (instance, me.__name__))

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> Run[R]:
        """Call the function, now or when the policy lets it begin.

        Returns:
            The run. It is `cancelled` at once when the policy drops it.

        Raises:
            NoSessionError: outside of any page, in a thread without a running event loop.
        """
        place = self._place()
        if place.lane.scope is self._alone and self._alone.loop.is_closed():  # its state is there to be read still
            raise self._nowhere()
        run: Run[R] = place.lane.scope.prepare(self.name, self)
        run.parallel = self.options.policy == "parallel"
        run.again(partial(self, *args, **kwargs))

        def begin(run: Run[Any]) -> Coroutine[Any, Any, Any]:
            return drive(run, place.lane.scope, partial(self.function, *args, **kwargs), self._kind, self.options)

        place.lane.scope.on_loop(lambda: place.lane.submit(run, begin))
        return run

    # What of it can be seen, in the current page

    @property
    def param(self) -> Any:
        """Its state as parameters: `button.loading = task.param.running`, `tr.bind(show, task.param.value)`."""
        return self._place().live.param

    @property
    def running(self) -> bool:
        """Whether a run is going on."""
        return self._place().lane.running

    @property
    def state(self) -> State:
        """The state of the newest run; "pending" before the first."""
        return self._place().lane.state

    @property
    def value(self) -> R | None:
        """The newest result; an older run that ends later does not replace it."""
        return cast("R | None", self._place().lane.value)

    @property
    def error(self) -> BaseException | None:
        """What the newest run raised, if it failed."""
        return self._place().lane.error

    @property
    def progress(self) -> Any:
        """What the newest run has last set as its `progress`."""
        return self._place().lane.progress

    @property
    def started(self) -> float | None:
        """When the newest run began, in seconds on `time.monotonic`."""
        return self._place().lane.started

    @property
    def attempts(self) -> int:
        """How often the newest run has called the function."""
        return self._place().lane.attempts

    @property
    def dropped(self) -> int:
        """How many calls were never begun, as the policy says."""
        return self._place().lane.dropped

    @property
    def runs(self) -> list[Run[R]]:
        """The runs that go on, oldest first, those that are being cancelled among them."""
        return list(self._place().lane.live)

    def cancel(self) -> None:
        """Cancel every run of this page that goes on or waits."""
        lane = self._place().lane
        lane.scope.on_loop(lane.cancel)

    # Where its runs belong

    def _place(self) -> Place:
        owner = session_var.get()
        place = self._places.get(owner)
        if place is not None and owner is not None:
            return place
        with self._making:
            place = self._places.get(owner)
            if place is None or (owner is None and place.lane.scope is not self._alone_here()):
                place = self._places[owner] = self._make_place(owner)
                if owner is not None:
                    self._end_with(owner, place)
            return place

    def _end_with(self, owner: Owner, place: Place) -> None:
        # By a weak reference: a task that is dropped before its session must not be kept by it.
        # Nor must the session keep what a dropped task had: one may be made at each call of a function.
        taken_back = owner.on_close(partial(leave, weakref.ref(self), owner))
        place.dropped = weakref.finalize(self, dropped, taken_back, None if place.key is None else place)
        place.dropped.atexit = False

    def _make_place(self, owner: Owner | None) -> Place:
        if owner is None:
            return Place(Lane(self.options, self._alone_here()))
        if self.options.scope == "session":
            return Place(Lane(self.options, owner))
        process = owner.process
        # Each page may have a function of its own made from the same code: that is the same task.
        key: tuple[Any, ...] = ("task", identity_of(self.function))
        if self.options.scope == "detached":
            path, tab = owner.place
            key = (path, tab or owner.label, *key)  # a page that says no tab is found again by nobody
        lane: Lane = process.resource(key, lambda: Lane(self.options, process))
        place = Place(lane, key)
        lane.pages.add(place)
        return place

    def _alone_here(self) -> Process:
        """Where it runs outside of any page: the process of a server whose schedule or task calls it, or its own."""
        if (process := process_var.get()) is not None:
            return process
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:
            if self._alone is not None:
                return self._alone
            raise self._nowhere() from None
        if self._alone is None or self._alone.loop is not loop:
            self._alone = Process(loop, WorkerPool())
        return self._alone

    def _nowhere(self) -> NoSessionError:
        return NoSessionError(
            f"{self.name} was called outside of any page, where no event loop is running. Call it in a callback, "
            "from a coroutine, or under transom.testing.run_test()."
        )


def _bound_to(task: Task[Any, Any]) -> Any:
    """The object that it is a task of."""
    return getattr(task.function, "__self__", None)


def _only_functions(name: str, options: Options, what: str) -> str:
    return (
        f"{name}: scope={options.scope!r} goes with functions, and this is a {what}, of which each page may have its "
        "own. Write a function that calls it."
    )


def _check(name: str, kind: Kind, options: Options) -> None:
    if kind == "task":
        raise TypeError(f"{name} is a task already. Give its options to the tr.task that made it.")
    if options.on == "loop" and kind in ("def", "generator"):
        raise ValueError(f"{name} is no coroutine function, so it would block the event loop. Leave out on='loop'.")
    if options.on == "thread" and kind in ("coroutine", "async_generator"):
        raise ValueError(f"{name} is a coroutine function and runs on the event loop. Make it a `def` for on='thread'.")
    if options.on == "process":
        if kind in ("coroutine", "async_generator"):
            what = f"{name} is a coroutine function and runs on the event loop"
            raise ValueError(f"{what}. Make it a `def` or a generator for on='process'.")
        require()


class Decorator(Protocol):
    """What `tr.task(policy=…)` returns: it makes a task of a function."""

    @overload
    def __call__(self, function: Callable[Q, Coroutine[Any, Any, R]], /) -> Task[Q, R]: ...
    @overload
    def __call__(self, function: Callable[Q, AsyncGenerator[R, Any]], /) -> Task[Q, R]: ...
    @overload
    def __call__(self, function: Callable[Q, Generator[R, Any, Any]], /) -> Task[Q, R]: ...
    @overload
    def __call__(self, function: Callable[Q, R], /) -> Task[Q, R]: ...
    def __call__(self, function: Callable[..., Any], /) -> Task[..., Any]:
        """The task of `function`."""


@overload
def task(function: Callable[P, Coroutine[Any, Any, R]], /) -> Task[P, R]: ...
@overload
def task(function: Callable[P, AsyncGenerator[R, Any]], /) -> Task[P, R]: ...
@overload
def task(function: Callable[P, Generator[R, Any, Any]], /) -> Task[P, R]: ...
@overload
def task(function: Callable[P, R], /) -> Task[P, R]: ...
@overload
def task(
    *,
    policy: Policy = ...,
    limit: int | None = ...,
    maxsize: int | None = ...,
    overflow: Overflow = ...,
    debounce: float | None = ...,
    throttle: float | None = ...,
    timeout: float | None = ...,
    retries: int | Sequence[float] = ...,
    scope: Extent = ...,
    on: Where | None = ...,
) -> Decorator: ...
def task(function: Callable[..., Any] | None = None, /, **options: Any) -> Any:
    """Make a `Task` of a function: `@tr.task` or `@tr.task(policy="latest")`.

    The function may be `def`, `async def`, a generator or an async generator function, also as a method. A `def` runs
    in a worker thread beside the page, so that it holds nobody up; a generator steps there, under the page's turn.

    Args:
        function: the function.
        options: any of these.
            policy: what a call does while an older run goes on. "parallel": begins too. "latest": takes its place, the
                older one is cancelled. "queue": waits until it has ended. "drop": is ignored. "conflate": waits, and
                of all that wait only the newest begins.
            limit: with "parallel", how many runs go on at a time; further ones wait in order.
            maxsize: with "queue", how many calls wait at most; then `overflow` says which is let go: "drop_oldest"
                (when left out), "drop_newest", or "error".
            debounce: seconds without a new call before the newest begins.
            throttle: seconds between two beginnings; the newest call in between begins at their end.
            timeout: seconds for each attempt, which then fails with `TimeoutError`; without the wait for the lock
                of `io.with_lock`.
            retries: how often to try again after a failure, or the seconds to wait before each.
            scope: "session": runs end with their page. "detached": they go on when the page is closed, and it finds
                state and result again when it is loaded anew in the same tab. "app": there is one state for all pages.
            on: "thread" for a `def` or generator that is to run beside the page in a worker thread. "process" for one
                that keeps the interpreter busy, or has to be gone when it is cancelled: it runs in a process of its
                own, gets copies of its arguments, knows no page but `current_run().progress`, and is sent by value.

    Raises:
        ValueError: an option with a value that it cannot have, or that does not go with another.
        ModuleNotFoundError: `on="process"` without cloudpickle, which `transom[process]` brings.
        TypeError: an option that does not exist.
    """
    made = _options(options)
    return (lambda function: Task(function, made)) if function is None else Task(function, made)


def _options(given: dict[str, Any]) -> Options:
    known = [field.name for field in fields(Options)]
    for name in given:
        if name not in known:
            raise TypeError(f"task has no option {name!r}. It has: {', '.join(known)}.")
    return Options(**given)
