"""`Inbox`: applies what happens to a session, one piece after the other, in order.

Browser events, timers, writes from foreign threads and the like all stand in one queue. Each is
applied whole under the turn, on the loop or, when it runs code of the author's that may block, in
a worker thread. Runs that an event starts take their first step before the next is applied.

What touches nothing that code of the page sees, as a piece of a file, waits neither for the turn nor for what is in
the queue: it is applied in a worker thread of its own, one after the other, unless something else of the same
component stands in the queue before it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextvars import Context
from functools import partial
from typing import TYPE_CHECKING, Any

from transom.components.encode import Encoder
from transom.components.sender import sender_var
from transom.errors import RejectedError
from transom.protocol.messages import Event
from transom.reactive.runs import Run
from transom.session.entry import Entry, entry_var
from transom.session.part import Part

if TYPE_CHECKING:
    from transom.session.session import Session
    from transom.session.view import View


class Inbox(Part):
    """The queue of one session. All methods belong to the loop's thread."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.applying = False
        """Whether an event of the page is being applied."""
        self._turn = session.turn
        self._lender = session.lender
        self._changed = session.running.tell
        self._pace = session.pace
        self._queue: list[Entry] = []
        self._beside: list[Entry] = []
        """What needs no turn; the first is being applied."""
        self._current: Entry | None = None
        self._busy = self._closed = False

    def admit(self, view: View, event: Event, size: int = 0) -> None:
        """Take in the next event of a view's page; answer one that was taken in before from memory.

        Args:
            view: where it comes from.
            event: what the user did.
            size: bytes of its frame.

        Raises:
            ProtocolError: a gap in the numbers.
        """
        if view.ledger.is_next(event.cseq):
            entry = self._merge(view, event) or self._entry(view, event)
            view.ledger.enter(event.cseq, entry, size)
            if self._beside == [entry]:
                self._next_beside()
            self._next()

    def post(self, action: Callable[[], object], blocking: bool) -> None:
        """Queue an action of the session's own; where many pages have one at once, it waits for a turn of the loop."""
        if self._closed:  # a thread has posted it just before the end
            return
        self._queue.append(Entry(action, lambda: blocking, place=self._place()))
        self._pace.ask(self._next)

    def _place(self) -> object:
        output = self._session.output
        return None if output is None else output.here()

    def __len__(self) -> int:
        return len(self._queue) + len(self._beside)

    def close(self) -> None:
        """Drop what has not begun, and what comes."""
        self._closed = True
        self._queue.clear()
        del self._beside[1:]

    def _merge(self, view: View, event: Event) -> Entry | None:
        # Only past values of the same component, so that the order among different ones, and of values
        # and commands, stays what the user did. A slider sends `value` and `value_throttled` in turn.
        node = view.tree.find(event.id)
        if node is None or event.name not in node.component._info.writable:
            return None
        for entry in reversed(self._queue):
            queued = entry.event
            if (
                queued is None
                or entry.view is not view
                or queued.id != event.id
                or queued.name not in node.component._info.writable
            ):
                return None
            if queued.name == event.name:
                queued.value = event.value
                return entry
        return None

    def _entry(self, view: View, event: Event) -> Entry:
        def blocking() -> bool:
            node = view.tree.find(event.id)
            return node is not None and (
                node.component._blocks(event.name) or node.component._takes_long(event.name, event.value)
            )

        entry = Entry(lambda: _apply(view, event), blocking, event=event, view=view, place=self._place())
        node = view.tree.find(event.id)
        if node is None or event.name not in node.component._beside or self._stands_before(entry):
            self._queue.append(entry)
        else:
            self._beside.append(entry)
        return entry

    def _stands_before(self, entry: Entry) -> bool:
        """Whether something of the same component waits for the turn, or has it."""
        others = self._queue if self._current is None else [self._current, *self._queue]
        return any(_of_one(entry, other) for other in others)

    def _next_beside(self) -> None:
        entry = self._beside[0]
        if entry.view is not None:
            entry.view.ledger.begun(entry)
        context = self._session.fresh_context()
        context.run(entry_var.set, entry)
        job = self._session.start_beside(entry.action, context)
        job.future.add_done_callback(lambda future: self._done_beside(entry, future, context))

    def _done_beside(self, entry: Entry, future: asyncio.Future[Any], context: Context) -> None:
        del self._beside[0]
        if future.cancelled() or self._closed:
            return
        try:
            self._note(entry, future.exception(), context)
            if entry.view is not None:
                entry.view.outbox.flush()
        finally:  # as in `_done`
            if self._beside:
                self._next_beside()
            self._next()

    def _next(self) -> None:
        if self._busy or not self._queue or any(_of_one(self._queue[0], other) for other in self._beside):
            return
        self._busy = True
        self._turn.request(self._granted)

    def _granted(self) -> None:
        if not self._queue:
            self._busy = False
            self._turn.release()
            return
        entry = self._current = self._queue.pop(0)
        if entry.view is not None:
            entry.view.ledger.begun(entry)
            self.applying = True
            self._changed()
        context = self._session.fresh_context(entry.place)
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
            self._note(entry, error, context)
        finally:  # whatever becomes of the report, the page goes on
            self._current = None
            self._busy = False
            self._next()

    def _note(self, entry: Entry, error: BaseException | None, context: Context) -> None:
        """What has become of an entry that was applied."""
        try:
            if isinstance(error, RejectedError):
                entry.result = {"rejected": error.code, **({"reason": error.reason} if error.reason else {})}
            elif error is not None:
                entry.result = {"error": context.run(partial(self._session.report, error, where="event"))}
        finally:
            entry.applied = True
            if self.applying and entry is self._current:
                self.applying = False
                self._changed()
            self._settle(entry)

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
        if not entry.settled or entry.view is None or entry.event is None:
            return
        _echo(entry.view, entry.event, entry.result)
        entry.view.ledger.settle(entry)
        self._forget(entry)

    def _forget(self, entry: Entry) -> None:
        if entry.settled and not entry.runs and entry.view is not None:
            entry.view.ledger.forget(entry)


