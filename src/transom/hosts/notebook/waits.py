"""`Waits`: tells pages whose messages wait for a cell that holds the loop up.

The front end sends what pages say to a thread beside the cell's (a subshell of ipykernel), so there is somebody to say
so. Where there is none, as in older kernels, what is said arrives after the cell, and nothing is told.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from transom.hosts.notebook.root import Root

LATE = 0.5
"""Seconds for which a message waits before its page is told."""


class Waits:
    """Who waits.

    Args:
        held: whether a cell runs that holds the loop up, as far as is known. Called in a thread of this.

    Concurrency: `heard` from any thread, `taken` on the kernel's main thread.
    """

    def __init__(self, held: Callable[[], bool]) -> None:
        self._held = held
        self._lock = threading.Lock()
        self._waiting: dict[str, Root] = {}
        self._told: dict[str, Root] = {}
        self._timer: threading.Timer | None = None

    def heard(self, root: Root, id_: str) -> None:
        """The view with that id has sent something, which has not been taken yet."""
        with self._lock:
            self._waiting[id_] = root
            if self._timer is None:
                self._timer = threading.Timer(LATE, self._look)
                self._timer.daemon = True
                self._timer.start()

    def taken(self) -> None:
        """All has been taken."""
        if not self._waiting:
            return
        with self._lock:
            self._waiting.clear()
            told, self._told = self._told, {}
            if self._timer is not None:
                self._timer.cancel()
                self._timer = None
        _tell(told, on=False)

    def _look(self) -> None:
        with self._lock:
            self._timer = None
            late = {id_: root for id_, root in self._waiting.items() if id_ not in self._told} if self._held() else {}
            self._told.update(late)
            _tell(late, on=True)  # with the lock, so that nobody is told of the end before


def _tell(roots: dict[str, Root], *, on: bool) -> None:
    for id_, root in roots.items():
        root.send({"t": "waits", "to": id_, "on": on})
