"""`Port`: what the page and its Python say to each other, whatever carries it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

from transom.protocol.codec import Frame


class Port(Protocol):
    """The way to the page. What is sent reaches it also while Python holds its thread up, where that is a worker's."""

    def frame(self, to: str, number: int, frame: Frame) -> None:
        """Send a frame of a view's."""

    def say(self, content: dict[str, Any], buffers: Sequence[bytes] = ()) -> None:
        """Send a message; see `docs/protocol.md`."""
