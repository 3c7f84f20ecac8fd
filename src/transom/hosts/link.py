"""`Link`: one view's connection to its page, where messages carry it that are not a connection of their own."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Callable
from typing import Generic, TypeVar

from transom.protocol.codec import Frame

R = TypeVar("R")

UNACKNOWLEDGED = 4 << 20
"""So many bytes may be on their way: a comm and a port take whatever they are given, and somebody
would have to keep it."""


class Link(Generic[R]):
    """Carries frames, see `session.ports.Transport` and `Immediate`. On the loop's thread.

    Args:
        root: what is shown.
        id: the page's name for it, unique among all documents.
        post: takes a frame for the page, with its number.
        end: says to the page that this is over.
    """

    def __init__(
        self, root: R, id: str, post: Callable[[Link[R], int, Frame], None], end: Callable[[Link[R], int], None]
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
        self._known = 0
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

    def behind(self, number: int) -> bool:
        """Whether the page, which has all frames up to this, lacks one that was sent before it last said so."""
        self.acknowledged(number)
        late = number < self._known
        self._known = self._number
        return late

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
