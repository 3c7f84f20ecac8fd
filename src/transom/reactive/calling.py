"""Calling a function of the author's, of whatever kind: the one place that knows what comes of it.

Callers differ in three ways. Most call it here and now, inside `failing`, and give what it returned to `rest_of`: what
is left to do, nothing or a coroutine for somebody to drive. Some want all of it done, `outcome`. What works for others
wants nothing raised, and passes on what was `caught`.
"""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Coroutine, Generator
from contextlib import aclosing
from functools import partial
from types import TracebackType
from typing import TYPE_CHECKING, Any, Protocol, Self, TypeGuard, TypeVar, cast, runtime_checkable

import param

from transom.diagnostics.failure import failure_of
from transom.errors import ExitError
from transom.reactive.callables import is_run, kind_of
from transom.reactive.strand import is_cancelled, stepped

if TYPE_CHECKING:
    from transom.reactive.runs import Run

R = TypeVar("R")
Off = Callable[[Callable[[], Any]], Awaitable[Any]]
"""Calls a function that may block in a worker thread, as `Scope.call`."""
Drive = Callable[[Coroutine[Any, Any, Any]], Awaitable[Any]]
"""Awaits a coroutine, as in a task or context of its own."""


@runtime_checkable
class Deferred(Protocol):
    """A call that has not been made, because its arguments are still to come."""

    def begin(self) -> Coroutine[Any, Any, Any] | AsyncGenerator[Any, None]:
        """What it gives, to be driven."""


# What it raised


def passes(raised: BaseException) -> bool:
    """Whether what an author's code raised is no failure of it but meant for whoever runs it, and goes on to them."""
    if isinstance(raised, asyncio.CancelledError):
        return is_cancelled()
    return isinstance(raised, KeyboardInterrupt | GeneratorExit)


def is_skip(raised: BaseException) -> bool:
    """Whether it says that there is no result this time."""
    return isinstance(raised, param.Skip)


def is_exit(raised: BaseException) -> bool:
    """Whether it asks for the end of the process."""
    return isinstance(raised, SystemExit | KeyboardInterrupt)


class failing:  # noqa: N801 - read as a verb, `with failing(report):`
    """Code of the author's runs inside; what it does wrong goes to `failed`, and the code after goes on.

    Args:
        failed: takes the failure; what it raises itself goes on.
        lenient: having waited for something that was cancelled is no failure.

    Attributes:
        error: the failure, where nobody takes it; `None` without one.
    """

    __slots__ = ("_failed", "_lenient", "error")

    def __init__(self, failed: Callable[[BaseException], object] | None = None, *, lenient: bool = False) -> None:
        self._failed = failed
        self._lenient = lenient
        self.error: BaseException | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, raised: BaseException | None, traceback: TracebackType | None
    ) -> bool:
        if raised is None:
            return False
        if is_skip(raised) or (self._lenient and isinstance(raised, asyncio.CancelledError)):
            return True
        if passes(raised):
            return False
        error = failure_of(raised)
        if self._failed is None:
            self.error = error
        else:
            self._failed(error)
        return True


def caught(function: Callable[[], Any]) -> tuple[Any, BaseException | None]:
    """What it returned and what it raised, for a thread that goes on with other work."""
    try:
        return function(), None
    except BaseException as raised:  # noqa: BLE001 - handed to whoever waits for it
        return None, ExitError(raised) if is_exit(raised) else raised


async def contained(awaitable: Awaitable[R]) -> R:
    """`awaitable`, for a task of its own: out of one `SystemExit` would end the loop, with everybody's pages."""
    try:
        return await awaitable
    except SystemExit as request:
        raise ExitError(request) from request


# What it returned


def awaits(value: object) -> TypeGuard[Awaitable[Any]]:
    """Whether it is a result that is still to be awaited: a coroutine, a future, a run."""
    return inspect.isawaitable(value)


def is_coroutine(value: object) -> TypeGuard[Coroutine[Any, Any, Any]]:
    """Whether it is a body that has not run yet, and runs when it is awaited."""
    return isinstance(value, Coroutine)


def is_steps(value: object) -> TypeGuard[Generator[Any, Any, Any]]:
    """Whether it is a body that gives many values, one a step, and does not await."""
    return inspect.isgenerator(value)


