"""What there is not in a browser says so, and what can be had in another way is.

Owns names of Python's own, from `install` on: `threading.Thread.start`, `subprocess.Popen`, `time.sleep`, and in a
worker `input`, which a page's own thread answers by a dialog of the browser.
"""

from __future__ import annotations

import builtins
import subprocess
import threading
import time
from collections.abc import Callable
from functools import wraps
from typing import Any

from transom.errors import TransomError
from transom.reactive.context import session_var

SLEEP = (
    "time.sleep() holds up the whole page here: Python runs in the page's own thread, and nothing is shown meanwhile. "
    "Write `await asyncio.sleep(…)` in an `async def`, or let Python run in a worker."
)


class NoThreadsError(TransomError, RuntimeError):
    """A thread or a process was to be begun where there can be none."""


class NoInputError(TransomError, EOFError):
    """A terminal was to be read where there is none."""


def install(flush: Callable[[], object], *, worker: bool) -> None:
    """Put them in place; once a process.

    Args:
        flush: lets the page see what has been written.
        worker: Python runs in a worker, so that a page goes on while it waits.
    """
    threading.Thread.start = _no_thread  # type: ignore[method-assign]
    subprocess.Popen.__init__ = _no_process  # type: ignore[method-assign, assignment]
    time.sleep = _sleeping(_plain_sleep(), flush, worker=worker)
    if worker:
        builtins.input = _no_input


def let_be_late(loop: type[Any]) -> None:
    """Let what is due already be called soon, as on any other loop; Pyodide's refuses it, and a moment is enough.

    Args:
        loop: the class of the running loop.
    """
    plain = loop.call_later

    @wraps(plain)
    def call_later(self: Any, delay: float, *args: Any, **options: Any) -> Any:
        return plain(self, max(0.0, delay), *args, **options)

    loop.call_later = call_later


def _no_thread(self: threading.Thread) -> None:
    raise NoThreadsError(
        f"{self.name} cannot start: there are no threads in the browser. Write an `async def` and start it by "
        "tr.create_task(…); a `def` that is given to Transom runs without a thread."
    )


def _no_process(_self: Any, args: Any = None, *_: Any, **__: Any) -> None:
    raise NoThreadsError(f"{args!r} cannot be run: there are no processes in the browser.")


def _no_input(prompt: object = "", /) -> str:
    raise NoInputError(
        f"input({prompt!r}) has nobody to ask: a page has no terminal. "
        "Show a TextInput and read its value in a callback."
    )


def _sleeping(sleep: Callable[[float], object], flush: Callable[[], object], *, worker: bool) -> Callable[[Any], None]:
    said = worker

    @wraps(sleep)
    def paused(seconds: Any, /) -> None:
        nonlocal said
        owner = session_var.get()
        if not said and owner is not None:
            said = True
            owner.advise("sleep", SLEEP)
        flush()
        sleep(seconds)

    return paused


def _plain_sleep() -> Callable[[Any], None]:
    """Python's own. Pyodide's lets other code run meanwhile, in the middle of what has the turn."""
    return getattr(time.sleep, "__wrapped__", time.sleep)
