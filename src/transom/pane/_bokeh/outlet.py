"""`Outlet`: what a page knows of a document, and the encoded changes that wait for its next patch.

Each patch to the page has a number, and the page says with everything it sends which it has seen:
so a value of the page's that crossed with one of ours on the way is noticed.
"""

from __future__ import annotations

from typing import Any

from transom.components.component import Mount
from transom.components.encode import Encoder
from transom.components.storing import write_lock
from transom.pane._bokeh.wire import Frozen, Key


class Outlet:
    """The way from one document to one page.

    Args:
        mount: the place of the document's component in that page.
        held: whether changes are kept back.

    Concurrency: any thread; what belongs together happens under the write lock.
    """

    def __init__(self, mount: Mount, *, held: bool) -> None:
        self.known = False
        """Whether the page has the document, so that changes of it make sense there."""
        self._mount = mount
        self._held = held
        self._pending: list[Frozen] = []
        self._queued = False
        self._number = 0
        self._floor = 0
        self._sent: dict[Key, int] = {}

    def forget(self) -> None:
        """The page has been told of the document anew, and nothing of what is in it; or has let go of it."""
        with write_lock:
            self.known = self._queued = False
            self._pending.clear()
            self._sent.clear()

    def send_whole(self, document: Frozen) -> None:
        """Send a document, with all that has happened to it until now."""
        with write_lock:
            self._number += 1
            self._floor = self._number
            self.known = True
            self._mount.send({"n": self._number, "doc": document})

    def send(self, event: Frozen) -> None:
        """Send a change with the next patch; of adjacent values of one property only the last."""
        with write_lock:
            if not self.known:  # a snapshot came in between: the document that follows has it
                return
            if event.key is not None:
                self._sent[event.key] = self._number + 1
            last = self._pending[-1] if self._pending else None
            if last is not None and last.whole and event.whole and last.key == event.key:
                self._pending.pop()
            self._pending.append(event)
            self._queue()

    def hold(self, on: bool) -> None:
        """Keep changes back until they are let go together."""
        with write_lock:
            self._held = on
            if self._pending:
                self._queue()

    def _queue(self) -> None:
        if not self._queued and not self._held:
            self._queued = True
            self._mount.send(self)

    def _wire(self, encoder: Encoder) -> Any:
        """The changes of one patch; called when it is cut."""
        with write_lock:
            pending, self._pending = self._pending, []
            self._queued = False
            self._number += 1
            return {"n": self._number, "events": [event._wire(encoder) for event in pending]}

    def crossed(self, key: Key, seen: int) -> bool:
        """Whether the page, having seen patch `seen`, had yet to see a value of ours for this property."""
        with write_lock:
            return seen < self._floor or self._sent.get(key, 0) > seen

    def saw(self, seen: int) -> None:
        """The page has seen patch `seen`: nothing can cross with it or those before any more."""
        with write_lock:
            self._sent = {key: number for key, number in self._sent.items() if number > seen}


class Outlets:
    """The ways to all the pages in which a document is; what each of them knows is its own.

    Concurrency: as `Outlet`.
    """

    def __init__(self) -> None:
        self._by_mount: dict[Mount, Outlet] = {}
        self._held = False

    def open(self, mount: Mount) -> None:
        """A page has been told of the document, and nothing of what is in it."""
        with write_lock:
            if mount in self._by_mount:
                self._by_mount[mount].forget()
            else:
                self._by_mount[mount] = Outlet(mount, held=self._held)

    def close(self, mount: Mount) -> None:
        """A page has let go of the document."""
        with write_lock:
            if (outlet := self._by_mount.pop(mount, None)) is not None:
                outlet.forget()

    def close_all(self) -> None:
        """There is no document any more."""
        with write_lock:
            for mount in tuple(self._by_mount):
                self.close(mount)

    def of(self, mount: Mount | None) -> Outlet | None:
        """The way to one page."""
        return None if mount is None else self._by_mount.get(mount)

    def others(self, mount: Mount | None) -> bool:
        """Whether any page but this has the document."""
        with write_lock:
            return any(outlet.known for each, outlet in self._by_mount.items() if each is not mount)

    def waiting(self) -> list[Outlet]:
        """Those whose pages have yet to get the document."""
        with write_lock:
            return [outlet for outlet in self._by_mount.values() if not outlet.known]

    def send(self, event: Frozen, but: Mount | None) -> None:
        """Send a change to all pages but that which it came from."""
        with write_lock:
            for mount, outlet in self._by_mount.items():
                if mount is not but:
                    outlet.send(event)

    def hold(self, on: bool) -> None:
        """Keep changes back until they are let go together."""
        with write_lock:
            self._held = on
            for outlet in self._by_mount.values():
                outlet.hold(on)