def is_async_steps(value: object) -> TypeGuard[AsyncGenerator[Any, Any]]:
    """Whether it is a body that gives many values and awaits in between."""
    return hasattr(value, "__aiter__") and hasattr(value, "asend")


def is_consumable(value: object) -> bool:
    """Whether it serves one caller only."""
    return awaits(value) or is_steps(value) or is_async_steps(value)


def discard(*values: object) -> None:
    """Nobody is to await these: a coroutine among them, begun or not, is closed."""
    for each in values:
        if is_coroutine(each):
            each.close()


def values_of(value: object, off: Off | None) -> AsyncGenerator[Any, None] | None:
    """The values of a generator, each when it comes; `None` for anything else.

    Args:
        value: what a function returned.
        off: takes the steps of one that does not await; without it they are taken here.
    """
    if is_async_steps(value):
        return value
    if is_steps(value):
        return _here(value) if off is None else stepped(value, off)
    return None


async def _here(steps: Generator[Any, Any, Any]) -> AsyncGenerator[Any, None]:
    try:
        for value in steps:
            yield value
    finally:
        steps.close()


async def each_of(values: AsyncIterator[Any], take: Callable[[Any], object]) -> None:
    """Give each value to `take`, until it says `False`; then the generator is closed."""
    async with aclosing(cast("Any", values)):
        async for value in values:
            if take(value) is False:
                return


def gives(value: object) -> bool:
    """Whether it is a result, and not the word for none."""
    return value is not param.Undefined and value is not param.Skip


def rest_of(value: object, off: Off | None = None) -> Coroutine[Any, Any, Any] | None:
    """What is left to do of a call that returned `value`; `None` when that is nothing.

    Args:
        value: what it returned; a run of a task goes its own way.
        off: see `values_of`; without it, a generator that does not await is driven to its end here and now.
    """
    if is_run(value):
        return None
    if isinstance(value, Deferred):
        value = value.begin()
    if off is None and is_steps(value):
        for _ in value:
            pass
        return None
    if (values := values_of(value, off)) is not None:
        return each_of(values, _ignored)
    if is_coroutine(value):
        return value
    return _await(value) if awaits(value) else None


async def _await(awaitable: Awaitable[Any]) -> Any:
    return await awaitable


def _ignored(_: object) -> None:
    return None


# All of it


async def given(function: Callable[[], Any], off: Off | None) -> Any:
    """What it returns, awaited if need be; a `def` is called by `off`, where there is one."""
    value = function() if off is None or kind_of(function) != "def" else await off(function)
    return await value if awaits(value) else value


async def outcome(function: Callable[[], Any], off: Off, *, drive: Drive = contained, steps: Off | None = None) -> Any:
    """Call it where its kind belongs, and wait for all that it begins; raises what it raises.

    Args:
        function: of any kind.
        off: calls what may block.
        drive: awaits what awaits.
        steps: takes the steps of a generator; without it `off` takes all of them at once.
    """
    kind = kind_of(function)
    if kind == "def" or (kind == "generator" and steps is None):
        return await finished(await off(partial(_begun, function)), drive=drive, steps=steps)
    return await finished(await drive(_made(function)), drive=drive, steps=steps)


async def finished(value: Any, *, drive: Drive = contained, steps: Off | None = None) -> Any:
    """What comes of a call that returned `value`, when there is nothing left to do; see `outcome`."""
    while (rest := rest_of(value, steps)) is not None:
        value = await drive(rest)
    if is_run(value):
        await ended(value)
    return value


async def ended(run: Run[Any]) -> None:
    """Wait for the run of an author's task; raises what it raised, and cancels it when not waited for any more."""
    run.handled += 1
    try:
        await over(run)
    except asyncio.CancelledError:
        run.cancel()
        raise
    if run.error is not None:
        raise run.error


async def over(run: Run[Any]) -> None:
    """Wait until it has ended, whatever came of it."""
    future: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def settle(_: Run[Any]) -> None:
        if not future.done():
            future.set_result(None)

    run.on_done(settle)
    await future


def _begun(function: Callable[[], Any]) -> Any:
    value = function()
    rest = rest_of(value)
    return value if rest is None else rest


async def _made(function: Callable[[], Any]) -> Any:
    return function()
