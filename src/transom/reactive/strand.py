"""Strands: what executes code in order, a task of asyncio or a thread outside of any.

A generator may be stepped by another thread each time; what is to hold for the whole of its body is entered
around each of its steps.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable, Generator
from contextlib import AbstractContextManager
from contextvars import copy_context
from functools import partial
from threading import get_ident
from typing import Any, TypeVar

R = TypeVar("R")
_ENDED = object()
Around = Callable[[], AbstractContextManager[Any]]


def strand() -> object:
    """The task that runs the calling code; its thread where there is none. Compare with `==`."""
    try:
        task = asyncio.current_task()
    except RuntimeError:
        return get_ident()
    return get_ident() if task is None else task


def running_loop() -> asyncio.AbstractEventLoop | None:
    """The event loop that runs in this thread, if one does."""
    try:
        return asyncio.get_running_loop()
    except RuntimeError:
        return None


def on_loop(loop: asyncio.AbstractEventLoop) -> bool:
    """Whether the calling code runs on `loop`."""
    return running_loop() is loop


def is_cancelled() -> bool:
    """Whether a `CancelledError` that has come here is meant for the task that runs the calling code.

    Else that code has waited for something that was cancelled.
    """
    try:
        task = asyncio.current_task()
    except RuntimeError:
        return False
    return task is not None and task.cancelling() > 0


def each_step(generator: Generator[Any, Any, R], around: Around) -> Generator[Any, None, R]:
    """`generator`, with `around()` entered during each of its steps and not while it is suspended."""
    try:
        while True:
            with around():
                try:
                    value = next(generator)
                except StopIteration as end:
                    result: R = end.value
                    return result
            yield value
    finally:
        with around():
            generator.close()


async def each_async_step(generator: AsyncGenerator[Any, Any], around: Around) -> AsyncGenerator[Any, None]:
    """`each_step` for an async generator; its awaits are within its steps."""
    try:
        while True:
            with around():
                try:
                    value = await anext(generator)
                except StopAsyncIteration:
                    return
            yield value
    finally:
        with around():
            await generator.aclose()


async def stepped(generator: Any, call: Callable[[Callable[[], Any]], Awaitable[Any]]) -> AsyncGenerator[Any, None]:
    """A sync generator as an async one, all its steps in one context, so that each finds again what another has set.

    Args:
        generator: the generator.
        call: runs one step, as `Scope.call` does in a worker thread under the turn.
    """
    context = copy_context()  # of its run, which its steps belong to
    try:
        while (value := await call(partial(context.run, next, generator, _ENDED))) is not _ENDED:
            yield value
    finally:
        await call(partial(context.run, generator.close))
