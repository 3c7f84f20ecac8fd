"""The worker threads of a server: how many there are, and who has how many of them.

One elastic pool of daemon threads, of which each user has a share. Not `ThreadPoolExecutor`: that one grows to six
threads on two cores and holds the process at exit until every job has ended; a callback that sleeps for an hour must
do neither.
"""

from __future__ import annotations

import asyncio
import threading
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager, nullcontext
from functools import partial
from typing import Any, Protocol

from transom.reactive.context import process_var, session_var

IDLE_SECONDS = 30.0
_FOR_A_LOOP = 32
"""Threads for `asyncio.to_thread` and its like."""


class _Here(threading.local):
    """What the thread is: at work for a share of a pool, if it is."""

    share: Share | None = None


_here = _Here()


class Threads(Protocol):
    """What runs jobs for a share; a `WorkerPool`, or in a test what stands in for one."""

    def submit(self, job: Callable[[], None], share: Share | None = None) -> None:
        """Run `job` soon on some thread."""

    def blocked(self) -> AbstractContextManager[None]:
        """The job that calls this waits for another one inside."""

    def disown(self, share: Share) -> None:
        """Nobody waits for its jobs any more."""


class Share:
    """What one user of a pool has of it: so many jobs at a time, and those over it wait in order.

    A job that waits for other code, inside `aside`, takes neither a thread nor a place of its share meanwhile.

    Args:
        pool: the pool.
        most: jobs at a time; `None` where something else bounds them.

    Attributes:
        at_work: jobs that have a thread; the pool's to count.
        disowned: whether they take no thread from others; likewise.

    Concurrency: from any thread.
    """

    __slots__ = ("_going", "_lock", "_most", "_pool", "_waiting", "at_work", "disowned")

    def __init__(self, pool: Threads, most: int | None = None) -> None:
        self.at_work = 0
        self.disowned = False
        self._pool = pool
        self._most = float("inf") if most is None else most
        self._going = 0
        self._lock = threading.Lock()
        self._waiting: list[Callable[[], None]] = []  # short and mostly empty: an empty deque takes 760 bytes

    def submit(self, job: Callable[[], None]) -> None:
        """Run `job` on some thread, as soon as there is a place. It must not raise."""
        with self._lock:
            if self._going >= self._most:
                self._waiting.append(job)
                return
            self._going += 1
        self._pool.submit(partial(self._run, job), self)

    def _run(self, job: Callable[[], None]) -> None:
        _here.share = self
        try:
            job()
        finally:
            _here.share = None
            self._leave()

    def _leave(self) -> None:
        with self._lock:
            self._going -= 1
            job = self._waiting.pop(0) if self._waiting and self._going < self._most else None
            self._going += job is not None
        if job is not None:
            self._pool.submit(partial(self._run, job), self)

    @contextmanager
    def aside(self) -> Iterator[None]:
        """The calling job waits inside; when it goes on there may be one more than there are places for a moment."""
        with self._pool.blocked():
            self._leave()
            try:
                yield
            finally:
                with self._lock:
                    self._going += 1

    def disown(self) -> None:
        """Nobody waits for what goes on."""
        self._pool.disown(self)


@contextmanager
def aside() -> Iterator[None]:
    """The calling code waits for other code inside; of a pool's thread it takes none from that meanwhile."""
    share = _here.share
    with nullcontext() if share is None else share.aside():
        yield


class WorkerPool:
    """All worker threads of a server: at most `limit`, daemons; idle ones end after 30 s.

    Args:
        limit: the most threads that exist at one time; jobs over it wait, first come first served.
        name: what the threads are called.

    Concurrency: `submit` may be called from any thread.
    """

    def __init__(self, limit: int = 256, *, name: str = "transom-worker") -> None:
        self.limit = limit
        self.share = max(1, limit // 2)
        """The most that one user should take for what goes on beside it."""
        self._alone = limit == 1
        self.name = name
        self._others = Share(self)
        self._jobs: deque[tuple[Callable[[], None], Share]] = deque()
        self._wake = threading.Condition(threading.Lock())
        self._idle = 0
        self._threads = 0
        self._started = 0
        self._closed = False
        self.active = 0
        """Jobs that are queued or running."""
        self.listeners: set[Callable[[], object]] = set()
        """Told when a job has ended, in its thread."""

    def submit(self, job: Callable[[], None], share: Share | None = None) -> None:
        """Run `job` soon on some worker thread. `job` must not raise.

        Args:
            job: called once.
            share: whose it is; it has counted the job.
        """
        with self._wake:
            self._jobs.append((job, share or self._others))
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
            name = f"{self.name}-{self._started}"
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

    def disown(self, share: Share) -> None:
        """Nobody waits for what goes on for `share`: until it ends, as many more threads may take its place.

        Not where there is to be one thread only.
        """
        with self._wake:
            if share.disowned or self._alone:
                return
            share.disowned = True
            self.limit += share.at_work
            short = min(share.at_work, len(self._jobs) - self._idle)
        for _ in range(short):
            self._grow()

    def close(self) -> None:
        """Let idle threads end now, and the others when there are no more jobs."""
        with self._wake:
            self._closed = True
            self._wake.notify_all()

    def _work(self) -> None:
        while (taken := self._take()) is not None:
            job, share = taken
            try:
                job()
            finally:
                with self._wake:
                    self.active -= 1
                    share.at_work -= 1
                    self.limit -= share.disowned
                del job, share, taken  # an idle thread keeps nothing alive
                for listener in tuple(self.listeners):
                    listener()

    def _take(self) -> tuple[Callable[[], None], Share] | None:
        with self._wake:
            while True:
                if self._threads > self.limit:  # it stood in for one that goes on again
                    if self._jobs:
                        self._wake.notify()
                    break
                if self._jobs:
                    job, share = self._jobs.popleft()
                    share.at_work += 1
                    self.limit += share.disowned
                    return job, share
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
        pool: whose threads it uses. An event loop takes a `ThreadPoolExecutor` only, so this is one.
        pages: the loop is somebody else's: only what code of pages and tasks gives is done here, all else is done in
            this executor's own threads, and waited for as ever.
    """

    def __init__(self, pool: WorkerPool, *, pages: bool = False) -> None:
        super().__init__(None if pages else 1, thread_name_prefix="asyncio")
        self.pool = pool
        self._pages = pages

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Call `fn` soon on some thread."""
        if self._pages and session_var.get() is None and process_var.get() is None:
            return super().submit(fn, *args, **kwargs)
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

        self.pool.submit(job)
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Let idle threads end; waits for none of a page's."""
        self.pool.close()
        if self._pages:
            super().shutdown(wait, cancel_futures=cancel_futures)


def to_daemons(loop: asyncio.AbstractEventLoop, *, pages: bool = False) -> None:
    """Let `asyncio.to_thread` and its like use threads that hold up neither the end of `loop` nor of the process.

    Args:
        loop: the loop.
        pages: it is somebody else's: for what pages do only, and if it has no executor of its own, as far as one sees.
    """
    if not pages or getattr(loop, "_default_executor", loop) is None:
        loop.set_default_executor(DaemonExecutor(WorkerPool(_FOR_A_LOOP, name="asyncio"), pages=pages))
