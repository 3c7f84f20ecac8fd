"""Work beside the running code: `create_task`, `gather`, and looking at what runs.

What these make takes turns and ends with its page; a bare `asyncio.create_task` does neither.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Coroutine
from typing import Any, TypeVar

from transom.errors import NoSessionError
from transom.reactive.callables import name_of
from transom.reactive.calling import awaits, contained, discard, is_coroutine
from transom.reactive.context import current_owner, run_var, session_var
from transom.reactive.runs import Run
from transom.reactive.waiting import Part, part_var, waiting

R = TypeVar("R")


def create_task(coroutine: Coroutine[Any, Any, R], *, name: str | None = None) -> Run[R]:
    """Start a coroutine beside the running code, as a run of the page: its steps take turns, it ends with the page.

    Args:
        coroutine: what to run.
        name: what reports call it; its function's name when omitted.

    Returns:
        The run: await it, or `cancel()` it. If nobody awaits it, its failure is reported.

    Raises:
        TypeError: not a coroutine.
        NoSessionError: outside of any page.

    Concurrency: from any thread of the page.
    """
    if not is_coroutine(coroutine):
        raise TypeError(f"create_task({coroutine!r}): give a coroutine, as in create_task(fetch(url)).")
    try:
        owner = current_owner()
    except NoSessionError:
        coroutine.close()
        raise
    run = owner.start(coroutine, name=name or name_of(coroutine), task=run_var.get())
    run.parallel = False
    return run


async def gather(*awaitables: Coroutine[Any, Any, Any] | Awaitable[Any]) -> list[Any]:
    """The results of all, in the order given; coroutines go on side by side, as runs of the page where there is one.

    When one fails, or this is cancelled, those that it has started are cancelled.

    Args:
        awaitables: coroutines, runs or anything else that can be awaited.

    Raises:
        Exception: the first that one of them raises.
        LockError: one of them waits for what the calling code has, or for its end.
    """
    given: tuple[Any, ...] = awaitables
    wrong = [each for each in given if not awaits(each)]
    if wrong:
        discard(*given)
        raise TypeError(f"gather({wrong[0]!r}): give coroutines or runs, as in gather(fetch(a), fetch(b)).")
    begun: list[Run[Any] | asyncio.Task[Any]] = []
    branches = [Part() for _ in given]
    try:
        with waiting(*branches):
            waits = [
                _branch(part, _begin(each, part, begun) if is_coroutine(each) else each)
                for part, each in zip(branches, given, strict=True)
            ]
            return list(await asyncio.gather(*waits))
    finally:
        for each in begun:
            each.cancel()


async def _branch(part: Part, awaitable: Awaitable[Any]) -> Any:
    """Wait for one, in a task of its own."""
    part_var.set(part)
    return await contained(awaitable)


def _begin(
    coroutine: Coroutine[Any, Any, Any], part: Part, begun: list[Run[Any] | asyncio.Task[Any]]
) -> Run[Any] | asyncio.Task[Any]:
    """A run of the page, or where there is none a task that ends with whoever gathers."""
    owned = session_var.get() is not None
    run = create_task(coroutine) if owned else asyncio.get_running_loop().create_task(_branch(part, coroutine))
    begun.append(run)
    return run


def current_run() -> Run[Any]:
    """The run that the calling code belongs to, also in the thread of a task.

    Raises:
        NoSessionError: it belongs to none: a plain `def` callback, or a thread of your own.
    """
    run = run_var.get()
    if run is None:
        raise NoSessionError(
            "This code belongs to no run. Coroutines, generators and functions of tasks have one; "
            "a plain `def` callback gets one by @tr.task."
        )
    return run


def tasks(*, everywhere: bool = False) -> list[Run[Any]]:
    """What runs, or waits to run: oldest first.

    Each says its `name`, `state`, `started`, for which `page` it runs and `where` it awaits, and has a `cancel()`.

    Args:
        everywhere: of all pages of the process, and of none, not of this page only.

    Raises:
        NoSessionError: outside of any page.
    """
    owner = current_owner()
    return owner.process.everyone() if everywhere else sorted(owner.runs, key=lambda run: run.number)
