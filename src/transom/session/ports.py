"""What a session needs of the host it runs on.

A host is an adapter: it carries frames. The memory transport of `transom.testing` is the proof
that this is all it takes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol

from transom.protocol.codec import Frame

Chunks = Mapping[str, str]
"""The name of a front end, in small letters, → the file beside the client's runtime that holds it. What is not in it,
the runtime has itself."""
Publish = Callable[[str], str]
"""Hands out the text of a module that came with an app, and says where it is: its address as seen from the runtime's
file. A host without addresses has none."""


class Transport(Protocol):
    """Carries frames to one page. Only the session's writer calls `send`."""

    async def send(self, frame: Frame) -> None:
        """Send one frame; suspends while the page is slow to take it."""

    async def aclose(self, code: int, reason: str) -> None:
        """End the connection with a WebSocket close code; returns soon, also when the page reads nothing."""
