"""`with_lock` and `lock()`: mutual exclusion among callbacks of one session, awaits included."""

from __future__ import annotations

import functools
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, aclosing
from typing import Any, ParamSpec, TypeVar, cast

from transom.reactive.callables import kind_of
from transom.reactive.context import Owner, current_owner, session_var
from transom.reactive.slot import stepped

P = ParamSpec("P")
R = TypeVar("R")


def lock() -> AbstractAsyncContextManager[None]:
    """The lock of the current session, for `async with io.lock():`.

    First come first served; a run that holds it may take it again.

    Raises:
        NoSessionError: outside of any session.
    """
    return current_owner().lock


def with_lock(function: Callable[P, R]) -> Callable[P, R]:
    """Make a whole callback, its awaits included, exclusive with the session's other locked ones.

    Callbacks without it and widget events go on meanwhile. For coroutine functions, async
    generators, methods, partials and `def`; outside of a session it changes nothing.
    """
    kind = kind_of(function)
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


def _locked_coroutine(function: Callable[..., Any]) -> Callable[..., Any]:
    async def locked(*args: Any, **kwargs: Any) -> Any:
        if session_var.get() is None:
            return await function(*args, **kwargs)
        async with lock():
            return await function(*args, **kwargs)

    return locked


def _locked_generator(function: Callable[..., Any]) -> Callable[..., Any]:
    async def locked(*args: Any, **kwargs: Any) -> AsyncIterator[Any]:
        if session_var.get() is None:
            async with aclosing(function(*args, **kwargs)) as values:
                async for value in values:
                    yield value
            return
        async with lock(), aclosing(function(*args, **kwargs)) as values:
            async for value in values:
                yield value

    return locked


def _locked_def(function: Callable[..., Any]) -> Callable[..., Any]:
    """A `def` runs under the turn as one piece; with the lock free it need not wait for anything."""
    steps = kind_of(function) == "generator"

    def locked(*args: Any, **kwargs: Any) -> Any:
        owner = session_var.get()
        if owner is not None and steps:
            return _locked_steps(function(*args, **kwargs), owner)
        if owner is None or not owner.lock.blocks_me():
            return function(*args, **kwargs)

        async def later() -> Any:
            async with owner.lock:
                return await owner.call(lambda: function(*args, **kwargs))

        return later()

    return locked


async def _locked_steps(generator: Any, owner: Owner) -> AsyncIterator[Any]:
    async with owner.lock, aclosing(stepped(generator, owner)) as values:
        async for value in values:
            yield value
