"""The thread that saves, while the page is made in another one.

Owns: that what belongs to a session that is going on (a cell of a notebook, a callback) happens in its code, and not
beside it.
"""

from __future__ import annotations

import asyncio
import contextvars
import queue
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

from transom.errors import SaveError
from transom.reactive.context import Owner, session_var
from transom.reactive.executor import WorkerPool

T = TypeVar("T")


class Caller:
    """Whoever has called `save`.

    Concurrency: `run` in its thread, `call` in the loop of what it runs.
    """

    def __init__(self) -> None:
        self._asked: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._owner: Owner | None = session_var.get()

    @property
    def live(self) -> bool:
        """Whether it is code of a session, whose components these are."""
        return self._owner is not None

    def run(self, main: Callable[[], Coroutine[Any, Any, T]]) -> T:
        """Run a coroutine to its end on a loop of its own; meanwhile this thread does what it is asked to."""
        if not self.live and not _has_loop():
            return asyncio.run(main())
        outcome: list[T] = []
        failed: list[BaseException] = []

        def work() -> None:
            try:
                outcome.append(asyncio.run(main()))
            except BaseException as error:  # noqa: BLE001 - raised again where it was asked for
                failed.append(error)
            finally:
                self._asked.put(None)

        # Of nobody's session: what is saved within one is shown in one of its own.
        pool = WorkerPool(1)
        pool.submit(lambda: contextvars.Context().run(work))
        while (task := self._asked.get()) is not None:
            task()
        pool.close()
        if failed:
            raise failed[0]
        return outcome[0]

    async def call(self, action: Callable[[], object]) -> None:
        """Do something in the caller's code.

        Raises:
            SaveError: it has set off what cannot end while that code waits for the page to be saved.
        """
        loop = asyncio.get_running_loop()
        done: asyncio.Future[None] = loop.create_future()

        def task() -> None:
            before = set(self._owner.runs) if self._owner is not None else set()
            error: BaseException | None = None
            try:
                action()
            except Exception as raised:  # noqa: BLE001 - goes where it is awaited
                error = raised
            left = [run.name for run in self._owner.runs if run not in before] if self._owner is not None else []
            if left and error is None:
                error = SaveError(
                    f"embed=True cannot wait for {', '.join(sorted(left))} while this page runs: what is asynchronous "
                    "ends after the code that saves. Save from a script, or write `transom save --embed FILE`."
                )
            loop.call_soon_threadsafe(_settle, done, error)

        self._asked.put(task)
        await done


def _settle(done: asyncio.Future[None], error: BaseException | None) -> None:
    if done.done():
        return
    if error is None:
        done.set_result(None)
    else:
        done.set_exception(error)


def _has_loop() -> bool:
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return False
    return True
