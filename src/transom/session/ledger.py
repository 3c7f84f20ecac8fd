"""`Ledger`: the numbered events of one page, and what became of each."""

from __future__ import annotations

import asyncio
from typing import Any

from transom.errors import ProtocolError
from transom.protocol.messages import Result
from transom.reactive.runs import Run
from transom.session.entry import Entry
from transom.session.outbox import STORED_ACKS, Outbox

QUEUE_COUNT = 256
QUEUE_BYTES = 1 << 20
"""Of this many events, or bytes of them, no more is read from a page until some are done; a browser's own bound."""


class Ledger:
    """The page's numbers. In which order the events of several pages are applied is for the session's inbox to say.

    Args:
        outbox: where answers go.

    Concurrency: on the loop.
    """

    __slots__ = ("_acks", "_bytes", "_events", "_freed", "_outbox", "_waiting", "applied")

    def __init__(self, outbox: Outbox) -> None:
        self.applied = 0
        """The highest number admitted."""
        self._outbox = outbox
        self._acks: dict[int, Result] = {}
        self._waiting: dict[int, Entry] = {}
        self._events = 0
        self._bytes = 0
        self._freed: asyncio.Event | None = None

    def is_next(self, cseq: int) -> bool:
        """Whether `cseq` is the page's next event; one that was taken in before is answered from memory.

        Raises:
            ProtocolError: a gap in the numbers.
        """
        if cseq <= self.applied:
            self._answer_again(cseq)
            return False
        if cseq != self.applied + 1:
            raise ProtocolError(f"event {cseq} after {self.applied}: numbers must have no gaps")
        self.applied = cseq
        return True

    def enter(self, cseq: int, entry: Entry, size: int) -> None:
        """The event `cseq`, whose frame had `size` bytes, is part of `entry` and waits in the session's queue."""
        self._events += 1
        self._bytes += size - entry.size
        entry.size = size
        entry.cseqs.append(cseq)
        self._waiting[cseq] = entry

    def begun(self, entry: Entry) -> None:
        """The session has taken `entry` out of its queue."""
        self._events -= len(entry.cseqs)
        self._bytes -= entry.size
        self._make_room()

    def settle(self, entry: Entry) -> None:
        """`entry` is done, but for what its runs do after their first step: answer."""
        for cseq in entry.cseqs:
            self._acks[cseq] = entry.result
            self._outbox.settle(cseq, entry.result)
        while len(self._acks) > STORED_ACKS:
            del self._acks[next(iter(self._acks))]

    def forget(self, entry: Entry) -> None:
        """`entry` is over with all of its runs."""
        for cseq in entry.cseqs:
            self._waiting.pop(cseq, None)

    def _answer_again(self, cseq: int) -> None:
        """Each number has an answer, or will have one. Of those done long ago it says only that they are done."""
        entry = self._waiting.get(cseq)
        if entry is not None and not entry.settled:
            return
        self._outbox.settle(cseq, self._acks.get(cseq) if entry is None else entry.result)
        self._outbox.flush()

    @property
    def full(self) -> bool:
        """Whether no more is to be read from the page."""
        return self._events >= QUEUE_COUNT or self._bytes >= QUEUE_BYTES

    async def room(self) -> None:
        """Wait until there is room for a further event, or the view has ended."""
        while self.full:
            if self._freed is None:
                self._freed = asyncio.Event()
            await self._freed.wait()

    def runs_of(self, cseq: int) -> list[Run[Any]]:
        """The live runs that the event `cseq` started."""
        entry = self._waiting.get(cseq)
        return [] if entry is None else [run for run in entry.runs if run.live]

    def close(self) -> None:
        """Nothing waits any more."""
        self._events = self._bytes = 0
        self._make_room()

    def _make_room(self) -> None:
        if self._freed is not None and not self.full:
            self._freed.set()
            self._freed = None
