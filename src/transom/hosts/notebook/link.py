"""`Link`: one view's connection to its page, through the comm of the output that shows it."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Callable
from typing import TYPE_CHECKING

from transom.protocol.codec import Frame

if TYPE_CHECKING:
    from transom.hosts.notebook.root import Root

UNACKNOWLEDGED = 4 << 20
"""So many bytes may be on their way: a comm takes whatever it is given, and kernel and server would have to keep it."""


class Link:
    """Carries frames, see `session.ports.Transport` and `Immediate`. On the kernel's main thread.

    Args:
        root: the output; its comm carries the frames.
        id: the page's name for it, unique among all documents.
        post: takes a frame for the page, with its number.
        end: says to the page that this is over.
    """

    def __init__(
        self, root: Root, id: str, post: Callable[[Link, int, Frame], None], end: Callable[[Link, int], None]
    ) -> None:
        self.root = root
        self.id = id
        self.heard = 0.0
        """When the page has last said something, in the loop's time."""
        self.waiting: deque[Frame] = deque()
        """What the page has sent and nobody has looked at."""
        self.over = False
        self._post = post
        self._end = end
        self._number = 0
        self._sizes: deque[int] = deque()
        self._bytes = 0
        self._arrived = asyncio.Event()
        self._room = asyncio.Event()

    @property
    def document(self) -> str:
        """What tells the page's document from others; an id is that and a number."""
        return self.id.rpartition("-")[0]

    # From the page

    def deliver(self, frame: Frame) -> None:
        """The page has sent a frame."""
        self.waiting.append(frame)
        self._arrived.set()

    def acknowledged(self, number: int) -> None:
        """The page has all frames up to this."""
        while self._sizes and self._number - len(self._sizes) < number:
            self._bytes -= self._sizes.popleft()
        if self._bytes < UNACKNOWLEDGED:
            self._room.set()

    def gone(self) -> None:
        """The page has left, or is taken to have."""
        self.over = True
        self._arrived.set()
        self._room.set()

    async def frames(self) -> AsyncIterator[Frame]:
        """What the page sends; ends when it has gone."""
        while True:
            while not self.waiting:
                if self.over:
                    return
                self._arrived.clear()
                await self._arrived.wait()
            yield self.waiting.popleft()

    # To the page

    def take(self, frame: Frame) -> bool:
        """Send a frame at once, unless too much is on its way."""
        if self._bytes >= UNACKNOWLEDGED or self.over:
            return False
        self._number += 1
        self._sizes.append(len(frame))
        self._bytes += len(frame)
        self._post(self, self._number, frame)
        return True

    async def send(self, frame: Frame) -> None:
        """Send a frame when there is room for it."""
        while not self.take(frame):
            if self.over:
                raise ConnectionError("the page has gone")
            self._room.clear()
            await self._room.wait()

    async def aclose(self, code: int, reason: str) -> None:
        """Say that it is over."""
        if not self.over:
            self.gone()
            self._end(self, code)
