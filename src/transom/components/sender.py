"""Which page an event comes from: a component may be in several pages, and an answer goes to the one that asked."""

from __future__ import annotations

from contextvars import ContextVar
from typing import Any

from transom.components.component import Component, Mount
from transom.components.storing import write_lock

sender_var: ContextVar[Mount | None] = ContextVar("transom_sender", default=None)
"""The place of the component to which the event belongs that is being applied, or was when this code was set off."""


def reply(component: Component, content: Any) -> None:
    """Send a custom message to the front end of `component`, in that page only whose event is being applied."""
    mount = sender_var.get()
    with write_lock:
        if mount is not None and mount in component._mounts:
            mount.send(content)
