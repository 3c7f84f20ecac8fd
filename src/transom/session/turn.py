"""`Turn`: the right to run a session's code, handed from one holder to the next in order.

It is no mutex. It is granted on the event loop's thread only, first come first served, by
hand-off; the loop never blocks on it, and no other thread takes it itself: a worker thread is
lent the turn for one job and gives it back through the loop. (A lock that wakes all waiters
starved a coroutine for 1.99 s of 2 next to a worker that re-takes it.)
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import get_ident
from time import monotonic, sleep

PATIENCE = 1.0
"""Seconds that a cell of a notebook waits for a `def` before it writes all the same."""


class Ticket:
    """A place in the queue for the turn. `grant` is called once, on the loop, when it comes up."""

    __slots__ = ("grant",)

    def __init__(self, grant: Callable[[], None]) -> None:
        self.grant: Callable[[], None] | None = grant


class Turn:
    """The turn of one session. All methods belong to the loop's thread, but for `mine`."""

    __slots__ = ("_held", "_open", "_passing", "_queue", "thread")

    def __init__(self) -> None:
        # A list, as are all queues of a session: they are short and mostly empty, and an empty deque takes 760 bytes.
        self._queue: list[Ticket] = []
        self._held = False
        self._passing = False
        self._open = False
        self.thread = 0
        """The thread whose code runs under the turn now; 0 while nobody's does."""

    def mine(self) -> bool:
        """Whether the calling thread runs under the turn. Any thread may ask."""
        return self.thread == get_ident()

    @property
    def free(self) -> bool:
        """Whether nobody holds the turn or waits for it."""
        return self._open or not (self._held or self._queue)

    def idle(self) -> bool:
        """Whether nobody's code runs under it, or ends within a second. Whoever holds it waits for the loop.

        For code on the loop's thread that holds the loop up, as that of a notebook's cell: it comes before what waits.
        """
        end = monotonic() + PATIENCE
        while self.thread and monotonic() < end:
            sleep(0.001)
        return not self.thread

    @property
    def waiting(self) -> int:
        """How many wait for the turn."""
        return len(self._queue)

    def take(self) -> bool:
        """Take the turn here and now if it is free; `release` it before the loop goes on."""
        if not self.free:
            return False
        self._held = True
        return True

    @contextmanager
    def entered(self, before_release: Callable[[], object]) -> Iterator[None]:
        """Run the code inside under the turn, on the loop's thread: it is ours already, free, or `idle`."""
        if self.mine():
            yield
            return
        taken = self.take()
        self.thread = get_ident()
        try:
            yield
        finally:
            before_release()
            if taken:
                self.release()
            else:
                self.thread = 0

    def request(self, grant: Callable[[], None], *, first: bool = False) -> Ticket:
        """Queue for the turn; `grant` is called at once when it is free.

        Whoever was granted the turn gives it back with `release`.

        Args:
            grant: takes the turn.
            first: before all others that wait. For who holds it: a part of what it does has to be done elsewhere.
        """
        ticket = Ticket(grant)
        if first:
            self._queue.insert(0, ticket)
        else:
            self._queue.append(ticket)
        self._pass_on()
        return ticket

    def withdraw(self, ticket: Ticket) -> None:
        """Give up a place in the queue; a no-op once the ticket has been granted."""
        if ticket.grant is not None:
            ticket.grant = None
            self._pass_on()

    def release(self) -> None:
        """Give the turn back; the next in the queue has it before this returns."""
        self.thread = 0
        self._held = False
        self._pass_on()

    def open(self) -> None:
        """Let everybody through from now on: the session has ended and its code only cleans up."""
        self._open = True
        self._pass_on()

    def _pass_on(self) -> None:
        # A grant may run to its end right here and release again; the outer loop then goes on,
        # so that a burst of events does not recurse.
        if self._passing:
            return
        self._passing = True
        try:
            while self._queue and (self._open or not self._held):
                ticket = self._queue.pop(0)
                grant, ticket.grant = ticket.grant, None
                if grant is not None:
                    self._held = True
                    grant()
        finally:
            self._passing = False
