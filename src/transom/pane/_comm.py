"""`Tap`: stands in place of a widget's comm, so that pages hear what the widget tells its front end.

A comm is what Jupyter's widgets speak through; without a kernel it leads nowhere. Knows no page.
"""

from __future__ import annotations

import sys
from threading import Lock
from typing import Any, Protocol

_lock = Lock()


class Listener(Protocol):
    """Who hears a widget."""

    def told(self, data: dict[str, Any], buffers: Any) -> None:
        """The widget tells its front end something; in any thread."""


class Tap:
    """The comm of a widget while somebody listens; whatever it had before hears all as before.

    Args:
        widget: whose it is. It keeps the tap, see `tap_of`.

    Concurrency: from any thread.
    """

    def __init__(self, widget: Any) -> None:
        self._widget = widget
        self._inner: Any = None
        self._listeners: tuple[Listener, ...] = ()

    def join(self, listener: Listener) -> None:
        """Let `listener` hear; once, however often it joins."""
        with _lock:
            if any(each is listener for each in self._listeners):
                return
            if self._widget.comm is None:
                self._widget.open()
            if self._widget.comm is not self:
                self._inner = self._widget.comm
                self._widget.comm = self
            self._listeners = (*self._listeners, listener)

    def leave(self, listener: Listener) -> None:
        """Let it hear no more. When nobody does, the widget is as it was."""
        with _lock:
            self._listeners = tuple(each for each in self._listeners if each is not listener)
            if self._listeners or self._widget.comm is not self:
                return
            self._widget.comm = self._inner
            for each in (self._widget, getattr(self._widget, "layout", None)):
                _forget(each)

    # What a widget asks of its comm

    @property
    def comm_id(self) -> Any:
        """The id of the comm it had, by which others know the widget."""
        return self._inner.comm_id

    def send(self, data: Any = None, metadata: Any = None, buffers: Any = None) -> None:
        """The widget tells its front end something."""
        self._inner.send(data=data, metadata=metadata, buffers=buffers)
        self.tell(data, buffers)

    def tell(self, data: dict[str, Any], buffers: Any = None) -> None:
        """Let those who listen hear, and nobody else."""
        for listener in self._listeners:
            listener.told(data, buffers)

    def on_msg(self, callback: Any) -> None:
        """What comes by the comm it had is heard already."""

    def __getattr__(self, name: str) -> Any:
        return getattr(self._inner, name)


def tap_of(widget: Any) -> Tap:
    """The tap of a widget, one for as long as it lives."""
    with _lock:
        tap: Tap = widget.__dict__.setdefault("_transom_tap", Tap(widget))
        return tap


def _forget(widget: Any) -> None:
    """Let a widget that has no kernel go, which would be kept for ever by tables of all; it closes itself then."""
    comm: Any = getattr(widget, "comm", None)
    if type(comm).__module__ == "comm":  # one that leads nowhere
        comm.on_msg(None)
        sys.modules["ipywidgets.widgets.widget"]._instances.pop(comm.comm_id, None)
