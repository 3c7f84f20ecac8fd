"""`hold`: keep what a piece of code writes from the page, across its awaits, and send it as one patch.

Owns which writes are kept and when they are let go. Knows nothing of sessions: a component asks `hold_var` when it
is marked, and is marked again when the hold ends.
"""

from __future__ import annotations

import functools
from collections.abc import AsyncIterator, Callable, Generator, Iterator
from contextlib import AbstractContextManager, aclosing, contextmanager
from contextvars import ContextVar
from types import TracebackType
from typing import Any, ParamSpec, Protocol, TypeVar, cast, overload

from transom.reactive.callables import checked_function, kind_of, name_of
from transom.reactive.calling import is_async_steps, is_coroutine, is_steps
from transom.reactive.strand import each_async_step, each_step, strand

P = ParamSpec("P")
R = TypeVar("R")


class Markable(Protocol):
    """What a hold needs of a component."""

    def _mark(self, name: str, *, force: bool = False) -> None: ...

    def _send(self, content: Any) -> None: ...


class Hold:
    """What one strand has written since it began to hold.

    Concurrency: used by the strand that has entered it; others that inherit `hold_var` only ask.
    """

    __slots__ = ("_home", "_lock", "_marks", "_messages")

    def __init__(self) -> None:
        self._home: object = None
        self._lock: AbstractContextManager[Any] | None = None
        self._marks: dict[tuple[int, str], tuple[Markable, bool]] = {}
        self._messages: list[tuple[Markable, Any]] = []

    @contextmanager
    def entered(self) -> Iterator[None]:
        """Keep what the calling strand writes inside."""
        outer = hold_var.get()
        self._home = strand()
        hold_var.set(self)
        try:
            yield
        finally:
            self._home = None
            hold_var.set(outer)  # no token: a generator may be closed in another context

    def here(self) -> bool:
        """Whether it is the calling strand that holds, and not one that was begun by it."""
        return self._home is not None and self._home == strand()

    def keeps_mark(self, component: Markable, name: str, force: bool, lock: AbstractContextManager[Any]) -> bool:
        """Keep a mark for later, if the caller holds. `lock` is the one that marks are made under."""
        if not self.here():
            return False
        self._lock = lock
        key = (id(component), name)
        kept = self._marks.get(key)
        self._marks[key] = (component, force or (kept is not None and kept[1]))
        return True

    def keeps_message(self, component: Markable, content: Any, lock: AbstractContextManager[Any]) -> bool:
        """Keep a message for later, if the caller holds."""
        if not self.here():
            return False
        self._lock = lock
        self._messages.append((component, content))
        return True

    def release(self) -> None:
        """Let go of everything, or hand it to the hold around this one.

        Under the lock, so that no patch is cut in the middle of it.
        """
        marks, self._marks = self._marks, {}
        messages, self._messages = self._messages, []
        if self._lock is None:
            return
        with self._lock:
            for (_, name), (component, force) in marks.items():
                component._mark(name, force=force)
            for component, content in messages:
                component._send(content)


hold_var: ContextVar[Hold | None] = ContextVar("transom_hold", default=None)


class Holding(AbstractContextManager[None]):
    """What `hold()` returns: for `with`, and to decorate a function with."""

    __slots__ = ("_scopes",)

    def __init__(self) -> None:
        self._scopes: list[AbstractContextManager[None]] = []

    def __enter__(self) -> None:
        scope = _holding()
        scope.__enter__()
        self._scopes.append(scope)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._scopes.pop().__exit__(kind, error, traceback)

    def __call__(self, function: Callable[P, R]) -> Callable[P, R]:
        """`function`, its whole body held."""
        return _decorated(function)


@overload
def hold() -> Holding: ...
@overload
def hold(function: Callable[P, R], /) -> Callable[P, R]: ...
def hold(function: Callable[P, R] | None = None, /) -> Holding | Callable[P, R]:
    """Send nothing of what is written inside until the end, and then all of it as one patch.

    `with io.hold():` for a piece of code, `@io.hold` for a whole function: `def`, `async def`, generator or async
    generator, method or partial. Parameters are stored and watchers run as always; only the page waits, also over
    awaits. It ends with an exception or a cancellation, too. Of nested ones the outermost lets go.

    Only what the task (outside of one: the thread) writes that has entered it is held. Other callbacks of the page
    go on sending, and so do tasks, runs and threads that are begun inside. A held parameter that is to be sent for
    another reason is sent with its present value: somebody else writes it too, the user has just set it, or it was
    set before and the patch of that has not been cut. A page that loads or reconnects shows the present state.

    What a decorated generator yields is shown when it is yielded; only what it writes is held to its end. A `with`
    block should not contain a `yield`. Changes of Bokeh models are not held: those of different writers depend on
    their order. Outside of a session it changes nothing.

    Args:
        function: what to decorate.

    Raises:
        TypeError: it cannot be called, or is a task; hold the function that the task is made of.
    """
    return Holding() if function is None else _decorated(function)


@contextmanager
def _holding() -> Iterator[None]:
    mine = Hold()
    try:
        with mine.entered():
            yield
    finally:
        mine.release()


def _decorated(function: Callable[P, R]) -> Callable[P, R]:
    kind = kind_of(checked_function(function, "hold()(refresh)"))
    if kind == "task":
        raise TypeError(
            f"{name_of(function)} is a task, whose call is over at once. Write @tr.io.hold below @tr.task: each run "
            "of the task holds what it writes."
        )
    wrapped: Any
    if kind == "coroutine":
        wrapped = _held_coroutine(function)
    elif kind == "async_generator":
        wrapped = _held_async_generator(function)
    elif kind == "generator":
        wrapped = _held_generator(function)
    else:
        wrapped = _held_def(function)
    functools.update_wrapper(wrapped, function)  # copes with partials and objects that have no name
    return cast("Callable[P, R]", wrapped)


def _held_coroutine(function: Callable[..., Any]) -> Callable[..., Any]:
    async def held(*args: Any, **kwargs: Any) -> Any:
        with _holding():
            return await function(*args, **kwargs)

    return held


def _held_async_generator(function: Callable[..., Any]) -> Callable[..., Any]:
    async def held(*args: Any, **kwargs: Any) -> AsyncIterator[Any]:
        mine = Hold()
        try:
            async with aclosing(each_async_step(function(*args, **kwargs), mine.entered)) as steps:
                async for value in steps:
                    yield value
        finally:
            mine.release()

    return held


def _held_generator(function: Callable[..., Any]) -> Callable[..., Any]:
    def held(*args: Any, **kwargs: Any) -> Generator[Any, Any, Any]:
        mine = Hold()
        try:
            return (yield from each_step(function(*args, **kwargs), mine.entered))
        finally:
            mine.release()

    return held


def _held_def(function: Callable[..., Any]) -> Callable[..., Any]:
    def held(*args: Any, **kwargs: Any) -> Any:
        with _holding():
            result = function(*args, **kwargs)
        # A `def` may hand out a body that has not run yet: a `lambda` of a coroutine, what `with_lock` makes.
        if is_steps(result):
            return _held_generator(lambda: result)()
        if is_async_steps(result):
            return _held_async_generator(lambda: result)()
        if is_coroutine(result):
            return _held_coroutine(lambda: result)()
        return result

    return held
