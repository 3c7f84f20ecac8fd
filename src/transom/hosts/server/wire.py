"""`Wire`: between a TCP connection and the protocol that is spoken on it; bounds what one may cost the other.

To the socket it is a protocol, to uvicorn's protocols (HTTP first, then WebSocket) it is their transport. It

- hands on what was read in small pieces, and lets everybody else have the loop in between;
- ends a connection whose peer has not asked for anything in time, or takes nothing of what it is sent;
- ends a connection that has been told to close, also when its peer never reads or never stops sending.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from typing import Any, cast

from transom.hosts.server.door import Door
from transom.hosts.server.errors import busy_answer

PIECE = 256
"""Bytes that the protocol is given at a time: 42 of the smallest frames."""
STEP = 4096
"""Bytes in one step of the loop, at most."""
STEP_SECONDS = 0.001
"""How long a step goes on with further pieces."""
REQUEST_SECONDS = 10.0
"""How long a peer has to make a request, whole, that it gets an answer to; trickling bytes gain nothing."""
REQUEST_BYTES = 1 << 16
"""Bytes that a peer may send for one answer."""
STUCK_SECONDS = 30.0
"""How long a peer may take nothing of an answer."""
END_SECONDS = 3.0
"""How long a connection may last that was told to close."""
REFUSED_SECONDS = 2.0
"""How long a peer for whom there is no room has to ask for something, and be told so."""
QUIET_SECONDS = 0.2
"""A peer that sends nothing for so long has been told why; closing before would lose it what it was told last."""

_TOO_MUCH = (
    b"HTTP/1.1 431 Request Header Fields Too Large\r\ncontent-type: text/plain\r\ncontent-length: 18\r\n"
    b"connection: close\r\n\r\nToo long a request"
)

_GONE = asyncio.Protocol()
"""What is spoken on a connection that is no more."""


class Wire(asyncio.Protocol):
    """One connection.

    Args:
        protocol: what is spoken at first; it may hand over to another by `set_protocol`, which ends the time limits
            for requests.
        answering: whether that has a request whose answer is not complete.
        door: decides whether the connection may be.
        loop: the loop.
    """

    __slots__ = (
        "_answering", "_asked", "_backlog", "_deaf", "_door", "_ending", "_inside", "_limit", "_loop", "_lost", "_next",
        "_paused", "_protocol", "_quiet", "_reading", "_requests", "_since", "_transport", "_unread",
    )  # fmt: skip

    def __init__(
        self,
        protocol: asyncio.Protocol,
        answering: Callable[[], bool],
        door: Door,
        loop: asyncio.AbstractEventLoop,
    ) -> None:
        self._protocol = protocol
        self._answering = answering
        self._door = door
        self._loop = loop
        self._transport: asyncio.Transport = cast("asyncio.Transport", None)
        self._inside = False
        self._lost = False
        # What was read and not handed on
        self._backlog = bytearray()
        self._next: asyncio.Handle | None = None
        self._paused = False  # as the protocol wishes
        self._reading = True
        # Requests and answers
        self._requests = True  # until it is handed over
        self._asked = 0
        self._since = loop.time()
        self._unread = 0
        # The end
        self._ending = False
        self._deaf = False
        self._quiet: asyncio.TimerHandle | None = None
        self._limit: asyncio.TimerHandle | None = None

    # What the socket says

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """There is a connection."""
        self._transport = cast("asyncio.Transport", transport)
        self._inside = self._door.enter(self, self._loop.time())
        if not self._inside:
            if self._door.crowded:
                self._transport.abort()
            else:
                self._limit = self._loop.call_later(REFUSED_SECONDS, self.abort)
            return
        self._limit = self._loop.call_later(REQUEST_SECONDS, self._look)
        self._protocol.connection_made(cast("asyncio.BaseTransport", self))

    def connection_lost(self, exc: Exception | None) -> None:
        """There is none any more."""
        self._lost = True
        self._backlog.clear()
        for handle in (self._limit, self._quiet, self._next):
            if handle is not None:
                handle.cancel()
        self._door.leave(self)
        if self._inside:
            self._protocol.connection_lost(exc)
        self._protocol = _GONE  # each had the other: let go, so that both go now
        self._answering = bool

    def data_received(self, data: bytes) -> None:
        """Bytes have come: hand some on, the others by and by."""
        if self._deaf:
            self._heed()
            return
        if not self._inside:
            self.write(busy_answer(html=b"text/html" in data))
            self.linger()
            return
        self._backlog += data
        if self._next is None and not self._paused:
            self._step()
        else:
            self._regulate()

    def eof_received(self) -> None:
        """No more bytes will come."""
        if self._inside:
            self._protocol.eof_received()
        self.close()

    def pause_writing(self) -> None:
        """Much waits to be sent."""
        if self._inside:
            self._protocol.pause_writing()

    def resume_writing(self) -> None:
        """Most of it is sent."""
        if self._inside:
            self._protocol.resume_writing()

    # Pieces

    def _step(self) -> None:
        self._next = None
        end = time.perf_counter() + STEP_SECONDS
        for _ in range(STEP // PIECE):
            if not self._backlog or self._paused or self._deaf or self.is_closing():
                break
            piece = bytes(self._backlog[:PIECE])
            del self._backlog[:PIECE]
            self._hand_on(piece)
            if time.perf_counter() >= end:
                break
        if self._deaf or self.is_closing():
            self._backlog.clear()
        elif self._backlog and not self._paused:
            self._next = self._loop.call_soon(self._step)
        self._regulate()

    def _hand_on(self, piece: bytes) -> None:
        if self._requests:
            self._asked += len(piece)
            if self._asked > REQUEST_BYTES:
                self.write(_TOO_MUCH)
                self.linger()
                return
        self._protocol.data_received(piece)

    def _regulate(self) -> None:
        """Read on, or let what the peer sends wait in the network."""
        wanted = self._deaf or not (self._paused or self._backlog)
        if wanted is self._reading or self.is_closing():
            return
        self._reading = wanted
        if wanted:
            self._transport.resume_reading()
        else:
            self._transport.pause_reading()

    # Time limits

    def _look(self) -> None:
        """Whether the peer has asked for something in time, or takes what it asked for."""
        now = self._loop.time()
        unread = self._transport.get_write_buffer_size()
        if unread < self._unread or (self._answering() and not unread):
            self._since = now
        self._unread = unread
        left = (STUCK_SECONDS if unread else REQUEST_SECONDS) - (now - self._since)
        if left <= 0:
            self.abort()
        else:
            self._limit = self._loop.call_later(left, self._look)

    def _finish(self) -> None:
        if not self._ending and not self._lost:
            self._ending = True
            if self._limit is not None:
                self._limit.cancel()
            self._limit = self._loop.call_later(END_SECONDS, self.abort)

    def _heed(self) -> None:
        if self._quiet is not None:
            self._quiet.cancel()
        self._quiet = self._loop.call_later(QUIET_SECONDS, self.close)

    # What the protocol says

    def known(self) -> None:
        """The peer is a page that has said what it wants."""
        self._door.known(self)

    def finish(self) -> None:
        """The peer has been told to close: the connection ends in 3 s at the latest."""
        self._finish()

    def linger(self) -> None:
        """The peer has been told to close, and nothing that it says matters: close when it is quiet, or in 3 s."""
        if self.is_closing():
            return
        self._deaf = True
        self._finish()
        self._heed()
        self._regulate()

    def busy(self) -> bool:
        """Whether the peer is being answered."""
        return self._answering() or self._transport.get_write_buffer_size() > 0

    def write(self, data: bytes) -> None:
        """Send bytes."""
        self._transport.write(data)
        if self._requests:
            self._asked = 0
            self._since = self._loop.time()
            self._unread = self._transport.get_write_buffer_size()
            self._door.served(self)

    def close(self) -> None:
        """Close when all is sent, or in 3 s."""
        self._finish()
        self._transport.close()

    def abort(self) -> None:
        """Close at once; what was not sent is lost."""
        self._transport.abort()

    def is_closing(self) -> bool:
        """Whether it is closed, or closes when all is sent."""
        return self._transport.is_closing()

    def pause_reading(self) -> None:
        """Hand nothing on for the time being."""
        self._paused = True
        self._regulate()

    def resume_reading(self) -> None:
        """Hand on again, soon."""
        self._paused = False
        if self._backlog and self._next is None:
            self._next = self._loop.call_soon(self._step)
        self._regulate()

    def set_protocol(self, protocol: asyncio.BaseProtocol) -> None:
        """Speak this from now on; it has its own time limits."""
        self._protocol = cast("asyncio.Protocol", protocol)
        self._answering = bool  # the former protocol is let go
        self._requests = False
        if self._limit is not None and not self._ending:
            self._limit.cancel()
            self._limit = None

    def get_extra_info(self, name: str, default: Any = None) -> Any:
        """What is known of the connection."""
        return self._transport.get_extra_info(name, default)

    def get_write_buffer_size(self) -> int:
        """Bytes that are not sent yet."""
        return self._transport.get_write_buffer_size()
