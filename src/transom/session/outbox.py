"""`Outbox`: numbers patches, keeps them for a while, and hands frames to the one writer.

Owns `sseq`, the acks that wait for a patch, when a patch is cut, the ring of patches that a
reconnecting page may still need, and the queue to the socket.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from threading import get_ident

from transom.components.storing import write_lock
from transom.protocol.codec import Buffer, Frame, encode
from transom.protocol.messages import Ack, Ahead, Op, Patch, Result, ServerMessage, Snapshot
from transom.reactive.callback import afterwards
from transom.session.ports import Immediate, Transport
from transom.session.tree import Tree
from transom.session.unseen import Unseen

RING_COUNT = 512
RING_BYTES = 1 << 20
RING_SECONDS = 120.0
QUEUE_COUNT = 256
QUEUE_BYTES = 1 << 20
STALL_SECONDS = 30.0
"""A page for which frames are dropped, and which has taken none of the others for so long, is let go."""
STORED_ACKS = 256
LONG = 16_000
"""Before a snapshot of so many characters the page is told which files it needs for it."""
BURST = 4
"""So many patches may follow each other at once, such as those of a callback that writes, awaits and writes again."""


class Outbox:
    """What goes to the page.

    Args:
        loop: the session's event loop.
        interval: seconds between two cuts when there are many.
        thread: the loop's thread.
        in_turn: whether the caller runs under the session's turn, whose end cuts; other marks wake the loop.

    Concurrency: `touch` from any thread; everything else on the loop.
    """

    def __init__(
        self, loop: asyncio.AbstractEventLoop, interval: float, thread: int, in_turn: Callable[[], bool]
    ) -> None:
        self.tree: Tree
        self.sseq = 0
        self.first = 0
        """The number of the first snapshot."""
        self.lagging = False
        self.ready = False
        """Whether the page has had its snapshot, so that patches make sense to it."""
        self._loop = loop
        self._interval = interval
        self.thread = thread
        self._in_turn = in_turn
        self._next = float("-inf")
        """When the next patch may be cut."""
        self._timer: asyncio.TimerHandle | None = None
        self._woken = False
        self._encoding = False
        self._settled: list[tuple[int, Result]] = []
        self._missed: list[tuple[int, Result]] = []
        """Acks of patches that a lagging page is not sent; told after its snapshot."""
        self.ring: list[tuple[int, Frame, float]] = []
        self._ring_bytes = 0
        self._unseen = Unseen()
        self._queued = 0
        """The newest patch that the page has or will be sent; what came after it was dropped."""
        self._queue: list[Frame] = []
        self._queue_bytes = 0
        self._arrived: asyncio.Event | None = None
        self._sent = 0.0
        """When the page has last taken a frame."""
        self._look: asyncio.TimerHandle | None = None
        self.eager: Callable[[], object] | None = None
        """Called after each write of code on the loop that is nobody's step, where the host shows it at once."""
        self._take: Callable[[Frame], bool] | None = None
        self.stalled: Callable[[], None] | None = None
        """Called when the page reads no more."""
        self._idle: list[asyncio.Future[None]] = []
        self.observers: list[Callable[[Frame], None]] = []

    # Cuts

    def touch(self) -> None:
        """Something became dirty. If no step or event of the session is about to cut it, wake the loop."""
        here = get_ident() == self.thread
        if (self._woken and self.eager is None) or (here and self._in_turn()):
            return
        if here and self.eager is not None:
            afterwards(self.eager)
        if self._woken:
            return
        self._woken = True
        try:
            (self._loop.call_soon if here else self._loop.call_soon_threadsafe)(self._wake, here)
        except RuntimeError:  # the loop has closed
            return

    def _wake(self, here: bool) -> None:
        # A `def` goes on in a worker thread: what it has written is shown when it ends, or every
        # interval while it lasts. Code on the loop that is nobody's step has come to its end.
        self._woken = False
        if here:
            self.flush()
        elif self.ready and self._timer is None:
            self._timer = self._loop.call_later(self._interval, self._due)

    def settle(self, cseq: int, result: Result) -> None:
        """The event has been handled; its ack rides in the next patch."""
        self._settled.append((cseq, result))

    @property
    def due(self) -> float | None:
        """The loop's time at which a patch that is held back will be cut; `None` while none is."""
        return None if self._timer is None else self._timer.when()

    def flush(self) -> None:
        """Cut a patch now, or as soon as one is due: some at once, then one each interval."""
        if not self.ready or self._encoding:
            return
        if not self.tree.dirty:
            self._acknowledge()
            return
        wait = self._next - self._loop.time()
        if wait <= 0:
            self.cut()
        elif self._timer is None:
            self._timer = self._loop.call_later(wait, self._due)

    def _due(self) -> None:
        self._timer = None
        self.cut()

    def cut(self) -> None:
        """Cut, number and queue a patch of all that is dirty, in one step."""
        if not self.ready:
            return
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        self._next = max(self._next, self._loop.time() - (BURST - 1) * self._interval) + self._interval
        ops, buffers = self._encoded(self.tree.cut)
        settled, self._settled = self._settled, []
        if ops:
            frame = encode(Patch(self.sseq + 1, ops, settled), buffers)
            self.sseq += 1
            if self.lagging:
                self._miss(settled)
            self._unseen.keep(self.sseq, ops)
            self._keep(frame)
            self._put_patch(self.sseq, frame)
        else:
            self._settled = settled
            self._acknowledge()
        if self.tree.dirty:  # by what was said of values that cannot be encoded
            self.flush()

    def _encoded(self, encode: Callable[[], tuple[list[Op], list[Buffer]]]) -> tuple[list[Op], list[Buffer]]:
        """What the tree encodes; meanwhile a report of a failure in it must not begin another patch."""
        outer, self._encoding = self._encoding, True
        try:
            return encode()
        finally:
            self._encoding = outer

    def _acknowledge(self) -> None:
        """Settle events that changed nothing; there is no patch for them to ride in."""
        settled, self._settled = self._settled, []
        for cseq, result in settled:
            if self.lagging:  # as it may be from one of them on
                self._miss([(cseq, result)])
            else:
                self.put(encode(Ack(cseq, self.sseq, result)))

    def _miss(self, settled: list[tuple[int, Result]]) -> None:
        self._missed = [*self._missed, *settled][-STORED_ACKS:]

    def snapshot(self, shown: int | None = None) -> None:
        """Send everything; patches follow from here.

        Args:
            shown: the newest patch in the page; that which it was sent last when omitted.
        """
        shown = self._queued if shown is None else shown
        self.lagging = True  # of patches up to here the page is sent none: one without those before it is an error
        with write_lock:  # a write in between would be in the snapshot by halves
            self.cut()  # what is dirty gets its number first, so that no ack is lost
            ops, buffers = self._encoded(self.tree.snapshot)
        self.lagging = False
        if not self.ready:
            self.first = self.sseq
        self.ready = True
        self._queued = self.sseq
        frame = encode(Snapshot(self.sseq, [*ops, *self._unseen.after(shown)]), buffers)
        if len(frame) >= LONG and (chunks := sorted(self.tree.chunks)):
            self.put(encode(Ahead(chunks)))
        self.put(frame)
        self._settled[:0] = self._missed
        self._missed.clear()
        self._acknowledge()

    # The ring

    def _keep(self, frame: Frame) -> None:
        now = self._loop.time()
        self.ring.append((self.sseq, frame, now))
        self._ring_bytes += len(frame)
        while len(self.ring) > RING_COUNT or self._ring_bytes > RING_BYTES or self.ring[0][2] < now - RING_SECONDS:
            self._ring_bytes -= len(self.ring.pop(0)[1])
            if not self.ring:
                return

    def seen(self, sseq: int) -> None:
        """The page shows patch `sseq`; it and those before it need not be kept."""
        self._unseen.seen(sseq)
        while self.ring and self.ring[0][0] <= sseq:
            self._ring_bytes -= len(self.ring.pop(0)[1])

    def replayable(self, shown: int) -> bool:
        """Whether the ring still has all patches after `shown`."""
        if not 0 <= shown <= self.sseq:
            return False
        return shown == self.sseq or bool(self.ring and self.ring[0][0] <= shown + 1)

    def replay(self, shown: int) -> None:
        """Queue the patches after `shown` again."""
        self._queued = shown
        for sseq, frame, _ in self.ring:
            if sseq > shown:
                self._put_patch(sseq, frame)

    # The writer

    def put(self, frame: Frame) -> None:
        """Queue a frame for the writer; a page that does not read gets one snapshot later instead."""
        for observe in self.observers:
            observe(frame)
        if self.lagging or (self._take is not None and not self._queue and self._take(frame)):
            return
        self._queue.append(frame)
        self._queue_bytes += len(frame)
        if len(self._queue) > QUEUE_COUNT or self._queue_bytes > QUEUE_BYTES + len(frame):
            self.lagging = True
            if self._look is None and self._arrived is not None:
                self._look = self._loop.call_later(STALL_SECONDS, self._look_for_stall)
        if self._arrived is not None:
            self._arrived.set()

    def _look_for_stall(self) -> None:
        self._look = None
        if not self.lagging or self._arrived is None:
            return
        left = self._sent + STALL_SECONDS - self._loop.time()
        if left > 1e-6:
            self._look = self._loop.call_later(left, self._look_for_stall)
        elif self.stalled is not None:
            self.stalled()

    def _put_patch(self, sseq: int, frame: Frame) -> None:
        if not self.lagging:
            self._queued = sseq
        self.put(frame)

    def send(self, message: ServerMessage) -> None:
        """Queue a message that has no number."""
        self.put(encode(message))

    async def write(self, transport: Transport) -> None:
        """The writer: the only task that touches the socket. Ends when cancelled or the socket does."""
        self._arrived = asyncio.Event()
        self._sent = self._loop.time()
        self._take = transport.take if isinstance(transport, Immediate) else None
        while True:
            while self._queue:
                frame = self._queue.pop(0)
                self._queue_bytes -= len(frame)
                take, self._take = self._take, None  # none may come before this one
                await transport.send(frame)
                self._take = take
                self._sent = self._loop.time()
            if self.lagging:
                self.snapshot()
                continue
            for future in self._idle:
                if not future.done():
                    future.set_result(None)
            self._idle.clear()
            self._arrived.clear()
            await self._arrived.wait()

    async def drained(self) -> None:
        """Wait until the writer has sent all that is queued."""
        if self._queue and self._arrived is not None:
            future = self._loop.create_future()
            self._idle.append(future)
            await future

    def detach(self) -> None:
        """The socket is gone: what it did not take is in the ring or in the next snapshot."""
        self._take = None
        self._queue.clear()
        self._queue_bytes = 0
        self._missed.clear()  # the page sends again what it has no answer to
        self._arrived = None
        self.lagging = False
        if self._look is not None:
            self._look.cancel()
            self._look = None

    def close(self) -> None:
        """No more cuts."""
        self.ready = False
        self.stalled = None
        self.ring.clear()
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
