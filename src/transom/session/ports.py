"""What a session needs of the host it runs on.

A host is an adapter: it carries frames. The memory transport of `transom.testing` is the proof
that this is all it takes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextvars import Context
from typing import Protocol, runtime_checkable

from transom.protocol.codec import Frame

Chunks = Mapping[str, str]
"""The name of a front end, in small letters, → the file beside the client's runtime that holds it. What is not in it,
the runtime has itself."""
Publish = Callable[[str], str]
"""Hands out the text of a module that came with an app, and says where it is: its address as seen from the runtime's
file. A host without addresses has none."""


class Output(Protocol):
    """Where code prints to, and failures are told: under the cell of a notebook by which it was set off."""

    def here(self) -> object:
        """The place of the running code."""

    def enter(self, context: Context, place: object) -> None:
        """What runs in `context` prints to `place`."""


class Transport(Protocol):
    """Carries frames to one page. Only the session's writer calls `send`."""

    async def send(self, frame: Frame) -> None:
        """Send one frame; suspends while the page is slow to take it."""

    async def aclose(self, code: int, reason: str) -> None:
        """End the connection with a WebSocket close code; returns soon, also when the page reads nothing."""


@runtime_checkable
class Immediate(Transport, Protocol):
    """One that can take a frame at once, while the loop is held up."""

    def take(self, frame: Frame) -> bool:
        """Send one frame, in order with those of `send`; whether that could be done without waiting."""
