"""`Tap`: stands in place of a widget's comm, so that pages hear what the widget tells its front end.

A comm is what Jupyter's widgets speak through; without a kernel it leads nowhere. Knows no page.
"""

from __future__ import annotations

import sys
from threading import RLock
from typing import Any, Protocol
from weakref import WeakSet, WeakValueDictionary

_lock = RLock()


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
        self._listeners: WeakSet[Listener] = WeakSet()
        self.shown: WeakValueDictionary[int, Any] = WeakValueDictionary()
        """What shows the widget, by whose it is, for as long as somebody has it."""

    def join(self, listener: Listener) -> None:
        """Let `listener` hear, until it leaves or nobody has it any more."""
        with _lock:
            if self._widget.comm is None:
                self._widget.open()
            if self._widget.comm is not self:
                self._inner = self._widget.comm
                self._widget.comm = self
            self._listeners.add(listener)

    def leave(self, listener: Listener) -> None:
        """Let it hear no more. When nobody does, the widget is as it was."""
        with _lock:
            self._listeners.discard(listener)
            if not self._listeners and self._widget.comm is self:
                self._widget.comm = self._inner
                self.lapse()

    def lapse(self) -> None:
        """Let the widget go, if nobody listens any more."""
        if not tuple(self._listeners):  # its length counts one that is just going
            _forget(self._inner)
            _forget(getattr(getattr(self._widget, "layout", None), "comm", None))

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
        with _lock:
            listeners = tuple(self._listeners)
        for listener in listeners:
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


def _forget(comm: Any) -> None:
    """Let the widget of a comm that leads nowhere go, which tables of all would keep; it closes itself then."""
    if type(comm).__module__ == "comm":
        comm.on_msg(None)
        sys.modules["ipywidgets.widgets.widget"]._instances.pop(comm.comm_id, None)
