"""`with_lock` and `lock()`: mutual exclusion among callbacks of one session, awaits included."""

from __future__ import annotations

import asyncio
import functools
from collections.abc import AsyncIterator, Callable, Coroutine, Generator
from contextlib import AbstractAsyncContextManager, AbstractContextManager, aclosing, nullcontext
from typing import Any, ParamSpec, TypeVar, cast

from transom.reactive.callables import checked_function, kind_of, name_of
from transom.reactive.calling import is_coroutine
from transom.reactive.context import Owner, current_owner, session_var
from transom.reactive.runs import Run
from transom.reactive.strand import each_step, stepped

P = ParamSpec("P")
R = TypeVar("R")


def lock() -> AbstractAsyncContextManager[None]:
    """The lock of the current session, for `async with io.lock():`.

    First come first served; whoever has it may take it again. See `with_lock`.

    Raises:
        NoSessionError: outside of any session.
    """
    return current_owner().lock


def with_lock(function: Callable[P, R]) -> Callable[P, R]:
    """Make a whole callback, its awaits included, exclusive with the session's other locked ones.

    Callbacks without it and widget events go on meanwhile. For coroutine functions, generators,
    async generators, methods, partials and `def`; outside of a session it changes nothing.

    A `def` that finds the lock taken does not wait where it is called: it is queued, and the call
    returns something that can be awaited for its result.

    What a callback calls and awaits shares its lock. Runs that it starts do not: awaiting one that
    waits for the lock raises `LockError`, since neither could go on. Bare tasks that it begins share
    it, one at a time, and it is not given up before they have left it.

    Raises:
        TypeError: it cannot be called, or is a task; the lock goes around the function that the task is made of.
    """
    kind = kind_of(checked_function(function, "with_lock(refresh)"))
    if kind == "task":
        raise TypeError(
            f"{name_of(function)} is a task. Write @tr.io.with_lock below @tr.task: the task's runs take it."
        )
    wrapped: Any
    if kind == "async_generator":
        wrapped = _locked_generator(function)
    elif kind == "coroutine":
        wrapped = _locked_coroutine(function)
    else:
        wrapped = _locked_def(function)
    functools.update_wrapper(wrapped, function)  # copes with partials and objects that have no name
    wrapped.lock = True  # what Panel's own decorator leaves, and what tools look for
    return cast("Callable[P, R]", wrapped)


def unlocked() -> AbstractContextManager[None]:
    """Panel's word for changes of Bokeh models that need not wait: here none does, and this changes nothing."""
    return nullcontext()


def _locked_coroutine(function: Callable[..., Any]) -> Callable[..., Any]:
    async def locked(*args: Any, **kwargs: Any) -> Any:
        owner = session_var.get()
        if owner is None:
            return await function(*args, **kwargs)
        async with owner.lock.held():
            return await function(*args, **kwargs)

    return locked


def _locked_generator(function: Callable[..., Any]) -> Callable[..., Any]:
    async def locked(*args: Any, **kwargs: Any) -> AsyncIterator[Any]:
        owner = session_var.get()
        async with nullcontext() if owner is None else owner.lock.held(), aclosing(function(*args, **kwargs)) as values:
            async for value in values:
                yield value

    return locked


def _locked_def(function: Callable[..., Any]) -> Callable[..., Any]:
    """A `def` cannot wait: where the lock is not free, it runs later, as an event of its own."""
    steps = kind_of(function) == "generator"

    def locked(*args: Any, **kwargs: Any) -> Any:
        owner = session_var.get()
        if owner is None:
            return function(*args, **kwargs)
        if steps:
            return _locked_steps(function(*args, **kwargs), owner)
        taken = owner.lock.take()
        if taken is None:
            call = functools.partial(function, *args, **kwargs)
            return _Queued(owner.start(_later(call, owner), name=name_of(function)))
        with taken:
            result = function(*args, **kwargs)
        return _rest(result, owner) if is_coroutine(result) else result

    return locked


class _Queued:
    """What a locked `def` returns that had to queue: its value is to come, and nobody need wait for it."""

    __slots__ = ("_run",)

    def __init__(self, run: Run[Any]) -> None:
        self._run = run

    def __await__(self) -> Generator[Any, None, Any]:
        try:
            return (yield from self._run.__await__())
        except asyncio.CancelledError:
            self._run.cancel()
            raise


async def _later(function: Callable[[], Any], owner: Owner) -> Any:
    async with owner.lock.held() as claim:

        def call() -> Any:
            with claim.entered():
                return function()

        result = await owner.call(call)
        return await result if is_coroutine(result) else result


async def _rest(coroutine: Coroutine[Any, Any, Any], owner: Owner) -> Any:
    async with owner.lock.held():
        return await coroutine


async def _locked_steps(generator: Any, owner: Owner) -> AsyncIterator[Any]:
    async with owner.lock.held() as claim, aclosing(stepped(each_step(generator, claim.entered), owner.call)) as values:
        async for value in values:
            yield value
