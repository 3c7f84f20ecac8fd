"""`Unseen`: messages to the page itself, notices above all, for as long as it has not said that it has them.

They are no state, so no snapshot makes them anew: one that comes in place of patches brings those along that were in
them. Messages to components need none of this; what they say is part of what a snapshot says of the component.
"""

from __future__ import annotations

from transom.protocol.codec import encode
from transom.protocol.messages import Op, Patch

COUNT = 64
BYTES = 1 << 18


class Unseen:
    """The newest page messages, with the numbers of the patches that they were in. On the loop."""

    __slots__ = ("_bytes", "_kept")

    def __init__(self) -> None:
        self._kept: list[tuple[int, Op, int]] = []
        self._bytes = 0

    def keep(self, sseq: int, ops: list[Op]) -> None:
        """Patch `sseq` has these ops. Of more messages than may be kept the oldest are forgotten, the last never."""
        for op in ops:
            if op[0] == "msg" and op[1] == "page":
                size = len(encode(Patch(sseq, [op])))
                self._kept.append((sseq, op, size))
                self._bytes += size
        while len(self._kept) > COUNT or (self._bytes > BYTES and len(self._kept) > 1):
            self._forget()

    def seen(self, sseq: int) -> None:
        """The page has those of patch `sseq` and before."""
        while self._kept and self._kept[0][0] <= sseq:
            self._forget()

    def after(self, sseq: int) -> list[Op]:
        """Those of the patches after `sseq`, oldest first."""
        return [op for number, op, _ in self._kept if number > sseq]

    def _forget(self) -> None:
        self._bytes -= self._kept.pop(0)[2]
