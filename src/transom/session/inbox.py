"""`Inbox`: applies what happens to a session, one piece after the other, in order.

Browser events, timers, writes from foreign threads and the like all stand in one queue. Each is
applied whole under the turn, on the loop or, when it runs code of the author's that may block, in
a worker thread. Runs that an event starts take their first step before the next is applied.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextvars import Context, ContextVar
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any

from transom.components.encode import Sink
from transom.errors import ProtocolError, RejectedError
from transom.protocol.messages import Event, Result
from transom.reactive.runs import Run
from transom.session.outbox import STORED_ACKS
from transom.session.part import Part

if TYPE_CHECKING:
    from transom.session.session import Session

QUEUE_COUNT = 256
QUEUE_BYTES = 1 << 20
"""Of this many events, or bytes of them, no more is read from a page until some are done; a browser's own bound."""


@dataclass(slots=True, eq=False)
class Entry:
    """One piece of work in the queue.

    Attributes:
        action: what to do; called once under the turn.
        blocking: whether it may block, asked when its time has come.
        cseqs: the client's numbers that this settles.
        event: the browser event, if it is one.
        size: bytes of its frame.
        runs: what it started; its ack waits for their first steps.
    """

    action: Callable[[], object]
    blocking: Callable[[], bool]
    cseqs: list[int] = field(default_factory=list)
    event: Event | None = None
    size: int = 0
    runs: list[Run[Any]] = field(default_factory=list)
    stepping: int = 0
    applied: bool = False
    result: Result = None

    @property
    def settled(self) -> bool:
        """Whether it is done, but for what its runs do after their first step."""
        return self.applied and not self.stepping


entry_var: ContextVar[Entry | None] = ContextVar("transom_entry", default=None)


