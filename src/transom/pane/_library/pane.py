"""`LibraryPane`: a pane whose object is drawn by a large JavaScript library.

Owns what each page knows of the object: the whole of it at first, then what has changed since it was told last,
however often that was. Knows no library.
"""

from __future__ import annotations

from typing import Any
from weakref import WeakKeyDictionary

from transom.components.component import Mount
from transom.components.encode import Encoder, encode_value
from transom.components.pane import Pane
from transom.components.storing import write_lock
from transom.pane._library.patch import difference
from transom.reactive.hold import hold_var


class LibraryPane(Pane):
    """The root of these panes. `_render` gives a frozen value, see `frozen.freeze`; it is never changed."""

    def __init__(self, object: Any = None, **params: Any) -> None:
        self.__dict__["_known"] = WeakKeyDictionary()
        self.__dict__["_waiting"] = set()
        super().__init__(object, **params)

    _known: WeakKeyDictionary[Any, Any]
    """What each page has been told, by the encoder that it is written with."""
    _waiting: set[Mount]
    """Those to which a patch will be cut."""

    def _mark(self, name: str, *, force: bool = False) -> None:
        if name != "object":
            super()._mark(name, force=force)
            return
        hold = hold_var.get()
        if hold is not None and hold.keeps_mark(self, name, force, write_lock):
            return
        with write_lock:
            for mount in self._mounts:
                if mount not in self._waiting:
                    self._waiting.add(mount)
                    mount.send(_Patch(self, mount))

    def _unmounted(self, mount: Mount) -> None:
        super()._unmounted(mount)
        self._waiting.discard(mount)
        self._known.pop(getattr(mount, "tree", mount), None)

    def _encode_object(self, value: Any, encoder: Encoder) -> Any:
        self._known[encoder] = rendered = self._rendered
        return encode_value(rendered, encoder)

    def _cut(self, mount: Mount, encoder: Encoder) -> Any:
        with write_lock:
            self._waiting.discard(mount)
            old, new = self._known.get(encoder), self._rendered
            self._known[encoder] = new
        return encode_value({"patch": difference(old, new)}, encoder)


class _Patch:
    """A message that says, when it is cut, what has changed by then."""

    def __init__(self, pane: LibraryPane, mount: Mount) -> None:
        self._pane = pane
        self._mount = mount

    def _wire(self, encoder: Encoder) -> Any:
        return self._pane._cut(self._mount, encoder)
