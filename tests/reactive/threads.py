"""Worker threads that a test's clock conducts: real threads, of which only one runs at a time, when the clock says so.

Stands in for `WorkerPool`. The loop stands still while a job runs; a job that calls `sleep` lets the loop go on until
that time has passed on its clock. So a schedule with threads is the same in each run.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext

from transom.testing import ClockLoop


class ConductedThreads:
    """Runs each job in a thread of its own, begun after the seconds that `delay` says.

    Attributes:
        share: see `WorkerPool`.
        active: always 0: the clock need not wait for a job, which takes time of its own.
        going: jobs that have not ended.
    """

    def __init__(self, loop: ClockLoop) -> None:
        self.active = 0
        self.share = 1000
        self.going = 0
        self.delay: Callable[[], float] = float
        self._loop = loop
        self._back = threading.Semaphore(0)
        self._idle: list[_Worker] = []
        self._here = threading.local()

    @property
    def now(self) -> float:
        """The time on the clock."""
        return self._loop.now

    def submit(self, job: Callable[[], None], share: object = None) -> None:
        """See `WorkerPool.submit`."""
        self.going += 1
        self._loop.call_soon_threadsafe(self._begin, job)

    def blocked(self) -> AbstractContextManager[None]:
        """See `WorkerPool.blocked`: there are always enough threads."""
        return nullcontext()

    def disown(self, share: object) -> None:
        """See `WorkerPool.disown`, and likewise."""

    def _begin(self, job: Callable[[], None]) -> None:
        wait = self.delay()
        if wait:
            self._loop.call_later(wait, self._start, job)
        else:
            self._start(job)

    def _start(self, job: Callable[[], None]) -> None:
        worker = self._idle.pop() if self._idle else self._hire()
        worker.job = job
        self._resume(worker)

    def _hire(self) -> _Worker:
        worker = _Worker()
        thread = threading.Thread(target=self._work, args=(worker,), name="conducted", daemon=True)
        worker.thread = thread
        thread.start()
        return worker

    def _resume(self, worker: _Worker) -> None:
        """Let it run until its job sleeps or has ended; the loop stands still."""
        worker.wait = None
        worker.go.release()
        self._back.acquire()
        if worker.wait is not None:
            self._loop.call_later(worker.wait, self._resume, worker)
        else:
            self.going -= 1
            self._idle.append(worker)

    def _work(self, worker: _Worker) -> None:
        self._here.worker = worker
        while True:
            worker.go.acquire()
            if worker.job is None:
                return
            try:
                worker.job()
            finally:
                worker.job = None
                self._back.release()

    def sleep(self, seconds: float) -> None:
        """For a job: as `time.sleep`, on the loop's clock."""
        worker: _Worker = self._here.worker
        worker.wait = seconds
        self._back.release()
        worker.go.acquire()

    def close(self) -> None:
        """See `WorkerPool.close`; several pages share these threads, so that `end` ends them."""

    def end(self) -> None:
        """End the threads that have nothing to do."""
        for worker in self._idle:
            worker.go.release()
        for worker in self._idle:
            worker.thread.join(15)
        self._idle.clear()


class _Worker:
    """One thread."""

    def __init__(self) -> None:
        self.go = threading.Semaphore(0)
        self.job: Callable[[], None] | None = None
        self.wait: float | None = None
        self.thread: threading.Thread
