"""A stage for tests: what a session offers to a program, in forty lines."""

from __future__ import annotations

import asyncio
import threading


class MemoryStage:
    """Runs functions in a worker thread and coroutines on the loop; keeps a log of what happened."""

    def __init__(self) -> None:
        self.log = []
        self.threads = set()
        self.driving = asyncio.Event()

    async def call(self, fn):
        self.log.append("call")
        return await asyncio.to_thread(self._in_thread, fn)

    def _in_thread(self, fn):
        self.threads.add(threading.get_ident())
        return fn()

    async def drive(self, coroutine):
        self.log.append("drive")
        self.driving.set()
        return await coroutine

    def cell_started(self, cell):
        self.log.append(f"start {cell.index}")

    def cell_shows(self, cell, value):
        self.log.append(f"show {cell.index} {value!r}")

    def cell_done(self, cell, value, error):
        self.log.append((cell.index, value, error.title if error else None))

    @property
    def done(self):
        return [entry for entry in self.log if isinstance(entry, tuple)]
