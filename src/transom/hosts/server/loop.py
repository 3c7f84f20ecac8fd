"""The event loop of a server of our own: which one, its threads, and an end that waits for nobody."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from contextlib import suppress
from typing import Any

from transom.reactive.executor import to_daemons

LAST_SECONDS = 1.0
"""How long tasks that were cancelled at the end may go on."""


def run(main: Coroutine[Any, Any, None]) -> None:
    """`asyncio.run`, on uvloop where it is installed, except that the end waits for no thread.

    A function in a thread cannot be ended, and neither can what awaits it. They are left behind: the threads are
    daemons, so the process ends without them.
    """
    runner = asyncio.Runner(loop_factory=_new_loop)
    loop = runner.get_loop()
    to_daemons(loop)
    try:
        runner.run(main)
    finally:
        try:
            _leave(loop)
        finally:
            asyncio.set_event_loop(None)
            loop.close()


def _new_loop() -> asyncio.AbstractEventLoop:
    try:
        import uvloop
    except ImportError:
        return asyncio.new_event_loop()
    return uvloop.new_event_loop()


def _leave(loop: asyncio.AbstractEventLoop) -> None:
    """Cancel what still goes on, and wait for a moment only."""
    tasks = asyncio.all_tasks(loop)
    for task in tasks:
        task.cancel()
    if tasks:
        loop.run_until_complete(asyncio.wait(tasks, timeout=LAST_SECONDS))
    for task in tasks:
        if not task.done():
            task._log_destroy_pending = False  # type: ignore[attr-defined] # it was said that they are left behind
        elif not task.cancelled() and (error := task.exception()) is not None:
            loop.call_exception_handler({"message": "A task failed at the end", "exception": error, "task": task})
    with suppress(TimeoutError):
        loop.run_until_complete(asyncio.wait_for(loop.shutdown_asyncgens(), LAST_SECONDS))
