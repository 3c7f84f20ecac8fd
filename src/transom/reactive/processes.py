"""Functions in processes beside the server: a cancelled one is really gone, with all that it has begun.

Owns how many there are, whose call is next, and the pipe to each. What runs in them is `process_worker`.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import pickle
import signal
import subprocess
import sys
import threading
import weakref
from collections import OrderedDict
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any, BinaryIO, cast

from transom.diagnostics.traceback import told_elsewhere
from transom.errors import ProcessEndedError
from transom.reactive.executor import aside
from transom.reactive.imported import imported
from transom.reactive.packing import dumps, packed
from transom.reactive.process_worker import read_frame, write_frame

if TYPE_CHECKING:
    from transom.reactive.runs import Run

IDLE_SECONDS = 60.0
"""How long a process waits for another call."""
_MAIN = "import sys; sys.path[:] = {paths!r}; from transom.reactive.process_worker import main; main()"


def processors() -> int:
    """How many this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class Worker:
    """One process, with a pipe to it and one from it. In a group of its own, with what it begins itself."""

    __slots__ = ("_process",)

    def __init__(self) -> None:
        self._process = subprocess.Popen(  # noqa: S603 - this interpreter, with code of ours
            [sys.executable, "-c", _MAIN.format(paths=sys.path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            start_new_session=True,
        )

    def send(self, call: bytes) -> None:
        """Begin a call."""
        with contextlib.suppress(BrokenPipeError):  # that it has gone is seen where its answer is missing
            write_frame(cast("BinaryIO", self._process.stdin), call)

    def receive(self) -> tuple[str, Any]:
        """The next that comes of it; blocks.

        Raises:
            ProcessEndedError: the process has gone.
        """
        frame = read_frame(cast("BinaryIO", self._process.stdout))
        if frame is None:
            raise ProcessEndedError(self._process.wait())
        answer: tuple[str, Any] = pickle.loads(frame)  # noqa: S301 - from a process of ours, by a pipe of its own
        return answer

    def kill(self) -> None:
        """End it now, with all that it has begun. From any thread, and again."""
        if self._process.poll() is not None and not hasattr(os, "killpg"):
            return
        if hasattr(os, "killpg"):
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self._process.pid, signal.SIGKILL)
        else:  # pragma: no cover - Windows
            tree = ["taskkill", "/F", "/T", "/PID", str(self._process.pid)]
            subprocess.run(tree, check=False, capture_output=True)  # noqa: S603 - as above

    def bury(self) -> None:
        """End it, and wait for that."""
        self.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            with contextlib.suppress(OSError):
                cast("BinaryIO", pipe).close()


class Processes:
    """The worker processes of a server, as many as it has processors; begun when they are needed, and kept a while.

    Args:
        loop: where calls wait for their place.

    Concurrency: `place` and `renew` on the loop, `take`, `give` and `close` from any thread.
    """

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop
        self._free = processors()
        self._waiting: OrderedDict[object, list[asyncio.Future[None]]] = OrderedDict()
        self._guard = threading.Lock()
        self._idle: list[Worker] = []
        self._busy: set[Worker] = set()
        self._kept: set[Worker] = set()
        """Those of the busy ones that take another call afterwards."""
        self._closed = False
        self._timer: asyncio.TimerHandle | None = None
        weakref.finalize(self, _bury, self._idle)  # as for a task outside of any server, whose loop has ended

    @asynccontextmanager
    async def place(self, owner: object) -> AsyncIterator[None]:
        """Wait until one of the processes is free. Pages take turns, so that none waits for all calls of another."""
        future: asyncio.Future[None] = self._loop.create_future()
        self._waiting.setdefault(owner, []).append(future)
        self._next()
        try:
            await future
        except asyncio.CancelledError:
            self._leave(owner, future)
            raise
        try:
            yield
        finally:
            self._free += 1
            self._next()

    def _leave(self, owner: object, future: asyncio.Future[None]) -> None:
        if future.done() and not future.cancelled():  # it was ours already
            self._free += 1
            self._next()
        elif future in self._waiting.get(owner, ()):
            self._waiting[owner].remove(future)
            if not self._waiting[owner]:
                del self._waiting[owner]

    def _next(self) -> None:
        while self._free and self._waiting:
            owner, futures = self._waiting.popitem(last=False)
            future = futures.pop(0)
            if futures:
                self._waiting[owner] = futures  # at the end: it is the others' turn
            if not future.done():
                self._free -= 1
                future.set_result(None)
        if self._timer is not None:
            self._timer.cancel()
        self._timer = self._loop.call_later(IDLE_SECONDS, self.renew)

    def take(self) -> Worker:
        """A process to work with; give it back, or end it."""
        with self._guard:
            worker = self._idle.pop() if self._idle else None
        worker = worker or Worker()
        with self._guard:
            closed = self._closed
            self._busy.add(worker)
            self._kept.add(worker)
        if closed:
            worker.kill()
        return worker

    def spare(self) -> None:
        """See that one is ready for the next call, which need not wait for its start: a cancelled one takes its own."""
        with self._guard:
            if self._closed or self._idle:
                return
            self._idle.append(Worker())

    def give(self, worker: Worker, *, fit: bool) -> None:
        """It is free again, if it is `fit` for another call; else it ends here and now."""
        with self._guard:
            self._busy.discard(worker)
            keep = fit and worker in self._kept and not self._closed
            self._kept.discard(worker)
            if keep:
                self._idle.append(worker)
        if not keep:
            worker.bury()

    def renew(self) -> None:
        """End those that have nothing to do, and the others after their call: they know modules as they were."""
        with self._guard:
            idle = self._idle.copy()
            self._idle.clear()
            self._kept.clear()
        _bury(idle)

    def close(self) -> None:
        """End all of them now."""
        if self._timer is not None:
            self._timer.cancel()
        with self._guard:
            self._closed = True
            busy = list(self._busy)
        for worker in busy:
            worker.kill()
        self.renew()


def _bury(workers: list[Worker]) -> None:
    while workers:
        workers.pop().bury()


class RemoteCall:
    """One call in a process. Its steps are taken in worker threads, one at a time.

    Args:
        processes: where.
        run: whose call it is.
        call: a `functools.partial` of the function and its arguments.
    """

    __slots__ = ("_call", "_cancelled", "_guard", "_over", "_processes", "_run", "_worker")

    def __init__(self, processes: Processes, run: Run[Any], call: Callable[[], Any]) -> None:
        self._processes = processes
        self._run = run
        self._call = call
        self._guard = threading.Lock()
        self._worker: Worker | None = None
        self._cancelled = self._over = False

    def step(self) -> tuple[bool, Any]:
        """Whether it has ended, and what it has returned, or else yielded; blocks.

        Raises:
            PackingError: it cannot be sent there.
            ProcessEndedError: the process ended without a result.
            BaseException: what the function raised.
        """
        with aside():
            worker = self._worker or self._begin()
            while True:
                kind, value = worker.receive()
                if kind == "progress":
                    self._run.progress = value
                elif kind == "raised":
                    self._over = True
                    raise _raised(*value)
                else:
                    self._over = kind == "returned"
                    return self._over, value

    def _begin(self) -> Worker:
        body = packed(self._call)
        worker = self._processes.take()
        with self._guard:
            self._worker = worker
            if self._cancelled:
                worker.kill()
        alias = imported("transom.compat.hook")  # above this layer; there where apps are
        own = () if alias is None else alias.open_folders()
        worker.send(dumps((self._run.name, self._run.number, sys.path, own, body)))
        self._processes.spare()
        return worker

    def cancel(self) -> None:
        """End it, with its process."""
        with self._guard:
            self._cancelled = True
            if self._worker is not None:
                self._worker.kill()

    def end(self) -> None:
        """Give the process back, or end it, if it is not through."""
        worker, self._worker = self._worker, None
        if worker is not None:
            self._processes.give(worker, fit=self._over and not self._cancelled)


def _raised(error: BaseException | None, said: str, told: str) -> BaseException:
    found = RuntimeError(said) if error is None else error
    return told_elsewhere(found, told)
