"""Who may write: models that a page shows are written by that page's callbacks only.

Bokeh itself cannot refuse a write, so two of its entrances are wrapped, once for the process: where
a property is stored, and where a container (list, dict, column data) copies itself before it
changes. Models that no session of ours shows pass through unchanged.
"""

from __future__ import annotations

import threading
from functools import wraps
from typing import Any, Protocol

from bokeh.core.property.descriptors import PropertyDescriptor
from bokeh.core.property.wrappers import (
    PropertyValueDict,
    PropertyValueList,
    PropertyValueSet,
)

from transom.errors import ForeignWriteError
from transom.reactive.context import Owner

_installing = threading.Lock()


class Guarded(Protocol):
    """What stands behind a document of ours."""

    owner: Owner

    @property
    def closed(self) -> bool:
        """Whether its session has ended; writes are nobody's business then."""


def guard_of(obj: Any) -> Guarded | None:
    """What guards a Bokeh object: its document's bridge, if that is one of ours and still open."""
    document = getattr(obj, "document", None)
    guard: Guarded | None = getattr(getattr(document, "callbacks", None), "bridge", None)
    # A session that ends lets everybody through; what is written then reaches nobody.
    return None if guard is None or guard.closed or guard.owner.closed else guard


def check(guard: Guarded, obj: Any, name: str) -> None:
    """Refuse a write from code that is none of the page's.

    Raises:
        ForeignWriteError: the calling thread neither has the page's turn nor could take it.
    """
    if guard.owner.may_enter():
        return
    thread = threading.current_thread().name
    raise ForeignWriteError(
        f"{type(obj).__name__}.{name} is shown in a page and was to be changed from {thread}, outside of that "
        "page's callbacks; nothing has been changed. Change Bokeh models in a callback of the page, or hand the "
        "change over: document.add_next_tick_callback(function), where `document = figure.document` was looked "
        "up in a callback."
    )


def install() -> None:
    """Wrap Bokeh's entrances; a second call does nothing."""
    with _installing:
        if getattr(PropertyDescriptor, "_transom", False):
            return
        descriptor: Any = PropertyDescriptor
        descriptor._set = _guarded_set(descriptor._set)
        descriptor.__delete__ = _guarded_delete(descriptor.__delete__)
        for container in (PropertyValueList, PropertyValueSet, PropertyValueDict):
            wrapped: Any = container
            wrapped._saved_copy = _guarded_copy(wrapped._saved_copy)
        descriptor._transom = True


def _guarded_set(original: Any) -> Any:
    @wraps(original)
    def _set(self: Any, obj: Any, old: Any, value: Any, **options: Any) -> None:
        guard = guard_of(obj)
        if guard is None or guard.owner.in_turn():
            original(self, obj, old, value, **options)
            return
        check(guard, obj, self.name)
        with guard.owner.entered():
            original(self, obj, old, value, **options)

    return _set


def _guarded_delete(original: Any) -> Any:
    @wraps(original)
    def __delete__(self: Any, obj: Any) -> None:  # noqa: N807 - the name it has in Bokeh
        guard = guard_of(obj)
        if guard is None:
            original(self, obj)
            return
        check(guard, obj, self.name)
        with guard.owner.entered():
            original(self, obj)

    return __delete__


def _guarded_copy(original: Any) -> Any:
    @wraps(original)
    def _saved_copy(self: Any) -> Any:
        for obj, descriptor in self._owners:
            guard = guard_of(obj)
            if guard is not None:
                check(guard, obj, descriptor.name)
        return original(self)

    return _saved_copy