class Inbox(Part):
    """The queue of one session. All methods belong to the loop's thread."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.applying = False
        """Whether an event of the page is being applied."""
        self.applied = 0
        """The highest client number admitted."""
        self._turn = session.turn
        self._lender = session.lender
        self._tree = session.tree
        self._outbox = session.outbox
        self._changed = session.running.tell
        self._pace = session.pace
        self._queue: list[Entry] = []
        self._busy = self._closed = False
        self._acks: dict[int, Result] = {}
        self._waiting: dict[int, Entry] = {}
        self._events = 0
        self._bytes = 0
        self._freed: asyncio.Event | None = None

    def admit(self, event: Event, size: int = 0) -> None:
        """Take in the client's next event; answer one that was taken in before from memory.

        Args:
            event: what the user did.
            size: bytes of its frame.

        Raises:
            ProtocolError: a gap in the numbers.
        """
        if event.cseq <= self.applied:
            self._answer_again(event.cseq)
            return
        if event.cseq != self.applied + 1:
            raise ProtocolError(f"event {event.cseq} after {self.applied}: numbers must have no gaps")
        self.applied = event.cseq
        entry = self._merge(event) or self._entry(event)
        self._events += 1
        self._bytes += size - entry.size
        entry.size = size
        entry.cseqs.append(event.cseq)
        self._waiting[event.cseq] = entry
        self._next()

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
        """Wait until there is room for a further event, or the session has ended."""
        while self.full:
            if self._freed is None:
                self._freed = asyncio.Event()
            await self._freed.wait()

    def post(self, action: Callable[[], object], blocking: bool) -> None:
        """Queue an action of the session's own; where many pages have one at once, it waits for a turn of the loop."""
        if self._closed:  # a thread has posted it just before the end
            return
        self._queue.append(Entry(action, lambda: blocking))
        self._pace.ask(self._next)

    def runs_of(self, cseq: int) -> list[Run[Any]]:
        """The live runs that the client's event `cseq` started."""
        entry = self._waiting.get(cseq)
        return [] if entry is None else [run for run in entry.runs if run.live]

    def __len__(self) -> int:
        return len(self._queue)

    def close(self) -> None:
        """Drop what has not begun, and what comes."""
        self._closed = True
        self._queue.clear()
        self._events = self._bytes = 0
        self._make_room()

    def _make_room(self) -> None:
        if self._freed is not None and not self.full:
            self._freed.set()
            self._freed = None

    def _merge(self, event: Event) -> Entry | None:
        # Only past values of the same component, so that the order among different ones, and of values
        # and commands, stays what the user did. A slider sends `value` and `value_throttled` in turn.
        node = self._tree.find(event.id)
        if node is None or event.name not in node.component._info.writable:
            return None
        for entry in reversed(self._queue):
            queued = entry.event
            if queued is None or queued.id != event.id or queued.name not in node.component._info.writable:
                return None
            if queued.name == event.name:
                queued.value = event.value
                return entry
        return None

    def _entry(self, event: Event) -> Entry:
        def blocking() -> bool:
            node = self._tree.find(event.id)
            return node is not None and (
                node.component._blocks(event.name) or node.component._takes_long(event.name, event.value)
            )

        entry = Entry(lambda: self._apply(event), blocking, event=event)
        self._queue.append(entry)
        return entry

    def _next(self) -> None:
        if self._busy or not self._queue:
            return
        self._busy = True
        self._turn.request(self._granted)

    def _granted(self) -> None:
        if not self._queue:
            self._busy = False
            self._turn.release()
            return
        entry = self._queue.pop(0)
        if entry.event is not None:
            self._events -= len(entry.cseqs)
            self._bytes -= entry.size
            self._make_room()
            self.applying = True
            self._changed()
        context = self._session.fresh_context()
        context.run(entry_var.set, entry)
        self._lender.lend(
            entry.action,
            context,
            lambda _, error: self._done(entry, error, context),
            blocking=entry.blocking(),
            watched=True,
        )

    def _done(self, entry: Entry, error: BaseException | None, context: Context) -> None:
        try:
            if isinstance(error, RejectedError):
                entry.result = {"rejected": error.code, **({"reason": error.reason} if error.reason else {})}
            elif error is not None:
                entry.result = {"error": context.run(partial(self._session.report, error, where="event"))}
        finally:  # whatever becomes of the report, the page goes on
            entry.applied = True
            if self.applying:
                self.applying = False
                self._changed()
            self._settle(entry)
            self._busy = False
            self._next()

    def _apply(self, event: Event) -> None:
        node = self._tree.find(event.id)
        if node is None:
            raise RejectedError("unknown")
        query = event.name in node.component._queries
        if not node.component._admits(event.name) or not node.within_reach(query=query):
            raise RejectedError("not_allowed")
        if event.name in node.component._info.writable:
            node.sent = {**(node.sent or {}), event.name: event.value}  # also for what is cut before the end
        node.component._receive(event.name, event.value)

    def _echo(self, event: Event) -> None:
        """Say nothing of a value that the page has just sent; send any other that came of it."""
        node = self._tree.find(event.id)
        if node is None or event.name not in node.component._info.writable:
            return
        try:
            shown = node.component._encode(event.name, _NO_SINK)
        except Exception:  # noqa: BLE001 - the cut reports it
            shown = _NO_SINK
        if (type(shown) is type(event.value) or isinstance(shown, bytes)) and shown == event.value:
            node.sent = {**(node.sent or {}), event.name: event.value}
        else:
            node.mark(event.name, force=True)

    # Runs

    def stepping(self, entry: Entry) -> Callable[[], None] | None:
        """A run of `entry` begins; call what this returns after its first step, which the answer waits for."""
        if entry.applied and not entry.stepping:
            return None
        entry.stepping += 1

        def stepped() -> None:
            entry.stepping -= 1
            self._settle(entry)

        return stepped

    def ended(self, run: Run[Any], entry: Entry) -> None:
        """A run of `entry` is over."""
        entry.runs.remove(run)
        self._forget(entry)

    def _settle(self, entry: Entry) -> None:
        if not entry.settled:
            return
        if entry.event is not None:
            self._echo(entry.event)
        for cseq in entry.cseqs:
            self._acks[cseq] = entry.result
            self._outbox.settle(cseq, entry.result)
        while len(self._acks) > STORED_ACKS:
            del self._acks[next(iter(self._acks))]
        self._forget(entry)

    def _forget(self, entry: Entry) -> None:
        if entry.settled and not entry.runs:
            for cseq in entry.cseqs:
                self._waiting.pop(cseq, None)


class _NoSink:
    owner = None

    def component(self, component: Any) -> str:
        raise ValueError(f"{component!r} is no value of a page")

    def buffer(self, data: Any) -> Any:
        return data


_NO_SINK: Sink = _NoSink()
