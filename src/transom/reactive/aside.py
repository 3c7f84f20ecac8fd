"""Stepping aside: code in a worker thread that waits for other code takes no thread and no place from it meanwhile."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from typing import Protocol

from transom.reactive.executor import pool_here


class Places(Protocol):
    """What has so many places for jobs, one of which the thread takes."""

    def leave(self) -> None:
        """The job waits: its place is free."""

    def back(self) -> None:
        """It goes on."""


class _Here(threading.local):
    """What the thread is at: a job beside a page, if it is."""

    beside: Places | None = None


here = _Here()


@contextmanager
def aside() -> Iterator[None]:
    """The calling code waits for other code inside."""
    pool, beside = pool_here(), here.beside
    with pool.blocked() if pool is not None else nullcontext():
        if beside is not None:
            beside.leave()
        try:
            yield
        finally:
            if beside is not None:
                beside.back()
