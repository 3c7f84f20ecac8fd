"""Inside of a measured server: the longest that its garbage collector paused it, and that its loop was held.

Each new longest one is printed, in milliseconds.
"""

from __future__ import annotations

import asyncio
import gc
import time
from typing import Any

TICK = 0.001
_longest = {"pause": 0.0, "hold": 0.0}
_began: list[float] = []
"""When the collection that goes on did."""


def begin() -> None:
    """Start to look, with the first page. Call it on the loop."""
    if _collection not in gc.callbacks:
        gc.callbacks.append(_collection)
        _tick(asyncio.get_running_loop(), time.perf_counter())


def reset() -> None:
    """Forget what was before. What goes on is not forgotten."""
    for name in _longest:
        _longest[name] = -1.0
        _note(name, 0.0)


def longest(output: str, name: str) -> float:
    """The last that a server printed under this name.

    Raises:
        ValueError: it has printed none.
    """
    values = [line.split()[2] for line in output.splitlines() if line.startswith(f"probe {name} ")]
    if not values:
        raise ValueError(f"the server said nothing of {name}")
    return float(values[-1])


def _note(name: str, seconds: float) -> None:
    if seconds > _longest[name]:
        _longest[name] = seconds
        print(f"probe {name} {seconds * 1000:.3f}")


def _collection(phase: str, _: dict[str, Any]) -> None:
    if phase == "start":
        _began.append(time.perf_counter())
    elif _began:
        _note("pause", time.perf_counter() - _began.pop())


def _tick(loop: asyncio.AbstractEventLoop, due: float) -> None:
    now = time.perf_counter()
    _note("hold", now - due)
    loop.call_later(TICK, _tick, loop, now + TICK)
