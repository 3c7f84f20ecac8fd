"""An elastic pool of daemon threads for `def` callbacks.

Not `ThreadPoolExecutor`: that one grows to six threads on two cores and holds the process at
exit until every job has ended; a callback that sleeps for an hour must do neither.
"""

from __future__ import annotations

import asyncio
import threading
from collections import Counter, deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

IDLE_SECONDS = 30.0
_FOR_A_LOOP = 32
"""Threads for `asyncio.to_thread` and its like."""


class _Here(threading.local):
    """What the thread is: the pool that it works for, if it does."""

    pool: WorkerPool | None = None


_here = _Here()


def pool_here() -> WorkerPool | None:
    """The pool whose worker thread calls this."""
    return _here.pool


class WorkerPool:
    """Runs jobs on at most `limit` daemon threads; idle threads end after 30 s.

    Args:
        limit: the most threads that exist at one time; jobs over it wait, first come first served.
        name: what the threads are called.

    Concurrency: `submit` may be called from any thread.
    """

    def __init__(self, limit: int = 256, *, name: str = "transom-worker") -> None:
        self.limit = limit
        self.share = max(1, limit // 2)
        """The most that one owner should take for what goes on beside it."""
        self._alone = limit == 1
        self._name = name
        self._jobs: deque[tuple[Callable[[], None], object]] = deque()
        self._at_work: Counter[object] = Counter()
        self._disowned: set[object] = set()
        self._wake = threading.Condition(threading.Lock())
        self._idle = 0
        self._threads = 0
        self._started = 0
        self._closed = False
        self.active = 0
        """Jobs that are queued or running."""

    def submit(self, job: Callable[[], None], owner: object = None) -> None:
        """Run `job` soon on some worker thread, for `owner`. `job` must not raise."""
        with self._wake:
            self._jobs.append((job, owner))
            self.active += 1
            if self._idle >= len(self._jobs):
                self._wake.notify()
                return
        self._grow()

    def _grow(self) -> None:
        with self._wake:
            if self._threads >= self.limit:
                return
            self._threads += 1
            self._started += 1
            name = f"{self._name}-{self._started}"
        threading.Thread(target=self._work, name=name, daemon=True).start()

    @contextmanager
    def blocked(self) -> Iterator[None]:
        """The calling worker thread waits for another job inside: one more thread may take its place meanwhile."""
        with self._wake:
            self.limit += 1
            short = bool(self._jobs) and not self._idle
        if short:
            self._grow()
        try:
            yield
        finally:
            with self._wake:
                self.limit -= 1
                self._wake.notify_all()  # the one that took our place ends, if it has nothing to do

    def disown(self, owner: object) -> None:
        """Nobody waits for what goes on for `owner`: until it ends, as many more threads may take its place.

        Not where there is to be one thread only.
        """
        with self._wake:
            going = self._at_work[owner]
            if not going or owner in self._disowned or self._alone:
                return
            self._disowned.add(owner)
            self.limit += going
            short = len(self._jobs) - self._idle
        for _ in range(min(going, short)):
            self._grow()

    def close(self) -> None:
        """Let idle threads end now, and the others when there are no more jobs."""
        with self._wake:
            self._closed = True
            self._wake.notify_all()

    def _work(self) -> None:
        _here.pool = self
        while (taken := self._take()) is not None:
            job, owner = taken
            try:
                job()
            finally:
                self._ended(owner)
                del job, owner, taken  # an idle thread keeps nothing alive

    def _ended(self, owner: object) -> None:
        with self._wake:
            self.active -= 1
            self._at_work[owner] -= 1
            if owner in self._disowned:
                self.limit -= 1
            if not self._at_work[owner]:
                del self._at_work[owner]
                self._disowned.discard(owner)

    def _take(self) -> tuple[Callable[[], None], object] | None:
        with self._wake:
            while True:
                if self._threads > self.limit:  # it stood in for one that goes on again
                    if self._jobs:
                        self._wake.notify()
                    break
                if self._jobs:
                    job, owner = self._jobs.popleft()
                    self._at_work[owner] += 1
                    self.limit += owner in self._disowned
                    return job, owner
                if self._closed or not self._rested():
                    break
            self._threads -= 1
            return None

    def _rested(self) -> bool:
        """Wait for a job; whether there may be one, and it was not just a long time."""
        self._idle += 1
        woken = self._wake.wait(IDLE_SECONDS)
        self._idle -= 1
        return woken or bool(self._jobs)


class DaemonExecutor(ThreadPoolExecutor):
    """A pool for an event loop's own use, as by `asyncio.to_thread`, whose jobs do not hold the process up at its end.

    Args:
        pool: whose threads it uses. An event loop takes a `ThreadPoolExecutor` only, so this is one in name.
    """

    def __init__(self, pool: WorkerPool) -> None:
        super().__init__(max_workers=1)
        self._pool = pool

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Call `fn` soon on some thread."""
        future: Future[Any] = Future()

        def job() -> None:
            if not future.set_running_or_notify_cancel():
                return
            try:
                result = fn(*args, **kwargs)
            except BaseException as error:  # noqa: BLE001 - handed to whoever awaits it
                future.set_exception(error)
            else:
                future.set_result(result)

        self._pool.submit(job)
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Let idle threads end; waits for none."""
        self._pool.close()


def to_daemons(loop: asyncio.AbstractEventLoop) -> None:
    """Let `asyncio.to_thread` and its like use threads that hold up neither the end of `loop` nor of the process."""
    loop.set_default_executor(DaemonExecutor(WorkerPool(_FOR_A_LOOP, name="asyncio")))
