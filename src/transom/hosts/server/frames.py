"""`BoundedFrames`: the frames of one WebSocket connection, counted as they are read.

Bytes in, frames and an answer out: it knows no socket and no server. A peer that sends more than a page has reason
to is told so with a close code, and nothing of it is read any more.
"""

from __future__ import annotations

from collections.abc import Callable

from websockets.exceptions import ProtocolError
from websockets.frames import CloseCode, Frame, Opcode
from websockets.server import ServerProtocol

from transom.hosts.server.deflate import Deflating
from transom.session.allowance import Allowance

CONTROL_RATE = 100.0
"""Pings and pongs a second, and twice as many at once. A browser sends one pong each 20 s."""
FRAGMENT_RATE = 1000.0
"""Frames a second that are not the last of their message, and twice as many at once."""
MOST_FRAGMENTS = 1024
"""Frames of one message."""


class BoundedFrames(ServerProtocol):
    """Reads what one page sends over its WebSocket.

    Args:
        first: the most bytes of the first message; it ends with 1009 over it.
        later: the most bytes of any later message.
        clock: has the time, in seconds.

    Pings and pongs are few (else 1008), a message has at most 1024 fragments (else 1009), empty ones count.
    """

    def __init__(self, first: int, later: int, clock: Callable[[], float]) -> None:
        super().__init__(max_size=first, extensions=[Deflating(clock)])
        self.heard = False
        """Whether there was a whole message."""
        self._later = later
        self._control = Allowance(CONTROL_RATE, clock)
        self._partial = Allowance(FRAGMENT_RATE, clock)
        self._fragments = 0

    def recv_frame(self, frame: Frame) -> None:
        """Take one frame."""
        if frame.opcode in (Opcode.PING, Opcode.PONG):
            if self._control.spend():
                self._refuse(CloseCode.POLICY_VIOLATION, "too many pings and pongs")
        elif frame.opcode is not Opcode.CLOSE:
            self._count(frame)
        super().recv_frame(frame)

    def _count(self, frame: Frame) -> None:
        if frame.fin:
            self._fragments = 0
            self.heard = True
            self.max_message_size = self._later
            return
        self._fragments += 1
        if self._fragments >= MOST_FRAGMENTS:
            self._refuse(CloseCode.MESSAGE_TOO_BIG, f"a message of more than {MOST_FRAGMENTS} fragments")
        if self._partial.spend():
            self._refuse(CloseCode.POLICY_VIOLATION, "too many fragments")

    def _refuse(self, code: CloseCode, reason: str) -> None:
        """End the connection with this code, in the midst of what was being read."""
        self.fail(code, reason)
        raise ProtocolError(reason)  # ends the parser; its own code for this comes too late to be sent