def _of_one(entry: Entry, other: Entry) -> bool:
    """Whether both are events of one component in one page."""
    return (
        entry.event is not None
        and other.event is not None
        and entry.view is other.view
        and entry.event.id == other.event.id
    )


def _apply(view: View, event: Event) -> None:
    node = view.tree.find(event.id)
    if node is None:
        raise RejectedError("unknown")
    query = event.name in node.component._queries
    if not node.component._admits(event.name) or not node.within_reach(query=query):
        raise RejectedError("not_allowed")
    if event.name in node.component._info.writable:
        node.sent = {**(node.sent or {}), event.name: event.value}  # also for what is cut before the end
    sender_var.set(node)
    node.component._receive(event.name, event.value)


def _echo(view: View, event: Event, result: Any) -> None:
    """Say nothing to the page of a value that it has just sent; send it any other that came of it."""
    node = view.tree.find(event.id)
    if node is None or event.name not in node.component._info.writable:
        return
    if event.name in node.component._info.entered and (result or {}).get("rejected") == "bad_value":
        return  # what somebody has typed stays where it is, with the reason
    try:
        shown = node.component._encode(event.name, _NO_ENCODER)
    except Exception:  # noqa: BLE001 - the cut reports it
        shown = _NO_ENCODER
    if (type(shown) is type(event.value) or isinstance(shown, bytes)) and shown == event.value:
        node.sent = {**(node.sent or {}), event.name: event.value}
    else:
        node.mark(event.name, force=True)


class _NoEncoder:
    owner = None

    def component(self, component: Any) -> str:
        raise ValueError(f"{component!r} is no value of a page")

    def buffer(self, data: Any) -> Any:
        return data


_NO_ENCODER: Encoder = _NoEncoder()
