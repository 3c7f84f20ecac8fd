"""`AnyWidget`: a widget made with anywidget, live on both sides, without a kernel.

The widget itself holds the values. What it tells its front end goes to a comm; a `Tap` in that place lets the pages
that show it hear too.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from threading import Lock
from typing import Any, ClassVar
from weakref import WeakValueDictionary, finalize

import param

from transom.components.component import Component, Mount
from transom.components.display import register
from transom.components.encode import Encoder, encode_value
from transom.components.foreign import Foreign, Source
from transom.components.from_page import plain
from transom.components.info import ClassInfo
from transom.components.storing import write_lock
from transom.errors import PaneError, RejectedError
from transom.pane._comm import Tap, tap_of
from transom.reactive.context import session_var
from transom.reactive.imported import imported

_TRAIT = "trait:"
"""What stands before the name of a trait in the page: a trait may be called as a parameter of any component is."""
_MOST_WAITING = 64
"""Messages that are kept for a widget that is in no page yet."""
_OURS = frozenset({"_anywidget_id", "_css", "_dom_classes", "_esm", "layout", "tabbable", "tooltip"})
"""Traits that are no state of the front end's."""


class AnyWidget(Component):
    """Shows a widget made with anywidget, one that brings all it needs.

    Traits with `sync=True` are equal on both sides, and messages and buffers go both ways. What begins with `_` the
    page is told of and may not set. One widget may be in several places and pages; its values are the same in all.

    Concurrency: traits may be set from any thread.
    """

    _literal = ("object",)
    _unsynced = ("object",)
    _front_end = "Foreign"

    object = param.Parameter(default=None, doc="The widget.")

    def __init__(self, object: Any, **params: Any) -> None:
        self.__dict__["_waiting"] = []
        super().__init__(object=object, **params)
        self.__dict__["_info"] = _described(self._info, object)
        self.__dict__["_tap"] = tap_of(object)
        self._tap.join(self)
        finalize(self, self._tap.lapse).atexit = False  # one that never was in a page

    _tap: Tap
    _waiting: list[Any]

    def _set_object(self, value: Any) -> dict[str, Any]:
        if not is_anywidget(value):
            raise PaneError(
                "Not an anywidget", f"an object of type {type(value).__qualname__} came; give an instance of AnyWidget."
            )
        if self.__dict__.get("_tap") is not None and value is not self.object:
            raise ValueError("An AnyWidget shows one widget for as long as it lives. Make another, panel(widget).")
        return {"object": value}

    # What the widget tells

    def told(self, data: dict[str, Any], buffers: Any) -> None:
        """The widget tells its front end something; in any thread."""
        if data.get("method") == "update":
            with write_lock:
                for name in data.get("state", ()):
                    if _TRAIT + name in self._info.synced:
                        self._mark(_TRAIT + name)
        elif data.get("method") == "custom":
            message = {"content": data.get("content"), "buffers": list(buffers or ())}
            with write_lock:
                if self._mounts:
                    self._send(message)
                else:
                    self._waiting[_MOST_WAITING - 1 :] = [message]

    def _mounted(self, tree: Any) -> None:
        self._tap.join(self)
        waiting, self.__dict__["_waiting"] = self._waiting, []
        for message in waiting:
            self._send(message)

    def _unmounted(self, mount: Mount) -> None:
        if not self._mounts:
            self._tap.leave(self)

    # What the page tells

    def _encode(self, name: str, encoder: Encoder) -> Any:
        if not name.startswith(_TRAIT):
            return super()._encode(name, encoder)
        trait = name.removeprefix(_TRAIT)
        return encode_value(self.object.get_state(trait)[trait], encoder)

    def _blocks(self, name: str) -> bool:
        return name == "msg" or name.startswith(_TRAIT) or super()._blocks(name)

    def _receive(self, name: str, raw: Any) -> None:
        if name.startswith(_TRAIT):
            self._take(name.removeprefix(_TRAIT), plain(raw))
        else:
            super()._receive(name, raw)

    def _take(self, name: str, raw: Any) -> None:
        widget = self.object
        decode: Callable[[Any, Any], Any] = widget.trait_metadata(name, "from_json", widget._trait_from_json)
        try:
            widget.traits()[name]._validate(widget, decode(raw, widget))
        except Exception as error:
            raise RejectedError("bad_value") from error
        try:
            widget.set_state({name: raw})
        finally:  # other pages that show it; the widget takes it for granted that a kernel tells them
            self._tap.tell({"method": "update", "state": {name: raw}})

    def _event_msg(self, value: Any) -> None:
        if not isinstance(value, dict) or not isinstance(value.get("buffers", []), list):
            raise RejectedError("bad_value")
        buffers = [memoryview(bytes(each)) for each in value.get("buffers", ()) if isinstance(each, memoryview)]
        self.object._handle_custom_msg(plain(value.get("content")), buffers)

    _events: ClassVar = {"msg": ()}


_known: WeakValueDictionary[tuple[Any, ...], ClassInfo] = WeakValueDictionary()
"""What is known of widgets of one class with one front end; a page is told it once."""
_describing = Lock()


def _described(base: ClassInfo, widget: Any) -> ClassInfo:
    """What a page is told of the widget's class."""
    names = sorted(each for each in widget.keys if each not in _OURS and not each.startswith(("_model_", "_view_")))
    name = type(widget).__name__
    texts = tuple(str(getattr(widget, each, None) or "") for each in ("_esm", "_css"))
    key = (name, texts, tuple(names))
    with _describing:
        info = _known.get(key)
        if info is None:
            traits = [_TRAIT + each for each in names]
            esm, css = (Source(text, f"{name}.{where}") for text, where in zip(texts, ("_esm", "_css"), strict=True))
            info = _known[key] = replace(
                base,
                name=name,
                synced=base.synced.union(traits),
                writable=frozenset(_TRAIT + each for each in names if not each.startswith("_")),
                encode_hooks={**base.encode_hooks, **dict.fromkeys(traits, "_encode")},
                foreign=Foreign(esm, (css,) if texts[1] else (), form="traits"),
            )
        return info


def is_anywidget(obj: Any) -> bool:
    """Whether it is a widget made with anywidget; nothing is imported to find out."""
    module = imported("anywidget")
    return module is not None and isinstance(obj, module.AnyWidget)


def _bid(obj: Any) -> float | None:
    return 0.8 if is_anywidget(obj) else None


def _show(obj: Any, **params: Any) -> Component:
    """What shows the widget: the same one everywhere in a page, so that its front end is made once."""
    if params:
        return AnyWidget(obj, **params)
    owner, shown = session_var.get(), tap_of(obj).shown
    component = shown.get(id(owner))
    if component is None or component._owner is not owner:
        component = shown[id(owner)] = AnyWidget(obj)
    return component


register(_bid, _show)
